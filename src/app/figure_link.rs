//! A number that opens its evidence, wherever it stands.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::page::Page;
use super::words;
use crate::bulletin::figure::{Figure, Status, Value};
use crate::bulletin::format::{self, Style};
use crate::bulletin::text::Lang;

/// How much of a figure a link shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// Number and unit as in a sentence.
    Prose,
    /// The number as in a sentence, without its unit.
    ProseBare,
    /// Number and unit as in a table.
    Compact,
    /// As in a table that says in another column how a figure came about.
    Cell,
    /// As in a table, without the plus of growth: `1 + 17.5%`, not `1 + +17.5%`.
    Operand,
    /// As an operand behind an inequality's sign, which says the bound already: `≥ 90%`.
    Threshold,
}

/// A link that reads as the figure and opens its evidence. Nothing for an id that is not there.
pub fn figure_link(page: &Page, id: &str, show: Show, lang: Lang) -> AnyView {
    let Some(figure) = page.bulletin.figure(id) else { return ().into_any() };
    let text = match (&figure.value, show) {
        (Value::Amount(amount), Show::ProseBare) => format::bare(amount, lang, Style::Prose),
        (_, Show::Prose | Show::ProseBare) => format::figure(&figure, lang, Style::Prose),
        (_, Show::Compact | Show::Cell) => format::figure(&figure, lang, Style::Compact),
        (Value::Amount(amount), Show::Threshold) => format::unbounded(amount, lang),
        (_, Show::Operand | Show::Threshold) => {
            format::figure(&figure, lang, Style::Compact).trim_start_matches('+').to_string()
        }
    };
    let tag = shown_tag(&figure, show).map(|tag| {
        view! { <span class=format!("tag {}", status_class(figure.status))>{tag.get(lang)}</span> }
    });
    view! {
        <a
            class=format!("fig {}", status_class(figure.status))
            class:words=matches!(figure.value, Value::Words(_))
            href=page.figure_link(id)
            title=figure.label.get(lang).to_string()
            on:click=opener(page, id)
        >{text}</a>
        {tag}
    }
    .into_any()
}

/// Expected figures in prose are said to be so by the sentence; elsewhere the tag says it.
fn shown_tag(figure: &Figure<'_>, show: Show) -> Option<words::Words> {
    match (figure.status, show) {
        (_, Show::Cell) | (Status::Expected, Show::Prose | Show::ProseBare) => None,
        (status, _) => words::tag(status),
    }
}

/// The class by which a figure's status shows.
pub const fn status_class(status: Status) -> &'static str {
    match status {
        Status::Reported => "is-reported",
        Status::Expected => "is-expected",
        Status::Derived => "is-derived",
    }
}

/// What a click on a figure does: open its evidence here, unless the reader asks for a new tab.
pub fn opener(page: &Page, id: &str) -> impl Fn(MouseEvent) + use<> {
    let (page, id) = (page.clone(), id.to_string());
    move |event| {
        if opens_elsewhere(&event) {
            return;
        }
        event.prevent_default();
        page.go(|state| state.figure = Some(id.clone()));
    }
}

/// Whether a click asks the browser to follow the link elsewhere: in a new tab or window.
pub fn opens_elsewhere(event: &MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key()
}
