//! Entries of collections as a table for spreadsheets and scripts: CSV as in [`super::csv`].
//!
//! A collection has a record for each entry and a column for each of its own, under the column's id.
//! A column that holds figures has four more beside it: `…_value_in_units`, the number written out
//! (8870万元 → 88700000); `…_unit`; `…_bound` and `…_obs_status`. Collections with different columns go
//! into one table in long form: a record for each cell, and one for an entry that has none.

use std::collections::BTreeSet;

use super::cell::{Cell, record};
use super::csv::{bound, in_units, status};
use crate::bulletin::Bulletin;
use crate::bulletin::figure::Figure;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{self, Collection, Column, Entry, Evidence};
use crate::bulletin::prose::plain;
use crate::bulletin::text::Lang;

/// An entry to be taken along, and the collection it is of.
#[derive(Clone, Copy)]
pub struct Taken<'a> {
    /// The collection.
    pub list: &'a Collection,
    /// The entry.
    pub entry: &'a Entry,
}

/// What stands of an entry before its cells.
const BEFORE: [&str; 7] = ["collection", "collection_label", "id", "name_zh", "name_en", "aliases", "listed"];
/// What stands of a figure behind it.
const OF_FIGURES: [&str; 4] = ["value_in_units", "unit", "bound", "obs_status"];
/// What stands of an entry behind its cells.
const AFTER: [&str; 6] = ["source", "section", "line", "sentence", "fragment", "note"];

/// Entries of one collection, a record each.
pub fn wide(bulletin: &Bulletin, list: &Collection, rows: &[Taken<'_>], lang: Lang) -> String {
    let columns: Vec<_> = list.columns.iter().map(|column| (column, has_figures(list, column))).collect();
    let heads = columns.iter().flat_map(|(column, figures)| {
        let more = OF_FIGURES.iter().filter(|_| *figures).map(|part| format!("{}_{part}", column.id));
        std::iter::once(column.id.clone()).chain(more)
    });
    let heads = BEFORE.map(String::from).into_iter().chain(heads).chain(AFTER.map(String::from));
    let mut out = beginning(heads);
    for row in rows {
        let own = columns.iter().flat_map(|(column, figures)| {
            let (printed, more) = cells(bulletin, row.entry.cells.get(&column.id), lang);
            std::iter::once(printed).chain(more.into_iter().filter(|_| *figures))
        });
        let cells = before(row, lang).into_iter().chain(own).chain(after(bulletin, row, lang));
        record(&mut out, cells);
    }
    out
}

/// Entries of any collections, a record for each cell.
pub fn long(bulletin: &Bulletin, rows: &[Taken<'_>], lang: Lang) -> String {
    let heads = BEFORE.into_iter().chain(["column", "column_label", "value"]).chain(OF_FIGURES).chain(AFTER);
    let mut out = beginning(heads.map(String::from));
    for row in rows {
        let held = row.list.columns.iter().filter(|column| row.entry.cells.contains_key(&column.id));
        let mut held: Vec<Option<&Column>> = held.map(Some).collect();
        if held.is_empty() {
            held.push(None);
        }
        for column in held {
            let named = [
                Cell::of(column, |it| Cell::words(&it.id)),
                Cell::of(column, |it| Cell::words(it.label.get(lang))),
            ];
            let (printed, more) =
                cells(bulletin, column.and_then(|column| row.entry.cells.get(&column.id)), lang);
            let own = named.into_iter().chain([printed]).chain(more);
            let cells = before(row, lang).into_iter().chain(own).chain(after(bulletin, row, lang));
            record(&mut out, cells);
        }
    }
    out
}

/// The byte-order mark and the heads. A column of a file may be called as one of ours is: whoever comes
/// second is numbered.
fn beginning(heads: impl Iterator<Item = String>) -> String {
    let mut out = String::from("\u{feff}");
    let mut seen = BTreeSet::new();
    let heads: Vec<_> = heads
        .map(|head| {
            let numbered = (2..).map(|number| format!("{head}_{number}"));
            let free = std::iter::once(head.clone()).chain(numbered).find(|it| !seen.contains(it));
            let free = free.unwrap_or(head);
            seen.insert(free.clone());
            Cell::words(free)
        })
        .collect();
    record(&mut out, heads);
    out
}

fn has_figures(list: &Collection, column: &Column) -> bool {
    let cells = list.entries.iter().filter_map(|entry| entry.cells.get(&column.id));
    column.figures || cells.into_iter().any(|cell| matches!(cell, model::Cell::Figure(_)))
}

fn before(row: &Taken<'_>, lang: Lang) -> [Cell; 7] {
    let Taken { list, entry } = row;
    [
        Cell::words(&list.id),
        Cell::words(list.label.get(lang)),
        Cell::words(&entry.id),
        Cell::words(&entry.name.zh),
        Cell::words(&entry.name.en),
        Cell::words(entry.aliases.join("; ")),
        Cell::words(entry.listed.to_string()),
    ]
}

fn after(bulletin: &Bulletin, row: &Taken<'_>, lang: Lang) -> [Cell; 6] {
    let evidence = row.entry.evidence.first();
    let source = evidence.and_then(|it| bulletin.source(&it.source));
    let section = evidence.and_then(|it| it.section.as_ref());
    let section = source.and_then(|source| source.sections.iter().find(|it| Some(&it.id) == section));
    let number =
        |of: fn(&Evidence) -> Option<u32>| Cell::of(evidence.and_then(of), |it| Cell::Number(it.to_string()));
    [
        Cell::of(source, |it| Cell::words(it.title.get(lang))),
        Cell::of(section, |it| Cell::words(it.label.get(lang))),
        number(|it| it.line),
        number(|it| it.sentence),
        Cell::of(evidence, |it| Cell::words(&it.fragment)),
        Cell::of(row.entry.note.as_ref(), |it| Cell::words(it.get(lang))),
    ]
}

/// A cell as printed, and what stands of it where it is a figure.
fn cells(bulletin: &Bulletin, cell: Option<&model::Cell>, lang: Lang) -> (Cell, [Cell; 4]) {
    let nothing = std::array::from_fn(|_| Cell::Empty);
    match cell {
        None => (Cell::Empty, nothing),
        Some(model::Cell::Text(text)) => (Cell::words(plain(bulletin, text, lang)), nothing),
        Some(model::Cell::Figure(id)) => match bulletin.figure(id) {
            None => (Cell::Empty, nothing),
            Some(figure) => {
                (Cell::words(format::figure(&figure, lang, Style::Prose)), of_figure(&figure, lang))
            }
        },
    }
}

fn of_figure(figure: &Figure<'_>, lang: Lang) -> [Cell; 4] {
    let amount = figure.amount();
    [
        Cell::of(amount.and_then(in_units), Cell::Number),
        Cell::of(amount, |it| Cell::words(format::unit(it.unit, 0, lang))),
        Cell::of(amount, |it| Cell::words(bound(it))),
        Cell::words(status(figure.status)),
    ]
}
