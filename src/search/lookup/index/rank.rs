//! How well a record answers, and which answer best.

use std::ops::Range;

use super::segment::{Place, Segment, TextAt};

/// How well a text matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// It is a name, and what was typed.
    Exact,
    /// It is a name and begins with it.
    Prefix,
    /// It holds it, or a quantity answers.
    Part,
    /// It is read like it.
    Pinyin,
    /// It differs from it by a slip of typing.
    Slip,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Exact, Self::Prefix, Self::Part, Self::Pinyin, Self::Slip];
}

/// What a text is to its record, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Its name.
    Name,
    /// Another name of it.
    Alias,
    /// Something said of it: a cell, a value, an area, a period.
    Detail,
    /// A remark.
    Note,
}

impl Role {
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Alias, Self::Detail, Self::Note];
}

/// How well a record answers: as its weakest word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank {
    /// How.
    pub kind: Kind,
    /// Where.
    pub role: Role,
    /// Whether that is inside the text, rather than at its beginning or at that of a word.
    pub inside: bool,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub(super) hits: Vec<Hit>,
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

/// The best of some hits, at most so many, best first; equal ones in the order given.
pub fn best(hits: &[Hit], most: usize) -> Vec<Hit> {
    // There are few ranks and may be many hits: they are counted rather than sorted.
    let mut counts = [0usize; CODES];
    for hit in hits {
        counts[hit.rank.code()] += 1;
    }
    let mut starts = [0usize; CODES];
    let mut total = 0;
    for (start, count) in starts.iter_mut().zip(counts) {
        *start = total;
        total += count;
    }
    let Some(first) = hits.first() else { return Vec::new() };
    let mut best = vec![*first; total.min(most)];
    let mut left = best.len();
    for hit in hits {
        if left == 0 {
            break;
        }
        let place = &mut starts[hit.rank.code()];
        if let Some(to) = best.get_mut(*place) {
            *to = *hit;
            *place += 1;
            left -= 1;
        }
    }
    best
}

/// A rank as a number: the smaller, the better.
pub(super) type Code = u8;

/// More than any code.
const CODES: usize = 40;

/// What a record that does not answer has for a rank.
pub(super) const NONE: Code = Code::MAX;

pub(super) const fn code(kind: Kind, role: Role, inside: bool) -> Code {
    (kind as Code) << 3 | (role as Code) << 1 | inside as Code
}

impl Rank {
    fn code(self) -> usize {
        usize::from(code(self.kind, self.role, self.inside))
    }
}

/// The ranks by their codes.
const RANKS: [Rank; CODES] = {
    let mut ranks = [Rank { kind: Kind::Exact, role: Role::Name, inside: false }; CODES];
    let mut at = 0;
    while at < CODES {
        ranks[at] = Rank { kind: Kind::ALL[at >> 3], role: Role::ALL[at >> 1 & 3], inside: at & 1 == 1 };
        at += 1;
    }
    ranks
};

/// How many records make a block.
const BLOCK: usize = 64;

/// The ranks of a stretch of a segment's records.
///
/// They are kept in blocks, and it is noted in which of these a record answers: to begin anew, to
/// compare and to collect costs as much as was found, however many records there are.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    /// The stretch, in records counted from the segment's first.
    records: Range<u32>,
    blocks: Vec<[Code; BLOCK]>,
    /// A bit for each block in which a record may answer. All others are `NONE` throughout.
    touched: Vec<u64>,
    /// The texts at some places, kept for their room.
    texts: Vec<TextAt>,
}

impl Ranks {
    /// Begins anew: no record of a stretch answers.
    pub fn begin(&mut self, records: Range<u32>) {
        for at in ones(&self.touched) {
            self.blocks[at] = [NONE; BLOCK];
        }
        let blocks = records.len().div_ceil(BLOCK);
        self.blocks.resize(blocks, [NONE; BLOCK]);
        self.touched.clear();
        self.touched.resize(blocks.div_ceil(64), 0);
        self.records = records;
    }

    /// Begins anew: all records of a stretch answer, as well as can be.
    pub fn begin_full(&mut self, records: Range<u32>) {
        self.begin(records);
        let mut left = self.records.len();
        for (at, block) in self.blocks.iter_mut().enumerate() {
            block[..left.min(BLOCK)].fill(0);
            left = left.saturating_sub(BLOCK);
            self.touched[at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether no record answers.
    pub fn is_empty(&self) -> bool {
        self.touched.iter().all(|bits| *bits == 0)
    }

    /// The stretches of records among which some may answer, in order; none where these are most, so that it is
    /// not worth looking for them.
    pub fn stretches(&self) -> Option<impl Iterator<Item = Range<u32>>> {
        let touched: usize = self.touched.iter().map(|bits| bits.count_ones() as usize).sum();
        let block = |at: usize| self.records.start + (at * BLOCK) as u32;
        let stretches = ones(&self.touched).map(move |at| block(at)..block(at + 1));
        (touched * 2 < self.blocks.len()).then_some(stretches)
    }

    /// Notes that a record answers, counted from the segment's first; one outside the stretch does not.
    pub fn mark(&mut self, record: u32, code: Code) {
        if !self.records.contains(&record) {
            return;
        }
        let at = (record - self.records.start) as usize;
        let best = &mut self.blocks[at / BLOCK][at % BLOCK];
        *best = code.min(*best);
        self.touched[at / BLOCK / 64] |= 1 << (at / BLOCK % 64);
    }

    /// Notes that records answer by their texts at some places of the segment.
    ///
    /// Some texts are looked up at a time before any record is noted: so a processor fetches them all at once,
    /// while each note may wait for the one before.
    pub fn mark_at(&mut self, segment: &Segment, places: &[Place], code: impl Fn(Place, TextAt) -> Code) {
        let mut texts = std::mem::take(&mut self.texts);
        for places in places.chunks(1024) {
            texts.clear();
            texts.extend(places.iter().map(|place| segment.text(*place)));
            for (place, text) in places.iter().zip(&texts) {
                self.mark(text.record, code(*place, *text));
            }
        }
        self.texts = texts;
    }

    /// Keeps the records that answer something else too. The worse of their ranks counts.
    pub fn narrow(&mut self, by: &Self) {
        // None is the worst of all.
        self.change(by, true, |own, by| *own = by.max(*own));
    }

    /// Keeps the records that do not answer something else.
    pub fn exclude(&mut self, by: &Self) {
        self.change(by, false, |own, by| {
            if by != NONE {
                *own = NONE;
            }
        });
    }

    /// Changes ranks by others of the same stretch, where records answer; `everywhere`, or where records
    /// of the others do so too.
    fn change(&mut self, by: &Self, everywhere: bool, change: impl Fn(&mut Code, Code)) {
        for (number, bits) in self.touched.iter_mut().enumerate() {
            let looked_at = if everywhere { *bits } else { *bits & by.touched[number] };
            for at in ones(&[looked_at]) {
                let (own, by) = (&mut self.blocks[number * 64 + at], &by.blocks[number * 64 + at]);
                let mut any = false;
                for (own, by) in own.as_chunks_mut::<8>().0.iter_mut().zip(by.as_chunks::<8>().0) {
                    // Most are empty, and eight are told so at once.
                    if *own != [NONE; 8] {
                        own.iter_mut().zip(by).for_each(|(own, by)| change(own, *by));
                        any |= *own != [NONE; 8];
                    }
                }
                if !any {
                    *bits &= !(1 << at);
                }
            }
        }
    }

    /// Adds the records that answer to the hits, in order; `first` is the number of the segment's first.
    ///
    /// Eight are looked at together: of the bytes that are not `NONE` the highest bit is set, and these
    /// bits are gone through (Warren, *Hacker's Delight*, 6-1). To ask for each whether it has a rank
    /// would take longer, since no processor can foresee the answer.
    pub fn collect(&self, first: u32, hits: &mut Vec<Hit>) {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        for block in ones(&self.touched) {
            let mut record = first + self.records.start + (block * BLOCK) as u32;
            for bytes in self.blocks[block].as_chunks::<8>().0 {
                let ranked = !u64::from_le_bytes(*bytes);
                let mut left = (((ranked & !HIGH) + !HIGH) | ranked) & HIGH;
                while left != 0 {
                    let at = left.trailing_zeros() / 8;
                    left &= left - 1;
                    let rank = RANKS[usize::from(bytes[at as usize]).min(CODES - 1)];
                    hits.push(Hit { record: record + at, rank });
                }
                record += 8;
            }
        }
    }
}

/// The bits that are set, by their number from the first, in order.
fn ones(bits: &[u64]) -> impl Iterator<Item = usize> {
    bits.iter().enumerate().flat_map(|(number, bits)| {
        let mut left = *bits;
        std::iter::from_fn(move || {
            let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(number * 64 + at)
        })
    })
}
