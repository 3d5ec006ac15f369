//! Where elements are scrolled to.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::document;
    use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

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

    /// Scrolls an element so that what is so many CSS pixels down in it is at its top.
    pub fn scroll_down(id: &str, top: f64) {
        if let Some(element) = document().get_element_by_id(id) {
            element.set_scroll_top(top as i32);
        }
    }

    /// Brings an element into view, no further than needed.
    pub fn bring_into_view(id: &str) {
        if let Some(element) = document().get_element_by_id(id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
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
    pub fn scroll_down(_: &str, _: f64) {}
    pub fn bring_into_view(_: &str) {}
}
