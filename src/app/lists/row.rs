//! A row of a list's table.

use leptos::prelude::*;

use super::View;
use super::marks::{
    Marking, answers, elsewhere, marked, marked_figure, marked_name, marked_prose, other_names,
};
use super::rows::Row;
use super::window::Shown;
use crate::app::page::row_anchor;
use crate::app::words;
use crate::bulletin::model::{Cell, Column, Entry};
use crate::bulletin::text::Lang;

/// What rows are set with.
pub struct Setting<'a> {
    view: &'a View,
    shown: &'a Shown,
    /// The columns, where a single list is shown.
    columns: Option<Vec<&'a Column>>,
    places: bool,
}

impl<'a> Setting<'a> {
    /// For rows of what is shown.
    pub fn new(view: &'a View, shown: &'a Shown) -> Self {
        let list = shown.results.asked.list;
        let shape = list.and_then(|list| Some((view.lists.list(list)?, view.lists.shape(list)?)));
        let columns = shape.map(|(list, shape)| {
            shape.columns.iter().filter_map(|column| list.columns.get(*column)).collect()
        });
        Self { view, shown, columns, places: shape.is_none_or(|(_, shape)| shape.places) }
    }

    fn marking(&self, entry: u32) -> Option<Marking> {
        let answers = self.shown.results.asked.answers.as_ref()?;
        let hit = self.shown.results.hit(entry)?;
        Some(Marking::new(answers.query.clone(), hit.rank.kind))
    }

    fn cell(&self, row: &Row<'_>, column: Option<&Column>, marking: Option<&Marking>) -> AnyView {
        let (page, lang) = (&self.view.page, self.view.lang);
        match column.and_then(|it| Some((it, row.entry.cells.get(&it.id)?))) {
            None => "—".into_any(),
            Some((column, Cell::Figure(id))) => marked_figure(page, id, column, marking, lang),
            Some((column, Cell::Text(text))) => marked_prose(page, text, column, marking, lang),
        }
    }

    /// The columns of which an entry's row shows the cells.
    fn told(&self, row: &Row<'a>, marking: Option<&Marking>) -> Vec<&'a Column> {
        if let Some(columns) = &self.columns {
            return columns.clone();
        }
        // Of several details the one that answers, which is what was asked about.
        let told = || row.list.columns.iter().filter(|it| row.entry.cells.contains_key(&it.id));
        let (page, lang) = (&self.view.page, self.view.lang);
        let answers = |it: &&Column| {
            marking.is_some_and(|by| {
                row.entry.cells.get(&it.id).is_some_and(|cell| answers(page, cell, it, by, lang))
            })
        };
        told().find(answers).or_else(|| told().next()).into_iter().collect()
    }

    fn cells(&self, row: &Row<'_>, told: &[&Column], marking: Option<&Marking>) -> AnyView {
        let lang = self.view.lang;
        if self.columns.is_none() {
            let label = row.list.label.get(lang).to_string();
            let details = self.cell(row, told.first().copied(), marking);
            return view! {
                <td role="cell" data-label=words::LIST.get(lang)>{label}</td>
                <td role="cell" data-label=words::DETAILS.get(lang)>{details}</td>
            }
            .into_any();
        }
        let cells = told.iter().map(|column| {
            let inside = self.cell(row, Some(column), marking);
            let label = column.label.get(lang).to_string();
            view! { <td role="cell" class:n=column.figures data-label=label>{inside}</td> }.into_any()
        });
        cells.collect_view().into_any()
    }
}

/// The row of an entry, with its number in the whole table where not all rows are there.
pub fn body_row(setting: &Setting<'_>, entry: u32, number: Option<usize>) -> Option<AnyView> {
    let lang = setting.view.lang;
    let row = setting.view.lists.row(entry)?;
    let marking = setting.marking(entry);
    let marking = marking.as_ref();
    let name = marked_name(row.entry.name.get(lang), marking);
    let others = other_names(&row, marking, lang);
    let note = row.entry.note.as_ref().map(|note| {
        view! { <p class="entry-note">{marked(note.get(lang), marking)}</p> }
    });
    let told = setting.told(&row, marking);
    let elsewhere = elsewhere(&setting.view.page, &row, &told, marking, lang);
    let place = setting.places.then(|| {
        let place = place(setting.view, row.entry);
        view! { <td role="cell" class="place" data-label=words::PLACE.get(lang)>{place}</td> }
    });
    Some(
        view! {
            <tr role="row" aria-rowindex=number id=row_anchor(&row.list.id, &row.entry.id)>
                <th scope="row" role="rowheader">{name}{others}{note}{elsewhere}</th>
                {setting.cells(&row, &told, marking)}
                {place}
            </tr>
        }
        .into_any(),
    )
}

/// Where the source names an entry.
fn place(view: &View, entry: &Entry) -> Option<AnyView> {
    let lang = view.lang;
    let evidence = entry.evidence.first()?;
    let source = view.page.bulletin.source(&evidence.source)?;
    let section = source.sections.iter().find(|it| Some(&it.id) == evidence.section.as_ref());
    let comma = if lang == Lang::En { ", " } else { " " };
    let section = section.map(|it| format!("{}{comma}", it.label.get(lang)));
    let line = evidence.line.map(|line| words::line(line, None, lang));
    let title = format!("{}{}“{}”", source.title.get(lang), words::colon(lang), evidence.fragment);
    Some(view! { <span title=title>{section}{line}</span> }.into_any())
}
