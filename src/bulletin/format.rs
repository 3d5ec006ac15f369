//! Figures in words: how a number, its scale, its unit and its bound are written in each language.
//!
//! Chinese keeps the scale that the source printed (54.42亿元). English has no 万 and no 亿, so the
//! point moves: money becomes thousands, millions or billions, all else is written out. Moving the
//! point keeps every printed digit, so the precision stays what it was.

use super::figure::{Amount, Figure, UnitOf, Value};
use super::model::Bound;
use super::text::Lang;

/// Where a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// In a sentence: bounds in words, no plus sign; a minus is never dropped.
    Prose,
    /// In a tile, a table or a chart: bounds as signs, growth with its sign.
    Compact,
}

/// A whole figure: bound, number and unit, or its words. An empty string for what has no value.
pub fn figure(figure: &Figure<'_>, lang: Lang, style: Style) -> String {
    match &figure.value {
        Value::Amount(it) => amount(it, lang, style),
        Value::Words(text) => text.get(lang).to_string(),
        Value::Nothing => String::new(),
    }
}

/// A number with its bound and unit.
pub fn amount(amount: &Amount<'_>, lang: Lang, style: Style) -> String {
    let (number, unit) = parts(amount, lang, style);
    join(&bound(amount.bound, lang, style), &number, &unit, amount.unit, lang)
}

/// Number and unit as in a table, without the bound: for the far side of an inequality.
pub fn unbounded(amount: &Amount<'_>, lang: Lang) -> String {
    let (number, unit) = parts(amount, lang, Style::Compact);
    join("", number.trim_start_matches('+'), &unit, amount.unit, lang)
}

/// A number with its bound and without its unit, in the scale that [`unit()`] names.
pub fn bare(amount: &Amount<'_>, lang: Lang, style: Style) -> String {
    format!("{}{}", bound(amount.bound, lang, style), parts(amount, lang, style).0)
}

/// The number without bound, and the unit with its scale.
pub fn parts(amount: &Amount<'_>, lang: Lang, style: Style) -> (String, String) {
    let (digits, scale) = scaled(&amount.digits, amount.unit_mult, amount.unit, lang);
    let sign = match digits.strip_prefix('-') {
        Some(_) => "−",
        None if style == Style::Compact && amount.signed && amount.digits != "0" => "+",
        None => "",
    };
    let number = format!("{sign}{}", grouped(digits.trim_start_matches('-'), lang));
    let one = digits == "1" && scale.is_empty();
    (number, unit_words(amount.unit, scale, one, lang))
}

/// The range that rounding leaves, in the scale of the amount: `34.92–35.04`.
pub fn range(amount: &Amount<'_>, lang: Lang) -> Option<String> {
    let (low, high) = amount.range.as_ref()?;
    let show = |digits: &str| {
        let (digits, _) = rescaled(digits, &amount.digits, amount.unit_mult, amount.unit, lang);
        let sign = if digits.starts_with('-') { "−" } else { "" };
        format!("{sign}{}", grouped(digits.trim_start_matches('-'), lang))
    };
    Some(format!("{}–{}", show(low), show(high)))
}

/// The unit with its scale, for headings and axes: `亿元`, `CNY million`.
pub fn unit(of: UnitOf<'_>, unit_mult: u8, lang: Lang) -> String {
    match lang {
        Lang::Zh => unit_words(of, zh_scale(unit_mult), false, lang),
        Lang::En if of.of.prefix => {
            let scale = en_scale(unit_mult);
            let money = if scale.is_empty() { String::new() } else { format!(" {scale}") };
            format!("{}{money}{}", of.of.label.en, per(of, lang))
        }
        Lang::En => unit_words(of, "", false, lang),
    }
}

/// A bound in front of a number: `至少`, `at least `, `≥ `.
pub fn bound(bound: Bound, lang: Lang, style: Style) -> String {
    let (zh, en, sign) = match bound {
        Bound::Exact => return String::new(),
        Bound::AtLeast => ("至少", "at least ", "≥ "),
        Bound::Under => ("不到", "under ", "< "),
        Bound::AtMost => ("至多", "at most ", "≤ "),
        Bound::About => ("约", "about ", "≈ "),
    };
    match (style, lang) {
        (Style::Compact, _) => sign.into(),
        (Style::Prose, Lang::Zh) => zh.into(),
        (Style::Prose, Lang::En) => en.into(),
    }
}

fn join(bound: &str, number: &str, unit: &str, of: UnitOf<'_>, lang: Lang) -> String {
    if lang == Lang::En && of.of.prefix {
        // `CNY billion per project` splits around the number: `CNY 1.2 billion per project`.
        let rest = unit.strip_prefix(of.of.label.en.as_str()).unwrap_or(unit);
        return format!("{bound}{} {number}{rest}", of.of.label.en);
    }
    let space = if lang == Lang::En && unit.starts_with(char::is_alphabetic) { " " } else { "" };
    format!("{bound}{number}{space}{unit}")
}

fn unit_words(of: UnitOf<'_>, scale: &str, one: bool, lang: Lang) -> String {
    let tail = per(of, lang);
    match lang {
        Lang::Zh => format!("{scale}{}{tail}", of.of.label.zh),
        Lang::En if of.of.prefix => {
            let scale = if scale.is_empty() { String::new() } else { format!(" {scale}") };
            format!("{}{scale}{tail}", of.of.label.en)
        }
        Lang::En => {
            let plural = of.of.plural.as_deref().filter(|_| !one);
            format!("{}{tail}", plural.unwrap_or(&of.of.label.en))
        }
    }
}

fn per(of: UnitOf<'_>, lang: Lang) -> String {
    match (of.per, lang) {
        (None, _) => String::new(),
        (Some(per), Lang::Zh) => format!("/{}", per.label.zh),
        (Some(per), Lang::En) => format!(" per {}", per.label.en),
    }
}

fn zh_scale(unit_mult: u8) -> &'static str {
    match unit_mult {
        3 => "千",
        4 => "万",
        6 => "百万",
        8 => "亿",
        12 => "万亿",
        _ => "",
    }
}

fn en_scale(unit_mult: u8) -> &'static str {
    match unit_mult {
        0..=2 => "",
        3..=5 => "thousand",
        6..=8 => "million",
        _ => "billion",
    }
}

/// The digits in the scale that the language has a word for, and that word.
fn scaled(digits: &str, unit_mult: u8, of: UnitOf<'_>, lang: Lang) -> (String, &'static str) {
    rescaled(digits, digits, unit_mult, of, lang)
}

/// Like [`scaled`], with the scale that suits `model`: both ends of a range take the value's.
fn rescaled(digits: &str, model: &str, unit_mult: u8, of: UnitOf<'_>, lang: Lang) -> (String, &'static str) {
    let mult = i32::from(unit_mult);
    match lang {
        Lang::Zh if zh_scale(unit_mult).is_empty() => (shift(digits, mult), ""),
        Lang::Zh => (digits.to_string(), zh_scale(unit_mult)),
        Lang::En if !of.of.prefix => (shift(digits, mult), ""),
        Lang::En => {
            let whole = model.trim_start_matches('-').split('.').next().unwrap_or("");
            let whole = whole.trim_start_matches('0');
            let leading = if whole.is_empty() { leading_exponent(model) } else { digit_count(whole) };
            let (exponent, word) = match mult + leading {
                10.. => (9, "billion"),
                7..=9 => (6, "million"),
                // A small sum reads better in full: CNY 20,000, not CNY 20 thousand.
                _ => (0, ""),
            };
            (shift(digits, mult - exponent), word)
        }
    }
}

fn digit_count(digits: &str) -> i32 {
    i32::try_from(digits.len()).unwrap_or(i32::MAX / 2)
}

/// Where the first digit that counts stands in a number below one: 0 for 0.5, −1 for 0.05.
fn leading_exponent(digits: &str) -> i32 {
    let fraction = digits.split('.').nth(1).unwrap_or("");
    -digit_count(&fraction[..fraction.len() - fraction.trim_start_matches('0').len()])
}

/// Moves the decimal point, to the right for a positive exponent, and keeps every digit.
fn shift(digits: &str, exponent: i32) -> String {
    let (sign, number) = digits.strip_prefix('-').map_or(("", digits), |number| ("-", number));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let steps = exponent.unsigned_abs() as usize;
    let (whole, fraction) = if exponent >= 0 {
        let moved = steps.min(fraction.len());
        let zeros = "0".repeat(steps - moved);
        (format!("{whole}{}{zeros}", &fraction[..moved]), fraction[moved..].to_string())
    } else {
        let padded = format!("{}{whole}", "0".repeat(steps));
        let cut = padded.len() - steps;
        (padded[..cut].to_string(), format!("{}{fraction}", &padded[cut..]))
    };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        trimmed => trimmed,
    };
    // Zeros that only the change of scale made tell no precision.
    let fraction =
        if exponent < 0 && !number.contains('.') { fraction.trim_end_matches('0') } else { &fraction };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// English groups thousands; Chinese newspapers print whole numbers unbroken.
fn grouped(digits: &str, lang: Lang) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if lang == Lang::Zh || whole.len() < 4 {
        return digits.to_string();
    }
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;

    fn shown(id: &str, lang: Lang, style: Style) -> String {
        let bulletin = fixture::bulletin();
        figure(&bulletin.figure(id).unwrap(), lang, style)
    }

    #[test]
    fn chinese_keeps_the_scale_as_printed() {
        assert_eq!(shown("MONEY", Lang::Zh, Style::Compact), "54.42亿元");
        assert_eq!(shown("SPENT", Lang::Zh, Style::Compact), "8870万元");
        assert_eq!(shown("FLOOR", Lang::Zh, Style::Compact), "1.9万平方米");
        assert_eq!(shown("FIRMS", Lang::Zh, Style::Compact), "37663户");
    }

    #[test]
    fn english_moves_the_point_and_keeps_the_digits() {
        assert_eq!(shown("MONEY", Lang::En, Style::Compact), "CNY 5.442 billion");
        assert_eq!(shown("SPENT", Lang::En, Style::Compact), "CNY 88.7 million");
        assert_eq!(shown("PLAN", Lang::En, Style::Compact), "CNY 100 million");
        assert_eq!(shown("FLOOR", Lang::En, Style::Compact), "19,000 m²");
        assert_eq!(shown("FIRMS", Lang::En, Style::Compact), "37,663 businesses");
    }

    #[test]
    fn bounds_are_words_in_prose_and_signs_elsewhere() {
        assert_eq!(shown("POSTS", Lang::Zh, Style::Prose), "至少2000个");
        assert_eq!(shown("POSTS", Lang::En, Style::Prose), "at least 2,000 posts");
        assert_eq!(shown("POSTS", Lang::En, Style::Compact), "≥ 2,000 posts");
    }

    #[test]
    fn growth_carries_its_sign_where_it_stands_alone() {
        assert_eq!(shown("GROWTH", Lang::Zh, Style::Compact), "+6.2%");
        assert_eq!(shown("GROWTH", Lang::Zh, Style::Prose), "6.2%");
    }

    #[test]
    fn a_minus_is_never_dropped() {
        let text = fixture::TEXT.replace("\"6.2\"", "\"-0.3\"");
        let bulletin = crate::bulletin::load::load(text.as_bytes()).unwrap();
        for style in [Style::Prose, Style::Compact] {
            for lang in Lang::ALL {
                assert_eq!(figure(&bulletin.figure("GROWTH").unwrap(), lang, style), "−0.3%");
            }
        }
    }

    #[test]
    fn a_unit_per_another_reads_naturally() {
        assert_eq!(shown("EACH", Lang::Zh, Style::Compact), "0.9895亿元/个");
        assert_eq!(shown("EACH", Lang::En, Style::Compact), "CNY 98.95 million per project");
    }

    #[test]
    fn rounding_shows_as_a_range_in_the_same_scale() {
        let bulletin = fixture::bulletin();
        let each = bulletin.figure("EACH").unwrap();
        let each = each.amount().unwrap();
        // 54.415 to 54.425 by 55 is 0.98936… to 0.98954…, each end rounded away from the middle.
        assert_eq!(range(each, Lang::Zh).unwrap(), "0.9893–0.9896");
        assert_eq!(range(each, Lang::En).unwrap(), "98.93–98.96");
    }

    #[test]
    fn the_point_moves_both_ways() {
        assert_eq!(shift("8870", -2), "88.7");
        assert_eq!(shift("8870.0", -2), "88.700");
        assert_eq!(shift("5", -3), "0.005");
        assert_eq!(shift("-1.25", 1), "-12.5");
        assert_eq!(shift("0.5", 4), "5000");
    }
}
