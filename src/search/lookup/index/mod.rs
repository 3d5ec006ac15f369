//! The index over all records: made once, in short steps, and asked with every keystroke.
//!
//! ```text
//! texts ──Vocabulary──▶ tokens ──Draft──▶ Segment ─┐
//!                                                  ├─▶ ranks of records ──▶ Found
//! query ──Literal, Sound, Slips────────────────────┘
//! ```
//!
//! A `vocabulary` numbers characters and words, a `segment` sorts where they stand; `ask` asks each for
//! all terms of a query, of which `literal` finds what was typed as it stands and `sound` what is read or
//! misspelt so, which an `automaton` reads in the texts, `number` where that would part a number; `rank` holds what is said of the records.

mod ask;
mod automaton;
mod literal;
mod number;
mod rank;
mod segment;
mod sound;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use ask::Ask;
pub use rank::{Found, Hit, Kind, Rank, Role, best};

use std::ops::Range;

use ask::Terms;
use segment::{Draft, Segment};
use vocabulary::Vocabulary;

use crate::hanzi::Hanzi;

/// How many texts of a record are searched. A segment numbers some more than half a million, and is closed
/// before a record that might not fit.
const MOST_TEXTS: usize = 64 * 1024;

/// Takes records one by one and makes an index of them.
///
/// Now and then the addition of a record closes a segment, which takes some milliseconds.
#[derive(Debug)]
pub struct Builder {
    index: Index,
    vocabulary: Vocabulary,
    segments: Vec<Segment>,
    draft: Draft,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            index: Index::default(),
            vocabulary: Vocabulary::default(),
            segments: Vec::new(),
            draft: Draft::from(0),
        }
    }
}

impl Builder {
    /// Adds a record: its texts, each with what it is to the record.
    pub fn add<'a>(&mut self, texts: impl IntoIterator<Item = (Role, &'a str)>) {
        if self.draft.is_large() || self.vocabulary.is_full() {
            self.close_segment();
        }
        if self.vocabulary.is_full() {
            self.close_volume();
        }
        for (role, text) in texts.into_iter().take(MOST_TEXTS) {
            self.vocabulary.read(text, &mut self.draft.tokens);
            self.draft.end_text(role);
        }
        self.draft.records += 1;
        self.index.records += 1;
    }

    /// How many records were added.
    pub const fn len(&self) -> u32 {
        self.index.records
    }

    /// Whether none was.
    pub const fn is_empty(&self) -> bool {
        self.index.records == 0
    }

    fn close_segment(&mut self) {
        let draft = std::mem::replace(&mut self.draft, Draft::from(self.index.records));
        if draft.records > 0 {
            self.segments.push(draft.close(self.vocabulary.len()));
        }
    }

    fn close_volume(&mut self) {
        let vocabulary = std::mem::take(&mut self.vocabulary);
        let segments = std::mem::take(&mut self.segments);
        self.index.volumes.push(Volume { vocabulary, segments });
    }

    /// The index over all that was added.
    pub fn finish(mut self) -> Index {
        self.close_segment();
        self.close_volume();
        self.index
    }
}

/// The index over all records.
#[derive(Debug, Default)]
pub struct Index {
    volumes: Vec<Volume>,
    records: u32,
}

/// Segments that share a vocabulary. There is one volume unless a bulletin has very many words.
#[derive(Debug)]
struct Volume {
    vocabulary: Vocabulary,
    segments: Vec<Segment>,
}

impl Index {
    /// How many records there are.
    pub const fn len(&self) -> u32 {
        self.records
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.records == 0
    }

    /// How many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let volumes = self.volumes.iter();
        let volumes =
            volumes.map(|it| it.vocabulary.bytes() + it.segments.iter().map(Segment::bytes).sum::<usize>());
        volumes.sum::<usize>()
    }

    /// The records within a range that answer everything asked; none where nothing was. With `slips`, these
    /// are looked for where nothing within the range answers otherwise, whatever does so outside it.
    pub fn search(&self, asked: &[Ask<'_>], hanzi: Option<&Hanzi>, within: Range<u32>, slips: bool) -> Found {
        let mut hits = Vec::new();
        if asked.is_empty() || within.is_empty() {
            return Found { hits };
        }
        let volumes = self.volumes.iter().filter(|it| !it.segments(&within).is_empty());
        let mut volumes: Vec<_> = volumes.map(|it| (it, Terms::new(asked, hanzi, &it.vocabulary))).collect();
        for (volume, terms) in &mut volumes {
            terms.answer(volume.segments(&within), &within, &mut hits);
        }
        if slips && hits.is_empty() {
            for (volume, terms) in &mut volumes {
                if terms.slip(hanzi) {
                    terms.answer(volume.segments(&within), &within, &mut hits);
                }
            }
        }
        Found { hits }
    }
}

impl Volume {
    /// The segments with records within a range.
    fn segments(&self, within: &Range<u32>) -> &[Segment] {
        let from = self.segments.partition_point(|it| it.first + it.records <= within.start);
        let to = self.segments.partition_point(|it| it.first < within.end);
        self.segments.get(from..to).unwrap_or_default()
    }
}
