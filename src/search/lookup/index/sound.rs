//! Where what was typed stands by its sound, or with a slip.

use super::rank::{Kind, Ranks, code};
use super::segment::Segment;
use super::vocabulary::{Meaning, Token, Vocabulary};
use crate::fold::Unit;
use crate::hanzi::Hanzi;
use crate::slip::{self, SlippedSpelling, Slipping};
use crate::spelling::{By, Spelling, States};
use crate::words::Sounds;

/// Something that reads a text unit by unit until it knows.
trait Reader {
    type State: Copy;
    fn step(&self, state: Self::State, unit: Unit<'_>) -> Self::State;
    fn is_end(&self, state: Self::State) -> bool;
    fn is_over(&self, state: Self::State) -> bool;
}

struct Spelt<'a>(&'a Spelling, &'a Hanzi);

impl Reader for Spelt<'_> {
    type State = States;
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

struct Misspelt<'a>(&'a SlippedSpelling, &'a Hanzi);

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
}

/// The spelling of something typed, over the tokens of a vocabulary.
#[derive(Debug)]
pub struct Sound<'a> {
    sounds: &'a Sounds,
    hanzi: &'a Hanzi,
    /// The tokens with which it can begin, and where each leads.
    firsts: Vec<(Token, States)>,
}

impl<'a> Sound<'a> {
    /// Finds where it can begin.
    pub fn new(sounds: &'a Sounds, vocabulary: &Vocabulary, hanzi: &'a Hanzi) -> Self {
        let parts = Spelt(&sounds.parts, hanzi);
        let first = sounds.parts.first().unwrap_or_default();
        let tokens = if first.is_ascii_lowercase() {
            let mut tokens = vocabulary.read_with(first, hanzi).to_vec();
            // An English word can only begin it where Chinese follows, as it was typed.
            if !sounds.is_latin {
                tokens.extend(vocabulary.words_like("", 0).map(|it| it.0));
            }
            tokens
        } else {
            vocabulary.forms(first, Some(hanzi))
        };
        let firsts = begin(&parts, vocabulary, tokens.into_iter(), Spelling::START);
        Self { sounds, hanzi, firsts }
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&self, segment: &Segment, vocabulary: &Vocabulary, ranks: &mut Ranks) {
        let whole = self.sounds.whole.as_ref().map(|it| Spelt(it, self.hanzi));
        // A single letter is that of a name, or it would be in nearly all of them.
        let only_first = self.sounds.parts.len() == 1;
        find(&Spelt(&self.sounds.parts, self.hanzi), &self.firsts, segment, vocabulary, |place| {
            let begins = segment.begins(place);
            let text = segment.text(place);
            if only_first && (!begins || text.is_long) {
                return;
            }
            // Among many characters initials are met by chance: there it must be spelt out.
            let meant = !text.is_long
                || whole.as_ref().is_some_and(|it| reads(it, Spelling::START, place, segment, vocabulary));
            if meant {
                ranks.mark(text.record, code(Kind::Pinyin, text.role, !begins));
            }
        });
    }
}

/// What may have been meant by something typed with one slip, over the tokens of a vocabulary.
#[derive(Debug)]
pub struct Slips<'a> {
    hanzi: Option<&'a Hanzi>,
    /// The words.
    words: Vec<Token>,
    spelling: Option<(SlippedSpelling, Vec<(Token, Slipping)>)>,
    /// Spellings with two letters changed back.
    swapped: Vec<(Spelling, Vec<(Token, States)>)>,
}

impl<'a> Slips<'a> {
    /// Finds the words and syllables; none where what was typed is too short, or is not all Latin.
    pub fn new(typed: &str, vocabulary: &Vocabulary, hanzi: Option<&'a Hanzi>) -> Option<Self> {
        let letters: Vec<char> = typed.chars().collect();
        if letters.len() < slip::SHORTEST {
            return None;
        }
        let mut buffer = Vec::new();
        let words = vocabulary.words_like(typed, 1).filter(|(_, word)| {
            buffer.clear();
            buffer.extend(word.chars().take(letters.len() + 1));
            slip::begins(&letters, &buffer)
        });
        let words = words.map(|it| it.0).collect();
        let mut this = Self { hanzi, words, spelling: None, swapped: Vec::new() };
        if let Some(hanzi) = hanzi {
            this.spelling = SlippedSpelling::new(&letters, hanzi).map(|spelling| {
                let tokens = vocabulary.chars().map(|it| it.0);
                let firsts = begin(&Misspelt(&spelling, hanzi), vocabulary, tokens, Slipping::START);
                (spelling, firsts)
            });
            this.swapped = slip::swapped(&letters)
                .filter_map(|typed| {
                    let spelling = Spelling::new(&typed, By::Syllables, hanzi)?;
                    let tokens = vocabulary.read_with(spelling.first()?, hanzi).iter().copied();
                    let firsts = begin(&Spelt(&spelling, hanzi), vocabulary, tokens, Spelling::START);
                    Some((spelling, firsts))
                })
                .collect();
        }
        Some(this)
    }

    /// Ranks the records of a segment that hold it.
    pub fn rank(&self, segment: &Segment, vocabulary: &Vocabulary, ranks: &mut Ranks) {
        let mut mark = |place: u32| {
            let text = segment.text(place);
            ranks.mark(text.record, code(Kind::Slip, text.role, !segment.begins(place)));
        };
        for token in &self.words {
            segment.of(*token).iter().for_each(|place| mark(*place));
        }
        let Some(hanzi) = self.hanzi else { return };
        if let Some((spelling, firsts)) = &self.spelling {
            find(&Misspelt(spelling, hanzi), firsts, segment, vocabulary, &mut mark);
        }
        for (spelling, firsts) in &self.swapped {
            find(&Spelt(spelling, hanzi), firsts, segment, vocabulary, &mut mark);
        }
    }
}

/// Where a reader is after each of some tokens, those left out that lead nowhere.
fn begin<R: Reader>(
    reader: &R,
    vocabulary: &Vocabulary,
    tokens: impl Iterator<Item = Token>,
    start: R::State,
) -> Vec<(Token, R::State)> {
    let states = tokens.filter_map(|token| {
        let state = reader.step(start, vocabulary.meaning(token).unit()?);
        (!reader.is_over(state)).then_some((token, state))
    });
    states.collect()
}

/// Tells the places from which a reader comes to an end: for all places of a pair of tokens at once
/// where the pair decides it.
fn find<R: Reader>(
    reader: &R,
    firsts: &[(Token, R::State)],
    segment: &Segment,
    vocabulary: &Vocabulary,
    mut each: impl FnMut(u32),
) {
    for (token, state) in firsts {
        if reader.is_end(*state) {
            segment.of(*token).iter().for_each(|place| each(*place));
            continue;
        }
        for (second, places) in segment.pairs(*token) {
            let Some(unit) = vocabulary.meaning(second).unit() else { continue };
            let state = reader.step(*state, unit);
            if reader.is_over(state) {
                continue;
            }
            let decided = reader.is_end(state);
            for place in places {
                if decided || reads(reader, state, place + 2, segment, vocabulary) {
                    each(*place);
                }
            }
        }
    }
}

/// Whether a reader comes to an end from a place on.
fn reads<R: Reader>(
    reader: &R,
    mut state: R::State,
    place: u32,
    segment: &Segment,
    vocabulary: &Vocabulary,
) -> bool {
    let mut place = place as usize;
    while let Some(unit) = Meaning::unit(vocabulary.meaning(segment.token(place))) {
        state = reader.step(state, unit);
        if reader.is_end(state) {
            return true;
        }
        if reader.is_over(state) {
            return false;
        }
        place += 1;
    }
    false
}
