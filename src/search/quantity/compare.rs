//! What is asked of a quantity, and whether one answers. The rules stand in the [module](super).

use super::folded;
use super::unit::Measurand;
use crate::bulletin::decimal::{Decimal, Exact, checked, power_of_ten};
use crate::bulletin::figure::Amount;
use crate::bulletin::interval::{End, Interval};
use crate::bulletin::model::Bound;

/// What is asked of a quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What it must be called, folded; empty where it may be called anything.
    pub(super) name: String,
    pub(super) asks: Asks,
    /// One of them must be so: a word may stand for several units.
    pub(super) ways: Vec<Way>,
    pub(super) is_also_word: bool,
}

/// How a quantity is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// That there is one.
    Any,
    /// That it lies within two ends, or beyond one.
    Within,
    /// That it is a number.
    Equal,
    /// That it is near one.
    Near,
}

/// What is asked in a unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Way {
    /// What the amount must measure; none where it may measure anything.
    pub(super) measurand: Option<Measurand>,
    /// Where it must lie: in base units, or, where it may measure anything, in its own.
    pub(super) within: Interval,
}

/// How a quantity answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It is so.
    Is,
    /// The number asked for is the one given, but as a bound: at least it, at most it, about it.
    Bound,
}

impl Question {
    /// Whether an amount answers. `names` are what it is called: the column's heading, the indicator.
    pub fn answer(&self, amount: &Amount<'_>, names: &[&str]) -> Option<Answer> {
        let called = |name: &&str| folded(name).collect::<String>().contains(&self.name);
        if !self.name.is_empty() && !names.iter().any(called) {
            return None;
        }
        let measurand = Measurand::of(amount.unit);
        let stated = Stated {
            value: amount.value,
            shown: Decimal::parse(&amount.digits).ok().map(Decimal::exact),
            range: amount.range_values,
        };
        self.judge(&measurand, amount.unit.factor(), amount.unit_mult, amount.bound, &stated)
    }

    /// Whether what it was read from is words as well, to be found in texts: `1.2亿元` and 超过2000个 may
    /// stand in one as they were typed, `>1亿` does not. A search takes what answers either way.
    pub fn is_also_word(&self) -> bool {
        self.is_also_word
    }

    /// Whether it is still being typed, so that every quantity of its name answers: `营业收入>`.
    pub fn is_open(&self) -> bool {
        self.asks == Asks::Any
    }

    /// How a number with its unit answers, by the best way there is.
    pub(super) fn judge(
        &self,
        measurand: &Measurand,
        factor: Option<Exact>,
        unit_mult: u8,
        bound: Bound,
        stated: &Stated,
    ) -> Option<Answer> {
        if self.is_open() {
            return Some(Answer::Is);
        }
        let ways = self.ways.iter().filter_map(|way| way.printed(measurand, factor, unit_mult));
        ways.filter_map(|within| stated.answer(self.asks, bound, &within)).min()
    }
}

impl Way {
    /// Where the digits of an amount in a unit must lie; none where the unit does not fit.
    pub(super) fn printed(
        &self,
        measurand: &Measurand,
        factor: Option<Exact>,
        unit_mult: u8,
    ) -> Option<Interval> {
        let power = power_of_ten(i32::from(unit_mult))?;
        let scale = match &self.measurand {
            None => power,
            Some(asked) if asked == measurand => checked('*', &power, &factor?)?,
            Some(_) => return None,
        };
        let end = |end: Option<End>| match end {
            None => Some(None),
            Some(End { value, open }) => Some(Some(End { value: checked('/', &value, &scale)?, open })),
        };
        Some(Interval { low: end(self.within.low)?, high: end(self.within.high)? })
    }
}

/// A number as it is stated, in the unit and scale in which it is printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated {
    /// The value.
    pub(super) value: Exact,
    /// The number that is shown for it.
    pub(super) shown: Option<Exact>,
    /// The range that rounding leaves.
    pub(super) range: Option<(Exact, Exact)>,
}

impl Stated {
    fn answer(&self, asks: Asks, bound: Bound, within: &Interval) -> Option<Answer> {
        let (within, answer) = answering(asks, bound, within)?;
        let holds = match (asks, self.range) {
            (Asks::Within, Some((low, high))) => holds(&within, &low) && holds(&within, &high),
            (Asks::Within, None) => holds(&within, &self.value),
            _ => holds(&within, &self.value) || self.shown.is_some_and(|it| holds(&within, &it)),
        };
        holds.then_some(answer)
    }
}

/// Which numbers, if they are stated with this bound, answer, and how.
pub(super) fn answering(asks: Asks, bound: Bound, within: &Interval) -> Option<(Interval, Answer)> {
    let is = Some((*within, Answer::Is));
    match (bound, asks) {
        (Bound::Exact, _) | (_, Asks::Any) => is,
        (Bound::About, _) | (_, Asks::Equal | Asks::Near) => Some((*within, Answer::Bound)),
        (Bound::AtLeast, Asks::Within) => is.filter(|_| within.high.is_none()),
        (Bound::AtMost, Asks::Within) => is.filter(|_| within.low.is_none()),
        // What is under 2 is below 2: the number itself is left out on both sides.
        (Bound::Under, Asks::Within) => {
            let high = within.high.map(|end| End::closed(end.value));
            within.low.is_none().then_some((Interval { low: None, high }, Answer::Is))
        }
    }
}

fn holds(within: &Interval, value: &Exact) -> bool {
    let above = |end: End| if end.open { *value > end.value } else { *value >= end.value };
    let below = |end: End| if end.open { *value < end.value } else { *value <= end.value };
    within.low.is_none_or(above) && within.high.is_none_or(below)
}
