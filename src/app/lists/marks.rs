//! What of an entry answers the query, marked.

use std::sync::Arc;

use leptos::prelude::*;

use super::rows::Row;
use crate::app::figure_link::{Show, figure_link};
use crate::app::page::Page;
use crate::app::words;
use crate::bulletin::figure::Figure;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Column};
use crate::bulletin::prose::plain;
use crate::bulletin::text::{Lang, Piece, Text, pieces};
use crate::search::Query;
use crate::search::index::Kind;
use crate::search::quantity::Answer;

/// How an entry answers a query.
#[derive(Clone)]
pub struct Marking {
    query: Arc<Query>,
    kind: Kind,
}

impl Marking {
    /// Of an entry that answers in such a way.
    pub const fn new(query: Arc<Query>, kind: Kind) -> Self {
        Self { query, kind }
    }

    fn matches(&self, text: &str) -> bool {
        !self.query.marks(text, self.kind).is_empty()
    }
}

/// A text with what matches marked.
pub fn marked(text: &str, marking: Option<&Marking>) -> AnyView {
    let Some(marking) = marking else { return text.to_string().into_any() };
    let mut parts = Vec::new();
    let mut end = 0;
    for range in marking.query.marks(text, marking.kind) {
        let (Some(before), Some(matching)) = (text.get(end..range.start), text.get(range.clone())) else {
            continue;
        };
        if !before.is_empty() {
            parts.push(before.to_string().into_any());
        }
        parts.push(view! { <mark>{matching.to_string()}</mark> }.into_any());
        end = range.end;
    }
    if let Some(rest) = text.get(end..).filter(|rest| !rest.is_empty()) {
        parts.push(rest.to_string().into_any());
    }
    parts.into_any()
}

/// Where an entry's name on the page shows nothing that matches, its other names that do.
pub fn other_names(row: &Row<'_>, marking: Option<&Marking>, lang: Lang) -> Option<AnyView> {
    let (marking, name) = (marking?, &row.entry.name);
    if marking.matches(name.get(lang)) {
        return None;
    }
    let other = if lang == Lang::Zh { (Lang::En, &name.en) } else { (Lang::Zh, &name.zh) };
    let aliases = row.entry.aliases.iter().map(|alias| (None, alias));
    let names = std::iter::once((Some(other.0), other.1)).chain(aliases);
    let names: Vec<_> = names.filter(|(_, name)| marking.matches(name)).collect();
    let names = names.into_iter().enumerate().map(|(at, (lang, name))| {
        let between = (at > 0).then_some(" · ");
        view! { {between}<span lang=lang.map(Lang::tag)>{marked(name, Some(marking))}</span> }.into_any()
    });
    let names = names.collect_view();
    (!names.is_empty()).then(|| view! { <p class="also-named">{names}</p> }.into_any())
}

/// Prose with what matches marked and its figures linked.
pub fn marked_prose(page: &Page, text: &Text, marking: Option<&Marking>, lang: Lang) -> AnyView {
    let parts = pieces(text.get(lang)).into_iter().map(|piece| match piece {
        Piece::Words(words) => marked(words, marking),
        Piece::Figure { id, bare } => {
            let show = if bare { Show::ProseBare } else { Show::Prose };
            figure_link(page, id, show, lang)
        }
    });
    parts.collect_view().into_any()
}

/// A figure in a cell, marked where it answers; and where it does so only as a bound, it says so.
pub fn marked_figure(
    page: &Page,
    id: &str,
    column: Option<&Column>,
    marking: Option<&Marking>,
    lang: Lang,
) -> AnyView {
    let link = figure_link(page, id, Show::Compact, lang);
    let (Some(marking), Some(figure)) = (marking, page.bulletin.figure(id)) else { return link };
    let answer = answer(&figure, column, marking);
    let bound = match (answer, figure.amount()) {
        (Some(Answer::Bound), Some(amount)) => words::as_bound(amount.bound),
        _ => None,
    };
    let named = answer.is_some() || marking.matches(&format::figure(&figure, lang, Style::Compact));
    if !named {
        return link;
    }
    let bound = bound.map(|it| view! { <span class="tag">{it.get(lang)}</span> });
    view! { <mark>{link}</mark>{bound} }.into_any()
}

/// Whether a cell holds what was asked for.
pub fn answers(page: &Page, cell: &Cell, column: &Column, marking: &Marking, lang: Lang) -> bool {
    match cell {
        Cell::Text(text) => marking.matches(&plain(&page.bulletin, text, lang)),
        Cell::Figure(id) => page.bulletin.figure(id).is_some_and(|figure| {
            answer(&figure, Some(column), marking).is_some()
                || marking.matches(&format::figure(&figure, lang, Style::Compact))
        }),
    }
}

fn answer(figure: &Figure<'_>, column: Option<&Column>, marking: &Marking) -> Option<Answer> {
    let labels = [column.map(|it| &it.label), Some(figure.label)];
    let names: Vec<&str> =
        labels.into_iter().flatten().flat_map(|it| [it.zh.as_str(), it.en.as_str()]).collect();
    marking.query.answer(figure.amount()?, &names)
}
