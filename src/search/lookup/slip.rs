//! One slip of typing in Latin letters: a letter too many, one missing, another one, or two that
//! have changed places (Damerau 1964).

use super::fold::Unit;
use super::hanzi::Hanzi;
use super::spelling::States;

/// In shorter words everything is a slip of everything.
pub const SHORTEST: usize = 4;

/// Whether what was typed is a word, or the beginning of one, but for one slip.
pub fn begins(typed: &[char], word: &[char]) -> bool {
    lengths(typed.len()).any(|len| word.get(..len).is_some_and(|word| is_one(typed, word)))
}

/// How long that can be which was typed with one slip.
fn lengths(typed: usize) -> impl Iterator<Item = usize> {
    typed.saturating_sub(1)..=typed + 1
}

/// Whether two words differ by exactly one slip.
pub fn is_one(a: &[char], b: &[char]) -> bool {
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

/// Letters as an automaton over characters spelt by whole syllables, one of them with a slip.
///
/// Two letters that changed places over the border of syllables are no slip in either: for these
/// [`swapped`] gives what may have been meant.
#[derive(Clone, Debug)]
pub struct SlippedSpelling {
    letters: usize,
    syllables: usize,
    exact: Vec<States>,
    slipped: Vec<States>,
}

/// The places reached without a slip, and those reached with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slipping {
    /// Those without.
    pub exact: States,
    /// Those with one.
    pub slipped: States,
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
    pub fn new(letters: &[char], hanzi: &Hanzi) -> Option<Self> {
        if !(SHORTEST..=63).contains(&letters.len()) || !letters.iter().all(char::is_ascii_lowercase) {
            return None;
        }
        let syllables = hanzi.syllables().len();
        let (mut exact, mut slipped) = (Vec::new(), Vec::new());
        let spelt: Vec<Vec<char>> = hanzi.syllables().iter().map(|it| it.chars().collect()).collect();
        for place in 0..letters.len() {
            let rest = &letters[place..];
            for syllable in &spelt {
                let same = rest.iter().zip(syllable).take_while(|(a, b)| a == b).count();
                let whole = same == syllable.len();
                let ends = same == rest.len() && same >= 2;
                exact.push(if whole || ends { 1 << (place + same) } else { 0 });
                // A slip changes one letter of a syllable, and no syllable of one letter into another.
                let near = lengths(syllable.len()).filter(|len| *len >= 2);
                let near = near.filter(|len| rest.get(..*len).is_some_and(|rest| is_one(rest, syllable)));
                slipped.push(near.fold(0, |states, len| states | 1 << (place + len)));
            }
        }
        Some(Self { letters: letters.len(), syllables, exact, slipped })
    }

    /// Whether the end was reached, with a slip: without one it would have been found before.
    pub const fn is_end(&self, states: Slipping) -> bool {
        states.slipped >> self.letters & 1 == 1
    }

    /// Where a unit of a text leads; a word, nowhere.
    pub fn step(&self, states: Slipping, unit: Unit<'_>, hanzi: &Hanzi) -> Slipping {
        let mut next = Slipping { exact: 0, slipped: 0 };
        let Unit::Char(c) = unit else { return next };
        for reading in hanzi.readings(c).iter().map(|it| usize::from(*it)) {
            for place in places(states.exact, self.letters) {
                let at = place * self.syllables + reading;
                next.exact |= self.exact.get(at).copied().unwrap_or_default();
                next.slipped |= self.slipped.get(at).copied().unwrap_or_default();
            }
            for place in places(states.slipped, self.letters) {
                next.slipped |= self.exact.get(place * self.syllables + reading).copied().unwrap_or_default();
            }
        }
        next
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

/// What may have been meant where two neighbouring letters changed places.
pub fn swapped(letters: &[char]) -> impl Iterator<Item = String> {
    let pairs = letters.windows(2).enumerate().filter(|(_, pair)| pair[0] != pair[1]);
    pairs.map(|(at, _)| {
        let mut letters = letters.to_vec();
        letters.swap(at, at + 1);
        letters.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
    }
}
