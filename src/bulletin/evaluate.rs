//! What a formula comes to: exactly, with the bounds of its operands and with their rounding.
//!
//! Every operand is converted to the base unit of its dimension, so that 8870万元 ÷ 1亿元 and
//! 68户 ÷ 70户 = 97% need no conversion factors in the formula. Intervals carry bounds and
//! rounding through.

use std::collections::BTreeMap;

use num_traits::{Signed, Zero};

use super::Bulletin;
use super::decimal::{Exact, checked, power_of_ten};
use super::formula::Expr;
use super::interval::{End, Interval};
use super::model::{Bound, Kind, Observation, Rounding};
use super::text::Lang;

/// A value, with what is known of the range it lies in. All in the dimension's base unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The value as computed from the figures as printed.
    pub point: Exact,
    /// What it can be.
    pub within: Interval,
    /// Whether an operand is only approximate.
    pub about: bool,
    /// Whether an operand is only a bound.
    pub limited: bool,
    /// What it measures; none for a bare number, which takes what it is compared with.
    pub dimension: Option<Dimension>,
}

/// Exponents of base dimensions; a ratio has none.
pub type Dimension = BTreeMap<String, i32>;

/// Why a formula has no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvalError {
    /// It refers to something that is no observation or collection.
    #[error("`{0}` is not an observation or a collection in this bulletin")]
    Unknown(String),
    /// It adds or compares quantities of different kinds.
    #[error("it adds or compares figures of different kinds: {0} and {1}")]
    Mixed(String, String),
    /// It divides by something that may be zero.
    #[error("it divides by a figure that may be zero")]
    DivisionByZero,
    /// It asks whether something without an upper or lower end stays within one.
    #[error("a figure in it is only a bound")]
    Open,
    /// Its numbers are too large or too fine.
    #[error("its numbers have too many digits")]
    Overflow,
}

impl EvalError {
    /// The error in words.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (_, Lang::En) => self.to_string(),
            (Self::Unknown(id), _) => format!("“{id}”不是本公报的观测值或名录"),
            (Self::Mixed(a, b), _) => format!("把不同种类的量相加或相比：{a}、{b}"),
            (Self::DivisionByZero, _) => "除数可能是零".into(),
            (Self::Open, _) => "其中有一个数只是界限".into(),
            (Self::Overflow, _) => "数字的位数太多".into(),
        }
    }
}

impl Range {
    /// A value that is known.
    pub fn exactly(point: Exact, dimension: Option<Dimension>) -> Self {
        Self { point, within: Interval::only(point), about: false, limited: false, dimension }
    }

    /// Whether the value is known exactly.
    pub fn is_exact(&self) -> bool {
        !self.about && self.within == Interval::only(self.point)
    }

    /// The number to show, and what it is of the value. Of what is limited this is the end that
    /// limits it, which need not be the point: 100以上 and 不到50 come to at least 100, not 150.
    pub fn shown(&self) -> (Exact, Bound) {
        if self.about || !self.limited {
            return (self.point, if self.about { Bound::About } else { Bound::Exact });
        }
        match (self.within.low, self.within.high) {
            (None, None) => (self.point, Bound::About),
            (Some(low), None) => (low.value, Bound::AtLeast),
            (None, Some(high)) => (high.value, Bound::AtMost),
            // Both are known where nothing is less than nothing. The far end says little.
            (Some(low), Some(high)) => {
                let away = checked('-', &self.point, &low.value).zip(checked('-', &high.value, &self.point));
                match away {
                    Some((down, up)) if down < up => (low.value, Bound::AtLeast),
                    _ => (high.value, Bound::AtMost),
                }
            }
        }
    }

    /// The bound that [`Self::shown`] puts on the value.
    pub fn bound(&self) -> Bound {
        self.shown().1
    }
}

/// The value of an expression.
///
/// # Errors
/// See [`EvalError`].
pub fn evaluate(expr: &Expr, bulletin: &Bulletin, rounding: Rounding) -> Result<Range, EvalError> {
    match expr {
        Expr::Number { value, percent } => {
            let hundredth = Exact::new(1, if *percent { 100 } else { 1 });
            let value = checked('*', &value.exact(), &hundredth).ok_or(EvalError::Overflow)?;
            Ok(Range::exactly(value, None))
        }
        Expr::Figure(id) => {
            let observation = bulletin.observation(id).ok_or_else(|| EvalError::Unknown(id.clone()))?;
            operand(observation, bulletin, rounding)
        }
        Expr::Count { collection, all } => {
            let count = bulletin.count(collection, *all);
            let count = count.ok_or_else(|| EvalError::Unknown(collection.clone()))?;
            let count = i128::try_from(count).map_err(|_| EvalError::Overflow)?;
            Ok(Range::exactly(Exact::from_integer(count), None))
        }
        Expr::Binary(op, left, right) => {
            let left = evaluate(left, bulletin, rounding)?;
            let right = evaluate(right, bulletin, rounding)?;
            combine(*op, &left, &right)
        }
    }
}

/// An observation in base units, with its bound and, where asked, its rounding.
fn operand(observation: &Observation, bulletin: &Bulletin, rounding: Rounding) -> Result<Range, EvalError> {
    let unknown = || EvalError::Unknown(observation.id.clone());
    let indicator = bulletin.indicator(&observation.indicator).ok_or_else(unknown)?;
    let unit = bulletin.unit(&indicator.unit_measure).ok_or_else(unknown)?;
    let scale = power_of_ten(i32::from(observation.unit_mult))
        .and_then(|power| checked('*', &power, &unit.factor.0))
        .ok_or(EvalError::Overflow)?;
    let base = |value: &Exact| checked('*', value, &scale).ok_or(EvalError::Overflow);
    let printed = observation.value.exact();
    let point = base(&printed)?;
    let within = match observation.bound {
        Bound::Exact if rounding == Rounding::Operands && indicator.kind != Kind::Count => {
            let half = half_unit(observation.value.decimals()).ok_or(EvalError::Overflow)?;
            let end = |value: Exact| base(&value).map(|it| Some(End::closed(it)));
            Interval { low: end(printed - half)?, high: end(printed + half)? }
        }
        Bound::Exact => Interval::only(point),
        Bound::AtLeast => Interval { low: Some(End::closed(point)), high: None },
        Bound::Under => Interval { low: least(indicator.kind, &point), high: Some(End::open(point)) },
        Bound::AtMost => Interval { low: least(indicator.kind, &point), high: Some(End::closed(point)) },
        Bound::About => Interval::ALL,
    };
    Ok(Range {
        point,
        within,
        about: observation.bound == Bound::About,
        limited: observation.bound != Bound::Exact,
        dimension: Some(unit.dimension.clone()),
    })
}

/// The least that something below a bound can be: things and sizes are not below nothing, while a
/// change can be.
fn least(kind: Kind, bound: &Exact) -> Option<End> {
    (kind != Kind::Growth && bound.is_positive()).then(|| End::closed(Exact::zero()))
}

/// Half a unit of the last printed digit.
pub fn half_unit(decimals: u32) -> Option<Exact> {
    let last = power_of_ten(-i32::try_from(decimals).ok()?)?;
    checked('/', &last, &Exact::from_integer(2))
}

fn combine(op: char, a: &Range, b: &Range) -> Result<Range, EvalError> {
    let dimension = match op {
        '+' | '-' => common_dimension(a, b)?,
        _ => product_dimension(op, a, b),
    };
    if op == '/' && (b.point.is_zero() || b.within.holds_zero()) {
        let known = b.within.low.is_some() && b.within.high.is_some();
        return Err(if known || b.point.is_zero() { EvalError::DivisionByZero } else { EvalError::Open });
    }
    let point = checked(op, &a.point, &b.point).ok_or(EvalError::Overflow)?;
    let within = Interval::combine(op, &a.within, &b.within).ok_or(EvalError::Overflow)?;
    let (about, limited) = (a.about || b.about, a.limited || b.limited);
    Ok(Range { point, within, about, limited, dimension })
}

/// The dimension that two sides share; a bare number takes that of the other side.
///
/// # Errors
/// [`EvalError::Mixed`] where they measure different things.
pub fn common_dimension(a: &Range, b: &Range) -> Result<Option<Dimension>, EvalError> {
    match (&a.dimension, &b.dimension) {
        (Some(x), Some(y)) if x != y => Err(EvalError::Mixed(name(x), name(y))),
        (Some(x), _) => Ok(Some(x.clone())),
        (None, y) => Ok(y.clone()),
    }
}

fn product_dimension(op: char, a: &Range, b: &Range) -> Option<Dimension> {
    if a.dimension.is_none() && b.dimension.is_none() {
        return None;
    }
    let mut out = a.dimension.clone().unwrap_or_default();
    for (base, exponent) in b.dimension.iter().flatten() {
        let exponent = if op == '*' { *exponent } else { exponent.saturating_neg() };
        let sum = out.entry(base.clone()).or_default();
        *sum = sum.saturating_add(exponent);
    }
    out.retain(|_, exponent| *exponent != 0);
    Some(out)
}

/// A dimension in words, for messages.
fn name(dimension: &Dimension) -> String {
    if dimension.is_empty() {
        return "ratio".into();
    }
    let parts: Vec<String> = dimension
        .iter()
        .map(|(base, exponent)| if *exponent == 1 { base.clone() } else { format!("{base}^{exponent}") })
        .collect();
    parts.join("·")
}
