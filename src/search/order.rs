//! The order of a list's rows: words by the reader's language, quantities by value across scales,
//! and what is missing always last.
//!
//! How a language orders its characters only a browser knows, and asking it of every pair of a
//! hundred thousand names takes it seconds. So it is asked once for the order of the characters that
//! stand in them, an [`Alphabet`], and names are compared by that: first letter by letter whatever
//! their forms, then by forms, as collation does (Unicode Technical Standard 10). Letters that only
//! together make one of the alphabet, as no Chinese or English ones do, would be taken one by one.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use crate::bulletin::decimal::Exact;

/// What a row is sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A quantity, in base units.
    Quantity(Exact),
    /// Words.
    Words(String),
    /// Nothing: after everything else, whichever way the list is sorted.
    Missing,
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Smallest first.
    #[default]
    Ascending,
    /// Largest first.
    Descending,
}

impl Direction {
    /// The other way.
    pub const fn turned(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }
}

/// The order of the characters of a language.
#[derive(Clone, Debug, Default)]
pub struct Alphabet {
    /// Of each character its letter and its place among all, from 1.
    places: HashMap<char, (u32, u32)>,
}

impl Alphabet {
    /// From characters in order, each with whether it is another letter than the one before it.
    pub fn new(ordered: impl IntoIterator<Item = (char, bool)>) -> Self {
        let mut letter = 0;
        let places = ordered.into_iter().zip(1..).map(|((character, differs), place)| {
            letter += u32::from(differs || letter == 0);
            (character, (letter, place))
        });
        Self { places: places.collect() }
    }

    fn letters(&self, words: &str) -> impl Iterator<Item = u32> {
        words.chars().map(|it| self.places.get(&it).map_or(u32::MAX, |it| it.0))
    }

    fn forms(&self, words: &str) -> impl Iterator<Item = u32> {
        words.chars().map(|it| self.places.get(&it).map_or(u32::MAX, |it| it.1))
    }

    /// The first four letters as one number, which decides most comparisons.
    fn head(&self, words: &str) -> u64 {
        let letters = self.letters(words).map(|it| u64::from(it.min(u16::MAX.into())));
        letters.chain(std::iter::repeat(0)).take(4).fold(0, |head, letter| head << 16 | letter)
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        self.letters(a).cmp(self.letters(b)).then_with(|| self.forms(a).cmp(self.forms(b)))
    }
}

/// All characters that stand in words to be sorted, each once.
pub fn characters(keys: &[Key]) -> Vec<char> {
    let words = keys.iter().filter_map(|key| match key {
        Key::Words(words) => Some(words.chars()),
        _ => None,
    });
    words.flatten().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The numbers of rows in the order of their keys. Rows whose keys are equal keep theirs, whichever
/// way the list is sorted.
pub fn sorted(keys: &[Key], direction: Direction, alphabet: &Alphabet) -> Vec<u32> {
    let mut rows: Vec<(u64, u32)> = keys.iter().map(|key| head(key, alphabet)).zip(0..).collect();
    let turn = |order: Ordering| match direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    };
    rows.sort_by(|(head_a, a), (head_b, b)| match (&keys[*a as usize], &keys[*b as usize]) {
        (Key::Quantity(a), Key::Quantity(b)) => turn(a.cmp(b)),
        (Key::Words(a), Key::Words(b)) => turn(head_a.cmp(head_b).then_with(|| alphabet.compare(a, b))),
        (a, b) => kind(a).cmp(&kind(b)),
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn head(key: &Key, alphabet: &Alphabet) -> u64 {
    match key {
        Key::Words(words) => alphabet.head(words),
        _ => 0,
    }
}

fn kind(key: &Key) -> u8 {
    match key {
        Key::Quantity(_) => 0,
        Key::Words(_) => 1,
        Key::Missing => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order(
        rows: &[(&'static str, Key)],
        direction: Direction,
        alphabet: &Alphabet,
    ) -> Vec<&'static str> {
        let keys: Vec<_> = rows.iter().map(|row| row.1.clone()).collect();
        sorted(&keys, direction, alphabet).into_iter().map(|row| rows[row as usize].0).collect()
    }

    #[test]
    fn quantities_sort_by_value_and_what_is_missing_stays_last() {
        let wan = |value: i128| Key::Quantity(Exact::from_integer(value * 10_000));
        let rows = [
            ("8870万", wan(8_870)),
            ("none", Key::Missing),
            ("54.42亿", wan(544_200)),
            ("words", Key::Words("约".into())),
            ("895万", wan(895)),
        ];
        let alphabet = Alphabet::default();
        assert_eq!(
            in_order(&rows, Direction::Ascending, &alphabet),
            ["895万", "8870万", "54.42亿", "words", "none"]
        );
        assert_eq!(
            in_order(&rows, Direction::Descending, &alphabet),
            ["54.42亿", "8870万", "895万", "words", "none"]
        );
    }

    #[test]
    fn words_sort_by_letters_first_and_by_their_forms_then() {
        // a and A are one letter; 安 (ān) stands before 北 (běi) and 亿 (yì).
        let ordered = [
            (' ', true),
            ('a', true),
            ('A', false),
            ('b', true),
            ('B', false),
            ('安', true),
            ('北', true),
            ('亿', true),
        ];
        let alphabet = Alphabet::new(ordered);
        let words = |it: &'static str| (it, Key::Words(it.into()));
        let rows =
            ["亿", "ab", "Ab", "aB", "Aa", "北安北安亿", "北安北安安", "北", "安亿", "a b", ""].map(words);
        let order = ["", "a b", "Aa", "ab", "aB", "Ab", "安亿", "北", "北安北安安", "北安北安亿", "亿"];
        assert_eq!(in_order(&rows, Direction::Ascending, &alphabet), order);
    }

    #[test]
    fn equal_rows_keep_their_order_both_ways() {
        let alphabet = Alphabet::new([('a', true), ('b', true)]);
        let rows =
            [("1", "b"), ("2", "a"), ("3", "b"), ("4", "a")].map(|(row, it)| (row, Key::Words(it.into())));
        assert_eq!(in_order(&rows, Direction::Ascending, &alphabet), ["2", "4", "1", "3"]);
        assert_eq!(in_order(&rows, Direction::Descending, &alphabet), ["1", "3", "2", "4"]);
    }

    #[test]
    fn characters_are_told_once() {
        let keys = [Key::Words("安北安".into()), Key::Missing, Key::Words("北a".into())];
        assert_eq!(characters(&keys), ['a', '北', '安']);
    }
}
