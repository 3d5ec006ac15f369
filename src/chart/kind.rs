//! What a kind of chart is, and what every kind works with: the figures it names, resolved.

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::approx;
use crate::bulletin::figure::{Amount, Figure, Origin, Status, Value};
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Chart, Kind, Row};
use crate::bulletin::text::{Lang, Text};

use super::error::ChartError;
use super::ink::Ink;
use super::key::Form;
use super::picture::{Compared, Role, TableRow};
use super::scene::Scene;
use super::{phrases, words};

/// A kind of chart.
pub trait ChartKind {
    /// Lays a chart out: shapes, texts and marks at their places.
    ///
    /// # Errors
    /// When there is nothing in it, or it has no honest drawing.
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError>;

    /// The chart's data table: a row for every figure, in the order in which it is read.
    fn rows(&self, bulletin: &Bulletin) -> Vec<TableRow>;

    /// What the chart shows, in sentences; the width plays no part in it.
    ///
    /// # Errors
    /// As for its layout, of which it says nothing that is not so.
    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError>;

    /// What its marks look like, for the key of a picture that leaves the page.
    fn form(&self) -> Form {
        Form::Bar
    }
}

/// What a chart is drawn from and for.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// The figures.
    pub bulletin: &'a Bulletin,
    /// The chart.
    pub chart: &'a Chart,
    /// The language.
    pub lang: Lang,
    /// The width in CSS pixels.
    pub width: u32,
    /// Whether every text stands whole: where the picture goes, nothing shows the rest of a cut one.
    pub uncut: bool,
}

/// The width from which names stand beside their marks and not above them.
const WIDE: u32 = 480;

impl<'a> Ctx<'a> {
    /// The width as a number to lay out with.
    pub fn room(&self) -> f64 {
        f64::from(self.width)
    }

    /// Whether names stand beside their marks.
    pub fn wide(&self) -> bool {
        self.width >= WIDE
    }

    /// How many lines a text may take that takes at most so many on the page.
    pub fn most(&self, lines: usize) -> usize {
        if self.uncut { usize::MAX } else { lines }
    }

    /// Resolves a figure.
    ///
    /// # Errors
    /// When there is no such figure, or it has no number.
    pub fn datum(&self, id: &str, label: Option<&Text>) -> Result<Datum<'a>, ChartError> {
        let figure = self.figure(id)?;
        let name = label.unwrap_or(figure.label).get(self.lang).trim().to_string();
        self.named(figure, name)
    }

    /// Finds a figure.
    ///
    /// # Errors
    /// When there is none.
    pub fn figure(&self, id: &str) -> Result<Figure<'a>, ChartError> {
        let missing = || ChartError::Missing { chart: self.chart.id.clone(), figure: id.to_string() };
        self.bulletin.figure(id).ok_or_else(missing)
    }

    /// Gives a figure the name that the chart has for it.
    ///
    /// # Errors
    /// When it has no number.
    pub fn named(&self, figure: Figure<'a>, name: String) -> Result<Datum<'a>, ChartError> {
        let not = || ChartError::NotANumber { chart: self.chart.id.clone(), figure: figure.id.to_string() };
        let counts = counts(self, &figure);
        let Value::Amount(amount) = figure.value else { return Err(not()) };
        let base = base(&amount).filter(|base| base.is_finite()).ok_or_else(not)?;
        Ok(Datum { id: figure.id, status: figure.status, amount, base, name, counts })
    }

    /// Resolves a row's value.
    ///
    /// # Errors
    /// As [`Ctx::datum`].
    pub fn row(&self, row: &Row) -> Result<Datum<'a>, ChartError> {
        self.datum(&row.figure, row.label.as_ref())
    }
}

/// The value in base units; for what 128 bits do not hold exactly, as near as a float comes.
fn base(amount: &Amount<'_>) -> Option<f64> {
    match amount.in_base() {
        Some(exact) => Some(approx(&exact)),
        None => {
            Some(amount.magnitude() * power(i32::from(amount.unit_mult)) * approx(&amount.unit.factor()?))
        }
    }
}

/// Ten to a power, the same on every machine.
pub fn power(exponent: i32) -> f64 {
    format!("1e{exponent}").parse().unwrap_or(f64::NAN)
}

fn counts(ctx: &Ctx<'_>, figure: &Figure<'_>) -> bool {
    let Origin::Observation(observation) = figure.origin else { return false };
    ctx.bulletin.indicator(&observation.indicator).is_some_and(|it| it.kind == Kind::Count)
}

/// A figure that is drawn.
#[derive(Clone, Debug)]
pub struct Datum<'a> {
    /// Its id.
    pub id: &'a str,
    /// How it came about.
    pub status: Status,
    /// Its number and unit.
    pub amount: Amount<'a>,
    /// Its value in base units, by which figures of different scale compare.
    pub base: f64,
    /// What the chart calls it.
    pub name: String,
    /// Whether it is a number of things.
    pub counts: bool,
}

impl Datum<'_> {
    /// What it is to the chart, unless it is a comparator or a target.
    pub fn role(&self) -> Role {
        match self.status {
            Status::Reported => Role::Value,
            Status::Expected => Role::Expected,
            Status::Derived => Role::Derived,
        }
    }

    /// The number that stands on its mark.
    pub fn number(&self, lang: Lang) -> String {
        format::amount(&self.amount, lang, Style::Compact)
    }

    /// The word that says that it is no reported value.
    pub fn word(&self, lang: Lang) -> Option<(&'static str, Ink)> {
        match self.status {
            Status::Reported => None,
            Status::Expected => Some((words::expected(lang), Ink::Expected)),
            Status::Derived => Some((words::derived(lang), Ink::Derived)),
        }
    }

    /// The range that rounding leaves, as a drawing says it.
    pub fn range(&self, lang: Lang) -> Option<String> {
        let range = words::span(&format::range(&self.amount, lang)?, lang);
        Some(format!("{} {range}", words::range(lang)))
    }

    /// The same in words to be read aloud.
    pub fn spoken_range(&self, lang: Lang) -> Option<String> {
        spoken_range(&self.amount, lang)
    }

    /// What a screen reader says of it: name, bound in words, number, unit, status, range.
    pub fn describe(&self, lang: Lang) -> String {
        let number = phrases::bare(self, lang);
        let comma = words::comma(lang);
        let word = self.word(lang).map(|(word, _)| format!("{comma}{word}")).unwrap_or_default();
        let range = self.spoken_range(lang).map(|range| format!("{comma}{range}")).unwrap_or_default();
        [&self.name, words::colon(lang), &number, &word, &range].concat()
    }

    /// Whether it is a ratio: a rate, a share, a difference of two.
    pub fn is_ratio(&self) -> bool {
        let unit = self.amount.unit;
        unit.of.dimension.is_empty() && unit.per.is_none()
    }

    /// Base units in one of the units that it is shown in.
    pub fn unit_size(&self) -> f64 {
        let factor = self.amount.unit.factor().map_or(1.0, |factor| approx(&factor));
        power(i32::from(self.amount.unit_mult)) * factor
    }

    /// Proves that it can share an axis with another.
    ///
    /// # Errors
    /// When the two measure different things.
    pub fn with(&self, other: &Self, ctx: &Ctx<'_>) -> Result<(), ChartError> {
        if self.amount.shares_axis(&other.amount) {
            return Ok(());
        }
        Err(ChartError::Mixed { chart: ctx.chart.id.clone(), first: self.id.into(), second: other.id.into() })
    }
}

/// The range that rounding leaves to an amount, in words to be read aloud, in which no dash stands:
/// `舍入范围13.3至13.5`, `rounding range 13.3 to 13.5`. None where it has no range.
pub fn spoken_range(amount: &Amount<'_>, lang: Lang) -> Option<String> {
    let (name, range) = (words::range(lang), format::range(amount, lang)?);
    let range = range.replace('–', words::to(lang));
    Some(match lang {
        Lang::Zh => format!("{name}{range}"),
        Lang::En => format!("{name} {range}"),
    })
}

/// The data table's row of a value.
pub fn value_row(bulletin: &Bulletin, row: &Row, panel: Option<&Text>) -> TableRow {
    let label = label(bulletin, &row.figure, row.label.as_ref());
    TableRow { panel: panel.cloned(), ..TableRow::of(label, &row.figure) }
}

/// The data table's rows of a value and of what it is compared with.
pub fn table_rows(bulletin: &Bulletin, row: &Row, panel: Option<&Text>) -> Vec<TableRow> {
    let mut value = value_row(bulletin, row, panel);
    let Some(benchmark) = &row.benchmark else { return vec![value] };
    let label = joined(&value.label, &benchmark.label);
    let other = TableRow { panel: panel.cloned(), ..TableRow::of(label, &benchmark.figure) };
    value.compared.push(Compared { label: benchmark.label.clone(), figure: benchmark.figure.clone() });
    vec![value, other]
}

/// A name within another: the indicator and the area, the line and the period.
pub fn joined(of: &Text, name: &Text) -> Text {
    let join = |of: &str, name: &str| format!("{of} · {name}");
    Text { zh: join(&of.zh, &name.zh), en: join(&of.en, &name.en) }
}

/// What a figure is called in a table.
pub fn label(bulletin: &Bulletin, id: &str, own: Option<&Text>) -> Text {
    own.cloned()
        .or_else(|| bulletin.figure(id).map(|figure| figure.label.clone()))
        .unwrap_or_else(|| Text { zh: id.into(), en: id.into() })
}
