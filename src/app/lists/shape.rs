//! What a list shows of its entries: which columns, by what it can be narrowed. Pure.

use super::facets::Facet;
use crate::bulletin::model::{Cell, Collection};
use crate::bulletin::text::Text;

/// A column that says the same of every entry is worth one line above the list, if it is of so many.
const REPEATED: usize = 3;

/// The shape of one list.
#[derive(Debug)]
pub struct Shape {
    /// The columns that are shown, as their places in the collection. One without a cell is not.
    pub columns: Vec<usize>,
    /// The columns that say the same of every entry, and what they say.
    pub constant: Vec<(usize, Text)>,
    /// What the list can be narrowed by.
    pub facets: Vec<Facet>,
    /// Whether its source names any of its entries at a place that is known.
    pub places: bool,
}

impl Shape {
    /// The shape of a collection.
    pub fn of(list: &Collection) -> Self {
        let mut shape = Self { columns: vec![], constant: vec![], facets: vec![], places: false };
        for (place, column) in list.columns.iter().enumerate() {
            let mut cells = list.entries.iter().map(|entry| entry.cells.get(&column.id));
            if let Some(text) = constant(cells.clone(), list.entries.len()) {
                shape.constant.push((place, text.clone()));
            } else if cells.any(|cell| cell.is_some()) {
                shape.columns.push(place);
                shape.facets.extend(Facet::of(list, place));
            }
        }
        shape.places = list.entries.iter().any(|entry| !entry.evidence.is_empty());
        shape
    }
}

/// What all cells of a column say, where that is the same.
fn constant<'a>(mut cells: impl Iterator<Item = Option<&'a Cell>>, entries: usize) -> Option<&'a Text> {
    let Some(Cell::Text(first)) = cells.next()? else { return None };
    let same = |cell: Option<&Cell>| matches!(cell, Some(Cell::Text(text)) if text == first);
    (entries >= REPEATED && cells.all(same)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::bulletin::load::load;

    fn shape(change: impl FnOnce(&mut serde_json::Value)) -> Shape {
        let mut file: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
        change(&mut file["collections"][0]);
        Shape::of(load(file.to_string().as_bytes()).unwrap().collection("firms").unwrap())
    }

    #[test]
    fn a_column_without_cells_is_not_shown() {
        assert_eq!(shape(|_| ()).columns, [0, 1]);
        assert_eq!(shape(|list| list["entries"][0]["cells"] = serde_json::json!({})).columns, [0]);
    }

    #[test]
    fn what_is_said_of_all_is_said_once() {
        let same = shape(|list| {
            for entry in list["entries"].as_array_mut().unwrap() {
                entry["cells"]["what"] = serde_json::json!({ "text": { "zh": "在建", "en": "Being built" } });
            }
        });
        assert_eq!(same.columns, [0]);
        assert_eq!(same.constant.len(), 1);
        assert_eq!(same.constant[0].1.en, "Being built");
    }
}
