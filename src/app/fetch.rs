//! Fetches data files. Natively there is nowhere to fetch from.

pub use imp::*;

/// A file that was fetched.
pub struct Fetched {
    /// The file.
    pub bytes: Vec<u8>,
    /// The host that it came from in the end, where that is another than the page's own.
    pub host: Option<String>,
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use gloo_net::http::Request;
    use js_sys::{Reflect, Uint8Array};
    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{HtmlMetaElement, ReadableStreamDefaultReader, RequestCache, Url};

    use super::Fetched;
    use crate::app::failure::Failure;
    use crate::bulletin::load::LARGEST;

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
    pub async fn fetch(address: &str) -> Result<Fetched, Failure> {
        let foreign = host(address)?.is_some();
        let address = address.to_string();
        let network = |detail: String| Failure::Network { address: address.clone(), detail, foreign };
        // The file's name does not change with its content, so the browser must ask whether it did.
        let request = Request::get(&address).cache(RequestCache::NoCache);
        let response = request.send().await.map_err(|error| network(error.to_string()))?;
        if !response.ok() {
            return Err(Failure::Status { address, status: response.status() });
        }
        // Where it came from in the end: an address may lead on to another.
        let host = host(&response.url())?;
        let Some(body) = response.body() else { return Ok(Fetched { bytes: Vec::new(), host }) };
        let reader = body.get_reader().unchecked_into::<ReadableStreamDefaultReader>();
        match read(&reader).await {
            Ok(Some(bytes)) => Ok(Fetched { bytes, host }),
            Ok(None) => Err(Failure::TooLarge { address }),
            Err(error) => Err(network(String::from(js_sys::JsString::from(error)))),
        }
    }

    /// All that a stream gives; nothing where that is more than any data file has, of which no more
    /// than that is read.
    async fn read(reader: &ReadableStreamDefaultReader) -> Result<Option<Vec<u8>>, JsValue> {
        let mut bytes = Vec::new();
        loop {
            let part = JsFuture::from(reader.read()).await?;
            if Reflect::get(&part, &"done".into())?.is_truthy() {
                return Ok(Some(bytes));
            }
            bytes.extend(Uint8Array::new(&Reflect::get(&part, &"value".into())?).to_vec());
            if bytes.len() > LARGEST {
                let _ = JsFuture::from(reader.cancel()).await;
                return Ok(None);
            }
        }
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
    use super::Fetched;
    use crate::app::failure::Failure;

    pub fn bundled() -> Result<String, Failure> {
        Err(Failure::NoAddress)
    }
    pub async fn fetch(_: &str) -> Result<Fetched, Failure> {
        Err(Failure::NoAddress)
    }
    pub fn host(_: &str) -> Result<Option<String>, Failure> {
        Ok(None)
    }
}
