//! Reads the texts of segments with a reader of what was typed: in the end with a table, and many texts at
//! once.

use super::segment::{Parts, Place, Segment};
use super::vocabulary::{END as END_OF_TEXT, Token, Vocabulary};
use crate::fold::Unit;
use crate::hanzi::Hanzi;

/// Something that reads a text unit by unit until it knows.
pub(super) trait Reader {
    type State: Copy + PartialEq;
    /// Where it begins in a text as short as names are, or in a longer one; none where it finds nothing there.
    fn start(&self, is_long: bool) -> Option<Self::State>;
    fn step(&self, state: Self::State, unit: Unit<'_>) -> Self::State;
    fn is_end(&self, state: Self::State) -> bool;
    fn is_over(&self, state: Self::State) -> bool;
}

/// A reader, and where it is after each token with which it can begin.
pub(super) struct Search<'a, R: Reader> {
    memory: Memory<'a, R>,
    firsts: Vec<(Token, Numbers)>,
    /// The ways not yet gone, and the starts of those that came to the reader's end, until they are told.
    under_way: Vec<Way>,
    ended: Vec<Place>,
}

/// A reader on its way through a text.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// Where it began.
    start: Place,
    /// Which of the segment's tokens it reads next.
    next: u32,
    /// The [`Number`] of its state, as wide as the rest, to be copied with it.
    state: u32,
}

/// From how many on ways are gone, and places told.
const TOGETHER: usize = 1024;

impl<'a, R: Reader> Search<'a, R> {
    /// Begins with each of some tokens, but for those that lead nowhere.
    pub(super) fn new(mut memory: Memory<'a, R>, tokens: impl Iterator<Item = Token>) -> Self {
        let starts = memory.starts;
        let states = tokens.map(|token| (token, memory.steps(starts, token)));
        let firsts = states.filter(|(_, states)| *states != [OVER; 2]).collect();
        Self { memory, firsts, under_way: Vec::new(), ended: Vec::new() }
    }

    /// Whether there is no token with which it can begin.
    pub(super) fn is_vain(&self) -> bool {
        self.firsts.is_empty()
    }

    /// Tells the places from which the reader comes to an end, many at a time; or only those of them where
    /// a text begins.
    pub(super) fn find(
        &mut self,
        segment: &Segment,
        parts: &Parts,
        only_beginnings: bool,
        mut each: impl FnMut(&[Place]),
    ) {
        let Self { memory, firsts, under_way, ended } = self;
        let is_wanted = |place: &&Place| !only_beginnings || place.begins();
        let is_long = |place: &Place| usize::from(segment.text(*place).is_long);
        for (token, states) in firsts {
            if is_known(*states) {
                parts.of_token(segment, *token, |places| {
                    let places = places.iter().filter(is_wanted);
                    ended.extend(places.filter(|place| *states == [END; 2] || states[is_long(place)] == END));
                });
                tell(ended, TOGETHER, &mut each);
                continue;
            }
            for (second, places) in segment.pairs(*token) {
                match memory.steps(*states, second) {
                    [OVER, OVER] => {}
                    [END, END] if !only_beginnings => {
                        parts.of_pair(places, |places| ended.extend_from_slice(places));
                    }
                    next => {
                        // What cannot be gone on from is read once more.
                        let ways = [0, 1].map(|at| match (next[at], states[at]) {
                            (UNNUMBERED, UNNUMBERED) => (0, memory.starts[at]),
                            (UNNUMBERED, state) => (1, state),
                            (next, _) => (2, next),
                        });
                        parts.of_pair(places, |places| {
                            under_way.extend(places.iter().filter(is_wanted).map(|start| {
                                let (read, state) = ways[is_long(start)];
                                Way { start: *start, next: segment.nth(*start) + read, state: state.into() }
                            }));
                        });
                        if under_way.len() >= TOGETHER {
                            memory.go(under_way, segment, ended);
                        }
                    }
                }
                tell(ended, TOGETHER, &mut each);
            }
        }
        memory.go(under_way, segment, ended);
        tell(ended, 1, &mut each);
    }
}

/// Tells places, if there are so many.
fn tell(places: &mut Vec<Place>, many: usize, each: &mut impl FnMut(&[Place])) {
    if places.len() >= many {
        each(places);
        places.clear();
    }
}

/// The number of a reader's state.
type Number = u16;

/// Those in a text as short as names are, and in a longer one.
type Numbers = [Number; 2];

/// Not yet known.
const UNKNOWN: Number = 0;
/// From here no token leads to the end.
const OVER: Number = 1;
/// The end: what was typed stands there.
const END: Number = 2;
/// A state that came when there were [`MOST`] already.
const UNNUMBERED: Number = 3;
/// The first state that can be gone on from; the others follow.
const FIRST: Number = 4;

/// Whether there is nothing to be gone on from in either kind of texts.
const fn is_known(states: Numbers) -> bool {
    states[0] <= END && states[1] <= END
}

/// How many states are given numbers. What people type has some dozens.
const MOST: usize = 1024;

/// A reader that remembers where characters led it: texts say the same over and over, and many characters
/// are read alike. So it becomes the table of a deterministic automaton, as far as texts need that.
pub(super) struct Memory<'a, R: Reader> {
    reader: R,
    vocabulary: &'a Vocabulary,
    /// For each token which others it is read like, see [`Vocabulary::alike`], and how many kinds there are.
    alike: Vec<u16>,
    kinds: usize,
    starts: Numbers,
    states: Vec<R::State>,
    /// How many of them may be given numbers.
    most: usize,
    /// Where each kind leads from each state.
    steps: Vec<Number>,
}

impl<'a, R: Reader> Memory<'a, R> {
    /// A reader at its start. Some characters stand for themselves too, rather than only for how they are read:
    /// each is a kind of its own.
    pub(super) fn new(reader: R, itself: &[Token], vocabulary: &'a Vocabulary, hanzi: &'a Hanzi) -> Self {
        let (alike, mut kinds) = vocabulary.alike(hanzi);
        let mut alike = alike.to_vec();
        for token in itself {
            if let (Some(kind), Ok(own)) = (alike.get_mut(usize::from(*token)), u16::try_from(kinds)) {
                *kind = own;
                kinds += 1;
            }
        }
        let (states, steps, starts) = (Vec::new(), Vec::new(), [OVER; 2]);
        let mut this = Self { reader, vocabulary, alike, kinds, starts, states, most: MOST, steps };
        this.starts = [false, true].map(|is_long| match this.reader.start(is_long) {
            Some(state) => this.number(state),
            None => OVER,
        });
        this
    }

    /// Where a token leads in both kinds of texts, from where it can be gone on.
    fn steps(&mut self, from: Numbers, token: Token) -> Numbers {
        let mut to = |from| if from < FIRST { from } else { self.step(from, token) };
        let first = to(from[0]);
        [first, if from[1] == from[0] { first } else { to(from[1]) }]
    }

    /// Where a token leads from a state with a number.
    #[inline]
    fn step(&mut self, from: Number, token: Token) -> Number {
        let kind = usize::from(self.alike[usize::from(token)]);
        match self.steps[usize::from(from - FIRST) * self.kinds + kind] {
            UNKNOWN => self.learn(from, token),
            to => to,
        }
    }

    /// The same for the first time; of words it is not remembered.
    #[cold]
    #[inline(never)]
    fn learn(&mut self, from: Number, token: Token) -> Number {
        let to = self.lead(from, token);
        let kind = usize::from(self.alike[usize::from(token)]);
        if kind > 0 {
            self.steps[usize::from(from - FIRST) * self.kinds + kind] = to;
        }
        to
    }

    /// The same, read.
    fn lead(&mut self, from: Number, token: Token) -> Number {
        if token == END_OF_TEXT {
            return OVER;
        }
        let Some(unit) = self.vocabulary.meaning(token).unit() else { return OVER };
        let state = self.reader.step(self.states[usize::from(from - FIRST)], unit);
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
        FIRST + at as Number
    }

    /// Goes all ways to their ends, and adds the starts of those that reach the reader's.
    ///
    /// Each goes one token on before any goes the next, and none waits for another: so a processor fetches
    /// many of these tokens at once, which lie far apart. One way after the other, it would wait for each.
    fn go(&mut self, ways: &mut Vec<Way>, segment: &Segment, ended: &mut Vec<Place>) {
        loop {
            let mut ends = ended.len();
            ended.resize(ends + ways.len(), Place::default());
            let mut left = 0;
            for at in 0..ways.len() {
                // Written in any case, and counted where it is so, which nobody can foresee.
                let way = ways[at];
                (ended[ends], ways[left]) = (way.start, way);
                ends += usize::from(way.state == u32::from(END));
                left += usize::from(way.state >= u32::from(FIRST));
            }
            ended.truncate(ends);
            ways.truncate(left);
            if ways.is_empty() {
                return;
            }
            for way in ways.iter_mut() {
                let state = way.state as Number;
                let to = match self.step(state, segment.token(way.next)) {
                    UNNUMBERED => self.rest(state, segment.rest(way.next)),
                    to => to,
                };
                (way.state, way.next) = (to.into(), way.next + 1);
            }
        }
    }

    /// Where some tokens lead in the end, read without numbers.
    #[cold]
    #[inline(never)]
    fn rest(&self, state: Number, tokens: &[Token]) -> Number {
        if self.reads_plainly(state, tokens) { END } else { OVER }
    }

    /// Whether the reader comes to an end among some tokens, read without numbers.
    fn reads_plainly(&self, from: Number, tokens: &[Token]) -> bool {
        let mut state = self.states[usize::from(from - FIRST)];
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

    use super::super::rank::Role;
    use super::super::segment::Draft;
    use super::super::sound::{By, Spellings};
    use super::*;
    use crate::spelling::{By as Spelt, Spelling};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_remembered_is_what_would_be_read(
            typed in "[kzuo喀2]{0,3}(kazuo|chang|k|zh)[kzuo喀2]{0,4}",
            texts in prop::collection::vec("[喀左县长卡2a]{1,8}|[喀左县长卡2a]{30,36}", 20),
            most in 2..6usize,
            only_beginnings: bool,
        ) {
            let hanzi = Hanzi::read(include_bytes!("../../../../public/hanzi.bin")).unwrap();
            let (mut vocabulary, mut draft) = (Vocabulary::default(), Draft::default());
            for text in &texts {
                vocabulary.read(text, &mut draft.tokens);
                draft.end_text(Role::Name);
                draft.records += 1;
            }
            let segment = draft.close(vocabulary.len());
            let parts = Spelling::new(&typed, Spelt::Parts, &hanzi).unwrap();
            let whole = Spelling::new(&typed, Spelt::Syllables, &hanzi);
            let itself: Vec<_> = typed.chars().filter_map(|c| vocabulary.char(c)).collect();
            let reader = By(Spellings { parts: &parts, whole: whole.as_ref() }, &hanzi);
            let mut memory = Memory::new(reader, &itself, &vocabulary, &hanzi);
            memory.most = most;
            let everything = || (0..vocabulary.len()).map(|it| it as Token);
            let places = everything().flat_map(|it| segment.of(it)).copied();
            let places = places.filter(|place| !only_beginnings || place.begins());
            let mut wanted: Vec<_> = places.filter(|place| {
                let start = memory.starts[usize::from(segment.text(*place).is_long)];
                start != OVER && memory.reads_plainly(start, segment.from(*place))
            }).collect();
            let mut found = Vec::new();
            Search::new(memory, everything()).find(&segment, &Parts::ALL, only_beginnings, |places| found.extend_from_slice(places));
            wanted.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, wanted);
        }
    }
}
