//! Has a file checked. In the browser the checker is a program of its own, loaded when it is first
//! asked for, so that readers who only read never load it.

use super::failure::Failure;
use crate::check::plain::PlainInspection;

/// Checks a file with the texts given.
///
/// # Errors
/// When the checker did not arrive, or stopped.
pub async fn inspect(bytes: &[u8], texts: &[String]) -> Result<PlainInspection, Failure> {
    let json = imp::inspect(bytes, texts).await?;
    serde_json::from_str(&json).map_err(|error| Failure::Checker { detail: error.to_string(), stopped: true })
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use js_sys::{Array, Error, Function, Promise, Reflect, Uint8Array};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;

    use crate::app::failure::Failure;

    pub async fn inspect(bytes: &[u8], texts: &[String]) -> Result<String, Failure> {
        run(bytes, texts).await.map_err(|error| match error.dyn_ref::<Error>() {
            Some(error) => Failure::Checker {
                detail: error.message().into(),
                // What a program throws that stopped; what did not arrive is told in other ways.
                stopped: error.name() == "RuntimeError",
            },
            None => Failure::Checker { detail: error.as_string().unwrap_or_default(), stopped: false },
        })
    }

    async fn run(bytes: &[u8], texts: &[String]) -> Result<String, JsValue> {
        let check: Function = Reflect::get(&js_sys::global(), &"bulletinCheck".into())?.dyn_into()?;
        let texts: Array = texts.iter().map(JsValue::from).collect();
        let json = check.call2(&JsValue::NULL, &Uint8Array::from(bytes), &texts)?;
        let json = JsFuture::from(json.dyn_into::<Promise>()?).await?;
        json.as_string().ok_or(JsValue::NULL)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    use crate::app::failure::Failure;
    use crate::check;

    pub async fn inspect(bytes: &[u8], texts: &[String]) -> Result<String, Failure> {
        let plain = check::plain::PlainInspection::from(&check::inspect(bytes, texts));
        serde_json::to_string(&plain)
            .map_err(|error| Failure::Checker { detail: error.to_string(), stopped: true })
    }
}
