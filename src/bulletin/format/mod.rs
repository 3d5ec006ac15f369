//! Figures in words: how a number, its scale, its unit and its bound are written in each language.
//!
//! Chinese keeps the scale that the source printed (54.42亿元). English has no 万 and no 亿, so the
//! point moves: from a million on to millions, billions or trillions, below that to the number in full.
//! Moving the point keeps every printed digit, so the precision stays what it was. The ticks of an
//! axis are the page's own numbers, and take the scale that suits the highest of them.

mod scale;

use super::figure::{Amount, Figure, UnitOf, Value};
use super::model::Bound;
use super::text::Lang;
use scale::{ENGLISH, Scale, grouped, is_one, is_zero, order, power_of_ten, shift, zh_word};

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

/// How many there are of something: `1047`, `1,047`.
pub fn count(count: usize, lang: Lang) -> String {
    grouped(&count.to_string(), lang)
}

/// A number with its bound and its scale and without its unit: `186.4万`, `1.864 million`. The words
/// around it name the unit; a scale that were left to them would be wrong in one of the languages.
pub fn bare(amount: &Amount<'_>, lang: Lang, style: Style) -> String {
    let scale = Scale::of(&amount.digits, amount.unit_mult, lang);
    let space = if lang == Lang::En && !scale.word.is_empty() { " " } else { "" };
    let number = signed_number(amount, scale, lang, style);
    format!("{}{number}{space}{}", bound(amount.bound, lang, style), scale.word)
}

/// The number without bound, and the unit with its scale.
pub fn parts(amount: &Amount<'_>, lang: Lang, style: Style) -> (String, String) {
    let scale = Scale::of(&amount.digits, amount.unit_mult, lang);
    let number = signed_number(amount, scale, lang, style);
    let one = is_one(&number, scale);
    (number, unit_words(amount.unit, scale.word, one, lang))
}

/// The range that rounding leaves, in the scale of the amount: `34.92–35.04`.
pub fn range(amount: &Amount<'_>, lang: Lang) -> Option<String> {
    let (low, high) = amount.range.as_ref()?;
    let scale = Scale::of(&amount.digits, amount.unit_mult, lang);
    let show = |digits: &str| number(digits, amount.unit_mult, scale, lang);
    Some(format!("{}–{}", show(low), show(high)))
}

/// What stands at each tick of an axis, and the unit in the scale that all of them share.
///
/// The ticks are digits in the unit and scale of `like`. The scale is that of the highest tick, and
/// is never below the one that the source printed, in which the marks' own numbers stand. One label
/// says the unit: the last, or the first where the last is zero.
pub fn axis(ticks: &[&str], like: &Amount<'_>, lang: Lang) -> (Vec<String>, String) {
    let widest = ticks.iter().max_by_key(|digits| order(digits)).copied().unwrap_or_default();
    let scale = Scale::of_axis(widest, like.unit_mult, lang);
    let says = match (ticks.first(), ticks.last()) {
        (Some(first), Some(last)) if is_zero(last) && !is_zero(first) => 0,
        _ => ticks.len().saturating_sub(1),
    };
    let label = |(index, digits): (usize, &&str)| {
        let number = number(digits, like.unit_mult, scale, lang);
        if index != says || is_zero(digits) {
            return number;
        }
        let unit = unit_words(like.unit, scale.word, is_one(&number, scale), lang);
        join("", &number, &unit, like.unit, lang)
    };
    let labels = ticks.iter().enumerate().map(label).collect();
    (labels, unit_words(like.unit, scale.word, false, lang))
}

/// The unit of digits that stand as the file has them, for the heading over them: `亿元`,
/// `CNY 100 million`, `10,000 visits`. English tables of Chinese statistics name 万 and 亿 this way.
/// Over numbers that say their scale themselves, as [`bare`] does, stands the unit of a `unit_mult` of 0.
pub fn unit(of: UnitOf<'_>, unit_mult: u8, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            let word = zh_word(unit_mult);
            let power = if word.is_empty() { power_of_ten(unit_mult) } else { String::new() };
            unit_words(of, &format!("{power}{word}"), false, lang)
        }
        Lang::En => {
            let scale = Scale::within(&ENGLISH, i32::from(unit_mult));
            let rest = unit_mult.saturating_sub(u8::try_from(scale.exponent).unwrap_or(0));
            let words = [power_of_ten(rest), scale.word.to_string()];
            let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
            unit_words(of, &words.join(" "), false, lang)
        }
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
        return [bound, &of.of.label.en, " ", number, rest].concat();
    }
    let space = if lang == Lang::En && unit.starts_with(char::is_alphabetic) { " " } else { "" };
    [bound, number, space, unit].concat()
}

fn unit_words(of: UnitOf<'_>, scale: &str, one: bool, lang: Lang) -> String {
    let tail = per(of, lang);
    let label = match lang {
        Lang::Zh => return [scale, &of.of.label.zh, &tail].concat(),
        Lang::En => of.of.plural.as_deref().filter(|_| !one && !of.of.prefix).unwrap_or(&of.of.label.en),
    };
    match (scale, of.of.prefix) {
        ("", _) => [label, &tail].concat(),
        (scale, true) => [label, " ", scale, &tail].concat(),
        (scale, false) => [scale, " ", label, &tail].concat(),
    }
}

fn per(of: UnitOf<'_>, lang: Lang) -> String {
    match (of.per, lang) {
        (None, _) => String::new(),
        (Some(per), Lang::Zh) => format!("/{}", per.label.zh),
        (Some(per), Lang::En) => format!(" per {}", per.label.en),
    }
}

/// A number in a scale, with its minus.
fn number(digits: &str, unit_mult: u8, scale: Scale, lang: Lang) -> String {
    let digits = shift(digits, i32::from(unit_mult) - scale.exponent);
    let sign = if digits.starts_with('-') { "−" } else { "" };
    [sign, &grouped(digits.trim_start_matches('-'), lang)].concat()
}

/// The same, with the plus of growth where it stands alone.
fn signed_number(amount: &Amount<'_>, scale: Scale, lang: Lang, style: Style) -> String {
    let grows = amount.signed && !amount.digits.starts_with('-') && !is_zero(&amount.digits);
    let plus = if grows && style == Style::Compact { "+" } else { "" };
    [plus, &number(&amount.digits, amount.unit_mult, scale, lang)].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::bulletin::decimal::{Decimal, Exact};
    use crate::bulletin::fixture;
    use crate::bulletin::model::Unit;

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

    fn unit_of(json: &str) -> Unit {
        serde_json::from_str(json).unwrap()
    }

    fn parcels() -> Unit {
        unit_of(
            r#"{"id": "PARCEL", "label": {"zh": "件", "en": "parcel"}, "plural": "parcels", "factor": "1"}"#,
        )
    }

    fn money() -> Unit {
        unit_of(r#"{"id": "CNY", "label": {"zh": "元", "en": "CNY"}, "prefix": true, "factor": "1"}"#)
    }

    fn power() -> Unit {
        unit_of(r#"{"id": "KWH", "label": {"zh": "千瓦时", "en": "kWh"}, "factor": "1"}"#)
    }

    fn of<'a>(digits: &str, unit_mult: u8, unit: &'a Unit) -> Amount<'a> {
        Amount {
            digits: digits.to_string(),
            value: Decimal::parse(digits).unwrap().exact(),
            unit: UnitOf { of: unit, per: None },
            unit_mult,
            bound: Bound::Exact,
            signed: false,
            range: None,
            range_values: None,
        }
    }

    #[test]
    fn english_counts_in_millions_from_a_million_on_whatever_the_unit() {
        let (parcels, money, power) = (parcels(), money(), power());
        for (digits, unit_mult, unit, expected) in [
            ("2.94", 8, &power, "294 million kWh"),
            ("120", 4, &parcels, "1.2 million parcels"),
            ("186.4", 4, &parcels, "1.864 million parcels"),
            ("186.40", 4, &parcels, "1.8640 million parcels"),
            ("1000000", 0, &parcels, "1 million parcels"),
            ("37663000", 0, &parcels, "37.663 million parcels"),
            // Nobody reads 1.234567 million, and written out it shows no digit that is not known …
            ("1234567", 0, &parcels, "1,234,567 parcels"),
            ("1234567.8", 0, &parcels, "1,234,567.8 parcels"),
            ("1047.1234", 4, &parcels, "10,471,234 parcels"),
            // … which here it would.
            ("54.4213", 8, &money, "CNY 5.44213 billion"),
            ("999999", 0, &parcels, "999,999 parcels"),
            ("99.9999", 4, &parcels, "999,999 parcels"),
            ("61.2", 4, &parcels, "612,000 parcels"),
            ("1", 4, &parcels, "10,000 parcels"),
            ("1", 0, &parcels, "1 parcel"),
            ("-1", 0, &parcels, "−1 parcel"),
            ("1.0", 0, &parcels, "1.0 parcels"),
            ("0.0001", 4, &parcels, "1 parcel"),
            ("0", 8, &parcels, "0 parcels"),
            ("0", 8, &money, "CNY 0"),
            ("0.00005", 8, &money, "CNY 5,000"),
            ("-2.5", 8, &money, "CNY −250 million"),
            ("-0.00000001", 0, &power, "−0.00000001 kWh"),
            ("1.5", 12, &money, "CNY 1.5 trillion"),
            ("12345", 12, &money, "CNY 12,345 trillion"),
        ] {
            assert_eq!(amount(&of(digits, unit_mult, unit), Lang::En, Style::Compact), expected);
        }
    }

    #[test]
    fn chinese_numbers_are_as_the_source_printed_them() {
        let (parcels, money) = (parcels(), money());
        for (digits, unit_mult, unit, expected) in [
            ("120", 4, &parcels, "120万件"),
            ("1200000", 0, &parcels, "1200000件"),
            ("-2.50", 8, &money, "−2.50亿元"),
            ("3", 3, &parcels, "3千件"),
            ("3", 2, &parcels, "300件"),
            ("1.5", 12, &money, "1.5万亿元"),
        ] {
            assert_eq!(amount(&of(digits, unit_mult, unit), Lang::Zh, Style::Compact), expected);
        }
    }

    #[test]
    fn a_unit_per_another_keeps_the_scale_with_the_number() {
        let (parcels, power) = (parcels(), power());
        let each = Amount { unit: UnitOf { of: &power, per: Some(&parcels) }, ..of("2.94", 8, &power) };
        assert_eq!(amount(&each, Lang::En, Style::Compact), "294 million kWh per parcel");
        assert_eq!(amount(&each, Lang::Zh, Style::Compact), "2.94亿千瓦时/件");
        assert_eq!(unit(each.unit, 8, Lang::En), "100 million kWh per parcel");
    }

    #[test]
    fn a_number_without_its_unit_says_its_scale() {
        let (parcels, money) = (parcels(), money());
        for (digits, unit_mult, unit, zh, en) in [
            ("124.2", 4, &parcels, "124.2万", "1.242 million"),
            ("61.2", 4, &parcels, "61.2万", "612,000"),
            ("54.42", 8, &money, "54.42亿", "5.442 billion"),
            ("119", 0, &parcels, "119", "119"),
        ] {
            let amount = of(digits, unit_mult, unit);
            assert_eq!(bare(&amount, Lang::Zh, Style::Prose), zh);
            assert_eq!(bare(&amount, Lang::En, Style::Prose), en);
        }
        let many = Amount { bound: Bound::AtLeast, ..of("120", 4, &parcels) };
        assert_eq!(bare(&many, Lang::En, Style::Prose), "at least 1.2 million");
    }

    #[test]
    fn counts_are_grouped_in_english() {
        let counts = [7, 183, 1_047, 37_663, 1_000_000];
        assert_eq!(counts.map(|it| count(it, Lang::En)), ["7", "183", "1,047", "37,663", "1,000,000"]);
        assert_eq!(count(37_663, Lang::Zh), "37663");
    }

    #[test]
    fn a_heading_names_the_scale_of_the_digits_in_the_file() {
        let (parcels, money) = (parcels(), money());
        let shown = |of, unit_mult, lang| unit(UnitOf { of, per: None }, unit_mult, lang);
        let both = |of, unit_mult| [shown(of, unit_mult, Lang::Zh), shown(of, unit_mult, Lang::En)];
        assert_eq!(both(&money, 0), ["元", "CNY"]);
        assert_eq!(both(&money, 4), ["万元", "CNY 10,000"]);
        assert_eq!(both(&money, 8), ["亿元", "CNY 100 million"]);
        assert_eq!(both(&money, 9), ["1,000,000,000元", "CNY billion"]);
        assert_eq!(both(&parcels, 4), ["万件", "10,000 parcels"]);
        assert_eq!(both(&parcels, 6), ["百万件", "million parcels"]);
        assert_eq!(both(&parcels, 2), ["100件", "100 parcels"]);
    }

    #[test]
    fn both_ends_of_a_range_are_in_the_scale_of_the_value() {
        let parcels = parcels();
        let ends = |digits: &str, unit_mult, low: &str, high: &str| {
            let ends = Some((low.to_string(), high.to_string()));
            range(&Amount { range: ends, ..of(digits, unit_mult, &parcels) }, Lang::En).unwrap()
        };
        assert_eq!(ends("1000000", 0, "999500", "1000500"), "0.9995–1.0005");
        assert_eq!(ends("999900", 0, "999850", "1000050"), "999,850–1,000,050");
        assert_eq!(ends("186.4", 4, "186.35", "186.45"), "1.8635–1.8645");
        assert_eq!(ends("-0.5", 0, "-1.0", "0.0"), "−1.0–0.0");
    }

    fn ticks(digits: &[&str], unit_mult: u8, unit: &Unit, lang: Lang) -> String {
        axis(digits, &of("1", unit_mult, unit), lang).0.join(" ")
    }

    #[test]
    fn an_axis_has_one_scale_and_says_its_unit_once() {
        let (parcels, money) = (parcels(), money());
        let area = unit_of(r#"{"id": "M2", "label": {"zh": "平方米", "en": "m²"}, "factor": "1"}"#);
        let thousands = ["0", "5000", "10000", "15000"];
        assert_eq!(ticks(&thousands, 0, &area, Lang::Zh), "0 0.5 1 1.5万平方米");
        assert_eq!(ticks(&thousands, 0, &area, Lang::En), "0 5,000 10,000 15,000 m²");
        assert_eq!(ticks(&["0", "2000", "4000"], 0, &area, Lang::Zh), "0 2000 4000平方米");
        // The source's 万 stays until it comes to ten thousand of them.
        assert_eq!(ticks(&["0", "2000", "4000"], 4, &money, Lang::Zh), "0 2000 4000万元");
        assert_eq!(ticks(&["0", "5000", "10000"], 4, &money, Lang::Zh), "0 0.5 1亿元");
        assert_eq!(ticks(&["0", "5000", "10000"], 4, &money, Lang::En), "0 50 CNY 100 million");
        assert_eq!(ticks(&["0", "0.01", "0.02"], 8, &money, Lang::Zh), "0 0.01 0.02亿元");
        assert_eq!(ticks(&["0", "0.01", "0.02"], 8, &money, Lang::En), "0 1 CNY 2 million");
        assert_eq!(ticks(&["0", "20000"], 8, &money, Lang::Zh), "0 2万亿元");
        assert_eq!(ticks(&["0", "500000", "1000000"], 0, &parcels, Lang::En), "0 0.5 1 million parcels");
        assert_eq!(ticks(&["0", "1"], 0, &parcels, Lang::En), "0 1 parcel");
        // Nobody counts on in 千 or 百万.
        assert_eq!(ticks(&["0", "5", "10"], 3, &parcels, Lang::Zh), "0 0.5 1万件");
        assert_eq!(ticks(&["0", "1", "2"], 3, &parcels, Lang::Zh), "0 1 2千件");
        assert_eq!(ticks(&["0", "5", "10"], 6, &parcels, Lang::Zh), "0 500 1000万件");
        // Where all is below zero, the lowest says the unit.
        assert_eq!(ticks(&["-20000", "-10000", "0"], 0, &parcels, Lang::Zh), "−2万件 −1 0");
        assert_eq!(ticks(&["-20000", "0", "10000"], 0, &parcels, Lang::Zh), "−2 0 1万件");
        assert_eq!(ticks(&["0"], 8, &money, Lang::En), "0");
        assert_eq!(axis(&["0", "10000"], &of("1", 4, &money), Lang::Zh).1, "亿元");
        assert_eq!(axis(&["0", "1"], &of("1", 0, &parcels), Lang::En).1, "parcels");
    }

    /// A number as a reader takes it: its value, its digits that count, and the place of the last of
    /// them (−1 for tenths) where there is a point.
    fn read(text: &str) -> (Exact, String, Option<i32>) {
        let text = text.trim_start_matches("CNY ").trim_end_matches(" parcels").trim_end_matches(" parcel");
        let text = text.trim_end_matches(['元', '件']);
        let words = [
            (" million", 6),
            (" billion", 9),
            (" trillion", 12),
            ("万亿", 12),
            ("百万", 6),
            ("千", 3),
            ("万", 4),
            ("亿", 8),
        ];
        let found = words.iter().find_map(|(word, power)| Some((text.strip_suffix(word)?, *power)));
        let (number, power) = found.unwrap_or((text, 0));
        let plain = number.replace(',', "").replace('−', "-");
        let value = Decimal::parse(&plain).unwrap().exact() * Exact::from_integer(10_i128.pow(power));
        let decimals = plain.split_once('.').map(|(_, fraction)| i32::try_from(fraction.len()).unwrap());
        let counted: String = plain.chars().filter(char::is_ascii_digit).collect();
        let place = decimals.map(|decimals| i32::try_from(power).unwrap() - decimals);
        (value, counted.trim_start_matches('0').to_string(), place)
    }

    proptest! {
        #[test]
        fn no_digit_is_lost_and_none_is_invented(
            digits in "-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,6})?",
            unit_mult in 0..=12_u8,
            prefix: bool,
        ) {
            let unit = if prefix { money() } else { parcels() };
            let given = of(&digits, unit_mult, &unit);
            let exact = given.value * Exact::from_integer(10_i128.pow(u32::from(unit_mult)));
            let (_, counted, _) = read(&digits);
            for lang in Lang::ALL {
                let shown = amount(&given, lang, Style::Compact);
                let (value, shown_digits, place) = read(&shown);
                prop_assert_eq!(value, exact, "{} for {}", &shown, &digits);
                // Zeros at the end are places, not digits …
                prop_assert_eq!(shown_digits.trim_end_matches('0'), counted.trim_end_matches('0'), "{}", &shown);
                // … and where a point shows how far a number is known, that is as far as it was printed.
                let known = digits.split_once('.').map(|(_, fraction)| {
                    i32::from(unit_mult) - i32::try_from(fraction.len()).unwrap()
                });
                if let (Some(known), Some(place)) = (known, place) {
                    prop_assert_eq!(place, known, "{} for {}", &shown, &digits);
                }
                // A number and its unit apart, or without its unit, are the same number.
                let (number, words) = parts(&given, lang, Style::Compact);
                let unit_alone = unit_words(given.unit, "", false, lang);
                let bare = bare(&given, lang, Style::Compact);
                prop_assert_eq!(read(&bare).0, exact, "{}", &bare);
                prop_assert!(bare.starts_with(&number) && (number == bare || words != unit_alone));
            }
        }

        #[test]
        fn ticks_are_what_they_were(
            times in prop::sample::select(vec![1_i64, 2, 5]), power in 0..6_u32, unit_mult in 0..=8_u8, below in 0..3_i64,
        ) {
            let step = times * 10_i64.pow(power);
            let digits: Vec<String> = (-below..=4).map(|n| (n * step).to_string()).collect();
            let digits: Vec<&str> = digits.iter().map(String::as_str).collect();
            let parcels = parcels();
            for lang in Lang::ALL {
                let (labels, unit) = axis(&digits, &of("1", unit_mult, &parcels), lang);
                let shared = unit.trim_end_matches("parcels").trim_end_matches('件').trim().to_string();
                for (label, digits) in labels.iter().zip(&digits) {
                    let bare = label.trim_end_matches(['件']).trim_end_matches(" parcels").trim_end_matches(&shared).trim_end();
                    let space = if lang == Lang::En { " " } else { "" };
                    let whole = format!("{bare}{space}{shared}");
                    let exact: Exact = Decimal::parse(digits).unwrap().exact();
                    let exact = exact * Exact::from_integer(10_i128.pow(u32::from(unit_mult)));
                    prop_assert_eq!(read(whole.trim_end()).0, exact, "{} of {:?}", label, &labels);
                    // 1, 2 or 5 in the scale that is shown, and no number longer than a reader takes in.
                    prop_assert!(bare.trim_start_matches('−').len() <= "400,000".len(), "{:?}", &labels);
                }
            }
        }
    }
}
