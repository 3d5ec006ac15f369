//! Ways to elsewhere: to a place of the page, to its top, or into another tab.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::{document, window};
    use wasm_bindgen::JsCast;
    use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

    use crate::app::browser::address::{anchor, state};
    use crate::app::browser::focus::focus;
    use crate::app::browser::time::{after, when_shown};

    /// Goes to an element by its id within the present step: names it in the address, shows it, puts
    /// the focus on it, and lets the style sheet light it up for a moment.
    pub fn land(id: &str) {
        let name = id.to_string();
        when_there(id, FRAMES, move |element| {
            // Named this way, it is what `:target` means; a state that is merely written is not.
            let _ = window().location().replace(&format!("#{name}"));
            if !element.has_attribute("tabindex") {
                let _ = element.set_attribute("tabindex", "-1");
            }
            // What is small is best seen with what stands around it.
            let room = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
            if element.get_bounding_client_rect().height() < room / 3.0 {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Center);
                element.scroll_into_view_with_scroll_into_view_options(&options);
            } else {
                element.scroll_into_view();
            }
            focus(&name);
            let _ = element.set_attribute("data-landed", "");
            after(LIT, move || {
                let _ = element.remove_attribute("data-landed");
            });
        });
    }

    /// Leads out of the rows of a table that scrolls, which are about to change: the focus goes to what
    /// scrolls, and none of them is the place any more that a reader came to.
    pub fn leave_rows(id: &str) {
        let Some(frame) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        let focused = document().active_element().and_then(|it| it.closest("tbody").ok().flatten());
        if frame.contains(focused.as_deref()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = frame.focus_with_options(&options);
        }
        let Ok(landed) = frame.query_selector_all("tbody [data-landed], tbody [tabindex]") else { return };
        for row in (0..landed.length()).filter_map(|at| landed.get(at)?.dyn_into::<Element>().ok()) {
            let _ = row.remove_attribute("data-landed");
            let _ = row.remove_attribute("tabindex");
        }
    }

    /// For how many frames what is to come is waited for: rows are laid out over several of them.
    const FRAMES: u32 = 90;

    /// Does something with an element as soon as it is there, if it comes within so many frames.
    fn when_there(id: &str, frames: u32, act: impl FnOnce(Element) + 'static) {
        if let Some(element) = document().get_element_by_id(id) {
            act(element);
        } else if frames > 0 {
            let id = id.to_string();
            when_shown(move || when_there(&id, frames - 1, act));
        }
    }

    /// How long the place that a reader came to stays lit up, in milliseconds.
    const LIT: u64 = 2_400;

    /// Goes to an element by its id, as a step that Back undoes, and puts the focus on it.
    pub fn go_to_anchor(id: &str) {
        // What the address names is what the style sheet lights up.
        let _ = window().location().set_hash(id);
        focus(id);
        scroll_to_hash();
    }

    /// Brings what the address names into view, which was not there when the page loaded: its anchor,
    /// else the chart that it singles out.
    pub fn scroll_to_hash() {
        let chart = state().chart.map(|chart| format!("chart-{}", chart.id));
        let named = Some(anchor()).filter(|it| !it.is_empty());
        if let Some(id) = named.or(chart) {
            when_there(&id, FRAMES, |element| element.scroll_into_view());
        }
    }

    /// Shows the top of the page, and tells screen readers that it is another: the focus goes to
    /// what says whose it is, or to the page's head.
    pub fn arrive() {
        leptos::prelude::request_animation_frame(|| {
            let _ = focus("opened") || focus("main");
            window().scroll_to_with_x_and_y(0.0, 0.0);
        });
    }

    /// Follows a link in a tab of its own.
    pub fn open_elsewhere(href: &str) {
        let _ = window().open_with_url_and_target(href, "_blank");
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    pub fn land(_: &str) {}
    pub fn leave_rows(_: &str) {}
    pub fn go_to_anchor(_: &str) {}
    pub fn scroll_to_hash() {}
    pub fn arrive() {}
    pub fn open_elsewhere(_: &str) {}
}
