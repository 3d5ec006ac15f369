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
    amounts: Amounts,
}

impl Builder {
    /// Adds a record: its texts, each with what it is to the record.
    pub fn add<'a>(&mut self, texts: impl IntoIterator<Item = (Role, &'a str)>) {
        self.texts.add(texts);
    }

    /// Gives the record added last a quantity; `names` are what it is called.
    pub fn amount(&mut self, amount: &Amount<'_>, names: &[&str]) {
        self.amounts.add(self.texts.len().saturating_sub(1), amount, names);
    }

    /// The index over all that was added.
    pub fn finish(self) -> Index {
        Index { texts: self.texts.finish(), amounts: self.amounts }
    }
}

/// The index over all records.
#[derive(Debug, Default)]
pub struct Index {
    texts: lookup::index::Index,
    amounts: Amounts,
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
        self.texts.bytes() + self.amounts.bytes()
    }

    /// All records that answer; none where nothing was asked. Slips are looked for only where
    /// nothing answers otherwise.
    pub fn search(&self, query: &Query) -> Found {
        self.search_within(query, 0..self.len(), true)
    }

    /// The same of the records within a range alone: with `slips`, these are looked for where nothing within
    /// the range answers otherwise, whatever does so outside it.
    pub fn search_within(&self, query: &Query, within: Range<u32>, slips: bool) -> Found {
        let quantities: Vec<_> = query.terms.iter().map(|term| self.quantities(term)).collect();
        let asked = query.terms.iter().zip(&quantities);
        let asked =
            asked.map(|(term, records)| Ask { excluded: term.excluded, words: term.words.as_ref(), records });
        self.texts.search(&asked.collect::<Vec<_>>(), query.hanzi.as_deref(), within, slips)
    }

    /// The records whose quantities answer a term, in order.
    fn quantities(&self, term: &Term) -> Vec<u32> {
        let mut records = Vec::new();
        if let Some(question) = &term.question {
            self.amounts.find(question, |record, _| records.push(record));
        }
        records
    }
}
