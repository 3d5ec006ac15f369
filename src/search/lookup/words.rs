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
        Some(Self { pieces, is_phrase, sounds })
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

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
