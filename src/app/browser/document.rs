//! What is said of the document as a whole: on its root element and in its title.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::document;

    /// Sets or removes an attribute of the document's root element.
    pub fn set_root(attribute: &str, value: Option<&str>) {
        if let Some(root) = document().document_element() {
            let _ = match value {
                Some(value) => root.set_attribute(attribute, value),
                None => root.remove_attribute(attribute),
            };
        }
    }

    /// Sets the document's title.
    pub fn set_title(title: &str) {
        document().set_title(title);
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    pub fn set_root(_: &str, _: Option<&str>) {}
    pub fn set_title(_: &str) {}
}
