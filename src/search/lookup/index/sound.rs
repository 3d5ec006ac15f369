//! Where what was typed stands by its sound, or with a slip.

use super::rank::{Kind, Ranks, code};
use super::segment::{Parts, Place, Segment};
use super::vocabulary::{END as END_OF_TEXT, Token, Vocabulary};
use crate::fold::{Unit, is_letter};
use crate::hanzi::Hanzi;
use crate::slip::{self, SlippedSpelling, Slipping, SwappedSpelling, Swapping};
use crate::spelling::{Spelling, States};
use crate::words::Sounds;

/// Something that reads a text unit by unit until it knows.
trait Reader {
    type State: Copy + PartialEq;
    const START: Self::State;
    fn step(&self, state: Self::State, unit: Unit<'_>) -> Self::State;
    fn is_end(&self, state: Self::State) -> bool;
    fn is_over(&self, state: Self::State) -> bool;
}

/// Letters, as they were typed or with a slip, and what they can be read as.
#[derive(Debug)]
struct By<'a, S>(S, &'a Hanzi);

impl Reader for By<'_, &Spelling> {
    type State = States;
    const START: States = Spelling::START;
    fn step(&self, state: States, unit: Unit<'_>) -> States {
        self.0.step(state, unit, self.1)
    }
    fn is_end(&self, state: States) -> bool {
        self.0.is_end(state)
    }
    fn is_over(&self, state: States) -> bool {
        state == 0
    }
}

impl Reader for By<'_, SlippedSpelling> {
    type State = Slipping;
    const START: Slipping = Slipping::START;
    fn step(&self, state: Slipping, unit: Unit<'_>) -> Slipping {
        self.0.step(state, unit, self.1)
    }
    fn is_end(&self, state: Slipping) -> bool {
        self.0.is_end(state)
    }
    fn is_over(&self, state: Slipping) -> bool {
        state.is_empty()
    }
}

impl Reader for By<'_, SwappedSpelling> {
    type State = Swapping;
    const START: Swapping = Swapping::START;
    fn step(&self, state: Swapping, unit: Unit<'_>) -> Swapping {
        self.0.step(state, unit, self.1)
    }
    fn is_end(&self, state: Swapping) -> bool {
        self.0.is_end(state)
    }
    fn is_over(&self, state: Swapping) -> bool {
        state.is_empty()
    }
}

/// The spelling of something typed, over the tokens of a vocabulary.
pub struct Sound<'a> {
    parts: Search<'a, By<'a, &'a Spelling>>,
    whole: Option<Memory<'a, By<'a, &'a Spelling>>>,
    /// How many letters were typed.
    letters: usize,
}

impl<'a> Sound<'a> {
    /// Finds where it can begin; none where it cannot.
    pub fn new(sounds: &'a Sounds, vocabulary: &'a Vocabulary, hanzi: &'a Hanzi) -> Option<Self> {
        let first = sounds.parts.first().unwrap_or_default();
        let mut tokens = match is_letter(first) {
            true => vocabulary.read_with(first, hanzi).to_vec(),
            false => vocabulary.forms(first, Some(hanzi)),
        };
        // An English word can only begin it where Chinese follows, as it was typed.
        if is_letter(first) && !sounds.is_latin {
            tokens.extend(vocabulary.words_like("", 0).map(|it| it.0));
        }
        let itself: Vec<Token> = match sounds.is_latin {
            true => Vec::new(),
            false => {
                let typed = sounds.parts.letters().iter().filter(|c| !is_letter(**c));
                typed.flat_map(|c| vocabulary.forms(*c, Some(hanzi))).collect()
            }
        };
        let memory =
            |spelling: &'a Spelling| Memory::new(By(spelling, hanzi), itself.clone(), vocabulary, hanzi);
        let parts = Search::new(memory(&sounds.parts), tokens.into_iter());
        if parts.firsts.is_empty() {
            return None;
        }
        Some(Self { parts, whole: sounds.whole.as_ref().map(memory), letters: sounds.parts.letters().len() })
    }

    /// How many letters were typed.
    pub const fn letters(&self) -> usize {
        self.letters
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&mut self, segment: &Segment, parts: &Parts, ranks: &mut Ranks) {
        if self.letters == 1 {
            return self.rank_initials(segment, parts, ranks);
        }
        let whole = &mut self.whole;
        self.parts.find(segment, parts, |place| {
            let text = segment.text(place);
            // Among many characters initials are met by chance: there it must be spelt out.
            let mut spelt_out = || whole.as_mut().is_some_and(|it| it.reads(START, segment.from(place)));
            if !text.is_long || spelt_out() {
                ranks.mark(text.record, code(Kind::Pinyin, text.role, !place.begins()));
            }
        });
    }

    /// A single letter is the initial of a name, or it would be in nearly all of them.
    fn rank_initials(&mut self, segment: &Segment, parts: &Parts, ranks: &mut Ranks) {
        self.parts.find(segment, parts, |place| {
            if place.begins() {
                let text = segment.text(place);
                if !text.is_long {
                    ranks.mark(text.record, code(Kind::Pinyin, text.role, false));
                }
            }
        });
    }
}

/// What may have been meant by something typed with one slip, over the tokens of a vocabulary.
pub struct Slips<'a> {
    /// The words.
    words: Vec<Token>,
    slipped: Option<Search<'a, By<'a, SlippedSpelling>>>,
    swapped: Option<Search<'a, By<'a, SwappedSpelling>>>,
}

impl<'a> Slips<'a> {
    /// Finds the words and syllables that a word can have been meant for, see [`Words::slippery`].
    ///
    /// [`Words::slippery`]: crate::words::Words::slippery
    pub fn new(typed: &str, vocabulary: &'a Vocabulary, hanzi: Option<&'a Hanzi>) -> Self {
        let letters: Vec<char> = typed.chars().collect();
        let mut buffer = Vec::new();
        let words = vocabulary.words_like(typed, 1).filter(|(_, word)| {
            buffer.clear();
            buffer.extend(word.chars().take(letters.len() + 1));
            slip::begins(&letters, &buffer)
        });
        let words = words.map(|it| it.0).collect();
        let slipped = hanzi.and_then(|hanzi| {
            let reader = By(SlippedSpelling::new(&letters)?, hanzi);
            let memory = Memory::new(reader, Vec::new(), vocabulary, hanzi);
            Some(Search::new(memory, vocabulary.chars().map(|it| it.0)))
        });
        let swapped = hanzi.and_then(|hanzi| {
            let reader = By(SwappedSpelling::new(&letters)?, hanzi);
            let firsts = reader.0.firsts();
            let mut tokens = firsts.map(|it| vocabulary.read_with(it, hanzi)).concat();
            tokens.sort_unstable();
            tokens.dedup();
            let memory = Memory::new(reader, Vec::new(), vocabulary, hanzi);
            Some(Search::new(memory, tokens.into_iter()))
        });
        Self { words, slipped, swapped }
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&mut self, segment: &Segment, parts: &Parts, ranks: &mut Ranks) {
        let mut mark = |place: Place| {
            let text = segment.text(place);
            ranks.mark(text.record, code(Kind::Slip, text.role, !place.begins()));
        };
        for token in &self.words {
            parts.of_token(segment, *token, |places| places.iter().for_each(|place| mark(*place)));
        }
        if let Some(slipped) = &mut self.slipped {
            slipped.find(segment, parts, &mut mark);
        }
        if let Some(swapped) = &mut self.swapped {
            swapped.find(segment, parts, &mut mark);
        }
    }
}

/// A reader, and where it is after each token with which it can begin.
struct Search<'a, R: Reader> {
    memory: Memory<'a, R>,
    firsts: Vec<(Token, Number)>,
}

impl<'a, R: Reader> Search<'a, R> {
    /// Begins with each of some tokens, but for those that lead nowhere.
    fn new(mut memory: Memory<'a, R>, tokens: impl Iterator<Item = Token>) -> Self {
        let states = tokens.map(|token| (token, memory.step(START, token)));
        let firsts = states.filter(|(_, state)| *state != OVER).collect();
        Self { memory, firsts }
    }

    /// Tells the places from which the reader comes to an end: for all places of a pair of tokens at
    /// once where the pair decides it.
    fn find(&mut self, segment: &Segment, parts: &Parts, mut each: impl FnMut(Place)) {
        let memory = &mut self.memory;
        for (token, state) in &self.firsts {
            if *state == END {
                parts.of_token(segment, *token, |places| places.iter().for_each(|place| each(*place)));
                continue;
            }
            for (second, places) in segment.pairs(*token) {
                let (from, read) = match memory.step(*state, second) {
                    OVER => continue,
                    END => {
                        parts.of_pair(places, |places| places.iter().for_each(|place| each(*place)));
                        continue;
                    }
                    // Not to be gone on from: the second token is read once more.
                    UNNUMBERED => (*state, 1),
                    next => (next, 2),
                };
                parts.of_pair(places, |places| {
                    for place in places {
                        if memory.reads(from, &segment.from(*place)[read..]) {
                            each(*place);
                        }
                    }
                });
            }
        }
    }
}

/// The number of a reader's state.
type Number = u16;

/// Not yet known.
const UNKNOWN: Number = 0;
/// From here no token leads to the end.
const OVER: Number = 1;
/// The end: what was typed stands there.
const END: Number = 2;
/// A state that came when there were [`MOST`] already.
const UNNUMBERED: Number = 3;
/// The state before everything; those met later follow.
const START: Number = 4;

/// How many states are given numbers. What people type has some dozens.
const MOST: usize = 1024;

/// A reader that remembers where characters led it: texts say the same over and over, and many characters
/// are read alike. So it becomes the table of a deterministic automaton, as far as texts need that.
struct Memory<'a, R: Reader> {
    reader: R,
    /// Tokens of characters that stand for themselves too, rather than only for how they are read.
    itself: Vec<Token>,
    vocabulary: &'a Vocabulary,
    /// For each token which others it is read like, see [`Vocabulary::alike`], and how many kinds there are.
    alike: &'a [u16],
    kinds: usize,
    states: Vec<R::State>,
    /// How many of them may be given numbers.
    most: usize,
    /// Where each kind leads from each state.
    steps: Vec<Number>,
}

impl<'a, R: Reader> Memory<'a, R> {
    fn new(reader: R, itself: Vec<Token>, vocabulary: &'a Vocabulary, hanzi: &'a Hanzi) -> Self {
        let (alike, kinds) = vocabulary.alike(hanzi);
        let mut this = Self {
            reader,
            itself,
            vocabulary,
            alike,
            kinds,
            states: Vec::new(),
            most: MOST,
            steps: Vec::new(),
        };
        this.number(R::START);
        this
    }

    /// Where a token leads from a state with a number.
    fn step(&mut self, from: Number, token: Token) -> Number {
        let kind = usize::from(self.alike[usize::from(token)]);
        if kind == 0 || self.itself.contains(&token) {
            return self.lead(from, token);
        }
        let at = usize::from(from - START) * self.kinds + kind;
        if self.steps[at] == UNKNOWN {
            self.steps[at] = self.lead(from, token);
        }
        self.steps[at]
    }

    /// The same, read and not remembered.
    fn lead(&mut self, from: Number, token: Token) -> Number {
        if token == END_OF_TEXT {
            return OVER;
        }
        let Some(unit) = self.vocabulary.meaning(token).unit() else { return OVER };
        let state = self.reader.step(self.states[usize::from(from - START)], unit);
        if self.reader.is_end(state) {
            END
        } else if self.reader.is_over(state) {
            OVER
        } else {
            self.number(state)
        }
    }

    fn number(&mut self, state: R::State) -> Number {
        let known = self.states.iter().position(|it| *it == state);
        let at = known.unwrap_or(self.states.len());
        if at >= self.most {
            return UNNUMBERED;
        }
        if known.is_none() {
            self.states.push(state);
            self.steps.resize(self.states.len() * self.kinds, UNKNOWN);
        }
        START + at as Number
    }

    /// Whether the reader comes to an end among some tokens.
    fn reads(&mut self, mut state: Number, tokens: &[Token]) -> bool {
        for (at, token) in tokens.iter().enumerate() {
            match self.step(state, *token) {
                OVER => return false,
                END => return true,
                UNNUMBERED => return self.reads_plainly(state, &tokens[at..]),
                next => state = next,
            }
        }
        false
    }

    /// The same without numbers.
    fn reads_plainly(&self, from: Number, tokens: &[Token]) -> bool {
        let mut state = self.states[usize::from(from - START)];
        for token in tokens {
            let Some(unit) = self.vocabulary.meaning(*token).unit() else { return false };
            state = self.reader.step(state, unit);
            if self.reader.is_end(state) {
                return true;
            }
            if self.reader.is_over(state) {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::spelling::By as Spelt;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_remembered_is_what_would_be_read(
            typed in "[kzuo喀2]{0,3}(kazuo|chang|k|zh)[kzuo喀2]{0,4}",
            texts in prop::collection::vec("[喀左县长卡2a]{1,8}", 20),
            most in 1..6usize,
        ) {
            let hanzi = Hanzi::read(include_bytes!("../../../../public/hanzi.bin")).unwrap();
            let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
            for text in &texts {
                vocabulary.read(text, &mut tokens);
                tokens.push(END_OF_TEXT);
            }
            let spelling = Spelling::new(&typed, Spelt::Parts, &hanzi).unwrap();
            let itself = typed.chars().filter_map(|c| vocabulary.char(c)).collect();
            let mut memory = Memory::new(By(&spelling, &hanzi), itself, &vocabulary, &hanzi);
            memory.most = most;
            for from in 0..tokens.len() {
                let plainly = memory.reads_plainly(START, &tokens[from..]);
                prop_assert_eq!(memory.reads(START, &tokens[from..]), plainly);
            }
        }
    }
}
