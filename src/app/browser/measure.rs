//! How wide and how high things are.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::{StoredValue, WithValue, document, on_cleanup, window};
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

    /// The width of the window in CSS pixels.
    pub fn window_width() -> u32 {
        let width = window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
        width.clamp(200.0, 4_000.0) as u32
    }

    /// Calls back with an element's width in CSS pixels, now and whenever it changes. The browser tells
    /// it of its own accord, so that nothing has to be laid out to be measured.
    pub fn observe_width(element: &Element, call: impl Fn(f64) + 'static) {
        let mut before = f64::NAN;
        let each = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let Some(entry) = entries.iter().last() else { return };
            let width = entry.unchecked_into::<ResizeObserverEntry>().content_rect().width();
            // It may have become higher only.
            if width != before {
                before = width;
                call(width);
            }
        });
        if let Ok(observer) = ResizeObserver::new(each.as_ref().unchecked_ref()) {
            observer.observe(element);
            // The element may stay when whoever asked has gone.
            let both = StoredValue::new_local((observer, each));
            on_cleanup(move || {
                let _ = both.try_with_value(|(observer, _)| observer.disconnect());
            });
        }
    }

    /// How high the parts of an element are that have a number, in CSS pixels.
    pub fn heights(id: &str, attribute: &str) -> Vec<(usize, f64)> {
        let parts = document().query_selector_all(&format!("#{id} [{attribute}]")).ok();
        let parts =
            parts.into_iter().flat_map(|parts| (0..parts.length()).filter_map(move |at| parts.get(at)));
        let each = parts.filter_map(|part| {
            let part = part.dyn_into::<Element>().ok()?;
            let number = part.get_attribute(attribute)?.parse().ok()?;
            Some((number, part.get_bounding_client_rect().height()))
        });
        each.collect()
    }

    /// How far below the top of one element the bottom of another is, in CSS pixels.
    pub fn height_of(first: &str, last: &str) -> Option<u32> {
        let place = |id: &str| Some(document().get_element_by_id(id)?.get_bounding_client_rect());
        Some((place(last)?.bottom() - place(first)?.top()).max(0.0).ceil() as u32)
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use leptos::web_sys::Element;

    pub fn window_width() -> u32 {
        800
    }
    pub fn observe_width(_: &Element, _: impl Fn(f64) + 'static) {}
    pub fn heights(_: &str, _: &str) -> Vec<(usize, f64)> {
        Vec::new()
    }
    pub fn height_of(_: &str, _: &str) -> Option<u32> {
        None
    }
}
