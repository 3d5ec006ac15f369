//! A chart in the page: its words, its drawing to point at and to walk, and below it what can be
//! taken along: the figures as a table, files, links and citations.

mod alone;
mod copied;
mod files;
mod panels;
mod pointing;
mod share;
mod stage;
mod table;
mod tell;
mod tip;

use leptos::prelude::*;

use super::page::page;
use super::prose::prose;
use crate::bulletin::text::Lang;
use crate::chart;

pub use alone::Alone;

/// A chart of the bulletin.
#[component]
pub fn ChartView(id: String, lang: Lang) -> impl IntoView {
    let page = page();
    let bulletin = page.bulletin.clone();
    let spec = bulletin.chart(&id)?;
    let (title, summary) = (format!("chart-{id}:title"), format!("chart-{id}:summary"));
    let note = spec.note.as_ref().map(|note| view! { <p class="note">{prose(&page, note, lang)}</p> });
    let account = chart::summary(&bulletin, spec, lang);
    let words = spec.title.get(lang).to_string();
    // Alone, it is what its page is about.
    let heading = match page.alone {
        Some(_) => view! { <h1 class="title" id=title.clone()>{words}</h1> }.into_any(),
        None => view! { <h3 class="title" id=title.clone()>{words}</h3> }.into_any(),
    };
    Some(
        view! {
            <figure
                class="chart" id=format!("chart-{id}")
                aria-labelledby=title.clone() aria-describedby=summary.clone()
            >
                <figcaption>
                    {heading}
                    <p class="subtitle">{spec.subtitle.get(lang).to_string()}</p>
                </figcaption>
                <stage::Stage id=id.clone() lang />
                <p class="summary" id=summary.clone()>{account}</p>
                {note}
                <p class="origin" id=format!("chart-{id}:origin")>{chart::sources(&bulletin, spec, lang)}</p>
                <panels::Panels id=id.clone() lang />
            </figure>
        }
        .into_any(),
    )
}
