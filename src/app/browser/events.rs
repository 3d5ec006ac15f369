//! Where an event happened.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, MouseEvent};

    /// Whether an event happened in an element that a selector names.
    pub fn is_in(event: &Event, css: &str) -> bool {
        around(event, css).is_some()
    }

    /// An attribute of the element that a selector names and an event happened in.
    pub fn attribute_at(event: &Event, css: &str, name: &str) -> Option<String> {
        around(event, css)?.get_attribute(name)
    }

    /// Where in the element that a selector names a pointer is, in shares of its width and height.
    pub fn share_of(event: &MouseEvent, css: &str) -> Option<(f64, f64)> {
        let frame = around(event, css)?.get_bounding_client_rect();
        let share = |at: f64, size: f64| if size > 0.0 { at / size } else { 0.0 };
        let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
        Some((share(x, frame.width()), share(y, frame.height())))
    }

    fn around(event: &Event, css: &str) -> Option<Element> {
        target(event)?.closest(css).ok().flatten()
    }

    fn target(event: &Event) -> Option<Element> {
        event.target()?.dyn_into().ok()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use leptos::web_sys::{Event, MouseEvent};

    pub fn is_in(_: &Event, _: &str) -> bool {
        false
    }
    pub fn attribute_at(_: &Event, _: &str, _: &str) -> Option<String> {
        None
    }
    pub fn share_of(_: &MouseEvent, _: &str) -> Option<(f64, f64)> {
        None
    }
}
