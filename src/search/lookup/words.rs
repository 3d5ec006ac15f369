//! What was typed together, in units, and how it may be spelt.

use crate::fold::{Unit, units};
use crate::hanzi::Hanzi;
use crate::slip::SHORTEST;
use crate::spelling::{By, Spelling};

/// Characters typed together.
#[derive(Clone, Debug)]
pub struct Words {
    pieces: Vec<Piece>,
    is_phrase: bool,
    is_amount: bool,
    /// How they may be spelt, where letters stand among them.
    pub(crate) sounds: Option<Sounds>,
}

/// A unit of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A character.
    Char(char),
    /// Letters that stand together.
    Word(Box<str>),
}

/// How something typed may be spelt.
#[derive(Clone, Debug)]
pub(crate) struct Sounds {
    pub parts: Spelling,
    pub whole: Option<Spelling>,
    /// Whether all of it is Latin.
    pub is_latin: bool,
}

impl Words {
    /// Reads what was typed; none where nothing but gaps was. A phrase is meant as it stands, neither by its
    /// sound nor with a slip.
    pub fn new(typed: &str, is_phrase: bool, hanzi: Option<&Hanzi>) -> Option<Self> {
        let mut pieces = Vec::new();
        units(typed, &mut String::new(), |unit| {
            pieces.push(match unit {
                Unit::Char(c) => Piece::Char(c),
                Unit::Word(word) => Piece::Word(word.into()),
            });
        });
        if pieces.is_empty() {
            return None;
        }
        let sounds = hanzi.filter(|_| !is_phrase).and_then(|hanzi| {
            let is_latin = pieces.iter().all(|it| matches!(it, Piece::Word(_)));
            let whole = Spelling::new(typed, By::Syllables, hanzi);
            Some(Sounds { parts: Spelling::new(typed, By::Parts, hanzi)?, whole, is_latin })
        });
        Some(Self { pieces, is_phrase, is_amount: false, sounds })
    }

    /// The same as an amount, such as `2万亩`: of 2.2万亩, which is said of a record, it is no part, since that
    /// is another number. Names are found by any part of theirs.
    #[must_use]
    pub fn of_amount(self) -> Self {
        Self { is_amount: matches!(self.pieces.first(), Some(Piece::Char(c)) if is_digit(*c)), ..self }
    }

    /// Whether they are an amount.
    pub(crate) const fn is_amount(&self) -> bool {
        self.is_amount
    }

    /// Whether, at a place of what is said of a record, they would stand inside of another number. `before`
    /// tells the characters before the place: the first, the second.
    pub(crate) fn divide(&self, before: impl Fn(usize) -> Option<char>) -> bool {
        if !self.is_amount {
            return false;
        }
        let is_digit_at = |at| before(at).is_some_and(|c| c.is_ascii_digit());
        match before(1) {
            Some('.') => is_digit_at(2),
            // Digits are parted into groups of three: 2024, 300 is two numbers.
            Some(',') => self.begins_with_three_digits() && is_digit_at(2) && !(3..=5).all(is_digit_at),
            Some(c) if c.is_ascii_digit() => true,
            // 统一95亩 tells of 95.
            Some(c) => is_digit(c) && !self.begins_with_ascii_digit(),
            None => false,
        }
    }

    fn begins_with_ascii_digit(&self) -> bool {
        matches!(self.pieces.first(), Some(Piece::Char('0'..='9')))
    }

    /// As the groups do into which digits are parted.
    fn begins_with_three_digits(&self) -> bool {
        let digits = self.pieces.iter().take_while(|it| matches!(it, Piece::Char('0'..='9')));
        digits.count() == 3
    }

    /// The units, in order; at least one.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether Latin letters stand in them, which may be meant as pinyin.
    pub fn has_letters(&self) -> bool {
        let is_latin = |word: &str| word.chars().any(|c| c.is_ascii_lowercase());
        self.pieces.iter().any(|piece| matches!(piece, Piece::Word(word) if is_latin(word)))
    }

    /// The word, where it is a single one of letters, long enough to be read with a slip, and no phrase.
    pub fn slippery(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [Piece::Word(word)] if !self.is_phrase && word.chars().nth(SHORTEST - 1).is_some() => Some(word),
            _ => None,
        }
    }
}

/// Whether a folded character is a digit, or one of those that Chinese writes numbers with.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "〇零一二三四五六七八九十百千万亿两".contains(c)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_amount_is_no_part_of_another_number() {
        let divides = |typed: &str, before: &str| {
            let before: Vec<char> = before.chars().rev().collect();
            Words::new(typed, false, None).unwrap().of_amount().divide(|at| before.get(at - 1).copied())
        };
        for (typed, before) in [
            ("2万亩", "2."),
            ("13万元", "13"),
            ("325,000株", "11,"),
            ("000株", "11,325,"),
            ("十余户", "二"),
            ("6%", "0"),
        ] {
            assert!(divides(typed, before), "{before}{typed}");
        }
        for (typed, before) in [
            ("2万亩", ""),
            ("2万亩", "."),
            ("2万亩", "第"),
            ("13万元", "5,"),
            ("325,000株", "、"),
            ("余2户", "1"),
            ("300家", "唯一,"),
            ("300 firms", "2024,"),
            ("95亩", "统一"),
            ("-3%", "1"),
        ] {
            assert!(!divides(typed, before), "{before}{typed}");
        }
        assert!(!Words::new("2万亩", false, None).unwrap().divide(|_| Some('2')), "a word that is no amount");
    }

    #[test]
    fn what_was_typed_is_read_in_units_without_gaps() {
        let words = Words::new("“New材’s", false, None).unwrap();
        let word = |text: &str| Piece::Word(text.into());
        assert_eq!(words.pieces(), [word("new"), Piece::Char('材'), word("s")]);
        assert!(words.has_letters());
        assert!(!Words::new("材料", false, None).unwrap().has_letters());
        assert!(Words::new(" “”’\u{200b}", false, None).is_none());
    }

    #[test]
    fn only_a_single_word_of_four_letters_can_hold_a_slip_and_no_phrase() {
        let slippery = |typed, is_phrase| {
            Words::new(typed, is_phrase, None).and_then(|it| it.slippery().map(str::to_string))
        };
        assert_eq!(slippery("Clay", false), Some("clay".into()));
        for (typed, is_phrase) in [("cla", false), ("clay", true), ("clay1", false), ("紫砂紫砂", false)]
        {
            assert_eq!(slippery(typed, is_phrase), None, "{typed}");
        }
    }
}
