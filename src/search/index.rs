//! The index over all records.

use std::ops::Range;

use super::fold::fold;
use super::quantity::Amounts;
use super::query::Query;
use crate::bulletin::figure::Amount;

/// How well a text matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It is what was typed.
    Exact,
    /// It begins with it.
    Prefix,
    /// It holds it, or a quantity answers.
    Part,
    /// It is read like it.
    Pinyin,
    /// It differs from it by a slip of typing.
    Slip,
}

/// What a text is to its record, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Its name.
    Name,
    /// Another name of it.
    Alias,
    /// Something said of it: a cell, a value, the list that it stands in.
    Detail,
    /// A remark.
    Note,
}

/// How well a record answers: by the weakest of the words asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank {
    /// How.
    pub kind: Kind,
    /// Where.
    pub role: Role,
}

/// A record that answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its number, in the order in which records were added.
    pub record: u32,
    /// How well it answers.
    pub rank: Rank,
}

/// All records that answer, in their order.
#[derive(Clone, Debug, Default)]
pub struct Found {
    hits: Vec<Hit>,
}

impl Found {
    /// All of them, in the order of records.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Those among some records.
    pub fn within(&self, records: Range<u32>) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.record < records.start);
        let to = self.hits.partition_point(|hit| hit.record < records.end);
        &self.hits[from..to.max(from)]
    }
}

/// The best of some hits, at most so many, best first; equal ones in the order of records.
pub fn best(hits: &[Hit], most: usize) -> Vec<Hit> {
    let mut best = hits.to_vec();
    best.sort_by_key(|hit| hit.rank);
    best.truncate(most);
    best
}

/// Takes records one by one and makes an index of them.
#[derive(Debug, Default)]
pub struct Builder {
    index: Index,
}

impl Builder {
    /// Adds a record: its texts, each with what it is to the record.
    pub fn add<'a>(&mut self, texts: impl IntoIterator<Item = (Role, &'a str)>) {
        let texts = texts.into_iter().map(|(role, text)| (role, text.chars().flat_map(fold).collect()));
        self.index.records.push(texts.collect());
    }

    /// Gives the record added last a quantity; `names` are what it is called.
    pub fn amount(&mut self, amount: &Amount<'_>, names: &[&str]) {
        self.index.amounts.add(self.index.len().saturating_sub(1), amount, names);
    }

    /// The index over all that was added.
    pub fn finish(self) -> Index {
        self.index
    }
}

/// The index over all records.
#[derive(Debug, Default)]
pub struct Index {
    records: Vec<Vec<(Role, String)>>,
    amounts: Amounts,
}

impl Index {
    /// How many records there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How much memory it takes.
    pub fn bytes(&self) -> usize {
        self.amounts.bytes()
    }

    /// All records that answer. None where nothing was asked.
    pub fn search(&self, query: &Query) -> Found {
        if query.is_empty() {
            return Found::default();
        }
        let records = self.records.iter().zip(0u32..);
        let hits = records.filter_map(|(texts, record)| {
            let mut worst = Rank { kind: Kind::Exact, role: Role::Name };
            for term in &query.terms {
                let term: String = term.chars.iter().collect();
                let best = texts.iter().filter_map(|(role, text)| {
                    let kind = match text.find(&term)? {
                        0 if text.len() == term.len() => Kind::Exact,
                        0 => Kind::Prefix,
                        _ => Kind::Part,
                    };
                    Some(Rank { kind, role: *role })
                });
                worst = worst.max(best.min()?);
            }
            Some(Hit { record, rank: worst })
        });
        Found { hits: hits.collect() }
    }
}
