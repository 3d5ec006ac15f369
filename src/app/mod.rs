//! The page: Leptos components over a [`Bulletin`]. The only layer that knows a browser, and of
//! its modules only [`browser`], `saving`, [`fetch`] and `checking` do; the rest renders natively too.
//!
//! [`Root`] shows whatever lies open on the [`desk`]; [`App`] is the page of one bulletin.

mod about;
pub mod browser;
mod catalogue;
pub mod changes;
mod chart_view;
mod checking;
mod checks;
pub mod desk;
mod evidence;
mod examples;
pub mod failure;
pub mod fetch;
mod figure_link;
mod finder;
mod fragment;
mod lists;
mod marked;
mod masthead;
mod opened;
pub mod origin;
mod page;
mod prose;
mod reading;
mod report;
mod saving;
mod section;
mod shortened;
pub mod state;
mod words;

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use crate::bulletin::Bulletin;
use desk::{Desk, Opened, Shown};
use page::Page;
use state::ViewState;

/// Whatever lies open: a bulletin, or the reason why there is none.
#[component]
pub fn Root(
    /// What was opened first.
    first: Opened,
    /// What the reader looks at first: what the address says.
    state: ViewState,
) -> impl IntoView {
    let desk = Desk::new(first);
    provide_context(desk);
    follow_address(desk);
    let lang = RwSignal::new(state.lang);
    let body = move || match desk.opened.get() {
        Opened::Bulletin(shown) => {
            let state = ViewState { origin: shown.origin.clone(), ..current(&state, desk) };
            view! { <App bulletin=shown.bulletin.clone() state shown=shown chosen=lang /> }.into_any()
        }
        none => view! { <opened::NoBulletin opened=none lang=current(&state, desk).lang /> }.into_any(),
    };
    view! {
        <opened::Notices lang=lang.into() />
        {body}
        <opened::Veil lang=lang.into() />
    }
}

/// The state to begin with: of the first bulletin what the page came with, of any later one what
/// the address says by then.
fn current(first: &ViewState, desk: Desk) -> ViewState {
    if desk.is_first() { first.clone() } else { browser::state() }
}

/// Opens what Back and Forward lead to.
fn follow_address(desk: Desk) {
    #[cfg(target_arch = "wasm32")]
    {
        let popped = window_event_listener(leptos::ev::popstate, move |_| {
            let state = browser::state();
            leptos::task::spawn_local(async move { desk.follow(&state).await });
        });
        on_cleanup(move || popped.remove());
        if desk.opened.with_untracked(|it| *it.origin() != origin::Origin::Bundled) {
            desk.load_own();
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = desk;
}

/// The whole page for one bulletin.
#[component]
pub fn App(
    /// What it shows.
    bulletin: Arc<Bulletin>,
    /// What the reader looks at first: what the address says.
    #[prop(optional)]
    state: ViewState,
    /// Whose bulletin it is and how it fared, where it was opened on a desk.
    #[prop(optional)]
    shown: Option<Shown>,
    /// Is told the language, which what stands around the page follows.
    #[prop(optional)]
    chosen: Option<RwSignal<crate::bulletin::text::Lang>>,
) -> impl IntoView {
    let mut page = Page::new(bulletin, state);
    if let Some(shown) = &shown {
        page = page.with_texts(shown.texts.clone().into());
    }
    provide_context(page.clone());
    page.follow_browser();
    let (lang, body) = (page.lang, page.clone());
    if let Some(chosen) = chosen {
        Effect::new(move |_| chosen.set(lang.get()));
    }
    let bar = shown.clone().map(|shown| view! { <opened::Bar shown lang=lang.into() /> }.into_any());
    if let Some(id) = page.alone.clone() {
        // What comes from elsewhere says so; what is the site's own is named below the chart.
        let elsewhere = shown.as_ref().is_some_and(|it| it.host.is_some());
        return Either::Left(view! {
            {bar.filter(|_| elsewhere)}
            {move || view! { <chart_view::Alone id=id.clone() lang=lang.get() /> }}
            <evidence::EvidenceDialog />
        });
    }
    provide_context(finder::Finder::new(&page));
    let compared = shown.as_ref().is_some_and(|it| it.origin != origin::Origin::Bundled);
    let report = shown.map(|it| move || Some((it.report.get()?, it.bytes.clone())));
    let report = move || report.as_ref().and_then(|it| it());
    Either::Right(view! {
        <nav aria-label=move || words::SKIP.get(lang.get())>
            <a class="skip" href="#main">{move || words::SKIP.get(lang.get())}</a>
        </nav>
        {bar}
        {move || report().map(|(report, bytes)| view! {
            <report::ReportSection report bytes lang=lang.get() />
        })}
        <masthead::Masthead />
        // A change of language is a change of every word: the whole body is made anew, while the
        // masthead stays, so that the button pressed keeps its focus.
        {move || view! { <Body page=body.clone() compared lang=lang.get() /> }}
        <evidence::EvidenceDialog />
        <finder::FinderDialog />
    })
}

/// The page below its head. It is `compared` with the site's own bulletin where it is another of the
/// same place.
#[component]
fn Body(page: Page, compared: bool, lang: crate::bulletin::text::Lang) -> impl IntoView {
    let sections = page.bulletin.file().sections.len();
    let own = use_context::<Desk>().filter(|_| compared).map(|desk| desk.own);
    let changes = move || {
        let older = own?.get()?;
        let same_place = older.file().ref_area == page.bulletin.file().ref_area;
        same_place.then(|| view! { <changes::ChangesView older lang /> })
    };
    view! {
        <masthead::Navigation lang />
        <main id="main" class="wrap" tabindex="-1">
            {changes}
            {(0..sections).map(|index| view! { <section::SectionView index lang /> }).collect_view()}
            <lists::Lists lang />
            <checks::Checks lang />
            <reading::Reading lang />
            <about::AboutView lang />
        </main>
        <footer class="wrap"><a href="#top">{words::TOP.get(lang)}</a></footer>
    }
}
