//! Fetches the bulletin that `index.html` names.

use gloo_net::http::Request;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlMetaElement, RequestCache};

use super::failure::Failure;
use crate::bulletin::Bulletin;
use crate::bulletin::load::load;

/// The bulletin, or why there is none.
///
/// # Errors
/// See [`Failure`].
pub async fn bulletin() -> Result<Bulletin, Failure> {
    let address = address().ok_or(Failure::NoAddress)?;
    let network =
        |detail: gloo_net::Error| Failure::Network { address: address.clone(), detail: detail.to_string() };
    // The file's name does not change with its content, so the browser must ask whether it did.
    let request = Request::get(&address).cache(RequestCache::NoCache);
    let response = request.send().await.map_err(network)?;
    if !response.ok() {
        return Err(Failure::Status { address, status: response.status() });
    }
    let bytes = response.binary().await.map_err(network)?;
    load(&bytes).map_err(|errors| Failure::File { address, errors })
}

fn address() -> Option<String> {
    let meta = document().query_selector("meta[name=bulletin]").ok().flatten()?;
    let address = meta.dyn_into::<HtmlMetaElement>().ok()?.content();
    (!address.is_empty()).then_some(address)
}
