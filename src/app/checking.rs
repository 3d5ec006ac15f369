//! Has a file checked. In the browser the checker is a program of its own, loaded when it is first
//! asked for, so that readers who only read never load it.

use super::failure::Failure;
use crate::check::plain::PlainInspection;

/// Checks a file with the texts given.
///
/// # Errors
/// When the checker did not arrive.
pub async fn inspect(bytes: &[u8], texts: &[String]) -> Result<PlainInspection, Failure> {
    let json = imp::inspect(bytes, texts).await.map_err(|detail| Failure::Checker { detail })?;
    serde_json::from_str(&json).map_err(|error| Failure::Checker { detail: error.to_string() })
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;

    pub async fn inspect(bytes: &[u8], texts: &[String]) -> Result<String, String> {
        let said = |error: JsValue| {
            error.as_string().or_else(|| Some(String::from(error.dyn_ref::<js_sys::Error>()?.message())))
        };
        run(bytes, texts).await.map_err(|error| said(error).unwrap_or_default())
    }

    async fn run(bytes: &[u8], texts: &[String]) -> Result<String, JsValue> {
        let load: Function = Reflect::get(&js_sys::global(), &"bulletinChecker".into())?.dyn_into()?;
        let checker = JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await?;
        let inspect: Function = Reflect::get(&checker, &"inspect".into())?.dyn_into()?;
        let texts: Array = texts.iter().map(JsValue::from).collect();
        let json = inspect.call2(&checker, &Uint8Array::from(bytes), &texts)?;
        json.as_string().ok_or(JsValue::NULL)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    use crate::check;

    pub async fn inspect(bytes: &[u8], texts: &[String]) -> Result<String, String> {
        let plain = check::plain::PlainInspection::from(&check::inspect(bytes, texts));
        serde_json::to_string(&plain).map_err(|error| error.to_string())
    }
}
