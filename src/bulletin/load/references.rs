//! Proves that every reference in a file leads somewhere, so that no view has to ask.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Bulletin;
use super::super::formula::Expr;
use super::super::model::{Cell, Chart, Claim, Collection, Evidence, Id, Relation, Section, Source};
use super::super::place::{At, each};
use super::super::prose;
use super::super::text::{Lang, Piece, Text, pieces};
use super::MOST;
use super::problem::{LoadError, LoadProblem, What, nearest};

/// Every reference that leads nowhere.
pub fn check(bulletin: &Bulletin) -> Vec<LoadError> {
    let sources = bulletin.file().sources.iter();
    let ids = |source: &Source| source.sections.iter().map(|it| it.id.clone()).collect();
    let sections = sources.map(|it| (it.id.clone(), ids(it))).collect();
    let mut references = References { bulletin, sections, compared: 0, errors: Vec::new() };
    references.file();
    references.errors
}

/// The most ids that are compared with wrong ones, to tell which was meant.
const COMPARED: usize = 500_000;

struct References<'a> {
    bulletin: &'a Bulletin,
    /// The ids of each source's sections.
    sections: BTreeMap<String, BTreeSet<String>>,
    /// How many ids have been compared so far.
    compared: usize,
    errors: Vec<LoadError>,
}

impl<'a> References<'a> {
    fn file(&mut self) {
        let (root, file) = (At::Root, self.bulletin.file());
        self.named(&root.key("ref_area"), What::Area, &file.ref_area);
        self.named(&root.key("period"), What::Period, &file.period);
        prose::visit(file, &mut |at, text| self.prose(at, text));
        each!(root.key("units"), file.units, |at, unit| {
            if let Some(difference) = &unit.difference {
                self.unit(&at.key("difference"), difference);
            }
        });
        each!(root.key("indicators"), file.indicators, |at, indicator| {
            self.unit(&at.key("unit_measure"), &indicator.unit_measure);
        });
        self.figures();
        each!(root.key("collections"), file.collections, |at, list| self.collection(&at, list));
        each!(root.key("groups"), file.groups, |at, group| {
            each!(at.key("collections"), group.collections, |at, id| self.named(&at, What::Collection, id));
        });
        each!(root.key("charts"), file.charts, |at, chart| self.chart(&at, chart));
        each!(root.key("sections"), file.sections, |at, section| self.section(&at, section));
        let about = root.key("about");
        each!(about.key("background"), file.about.background, |at, id| self.named(&at, What::Figure, id));
    }

    fn figures(&mut self) {
        let (root, file) = (At::Root, self.bulletin.file());
        each!(root.key("observations"), file.observations, |at, it| {
            self.named(&at.key("indicator"), What::Indicator, &it.indicator);
            self.named(&at.key("period"), What::Period, &it.period);
            if let Some(area) = &it.ref_area {
                self.named(&at.key("ref_area"), What::Area, area);
            }
            self.evidence(&at, &it.evidence);
        });
        each!(root.key("statements"), file.statements, |at, it| self.evidence(&at, &it.evidence));
        each!(root.key("relations"), file.relations, |at, it| self.relation(&at, it));
    }

    fn relation(&mut self, at: &At<'_>, relation: &Relation) {
        self.unit(&at.key("unit_measure"), &relation.unit_measure);
        let Some(formula) = self.bulletin.formula(&relation.id) else { return };
        let sides = std::iter::once(&formula.left).chain(formula.claim.as_ref().map(|(_, right)| right));
        for side in sides {
            side.walk(&mut |expr| match expr {
                Expr::Figure(id) => self.named(&at.key("formula"), What::Observation, id),
                Expr::Count { collection, .. } => {
                    self.named(&at.key("formula"), What::Collection, collection)
                }
                _ => {}
            });
        }
    }

    /// Reports an id that names no such thing.
    fn named(&mut self, at: &At<'_>, what: What, id: &str) {
        if self.errors.len() < MOST && !self.bulletin.has(what, id) {
            let bulletin = self.bulletin;
            self.dangling(at, what, id, || bulletin.ids(what));
        }
    }

    fn dangling<'b>(&mut self, at: &At<'_>, what: What, id: &str, known: impl FnOnce() -> Vec<&'b str>) {
        if self.errors.len() >= MOST {
            return;
        }
        // What has the id already was meant, though it is of another kind.
        let is = self.bulletin.is(id).filter(|is| *is != what);
        let known = if is.is_none() && self.compared < COMPARED { known() } else { Vec::new() };
        self.compared += known.len();
        let near = nearest(id, &known);
        let problem = LoadProblem::Dangling { what, id: id.into(), is, near };
        self.errors.push(LoadError { path: at.path(), place: None, problem });
    }

    /// A unit, or one per another.
    fn unit(&mut self, at: &At<'_>, expression: &str) {
        let (of, per) = expression.split_once('/').map_or((expression, None), |(of, per)| (of, Some(per)));
        for id in std::iter::once(of).chain(per) {
            self.named(at, What::Unit, id);
        }
    }

    fn prose(&mut self, at: &At<'_>, text: &Text) {
        for lang in Lang::ALL {
            for piece in pieces(text.get(lang)) {
                if let Piece::Figure { id, .. } = piece {
                    self.named(&at.key(lang.code()), What::Figure, id);
                }
            }
        }
    }

    fn evidence(&mut self, at: &At<'_>, evidence: &[Evidence]) {
        each!(at.key("evidence"), evidence, |at, it| {
            self.named(&at.key("source"), What::Source, &it.source);
            if let (Some(section), Some(source)) = (&it.section, self.bulletin.source(&it.source))
                && !self.sections.get(&source.id).is_some_and(|it| it.contains(section))
            {
                let ids = || source.sections.iter().map(|it| it.id.as_str()).collect();
                self.dangling(&at.key("section"), What::SourceSection, section, ids);
            }
        });
    }

    fn collection(&mut self, at: &At<'_>, list: &Collection) {
        if let Some(of) = &list.completeness.of {
            self.named(&at.key("completeness").key("of"), What::Observation, of);
        }
        let columns: BTreeSet<&str> = list.columns.iter().map(|it| it.id.as_str()).collect();
        each!(at.key("entries"), list.entries, |at, entry| {
            self.evidence(&at, &entry.evidence);
            let cells = at.key("cells");
            for (column, cell) in &entry.cells {
                let at = cells.key(column);
                if !columns.contains(column.as_str()) {
                    self.dangling(&at, What::Column, column, || columns.iter().copied().collect());
                }
                if let Cell::Figure(id) = cell {
                    self.named(&at.key("figure"), What::Figure, id);
                }
            }
        });
    }

    /// What a chart names is there.
    fn chart(&mut self, at: &At<'_>, chart: &'a Chart) {
        let mut axis = BTreeSet::new();
        chart.drawing.claims(&at.key("drawing"), &mut |at, claim| match claim {
            // A chart draws numbers, so a statement is no figure for it.
            Claim::Draws(figure) => self.named(at, What::Number, figure),
            Claim::Axis(periods) => axis = self.axis(at, periods),
            Claim::Line { figures, .. } => self.line(at, figures, &axis),
            _ => {}
        });
    }

    fn axis<'b>(&mut self, at: &At<'_>, periods: &'b [Id]) -> BTreeSet<&'b str> {
        let mut seen = BTreeSet::new();
        each!(*at, periods, |at, id| {
            self.named(&at, What::Period, id);
            self.once(&at, id, &mut seen);
        });
        seen
    }

    /// Each figure of a line has a place on the axis, and none the same as another's.
    fn line(&mut self, at: &At<'_>, figures: &[Id], axis: &BTreeSet<&str>) {
        let mut seen = BTreeSet::new();
        each!(*at, figures, |at, id| {
            self.named(&at, What::Observation, id);
            let Some(period) = self.bulletin.observation(id).map(|it| &it.period) else { continue };
            if !axis.contains(period.as_str()) {
                self.dangling(&at, What::AxisPeriod, period, || axis.iter().copied().collect());
            }
            self.once(&at, period, &mut seen);
        });
    }

    fn once<'b>(&mut self, at: &At<'_>, period: &'b str, seen: &mut BTreeSet<&'b str>) {
        if !seen.insert(period) {
            let problem = LoadProblem::RepeatedPeriod { id: period.into() };
            self.errors.push(LoadError { path: at.path(), place: None, problem });
        }
    }

    fn section(&mut self, at: &At<'_>, section: &Section) {
        each!(at.key("tiles"), section.tiles, |at, tile| {
            self.named(&at.key("figure"), What::Figure, &tile.figure);
        });
        each!(at.key("charts"), section.charts, |at, id| self.named(&at, What::Chart, id));
        each!(at.key("items"), section.items, |at, item| {
            each!(at.key("charts"), item.charts, |at, id| self.named(&at, What::Chart, id));
        });
        each!(at.key("collections"), section.collections, |at, id| self.named(&at, What::Collection, id));
    }
}
