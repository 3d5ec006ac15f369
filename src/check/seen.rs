//! Figures that no reader would ever see.

use std::collections::BTreeSet;

use crate::bulletin::Bulletin;
use crate::bulletin::model::Cell;
use crate::bulletin::place::{At, each};

use super::problem::Problem;
use super::prose::{references, visit};
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

/// Every figure that some view shows.
fn shown(bulletin: &Bulletin) -> BTreeSet<String> {
    let file = bulletin.file();
    let mut out = BTreeSet::new();
    visit(bulletin, &mut |_, text| out.extend(references(&text.zh)));
    out.extend(file.sections.iter().flat_map(|it| &it.tiles).map(|tile| tile.figure.clone()));
    out.extend(file.charts.iter().flat_map(|it| it.drawing.figures()).map(str::to_string));
    out.extend(file.about.background.iter().cloned());
    out.extend(file.about.method.iter().flat_map(|text| references(&text.zh)));
    out.extend(file.collections.iter().filter_map(|it| it.completeness.of.clone()));
    for cell in file.collections.iter().flat_map(|it| &it.entries).flat_map(|it| it.cells.values()) {
        match cell {
            Cell::Figure(id) => {
                out.insert(id.clone());
            }
            Cell::Text(text) => out.extend(references(&text.zh)),
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
