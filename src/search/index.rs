//! The index over the records of a bulletin: their texts and their quantities.

use std::ops::Range;

pub use lookup::index::{Found, Hit, Kind, Rank, Role, best};

use lookup::index::Ask;

use super::quantity::Amounts;
use super::query::{Query, Term};
use crate::bulletin::figure::Amount;

/// Takes records one by one and makes an index of them. Now and then that takes some milliseconds.
#[derive(Debug, Default)]
pub struct Builder {
    texts: lookup::index::Builder,
    quantities: Quantities,
}

/// The quantities of records.
#[derive(Debug, Default)]
struct Quantities {
    own: Amounts,
    /// Those that are only told of them.
    told: Amounts,
}

impl Builder {
    /// Adds a record: its texts, each with what it is to the record.
    pub fn add<'a>(&mut self, texts: impl IntoIterator<Item = (Role, &'a str)>) {
        self.texts.add(texts);
    }

    /// Gives the record added last a quantity; `names` are what it is called.
    pub fn amount(&mut self, amount: &Amount<'_>, names: &[&str]) {
        self.quantities.own.add(self.texts.len().saturating_sub(1), amount, names);
    }

    /// The same of one that is only told of it: records that answer by it come after those that have it.
    pub fn told(&mut self, amount: &Amount<'_>, names: &[&str]) {
        self.quantities.told.add(self.texts.len().saturating_sub(1), amount, names);
    }

    /// The index over all that was added.
    pub fn finish(self) -> Index {
        Index { texts: self.texts.finish(), quantities: self.quantities }
    }
}

/// The index over all records.
#[derive(Debug, Default)]
pub struct Index {
    texts: lookup::index::Index,
    quantities: Quantities,
}

impl Index {
    /// How many records there are.
    pub const fn len(&self) -> u32 {
        self.texts.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// How many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        self.texts.bytes() + self.quantities.own.bytes() + self.quantities.told.bytes()
    }

    /// All records that answer; none where nothing was asked. Slips are looked for only where
    /// nothing answers otherwise.
    pub fn search(&self, query: &Query) -> Found {
        self.search_within(query, 0..self.len(), true)
    }

    /// The same of the records within a range alone: with `slips`, these are looked for where nothing within
    /// the range answers otherwise, whatever does so outside it.
    pub fn search_within(&self, query: &Query, within: Range<u32>, slips: bool) -> Found {
        let Quantities { own, told } = &self.quantities;
        let answers: Vec<_> =
            query.terms.iter().map(|term| [own, told].map(|amounts| answering(amounts, term))).collect();
        let asked = query.terms.iter().zip(&answers).map(|(term, [records, remarked])| {
            let (excluded, words) = (term.excluded, term.words.as_ref());
            Ask { excluded, words, records, remarked }
        });
        self.texts.search(&asked.collect::<Vec<_>>(), query.hanzi.as_deref(), within, slips)
    }
}

/// The records whose quantities answer a term, in order.
fn answering(amounts: &Amounts, term: &Term) -> Vec<u32> {
    let mut records = Vec::new();
    if let Some(question) = &term.question {
        amounts.find(question, |record, _| records.push(record));
    }
    records
}
