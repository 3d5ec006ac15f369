//! One slip of typing in Latin letters: a letter too many, one missing, another one, or two that
//! have changed places (Damerau 1964).

use super::fold::Unit;
use super::hanzi::Hanzi;
use super::spelling::{LONGEST, States};

/// In shorter words everything is a slip of everything.
pub const SHORTEST: usize = 4;

/// Of the last syllable so many letters are enough.
const BEGUN: usize = 2;

/// Whether what was typed is a word, or the beginning of one, but for one slip.
pub fn begins(typed: &[char], word: &[char]) -> bool {
    lengths(typed.len()).any(|len| word.get(..len).is_some_and(|word| is_one(typed, word)))
}

/// How many letters may have been meant, where so many were typed with one slip.
fn lengths(typed: usize) -> impl Iterator<Item = usize> {
    typed.saturating_sub(1)..=typed + 1
}

/// Whether two words differ by exactly one slip.
pub fn is_one<L: PartialEq>(a: &[L], b: &[L]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], []) => false,
        ([a1, a2, a_rest @ ..], [b1, b2, b_rest @ ..]) if a1 == b2 && a2 == b1 && a_rest == b_rest => true,
        ([_, a_rest @ ..], [_, b_rest @ ..]) if a_rest == b_rest => true,
        ([_, a_rest @ ..], b) if a_rest == b => true,
        (a, [_, b_rest @ ..]) if a == b_rest => true,
        _ => false,
    }
}

/// Letters as an automaton over characters spelt by whole syllables, at the end also by a beginning of
/// two letters or more, one of the whole ones with a slip.
///
/// Two letters that changed places over the border of syllables are no slip in either: see [`SwappedSpelling`].
#[derive(Clone, Debug)]
pub struct SlippedSpelling {
    letters: Vec<u8>,
}

/// The places reached without a slip, and those reached with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slipping {
    /// Those without.
    exact: States,
    /// Those with one.
    slipped: States,
}

impl Slipping {
    /// The place before everything.
    pub const START: Self = Self { exact: 1, slipped: 0 };

    /// Whether no place was reached.
    pub const fn is_empty(self) -> bool {
        self.exact | self.slipped == 0
    }
}

impl SlippedSpelling {
    /// The automaton for letters; none where they are too few, too many, or not all Latin.
    pub fn new(letters: &[char]) -> Option<Self> {
        if !(SHORTEST..=LONGEST).contains(&letters.len()) || !letters.iter().all(char::is_ascii_lowercase) {
            return None;
        }
        Some(Self { letters: letters.iter().filter_map(|c| u8::try_from(*c).ok()).collect() })
    }

    /// Whether the end was reached, with a slip: without one it would have been found before.
    pub const fn is_end(&self, states: Slipping) -> bool {
        states.slipped >> self.letters.len() & 1 == 1
    }

    /// Where a unit of a text leads; a word, nowhere.
    pub fn step(&self, states: Slipping, unit: Unit<'_>, hanzi: &Hanzi) -> Slipping {
        let mut next = Slipping { exact: 0, slipped: 0 };
        let Unit::Char(c) = unit else { return next };
        for reading in hanzi.readings(c) {
            let syllable = hanzi.syllables()[usize::from(*reading)].as_bytes();
            for place in places(states.exact, self.letters.len()) {
                next.exact |= self.exact(place, syllable);
                next.slipped |= self.slipped(place, syllable);
            }
            for place in places(states.slipped, self.letters.len()) {
                next.slipped |= self.exact(place, syllable);
            }
        }
        next
    }

    fn exact(&self, place: usize, syllable: &[u8]) -> States {
        let rest = &self.letters[place..];
        let same = rest.iter().zip(syllable).take_while(|(a, b)| a == b).count();
        let ends = same == rest.len() && same >= BEGUN;
        if same == syllable.len() || ends { 1 << (place + same) } else { 0 }
    }

    /// A slip changes one letter of a syllable, and no syllable of one letter into another.
    fn slipped(&self, place: usize, syllable: &[u8]) -> States {
        let rest = &self.letters[place..];
        let near = lengths(syllable.len()).filter(|len| *len >= 2);
        let near = near.filter(|len| rest.get(..*len).is_some_and(|rest| is_one(rest, syllable)));
        near.fold(0, |states, len| states | 1 << (place + len))
    }
}

/// Letters, two neighbours of which have changed places, as an automaton over characters spelt by whole
/// syllables, at the end also by a beginning of two letters or more, and over words.
#[derive(Clone, Debug)]
pub struct SwappedSpelling {
    letters: Vec<char>,
}

/// The places reached before the two letters, between them and after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swapping {
    before: States,
    /// The second of the two, by the place of the first, has ended a unit; with the first the next one begins.
    between: States,
    after: States,
}

impl Swapping {
    /// The place before everything.
    pub const START: Self = Self { before: 1, between: 0, after: 0 };

    const NOWHERE: Self = Self { before: 0, between: 0, after: 0 };

    /// Whether no place was reached.
    pub const fn is_empty(self) -> bool {
        self.before | self.between | self.after == 0
    }
}

impl SwappedSpelling {
    /// The automaton for letters; none where they are very many or not Latin.
    pub fn new(letters: &[char]) -> Option<Self> {
        let letters: Vec<char> = letters.iter().map(|c| if *c == 'ü' { 'v' } else { *c }).collect();
        let is_spelling = letters.len() <= LONGEST && letters.iter().any(char::is_ascii_lowercase);
        is_spelling.then_some(Self { letters })
    }

    /// The letters with which it may begin.
    pub fn firsts(&self) -> [char; 2] {
        [0, 1].map(|at| self.letters.get(at).copied().unwrap_or_default())
    }

    /// Whether the end was reached.
    pub const fn is_end(&self, states: Swapping) -> bool {
        states.after >> self.letters.len() & 1 == 1
    }

    /// Where a unit of a text leads.
    pub fn step(&self, states: Swapping, unit: Unit<'_>, hanzi: &Hanzi) -> Swapping {
        let mut next = Swapping::NOWHERE;
        match unit {
            Unit::Word(word) => self.spelt(states, word, 1, &mut next),
            Unit::Char(c) => {
                for reading in hanzi.readings(c) {
                    self.spelt(states, &hanzi.syllables()[usize::from(*reading)], BEGUN, &mut next);
                }
            }
        }
        next
    }

    /// Adds the places to which a unit spelt so leads; at the end `begun` letters of it are enough.
    fn spelt(&self, states: Swapping, unit: &str, begun: usize, next: &mut Swapping) {
        let count = self.letters.len();
        let after = |from: usize, read: Read| match read {
            Read::Unit(read) => 1 << (from + read),
            Read::Letters(read) if read >= begun => 1 << count,
            _ => 0,
        };
        for place in places(states.after, count) {
            next.after |= after(place, read(self.letters[place..].iter().copied(), unit.chars()));
        }
        for first in places(states.between, count) {
            next.after |= after(first + 1, read(self.after_second(first), unit.chars()));
        }
        for place in places(states.before, count) {
            let letters = self.letters[place..].iter().copied();
            let same = letters.zip(unit.chars()).take_while(|(a, b)| a == b).count();
            let mut rest = unit.chars().skip(same);
            // Only the first letter that is another one can have changed places with the next.
            let first = place + same;
            match rest.next() {
                None => next.before |= 1 << first,
                Some(second) if self.letters.get(first + 1) == Some(&second) => {
                    match read(self.after_second(first), rest) {
                        Read::Unit(0) => next.between |= 1 << first,
                        Read::Unit(read) => next.after |= 1 << (first + 1 + read),
                        Read::Letters(_) => next.after |= 1 << count,
                        Read::Other => {}
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// What was meant after the second of two letters: the first of them, and what follows both.
    fn after_second(&self, first: usize) -> impl Iterator<Item = char> {
        let both = first..self.letters.len().min(first + 2);
        let (letters, rest) = (&self.letters[both.clone()], &self.letters[both.end..]);
        letters.iter().take(1).chain(rest).copied()
    }
}

/// What comes to an end when letters are read as a unit of a text.
enum Read {
    /// The unit, or both, after so many letters.
    Unit(usize),
    /// All letters, so many.
    Letters(usize),
    /// Neither: they differ.
    Other,
}

fn read(mut letters: impl Iterator<Item = char>, mut unit: impl Iterator<Item = char>) -> Read {
    let mut read = 0;
    loop {
        match (letters.next(), unit.next()) {
            (_, None) => return Read::Unit(read),
            (None, _) => return Read::Letters(read),
            (Some(a), Some(b)) if a == b => read += 1,
            _ => return Read::Other,
        }
    }
}

/// The places of a set that have letters after them.
fn places(states: States, letters: usize) -> impl Iterator<Item = usize> {
    let mut left = states & ((1 << letters) - 1);
    std::iter::from_fn(move || {
        let place = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(place)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::fold::units;
    use crate::spelling::{By, Spelling};
    use proptest::prelude::*;

    fn hanzi() -> Hanzi {
        Hanzi::read(include_bytes!("../../../public/hanzi.bin")).unwrap()
    }

    /// Whether something that reads units comes to an end in a text, from its first unit on.
    fn reads<S>(text: &str, start: S, step: impl Fn(S, Unit<'_>) -> S, is_end: impl Fn(&S) -> bool) -> bool {
        let (mut state, mut end) = (Some(start), false);
        units(text, &mut String::new(), |unit| {
            state = state.take().map(|state| step(state, unit));
            end |= state.as_ref().is_some_and(&is_end);
        });
        end
    }

    /// Whether letters are a text, from its first unit on, with a slip in a syllable or of two letters.
    fn misspells(typed: &str, text: &str, hanzi: &Hanzi) -> [bool; 2] {
        let letters: Vec<char> = typed.chars().collect();
        let slipped = SlippedSpelling::new(&letters).is_some_and(|spelling| {
            reads(text, Slipping::START, |it, unit| spelling.step(it, unit, hanzi), |it| spelling.is_end(*it))
        });
        let swapped = SwappedSpelling::new(&letters).is_some_and(|spelling| {
            reads(text, Swapping::START, |it, unit| spelling.step(it, unit, hanzi), |it| spelling.is_end(*it))
        });
        [slipped, swapped]
    }

    #[test]
    fn a_syllable_may_hold_the_slip_while_the_last_is_only_begun() {
        let hanzi = hanzi();
        for typed in ["chognqing", "chongqnig", "chognqi", "chonqqi", "chngqi", "chonggqi", "chogqin"] {
            assert!(misspells(typed, "重庆", &hanzi).contains(&true), "{typed}");
        }
        // One letter is not enough, and two slips are not one.
        for typed in ["chognq", "chognqnig"] {
            assert_eq!(misspells(typed, "重庆", &hanzi), [false; 2], "{typed}");
        }
    }

    #[test]
    fn two_letters_may_change_places_over_the_border_of_syllables() {
        let hanzi = hanzi();
        for (typed, text) in [
            ("kzauo", "喀左"),
            ("chonqging", "重庆"),
            ("chonqgin", "重庆"),
            ("zuonwe", "左new"),
            ("zuonewz", "左new"),
        ] {
            assert_eq!(misspells(typed, text, &hanzi)[1], typed != "zuonewz", "{typed}");
        }
    }

    fn one(a: &str, b: &str) -> bool {
        is_one(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_slip_is_one_letter_more_or_less_or_other_or_two_swapped() {
        for (typed, meant) in [
            ("porclain", "porcelain"),
            ("porcelainn", "porcelain"),
            ("porcelaim", "porcelain"),
            ("porcelian", "porcelain"),
            ("xorcelain", "porcelain"),
            ("a", ""),
        ] {
            assert!(one(typed, meant) && one(meant, typed), "{typed} {meant}");
        }
        for (a, b) in
            [("porcelain", "porcelain"), ("porcaline", "porcelain"), ("", ""), ("abcd", "badc"), ("ab", "")]
        {
            assert!(!one(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_beginning_may_hold_the_slip() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert!(begins(&chars("porcl"), &chars("porcelain")));
        assert!(begins(&chars("prcel"), &chars("porcelain")));
        assert!(!begins(&chars("plrcx"), &chars("porcelain")));
    }

    proptest! {
        // Against the textbook's table of optimal string alignment.
        #[test]
        fn it_agrees_with_the_distance(a in "[abc]{0,6}", b in "[abc]{0,6}") {
            prop_assert_eq!(one(&a, &b), strsim::osa_distance(&a, &b) == 1);
        }

        // Against each pair of letters changed back by itself.
        #[test]
        fn swapped_letters_are_read_as_if_they_were_changed_back(
            typed in "(ka|zuo|zhong|an|gan|new|k|i|ü|é){1,4}",
            at in any::<prop::sample::Index>(),
            text in "[喀左中安甘更女 (new)(an)]{1,6}",
        ) {
            let hanzi = hanzi();
            let mut typed: Vec<char> = typed.chars().collect();
            let at = at.index(typed.len());
            let other = (at + 1).min(typed.len() - 1);
            typed.swap(at, other);
            let wanted = (1..typed.len()).filter(|at| typed[at - 1] != typed[*at]).any(|at| {
                let mut meant = typed.clone();
                meant.swap(at - 1, at);
                let meant: String = meant.into_iter().collect();
                Spelling::new(&meant, By::Syllables, &hanzi).is_some_and(|spelling| {
                    let step = |states, unit: Unit<'_>| spelling.step(states, unit, &hanzi);
                    reads(&text, Spelling::START, step, |it| spelling.is_end(*it))
                })
            });
            let typed: String = typed.into_iter().collect();
            prop_assert_eq!(misspells(&typed, &text, &hanzi)[1], wanted, "{} in {}", typed, text);
        }
    }
}
