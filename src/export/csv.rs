//! Figures as a table for spreadsheets and scripts: CSV after RFC 4180, in UTF-8 with a byte-order
//! mark, without which Excel shows Chinese as gibberish.
//!
//! The heads of the columns are the same in both languages, and most are the names that SDMX and the
//! data file have for what stands below: a script that reads one bulletin reads the next, whoever
//! exported it. Codes (`at_least`, `expected`, `year_on_year`) are the data file's own, with `derived`
//! and `rounded` for what is computed; SDMX writes `reported`, `expected` and `derived` as `OBS_STATUS`
//! `A`, `F` and `E`. Names, units, sources and notes are in the reader's language.
//!
//! Numbers are the source's own digits. `value` × 10^`unit_mult` `unit` is the figure, and
//! `value_in_units` the same written out, where it is no more than the figure says: what rounding
//! leaves open, it leaves out. What is not known is an empty cell, never 0.

use std::collections::BTreeSet;

use super::cell::{Cell, record};
use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Decimal, checked, power_of_ten, print};
use crate::bulletin::figure::{Amount, Figure, Origin, Status, UnitOf};
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Basis, Bound, Evidence, Id, Observation, Period, RefArea, Relation, Source};
use crate::bulletin::text::{Lang, Text};

/// A figure, called as the chart or the list calls it that it is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is called.
    pub label: Text,
    /// What it stands under, where its chart has several panels.
    pub panel: Option<Text>,
    /// The figure's id.
    pub figure: Id,
}

/// Every observation and every derived value of a bulletin, in the file's order. Statements are no
/// measurements, and relations that claim have no value of their own.
pub fn all(bulletin: &Bulletin) -> Vec<Listed> {
    let file = bulletin.file();
    let observed = file.observations.iter().map(|it| &it.id);
    let derived = file.relations.iter().map(|it| &it.id).filter(|id| bulletin.derived(id).is_some());
    let figures = observed.chain(derived).filter_map(|id| bulletin.figure(id));
    figures.map(|it| Listed { label: it.label.clone(), panel: None, figure: it.id.to_string() }).collect()
}

/// The table, with a head and one record for each of `rows`. An id that leads nowhere has a record
/// with its name alone.
pub fn csv(bulletin: &Bulletin, rows: &[Listed], lang: Lang) -> String {
    let mut out = String::from("\u{feff}");
    record(&mut out, COLUMNS.iter().map(|(head, _)| Cell::words(*head)));
    for listed in rows {
        let row = Row { bulletin, listed, figure: bulletin.figure(&listed.figure), lang };
        record(&mut out, COLUMNS.iter().map(|(_, cell)| cell(&row)));
    }
    out
}

/// A column: its head, and what it holds of a row.
type Column = (&'static str, fn(&Row<'_>) -> Cell);

const COLUMNS: [Column; 28] = [
    ("id", |row| Cell::words(&row.listed.figure)),
    ("indicator", |row| row.text(Some(&row.listed.label))),
    ("group", |row| row.text(row.listed.panel.as_ref())),
    ("ref_area", |row| Cell::of(row.area(), |it| Cell::words(&it.id))),
    ("area", |row| row.text(row.area().map(|it| it.full.as_ref().unwrap_or(&it.label)))),
    ("time_period", |row| Cell::of(row.time_period(), |(time, _)| Cell::words(time))),
    ("time_period_inferred", |row| Cell::of(row.time_period(), |(_, it)| Cell::words(it.to_string()))),
    ("period", |row| row.text(row.period().map(|it| &it.label))),
    ("value", |row| Cell::of(row.amount(), |it| Cell::Number(it.digits.clone()))),
    ("unit_mult", |row| Cell::of(row.amount(), |it| Cell::Number(it.unit_mult.to_string()))),
    ("unit_measure", |row| Cell::of(row.amount(), |it| Cell::words(unit_measure(it.unit)))),
    ("unit", |row| Cell::of(row.amount(), |it| Cell::words(format::unit(it.unit, 0, row.lang)))),
    ("value_in_units", |row| Cell::of(row.amount().and_then(in_units), Cell::Number)),
    ("bound", |row| Cell::of(row.amount(), |it| Cell::words(bound(it)))),
    ("obs_status", |row| Cell::of(row.figure.as_ref(), |it| Cell::words(status(it.status)))),
    ("basis", |row| Cell::of(row.observation().and_then(|it| it.basis), |it| Cell::words(basis(it)))),
    ("rounding_low", |row| Cell::of(row.rounding(), |(low, _)| Cell::Number(low.clone()))),
    ("rounding_high", |row| Cell::of(row.rounding(), |(_, high)| Cell::Number(high.clone()))),
    ("formula", |row| Cell::of(row.relation(), |it| Cell::words(&it.formula))),
    ("in_words", |row| Cell::of(row.figure.as_ref(), |it| Cell::words(in_words(it, row.lang)))),
    ("source", |row| row.text(row.source().map(|it| &it.title))),
    ("source_address", |row| Cell::of(row.source().and_then(|it| it.address.as_ref()), Cell::words)),
    ("section", |row| row.text(row.section())),
    ("line", |row| count(row.evidence().and_then(|it| it.line))),
    ("sentence", |row| count(row.evidence().and_then(|it| it.sentence))),
    ("fragment", |row| Cell::of(row.evidence(), |it| Cell::words(&it.fragment))),
    ("other_sources", |row| Cell::words(row.other_sources())),
    ("note", |row| row.text(row.figure.as_ref().and_then(Figure::note))),
];

/// A figure and what its cells are read from.
struct Row<'a> {
    bulletin: &'a Bulletin,
    listed: &'a Listed,
    figure: Option<Figure<'a>>,
    lang: Lang,
}

impl<'a> Row<'a> {
    fn text(&self, text: Option<&Text>) -> Cell {
        Cell::of(text, |it| Cell::words(it.get(self.lang)))
    }

    fn amount(&self) -> Option<&Amount<'a>> {
        self.figure.as_ref()?.amount()
    }

    fn observation(&self) -> Option<&'a Observation> {
        match self.figure.as_ref()?.origin {
            Origin::Observation(observation) => Some(observation),
            _ => None,
        }
    }

    fn relation(&self) -> Option<&'a Relation> {
        match self.figure.as_ref()?.origin {
            Origin::Relation(relation) => Some(relation),
            _ => None,
        }
    }

    /// Of observations only: the operands of a formula may be of several areas and periods.
    fn area(&self) -> Option<&'a RefArea> {
        match &self.observation()?.ref_area {
            Some(id) => self.bulletin.area(id),
            None => self.bulletin.ref_area(),
        }
    }

    fn period(&self) -> Option<&'a Period> {
        self.figure.as_ref()?.period(self.bulletin)
    }

    /// The period in SDMX notation, and whether that is inferred.
    fn time_period(&self) -> Option<(&'a str, bool)> {
        let period = self.period()?;
        Some((period.time_period.as_deref()?, period.inferred))
    }

    fn rounding(&self) -> Option<&(String, String)> {
        self.amount()?.range.as_ref()
    }

    /// Where it is stated first; the other sources agree with this one.
    fn evidence(&self) -> Option<&'a Evidence> {
        self.figure.as_ref()?.evidence().first()
    }

    fn source(&self) -> Option<&'a Source> {
        self.bulletin.source(&self.evidence()?.source)
    }

    fn section(&self) -> Option<&'a Text> {
        let id = self.evidence()?.section.as_ref()?;
        self.source()?.sections.iter().find(|it| it.id == *id).map(|it| &it.label)
    }

    fn other_sources(&self) -> String {
        let evidence = self.figure.as_ref().map_or(&[][..], Figure::evidence);
        let mut seen = BTreeSet::from_iter(evidence.first().map(|it| it.source.as_str()));
        let others = evidence.iter().map(|it| it.source.as_str()).filter(|id| seen.insert(*id));
        let titles = others.filter_map(|id| self.bulletin.source(id));
        titles.map(|it| it.title.get(self.lang)).collect::<Vec<_>>().join("; ")
    }
}

fn count(number: Option<u32>) -> Cell {
    Cell::of(number, |it| Cell::Number(it.to_string()))
}

/// The expression that a relation would name it by: `CNY/PROJECT`.
fn unit_measure(unit: UnitOf<'_>) -> String {
    let per = unit.per.map(|it| format!("/{}", it.id));
    format!("{}{}", unit.of.id, per.unwrap_or_default())
}

/// As a sentence would say it, bound and unit included.
fn in_words(figure: &Figure<'_>, lang: Lang) -> String {
    format::figure(figure, lang, Style::Prose)
}

/// The digits, if they are the whole value: a quotient is cut off, and of what is computed with
/// rounded figures only a range is known.
fn in_full(amount: &Amount<'_>) -> Option<Decimal> {
    let printed = Decimal::parse(&amount.digits).ok()?;
    (amount.range.is_none() && printed.exact() == amount.value).then_some(printed)
}

/// The number without its power of ten: 5442000000 for 54.42 and 8. Nothing for what is rounded, whose
/// zeros would claim digits that nobody knows.
pub(super) fn in_units(amount: &Amount<'_>) -> Option<String> {
    let decimals = in_full(amount)?.decimals().saturating_sub(amount.unit_mult.into());
    let value = checked('*', &amount.value, &power_of_ten(amount.unit_mult.into())?)?;
    print(&value, decimals)
}

/// What the digits are of the value.
pub(super) fn bound(amount: &Amount<'_>) -> &'static str {
    match amount.bound {
        Bound::Exact if in_full(amount).is_none() => "rounded",
        Bound::Exact => "exact",
        Bound::AtLeast => "at_least",
        Bound::Under => "under",
        Bound::AtMost => "at_most",
        Bound::About => "about",
    }
}

pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Reported => "reported",
        Status::Expected => "expected",
        Status::Derived => "derived",
    }
}

const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::YearOnYear => "year_on_year",
        Basis::PreviousPeriod => "previous_period",
        Basis::YearBeginning => "year_beginning",
        Basis::NotStated => "not_stated",
    }
}
