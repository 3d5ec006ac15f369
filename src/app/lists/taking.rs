//! The lists as files: what is shown, and all there is.

use leptos::prelude::*;

use super::View;
use crate::app::saving::{self, NotSaved};
use crate::app::words::{self, Words};
use crate::export::file_name::file_name;
use crate::export::list::{self, Taken};

/// The buttons below the table.
pub fn taking(view: &View) -> AnyView {
    let lang = view.lang;
    let said = RwSignal::new(None::<Words>);
    let buttons = {
        let view = view.clone();
        move || {
            let results = view.results();
            let (shown, all) = (results.entries.len(), view.lists.entries(results.asked.list).len());
            let name = view.collection().map(|list| list.label.get(lang).to_string());
            let some = (0 < shown && shown < all).then(|| {
                let view = view.clone();
                let save = move |_| {
                    let results = view.results.get_untracked().0;
                    said.set(Some(save(&view, &results.entries, "shown")));
                };
                let label = words::csv_of_shown(shown, lang);
                view! { <li><button type="button" class="plain" on:click=save>{label}</button></li> }
            });
            let whole = (all > 0).then(|| {
                let view = view.clone();
                let save = move |_| {
                    let list = view.list.get_untracked();
                    let entries: Vec<u32> = view.lists.entries(list).collect();
                    said.set(Some(save(&view, &entries, "")));
                };
                let label = words::csv_of_list(name.as_deref(), all, lang);
                view! { <li><button type="button" class="plain" on:click=save>{label}</button></li> }
            });
            view! { <ul class="files">{some}{whole}</ul> }
        }
    };
    view! {
        <div class="taking">
            {buttons}
            <p class="said" role="status">{move || said.get().map(|it| it.get(lang))}</p>
        </div>
    }
    .into_any()
}

/// Saves some entries and tells how that went.
fn save(view: &View, entries: &[u32], which: &str) -> Words {
    let bulletin = &view.page.bulletin;
    let rows = entries.iter().filter_map(|entry| view.lists.row(*entry));
    let rows: Vec<_> = rows.map(|row| Taken { list: row.list, entry: row.entry }).collect();
    let chosen = untrack(|| view.collection());
    let table = match chosen {
        Some(list) => list::wide(bulletin, list, &rows, view.lang),
        None => list::long(bulletin, &rows, view.lang),
    };
    let part = [chosen.map_or("lists", |list| list.id.as_str()), which];
    let part = part.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-");
    let name = file_name(bulletin, Some(&part), "csv");
    let saved: Result<(), NotSaved> = saving::save(&name, "text/csv;charset=utf-8", table.as_bytes());
    saved.map_or_else(|why| words::not_saved(&why), |()| words::SAVED)
}
