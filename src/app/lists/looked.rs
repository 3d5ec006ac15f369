//! What a reader looks at in a long table: it stays where it is while rows above it come, go, and become higher or
//! lower. Browsers see to that in ways of their own or not at all, so in a long table none does (`overflow-anchor`).

use leptos::prelude::*;

use super::window::SCROLLS;
use crate::app::browser;

/// The number that a table's first row has: the head is the first.
pub const FIRST: usize = 2;

/// The row that a reader looks at, and where it stands.
#[derive(Clone, Copy)]
pub struct Looked(StoredValue<Option<(usize, f64)>>);

impl Looked {
    /// Nothing yet: the reader is at the table's beginning.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The row, counted from the table's first.
    pub fn row(self) -> Option<usize> {
        self.place().map(|it| it.0)
    }

    /// The row, and how far below the table's head it stands, in CSS pixels.
    pub fn place(self) -> Option<(usize, f64)> {
        self.0.try_get_value().flatten()
    }

    /// Notes the first row in view, or none at the table's beginning.
    pub fn note(self) {
        let is_down = browser::scrolled(SCROLLS).is_some_and(|(top, _)| top > 0.0);
        let first = is_down.then(|| browser::first_row(SCROLLS)).flatten();
        self.set(first.and_then(|(number, below)| Some((number.checked_sub(FIRST)?, below))));
    }

    /// Says that the reader is to look at a row, so many CSS pixels below the table's head; or at its beginning.
    pub fn set(self, row: Option<(usize, f64)>) {
        let _ = self.0.try_set_value(row);
    }

    /// Scrolls so that the row stands where it stood; how far that was, if the row is there.
    pub fn keep(self) -> Option<f64> {
        let (row, below) = self.place()?;
        let moved = browser::row_place(SCROLLS, row + FIRST)? - below;
        if moved.abs() >= 1.0 {
            browser::scroll_on(SCROLLS, moved);
        }
        Some(moved)
    }
}
