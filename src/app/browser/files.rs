//! Files that a reader chooses or drops on the page.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use web_sys::{File, HtmlInputElement};

    use crate::app::desk::{Brought, NotRead};
    use crate::bulletin::load::LARGEST;

    /// The files of an input field, which is then ready for the next choice.
    pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
        let files = listed(input.files());
        input.set_value("");
        files
    }

    /// The files that were dropped.
    pub fn dropped(event: &web_sys::DragEvent) -> Vec<File> {
        listed(event.data_transfer().and_then(|it| it.files()))
    }

    /// Whether what is dragged over the page is files.
    pub fn drags_files(event: &web_sys::DragEvent) -> bool {
        event.data_transfer().is_some_and(|it| it.types().includes(&"Files".into(), 0))
    }

    fn listed(files: Option<web_sys::FileList>) -> Vec<File> {
        files.map_or_else(Vec::new, |files| (0..files.length()).filter_map(|i| files.get(i)).collect())
    }

    /// Reads files. What is larger than any data file is not even begun.
    pub async fn read(files: Vec<File>) -> Vec<Brought> {
        let mut out = Vec::new();
        for file in files {
            let content = if file.size() > LARGEST as f64 {
                Err(NotRead::TooLarge)
            } else {
                let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
                let bytes = buffer.map(|it| js_sys::Uint8Array::new(&it).to_vec());
                bytes.map_err(|_| NotRead::Refused)
            };
            out.push(Brought { name: file.name(), content });
        }
        out
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use leptos::web_sys::{DragEvent, HtmlInputElement};

    use crate::app::desk::Brought;

    /// There are no files to choose.
    pub type File = std::convert::Infallible;

    pub fn chosen(_: &HtmlInputElement) -> Vec<File> {
        Vec::new()
    }
    pub fn dropped(_: &DragEvent) -> Vec<File> {
        Vec::new()
    }
    pub fn drags_files(_: &DragEvent) -> bool {
        false
    }
    pub async fn read(_: Vec<File>) -> Vec<Brought> {
        Vec::new()
    }
}
