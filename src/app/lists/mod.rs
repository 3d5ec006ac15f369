//! The searchable, sortable lists: every collection of the bulletin, one at a time or all at once.
//!
//! `rows` decides what is shown, once for a change of query, filters or order; everything else shows
//! what it decided: `choice` and `filters` the counts, `count` how many there are, `table` and
//! `window` the rows themselves, `nothing` what to do where there are none, `taking` the files.

mod choice;
mod count;
mod facets;
mod filters;
mod heights;
mod help;
mod looked;
mod marks;
mod nothing;
mod row;
mod rows;
mod shape;
mod table;
mod taking;
mod window;

use std::sync::Arc;

use leptos::prelude::*;

use super::page::{Page, page};
use super::prose::prose;
use super::words;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::Collection;
use crate::bulletin::text::Lang;
use rows::{Asked, Results};

/// What the parts of the lists share.
#[derive(Clone)]
struct View {
    page: Page,
    lists: Arc<rows::Lists>,
    lang: Lang,
    /// The list that the reader chose, if it is one of this bulletin's.
    list: Memo<Option<usize>>,
    results: Memo<Decided>,
}

/// Results, which are the same only where they are one.
#[derive(Clone)]
struct Decided(Arc<Results>);

impl PartialEq for Decided {
    fn eq(&self, other: &Self) -> bool {
        self.0.serial == other.0.serial
    }
}

impl View {
    fn new(page: Page, lang: Lang) -> Self {
        let lists = Arc::new(rows::Lists::new(page.bulletin.clone()));
        let list = {
            let (chosen, lists) = (page.list, lists.clone());
            Memo::new(move |_| chosen.with(|id| lists.place(id.as_ref()?)))
        };
        let results = {
            let (page, lists) = (page.clone(), lists.clone());
            Memo::new(move |_| {
                let (answers, facets) = (page.answers.get(), page.facets.get());
                let asked = Asked { list: list.get(), answers, facets, sort: page.sort.get(), lang };
                Decided(Arc::new(lists.results(asked)))
            })
        };
        Self { page, lists, lang, list, results }
    }

    fn results(&self) -> Arc<Results> {
        self.results.get().0
    }

    /// The collection that is shown, where it is one.
    fn collection(&self) -> Option<&Collection> {
        self.lists.list(self.list.get()?)
    }
}

/// The lists, their search and their choice.
#[component]
pub fn Lists(lang: Lang) -> impl IntoView {
    let view = View::new(page(), lang);
    let page = view.page.clone();
    let query = page.query;
    let searching = page.searching.clone();
    let typed = move |event| {
        let typed = event_target_value(&event);
        page.drift(|state| state.query = typed);
    };
    let above = view.clone();
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
                    on:focus=move |_| searching.prepare()
                    on:input=typed
                />
            </label>
            {help::help(&view)}
            {choice::choice(&view)}
            {filters::filters(&view)}
            {count::count(&view)}
            {move || remarks(&above)}
            {table::table(&view)}
            {taking::taking(&view)}
        </section>
    }
}

/// How complete a list is, what all its entries have in common, and what a reader should know of it.
fn remarks(view: &View) -> Option<AnyView> {
    let (page, lang) = (&view.page, view.lang);
    let list = view.collection()?;
    let named = list.entries.iter().filter(|entry| entry.listed).count();
    let of = list.completeness.of.as_ref().and_then(|id| page.bulletin.figure(id));
    let of = of.map(|figure| format::figure(&figure, lang, Style::Prose));
    let complete = words::completeness(list.completeness.state, named, of.as_deref(), lang);
    let space = if lang == Lang::En { " " } else { "" };
    let open = list.completeness.note.as_ref().map(|note| format!("{space}{}", note.get(lang)));
    let constant = view.list.get().and_then(|list| view.lists.shape(list)).map_or(&[][..], |it| &it.constant);
    let constant = constant.iter().filter_map(|(column, text)| {
        let label = list.columns.get(*column)?.label.get(lang).to_string();
        let said = prose(page, text, lang);
        Some(view! { <p class="note">{label}{words::ALL_THE_SAME.get(lang)}{said}</p> }.into_any())
    });
    let constant = constant.collect_view();
    let note = list.note.as_ref().map(|note| view! { <p class="note">{note.get(lang).to_string()}</p> });
    Some(view! { <p class="completeness">{complete}{open}</p> {constant} {note} }.into_any())
}
