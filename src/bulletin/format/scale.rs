//! Powers of ten that a language has words for, and moving the point between them.

use crate::bulletin::text::Lang;

/// A power of ten in which a number is written, and the language's word for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The power.
    pub exponent: i32,
    /// The word; empty for a number as it is.
    pub word: &'static str,
}

/// A number as it is.
pub const PLAIN: Scale = Scale { exponent: 0, word: "" };
/// The scales of English from a million on. A smaller number reads better in full: 20,000, not 20 thousand.
pub const ENGLISH: [Scale; 4] = [
    PLAIN,
    Scale { exponent: 6, word: "million" },
    Scale { exponent: 9, word: "billion" },
    Scale { exponent: 12, word: "trillion" },
];
/// The scales by which Chinese counts.
const CHINESE: [Scale; 4] = [
    PLAIN,
    Scale { exponent: 4, word: "万" },
    Scale { exponent: 8, word: "亿" },
    Scale { exponent: 12, word: "万亿" },
];
/// The most digits after the point that a number in a larger scale has if it could be written in full:
/// `1.864 million`, but `1,234,567`.
const DECIMALS: usize = 3;

impl Scale {
    /// The scale of a figure's digits.
    pub fn of(digits: &str, unit_mult: u8, lang: Lang) -> Self {
        if lang == Lang::Zh {
            return Self::printed(unit_mult);
        }
        let mult = i32::from(unit_mult);
        let scale = order(digits).map_or(PLAIN, |order| Self::within(&ENGLISH, order + mult));
        let decimals = |exponent: i32| {
            let shifted = shift(digits, exponent);
            shifted.split_once('.').map_or(0, |(_, fraction)| fraction.len())
        };
        // In full it would show no digit that was not printed.
        let whole =
            digits.split_once('.').map_or(0, |(_, fraction)| fraction.len()) >= usize::from(unit_mult);
        if whole && decimals(mult - scale.exponent) > DECIMALS { PLAIN } else { scale }
    }

    /// The scale of an axis whose highest tick has these digits.
    pub fn of_axis(highest: &str, unit_mult: u8, lang: Lang) -> Self {
        let printed = if lang == Lang::Zh { Self::printed(unit_mult) } else { PLAIN };
        let scales = if lang == Lang::Zh { &CHINESE } else { &ENGLISH };
        let own = order(highest).map_or(PLAIN, |order| Self::within(scales, order + i32::from(unit_mult)));
        // 千 and 百万 are printed now and then, but nobody counts on in them.
        let counted = own == PLAIN || CHINESE.contains(&printed);
        if counted && printed.exponent > own.exponent { printed } else { own }
    }

    /// The scale in which a Chinese source printed a number; as it is, where it has no word for that.
    fn printed(unit_mult: u8) -> Self {
        let word = zh_word(unit_mult);
        if word.is_empty() { PLAIN } else { Self { exponent: i32::from(unit_mult), word } }
    }

    /// The largest scale in which a number of this order is not below one.
    pub fn within(scales: &[Self], order: i32) -> Self {
        scales.iter().rfind(|scale| scale.exponent <= order).copied().unwrap_or(PLAIN)
    }
}

/// The Chinese word for ten to a power; empty where there is none.
pub fn zh_word(unit_mult: u8) -> &'static str {
    match unit_mult {
        3 => "千",
        4 => "万",
        6 => "百万",
        8 => "亿",
        12 => "万亿",
        _ => "",
    }
}

/// Ten to a power, in digits; nothing for one.
pub fn power_of_ten(exponent: u8) -> String {
    if exponent == 0 { String::new() } else { grouped(&shift("1", i32::from(exponent)), Lang::En) }
}

/// The power of ten of the first digit that counts: 1 for 54.42, −2 for 0.05, none for zero.
pub fn order(digits: &str) -> Option<i32> {
    let digits = digits.trim_start_matches('-');
    let count = |text: &str| i32::try_from(text.len()).unwrap_or(i32::MAX / 2);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    match whole.trim_start_matches('0') {
        "" => fraction.find(|digit| digit != '0').map(|at| -1 - count(&fraction[..at])),
        whole => Some(count(whole) - 1),
    }
}

/// Whether all of the digits are zeros.
pub fn is_zero(digits: &str) -> bool {
    order(digits).is_none()
}

/// Whether English says one of it: only `1`, with or without a minus (the rule `i = 1 and v = 0` of the
/// Unicode CLDR), and not `1.0` nor `1 million`.
pub fn is_one(number: &str, scale: Scale) -> bool {
    scale == PLAIN && number.trim_start_matches(['+', '−']) == "1"
}

/// Moves the decimal point, to the right for a positive exponent, and keeps every digit.
pub fn shift(digits: &str, exponent: i32) -> String {
    if exponent == 0 {
        return digits.to_string();
    }
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
pub fn grouped(digits: &str, lang: Lang) -> String {
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

    #[test]
    fn the_point_moves_both_ways() {
        assert_eq!(shift("8870", -2), "88.7");
        assert_eq!(shift("8870.0", -2), "88.700");
        assert_eq!(shift("5", -3), "0.005");
        assert_eq!(shift("-1.25", 1), "-12.5");
        assert_eq!(shift("0.5", 4), "5000");
    }
}
