//! Fetches data files. Natively there is nowhere to fetch from.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use gloo_net::http::Request;
    use leptos::prelude::{document, window};
    use wasm_bindgen::JsCast;
    use web_sys::{HtmlMetaElement, RequestCache, Url};

    use crate::app::failure::Failure;

    /// The address of the site's own bulletin, which `index.html` names.
    ///
    /// # Errors
    /// When it names none.
    pub fn bundled() -> Result<String, Failure> {
        let meta = document().query_selector("meta[name=bulletin]").ok().flatten();
        let address = meta.and_then(|it| it.dyn_into::<HtmlMetaElement>().ok()).map(|it| it.content());
        address.filter(|it| !it.is_empty()).ok_or(Failure::NoAddress)
    }

    /// What stands at an address.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn bytes(address: &str) -> Result<Vec<u8>, Failure> {
        let foreign = host(address)?.is_some();
        let address = address.to_string();
        let network = |detail: gloo_net::Error| Failure::Network {
            address: address.clone(),
            detail: detail.to_string(),
            foreign,
        };
        // The file's name does not change with its content, so the browser must ask whether it did.
        let request = Request::get(&address).cache(RequestCache::NoCache);
        let response = request.send().await.map_err(network)?;
        if !response.ok() {
            return Err(Failure::Status { address, status: response.status() });
        }
        response.binary().await.map_err(network)
    }

    /// The host that an address leads to, where that is another than the page's own.
    ///
    /// # Errors
    /// When the address is none of the web: a `javascript:` or `data:` address would bring its own
    /// content, and a misspelt one nothing.
    pub fn host(address: &str) -> Result<Option<String>, Failure> {
        let not = || Failure::Address { address: address.to_string() };
        let base = document().base_uri().ok().flatten().unwrap_or_default();
        let url = Url::new_with_base(address, &base).map_err(|_| not())?;
        if !matches!(url.protocol().as_str(), "http:" | "https:") {
            return Err(not());
        }
        let own = window().location().origin().unwrap_or_default();
        Ok((url.origin() != own).then(|| url.host()))
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs, clippy::missing_errors_doc)]
mod imp {
    use crate::app::failure::Failure;

    pub fn bundled() -> Result<String, Failure> {
        Err(Failure::NoAddress)
    }
    pub async fn bytes(_: &str) -> Result<Vec<u8>, Failure> {
        Err(Failure::NoAddress)
    }
    pub fn host(_: &str) -> Result<Option<String>, Failure> {
        Ok(None)
    }
}
