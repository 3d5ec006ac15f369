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

/// A figure, and all that it can be.
pub type Known<'a> = (&'a Datum<'a>, Interval);

/// Whether one account holds for two values: exact ones of one status, printed alike, of which the
/// same is known. What is expected is not what is reported, and derived values may be printed alike
/// though their ranges differ.
pub fn alike((a, of_a): &Known<'_>, (b, of_b): &Known<'_>) -> bool {
    let same = a.status == b.status && of_a == of_b && of_a.low.is_some() && of_a.high.is_some();
    let (a, b) = (&a.amount, &b.amount);
    let exact = a.bound == Bound::Exact && b.bound == Bound::Exact;
    same && exact && a.digits == b.digits && a.unit_mult == b.unit_mult && a.unit == b.unit
}

/// Which end of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extreme {
    /// The highest.
    High,
    /// The lowest.
    Low,
}

/// Which values are the highest or the lowest of some: one, or several that are [`alike`], each of them
/// beyond all others whatever they are. None where that is not known, or where all are alike.
pub fn extreme(data: &[Known<'_>], which: Extreme) -> Vec<usize> {
    let all = data.iter().enumerate();
    let best = match which {
        Extreme::High => all.filter_map(|(i, (_, known))| Some((known.low?.value, i))).max(),
        Extreme::Low => all.filter_map(|(i, (_, known))| Some((known.high?.value, i))).min(),
    };
    let Some(best) = best.and_then(|(_, best)| data.get(best)) else { return vec![] };
    let (own, others): (Vec<_>, Vec<_>) =
        data.iter().enumerate().partition(|(_, it)| std::ptr::eq(*it, best) || alike(it, best));
    // Of those that are alike the same is known, so that one speaks for all.
    let beyond = |(_, other): &(usize, &Known<'_>)| match which {
        Extreme::High => above(&best.1, &other.1),
        Extreme::Low => above(&other.1, &best.1),
    };
    let proven = !others.is_empty() && others.iter().all(beyond);
    own.into_iter().filter(|_| proven).map(|(index, _)| index).collect()
}
