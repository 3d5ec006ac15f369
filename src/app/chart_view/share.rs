//! What a chart is sent, embedded and cited by.

use leptos::prelude::*;

use super::copied::Copied;
use crate::app::page::Page;
use crate::app::state::ChartState;
use crate::app::{browser, saving, words};
use crate::bulletin::text::Lang;
use crate::export::bibtex::bibtex;
use crate::export::citation::{self, Cited};
use crate::export::embed::embed;

/// The room below the buttons of an embedded chart, for the way to its bulletin, in CSS pixels.
const AROUND: u32 = 64;
/// The height of an embedded chart where it cannot be measured, in CSS pixels.
const HEIGHT: u32 = 480;

/// The address of a chart: for a reader's own file, which has none, the file's name.
pub fn address(page: &Page, id: &str) -> String {
    if let Some(name) = page.readers_own() {
        return words::own_file_in_short(&name, page.lang.get_untracked());
    }
    let chart = ChartState { id: id.to_string(), ..ChartState::default() };
    browser::address(&page.chart_link(chart))
}

/// The link, the embed code and the citations.
pub fn share(page: &Page, id: &str, lang: Lang) -> Option<AnyView> {
    let spec = page.bulletin.chart(id)?;
    // A link to a reader's own file leads nobody anywhere.
    if page.readers_own().is_some() {
        return Some(view! { <p class="note">{words::NOTHING_TO_LINK.get(lang)}</p> }.into_any());
    }
    let of = spec.title.get(lang).to_string();
    // The link says what is looked at: the mark that is pinned, not the panel that the link is in.
    let mark = page.look(id).get().mark;
    let state = ChartState { id: id.to_string(), mark, ..ChartState::default() };
    let link = browser::address(&page.chart_link(state.clone()));
    let alone = browser::address(&page.chart_link(ChartState { alone: true, ..state }));
    // The chart is as high as it is once this panel, too, has its place in the page.
    let height = RwSignal::new(HEIGHT);
    let (top, bottom) = (format!("chart-{id}"), format!("chart-{id}:uses"));
    browser::when_shown(move || {
        if let Some(measured) = browser::height_of(&top, &bottom) {
            let _ = height.try_set(measured + AROUND);
        }
    });
    let code = {
        let of = of.clone();
        Signal::derive(move || embed(&alone, &of, height.get()))
    };
    let bulletin = &page.bulletin;
    let canonical = address(page, id);
    let cited = Cited { bulletin, what: Some(spec), address: &canonical, accessed: saving::today(), lang };
    let sources = citation::sources(&cited).join("\n");
    let field = |part: &str, name, text: Signal<String>, rows| {
        view! { <Copied name of=of.clone() id=format!("chart-{id}:{part}") text rows lang /> }
    };
    Some(
        view! {
            {field("link", words::LINK, link.into(), 1)}
            {field("embed", words::EMBED_CODE, code, 3)}
            {field("gbt", words::GBT_7714, citation::gbt7714(&cited).into(), 3)}
            {field("bibtex", words::BIBTEX, bibtex(&cited).into(), 8)}
            {(!sources.is_empty()).then(|| field("sources", words::SOURCES_CITED, sources.into(), 3))}
        }
        .into_any(),
    )
}
