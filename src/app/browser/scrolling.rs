//! Where elements are scrolled to.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::document;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

    /// What of a scrolling element is seen: how far down it begins and how high it is, in CSS pixels.
    pub fn scrolled(id: &str) -> Option<(f64, f64)> {
        let element = document().get_element_by_id(id)?;
        Some((f64::from(element.scroll_top()), f64::from(element.client_height())))
    }

    /// Scrolls an element back to its beginning.
    pub fn scroll_back(id: &str) {
        if let Some(element) = document().get_element_by_id(id) {
            element.set_scroll_top(0);
        }
    }

    /// Scrolls an element on by so many CSS pixels, down or, below zero, up.
    pub fn scroll_on(id: &str, by: f64) {
        if let Some(element) = document().get_element_by_id(id) {
            element.scroll_by_with_x_and_y(0.0, by);
        }
    }

    /// Of the numbered rows of a table that scrolls the first whose beginning is to be seen, and how far below the
    /// table's head that is, in CSS pixels; of a row higher than what scrolls, less than zero.
    pub fn first_row(id: &str) -> Option<(usize, f64)> {
        let frame = document().get_element_by_id(id)?;
        let top = head(&frame);
        let rows = frame.query_selector_all("tbody [aria-rowindex]").ok()?;
        let rows = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<Element>().ok());
        let placed = rows.map(|row| (row.get_bounding_client_rect(), row));
        let mut seen = placed.skip_while(|(it, _)| it.bottom() <= top).peekable();
        let cut = seen.next_if(|(it, _)| it.top() < top - 1.0);
        let bottom = frame.get_bounding_client_rect().bottom();
        let (place, row) = seen.next().filter(|(it, _)| it.top() < bottom).or(cut)?;
        Some((row.get_attribute("aria-rowindex")?.parse().ok()?, place.top() - top))
    }

    /// How far below the table's head a numbered row begins, where it is there.
    pub fn row_place(id: &str, number: usize) -> Option<f64> {
        let frame = document().get_element_by_id(id)?;
        Some(row(&frame, number)?.get_bounding_client_rect().top() - head(&frame))
    }

    /// Brings a numbered row into view, no further than needed.
    pub fn bring_row_into_view(id: &str, number: usize) {
        if let Some(row) = document().get_element_by_id(id).and_then(|frame| row(&frame, number)) {
            bring(&row);
        }
    }

    fn row(frame: &Element, number: usize) -> Option<Element> {
        frame.query_selector(&format!("tbody [aria-rowindex=\"{number}\"]")).ok().flatten()
    }

    /// Where the head of a table ends that stays at the top of what scrolls. A narrow table shows none.
    fn head(frame: &Element) -> f64 {
        let head = frame.query_selector("thead th").ok().flatten().map(|it| it.get_bounding_client_rect());
        let bottom = head.filter(|it| it.height() > 0.0).map_or(f64::NEG_INFINITY, |it| it.bottom());
        bottom.max(frame.get_bounding_client_rect().top())
    }

    fn bring(element: &Element) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }

    /// Brings an element into view, no further than needed.
    pub fn bring_into_view(id: &str) {
        if let Some(element) = document().get_element_by_id(id) {
            bring(&element);
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    pub fn scrolled(_: &str) -> Option<(f64, f64)> {
        None
    }
    pub fn scroll_back(_: &str) {}
    pub fn scroll_on(_: &str, _: f64) {}
    pub fn first_row(_: &str) -> Option<(usize, f64)> {
        None
    }
    pub fn row_place(_: &str, _: usize) -> Option<f64> {
        None
    }
    pub fn bring_row_into_view(_: &str, _: usize) {}
    pub fn bring_into_view(_: &str) {}
}
