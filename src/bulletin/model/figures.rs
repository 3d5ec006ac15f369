//! Figures: indicators and their observations, statements, and the relations between them.

use serde::{Deserialize, Serialize};

use super::{Evidence, Id, is_default};
use crate::bulletin::decimal::Decimal;
use crate::bulletin::text::Text;

/// What kind of quantity an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Text>,
}

/// Whether a value is the number itself or only limits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ObsStatus {
    /// Reported as a fact.
    Reported,
    /// A plan, a target or a forecast.
    Expected,
}

/// What a change is measured against (同比, 环比 …). A source that does not say leaves it open, and
/// so does the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// 同比: the same period a year earlier.
    YearOnYear,
    /// 环比: the period just before.
    PreviousPeriod,
    /// 比年初: the beginning of the year.
    YearBeginning,
    /// The source does not say.
    NotStated,
}

/// One value of an indicator for an area and a period.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its id, which formulas, charts and prose refer to.
    pub id: Id,
    /// What is measured.
    pub indicator: Id,
    /// For which area; the bulletin's own where none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ref_area: Option<Id>,
    /// For which period.
    pub period: Id,
    /// The value, in the scale that `unit_mult` gives.
    pub value: Decimal,
    /// The power of ten by which the value is multiplied (SDMX `UNIT_MULT`): 8 for 亿.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit_mult: u8,
    /// Whether it is the number itself or a bound.
    #[serde(default, skip_serializing_if = "is_default")]
    pub bound: Bound,
    /// Reported or expected.
    pub obs_status: ObsStatus,
    /// What a change is measured against; every growth and reduction must say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Where it is stated: first the main source, then others that agree.
    pub evidence: Vec<Evidence>,
    /// What a reader should know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What a [`Statement`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What a relation is for. The verdict is computed, never written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Its id, in the same namespace as observations.
    pub id: Id,
    /// What it is for.
    pub kind: RelationKind,
    /// What it says, as the name of a derived value or as a sentence.
    pub label: Text,
    /// The formula; the grammar is in [`crate::bulletin::formula`].
    pub formula: String,
    /// The unit in which its value (for a comparison: its left side) is shown.
    pub unit_measure: Expression,
    /// The power of ten that goes with the unit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit_mult: u8,
    /// How many digits after the point are shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub decimals: u8,
    /// How rounding enters.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rounding: Rounding,
    /// Whether a derived value is a difference whose sign is printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub signed: bool,
    /// What it means, and what it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A unit, or one unit per another: `CNY/PROJECT`.
pub type Expression = String;
