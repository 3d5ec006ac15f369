//! Dialogs over the page.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use web_sys::HtmlDialogElement;

    /// Opens a dialog over the page; the page behind it rests.
    pub fn open_dialog(dialog: &HtmlDialogElement) {
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
        dialog.set_scroll_top(0);
    }

    /// Closes a dialog.
    pub fn close_dialog(dialog: &HtmlDialogElement) {
        if dialog.open() {
            dialog.close();
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use leptos::web_sys::HtmlDialogElement;

    pub fn open_dialog(_: &HtmlDialogElement) {}
    pub fn close_dialog(_: &HtmlDialogElement) {}
}
