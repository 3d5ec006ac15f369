//! How well a record answers, and which answer best.

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
    /// Something said of it: a cell, a value, the list that it stands in.
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
    pub fn within(&self, records: std::ops::Range<u32>) -> &[Hit] {
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
    for hit in hits {
        let place = &mut starts[hit.rank.code()];
        if let Some(to) = best.get_mut(*place) {
            *to = *hit;
        }
        *place += 1;
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

/// The best ranks of a segment's records for one word.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    pub codes: Vec<Code>,
    pub any: bool,
}

impl Ranks {
    /// Begins anew: no record answers.
    pub fn clear(&mut self, records: u32) {
        self.codes.clear();
        self.codes.resize(records as usize, NONE);
        self.any = false;
    }

    /// Notes that a record answers.
    pub fn mark(&mut self, record: u32, code: Code) {
        if let Some(best) = self.codes.get_mut(record as usize) {
            *best = code.min(*best);
            self.any = true;
        }
    }
}

/// Adds the records that have a rank to the hits, the first of them being `first`.
///
/// Eight are looked at together: of the bytes that are not `NONE` the highest bit is set, and these
/// bits are gone through (Warren, *Hacker's Delight*, 6-1). To ask for each whether it has a rank
/// would take longer, since no processor can foresee the answer.
pub(super) fn collect(codes: &[Code], first: u32, hits: &mut Vec<Hit>) {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    for (part, first) in codes.chunks(8).zip((first..).step_by(8)) {
        let mut bytes = [NONE; 8];
        bytes[..part.len()].copy_from_slice(part);
        let ranked = !u64::from_le_bytes(bytes);
        let mut left = (((ranked & !HIGH) + !HIGH) | ranked) & HIGH;
        while left != 0 {
            let at = left.trailing_zeros() / 8;
            left &= left - 1;
            let rank = RANKS[usize::from(bytes[at as usize]).min(CODES - 1)];
            hits.push(Hit { record: first + at, rank });
        }
    }
}
