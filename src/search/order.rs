//! The order of a list's rows: words by the reader's language, quantities by value across scales,
//! and what is missing always last.

use std::cmp::Ordering;

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// Sorts rows by their keys and keeps the order of rows whose keys are equal.
///
/// `collate` compares words as the reader's language does: only a browser knows that.
pub fn sort_by<T>(
    rows: &mut [T],
    key: impl Fn(&T) -> Key,
    direction: Direction,
    collate: impl Fn(&str, &str) -> Ordering,
) {
    rows.sort_by(|a, b| {
        let turn = |order: Ordering| match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        };
        match (key(a), key(b)) {
            (Key::Quantity(a), Key::Quantity(b)) => turn(a.cmp(&b)),
            (Key::Words(a), Key::Words(b)) => turn(collate(&a, &b)),
            (a, b) => rank(&a).cmp(&rank(&b)),
        }
    });
}

fn rank(key: &Key) -> u8 {
    match key {
        Key::Quantity(_) => 0,
        Key::Words(_) => 1,
        Key::Missing => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(direction: Direction) -> Vec<&'static str> {
        let wan = |value: i128| Key::Quantity(Exact::from_integer(value * 10_000));
        let mut rows = [
            ("8870万", wan(8_870)),
            ("none", Key::Missing),
            ("54.42亿", wan(544_200)),
            ("words", Key::Words("约".into())),
            ("895万", wan(895)),
        ];
        sort_by(&mut rows, |row| row.1.clone(), direction, Ord::cmp);
        rows.map(|row| row.0).to_vec()
    }

    #[test]
    fn quantities_sort_by_value_and_what_is_missing_stays_last() {
        assert_eq!(sorted(Direction::Ascending), ["895万", "8870万", "54.42亿", "words", "none"]);
        assert_eq!(sorted(Direction::Descending), ["54.42亿", "8870万", "895万", "words", "none"]);
    }
}
