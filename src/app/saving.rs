//! Files and pictures that leave the page. Natively there is nowhere to put them.

pub use imp::*;

/// Why something could not be taken along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub enum NotSaved {
    /// The chart itself cannot be drawn.
    #[error("the chart cannot be drawn")]
    Drawing,
    /// The browser made no picture of the drawing.
    #[error("the browser made no picture")]
    Picture,
    /// The browser lets nothing be saved.
    #[error("the browser lets nothing be saved")]
    Refused,
    /// The browser lets no picture onto the clipboard.
    #[error("the browser lets no picture onto the clipboard")]
    Clipboard,
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
    use leptos::prelude::{document, set_timeout, window};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::{JsFuture, future_to_promise};
    use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url};

    use super::NotSaved;
    use crate::chart::Picture;
    use crate::export::citation::Day;

    /// How long a file's address holds: until the slowest phone has begun to save it.
    const HELD: std::time::Duration = std::time::Duration::from_secs(60);

    /// Today, where the reader is.
    pub fn today() -> Day {
        let now = js_sys::Date::new_0();
        let small = |number: u32| u8::try_from(number).unwrap_or(0);
        Day {
            year: u16::try_from(now.get_full_year()).unwrap_or(0),
            month: small(now.get_month() + 1),
            day: small(now.get_date()),
        }
    }

    /// Saves bytes as a file.
    pub fn save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), NotSaved> {
        save_blob(name, &blob(kind, bytes)?)
    }

    /// Saves a picture as PNG, `scale` pixels for each of its own.
    pub async fn save_png(picture: &Picture, scale: u32, name: &str) -> Result<(), NotSaved> {
        save_blob(name, &png(picture.svg.clone(), picture.width, picture.height, scale).await?)
    }

    /// Puts a picture on the clipboard as PNG.
    pub async fn copy_png(picture: &Picture, scale: u32) -> Result<(), NotSaved> {
        let refused = |_| NotSaved::Clipboard;
        let (svg, width, height) = (picture.svg.clone(), picture.width, picture.height);
        let navigator = window().navigator();
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).map_err(refused)?;
        let class = Reflect::get(&window(), &"ClipboardItem".into()).map_err(refused)?;
        let class: js_sys::Function = class.dyn_into().map_err(refused)?;
        // A promise, not the picture: some browsers want the item while the click is being handled.
        let making = future_to_promise(async move {
            let made = png(svg, width, height, scale).await;
            made.map(JsValue::from).map_err(|why| JsError::new(&why.to_string()).into())
        });
        let data = Object::new();
        Reflect::set(&data, &"image/png".into(), &making).map_err(refused)?;
        let item = Reflect::construct(&class, &Array::of1(&data)).map_err(refused)?;
        let write = Reflect::get(&clipboard, &"write".into()).map_err(refused)?;
        let write: js_sys::Function = write.dyn_into().map_err(refused)?;
        let written = write.call1(&clipboard, &Array::of1(&item)).map_err(refused)?;
        JsFuture::from(Promise::from(written)).await.map_err(refused)?;
        Ok(())
    }

    fn blob(kind: &str, bytes: &[u8]) -> Result<Blob, NotSaved> {
        let properties = BlobPropertyBag::new();
        properties.set_type(kind);
        let parts = Array::of1(&Uint8Array::from(bytes));
        Blob::new_with_u8_array_sequence_and_options(&parts, &properties).map_err(|_| NotSaved::Refused)
    }

    fn save_blob(name: &str, blob: &Blob) -> Result<(), NotSaved> {
        let refused = |_| NotSaved::Refused;
        let address = Url::create_object_url_with_blob(blob).map_err(refused)?;
        let link = document().create_element("a").map_err(refused)?;
        let link: HtmlAnchorElement = link.dyn_into().map_err(|_| NotSaved::Refused)?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
        set_timeout(move || drop(Url::revoke_object_url(&address)), HELD);
        Ok(())
    }

    /// Lets the browser draw an SVG on a canvas.
    async fn png(svg: String, width: u32, height: u32, scale: u32) -> Result<Blob, NotSaved> {
        let failed = |_| NotSaved::Picture;
        let image = HtmlImageElement::new().map_err(failed)?;
        let address = blob("image/svg+xml", svg.as_bytes())?;
        let address = Url::create_object_url_with_blob(&address).map_err(failed)?;
        image.set_src(&address);
        let decoded = JsFuture::from(image.decode()).await;
        let drawn = decoded.map_err(failed).and_then(|_| draw(&image, width * scale, height * scale));
        let _ = Url::revoke_object_url(&address);
        let canvas = drawn?;
        let made = Promise::new(&mut |resolve, reject| {
            if canvas.to_blob(&resolve).is_err() {
                let _ = reject.call0(&JsValue::NULL);
            }
        });
        JsFuture::from(made).await.map_err(failed)?.dyn_into().map_err(|_| NotSaved::Picture)
    }

    fn draw(image: &HtmlImageElement, width: u32, height: u32) -> Result<HtmlCanvasElement, NotSaved> {
        let failed = |_| NotSaved::Picture;
        let canvas = document().create_element("canvas").map_err(failed)?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().map_err(|_| NotSaved::Picture)?;
        canvas.set_width(width);
        canvas.set_height(height);
        let context = canvas.get_context("2d").map_err(failed)?.ok_or(NotSaved::Picture)?;
        let context: web_sys::CanvasRenderingContext2d = context.dyn_into().map_err(|_| NotSaved::Picture)?;
        context
            .draw_image_with_html_image_element_and_dw_and_dh(
                image,
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            )
            .map_err(failed)?;
        Ok(canvas)
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use super::NotSaved;
    use crate::chart::Picture;
    use crate::export::citation::Day;

    pub fn today() -> Day {
        Day { year: 1970, month: 1, day: 1 }
    }
    pub fn save(_: &str, _: &str, _: &[u8]) -> Result<(), NotSaved> {
        Err(NotSaved::Refused)
    }
    pub async fn save_png(_: &Picture, _: u32, _: &str) -> Result<(), NotSaved> {
        Err(NotSaved::Refused)
    }
    pub async fn copy_png(_: &Picture, _: u32) -> Result<(), NotSaved> {
        Err(NotSaved::Clipboard)
    }
}
