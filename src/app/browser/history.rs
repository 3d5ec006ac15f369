//! What is written into the page's address, in place or as a step of the history, and what each
//! step keeps beside it.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use std::cell::RefCell;

    use leptos::prelude::window;
    use wasm_bindgen::JsValue;

    use crate::app::browser::memory::{LANG_KEY, stored};
    use crate::app::browser::time::{after, when_shown};
    use crate::app::state::ViewState;
    use crate::bulletin::text::Lang;

    /// The language that is noted in the present step of the history.
    pub(in crate::app::browser) fn noted_language() -> Option<String> {
        window().history().ok()?.state().ok()?.as_string()
    }

    /// Notes in the present step of the history that it is shown in a language, unless one is noted. A step
    /// that a link within the page has taken has none, nor has the one that the page was opened with.
    pub fn note_language(lang: Lang) {
        if let (None, Ok(history)) = (noted_language(), window().history()) {
            let _ = history.replace_state_with_url(&note(lang), "", None);
        }
    }

    /// What a step of the history keeps beside its address: the language. Addresses need not name one, and
    /// the reader's choice, which then holds, may be another by the time of Back.
    fn note(lang: Lang) -> JsValue {
        lang.code().into()
    }

    /// The address of a state for this reader.
    fn own_search(state: &ViewState) -> String {
        state.to_own_search(stored(LANG_KEY).as_deref())
    }

    /// A state that is still to be written into the address.
    struct Due {
        /// The address at which it was to be written, whatever place of the page is named behind it.
        page: String,
        search: String,
        lang: Lang,
        /// How often it may be tried.
        tries: u8,
    }

    thread_local! {
        static DUE: RefCell<Option<Due>> = const { RefCell::new(None) };
    }

    /// When writing is tried again that was refused, in milliseconds: Safari writes no more than a hundred
    /// addresses in half a minute, and somebody may type faster.
    const AGAIN: u64 = 1_000;
    /// How often it is tried. Inside of another page a browser may refuse for good.
    const TRIES: u8 = 40;

    /// Writes a state into the address in place, once what it changes is painted, which nobody is to wait
    /// longer for. Whoever reads the address here, or takes a step from it, has it written first.
    pub fn write_state_soon(state: &ViewState) {
        DUE.set(Some(Due { page: page(), search: own_search(state), lang: state.lang, tries: TRIES }));
        when_shown(|| after(0, write_what_is_due));
    }

    /// The present address without the place that it names.
    fn page() -> String {
        let href = window().location().href().unwrap_or_default();
        href.split('#').next().unwrap_or_default().to_string()
    }

    /// Writes what is still to be written, unless the reader has gone to another address meanwhile.
    pub(in crate::app::browser) fn write_what_is_due() {
        let Some(due) = DUE.take().filter(|due| due.tries > 0) else { return };
        if page() == due.page && !write(&due.search, due.lang, false) {
            DUE.set(Some(Due { tries: due.tries - 1, ..due }));
            after(AGAIN, write_what_is_due);
        }
    }

    /// Writes a state into the address: as a step of its own that Back undoes, or in place.
    pub fn write_state(state: &ViewState, step: bool) {
        write_what_is_due();
        // From a file:// page a browser may refuse; the page works on without the address.
        let _ = write(&own_search(state), state.lang, step);
    }

    fn write(search: &str, lang: Lang, step: bool) -> bool {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let hash = location.hash().unwrap_or_default();
        let address = format!("{path}{}{hash}", search.trim_end_matches('?'));
        let Ok(history) = window().history() else { return false };
        let written = if step {
            history.push_state_with_url(&note(lang), "", Some(&address))
        } else {
            history.replace_state_with_url(&note(lang), "", Some(&address))
        };
        written.is_ok()
    }

    /// Writes a state and a place into the address, as a step that Back undoes.
    pub fn write_place(state: &ViewState, anchor: &str) {
        write_what_is_due();
        let search = own_search(state);
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let address = format!("{path}{}", search.trim_end_matches('?'));
        let now = [location.search(), location.hash()].map(Result::unwrap_or_default).concat();
        if now == format!("{}#{anchor}", search.trim_end_matches('?')) {
            return;
        }
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&note(state.lang), "", Some(&address));
        }
    }

    /// Goes to another state of the page, at its top and as a step that Back undoes.
    pub fn go_to(state: &ViewState) {
        write_what_is_due();
        let path = window().location().pathname().unwrap_or_default();
        let address = format!("{path}{}", own_search(state).trim_end_matches('?'));
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&note(state.lang), "", Some(&address));
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use crate::app::state::ViewState;
    use crate::bulletin::text::Lang;

    pub fn note_language(_: Lang) {}
    pub fn write_state_soon(_: &ViewState) {}
    pub fn write_state(_: &ViewState, _: bool) {}
    pub fn write_place(_: &ViewState, _: &str) {}
    pub fn go_to(_: &ViewState) {}
}
