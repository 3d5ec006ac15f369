//! What the page's address says.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::window;

    use crate::app::browser::history::{noted_language, write_what_is_due};
    use crate::app::browser::memory::{LANG_KEY, stored};
    use crate::app::origin::Origin;
    use crate::app::state::ViewState;

    /// The query part of the page's address, with what was still to be written into it.
    pub fn search() -> String {
        write_what_is_due();
        window().location().search().unwrap_or_default()
    }

    /// What the address says; where it names no language, the one that is noted in the present step of the
    /// history, else the one that the reader chose before.
    pub fn state() -> ViewState {
        let (search, noted) = (search(), noted_language());
        ViewState::of_address(&search, noted.as_deref(), stored(LANG_KEY).as_deref())
    }

    /// Whose bulletin the address names, of which what is still to be written says the same.
    pub fn origin() -> Origin {
        ViewState::parse(&window().location().search().unwrap_or_default()).origin
    }

    /// What the address names of the page, without its `#`.
    pub fn anchor() -> String {
        let hash = window().location().hash().unwrap_or_default();
        hash.trim_start_matches('#').to_string()
    }

    /// The whole address of the page in a given state.
    pub fn address(search: &str) -> String {
        let location = window().location();
        let origin = location.origin().unwrap_or_default();
        let path = location.pathname().unwrap_or_default();
        format!("{origin}{path}{}", search.trim_end_matches('?'))
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use crate::app::origin::Origin;
    use crate::app::state::ViewState;

    pub fn search() -> String {
        String::new()
    }
    pub fn state() -> ViewState {
        ViewState::default()
    }
    pub fn origin() -> Origin {
        ViewState::default().origin
    }
    pub fn anchor() -> String {
        String::new()
    }
    pub fn address(search: &str) -> String {
        search.into()
    }
}
