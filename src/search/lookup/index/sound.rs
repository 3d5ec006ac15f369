//! Where what was typed stands by its sound, or with a slip.

use std::borrow::Borrow;

use super::rank::{Kind, Ranks, code};
use super::segment::{Place, Segment};
use super::vocabulary::{END, Token, Vocabulary};
use crate::fold::{Unit, is_letter};
use crate::hanzi::Hanzi;
use crate::slip::{self, SlippedSpelling, Slipping};
use crate::spelling::{By, Spelling, States};
use crate::words::Sounds;

/// Something that reads a text unit by unit until it knows.
trait Reader {
    type State: Copy + PartialEq;
    fn step(&self, state: Self::State, unit: Unit<'_>) -> Self::State;
    fn is_end(&self, state: Self::State) -> bool;
    fn is_over(&self, state: Self::State) -> bool;
    /// A number for the state, equal for equal ones.
    fn slot(state: Self::State) -> usize;
}

/// Letters as they were typed, or two of them changed back.
#[derive(Debug)]
struct Spelt<'a, S>(S, &'a Hanzi);

/// Letters with a slip.
#[derive(Debug)]
struct Misspelt<'a>(SlippedSpelling, &'a Hanzi);

impl<S: Borrow<Spelling>> Reader for Spelt<'_, S> {
    type State = States;
    fn step(&self, state: States, unit: Unit<'_>) -> States {
        self.0.borrow().step(state, unit, self.1)
    }
    fn is_end(&self, state: States) -> bool {
        self.0.borrow().is_end(state)
    }
    fn is_over(&self, state: States) -> bool {
        state == 0
    }
    fn slot(state: States) -> usize {
        scatter(state)
    }
}

impl Reader for Misspelt<'_> {
    type State = Slipping;
    fn step(&self, state: Slipping, unit: Unit<'_>) -> Slipping {
        self.0.step(state, unit, self.1)
    }
    fn is_end(&self, state: Slipping) -> bool {
        self.0.is_end(state)
    }
    fn is_over(&self, state: Slipping) -> bool {
        state.is_empty()
    }
    fn slot(state: Slipping) -> usize {
        scatter(state.exact ^ state.slipped.rotate_left(32))
    }
}

/// Spreads neighbouring numbers (Knuth's multiplicative hashing).
const fn scatter(states: u64) -> usize {
    (states.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
}

/// The spelling of something typed, over the tokens of a vocabulary.
#[derive(Debug)]
pub struct Sound<'a> {
    parts: Search<Spelt<'a, &'a Spelling>>,
    whole: Option<Memory<Spelt<'a, &'a Spelling>>>,
    /// Of a single letter, whether each token can begin with it.
    initials: Vec<bool>,
}

impl<'a> Sound<'a> {
    /// Finds where it can begin.
    pub fn new(sounds: &'a Sounds, vocabulary: &Vocabulary, hanzi: &'a Hanzi) -> Self {
        let first = sounds.parts.first().unwrap_or_default();
        let mut tokens = match is_letter(first) {
            true => vocabulary.read_with(first, hanzi).to_vec(),
            false => vocabulary.forms(first, Some(hanzi)),
        };
        // An English word can only begin it where Chinese follows, as it was typed.
        if is_letter(first) && !sounds.is_latin {
            tokens.extend(vocabulary.words_like("", 0).map(|it| it.0));
        }
        let reader = Spelt(&sounds.parts, hanzi);
        let parts = Search::new(reader, Spelling::START, tokens.into_iter(), vocabulary);
        let mut initials = Vec::new();
        if sounds.parts.len() == 1 {
            initials = vec![false; vocabulary.len()];
            parts.firsts.iter().for_each(|(token, _)| initials[usize::from(*token)] = true);
        }
        let whole = sounds.whole.as_ref().map(|whole| Memory::new(Spelt(whole, hanzi)));
        Self { parts, whole, initials }
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&mut self, segment: &Segment, vocabulary: &Vocabulary, ranks: &mut Ranks) {
        if !self.initials.is_empty() {
            return self.rank_initials(segment, ranks);
        }
        let whole = &mut self.whole;
        self.parts.find(segment, vocabulary, |place| {
            let text = segment.text(place);
            // Among many characters initials are met by chance: there it must be spelt out.
            let mut spelt_out = || {
                let tokens = segment.from(place);
                whole.as_mut().is_some_and(|it| it.reads(Spelling::START, tokens, vocabulary))
            };
            if !text.is_long || spelt_out() {
                ranks.mark(text.record, code(Kind::Pinyin, text.role, !place.begins()));
            }
        });
    }

    /// A single letter is the initial of a name, or it would be in nearly all of them.
    fn rank_initials(&self, segment: &Segment, ranks: &mut Ranks) {
        for (token, place) in segment.beginnings() {
            if self.initials.get(usize::from(token)) == Some(&true) {
                let text = segment.text(place);
                if !text.is_long {
                    ranks.mark(text.record, code(Kind::Pinyin, text.role, false));
                }
            }
        }
    }
}

/// What may have been meant by something typed with one slip, over the tokens of a vocabulary.
#[derive(Debug)]
pub struct Slips<'a> {
    /// The words.
    words: Vec<Token>,
    spelling: Option<Search<Misspelt<'a>>>,
    /// Spellings with two letters changed back.
    swapped: Vec<Search<Spelt<'a, Spelling>>>,
}

impl<'a> Slips<'a> {
    /// Finds the words and syllables that a word can have been meant for, see [`Words::slippery`].
    ///
    /// [`Words::slippery`]: crate::words::Words::slippery
    pub fn new(typed: &str, vocabulary: &Vocabulary, hanzi: Option<&'a Hanzi>) -> Self {
        let letters: Vec<char> = typed.chars().collect();
        let mut buffer = Vec::new();
        let words = vocabulary.words_like(typed, 1).filter(|(_, word)| {
            buffer.clear();
            buffer.extend(word.chars().take(letters.len() + 1));
            slip::begins(&letters, &buffer)
        });
        let words = words.map(|it| it.0).collect();
        let mut this = Self { words, spelling: None, swapped: Vec::new() };
        if let Some(hanzi) = hanzi {
            this.spelling = SlippedSpelling::new(&letters, hanzi).map(|spelling| {
                let tokens = vocabulary.chars().map(|it| it.0);
                Search::new(Misspelt(spelling, hanzi), Slipping::START, tokens, vocabulary)
            });
            let swapped = slip::swapped(&letters).filter_map(|typed| {
                let spelling = Spelling::new(&typed, By::Syllables, hanzi)?;
                let tokens = vocabulary.read_with(spelling.first()?, hanzi).iter().copied();
                Some(Search::new(Spelt(spelling, hanzi), Spelling::START, tokens, vocabulary))
            });
            this.swapped = swapped.collect();
        }
        this
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&mut self, segment: &Segment, vocabulary: &Vocabulary, ranks: &mut Ranks) {
        let mut mark = |place: Place| {
            let text = segment.text(place);
            ranks.mark(text.record, code(Kind::Slip, text.role, !place.begins()));
        };
        for token in &self.words {
            segment.of(*token).iter().for_each(|place| mark(*place));
        }
        if let Some(spelling) = &mut self.spelling {
            spelling.find(segment, vocabulary, &mut mark);
        }
        for swapped in &mut self.swapped {
            swapped.find(segment, vocabulary, &mut mark);
        }
    }
}

/// A reader, and where it is after each token with which it can begin.
#[derive(Debug)]
struct Search<R: Reader> {
    memory: Memory<R>,
    firsts: Vec<(Token, R::State)>,
}

impl<R: Reader> Search<R> {
    /// Begins with each of some tokens, but for those that lead nowhere.
    fn new(reader: R, start: R::State, tokens: impl Iterator<Item = Token>, vocabulary: &Vocabulary) -> Self {
        let states = tokens.filter_map(|token| {
            let state = reader.step(start, vocabulary.meaning(token).unit()?);
            (!reader.is_over(state)).then_some((token, state))
        });
        let firsts = states.collect();
        Self { memory: Memory::new(reader), firsts }
    }

    /// Tells the places from which the reader comes to an end: for all places of a pair of tokens at
    /// once where the pair decides it.
    fn find(&mut self, segment: &Segment, vocabulary: &Vocabulary, mut each: impl FnMut(Place)) {
        let memory = &mut self.memory;
        for (token, state) in &self.firsts {
            if memory.reader.is_end(*state) {
                segment.of(*token).iter().for_each(|place| each(*place));
                continue;
            }
            for (second, places) in segment.pairs(*token) {
                let Some(state) = memory.step(*state, second, vocabulary) else { continue };
                if memory.reader.is_over(state) {
                    continue;
                }
                if memory.reader.is_end(state) {
                    places.iter().for_each(|place| each(*place));
                    continue;
                }
                for place in places {
                    if memory.reads(state, &segment.from(*place)[2..], vocabulary) {
                        each(*place);
                    }
                }
            }
        }
    }
}

/// A reader that remembers where tokens led it: texts say the same over and over.
#[derive(Debug)]
struct Memory<R: Reader> {
    reader: R,
    /// By token and state, each in the only slot that it may have.
    seen: Vec<Option<Step<R::State>>>,
}

/// That a token leads from one state to another.
#[derive(Clone, Copy, Debug)]
struct Step<S> {
    token: Token,
    from: S,
    to: S,
}

impl<R: Reader> Memory<R> {
    /// How many slots there are: few enough to stay at hand.
    const SLOTS: usize = 1024;

    fn new(reader: R) -> Self {
        Self { reader, seen: vec![None; Self::SLOTS] }
    }

    /// Where a token leads; none where the text ends.
    fn step(&mut self, state: R::State, token: Token, vocabulary: &Vocabulary) -> Option<R::State> {
        if token == END {
            return None;
        }
        let slot = (usize::from(token) ^ R::slot(state)) % Self::SLOTS;
        match self.seen[slot] {
            Some(step) if step.token == token && step.from == state => Some(step.to),
            _ => {
                let to = self.reader.step(state, vocabulary.meaning(token).unit()?);
                self.seen[slot] = Some(Step { token, from: state, to });
                Some(to)
            }
        }
    }

    /// Whether the reader comes to an end among some tokens.
    fn reads(&mut self, mut state: R::State, tokens: &[Token], vocabulary: &Vocabulary) -> bool {
        for token in tokens {
            let Some(next) = self.step(state, *token, vocabulary) else { return false };
            if self.reader.is_end(next) {
                return true;
            }
            if self.reader.is_over(next) {
                return false;
            }
            state = next;
        }
        false
    }
}
