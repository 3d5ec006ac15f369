//! Text that a reader takes along.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::window;

    /// Puts text on the clipboard and tells whether that worked.
    pub async fn copy(text: String) -> bool {
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
        // Without a secure context there is no clipboard at all.
        if clipboard.map_or(true, |it| it.is_undefined()) {
            return false;
        }
        let written = window().navigator().clipboard().write_text(&text);
        wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    pub async fn copy(_: String) -> bool {
        false
    }
}
