//! What of a bulletin can be found, and the index over it: one for lists, figures, charts, checks and
//! text, in both languages. [`Making`] says what each is found by.

mod making;
mod quantities;

use std::ops::Range;
use std::sync::Arc;

pub use making::Making;
pub use quantities::{names, quantities};

use super::index::{Found, Index};
use super::quantity::Measures;
use super::query::Query;
use crate::bulletin::Bulletin;

/// A kind of thing that can be found, in the order in which results show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Entries of collections.
    Entries,
    /// Observations, statements and derived values.
    Figures,
    /// Charts.
    Charts,
    /// Relations.
    Checks,
    /// Sections of the page and their parts.
    Digest,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Entries, Self::Figures, Self::Charts, Self::Checks, Self::Digest];
}

/// Something that can be found, by its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entry of a collection.
    Entry {
        /// Which collection.
        list: usize,
        /// Which of its entries.
        entry: usize,
    },
    /// An observation.
    Observation(usize),
    /// A statement.
    Statement(usize),
    /// The derived value of a relation.
    Derived(usize),
    /// A chart.
    Chart(usize),
    /// A relation, as a check.
    Check(usize),
    /// A section of the page.
    Section(usize),
    /// A part of a section with a heading of its own.
    Item {
        /// Which section.
        section: usize,
        /// Which of its items.
        item: usize,
    },
}

impl Target {
    /// Which kind of thing it is.
    pub const fn group(self) -> Group {
        match self {
            Self::Entry { .. } => Group::Entries,
            Self::Observation(_) | Self::Statement(_) | Self::Derived(_) => Group::Figures,
            Self::Chart(_) => Group::Charts,
            Self::Check(_) => Group::Checks,
            Self::Section(_) | Self::Item { .. } => Group::Digest,
        }
    }
}

/// The index over a bulletin, and what its records are.
#[derive(Debug)]
pub struct Catalogue {
    index: Index,
    measures: Measures,
    /// The first record of each collection, and the end of the last.
    lists: Vec<u32>,
    /// What the records after the entries are.
    rest: Vec<Target>,
}

impl Catalogue {
    /// The catalogue of a bulletin, made in one go: [`Making`] makes that of a large one in steps.
    pub fn of(bulletin: &Arc<Bulletin>) -> Self {
        let mut making = Making::new(bulletin.clone());
        while making.step(usize::MAX) {}
        making.finish()
    }

    /// The units in which queries may ask.
    pub const fn measures(&self) -> &Measures {
        &self.measures
    }

    /// The index.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// All that answers.
    pub fn search(&self, query: &Query) -> Found {
        self.index.search(query)
    }

    /// The entries that answer. Slips are decided among entries alone: a misspelt name finds the entry that is
    /// meant, though a figure or a chart happens to hold what was typed.
    pub fn search_entries(&self, query: &Query) -> Found {
        self.index.search_within(query, self.group(Group::Entries), true)
    }

    /// What answers within a range of records, slips left aside: for looking at what is near, where many
    /// queries are tried and a slip of one would only hide what another finds.
    pub fn search_plainly(&self, query: &Query, within: Range<u32>) -> Found {
        self.index.search_within(query, within, false)
    }

    /// What a record is.
    pub fn target(&self, record: u32) -> Option<Target> {
        let entries = self.lists.last().copied().unwrap_or_default();
        if let Some(rest) = record.checked_sub(entries) {
            return self.rest.get(rest as usize).copied();
        }
        let list = self.lists.partition_point(|start| *start <= record) - 1;
        Some(Target::Entry { list, entry: (record - self.lists[list]) as usize })
    }

    /// The records of a collection's entries, in their order; nothing for a collection there is not.
    pub fn list(&self, list: usize) -> Range<u32> {
        match self.lists.get(list..list + 2) {
            Some(&[from, to]) => from..to,
            _ => 0..0,
        }
    }

    /// The records of a kind of thing.
    pub fn group(&self, group: Group) -> Range<u32> {
        let entries = self.lists.last().copied().unwrap_or_default();
        if group == Group::Entries {
            return 0..entries;
        }
        let place = |at: usize| entries + u32::try_from(at).unwrap_or(u32::MAX);
        let from = self.rest.partition_point(|it| it.group() < group);
        let to = self.rest.partition_point(|it| it.group() <= group);
        place(from)..place(to)
    }
}
