//! Where the focus is, comes from and goes.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::document;
    use wasm_bindgen::JsCast;
    use web_sys::{Event, FocusEvent, FocusOptions, HtmlElement, Node};

    /// Puts the focus on an element, and tells whether it is there.
    pub fn focus(id: &str) -> bool {
        let element = document().get_element_by_id(id);
        let element = element.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        element.is_some_and(|it| it.focus().is_ok())
    }

    /// Puts the focus on the element that handles an event, without moving the page.
    pub fn focus_on(event: &Event) {
        if let Some(element) = handler(event) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    /// Whether the focus is on an element, given by its id, or in it.
    pub fn has_focus(id: &str) -> bool {
        let element = document().get_element_by_id(id);
        element.is_some_and(|it| it.contains(document().active_element().as_deref()))
    }

    /// Whether the focus is nowhere, as it is when the element that had it has gone.
    pub fn is_focus_lost() -> bool {
        document().active_element().is_none_or(|it| it.tag_name() == "BODY")
    }

    /// Whether the focus has come to an element itself, and by the keyboard.
    pub fn by_keyboard(event: &FocusEvent) -> bool {
        let own = event.target() == event.current_target();
        own && handler(event).is_some_and(|it| it.matches(":focus-visible").unwrap_or(true))
    }

    /// Whether the focus that leaves an element's part goes to another of its parts.
    pub fn stays_within(event: &FocusEvent) -> bool {
        let next = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
        handler(event).is_some_and(|it| it.contains(next.as_ref()))
    }

    fn handler(event: &Event) -> Option<HtmlElement> {
        event.current_target()?.dyn_into().ok()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use leptos::web_sys::{Event, FocusEvent};

    pub fn focus(_: &str) -> bool {
        false
    }
    pub fn focus_on(_: &Event) {}
    pub fn has_focus(_: &str) -> bool {
        false
    }
    pub fn is_focus_lost() -> bool {
        false
    }
    pub fn by_keyboard(_: &FocusEvent) -> bool {
        false
    }
    pub fn stays_within(_: &FocusEvent) -> bool {
        false
    }
}
