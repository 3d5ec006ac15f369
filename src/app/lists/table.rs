//! The table of a list.

use leptos::prelude::*;

use super::rows::{self, Row};
use super::{remarks, shown};
use crate::app::figure_link::{Show, figure_link};
use crate::app::page::Page;
use crate::app::prose::prose;
use crate::app::state::Sort;
use crate::app::words;
use crate::bulletin::model::{Cell, Collection, Entry};
use crate::bulletin::text::{Lang, Piece, pieces};
use crate::search::Query;
use crate::search::order::Direction;

/// The rows that match, as a table, or what to do where none does.
pub fn table(page: &Page, lang: Lang) -> AnyView {
    let list = shown(page);
    let query = Query::parse(&page.query.get(), &Default::default(), None);
    let sort = page.sort.get();
    let mut found = rows::matching(&page.bulletin, list.map(|it| it.id.as_str()), &query, lang);
    rows::sorted(&mut found, &page.bulletin, sort.as_ref(), lang);
    let remarks = list.map(|list| remarks(page, list, lang));
    if found.is_empty() {
        return view! { {remarks} {nothing(page, lang)} }.into_any();
    }
    let caption = list.map_or(words::ALL_LISTS.get(lang), |list| list.label.get(lang)).to_string();
    let heads = heads(page, list, sort.as_ref(), lang);
    let few = few(page, list.is_some(), &query, found.len());
    let more = (few < found.len()).then(|| more(page, found.len(), lang));
    let body = found.iter().take(few).map(|row| body_row(page, row, list, &query, lang)).collect_view();
    view! {
        {remarks}
        <div id="rows" class="scroll" role="region" tabindex="0" aria-label=caption.clone()>
            <table class="list">
                <caption class="sr-only">{caption.clone()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

/// How many rows to show: a page that was asked for nothing shows how its lists begin, since other
/// sections follow; whoever chooses a list or searches gets every row.
fn few(page: &Page, chosen: bool, query: &Query, found: usize) -> usize {
    const BEGINNING: usize = 12;
    if chosen || !query.is_empty() || page.all_rows.get() || found <= 2 * BEGINNING {
        found
    } else {
        BEGINNING
    }
}

fn more(page: &Page, all: usize, lang: Lang) -> impl IntoView + use<> {
    let page = page.clone();
    let show = move |_| {
        page.go(|state| state.all_rows = true);
        // The button is gone; the reader goes on in the table.
        crate::app::browser::focus("rows");
    };
    view! { <p class="more"><button type="button" class="button" on:click=show>{words::show_all(all, lang)}</button></p> }
}

fn nothing(page: &Page, lang: Lang) -> impl IntoView + use<> {
    let page = page.clone();
    let clear = move |_| {
        page.go(|state| state.query.clear());
        crate::app::browser::focus("search");
    };
    view! {
        <p class="empty">
            {words::NO_HITS.get(lang)} " "
            <button type="button" class="plain" on:click=clear>{words::CLEAR.get(lang)}</button>
        </p>
    }
}

/// The column heads. Over all collections there are only the columns that all of them share.
fn heads(page: &Page, list: Option<&Collection>, sort: Option<&Sort>, lang: Lang) -> AnyView {
    let name = head(page, Sort::NAME, words::NAME.get(lang), false, sort, lang);
    let columns = match list {
        Some(list) => {
            let columns = list.columns.iter();
            let heads = columns.map(|it| head(page, &it.id, it.label.get(lang), it.figures, sort, lang));
            heads.collect_view().into_any()
        }
        None => view! {
            <th scope="col">{words::LIST.get(lang)}</th>
            <th scope="col">{words::DETAILS.get(lang)}</th>
        }
        .into_any(),
    };
    view! { {name} {columns} <th scope="col">{words::PLACE.get(lang)}</th> }.into_any()
}

fn head(
    page: &Page,
    column: &str,
    label: &str,
    figures: bool,
    sort: Option<&Sort>,
    lang: Lang,
) -> impl IntoView + use<> {
    let now = sort.filter(|it| it.column == column).map(|it| it.direction);
    let (order, arrow, spoken) = match now {
        Some(Direction::Ascending) => ("ascending", " ▲", words::SORTED_UP.get(lang)),
        Some(Direction::Descending) => ("descending", " ▼", words::SORTED_DOWN.get(lang)),
        None => ("none", "", ""),
    };
    // Quantities start with the largest, which is what a reader looks for first; the third press
    // brings the source's own order back.
    let first = if figures { Direction::Descending } else { Direction::Ascending };
    let next = match now {
        None => Some(first),
        Some(direction) if direction == first => Some(first.turned()),
        Some(_) => None,
    };
    let (page, column, id) = (page.clone(), column.to_string(), format!("sort-{column}"));
    let focus = id.clone();
    let press = move |_| {
        let sort = next.map(|direction| Sort { column: column.clone(), direction });
        page.go(|state| state.sort = sort);
        // The head was made anew; whoever pressed it by keyboard is still on it.
        crate::app::browser::focus(&focus);
    };
    view! {
        <th scope="col" aria-sort=order class:n=figures>
            <button type="button" id=id on:click=press>
                {label.to_string()}<span aria-hidden="true">{arrow}</span>
                <span class="sr-only">{spoken}</span>
            </button>
        </th>
    }
}

fn body_row(page: &Page, row: &Row<'_>, list: Option<&Collection>, query: &Query, lang: Lang) -> AnyView {
    let entry = row.entry;
    let name = marked(entry.name.get(lang), query);
    let note =
        entry.note.as_ref().map(|note| view! { <p class="entry-note">{marked(note.get(lang), query)}</p> });
    let cells = match list {
        Some(list) => {
            let cells = list.columns.iter().map(|column| {
                let label = column.label.get(lang).to_string();
                let inside = cell(page, entry.cells.get(&column.id), query, lang);
                view! { <td class:n=column.figures data-label=label>{inside}</td> }.into_any()
            });
            cells.collect_view().into_any()
        }
        None => {
            let label = row.list.label.get(lang).to_string();
            let details = row.list.columns.iter().find_map(|column| entry.cells.get(&column.id));
            view! {
                <td data-label=words::LIST.get(lang)>{label}</td>
                <td data-label=words::DETAILS.get(lang)>{cell(page, details, query, lang)}</td>
            }
            .into_any()
        }
    };
    view! {
        <tr>
            <th scope="row">{name}{note}</th>
            {cells}
            <td class="place" data-label=words::PLACE.get(lang)>{place(page, entry, lang)}</td>
        </tr>
    }
    .into_any()
}

fn cell(page: &Page, cell: Option<&Cell>, query: &Query, lang: Lang) -> AnyView {
    match cell {
        None => "—".into_any(),
        Some(Cell::Figure(id)) => figure_link(page, id, Show::Compact, lang),
        Some(Cell::Text(text)) => match pieces(text.get(lang)).as_slice() {
            [Piece::Words(words)] => marked(words, query),
            _ => prose(page, text, lang),
        },
    }
}

/// Where the source names an entry.
fn place(page: &Page, entry: &Entry, lang: Lang) -> Option<AnyView> {
    let evidence = entry.evidence.first()?;
    let source = page.bulletin.source(&evidence.source)?;
    let section = source.sections.iter().find(|it| Some(&it.id) == evidence.section.as_ref());
    let comma = if lang == Lang::En { ", " } else { " " };
    let section = section.map(|it| format!("{}{comma}", it.label.get(lang)));
    let line = evidence.line.map(|line| words::line(line, None, lang));
    let title = format!("{}: “{}”", source.title.get(lang), evidence.fragment);
    Some(view! { <span title=title>{section}{line}</span> }.into_any())
}

/// A text with what matches marked.
fn marked(text: &str, query: &Query) -> AnyView {
    let mut parts = Vec::new();
    let mut end = 0;
    for range in query.marks(text, crate::search::index::Kind::Part) {
        parts.push(text[end..range.start].to_string().into_any());
        parts.push(view! { <mark>{text[range.clone()].to_string()}</mark> }.into_any());
        end = range.end;
    }
    parts.push(text[end..].to_string().into_any());
    parts.into_any()
}
