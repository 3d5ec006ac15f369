//! Where an amount that was typed would stand inside of another number.

use super::rank::Role;
use super::segment::{Place, Segment};
use super::vocabulary::Vocabulary;
use crate::fold::Unit;
use crate::words::Words;

/// What was typed, with the tokens of texts in which it may stand inside of a number.
#[derive(Clone, Copy, Debug)]
pub struct Number<'a> {
    words: &'a Words,
    vocabulary: &'a Vocabulary,
}

impl<'a> Number<'a> {
    /// What was typed, in the tokens of a vocabulary; none where it is no amount, so that nothing is asked of the
    /// many places of other words.
    pub fn new(words: &'a Words, vocabulary: &'a Vocabulary) -> Option<Self> {
        words.is_amount().then_some(Self { words, vocabulary })
    }

    /// Whether at a place it stands inside of another number, as it may in names alone: see [`Words::of_amount`].
    pub fn is_divided(self, segment: &Segment, place: Place, role: Role) -> bool {
        matches!(role, Role::Detail | Role::Note)
            && self.words.divide(|back| {
                let before = segment.token(segment.nth(place.back(back as u32)?));
                match self.vocabulary.meaning(before).unit()? {
                    Unit::Char(c) => Some(c),
                    Unit::Word(_) => None,
                }
            })
    }
}
