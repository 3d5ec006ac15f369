//! Where a file holds prose: every text in which a reference may stand. Whoever reads references,
//! checks them or looks for what they should have been goes through these.

use super::model::{Cell, Collection, File, Section};
use super::place::{At, each};
use super::text::Text;

/// Visits every text that may hold references, with its place.
pub fn visit<'a>(file: &'a File, visit: &mut impl FnMut(&At<'_>, &'a Text)) {
    visit_outside_charts(file, visit);
    each!(At::Root.key("charts"), file.charts, |at, chart| {
        if let Some(note) = &chart.note {
            visit(&at.key("note"), note);
        }
    });
}

/// The same without the notes of charts, which only readers of these charts see.
pub fn visit_outside_charts<'a>(file: &'a File, visit: &mut impl FnMut(&At<'_>, &'a Text)) {
    let root = At::Root;
    visit(&root.key("standfirst"), &file.standfirst);
    each!(root.key("collections"), file.collections, |at, list| cells(&at, list, visit));
    each!(root.key("sections"), file.sections, |at, it| section(&at, it, visit));
    let about = root.key("about");
    each!(about.key("method"), file.about.method, |at, text| visit(&at, text));
    if let Some(note) = &file.about.background_note {
        visit(&about.key("background_note"), note);
    }
}

fn cells<'a>(at: &At<'_>, list: &'a Collection, visit: &mut impl FnMut(&At<'_>, &'a Text)) {
    each!(at.key("entries"), list.entries, |at, entry| {
        let at = at.key("cells");
        for (column, cell) in &entry.cells {
            if let Cell::Text(text) = cell {
                visit(&at.key(column).key("text"), text);
            }
        }
    });
}

fn section<'a>(at: &At<'_>, section: &'a Section, visit: &mut impl FnMut(&At<'_>, &'a Text)) {
    each!(at.key("tiles"), section.tiles, |at, tile| {
        if let Some(remark) = &tile.remark {
            visit(&at.key("remark"), remark);
        }
    });
    each!(at.key("digest"), section.digest, |at, text| visit(&at, text));
    each!(at.key("items"), section.items, |at, item| {
        each!(at.key("digest"), item.digest, |at, text| visit(&at, text));
    });
}
