//! Fields that take text.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::document;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlInputElement};

    /// Puts text into a field, without its events.
    pub fn write_into(id: &str, text: &str) {
        if let Some(field) = field(id) {
            field.set_value(text);
        }
    }

    /// Selects what stands in a field, so that typing replaces it.
    pub fn select_all(id: &str) {
        if let Some(field) = field(id) {
            field.select();
        }
    }

    fn field(id: &str) -> Option<HtmlInputElement> {
        document().get_element_by_id(id)?.dyn_into().ok()
    }

    /// Whether a key press belongs to a field that takes text.
    pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        target.is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use leptos::web_sys::KeyboardEvent;

    pub fn write_into(_: &str, _: &str) {}
    pub fn select_all(_: &str) {}
    pub fn is_typing(_: &KeyboardEvent) -> bool {
        false
    }
}
