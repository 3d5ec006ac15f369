//! What a data file holds, in the words of SDMX, the statistical world's exchange standard.
//!
//! These types mirror the file field by field. Every id is a plain string here; that each one
//! leads somewhere is proven once, in [`super::load`], and looked up in [`super::Bulletin`].

use serde::Deserialize;

use super::decimal::Decimal;
use super::text::Text;

/// The name by which one part of the file refers to another.
pub type Id = String;

/// A whole data file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Name and version of the format: [`super::load::FORMAT`].
    pub format: String,
    /// A name for the bulletin, unique among a publisher's.
    pub id: Id,
    /// The headline.
    pub title: Text,
    /// What the page is, in the line above the headline.
    pub kicker: Text,
    /// A sentence or two below the headline; may hold `{references}`.
    pub standfirst: Text,
    /// The area that the bulletin is about.
    pub ref_area: Id,
    /// The period that the bulletin is about.
    pub period: Id,
    /// Areas that observations are for.
    pub areas: Vec<RefArea>,
    /// Periods, as the sources word them.
    pub periods: Vec<Period>,
    /// Units of measure.
    pub units: Vec<Unit>,
    /// Documents that figures come from.
    pub sources: Vec<Source>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// Values.
    pub observations: Vec<Observation>,
    /// Dates, names, codes and states which a source gives and which are no measurements.
    pub statements: Vec<Statement>,
    /// Formulas over observations.
    pub relations: Vec<Relation>,
    /// Searchable lists.
    pub collections: Vec<Collection>,
    /// The headings under which readers choose among the lists.
    #[serde(default)]
    pub groups: Vec<Group>,
    /// Charts.
    pub charts: Vec<Chart>,
    /// The page, from top to bottom.
    pub sections: Vec<Section>,
    /// What the page says of itself.
    pub about: About,
}

/// An area that observations are for (SDMX `REF_AREA`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefArea {
    /// Its id.
    pub id: Id,
    /// The name used in running text and on charts.
    pub label: Text,
    /// The full, official name, where it differs.
    pub full: Option<Text>,
    /// Other names that people look for.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A period as a source words it, with what is known or inferred of it (SDMX `TIME_PERIOD`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its id.
    pub id: Id,
    /// The source's own words; none where the source names no period.
    pub worded: Option<String>,
    /// How the page names it.
    pub label: Text,
    /// The period in SDMX notation (`2025-S1`, `2025-07-18`); none where it is not known.
    pub time_period: Option<String>,
    /// Whether `time_period` is inferred rather than stated.
    #[serde(default)]
    pub inferred: bool,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

/// A unit of measure (SDMX `UNIT_MEASURE`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its id, such as `CNY` or `PERCENT`.
    pub id: Id,
    /// Its name or symbol; the English one in the singular.
    pub label: Text,
    /// The English plural, where the unit has one.
    pub plural: Option<String>,
    /// Whether English writes it before the number, as currencies are (`CNY 1.2 million`).
    #[serde(default)]
    pub prefix: bool,
    /// What the unit measures, as exponents of base dimensions: `{"area": 1}`; empty for a ratio.
    #[serde(default)]
    pub dimension: std::collections::BTreeMap<String, i32>,
    /// How many of the dimension's base unit one of it is: a decimal or a fraction (`2000/3`).
    pub factor: Factor,
    /// The unit of the difference of two values, where that is another: percentage points for percent.
    pub difference: Option<Id>,
}

/// A conversion factor, kept exact: `"0.01"` or `"2000/3"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor(pub super::decimal::Exact);

impl<'de> Deserialize<'de> for Factor {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let text = String::deserialize(from)?;
        let (top, bottom) = text.split_once('/').unwrap_or((&text, "1"));
        let top = Decimal::parse(top).map_err(D::Error::custom)?.exact();
        let bottom = Decimal::parse(bottom).map_err(D::Error::custom)?.exact();
        super::decimal::checked('/', &top, &bottom)
            .filter(|factor| *factor > super::decimal::Exact::from_integer(0))
            .map(Self)
            .ok_or_else(|| D::Error::custom(format!("the factor `{text}` is not above zero")))
    }
}

/// A document that figures come from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Who published it, where that is known.
    pub publisher: Option<Text>,
    /// Who wrote it, where that is known.
    pub author: Option<Text>,
    /// The date of publication, `YYYY-MM-DD`, where it is known.
    pub published: Option<String>,
    /// Where it can be read.
    pub address: Option<String>,
    /// SHA-256 of its text in UTF-8, in lower-case hex, where the text was kept.
    pub sha256: Option<String>,
    /// Its sections, which evidence refers to.
    #[serde(default)]
    pub sections: Vec<SourceSection>,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

/// A part of a source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceSection {
    /// Its id within the source.
    pub id: Id,
    /// Its name.
    pub label: Text,
}

/// Where a source states something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The source.
    pub source: Id,
    /// The section of the source.
    pub section: Option<Id>,
    /// The line of the source's text, from 1; a paragraph is a line.
    pub line: Option<u32>,
    /// The sentence within the line, from 1.
    pub sentence: Option<u32>,
    /// First and one-past-last character (Unicode code point) in the source's text.
    pub span: Option<[u32; 2]>,
    /// The shortest verbatim fragment that states it; at most 30 characters.
    pub fragment: String,
}

/// What kind of quantity an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A number of things: exact unless a bound says otherwise.
    Count,
    /// A size: money, area, length, time.
    Amount,
    /// A part of a whole, in percent.
    Share,
    /// A change against an earlier period; printed with its sign.
    Growth,
    /// A reduction; printed without a sign, its name says which way it goes.
    Reduction,
}

/// What is measured.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub label: Text,
    /// The unit that its values are in.
    pub unit_measure: Id,
    /// Its kind.
    pub kind: Kind,
    /// What it means, where the name does not say.
    pub definition: Option<Text>,
}

/// Whether a value is the number itself or only limits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The value itself.
    #[default]
    Exact,
    /// 以上, 余, 超过: this much or more.
    AtLeast,
    /// 不到: less than this.
    Under,
    /// 以内, 不超过: this much or less.
    AtMost,
    /// 近, 约: around this.
    About,
}

/// Whether a source reports something as having happened, or expects it.
///
/// Reported is SDMX `OBS_STATUS` `A`, expected is `F`. What the app derives itself (`E`) never
/// stands in the file as an observation: it is a [`Relation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObsStatus {
    /// Reported as a fact.
    Reported,
    /// A plan, a target or a forecast.
    Expected,
}

/// One value of an indicator for an area and a period.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its id, which formulas, charts and prose refer to.
    pub id: Id,
    /// What is measured.
    pub indicator: Id,
    /// For which area; the bulletin's own where none is given.
    pub ref_area: Option<Id>,
    /// For which period.
    pub period: Id,
    /// The value, in the scale that `unit_mult` gives.
    pub value: Decimal,
    /// The power of ten by which the value is multiplied (SDMX `UNIT_MULT`): 8 for 亿.
    #[serde(default)]
    pub unit_mult: u8,
    /// Whether it is the number itself or a bound.
    #[serde(default)]
    pub bound: Bound,
    /// Reported or expected.
    pub obs_status: ObsStatus,
    /// Where it is stated: first the main source, then others that agree.
    pub evidence: Vec<Evidence>,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

/// What a [`Statement`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// A day, a month or a year.
    Date,
    /// A proper name, be there a number in it or not.
    Name,
    /// A code whose numbers are no quantities.
    Code,
    /// A set phrase.
    Phrase,
    /// How far something has come.
    State,
    /// Something that depends on something else.
    Condition,
}

/// Something a source states which is no measurement: never drawn, summed or compared.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its id, in the same namespace as observations.
    pub id: Id,
    /// What it tells.
    pub label: Text,
    /// What is stated.
    pub value: Text,
    /// What kind of thing it is.
    pub kind: StatementKind,
    /// Reported or expected.
    pub obs_status: ObsStatus,
    /// Where it is stated.
    pub evidence: Vec<Evidence>,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

/// What a relation is for. The verdict is computed, never written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// The source implies that it holds.
    Stated,
    /// It gives a value that the source does not state.
    Derived,
    /// It would hold if two figures were of one thing; its failure is what it shows.
    Conflict,
}

/// How rounding enters a relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// All operands are exact, and so is the relation.
    #[default]
    None,
    /// The left side, rounded to the last digit printed on the right, equals the right side.
    ToStated,
    /// Operands that are no counts are known only to half a unit of their last printed digit.
    Operands,
}

/// A formula over observations which must hold, or whose failure is shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Its id, in the same namespace as observations.
    pub id: Id,
    /// What it is for.
    pub kind: RelationKind,
    /// What it says, as the name of a derived value or as a sentence.
    pub label: Text,
    /// The formula; the grammar is in [`super::formula`].
    pub formula: String,
    /// The unit in which its value (for a comparison: its left side) is shown.
    pub unit_measure: Expression,
    /// The power of ten that goes with the unit.
    #[serde(default)]
    pub unit_mult: u8,
    /// How many digits after the point are shown.
    #[serde(default)]
    pub decimals: u8,
    /// How rounding enters.
    #[serde(default)]
    pub rounding: Rounding,
    /// Whether a derived value is a difference whose sign is printed.
    #[serde(default)]
    pub signed: bool,
    /// What it means, and what it does not.
    pub note: Option<Text>,
}

/// A unit, or one unit per another: `CNY/PROJECT`.
pub type Expression = String;

/// A searchable list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// Its id, which `count(…)` in formulas refers to.
    pub id: Id,
    /// Its name.
    pub label: Text,
    /// What a single entry is called.
    pub entry_label: Text,
    /// How complete it is.
    pub completeness: Completeness,
    /// Its columns beside the name.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Its entries, in the source's order.
    pub entries: Vec<Entry>,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

/// Collections that readers find under one heading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The heading.
    pub label: Text,
    /// The collections, in the order in which they stand.
    pub collections: Vec<Id>,
}

/// How much of what it could hold a collection holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completeness {
    /// Whether the source names them all.
    pub state: CompletenessState,
    /// The observation that says how many there are.
    pub of: Option<Id>,
    /// What the source leaves open, in words.
    pub note: Option<Text>,
}

/// Whether a source names all that a list could hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletenessState {
    /// All of them are named.
    Complete,
    /// Only some are named.
    Partial,
    /// The source does not say.
    Unknown,
}

/// A column of a collection.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its id, under which entries hold their cells.
    pub id: Id,
    /// Its heading.
    pub label: Text,
    /// Whether its cells are figures, which align and sort by value.
    #[serde(default)]
    pub figures: bool,
}

/// An entry of a collection.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id, unique within the collection.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Other names that people look for.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether the source counts it in the list (`count`), or it belongs only by context.
    #[serde(default = "yes")]
    pub listed: bool,
    /// Its cells by column.
    #[serde(default)]
    pub cells: std::collections::BTreeMap<Id, Cell>,
    /// Where it is stated.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// What a reader should know of it.
    pub note: Option<Text>,
}

fn yes() -> bool {
    true
}

/// What a cell holds.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Words; may hold `{references}`.
    Text(Text),
    /// An observation, a statement or a relation.
    Figure(Id),
}

/// A chart: words around a drawing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Unit, period and how to read it.
    pub subtitle: Text,
    /// What it does not say; may hold `{references}`.
    pub note: Option<Text>,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What a chart draws. Each kind takes ids of observations and of derived relations.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// Horizontal bars in one panel a unit, each with its own axis from zero.
    Bars(Bars),
    /// Money spent against money planned, and beside it what is expected.
    Bullet(Bullet),
    /// A whole, its parts and their parts, as nested bars.
    Breakdown(Breakdown),
    /// One square a unit of the whole, the part filled.
    UnitGrid(UnitGrid),
    /// Values that are bounds, each with its open end.
    Bounds(Bounds),
}

/// Panels of horizontal bars.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bars {
    /// The panels, from top to bottom.
    pub panels: Vec<Panel>,
}

/// Bars that share a unit and an axis.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// What the panel shows, where the chart has several.
    pub title: Option<Text>,
    /// The bars, from top to bottom.
    pub rows: Vec<Row>,
}

/// A bar, or another mark on a row of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The value that is drawn.
    pub figure: Id,
    /// The row's name, where it is not that of the indicator.
    pub label: Option<Text>,
    /// A value of the same indicator for another area, drawn as a mark across the bar.
    pub benchmark: Option<Benchmark>,
}

/// What a bar is compared with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// The value.
    pub figure: Id,
    /// What the mark says, without the number.
    pub label: Text,
}

/// Progress against a plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bullet {
    /// What has been reached.
    pub value: Row,
    /// What is planned.
    pub target: Row,
    /// The derived share of the two.
    pub share: Id,
    /// What is expected, each on an axis of its own.
    #[serde(default)]
    pub expected: Vec<Row>,
}

/// A whole and its parts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// The whole.
    pub root: Part,
}

/// A part, which may have parts of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its value.
    pub figure: Id,
    /// Its name.
    pub label: Text,
    /// Its parts, which make it up.
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// A part of a whole, unit by unit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitGrid {
    /// How many there are.
    pub whole: Row,
    /// How many are filled.
    pub part: Row,
    /// The derived number that are not.
    pub rest: Row,
}

/// Bounds, one a row; they share no axis.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The rows.
    pub rows: Vec<Row>,
}

/// A part of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// Its short name for the navigation bar.
    pub nav: Text,
    /// Headline figures.
    #[serde(default)]
    pub tiles: Vec<Tile>,
    /// The project's own short account; may hold `{references}`.
    #[serde(default)]
    pub digest: Vec<Text>,
    /// Its charts.
    #[serde(default)]
    pub charts: Vec<Id>,
    /// Parts with a heading of their own, such as news items.
    #[serde(default)]
    pub items: Vec<Item>,
    /// Lists that belong to it, which it links to.
    #[serde(default)]
    pub collections: Vec<Id>,
}

/// A headline figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// The figure.
    pub figure: Id,
    /// What it is called, where the indicator's name is too long.
    pub label: Option<Text>,
    /// A short remark below it; may hold `{references}`.
    pub remark: Option<Text>,
}

/// A piece of a section with a heading of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// The account.
    pub digest: Vec<Text>,
    /// Its charts.
    #[serde(default)]
    pub charts: Vec<Id>,
}

/// What the page says of itself and of the place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What a reader must know to use the figures rightly; each may hold `{references}`.
    pub method: Vec<Text>,
    /// Facts about the place: ids of observations and statements.
    #[serde(default)]
    pub background: Vec<Id>,
    /// What is to be said of those facts.
    pub background_note: Option<Text>,
}
