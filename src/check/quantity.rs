//! Quantities in Chinese text: `54.42亿元`, `十余家`, `百人以上`, `不到半小时`.
//!
//! A reader for evidence, which is short: it finds every quantity that a fragment could state, and
//! whoever asks picks the one that fits. Full-width digits and signs count as half-width ones.

use num_traits::CheckedMul;

use crate::bulletin::decimal::{Decimal, Exact, power_of_ten};
use crate::bulletin::model::Bound;

/// A quantity as a text words it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its value: digits and scale together.
    pub value: Exact,
    /// The digits as printed and the power of ten that their scale word stands for (`1.9万` is 1.9
    /// and 4); none where the number itself is in words.
    pub printed: Option<(Decimal, u8)>,
    /// What stands before it or between number and unit says of it: 超过, 不到, 余.
    pub bound: Bound,
    /// All that follows the number, its unit first.
    pub rest: String,
}

impl Quantity {
    /// The bound, with what follows the unit: `百人以上` is at least 100 of 人.
    pub fn bound_with(&self, unit: &str) -> Bound {
        let after = self.rest.strip_prefix(unit).unwrap_or(&self.rest);
        AFTER.iter().find(|(word, _)| after.starts_with(word)).map_or(self.bound, |(_, bound)| *bound)
    }

    /// The number as the text gives it: `54.42亿`; of one in words, its value.
    pub fn shown(&self) -> String {
        match self.printed {
            Some((digits, 0)) => digits.to_string(),
            Some((digits, 4)) => format!("{digits}万"),
            Some((digits, 8)) => format!("{digits}亿"),
            _ => self.value.to_string(),
        }
    }
}

/// Words in front of a number; the longer ones first, since they contain the others.
const BEFORE: [(&str, Bound); 16] = [
    ("不超过", Bound::AtMost),
    ("不少于", Bound::AtLeast),
    ("不低于", Bound::AtLeast),
    ("不高于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("超过", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("不到", Bound::Under),
    ("不足", Bound::Under),
    ("大约", Bound::About),
    ("逾", Bound::AtLeast),
    ("超", Bound::AtLeast),
    ("近", Bound::About),
    ("约", Bound::About),
];

/// Words between a number and its unit.
const WITHIN: [char; 3] = ['余', '多', '来'];

/// Words behind a unit.
const AFTER: [(&str, Bound); 8] = [
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("余", Bound::AtLeast),
    ("多", Bound::AtLeast),
];

/// Every quantity that a text states, in its order.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let chars: Vec<char> = text.chars().map(half_width).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some((end, number)) = number(&chars, at) else {
            at += 1;
            continue;
        };
        let (end, found) = quantity(&chars, at, end, &number);
        out.extend(found);
        at = end;
    }
    out
}

/// A number before its scale word.
enum Number {
    Digits(Decimal),
    Words(Exact),
}

/// The quantity that a number begins, and where its unit starts.
fn quantity(chars: &[char], start: usize, end: usize, number: &Number) -> (usize, Option<Quantity>) {
    // No word in front has more than three characters.
    let before: String = chars[start.saturating_sub(3)..start].iter().collect();
    let mut bound = BEFORE.iter().find(|(word, _)| before.ends_with(word)).map_or(Bound::Exact, |it| it.1);
    let mut at = end;
    let mut scale = 0_u8;
    // A scale word and 余 come in either order: 1万余, 10余万.
    for _ in 0..2 {
        if chars.get(at).is_some_and(|c| WITHIN.contains(c)) && bound == Bound::Exact {
            bound = Bound::AtLeast;
            at += 1;
        }
        while let Some(power) =
            chars.get(at).filter(|_| !prefixes_unit(chars, at)).and_then(|c| scale_word(*c))
        {
            scale = scale.saturating_add(power);
            at += 1;
        }
    }
    let (own, printed) = match number {
        Number::Digits(digits) => (digits.exact(), Some((*digits, scale))),
        Number::Words(value) => (*value, None),
    };
    let value = power_of_ten(i32::from(scale)).and_then(|power| own.checked_mul(&power));
    let rest: String = chars[at..].iter().collect();
    let rest = rest.trim_start().to_string();
    (at, value.map(|value| Quantity { value, printed, bound, rest }))
}

fn number(chars: &[char], at: usize) -> Option<(usize, Number)> {
    if chars[at].is_ascii_digit() {
        return digits(chars, at);
    }
    if chars[at] == '半' {
        return Some((at + 1, Number::Words(Exact::new(1, 2))));
    }
    let of_number = |at: &usize| {
        let known = word_digit(chars[*at]).is_some() || word_power(chars[*at]).is_some();
        known && !prefixes_unit(chars, *at)
    };
    let end = at + (at..chars.len()).take_while(of_number).count();
    (end > at).then(|| words(&chars[at..end])).flatten().map(|value| (end, Number::Words(value)))
}

/// Digits with at most one point and with commas between thousands.
fn digits(chars: &[char], start: usize) -> Option<(usize, Number)> {
    let mut text = String::new();
    let mut at = start;
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    while let Some(&c) = chars.get(at) {
        let thousands = c == ',' && !text.contains('.') && (1..=3).all(|i| digit(at + i)) && !digit(at + 4);
        let point = c == '.' && !text.contains('.') && digit(at + 1);
        if c.is_ascii_digit() || point {
            text.push(c);
        } else if !thousands {
            break;
        }
        at += 1;
    }
    Decimal::parse(&text).ok().map(|number| (at, Number::Digits(number)))
}

/// A number in words below 10¹²: `二十一`, `三百零五`, `百`, `四千八百万`.
fn words(chars: &[char]) -> Option<Exact> {
    let (mut total, mut section, mut digit): (i128, i128, Option<i128>) = (0, 0, None);
    for &c in chars {
        if let Some(value) = word_digit(c) {
            // Digits in a row are a year or a code: 二〇二五.
            digit = Some(digit.unwrap_or(0).checked_mul(10)?.checked_add(value)?);
            continue;
        }
        match word_power(c)? {
            power @ 10..=1000 => {
                section = section.checked_add(digit.unwrap_or(1).checked_mul(power)?)?;
            }
            power => {
                section = section.checked_add(digit.unwrap_or(0))?;
                total = total.checked_add(section.max(i128::from(section == 0)).checked_mul(power)?)?;
                section = 0;
            }
        }
        digit = None;
    }
    let value = total.checked_add(section)?.checked_add(digit.unwrap_or(0))?;
    Some(Exact::from_integer(value))
}

const fn word_digit(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

const fn word_power(c: char) -> Option<i128> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// The power of ten of a word that scales digits.
const fn scale_word(c: char) -> Option<u8> {
    Some(match c {
        '百' => 2,
        '千' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// Whether a 千 belongs to the unit, as a prefix of the International System: 2.9亿千瓦时.
fn prefixes_unit(chars: &[char], at: usize) -> bool {
    let unit = |c: &char| ['瓦', '克', '米', '伏', '焦', '赫', '帕'].contains(c);
    chars.get(at) == Some(&'千') && chars.get(at + 1).is_some_and(unit)
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn only(text: &str) -> Quantity {
        let mut found = quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    /// Value, bound and the word behind, of a text with one quantity.
    fn said(text: &str, unit: &str) -> (String, Bound) {
        let found = only(text);
        assert!(found.rest.starts_with(unit), "{text}: {found:?}");
        (found.value.to_string(), found.bound_with(unit))
    }

    #[test]
    fn numbers_are_read_with_their_scale() {
        assert_eq!(said("投资12.5亿元", "元"), ("1250000000".into(), Bound::Exact));
        assert_eq!(said("面积3.2万平方米", "平方米"), ("32000".into(), Bound::Exact));
        assert_eq!(said("共１，０４８项", "项"), ("1048".into(), Bound::Exact));
        assert_eq!(said("完成7870万元", "元"), ("78700000".into(), Bound::Exact));
        assert_eq!(only("3.20%").printed.map(|it| (it.0.to_string(), it.1)), Some(("3.20".into(), 0)));
    }

    #[test]
    fn numbers_in_words_are_read() {
        for (text, value) in [
            ("二十一位", "21"),
            ("十位", "10"),
            ("百位", "100"),
            ("三百零五位", "305"),
            ("四千八百万位", "48000000"),
            ("一亿零三位", "100000003"),
            ("万位", "10000"),
            ("两位", "2"),
            ("半位", "1/2"),
            ("二〇二五位", "2025"),
        ] {
            assert_eq!(said(text, "位"), (value.into(), Bound::Exact), "{text}");
        }
    }

    #[test]
    fn a_unit_keeps_its_prefix() {
        for (text, unit, value) in [
            ("发电2.9亿千瓦时", "千瓦时", "290000000"),
            ("装机5万千瓦", "千瓦", "50000"),
            ("重3千克", "千克", "3"),
            ("长十二千米", "千米", "12"),
            ("产值3千元", "元", "3000"),
            ("三千户", "户", "3000"),
        ] {
            assert_eq!(said(text, unit), (value.into(), Bound::Exact), "{text}");
        }
    }

    #[test]
    fn bounds_stand_before_within_and_behind() {
        for (text, value, bound) in [
            ("十余人", "10", Bound::AtLeast),
            ("2万余人", "20000", Bound::AtLeast),
            ("20余万人", "200000", Bound::AtLeast),
            ("百人以上", "100", Bound::AtLeast),
            ("超过300人", "300", Bound::AtLeast),
            ("不超过300人", "300", Bound::AtMost),
            ("不到半人", "1/2", Bound::Under),
            ("近30万人", "300000", Bound::About),
            ("50人左右", "50", Bound::About),
            ("约50人", "50", Bound::About),
            ("50人以内", "50", Bound::AtMost),
            ("50人", "50", Bound::Exact),
        ] {
            assert_eq!(said(text, "人"), (value.into(), bound), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_is_read(whole in 0_u64..1_000_000_000, fraction in proptest::option::of("[0-9]{1,4}"), scale in 0_usize..3) {
            let digits = fraction.map_or(whole.to_string(), |fraction| format!("{whole}.{fraction}"));
            let (word, power) = [("", 0), ("万", 4), ("亿", 8)][scale];
            let found = only(&format!("某数{digits}{word}元"));
            let decimal = Decimal::parse(&digits).unwrap();
            prop_assert_eq!(found.value, decimal.exact() * power_of_ten(power).unwrap());
            prop_assert_eq!(found.rest, "元");
        }

        #[test]
        fn what_the_page_writes_reads_the_same(whole in 0_u32..1_000_000, fraction in proptest::option::of("[0-9]{1,3}"), scale in 0_usize..3, bound in 0_usize..5) {
            let digits = fraction.map_or(whole.to_string(), |fraction| format!("{whole}.{fraction}"));
            let power = [0_u8, 4, 8][scale];
            let (name, bound) = [
                ("exact", Bound::Exact),
                ("at_least", Bound::AtLeast),
                ("under", Bound::Under),
                ("at_most", Bound::AtMost),
                ("about", Bound::About),
            ][bound];
            let mut file: serde_json::Value = serde_json::from_str(crate::bulletin::fixture::TEXT).unwrap();
            let money = file["observations"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "MONEY").unwrap();
            (money["value"], money["unit_mult"], money["bound"]) = (digits.as_str().into(), power.into(), name.into());
            let bulletin = crate::bulletin::load::load(file.to_string().as_bytes()).unwrap();
            let figure = bulletin.figure("MONEY").unwrap();
            let written = crate::bulletin::format::figure(&figure, crate::bulletin::text::Lang::Zh, crate::bulletin::format::Style::Prose);
            let found = only(&written);
            prop_assert_eq!(found.value, figure.amount().unwrap().in_base().unwrap(), "{}", written);
            prop_assert_eq!(found.bound_with("元"), bound, "{}", written);
        }

        #[test]
        fn numbers_in_words_are_read_as_written(number in 1_u32..100_000_000) {
            prop_assert_eq!(only(&format!("{}个", spelt(number))).value, Exact::from_integer(i128::from(number)));
        }

        #[test]
        fn nothing_panics(text in "[0-9０-９.,一二三十百千万亿余多半近约超过以上\\PC]{0,40}") {
            quantities(&text);
        }
    }

    /// A number below 10⁸ in words, by the rules of the primary school.
    fn spelt(number: u32) -> String {
        if number >= 10_000 {
            let rest = number % 10_000;
            let gap = if rest > 0 && rest < 1000 { "零" } else { "" };
            let rest = if rest > 0 { spelt(rest) } else { String::new() };
            return format!("{}万{gap}{rest}", spelt(number / 10_000));
        }
        let (mut out, mut gap) = (String::new(), false);
        for (power, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / power % 10;
            if digit == 0 {
                gap = !out.is_empty();
                continue;
            }
            if gap {
                out.push('零');
                gap = false;
            }
            out.push(['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'][digit as usize]);
            out.push_str(word);
        }
        out
    }
}
