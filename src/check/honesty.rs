//! What a file could say without a wrong figure and still mislead: a number typed into prose, where
//! no correction reaches it; a comparison of unlike things; parts that exceed their whole; a figure
//! that no reader ever sees.

use std::collections::BTreeSet;

use num_traits::Zero;

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked};
use crate::bulletin::model::{Bound, Breakdown, Cell, Drawing, Kind, Part, Row};
use crate::bulletin::text::{Lang, Piece, Text, pieces};

use super::report::{Finding, Report, Severity};

/// Looks for what could mislead.
pub fn check(bulletin: &Bulletin, report: &mut Report) {
    let mut lint = Lint { bulletin, report };
    lint.prose();
    lint.shares();
    lint.charts();
    lint.unseen();
}

struct Lint<'a> {
    bulletin: &'a Bulletin,
    report: &'a mut Report,
}

impl Lint<'_> {
    fn error(&mut self, code: &'static str, at: String, message: String, help: &str) {
        let severity = Severity::Error;
        self.report.findings.push(Finding { severity, code, at, message, help: help.into() });
    }

    fn prose(&mut self) {
        let years = years(self.bulletin);
        for (at, text) in prose(self.bulletin) {
            for lang in Lang::ALL {
                for number in typed(text.get(lang)).into_iter().filter(|it| !years.contains(it)) {
                    let message = format!("the number {number} is typed into the prose");
                    let help = "Refer to its observation, as in {A02}, so that a correction reaches it.";
                    self.error("prose/number", format!("{at}.{}", lang.code()), message, help);
                }
            }
            let (zh, en) = (references(&text.zh), references(&text.en));
            if zh != en {
                let odd: Vec<_> = zh.symmetric_difference(&en).cloned().collect();
                let message = format!("only one language refers to {}", odd.join(", "));
                self.error("prose/languages", at, message, "Both languages must say the same.");
            }
        }
    }

    fn shares(&mut self) {
        for (index, observation) in self.bulletin.file().observations.iter().enumerate() {
            let kind = self.bulletin.indicator(&observation.indicator).map(|it| it.kind);
            let amount = self.bulletin.figure(&observation.id).and_then(|it| it.amount()?.in_base());
            let over = amount.is_some_and(|it| it > Exact::from_integer(1) || it < Exact::zero());
            if kind == Some(Kind::Share) && over {
                let at = format!("observations[{index}] ({})", observation.id);
                let message = format!("{} is no share of a whole", observation.value);
                self.error(
                    "share/over-whole",
                    at,
                    message,
                    "Correct it, or give its indicator another kind.",
                );
            }
        }
    }

    fn charts(&mut self) {
        for chart in &self.bulletin.file().charts {
            let at = format!("charts ({})", chart.id);
            match &chart.drawing {
                Drawing::Bars(bars) => {
                    bars.panels.iter().flat_map(|panel| &panel.rows).for_each(|row| self.benchmark(&at, row));
                }
                Drawing::Breakdown(Breakdown { root }) => self.parts(&at, root),
                Drawing::Bullet(_) | Drawing::UnitGrid(_) | Drawing::Bounds(_) => {}
            }
        }
    }

    /// A comparison is with another area or period, of the same indicator.
    fn benchmark(&mut self, at: &str, row: &Row) {
        let Some(benchmark) = &row.benchmark else { return };
        let of = |id: &str| self.bulletin.observation(id).map(|it| it.indicator.clone());
        if let (Some(own), Some(other)) = (of(&row.figure), of(&benchmark.figure))
            && own != other
        {
            let message =
                format!("{} is compared with {}, which is another indicator", row.figure, benchmark.figure);
            self.error("benchmark/unlike", at.into(), message, "Compare only like with like.");
        }
    }

    /// Parts fill their whole at most. What is a bound adds up to nothing certain.
    fn parts(&mut self, at: &str, whole: &Part) {
        let exact = |part: &Part| {
            let figure = self.bulletin.figure(&part.figure)?;
            let amount = figure.amount().filter(|it| it.bound == Bound::Exact)?;
            amount.in_base()
        };
        let sum = whole.parts.iter().try_fold(Exact::zero(), |sum, part| checked('+', &sum, &exact(part)?));
        if let (Some(sum), Some(all)) = (sum, exact(whole))
            && sum > all
        {
            let message = format!("the parts of {} come to {sum}, more than its {all}", whole.figure);
            self.error(
                "parts/over-whole",
                at.into(),
                message,
                "Correct the figures, or draw them side by side.",
            );
        }
        whole.parts.iter().for_each(|part| self.parts(at, part));
    }

    fn unseen(&mut self) {
        let shown = shown(self.bulletin);
        let file = self.bulletin.file();
        let observations = file.observations.iter().map(|it| &it.id).enumerate();
        let observations = observations.map(|(index, id)| (format!("observations[{index}] ({id})"), id));
        let statements = file.statements.iter().map(|it| &it.id).enumerate();
        let statements = statements.map(|(index, id)| (format!("statements[{index}] ({id})"), id));
        for (at, id) in observations.chain(statements).filter(|(_, id)| !shown.contains(*id)) {
            let message = format!("no prose, tile, chart, list or check shows {id}");
            self.error("figure/unseen", at, message, "Show it, or take it out.");
        }
    }
}

/// Every text that readers see as prose, with its place.
fn prose(bulletin: &Bulletin) -> Vec<(String, &Text)> {
    let file = bulletin.file();
    let mut out = vec![("standfirst".to_string(), &file.standfirst)];
    for section in &file.sections {
        let at = format!("sections ({})", section.id);
        let remarks = section.tiles.iter().filter_map(|tile| tile.remark.as_ref());
        out.extend(section.digest.iter().chain(remarks).map(|text| (at.clone(), text)));
        for item in &section.items {
            out.extend(item.digest.iter().map(|text| (format!("{at}, {}", item.id), text)));
        }
    }
    out.extend(file.charts.iter().filter_map(|it| Some((format!("charts ({})", it.id), it.note.as_ref()?))));
    out
}

fn references(text: &str) -> BTreeSet<String> {
    let figures = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Figure { id, .. } => Some(id.to_string()),
        Piece::Words(_) => None,
    });
    figures.collect()
}

/// The numbers that stand in a text as digits.
fn typed(text: &str) -> Vec<String> {
    let words = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        Piece::Figure { .. } => None,
    });
    words.flat_map(digits).collect()
}

fn digits(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| !run.is_empty()).map(str::to_string).collect()
}

/// The years of the bulletin's periods, which prose may name.
fn years(bulletin: &Bulletin) -> BTreeSet<String> {
    let periods = bulletin.file().periods.iter();
    let numbers = periods.flat_map(|it| Lang::ALL.into_iter().flat_map(|lang| digits(it.label.get(lang))));
    numbers.filter(|it| it.len() == 4).collect()
}

/// Every figure that some view shows.
fn shown(bulletin: &Bulletin) -> BTreeSet<String> {
    let file = bulletin.file();
    let mut out: BTreeSet<String> =
        prose(bulletin).iter().flat_map(|(_, text)| references(&text.zh)).collect();
    out.extend(file.sections.iter().flat_map(|it| &it.tiles).map(|tile| tile.figure.clone()));
    out.extend(file.charts.iter().flat_map(|it| it.drawing.figures()).map(str::to_string));
    out.extend(file.about.background.iter().cloned());
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
