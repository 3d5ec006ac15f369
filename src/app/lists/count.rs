//! How many entries are shown, seen at once and spoken when the reader pauses.

use leptos::prelude::*;

use super::View;
use super::table::rows_shown;
use super::window::PLAIN;
use crate::app::catalogue::Table;
use crate::app::{browser, words};
use crate::bulletin::text::Lang;

/// How long a reader must pause before the count is spoken, in milliseconds: at every letter, a
/// screen reader would talk over what is being typed.
const PAUSE: u64 = 500;

/// The count, and what a reader should know of the search and of a long list.
pub fn count(view: &View) -> AnyView {
    let lang = view.lang;
    let spoken = RwSignal::new(untrack(|| said(view)));
    // The last change is the one to be spoken.
    let last = StoredValue::new(0);
    {
        let view = view.clone();
        Effect::new(move |turn: Option<u64>| {
            let said = said(&view);
            let turn = turn.map_or(0, |turn| turn + 1);
            last.set_value(turn);
            browser::after(PAUSE, move || {
                if last.try_get_value() == Some(turn) {
                    let _ = spoken.try_set(said);
                }
            });
            turn
        });
    }
    let (seen, noted, long) = (view.clone(), view.clone(), view.clone());
    view! {
        // The same is spoken below.
        <p class="count" aria-hidden="true">{move || counted(&seen)}</p>
        <p class="sr-only" role="status">{move || spoken.get()}</p>
        {move || note(&noted).map(|note| view! { <p class="note">{note}</p> })}
        {move || (rows_shown(&long) > PLAIN).then(|| view! {
            <p class="note on-screen">{words::LONG_LIST.get(lang)}</p>
            <p class="note on-paper">{words::LONG_LIST_ON_PAPER.get(lang)}</p>
        })}
    }
    .into_any()
}

fn counted(view: &View) -> String {
    let results = view.results();
    if results.asked.answers.is_none() {
        return words::PREPARING.get(view.lang).to_string();
    }
    words::hits(results.entries.len(), view.lang)
}

/// Why something may not be found: of a very long search the end, just now pinyin.
fn note(view: &View) -> Option<&'static str> {
    let results = view.results();
    if results.asked.answers.as_ref().is_some_and(|it| it.query.is_cut()) {
        return Some(words::LONG_SEARCH.get(view.lang));
    }
    let needed = results.is_search()
        && (results.entries.is_empty()
            || view.page.query.with(|it| it.contains(|c: char| c.is_ascii_alphabetic())));
    let words = match view.page.searching.table() {
        Table::Coming => words::FETCHING_TABLE,
        Table::Missing(_) => words::NO_TABLE,
        Table::Unasked | Table::Here(_) => return None,
    };
    needed.then(|| words.get(view.lang))
}

fn said(view: &View) -> String {
    let counted = counted(view);
    let Some(note) = note(view) else { return counted };
    // At a full stop a screen reader pauses. What is still being prepared ends in a mark of its own.
    let stop = match (counted.ends_with('…'), view.lang) {
        (true, _) => " ",
        (false, Lang::Zh) => "。",
        (false, Lang::En) => ". ",
    };
    format!("{counted}{stop}{note}")
}
