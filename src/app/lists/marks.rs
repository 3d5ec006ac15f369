//! What of an entry answers the query, marked.

use std::sync::Arc;

use leptos::prelude::*;

use super::rows::Row;
use crate::app::figure_link::{Show, figure_link};
use crate::app::fragment::{Fragment, Said, of_entry, other};
use crate::app::marked::Marked;
use crate::app::page::Page;
use crate::app::words;
use crate::bulletin::figure::Figure;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Column};
use crate::bulletin::prose::{plain, plain_pieces};
use crate::bulletin::text::{Lang, Piece, Text};
use crate::search::catalogue::{names, quantities};
use crate::search::index::Kind;
use crate::search::quantity::Answer;
use crate::search::{Of, Query};

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
        Marked::by(&self.query, text, self.kind).has_marks()
    }

    fn matches_name(&self, name: &str) -> bool {
        Marked::name(&self.query, name, self.kind).has_marks()
    }
}

/// A text with what matches marked.
pub fn marked(text: &str, marking: Option<&Marking>) -> AnyView {
    match marking {
        Some(marking) => Marked::by(&marking.query, text, marking.kind).view(),
        None => text.to_string().into_any(),
    }
}

/// A name with what matches marked.
pub fn marked_name(name: &str, marking: Option<&Marking>) -> AnyView {
    match marking {
        Some(marking) => Marked::name(&marking.query, name, marking.kind).view(),
        None => name.to_string().into_any(),
    }
}

/// Where an entry's name on the page shows nothing that matches, its other names that do.
pub fn other_names(row: &Row<'_>, marking: Option<&Marking>, lang: Lang) -> Option<AnyView> {
    let (marking, name) = (marking?, &row.entry.name);
    if marking.matches_name(name.get(lang)) {
        return None;
    }
    let aliases = row.entry.aliases.iter().map(|it| Said::name(it));
    let names = std::iter::once(Said::name_in(name, other(lang))).chain(aliases);
    let names = names.filter(|it| marking.matches_name(&it.text)).enumerate().map(|(at, it)| {
        let between = (at > 0).then_some(" · ");
        let tag = (it.lang != lang).then(|| it.lang.tag());
        view! { {between}<span lang=tag>{marked_name(&it.text, Some(marking))}</span> }.into_any()
    });
    let names = names.collect_view();
    (!names.is_empty()).then(|| view! { <p class="also-named">{names}</p> }.into_any())
}

/// What matches in a text that the row does not show, such as a cell in the other language: nobody
/// could tell why the row is there otherwise. `columns` are those of which it shows the cells.
pub fn elsewhere(
    page: &Page,
    row: &Row<'_>,
    columns: &[&Column],
    marking: Option<&Marking>,
    lang: Lang,
) -> Option<AnyView> {
    let (marking, entry) = (marking?, row.entry);
    let Marking { query, kind } = marking;
    let name = entry.name.get(lang);
    let mut names = vec![name];
    if !marking.matches_name(name) {
        // Of these it shows all that match.
        names.push(entry.name.get(other(lang)));
        names.extend(entry.aliases.iter().map(String::as_str));
    }
    let mut shown: Vec<_> = entry.note.iter().map(|note| note.get(lang).to_string()).collect();
    let cells = || columns.iter().filter_map(|column| Some((*column, entry.cells.get(&column.id)?)));
    shown.extend(cells().filter_map(|(_, cell)| cell_text(page, cell, lang)));
    let answers = cells().any(|(column, cell)| is_answer(page, cell, column, marking));
    let names = names.into_iter().map(|it| (Of::Name, it));
    let shown: Vec<_> = names.chain(shown.iter().map(|it| (Of::Other, it.as_str()))).collect();
    let unseen = query.unseen(&shown, answers, *kind);
    if unseen.is_empty() {
        return None;
    }
    let said = of_entry(&page.bulletin, row.list, entry, lang);
    let Fragment { term, text, lang: of } = Fragment::best(query, &unseen, *kind, said, lang)?;
    let term = term.map(|term| format!("{term}{}", words::colon(lang)));
    let tag = (of != lang).then(|| of.tag());
    Some(view! { <p class="found-in">{term}<span lang=tag>{text.view()}</span></p> }.into_any())
}

/// Prose in a cell with what matches marked and its figures linked. A figure is one thing: it is marked as a
/// whole.
pub fn marked_prose(
    page: &Page,
    text: &Text,
    column: &Column,
    marking: Option<&Marking>,
    lang: Lang,
) -> AnyView {
    let pieces: Vec<_> = plain_pieces(&page.bulletin, text, lang).collect();
    let whole: String = pieces.iter().map(|it| it.1.as_str()).collect();
    let whole = marking.map_or_else(Marked::default, |it| Marked::by(&it.query, &whole, it.kind));
    let mut end = 0;
    let parts = pieces.into_iter().map(|(piece, plain)| {
        let part = whole.part(end..end + plain.len());
        end += plain.len();
        match piece {
            Piece::Words(_) if part.has_marks() => part.view(),
            Piece::Words(words) => words.to_string().into_any(),
            Piece::Figure { id, bare } => {
                let link = figure_link(page, id, if bare { Show::ProseBare } else { Show::Prose }, lang);
                // That a bound is one is said in prose already.
                let figure = page.bulletin.figure(id).zip(marking);
                let is_answer = figure.is_some_and(|(it, by)| answer(&it, column, by).is_some());
                if is_answer || part.has_marks() { view! { <mark>{link}</mark> }.into_any() } else { link }
            }
        }
    });
    parts.collect_view().into_any()
}

/// A figure in a cell, marked where it answers; and where it does so only as a bound, it says so.
pub fn marked_figure(
    page: &Page,
    id: &str,
    column: &Column,
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
    is_answer(page, cell, column, marking)
        || cell_text(page, cell, lang).is_some_and(|text| marking.matches(&text))
}

/// Whether a cell holds a quantity that answers a question.
fn is_answer(page: &Page, cell: &Cell, column: &Column, marking: &Marking) -> bool {
    quantities(&page.bulletin, cell).any(|it| answer(&it, column, marking).is_some())
}

/// What a cell shows, in words.
fn cell_text(page: &Page, cell: &Cell, lang: Lang) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(plain(&page.bulletin, text, lang)),
        Cell::Figure(id) => page.bulletin.figure(id).map(|it| format::figure(&it, lang, Style::Compact)),
    }
}

fn answer(figure: &Figure<'_>, column: &Column, marking: &Marking) -> Option<Answer> {
    marking.query.answer(figure.amount()?, &names(column, figure))
}
