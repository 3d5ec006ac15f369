//! The index over all records: made once, in short steps, and asked with every keystroke.
//!
//! ```text
//! texts ──Vocabulary──▶ tokens ──Draft──▶ Segment ─┐
//!                                                  ├─▶ ranks of records ──▶ Found
//! query ──Literal, Sound, Slips────────────────────┘
//! ```
//!
//! A `vocabulary` numbers characters and words, a `segment` sorts where they stand; `literal`
//! finds what was typed as it stands, `sound` what is read or misspelt so, `rank` holds what is said of it.

mod literal;
mod rank;
mod segment;
mod sound;
mod vocabulary;

pub use rank::{Found, Hit, Kind, Rank, Role, best};

use literal::Literal;
use rank::{Code, NONE, Ranks, code, collect};
use segment::{Draft, Segment};
use sound::{Slips, Sound};
use vocabulary::Vocabulary;

use crate::hanzi::Hanzi;
use crate::words::Words;

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

    /// All records that answer everything asked; none where nothing was. Slips are looked for only
    /// where nothing answers otherwise.
    pub fn search(&self, asked: &[Ask<'_>], hanzi: Option<&Hanzi>) -> Found {
        if asked.is_empty() {
            return Found::default();
        }
        let found = self.answer(asked, hanzi, false);
        let mut words = asked.iter().filter(|it| !it.excluded).filter_map(|it| it.words);
        let may_slip = words.any(|it| it.slippery().is_some());
        if found.hits.is_empty() && may_slip { self.answer(asked, hanzi, true) } else { found }
    }

    fn answer(&self, asked: &[Ask<'_>], hanzi: Option<&Hanzi>, slips: bool) -> Found {
        let mut hits = Vec::new();
        let (mut all, mut one) = (Ranks::default(), Ranks::default());
        for volume in &self.volumes {
            let vocabulary = &volume.vocabulary;
            let terms = asked.iter().map(|ask| Term::new(ask, hanzi, vocabulary, slips));
            let mut terms: Vec<_> = terms.collect();
            for segment in &volume.segments {
                // All that is not ruled out answers, and as well as can be until a word says less.
                all.clear(segment.records);
                all.codes.fill(0);
                let mut open = true;
                for term in &mut terms {
                    one.clear(segment.records);
                    term.rank(segment, vocabulary, &mut one);
                    let pairs = all.codes.iter_mut().zip(&one.codes);
                    if term.ask.excluded {
                        pairs.filter(|(_, one)| **one != NONE).for_each(|(all, _)| *all = NONE);
                    } else {
                        // The worst of ranks counts, and none is the worst of all.
                        pairs.for_each(|(all, one)| *all = (*all).max(*one));
                        open = one.any;
                    }
                    if !open {
                        break;
                    }
                }
                if open {
                    collect(&all.codes, segment.first, &mut hits);
                }
            }
        }
        Found { hits }
    }
}

/// One thing that is asked of a record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// Whether a record that has it does not answer.
    pub excluded: bool,
    /// What must stand in a text of it.
    pub words: Option<&'a Words>,
    /// Records that have it whatever their texts say, in order.
    pub records: &'a [u32],
}

/// What such a record's answer is worth.
const GIVEN: Code = code(Kind::Part, Role::Detail, false);

/// What is asked, in the tokens of a vocabulary.
struct Term<'a> {
    ask: &'a Ask<'a>,
    literal: Option<Literal>,
    sound: Option<Sound<'a>>,
    slips: Option<Slips<'a>>,
}

impl<'a> Term<'a> {
    fn new(ask: &'a Ask<'a>, hanzi: Option<&'a Hanzi>, vocabulary: &Vocabulary, slips: bool) -> Self {
        let words = ask.words;
        // What is left out is left out for what it is, not for what it sounds like.
        let heard = words.filter(|_| !ask.excluded);
        let sounds = heard.and_then(|it| it.sounds.as_ref()).zip(hanzi);
        let slipped = heard.filter(|_| slips).and_then(Words::slippery);
        Self {
            ask,
            literal: words.and_then(|words| Literal::new(words, vocabulary, hanzi)),
            sound: sounds.map(|(sounds, hanzi)| Sound::new(sounds, vocabulary, hanzi)),
            slips: slipped.map(|typed| Slips::new(typed, vocabulary, hanzi)),
        }
    }

    fn rank(&mut self, segment: &Segment, vocabulary: &Vocabulary, ranks: &mut Ranks) {
        if let Some((literal, words)) = self.literal.as_ref().zip(self.ask.words) {
            literal.rank(segment, vocabulary, words, ranks);
        }
        if let Some(sound) = &mut self.sound {
            sound.rank(segment, vocabulary, ranks);
        }
        if let Some(slips) = &mut self.slips {
            slips.rank(segment, vocabulary, ranks);
        }
        let from = self.ask.records.partition_point(|it| *it < segment.first);
        let own = self.ask.records[from..].iter().map(|it| it - segment.first);
        for record in own.take_while(|it| *it < segment.records) {
            ranks.mark(record, GIVEN);
        }
    }
}
