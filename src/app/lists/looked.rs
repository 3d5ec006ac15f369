//! What a reader looks at in a long table. Browsers keep it where it stands while rows above it come and go, but not
//! where all rows change their height, nor where a row is sought that has not been there.

use leptos::prelude::*;

use super::window::SCROLLS;
use crate::app::browser;

/// The number that a table's first row has: the head is the first.
pub const FIRST: usize = 2;

/// The row that a reader looks at, and where it stands.
#[derive(Clone, Copy)]
pub struct Looked {
    place: StoredValue<Option<(usize, f64)>>,
    /// To where the table was scrolled when the row was last kept there, in CSS pixels.
    top: StoredValue<Option<f64>>,
}

impl Looked {
    /// Nothing yet: the reader is at the table's beginning.
    pub fn new() -> Self {
        Self { place: StoredValue::new(None), top: StoredValue::new(None) }
    }

    /// The row, counted from the table's first.
    pub fn row(self) -> Option<usize> {
        self.place().map(|it| it.0)
    }

    /// The row, and how far below the table's head it stands, in CSS pixels.
    pub fn place(self) -> Option<(usize, f64)> {
        self.place.try_get_value().flatten()
    }

    /// Notes the first row in view, or none at the table's beginning.
    pub fn note(self) {
        let is_down = browser::scrolled(SCROLLS).is_some_and(|(top, _)| top > 0.0);
        let first = is_down.then(|| browser::first_row(SCROLLS)).flatten();
        self.set(first.and_then(|(number, below)| Some((number.checked_sub(FIRST)?, below))));
    }

    /// Says that the reader is to look at a row, so many CSS pixels below the table's head; or at its beginning.
    pub fn set(self, row: Option<(usize, f64)>) {
        let _ = self.place.try_set_value(row);
        let _ = self.top.try_set_value(None);
    }

    /// Scrolls so that the row stands where it stood; how far that was, if the row is there.
    pub fn keep(self) -> Option<f64> {
        let (row, below) = self.place()?;
        let moved = browser::row_place(SCROLLS, row + FIRST)? - below;
        if moved.abs() >= 1.0 {
            browser::scroll_on(SCROLLS, moved);
        }
        let _ = self.top.try_set_value(browser::scrolled(SCROLLS).map(|it| it.0));
        Some(moved)
    }

    /// Whether the table has been scrolled since the row was last kept where it stands.
    pub fn is_left(self) -> bool {
        let top = self.top.try_get_value().flatten().zip(browser::scrolled(SCROLLS));
        top.is_some_and(|(kept, (now, _))| (kept - now).abs() > 1.0)
    }
}
