//! One view of everything that can stand where a figure stands: an observation, a statement, or
//! a derived value. Tiles, charts, tables and prose all show figures, and only figures.

use super::Bulletin;
use super::decimal::{Exact, approx, checked, power_of_ten, print, print_down, print_up};
use super::evaluate::Range;
use super::model::{Bound, Evidence, Kind, ObsStatus, Observation, Period, Relation, Statement, Unit};
use super::text::Text;

/// How a figure came about. The three look different wherever they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// A source reports it.
    Reported,
    /// A source plans or expects it.
    Expected,
    /// The app computes it.
    Derived,
}

impl From<ObsStatus> for Status {
    fn from(status: ObsStatus) -> Self {
        match status {
            ObsStatus::Reported => Self::Reported,
            ObsStatus::Expected => Self::Expected,
        }
    }
}

/// A unit, or one unit per another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitOf<'a> {
    /// The unit.
    pub of: &'a Unit,
    /// The unit it is per, if any.
    pub per: Option<&'a Unit>,
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<'a> UnitOf<'a> {
    /// Reads `A` or `A/B`.
    pub fn find(bulletin: &'a Bulletin, expression: &str) -> Option<Self> {
        let (of, per) = match expression.split_once('/') {
            Some((of, per)) => (of, Some(bulletin.unit(per)?)),
            None => (expression, None),
        };
        Some(Self { of: bulletin.unit(of)?, per })
    }

    /// How many base units one of it is.
    pub fn factor(&self) -> Option<Exact> {
        match self.per {
            Some(per) => checked('/', &self.of.factor.0, &per.factor.0),
            None => Some(self.of.factor.0),
        }
    }
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount<'a> {
    /// The digits to show, in units of `unit` × 10^`unit_mult`; a leading `-` if below zero.
    pub digits: String,
    /// The value behind the digits, in the same units.
    pub value: Exact,
    /// The unit.
    pub unit: UnitOf<'a>,
    /// The power of ten that goes with the unit.
    pub unit_mult: u8,
    /// Whether it is the value itself or a bound.
    pub bound: Bound,
    /// Whether a sign is shown although the value is above zero.
    pub signed: bool,
    /// The range that rounding leaves, as digits in the same units.
    pub range: Option<(String, String)>,
    /// The same range as numbers.
    pub range_values: Option<(Exact, Exact)>,
}

impl Amount<'_> {
    /// Whether it can share an axis with another: same dimension, and for ratios the same unit.
    pub fn shares_axis(&self, other: &Self) -> bool {
        let (a, b) = (self.unit, other.unit);
        let ratio = a.of.dimension.is_empty() && a.per.is_none();
        a.of.dimension == b.of.dimension
            && a.per.map(|per| &per.dimension) == b.per.map(|per| &per.dimension)
            && (!ratio || a.of.id == b.of.id)
    }

    /// The value for drawing, in the units shown.
    pub fn magnitude(&self) -> f64 {
        approx(&self.value)
    }

    /// The value in base units, by which figures of different scale compare.
    pub fn in_base(&self) -> Option<Exact> {
        checked('*', &self.value, &self.scale()?)
    }

    /// How many base units one of what it counts in is.
    pub fn scale(&self) -> Option<Exact> {
        scale(self.unit, self.unit_mult)
    }
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number.
    Amount(Amount<'a>),
    /// Words.
    Words(&'a Text),
    /// Nothing: a relation that only claims, or that cannot be computed.
    Nothing,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'a> {
    /// A value that a source gives.
    Observation(&'a Observation),
    /// Something a source gives that is no measurement.
    Statement(&'a Statement),
    /// A formula.
    Relation(&'a Relation),
}

/// Something that can stand where a figure stands.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it tells.
    pub label: &'a Text,
    /// What it shows.
    pub value: Value<'a>,
    /// How it came about.
    pub status: Status,
    /// Where it comes from.
    pub origin: Origin<'a>,
}

impl<'a> Figure<'a> {
    /// Looks an id up.
    pub(super) fn find(bulletin: &'a Bulletin, id: &str) -> Option<Self> {
        if let Some(observation) = bulletin.observation(id) {
            return Self::of_observation(bulletin, observation);
        }
        if let Some(statement) = bulletin.statement(id) {
            return Some(Self {
                id: &statement.id,
                label: &statement.label,
                value: Value::Words(&statement.value),
                status: statement.obs_status.into(),
                origin: Origin::Statement(statement),
            });
        }
        let relation = bulletin.relation(id)?;
        let value = match bulletin.derived(id) {
            Some(Ok(range)) => derived_amount(bulletin, relation, range),
            _ => None,
        };
        Some(Self {
            id: &relation.id,
            label: &relation.label,
            value: value.map_or(Value::Nothing, Value::Amount),
            status: Status::Derived,
            origin: Origin::Relation(relation),
        })
    }

    fn of_observation(bulletin: &'a Bulletin, observation: &'a Observation) -> Option<Self> {
        let indicator = bulletin.indicator(&observation.indicator)?;
        let amount = Amount {
            digits: observation.value.to_string(),
            value: observation.value.exact(),
            unit: UnitOf::find(bulletin, &indicator.unit_measure)?,
            unit_mult: observation.unit_mult,
            bound: observation.bound,
            signed: indicator.kind == Kind::Growth,
            range: None,
            range_values: None,
        };
        Some(Self {
            id: &observation.id,
            label: &indicator.label,
            value: Value::Amount(amount),
            status: observation.obs_status.into(),
            origin: Origin::Observation(observation),
        })
    }

    /// Its number, if it is one.
    pub fn amount(&self) -> Option<&Amount<'a>> {
        match &self.value {
            Value::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    /// Where it is stated; nothing for what is derived.
    pub fn evidence(&self) -> &'a [Evidence] {
        match self.origin {
            Origin::Observation(observation) => &observation.evidence,
            Origin::Statement(statement) => &statement.evidence,
            Origin::Relation(_) => &[],
        }
    }

    /// What a reader should know of it.
    pub fn note(&self) -> Option<&'a Text> {
        match self.origin {
            Origin::Observation(observation) => observation.note.as_ref(),
            Origin::Statement(statement) => statement.note.as_ref(),
            Origin::Relation(relation) => relation.note.as_ref(),
        }
    }

    /// The period it is for, where it has one.
    pub fn period(&self, bulletin: &'a Bulletin) -> Option<&'a Period> {
        match self.origin {
            Origin::Observation(observation) => bulletin.period(&observation.period),
            _ => None,
        }
    }
}

/// A derived value in the unit that its relation asks for.
pub fn derived_amount<'a>(bulletin: &'a Bulletin, relation: &Relation, range: &Range) -> Option<Amount<'a>> {
    amount_in(UnitOf::find(bulletin, &relation.unit_measure)?, relation, range)
}

/// By how much the sides of a relation are apart, in the unit of such differences.
pub fn difference<'a>(bulletin: &'a Bulletin, relation: &Relation, by: Exact) -> Option<Amount<'a>> {
    let unit = UnitOf::find(bulletin, &relation.unit_measure)?;
    let unit = match &unit.of.difference {
        Some(id) => UnitOf::find(bulletin, id)?,
        None => unit,
    };
    let range = Range::exactly(by, None);
    amount_in(unit, relation, &range).map(|amount| Amount { signed: false, ..amount })
}

/// How many base units a unit × 10^`unit_mult` is.
fn scale(unit: UnitOf<'_>, unit_mult: u8) -> Option<Exact> {
    checked('*', &power_of_ten(i32::from(unit_mult))?, &unit.factor()?)
}

fn amount_in<'a>(unit: UnitOf<'a>, relation: &Relation, range: &Range) -> Option<Amount<'a>> {
    let scale = scale(unit, relation.unit_mult)?;
    let in_unit = |value: &Exact| checked('/', value, &scale);
    let (value, bound) = range.shown();
    let value = in_unit(&value)?;
    // Things that are counted come whole: 816 services, not 816.0.
    let counted = relation.unit_mult == 0 && !unit.of.dimension.is_empty() && range.is_exact();
    let decimals = if counted && value.is_integer() { 0 } else { u32::from(relation.decimals) };
    let rounded = match (range.within.low, range.within.high) {
        (Some(low), Some(high)) if low != high && bound == Bound::Exact => {
            Some((in_unit(&low.value)?, in_unit(&high.value)?))
        }
        _ => None,
    };
    Some(Amount {
        // A bound is rounded so that it claims no more than it does unrounded.
        digits: match bound {
            Bound::AtLeast => print_down(&value, decimals)?,
            Bound::AtMost | Bound::Under => print_up(&value, decimals)?,
            Bound::Exact | Bound::About => print(&value, decimals)?,
        },
        value,
        unit,
        unit_mult: relation.unit_mult,
        bound,
        signed: relation.signed,
        range: match &rounded {
            Some((low, high)) => Some((print_down(low, decimals)?, print_up(high, decimals)?)),
            None => None,
        },
        range_values: rounded,
    })
}
