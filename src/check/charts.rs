//! What a chart would say without a wrong figure and still mislead: a comparison of unlike things,
//! different measures on one axis, parts over their whole, a bound or a plan drawn as a fact.

use num_traits::Zero;

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked};
use crate::bulletin::figure::Status;
use crate::bulletin::model::{Basis, Bound, Chart, Claim, Id, Observation};
use crate::bulletin::place::{At, each};

use super::problem::Problem;
use super::report::Report;

/// Looks at what every chart claims.
pub fn check(bulletin: &Bulletin, report: &mut Report) {
    each!(At::Root.key("charts"), bulletin.file().charts, |at, chart| {
        let mut lint = Lint { bulletin, chart, report };
        chart.drawing.claims(&at.key("drawing"), &mut |at, claim| lint.claim(at, &claim));
    });
}

struct Lint<'a> {
    bulletin: &'a Bulletin,
    chart: &'a Chart,
    report: &'a mut Report,
}

impl Lint<'_> {
    fn add(&mut self, at: &At<'_>, problem: Problem) {
        let subject = self.chart.id.clone();
        self.report.add(at, &subject, problem);
    }

    fn claim(&mut self, at: &At<'_>, claim: &Claim<'_>) {
        match claim {
            // Loading proves that these are there; what a heading says is told of the words.
            Claim::Draws(_) | Claim::Axis(_) | Claim::Heading(_) => {}
            Claim::Happened(figure) => self.happened(at, figure),
            Claim::Expected(figure) => self.expected(at, figure),
            Claim::Derived(figure) => self.derived(at, figure),
            Claim::Exact(figure) => self.exact(at, figure),
            Claim::SharesAxis(figures) => self.shares_axis(at, *figures),
            Claim::LikeForLike(figures) => self.like_for_like(at, *figures),
            Claim::ComesOf { op, of, result } => self.comes_of(at, *op, *of, result),
            Claim::Fills { whole, parts } => self.fills(at, whole, parts),
            Claim::Line { figures, like, .. } => self.line(at, figures, like),
            Claim::InOrder(periods) => self.in_order(at, periods),
        }
    }

    fn status(&self, id: &str) -> Option<Status> {
        self.bulletin.figure(id).map(|figure| figure.status)
    }

    fn base(&self, id: &str) -> Option<Exact> {
        self.bulletin.figure(id)?.amount()?.in_base()
    }

    /// What has happened is drawn where it has to have happened.
    fn happened(&mut self, at: &At<'_>, id: &str) {
        if self.status(id) == Some(Status::Expected) {
            self.add(at, Problem::ExpectedAsReported { figure: id.into() });
        }
    }

    fn expected(&mut self, at: &At<'_>, id: &str) {
        if self.status(id) == Some(Status::Reported) {
            self.add(at, Problem::ReportedAsExpected { figure: id.into() });
        }
    }

    /// Only what is computed has a range of its own.
    fn derived(&mut self, at: &At<'_>, id: &str) {
        if self.status(id).is_some_and(|status| status != Status::Derived) {
            self.add(at, Problem::NotDerived { figure: id.into() });
        }
    }

    /// Only what is exact adds up.
    fn exact(&mut self, at: &At<'_>, id: &str) {
        let figure = self.bulletin.figure(id);
        let bound = figure.as_ref().and_then(|it| it.amount()).map(|amount| amount.bound);
        if bound.is_some_and(|bound| bound != Bound::Exact) {
            self.add(at, Problem::BoundAsExact { figure: id.into() });
        }
    }

    /// What is derived beside two figures is derived from these.
    fn comes_of(&mut self, at: &At<'_>, op: char, [a, b]: [&str; 2], id: &str) {
        let (Some(a), Some(b), Some(result)) = (self.base(a), self.base(b), self.base(id)) else { return };
        let derived = self.status(id) == Some(Status::Derived);
        if derived && checked(op, &a, &b) != Some(result) {
            self.add(at, Problem::WrongRest { figure: id.into() });
        }
    }

    /// What shares an axis measures the same.
    fn shares_axis(&mut self, at: &At<'_>, [first, other]: [&str; 2]) {
        let (a, b) = (self.bulletin.figure(first), self.bulletin.figure(other));
        let amounts = a.as_ref().and_then(|it| it.amount()).zip(b.as_ref().and_then(|it| it.amount()));
        if amounts.is_some_and(|(a, b)| !a.shares_axis(b)) {
            self.add(at, Problem::MixedUnits { figures: [first.into(), other.into()] });
        }
    }

    /// A comparison is of one indicator and changes one thing: the area, or the period.
    fn like_for_like(&mut self, at: &At<'_>, [value, benchmark]: [&str; 2]) {
        if self.status(value) == Some(Status::Reported) {
            self.happened(at, benchmark);
        }
        let (Some(own), Some(other)) =
            (self.bulletin.observation(value), self.bulletin.observation(benchmark))
        else {
            return;
        };
        let figures = [value.to_string(), benchmark.to_string()];
        if own.indicator != other.indicator {
            return self.add(at, Problem::OtherIndicator { figures });
        }
        if self.area(own) != self.area(other) && self.time(own) != self.time(other) {
            return self.add(at, Problem::OtherAreaAndPeriod { figures });
        }
        self.basis(at, own, other);
    }

    /// A line is of one area, and of the indicator and on the basis of all lines beside it.
    fn line(&mut self, at: &At<'_>, figures: &[Id], like: &str) {
        let Some(first) = self.bulletin.observation(like) else { return };
        let own = figures.iter().find_map(|id| self.bulletin.observation(id));
        each!(*at, figures, |at, id| {
            let Some(other) = self.bulletin.observation(id) else { continue };
            if let Some(own) = own.filter(|own| self.area(own) != self.area(other)) {
                self.add(&at, Problem::OtherArea { figures: [own.id.clone(), other.id.clone()] });
            }
            if first.indicator == other.indicator {
                self.basis(&at, first, other);
            } else {
                self.add(&at, Problem::OtherIndicator { figures: [first.id.clone(), other.id.clone()] });
            }
        });
    }

    /// An axis of periods runs forward. A period whose time is not known may stand anywhere.
    fn in_order(&mut self, at: &At<'_>, periods: &[Id]) {
        let begins = |id: &Id| {
            let period = self.bulletin.period(id)?;
            begins(period.time_period.as_deref()?).map(|date| (date, id.clone()))
        };
        let known: Vec<_> = periods.iter().enumerate().filter_map(|(i, id)| Some((i, begins(id)?))).collect();
        for pair in known.windows(2) {
            if let [(_, (before, earlier)), (index, (date, later))] = pair
                && date < before
            {
                let periods = [earlier.clone(), later.clone()];
                self.add(&at.index(*index), Problem::PeriodsOutOfOrder { periods });
            }
        }
    }

    /// Changes compare that are measured against the same.
    fn basis(&mut self, at: &At<'_>, own: &Observation, other: &Observation) {
        let figures = [own.id.clone(), other.id.clone()];
        // A change without a basis is told of the change.
        if own.basis.is_none() || other.basis.is_none() {
            return;
        }
        let open = [own.basis, other.basis].contains(&Some(Basis::NotStated));
        match own.basis == other.basis {
            true => {}
            false if !open => self.add(at, Problem::OtherBasis { figures }),
            false if self.chart.note.is_none() => self.add(at, Problem::OpenBasis { figures }),
            false => {}
        }
    }

    fn area<'b>(&'b self, observation: &'b Observation) -> &'b str {
        observation.ref_area.as_deref().unwrap_or(&self.bulletin.file().ref_area)
    }

    /// The period in SDMX notation, or its id where it has none.
    fn time<'b>(&'b self, observation: &'b Observation) -> &'b str {
        let period = self.bulletin.period(&observation.period);
        period.and_then(|it| it.time_period.as_deref()).unwrap_or(&observation.period)
    }

    /// Parts fill their whole at most.
    fn fills(&mut self, at: &At<'_>, whole: &str, parts: &[&str]) {
        let sum = parts.iter().try_fold(Exact::zero(), |sum, part| checked('+', &sum, &self.base(part)?));
        if let (Some(sum), Some(all)) = (sum, self.base(whole))
            && sum > all
        {
            let (sum, whole) = (sum.to_string(), all.to_string());
            self.add(at, Problem::PartsOverWhole { sum, whole });
        }
    }
}

/// The year, month and day with which a period in SDMX notation begins; none where it is written in
/// another way.
fn begins(time_period: &str) -> Option<(u16, u16, u16)> {
    // What follows a stroke is how long it takes.
    let start = time_period.split('/').next()?;
    let mut parts = start.split('-');
    let year = parts.next()?.parse().ok()?;
    let first = |part: &str, months: u16| {
        part.parse::<u8>().ok()?.checked_sub(1).map(|it| u16::from(it) * months + 1)
    };
    let month = match parts.next() {
        None => 1,
        Some(part) => match part.split_at_checked(1)? {
            ("S", half) => first(half, 6)?,
            ("Q", quarter) => first(quarter, 3)?,
            ("M", month) => first(month, 1)?,
            _ => first(part, 1)?,
        },
    };
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    Some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_begins_on_its_first_day() {
        for (written, date) in [
            ("2025", (2025, 1, 1)),
            ("2025-S2", (2025, 7, 1)),
            ("2025-Q4", (2025, 10, 1)),
            ("2025-M05", (2025, 5, 1)),
            ("2025-05", (2025, 5, 1)),
            ("2025-07-18", (2025, 7, 18)),
            ("2025-01-01/P9M", (2025, 1, 1)),
        ] {
            assert_eq!(begins(written), Some(date), "{written}");
        }
        for unknown in ["", "上半年", "2025-W12", "2025-S", "2025-Q0", "2025-县", "2025-Q999"] {
            assert_eq!(begins(unknown), None, "{unknown}");
        }
    }
}
