//! Where a file holds prose: every text in which a reference may stand. Whoever reads references,
//! checks them or looks for what they should have been goes through these; whoever has no use for
//! links takes the prose [`plain`].

use super::Bulletin;
use super::figure::{Figure, Status};
use super::format::{self, Style};
use super::model::{Cell, Collection, File, Section};
use super::place::{At, each};
use super::text::{Lang, Piece, Text, pieces};

/// Prose as plain text: each reference as the figure that it stands for, in words where the app has
/// computed it, and one that leads nowhere as nothing.
pub fn plain(bulletin: &Bulletin, text: &Text, lang: Lang) -> String {
    plain_pieces(bulletin, text, lang).map(|it| it.1).collect()
}

/// The pieces of prose, each with what it is as plain text.
pub fn plain_pieces<'a>(
    bulletin: &'a Bulletin,
    text: &'a Text,
    lang: Lang,
) -> impl Iterator<Item = (Piece<'a>, String)> {
    pieces(text.get(lang)).into_iter().map(move |piece| {
        let plain = match piece {
            Piece::Words(words) => words.to_string(),
            Piece::Figure { id, bare } => {
                bulletin.figure(id).map_or(String::new(), |it| said(&it, bare, lang))
            }
        };
        (piece, plain)
    })
}

fn said(figure: &Figure<'_>, bare: bool, lang: Lang) -> String {
    let said = match figure.amount() {
        Some(amount) if bare => format::bare(amount, lang, Style::Prose),
        _ => format::figure(figure, lang, Style::Prose),
    };
    // Nothing but words can tell here what the page tells by a tag.
    match (figure.status, lang) {
        (Status::Reported | Status::Expected, _) => said,
        (Status::Derived, Lang::Zh) => format!("{said}（推算）"),
        (Status::Derived, Lang::En) => format!("{said} (derived)"),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;

    #[test]
    fn plain_prose_says_what_is_reported_what_is_derived_and_only_that() {
        let bulletin = fixture::bulletin();
        let text = |zh: &str, en: &str| Text { zh: zh.into(), en: en.into() };
        let growth =
            text("增长{GROWTH}，即{GROWTH:n}个百分点。{", "It grew {GROWTH}, or {GROWTH:n} points. {");
        assert_eq!(plain(&bulletin, &growth, Lang::Zh), "增长6.2%，即6.2个百分点。{");
        assert_eq!(plain(&bulletin, &growth, Lang::En), "It grew 6.2%, or 6.2 points. {");
        // 70 − 68, and a reference that leads nowhere.
        let rest = text("其余{REST}{NOPE}。", "The other {REST}{NOPE}.");
        assert_eq!(plain(&bulletin, &rest, Lang::Zh), "其余2户（推算）。");
        assert_eq!(plain(&bulletin, &rest, Lang::En), "The other 2 businesses (derived).");
    }
}
