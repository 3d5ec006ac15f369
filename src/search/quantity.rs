//! Quantities in a search: what is asked of them, and whether one answers.

use crate::bulletin::Bulletin;
use crate::bulletin::figure::Amount;

/// The units and scales in which a bulletin's readers may ask.
#[derive(Clone, Debug, Default)]
pub struct Measures {}

impl Measures {
    /// Those of a bulletin.
    pub fn of(_bulletin: &Bulletin) -> Self {
        Self {}
    }

    /// Reads a word as a question about a quantity, such as `>1亿`; nothing where it is only a word.
    pub fn question(&self, _word: &str) -> Option<Question> {
        None
    }
}

/// What is asked of a quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {}

/// How a quantity answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It is so.
    Is,
    /// The number asked for is the one given, but as a bound: at least it, at most it, about it.
    Bound,
}

impl Question {
    /// Whether an amount answers. `names` are what it is called: the column's heading, the indicator.
    pub fn answer(&self, _amount: &Amount<'_>, _names: &[&str]) -> Option<Answer> {
        None
    }
}

/// The quantities of many records.
#[derive(Debug, Default)]
pub struct Amounts {}

impl Amounts {
    /// Adds one of a record's. Records come in ascending order.
    pub fn add(&mut self, _record: u32, _amount: &Amount<'_>, _names: &[&str]) {}

    /// Tells each record that answers, in ascending order, each once with its best answer.
    pub fn find(&self, _question: &Question, _each: impl FnMut(u32, Answer)) {}

    /// How much memory they take.
    pub fn bytes(&self) -> usize {
        0
    }
}
