//! The checker as a program of its own, which the page loads when a reader opens a file. Trunk makes
//! it a module beside the page's, with one function.

/// Checks a file with the texts given, and tells what came of it as the JSON of a
/// [`bulletin::check::plain::PlainInspection`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn inspect(bytes: &[u8], texts: Vec<String>) -> String {
    let inspection = bulletin::check::inspect(bytes, &texts);
    let plain = bulletin::check::plain::PlainInspection::from(&inspection);
    serde_json::to_string(&plain).unwrap_or_default()
}

fn main() {}
