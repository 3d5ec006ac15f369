//! Numbers and the words for powers of ten, as readers type them. Texts are folded.

use crate::bulletin::decimal::{Decimal, Exact};

/// Words for powers of ten.
pub const SCALES: [(&str, u32); 27] = [
    ("百", 2),
    ("千", 3),
    ("万", 4),
    ("十万", 5),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("十亿", 9),
    ("百亿", 10),
    ("千亿", 11),
    ("万亿", 12),
    ("w", 4),
    ("k", 3),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("b", 9),
    ("bn", 9),
    ("tn", 12),
    ("hundred", 2),
    ("thousand", 3),
    ("thousands", 3),
    ("million", 6),
    ("millions", 6),
    ("billion", 9),
    ("billions", 9),
    ("trillion", 12),
];

/// The numbers that a text may begin with, each with the bytes that it takes, the longest first:
/// 三千瓦时 begins with three thousand, and with three. None has a sign.
pub fn numbers(text: &str) -> Vec<(Exact, usize)> {
    match arabic(text) {
        Some(number) => vec![number],
        None => chinese(text),
    }
}

/// Digits with at most one point, and commas between thousands. What has more digits than a
/// [`Decimal`] holds is no number.
fn arabic(text: &str) -> Option<(Exact, usize)> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|it| it.is_ascii_digit()).count();
    let mut end = digits(0);
    let mut plain = text[..end].to_string();
    if (1..=3).contains(&end) {
        while bytes.get(end) == Some(&b',') {
            let group = digits(end + 1);
            let typing = end + 1 + group == bytes.len();
            if !(group == 3 || (typing && (1..3).contains(&group))) {
                break;
            }
            plain.push_str(&text[end + 1..end + 1 + group]);
            end += 1 + group;
        }
    }
    let fraction = digits(end + 1);
    if bytes.get(end) == Some(&b'.') && fraction > 0 {
        if plain.is_empty() {
            plain.push('0');
        }
        plain.push_str(&text[end..=end + fraction]);
        end += 1 + fraction;
    }
    let number = Decimal::parse(&plain).ok()?;
    Some((number.exact(), end))
}

/// Chinese numerals below 万, and 半.
fn chinese(text: &str) -> Vec<(Exact, usize)> {
    if text.starts_with('半') {
        return vec![(Exact::new(1, 2), '半'.len_utf8())];
    }
    let mut found = Vec::new();
    let (mut total, mut below) = (0_i128, 10_000_i128);
    let mut digit: Option<i128> = None;
    let mut zero = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match (digit_of(c), power_of(c)) {
            (Some(value), _) if digit.is_none() => {
                digit = Some(value);
                // A lone digit counts ones, so it follows tens, 零, or nothing: 三百五 is 350 to some.
                if total == 0 || below == 10 || zero {
                    found.push((Exact::from_integer(total + value), end));
                }
            }
            (_, Some(power)) if power < below && (digit.is_some() || (power == 10 && total == 0)) => {
                total += digit.take().unwrap_or(1) * power;
                (below, zero) = (power, false);
                found.push((Exact::from_integer(total), end));
            }
            _ if matches!(c, '零' | '〇') && total > 0 && digit.is_none() && !zero => zero = true,
            _ => break,
        }
    }
    found.reverse();
    found
}

fn digit_of(c: char) -> Option<i128> {
    if c == '两' {
        return Some(2);
    }
    let digits = "一二三四五六七八九".chars();
    digits.zip(1..).find_map(|(it, value)| (it == c).then_some(value))
}

const fn power_of(c: char) -> Option<i128> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, usize)> {
        numbers(text).first().map(|(value, end)| (value.to_string(), *end))
    }

    #[test]
    fn digits_are_read_with_separators_and_fractions() {
        let cases = [
            ("12", "12", 2),
            ("1.25亿", "5/4", 4),
            (".5", "1/2", 2),
            ("1.", "1", 1),
            ("1..2", "1", 1),
            ("1,000", "1000", 5),
            ("12,345,678.5", "24691357/2", 12),
            // Half-typed thousands.
            ("1,0", "10", 3),
            ("1,", "1", 1),
            // No thousands.
            ("1,2亿", "1", 1),
            ("1,0000", "1", 1),
            ("1234,567", "1234", 4),
        ];
        for (text, value, end) in cases {
            assert_eq!(read(text), Some((value.into(), end)), "{text}");
        }
        for text in ["", ".", ",5", "万", &"9".repeat(40)] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn chinese_numerals_are_read_below_ten_thousand() {
        let cases = [
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("三百", 300),
            ("两千", 2000),
            ("三百零五", 305),
            ("三百六十五", 365),
            ("九千九百九十九", 9999),
            ("一千零一十", 1010),
            ("五", 5),
        ];
        for (text, value) in cases {
            assert_eq!(read(text), Some((value.to_string(), text.len())), "{text}");
        }
        assert_eq!(read("半小时"), Some(("1/2".into(), 3)));
        // 三百五 is left at 三百, 五一 at 五: whoever reads on finds a character too many.
        assert_eq!(read("三百五"), Some(("300".into(), 6)));
        assert_eq!(read("五一"), Some(("5".into(), 3)));
        assert_eq!(numbers("三千瓦时").iter().map(|it| it.1).collect::<Vec<_>>(), [6, 3]);
        for text in ["百", "千瓦", "零", "百十"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
