//! What a list can be narrowed by: columns whose cells are few different words. Pure.

use std::collections::{BTreeSet, HashMap};

use crate::app::state;
use crate::bulletin::model::{Cell, Collection};
use crate::bulletin::text::{Piece, Text, pieces};

/// A list with fewer entries is seen at one glance.
const FEWEST_ENTRIES: usize = 5;
/// The most values that a reader looks through.
const MOST_VALUES: usize = 24;
/// The most characters of a value, in Chinese and in English.
const LONGEST: [usize; 2] = [20, 48];

/// A column that the list can be narrowed by.
#[derive(Debug)]
pub struct Facet {
    /// Which of the collection's columns.
    pub column: usize,
    /// Its values, in the order in which entries first have them.
    pub values: Vec<Text>,
    /// Of each entry the value, counted from 1; 0 where it has none.
    codes: Vec<u8>,
}

impl Facet {
    /// The column as a facet, if it is good for one: two to 24 values, all short and none with a figure
    /// in it; present in at least half of the entries, and at least one and a half entries to a value on
    /// average.
    pub fn of(list: &Collection, column: usize) -> Option<Self> {
        let id = &list.columns.get(column)?.id;
        if list.entries.len() < FEWEST_ENTRIES {
            return None;
        }
        let (mut values, mut seen) = (Vec::new(), HashMap::new());
        let mut codes = Vec::with_capacity(list.entries.len());
        for entry in &list.entries {
            let text = match entry.cells.get(id) {
                None => {
                    codes.push(0);
                    continue;
                }
                Some(Cell::Text(text)) if is_value(text) => text,
                Some(_) => return None,
            };
            let code = *seen.entry(text.zh.as_str()).or_insert_with(|| {
                values.push(text.clone());
                values.len()
            });
            if code > MOST_VALUES {
                return None;
            }
            codes.push(u8::try_from(code).ok()?);
        }
        let covered = codes.iter().filter(|it| **it > 0).count();
        let good = values.len() >= 2 && covered * 2 >= codes.len() && values.len() * 3 <= covered * 2;
        good.then_some(Self { column, values, codes })
    }

    /// The values that a reader chose, as a mark for each code; nothing where none of them is chosen.
    pub fn chosen(&self, list: &Collection, chosen: &BTreeSet<state::Facet>) -> Option<Vec<bool>> {
        let id = &list.columns.get(self.column)?.id;
        let is = |value: &Text| chosen.iter().any(|it| it.column == *id && it.value == value.zh);
        let marks: Vec<bool> = std::iter::once(false).chain(self.values.iter().map(is)).collect();
        marks.contains(&true).then_some(marks)
    }

    /// The code of an entry's value.
    pub fn code(&self, entry: usize) -> usize {
        self.codes.get(entry).map_or(0, |code| usize::from(*code))
    }
}

/// Whether a cell's words can be a value: short, and the same whatever figures say.
fn is_value(text: &Text) -> bool {
    let short = |words: &str, longest: usize| !words.is_empty() && words.chars().nth(longest).is_none();
    let plain = |words: &str| pieces(words).iter().all(|piece| matches!(piece, Piece::Words(_)));
    short(&text.zh, LONGEST[0]) && short(&text.en, LONGEST[1]) && plain(&text.zh) && plain(&text.en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::load::load;

    fn facet(list: &str, column: usize) -> Option<Vec<String>> {
        let file = include_bytes!("../../../public/data/qiyun-2025-h1.json");
        let bulletin = load(file).unwrap();
        let facet = Facet::of(bulletin.collection(list).unwrap(), column)?;
        Some(facet.values.iter().map(|it| it.zh.clone()).collect())
    }

    #[test]
    fn few_values_in_many_entries_are_a_facet() {
        // Nine firms of five trades, eleven products of three kinds.
        assert_eq!(facet("firms", 0).unwrap().len(), 5);
        assert_eq!(facet("products", 0).unwrap(), ["茶", "竹", "冷链"]);
    }

    #[test]
    fn what_differs_everywhere_is_none() {
        // Six sights of six kinds; eight townships, each with other places named after it; three hospitals.
        for (list, column) in [("scenic", 0), ("towns", 1), ("hospitals", 0), ("roads", 0), ("firms", 7)] {
            assert_eq!(facet(list, column), None, "{list}");
        }
    }
}
