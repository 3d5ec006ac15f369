//! What is asked, and which records of a segment answer all of it.

use std::ops::Range;

use super::literal::Literal;
use super::rank::{Code, Hit, Kind, Ranks, Role, code};
use super::segment::{Parts, Segment};
use super::sound::{Slips, Sound};
use super::vocabulary::Vocabulary;
use crate::hanzi::Hanzi;
use crate::words::Words;

/// One thing that is asked of a record.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ask<'a> {
    /// Whether a record that has it does not answer.
    pub excluded: bool,
    /// What must stand in a text of it.
    pub words: Option<&'a Words>,
    /// Records that have it whatever their texts say, in order.
    pub records: &'a [u32],
    /// The same of records that have it only as a remark.
    pub remarked: &'a [u32],
}

impl<'a> Ask<'a> {
    /// The records that have it whatever their texts say, and what the answer of each is worth.
    const fn given(&self) -> [(&'a [u32], Code); 2] {
        const GIVEN: Code = code(Kind::Part, Role::Detail, false);
        const REMARKED: Code = code(Kind::Part, Role::Note, false);
        [(self.records, GIVEN), (self.remarked, REMARKED)]
    }
}

/// All that is asked, in the tokens of a vocabulary.
pub struct Terms<'a> {
    vocabulary: &'a Vocabulary,
    /// What is excluded comes last: so it is only looked for where something is left.
    terms: Vec<Term<'a>>,
    /// The ranks for all terms so far, and for one more.
    all: Ranks,
    one: Ranks,
}

impl<'a> Terms<'a> {
    /// Looks up what is asked.
    pub fn new(asked: &[Ask<'a>], hanzi: Option<&'a Hanzi>, vocabulary: &'a Vocabulary) -> Self {
        let (excluded, wanted): (Vec<_>, Vec<_>) = asked.iter().partition(|it| it.excluded);
        let terms = wanted.into_iter().chain(excluded).map(|ask| Term::new(ask, hanzi, vocabulary));
        Self { vocabulary, terms: terms.collect(), all: Ranks::default(), one: Ranks::default() }
    }

    /// Looks for slips too, from now on; whether there is anything that can hold one. To be called where
    /// nothing answered.
    pub fn slip(&mut self, hanzi: Option<&'a Hanzi>) -> bool {
        let is_alone = self.terms.len() == 1;
        let mut any = false;
        for term in self.terms.iter_mut().filter(|it| !it.ask.excluded) {
            let Some(typed) = term.ask.words.and_then(Words::slippery) else { continue };
            term.slips = Some(Slips::new(typed, self.vocabulary, hanzi));
            any = true;
            // As it was typed it has just been looked for, and with nothing beside it that stood in its way.
            if is_alone {
                (term.literal, term.sound) = (None, None);
            }
        }
        any
    }

    /// Adds the records of segments, within a range, that answer everything to the hits, in order.
    pub fn answer(&mut self, segments: &[Segment], within: &Range<u32>, hits: &mut Vec<Hit>) {
        let Self { terms, all, one, .. } = self;
        if terms.iter().any(|it| !it.ask.excluded && it.finds_nothing()) {
            return;
        }
        let wanted = terms.partition_point(|it| !it.ask.excluded);
        for segment in segments {
            let records = segment.stretch(within);
            if wanted == 0 {
                // Where all that is asked is what to exclude, everything else answers.
                all.begin_full(records.clone());
            } else {
                // What is said of fewest comes first: all else is only looked for where that answers.
                if wanted > 1 {
                    let rarest = (0..wanted).min_by_key(|at| terms[*at].most(segment));
                    terms.swap(0, rarest.unwrap_or_default());
                }
                all.begin(records.clone());
                terms[0].rank(segment, &Parts::ALL, all);
            }
            for term in &mut terms[wanted.min(1)..] {
                if all.is_empty() {
                    break;
                }
                let parts = all.stretches().map_or(Parts::ALL, |it| segment.parts(it));
                one.begin(records.clone());
                term.rank(segment, &parts, one);
                if term.ask.excluded { all.exclude(one) } else { all.narrow(one) }
            }
            all.collect(segment.first, hits);
        }
    }
}

/// One thing asked, in the tokens of a vocabulary.
struct Term<'a> {
    ask: Ask<'a>,
    literal: Option<Literal<'a>>,
    sound: Option<Sound<'a>>,
    slips: Option<Slips<'a>>,
}

impl<'a> Term<'a> {
    fn new(ask: &Ask<'a>, hanzi: Option<&'a Hanzi>, vocabulary: &'a Vocabulary) -> Self {
        // What is left out is left out for what it is, not for what it sounds like.
        let heard = ask.words.filter(|_| !ask.excluded);
        Self {
            ask: *ask,
            literal: ask.words.and_then(|words| Literal::new(words, vocabulary, hanzi)),
            sound: heard.zip(hanzi).and_then(|(words, hanzi)| Sound::new(words, vocabulary, hanzi)),
            slips: None,
        }
    }

    /// Whether no record can have it, as the vocabulary tells.
    fn finds_nothing(&self) -> bool {
        self.literal.is_none() && self.sound.is_none() && self.slips.is_none() && self.is_given_to_none()
    }

    /// At most how many places of a segment can have it; of what is only heard, a guess: the longer it is,
    /// the fewer.
    fn most(&self, segment: &Segment) -> usize {
        match &self.sound {
            Some(sound) => usize::MAX - sound.letters(),
            None => {
                let given = self.given(segment).map(|it| it.0.len());
                self.literal.as_ref().map_or(0, |it| it.most(segment)) + given.iter().sum::<usize>()
            }
        }
    }

    fn is_given_to_none(&self) -> bool {
        self.ask.given().iter().all(|it| it.0.is_empty())
    }

    /// The records of a segment that have it whatever their texts say, and what their answers are worth.
    fn given(&self, segment: &Segment) -> [(&'a [u32], Code); 2] {
        self.ask.given().map(|(records, worth)| {
            let rest = &records[records.partition_point(|it| *it < segment.first)..];
            (&rest[..rest.partition_point(|it| *it - segment.first < segment.records)], worth)
        })
    }

    fn rank(&mut self, segment: &Segment, parts: &Parts, ranks: &mut Ranks) {
        if let Some(literal) = &self.literal {
            literal.rank(segment, parts, ranks);
        }
        if let Some(sound) = &mut self.sound {
            sound.rank(segment, parts, ranks);
        }
        if let Some(slips) = &mut self.slips {
            slips.rank(segment, parts, ranks);
        }
        for (records, worth) in self.given(segment) {
            for record in records {
                ranks.mark(record - segment.first, worth);
            }
        }
    }
}
