//! The browser entry: fetches the bulletin and mounts the page, or the reason why there is none.

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `script/serve` builds and serves it.");
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use bulletin::app::{Root, browser, desk};
    use leptos::mount::mount_to;
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::HtmlElement;

    pub fn start() {
        std::panic::set_hook(Box::new(|info| {
            console_error_panic_hook::hook(info);
            reveal_failure(&info.to_string());
        }));
        // Leptos brings its own executor only once it mounts something.
        wasm_bindgen_futures::spawn_local(async {
            let state = browser::state();
            let first = desk::first(state.origin.clone()).await;
            let Some(root) = root() else { return };
            // The shell has done its work.
            root.set_inner_html("");
            mount_to(root, move || view! { <Root first state /> }).forget();
            request_animation_frame(|| {
                browser::mark("app-ready");
                // Charts learn their width in this frame and grow; what the address names
                // stands still only in the next.
                request_animation_frame(browser::scroll_to_hash);
            });
        });
    }

    fn root() -> Option<HtmlElement> {
        document().get_element_by_id("app")?.dyn_into().ok()
    }

    /// Tells the start-up script that the page has stopped working; it shows what to do.
    fn reveal_failure(detail: &str) {
        let init = web_sys::CustomEventInit::new();
        init.set_detail(&detail.into());
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("bulletin-failed", &init) {
            let _ = window().dispatch_event(&event);
        }
    }
}
