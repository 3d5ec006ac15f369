//! What stands below a chart: buttons, and of what they open one at a time.

use leptos::prelude::*;

use super::files::files;
use super::share::share;
use super::table::table;
use crate::app::browser;
use crate::app::page::page;
use crate::app::state::Panel;
use crate::app::words::{self, Words};
use crate::bulletin::text::Lang;

/// The table of a chart, its files, and what to cite it by.
#[component]
pub fn Panels(id: String, lang: Lang) -> impl IntoView {
    let page = page();
    let look = page.look(&id);
    let open = Memo::new(move |_| look.get().panel);
    let title = page.bulletin.chart(&id).map(|it| it.title.get(lang).to_string()).unwrap_or_default();
    let colon = words::colon(lang);
    let buttons = Panel::ALL.map(|panel| {
        let (page, id, title) = (page.clone(), id.clone(), title.clone());
        let controls = format!("chart-{id}:{}", panel.code());
        let press = move |_| {
            page.look_at(&id, |chart| chart.panel = (chart.panel != Some(panel)).then_some(panel));
        };
        view! {
            <button
                type="button" class="tool" aria-controls=controls on:click=press
                aria-expanded=move || (open.get() == Some(panel)).to_string()
            >{name(panel).get(lang)}<span class="sr-only">{colon}{title}</span></button>
        }
    });
    // The way back from the table is the way to it.
    let back = {
        let (page, id) = (page.clone(), id.clone());
        move |event: leptos::ev::KeyboardEvent| {
            if matches!(event.key().as_str(), "Escape" | "t" | "T") && !event.ctrl_key() && !event.meta_key()
            {
                event.prevent_default();
                page.look_at(&id, |chart| chart.panel = None);
                browser::focus(&format!("chart-{id}:stage"));
            }
        }
    };
    let closed = move |panel| move || open.get() != Some(panel);
    let name_of = |panel: Panel| format!("chart-{id}:{}", panel.code());
    let (files_page, share_page) = (page.clone(), page.clone());
    let (files_of, share_of) = (id.clone(), id.clone());
    let is_open = move |panel| open.get() == Some(panel);
    view! {
        <div class="uses" id=format!("chart-{id}:uses")>{buttons.into_iter().collect_view()}</div>
        // Always there, for print; the others are made when they are asked for.
        <div class="under data" id=name_of(Panel::Table) tabindex="-1" hidden=closed(Panel::Table) on:keydown=back>
            {table(&page, &id, lang)}
        </div>
        <div class="under" id=name_of(Panel::Files) hidden=closed(Panel::Files)>
            {move || is_open(Panel::Files).then(|| files(&files_page, &files_of, lang))}
        </div>
        <div class="under" id=name_of(Panel::Share) hidden=closed(Panel::Share)>
            {move || is_open(Panel::Share).then(|| share(&share_page, &share_of, lang))}
        </div>
    }
    .into_any()
}

const fn name(panel: Panel) -> Words {
    match panel {
        Panel::Table => words::DATA_TABLE,
        Panel::Files => words::DOWNLOAD,
        Panel::Share => words::CITE_AND_SHARE,
    }
}
