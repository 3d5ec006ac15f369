//! The searchable, sortable lists: every collection of the bulletin, one at a time or all at once.

mod choice;
mod rows;
mod table;

use leptos::prelude::*;

use super::page::{Page, page};
use super::words;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::Collection;
use crate::bulletin::text::Lang;
use crate::search::Query;

/// The lists, their search and their choice.
#[component]
pub fn Lists(lang: Lang) -> impl IntoView {
    let page = page();
    let query = page.query;
    let typed = {
        let page = page.clone();
        move |event| {
            let typed = event_target_value(&event);
            page.drift(|state| state.query = typed);
        }
    };
    let (table_of, count_of) = (page.clone(), page.clone());
    view! {
        <section id="lists" aria-labelledby="lists-heading">
            <h2 id="lists-heading">{words::LISTS.get(lang)}</h2>
            <p class="lead">{words::LISTS_LEAD.get(lang)}</p>
            <label class="search">
                <span class="sr-only">{words::SEARCH_LISTS.get(lang)}</span>
                <input
                    id="search" type="search" autocomplete="off" enterkeyhint="search"
                    placeholder=words::SEARCH_HINT.get(lang)
                    prop:value=move || query.get()
                    on:input=typed
                />
            </label>
            <choice::Choice lang />
            <p class="count" role="status">
                {move || {
                    let list = shown(&count_of).map(|list| list.id.clone());
                    let query = Query::parse(&count_of.query.get(), &Default::default(), None);
                    let count = rows::matching(&count_of.bulletin, list.as_deref(), &query, lang).len();
                    words::hits(count, lang)
                }}
            </p>
            {move || table::table(&table_of, lang)}
        </section>
    }
}

/// The collection that the reader chose, if it is one of this bulletin's.
fn shown(page: &Page) -> Option<&Collection> {
    page.list.get().and_then(|id| page.bulletin.collection(&id))
}

/// How complete a list is, and what a reader should know of it.
fn remarks(page: &Page, list: &Collection, lang: Lang) -> impl IntoView + use<> {
    let named = list.entries.iter().filter(|entry| entry.listed).count();
    let of = list.completeness.of.as_ref().and_then(|id| page.bulletin.figure(id));
    let of = of.map(|figure| format::figure(&figure, lang, Style::Prose));
    let complete = words::completeness(list.completeness.state, named, of.as_deref(), lang);
    let space = if lang == Lang::En { " " } else { "" };
    let open = list.completeness.note.as_ref().map(|note| format!("{space}{}", note.get(lang)));
    let note = list.note.as_ref().map(|note| view! { <p class="note">{note.get(lang).to_string()}</p> });
    view! { <p class="completeness">{complete}{open}</p> {note} }
}
