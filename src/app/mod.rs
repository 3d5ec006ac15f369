//! The page: Leptos components over a [`Bulletin`]. The only layer that knows a browser, and of
//! its modules only [`browser`] and `fetch` do; the rest renders natively too.

mod about;
pub mod browser;
mod chart_view;
mod checks;
mod evidence;
pub mod failure;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
mod figure_link;
mod lists;
mod masthead;
mod page;
mod prose;
mod section;
pub mod state;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use crate::bulletin::Bulletin;
use page::Page;
use state::ViewState;

/// The whole page for one bulletin.
#[component]
pub fn App(
    /// What it shows.
    bulletin: Arc<Bulletin>,
    /// What the reader looks at first: what the address says.
    #[prop(optional)]
    state: ViewState,
) -> impl IntoView {
    let page = Page::new(bulletin, state);
    provide_context(page.clone());
    page.follow_browser();
    let body = page.clone();
    view! {
        <a class="skip" href="#main">{move || words::SKIP.get(page.lang.get())}</a>
        <masthead::Masthead />
        // A change of language is a change of every word: the whole body is made anew, while the
        // masthead stays, so that the button pressed keeps its focus.
        {move || view! { <Body page=body.clone() lang=body.lang.get() /> }}
        <evidence::EvidenceDialog />
    }
}

#[component]
fn Body(page: Page, lang: crate::bulletin::text::Lang) -> impl IntoView {
    let sections = page.bulletin.file().sections.len();
    view! {
        <masthead::Navigation lang />
        <main id="main" class="wrap" tabindex="-1">
            {(0..sections).map(|index| view! { <section::SectionView index lang /> }).collect_view()}
            <lists::Lists lang />
            <checks::Checks lang />
            <about::AboutView lang />
        </main>
        <footer class="wrap"><a href="#top">{words::TOP.get(lang)}</a></footer>
    }
}
