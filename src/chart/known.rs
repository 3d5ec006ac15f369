//! What is known of the figures of a chart, and which words of comparison that allows: a value is the
//! highest, or above another, only where no value that it can have is not.

use num_traits::Signed;

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::checked;
use crate::bulletin::evaluate::half_unit;
use crate::bulletin::figure::{Amount, Origin};
use crate::bulletin::interval::{End, Interval};
use crate::bulletin::model::{Bound, Kind, Observation};

use super::kind::Datum;

/// All that a figure can be, in base units: what its bound, its printed digits and, where it is
/// derived, its operands leave open. Everything, where that is not known.
pub fn known(bulletin: &Bulletin, datum: &Datum<'_>) -> Interval {
    within(bulletin, datum).unwrap_or(Interval::ALL)
}

fn within(bulletin: &Bulletin, datum: &Datum<'_>) -> Option<Interval> {
    let figure = bulletin.figure(datum.id)?;
    match figure.origin {
        Origin::Observation(observation) => observed(bulletin, observation, &datum.amount),
        Origin::Relation(relation) => match bulletin.derived(&relation.id)? {
            Ok(range) if !range.about => Some(range.within),
            _ => None,
        },
        Origin::Statement(_) => None,
    }
}

fn observed(bulletin: &Bulletin, observation: &Observation, amount: &Amount<'_>) -> Option<Interval> {
    let point = amount.in_base()?;
    match observation.bound {
        Bound::Exact => {}
        Bound::AtLeast => return Some(Interval { low: Some(End::closed(point)), high: None }),
        Bound::Under => return Some(Interval { low: None, high: Some(End::open(point)) }),
        Bound::AtMost => return Some(Interval { low: None, high: Some(End::closed(point)) }),
        Bound::About => return None,
    }
    let counted = bulletin.indicator(&observation.indicator)?.kind == Kind::Count;
    if counted && observation.unit_mult == 0 {
        return Some(Interval::only(point));
    }
    // Printed digits are rounded half away from zero: 6.2 may be 6.15, and is less than 6.25.
    let half = checked('*', &half_unit(observation.value.decimals())?, &amount.scale()?)?;
    let low = End { value: checked('-', &point, &half)?, open: !point.is_positive() };
    let high = End { value: checked('+', &point, &half)?, open: !point.is_negative() };
    Some(Interval { low: Some(low), high: Some(high) })
}

/// Whether a value is above another, whatever the two are.
pub fn above(a: &Interval, b: &Interval) -> bool {
    a.low.zip(b.high).is_some_and(|(low, high)| high.stays_below(low))
}

/// Whether two values are printed alike, as exact ones.
pub fn alike(a: &Datum<'_>, b: &Datum<'_>) -> bool {
    let (a, b) = (&a.amount, &b.amount);
    let exact = a.bound == Bound::Exact && b.bound == Bound::Exact;
    exact && a.digits == b.digits && a.unit_mult == b.unit_mult && a.unit == b.unit
}

/// Which end of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extreme {
    /// The highest.
    High,
    /// The lowest.
    Low,
}

/// Which values are the highest or the lowest of some: one, or several that are printed alike. None
/// where that is not known, or where all are alike.
pub fn extreme(data: &[&Datum<'_>], known: &[Interval], which: Extreme) -> Vec<usize> {
    let indices = 0..data.len().min(known.len());
    let best = match which {
        Extreme::High => indices.clone().filter_map(|i| Some((known[i].low?.value, i))).max(),
        Extreme::Low => indices.clone().filter_map(|i| Some((known[i].high?.value, i))).min(),
    };
    let Some((_, best)) = best else { return vec![] };
    let (own, others): (Vec<usize>, Vec<usize>) =
        indices.partition(|&i| i == best || alike(data[i], data[best]));
    let beyond = |&other: &usize| match which {
        Extreme::High => above(&known[best], &known[other]),
        Extreme::Low => above(&known[other], &known[best]),
    };
    if others.is_empty() || !others.iter().all(beyond) { vec![] } else { own }
}
