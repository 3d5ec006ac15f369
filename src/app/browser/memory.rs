//! What the browser remembers of a reader from one visit to the next.

pub use imp::*;

/// The storage key of the theme; `boot.js` reads it too, before the first paint.
pub const THEME_KEY: &str = "bulletin-theme";
/// The storage key of the language.
pub const LANG_KEY: &str = "bulletin-lang";

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::window;

    /// A preference that the reader set before; none where storage is off.
    pub fn stored(key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    /// Keeps a preference, or forgets it.
    pub fn store(key: &str, value: Option<&str>) {
        if let Some(storage) = storage() {
            let _ = match value {
                Some(value) => storage.set_item(key, value),
                None => storage.remove_item(key),
            };
        }
    }

    fn storage() -> Option<web_sys::Storage> {
        window().local_storage().ok().flatten()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    pub fn stored(_: &str) -> Option<String> {
        None
    }
    pub fn store(_: &str, _: Option<&str>) {}
}
