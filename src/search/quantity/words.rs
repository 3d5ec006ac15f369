//! The words and signs of comparisons and ranges. Texts are folded.

use crate::bulletin::decimal::{Exact, checked};
use crate::bulletin::interval::{End, Interval};

/// How a number is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// More than it.
    Above,
    /// At least it.
    From,
    /// Less than it.
    Below,
    /// At most it.
    UpTo,
    /// It.
    Equal,
    /// Near it.
    Near,
    /// Between it and another.
    Between,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// As a sign.
    Sign,
    /// In Chinese.
    Chinese,
    /// In English, as words of their own.
    English,
}

use Comparison::{Above, Below, Between, Equal, From, Near, UpTo};
use Script::{Chinese, English, Sign};

/// What stands before a number.
const BEFORE: [(&str, Comparison, Script); 81] = [
    (">", Above, Sign),
    (">=", From, Sign),
    ("=>", From, Sign),
    ("≥", From, Sign),
    ("≧", From, Sign),
    ("⩾", From, Sign),
    ("<", Below, Sign),
    ("<=", UpTo, Sign),
    ("=<", UpTo, Sign),
    ("≤", UpTo, Sign),
    ("≦", UpTo, Sign),
    ("⩽", UpTo, Sign),
    ("=", Equal, Sign),
    ("==", Equal, Sign),
    ("≈", Near, Sign),
    ("≒", Near, Sign),
    ("大于", Above, Chinese),
    ("超过", Above, Chinese),
    ("高于", Above, Chinese),
    ("多于", Above, Chinese),
    ("突破", Above, Chinese),
    ("超", Above, Chinese),
    ("逾", Above, Chinese),
    ("大于等于", From, Chinese),
    ("大于或等于", From, Chinese),
    ("不小于", From, Chinese),
    ("不少于", From, Chinese),
    ("不低于", From, Chinese),
    ("至少", From, Chinese),
    ("最少", From, Chinese),
    ("小于", Below, Chinese),
    ("低于", Below, Chinese),
    ("少于", Below, Chinese),
    ("不到", Below, Chinese),
    ("不足", Below, Chinese),
    ("未到", Below, Chinese),
    ("小于等于", UpTo, Chinese),
    ("小于或等于", UpTo, Chinese),
    ("不大于", UpTo, Chinese),
    ("不超过", UpTo, Chinese),
    ("不高于", UpTo, Chinese),
    ("不多于", UpTo, Chinese),
    ("至多", UpTo, Chinese),
    ("最多", UpTo, Chinese),
    ("等于", Equal, Chinese),
    ("约", Near, Chinese),
    ("约为", Near, Chinese),
    ("大约", Near, Chinese),
    ("大概", Near, Chinese),
    ("接近", Near, Chinese),
    ("将近", Near, Chinese),
    ("近", Near, Chinese),
    ("介于", Between, Chinese),
    ("从", Between, Chinese),
    ("over", Above, English),
    ("above", Above, English),
    ("more than", Above, English),
    ("greater than", Above, English),
    ("larger than", Above, English),
    ("exceeding", Above, English),
    ("at least", From, English),
    ("no less than", From, English),
    ("not less than", From, English),
    ("no fewer than", From, English),
    ("from", From, English),
    ("under", Below, English),
    ("below", Below, English),
    ("less than", Below, English),
    ("fewer than", Below, English),
    ("smaller than", Below, English),
    ("at most", UpTo, English),
    ("no more than", UpTo, English),
    ("not more than", UpTo, English),
    ("up to", UpTo, English),
    ("equal to", Equal, English),
    ("exactly", Equal, English),
    ("about", Near, English),
    ("around", Near, English),
    ("nearly", Near, English),
    ("approximately", Near, English),
    ("between", Between, English),
];

/// What stands after a number and its unit.
const AFTER: [(&str, Comparison); 20] = [
    ("+", From),
    ("以上", From),
    ("及以上", From),
    ("或以上", From),
    ("以下", UpTo),
    ("及以下", UpTo),
    ("或以下", UpTo),
    ("以内", UpTo),
    ("之内", UpTo),
    ("左右", Near),
    ("上下", Near),
    ("or more", From),
    ("and more", From),
    ("or above", From),
    ("and above", From),
    ("or over", From),
    ("and over", From),
    ("or less", UpTo),
    ("or fewer", UpTo),
    ("or below", UpTo),
];

/// How two numbers are made a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It can mean nothing else, and one of the numbers may be missing: `..`.
    Dots,
    /// It means a range except of two years: `~`.
    Tilde,
    /// It means a range only with a scale or a unit: a dash, 至, `to`.
    Dash,
    /// It means a range only after *between*.
    And,
}

/// What stands between the numbers of a range, the longer ones first.
const LINKS: [(&str, Link); 17] = [
    ("...", Link::Dots),
    ("..", Link::Dots),
    ("……", Link::Dots),
    ("…", Link::Dots),
    ("⋯", Link::Dots),
    ("~", Link::Tilde),
    ("〜", Link::Tilde),
    ("∼", Link::Tilde),
    ("--", Link::Dash),
    ("-", Link::Dash),
    ("–", Link::Dash),
    ("—", Link::Dash),
    ("至", Link::Dash),
    ("到", Link::Dash),
    ("to ", Link::Dash),
    ("and ", Link::And),
    ("和", Link::And),
];

/// The comparison that a text begins with, and the bytes that it takes. English words of comparison
/// stand alone: `before` is the character in front of the text.
pub fn comparison(text: &str, before: Option<char>) -> Option<(Comparison, Script, usize)> {
    let alone = |word: &str| {
        let after = text[word.len()..].chars().next();
        before.is_none_or(|c| c == ' ') && after.is_some_and(|c| !c.is_alphabetic())
    };
    let all = BEFORE.iter().filter(|(word, ..)| text.starts_with(word));
    let all = all.filter(|(word, _, script)| *script != English || alone(word));
    all.max_by_key(|(word, ..)| word.len())
        .map(|(word, comparison, script)| (*comparison, *script, word.len()))
}

/// The comparison of the words after a number, and the bytes that they take.
pub fn suffix(text: &str) -> Option<(Comparison, usize)> {
    let all = AFTER.iter().filter(|(word, _)| text.starts_with(word));
    all.max_by_key(|(word, _)| word.len()).map(|(word, comparison)| (*comparison, word.len()))
}

/// What makes a range with the number before the text, and the bytes that it takes.
pub fn link(text: &str) -> Option<(Link, usize)> {
    LINKS.iter().find(|(word, _)| text.starts_with(word)).map(|(word, link)| (*link, word.len()))
}

/// Whether a character is Chinese.
pub const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{9fff}')
}

impl Comparison {
    /// Where what compares so with a number lies. `None` for what does not fit.
    pub fn with(self, number: Exact) -> Option<Interval> {
        let (closed, open) = (End::closed(number), End::open(number));
        Some(match self {
            Self::Above => Interval { low: Some(open), high: None },
            Self::From => Interval { low: Some(closed), high: None },
            Self::Below => Interval { low: None, high: Some(open) },
            Self::UpTo => Interval { low: None, high: Some(closed) },
            Self::Equal | Self::Between => Interval::only(number),
            Self::Near => {
                let tenth = checked('/', &number, &Exact::from_integer(10))?;
                let ends = (checked('-', &number, &tenth)?, checked('+', &number, &tenth)?);
                let (low, high) = if ends.0 <= ends.1 { ends } else { (ends.1, ends.0) };
                Interval { low: Some(End::closed(low)), high: Some(End::closed(high)) }
            }
        })
    }
}
