//! Figures that no reader would ever see.

use std::collections::BTreeSet;

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Cell, File};
use crate::bulletin::place::{At, each};
use crate::bulletin::prose::visit_outside_charts;

use super::problem::Problem;
use super::prose::references;
use super::report::Report;

/// Reports every observation and statement that no view shows.
pub fn check(bulletin: &Bulletin, report: &mut Report) {
    let (root, file, shown) = (At::Root, bulletin.file(), shown(bulletin));
    each!(root.key("observations"), file.observations, |at, it| {
        if !shown.contains(&it.id) {
            report.add(&at, &it.id, Problem::Unseen);
        }
    });
    each!(root.key("statements"), file.statements, |at, it| {
        if !shown.contains(&it.id) {
            report.add(&at, &it.id, Problem::Unseen);
        }
    });
}

/// Every figure that some view shows. A chart that no part of the page lists shows none.
fn shown(bulletin: &Bulletin) -> BTreeSet<String> {
    let file = bulletin.file();
    let mut out = BTreeSet::new();
    visit_outside_charts(file, &mut |_, text| out.extend(references(&text.zh)));
    for chart in listed(file).into_iter().filter_map(|id| bulletin.chart(id)) {
        out.extend(chart.note.iter().flat_map(|note| references(&note.zh)));
        out.extend(chart.drawing.figures().into_iter().map(str::to_string));
    }
    out.extend(file.sections.iter().flat_map(|it| &it.tiles).map(|tile| tile.figure.clone()));
    out.extend(file.about.background.iter().cloned());
    out.extend(file.collections.iter().filter_map(|it| it.completeness.of.clone()));
    for cell in file.collections.iter().flat_map(|it| &it.entries).flat_map(|it| it.cells.values()) {
        if let Cell::Figure(id) = cell {
            out.insert(id.clone());
        }
    }
    for relation in &file.relations {
        if let Some(formula) = bulletin.formula(&relation.id) {
            formula.figures(&mut |id| {
                out.insert(id.to_string());
            });
        }
    }
    out
}

/// The charts that some part of the page lists.
fn listed(file: &File) -> BTreeSet<&str> {
    let items = file.sections.iter().flat_map(|it| &it.items).flat_map(|it| &it.charts);
    file.sections.iter().flat_map(|it| &it.charts).chain(items).map(String::as_str).collect()
}
