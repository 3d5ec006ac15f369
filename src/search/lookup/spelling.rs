//! Chinese by its sound: which characters Latin letters can stand for.
//!
//! `kazuo`, `kz` and `kzuo` all stand for 喀左: a character is spelt by a whole syllable (Hanyu Pinyin
//! without tones) or by its initial (`k`, `zh`), and at the end of what was typed by any beginning of
//! a syllable. Chinese characters among the letters stand for themselves, as they do for readers
//! whose input method has converted a part.
//!
//! What was typed is an automaton. Its states are the places between letters, kept as the bits of a
//! number; reading a character moves each state over what can spell it.

use super::fold::{Unit, fold, is_gap};
use super::hanzi::Hanzi;

/// The longest spelling: as many states as a number has bits.
pub const LONGEST: usize = 63;

/// A set of places in what was typed.
pub type States = u64;

/// In texts longer than this only whole syllables count, for among so many characters initials are
/// met by chance.
pub const NAME: usize = 32;

/// Letters as an automaton over characters.
#[derive(Clone, Debug)]
pub struct Spelling {
    letters: Vec<char>,
    /// For each place and syllable where it leads: by `place * syllables + syllable`.
    steps: Vec<States>,
    syllables: usize,
}

/// How characters may be spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By syllables, initials and, at the end, a beginning of a syllable.
    Parts,
    /// By whole syllables; at the end by a beginning of two letters or more.
    Syllables,
}

impl Spelling {
    /// The automaton for what was typed; none where no letter stands in it, or very many.
    pub fn new(typed: &str, by: By, hanzi: &Hanzi) -> Option<Self> {
        // Gaps are no letters: an apostrophe may stand between syllables that could be read as one, xi'an.
        let letters = typed.chars().flat_map(fold).filter(|c| !is_gap(*c));
        let letters: Vec<char> = letters.map(|c| if c == 'ü' { 'v' } else { c }).take(LONGEST + 1).collect();
        if letters.len() > LONGEST || !letters.iter().any(char::is_ascii_lowercase) {
            return None;
        }
        let syllables = hanzi.syllables().len();
        let mut steps = vec![0; letters.len() * syllables];
        for (place, steps) in steps.chunks_mut(syllables.max(1)).enumerate() {
            // They are sorted: those that begin with another letter are passed over together.
            let first = letters[place];
            let begin = |syllable: &str| syllable.chars().next();
            let from = hanzi.syllables().partition_point(|it| begin(it) < Some(first));
            let rest = steps.iter_mut().zip(hanzi.syllables()).skip(from);
            for (step, syllable) in rest.take_while(|(_, it)| begin(it) == Some(first)) {
                *step = spelt(&letters[place..], syllable, by) << place;
            }
        }
        Some(Self { letters, steps, syllables })
    }

    /// The place before everything.
    pub const START: States = 1;

    /// Whether the places have reached the end.
    pub const fn is_end(&self, states: States) -> bool {
        states >> self.letters.len() & 1 == 1
    }

    /// What was typed, in letters.
    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    /// What it begins with.
    pub fn first(&self) -> Option<char> {
        self.letters.first().copied()
    }

    /// Where a unit of a text leads.
    pub fn step(&self, states: States, unit: Unit<'_>, hanzi: &Hanzi) -> States {
        match unit {
            Unit::Char(c) => self.char(states, c, hanzi),
            Unit::Word(word) => self.word(states, word),
        }
    }

    fn char(&self, states: States, c: char, hanzi: &Hanzi) -> States {
        let readings = hanzi.readings(c);
        let mut next = 0;
        let mut left = states & !(1 << self.letters.len());
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            let steps = &self.steps[place * self.syllables..(place + 1) * self.syllables];
            for reading in readings {
                next |= steps.get(usize::from(*reading)).copied().unwrap_or_default();
            }
            let letter = self.letters[place];
            if letter == c || (letter > '\u{2e80}' && hanzi.simplified(letter) == hanzi.simplified(c)) {
                next |= 1 << (place + 1);
            }
        }
        next
    }

    /// A word stands for itself, at the end also by its beginning.
    fn word(&self, states: States, word: &str) -> States {
        let mut next = 0;
        let mut left = states & !(1 << self.letters.len());
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            let mut rest = self.letters[place..].iter();
            let mut word = word.chars();
            next |= loop {
                match (rest.next(), word.next()) {
                    (None, _) => break 1 << self.letters.len(),
                    (Some(_), None) => break 1 << (self.letters.len() - rest.len() - 1),
                    (Some(a), Some(b)) if *a == b => {}
                    _ => break 0,
                }
            };
        }
        next
    }
}

/// The places that a syllable leads to from the first of some letters.
fn spelt(letters: &[char], syllable: &str, by: By) -> States {
    let same = letters.iter().zip(syllable.chars()).take_while(|(a, b)| **a == *b).count();
    let whole = if same == syllable.len() { 1 << same } else { 0 };
    let at_end = same == letters.len();
    match by {
        By::Parts => {
            let initial = if same >= 1 { 1 << 1 } else { 0 };
            let two = matches!(syllable.as_bytes(), [b'z' | b'c' | b's', b'h', ..]);
            let initial = initial | if two && same >= 2 { 1 << 2 } else { 0 };
            whole | initial | if at_end { 1 << same } else { 0 }
        }
        By::Syllables => whole | if at_end && same >= 2 { 1 << same } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Whether letters spell the units of a text from its first, and use up all letters.
    fn spells(typed: &str, by: By, text: &str) -> bool {
        let hanzi = Hanzi::read(include_bytes!("../../../public/hanzi.bin")).unwrap();
        let Some(spelling) = Spelling::new(typed, by, &hanzi) else { return false };
        let mut states = Spelling::START;
        let mut end = false;
        crate::fold::units(text, &mut String::new(), |unit| {
            states = spelling.step(states, unit, &hanzi);
            end |= spelling.is_end(states);
        });
        end
    }

    #[test]
    fn syllables_initials_and_a_beginning_at_the_end_spell_characters() {
        for typed in
            ["kazuo", "kz", "kzuo", "kazu", "ka'zuo", "喀zuo", "ＫＡ左", "zhongq", "zhqing", "zqing", "cqing"]
        {
            let text = if typed.contains('q') { "重庆" } else { "喀左" };
            assert!(spells(typed, By::Parts, text), "{typed}");
        }
        for typed in ["kaz uo左", "kuo", "azuo", "kazuoo", "zuo"] {
            assert!(!spells(typed, By::Parts, "喀左"), "{typed}");
        }
    }

    #[test]
    fn among_many_characters_syllables_must_be_whole_but_for_the_last() {
        for (typed, is) in [("kazuo", true), ("kazu", true), ("kaz", false), ("kz", false), ("kzuo", false)] {
            assert_eq!(spells(typed, By::Syllables, "喀左"), is, "{typed}");
        }
    }

    #[test]
    fn a_word_stands_for_itself_and_at_the_end_for_what_begins_with_it() {
        assert!(spells("zuoNew", By::Parts, "左new"));
        assert!(spells("zuone", By::Parts, "左new"));
        assert!(spells("zuonewz", By::Parts, "左new左"));
        assert!(!spells("zuonez", By::Parts, "左new左"));
    }

    #[test]
    fn what_has_no_letter_or_very_many_spells_nothing() {
        assert!(!spells("喀左", By::Parts, "喀左"));
        assert!(spells(&format!("{}a", "喀".repeat(62)), By::Parts, &format!("{}阿", "喀".repeat(62))));
        assert!(!spells(&format!("{}a", "喀".repeat(63)), By::Parts, &format!("{}阿", "喀".repeat(63))));
    }
}
