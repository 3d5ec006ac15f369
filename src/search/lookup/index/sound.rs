//! Where what was typed stands by its sound, or with a slip.

use super::automaton::{Memory, Reader, Search};
use super::number::Number;
use super::rank::{Kind, NONE, Ranks, code};
use super::segment::{Parts, Place, Segment, TextAt};
use super::vocabulary::{Token, Vocabulary};
use crate::fold::{Unit, is_letter};
use crate::hanzi::Hanzi;
use crate::slip::{self, SlippedSpelling, Slipping, SwappedSpelling, Swapping};
use crate::spelling::{Spelling, States};
use crate::words::Words;

/// Letters, as they were typed or with a slip, and what they can be read as.
#[derive(Debug)]
pub(super) struct By<'a, S>(pub(super) S, pub(super) &'a Hanzi);

/// How letters may spell a text: among many characters initials are met by chance, so there syllables must
/// be spelt out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spellings<'a> {
    /// Those of short texts.
    pub(super) parts: &'a Spelling,
    /// Those of long ones, where there are any.
    pub(super) whole: Option<&'a Spelling>,
}

impl Spellings<'_> {
    const fn of(&self, is_long: bool) -> Option<&Spelling> {
        if is_long { self.whole } else { Some(self.parts) }
    }
}

impl Reader for By<'_, Spellings<'_>> {
    /// By which of the spellings, and where it is in it.
    type State = (bool, States);
    fn start(&self, is_long: bool) -> Option<Self::State> {
        self.0.of(is_long).map(|_| (is_long, Spelling::START))
    }
    fn step(&self, (is_long, state): Self::State, unit: Unit<'_>) -> Self::State {
        (is_long, self.0.of(is_long).map_or(0, |it| it.step(state, unit, self.1)))
    }
    fn is_end(&self, (is_long, state): Self::State) -> bool {
        self.0.of(is_long).is_some_and(|it| it.is_end(state))
    }
    fn is_over(&self, (_, state): Self::State) -> bool {
        state == 0
    }
}

impl Reader for By<'_, SlippedSpelling> {
    type State = Slipping;
    fn start(&self, _: bool) -> Option<Slipping> {
        Some(Slipping::START)
    }
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
    fn start(&self, _: bool) -> Option<Swapping> {
        Some(Swapping::START)
    }
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
    search: Search<'a, By<'a, Spellings<'a>>>,
    /// How many letters were typed.
    letters: usize,
    number: Option<Number<'a>>,
}

impl<'a> Sound<'a> {
    /// Finds where it can begin; none where it cannot.
    pub fn new(words: &'a Words, vocabulary: &'a Vocabulary, hanzi: &'a Hanzi) -> Option<Self> {
        let sounds = words.sounds.as_ref()?;
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
        let letters = sounds.parts.letters().len();
        // A single letter is met by chance in any long text.
        let whole = sounds.whole.as_ref().filter(|_| letters > 1);
        let reader = By(Spellings { parts: &sounds.parts, whole }, hanzi);
        let search = Search::new(Memory::new(reader, &itself, vocabulary, hanzi), tokens.into_iter());
        (!search.is_vain()).then_some(Self { search, letters, number: Number::new(words, vocabulary) })
    }

    /// How many letters were typed.
    pub const fn letters(&self) -> usize {
        self.letters
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&mut self, segment: &Segment, parts: &Parts, ranks: &mut Ranks) {
        // A single letter is the initial of a name, or it would be in nearly all texts.
        let (only_beginnings, number) = (self.letters == 1, self.number);
        self.search.find(segment, parts, only_beginnings, |places| {
            let rank = |place: Place, text: TextAt| code(Kind::Pinyin, text.role, !place.begins());
            match number {
                None => ranks.mark_at(segment, places, rank),
                Some(number) => ranks.mark_at(segment, places, |place, text| {
                    if number.is_divided(segment, place, text.role) { NONE } else { rank(place, text) }
                }),
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
            let memory = Memory::new(reader, &[], vocabulary, hanzi);
            Some(Search::new(memory, vocabulary.chars().map(|it| it.0)))
        });
        let swapped = hanzi.and_then(|hanzi| {
            let reader = By(SwappedSpelling::new(&letters)?, hanzi);
            let firsts = reader.0.firsts();
            let mut tokens = firsts.map(|it| vocabulary.read_with(it, hanzi)).concat();
            tokens.sort_unstable();
            tokens.dedup();
            let memory = Memory::new(reader, &[], vocabulary, hanzi);
            Some(Search::new(memory, tokens.into_iter()))
        });
        Self { words, slipped, swapped }
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&mut self, segment: &Segment, parts: &Parts, ranks: &mut Ranks) {
        let mut mark = |places: &[Place]| {
            ranks.mark_at(segment, places, |place, text| code(Kind::Slip, text.role, !place.begins()));
        };
        for token in &self.words {
            parts.of_token(segment, *token, &mut mark);
        }
        if let Some(slipped) = &mut self.slipped {
            slipped.find(segment, parts, false, &mut mark);
        }
        if let Some(swapped) = &mut self.swapped {
            swapped.find(segment, parts, false, &mut mark);
        }
    }
}
