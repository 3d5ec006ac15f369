//! What a chart would say without a wrong figure and still mislead: a comparison of unlike things,
//! different measures on one axis, parts over their whole, a bound or a plan drawn as a fact.

use num_traits::Zero;

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked};
use crate::bulletin::figure::Status;
use crate::bulletin::model::{Basis, Bound, Chart, Drawing, Lines, Observation, Part, Row};
use crate::bulletin::place::{At, each};

use super::problem::Problem;
use super::report::Report;

/// Looks at every chart.
pub fn check(bulletin: &Bulletin, report: &mut Report) {
    each!(At::Root.key("charts"), bulletin.file().charts, |at, chart| {
        let drawing = at.key("drawing");
        Lint { bulletin, chart, report }.drawing(&drawing.key(chart.drawing.name()));
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

    fn drawing(&mut self, at: &At<'_>) {
        match &self.chart.drawing {
            Drawing::Bars(bars) => each!(at.key("panels"), bars.panels, |at, panel| {
                self.axis(&at.key("rows"), &panel.rows);
                each!(at.key("rows"), panel.rows, |at, row| self.benchmark(&at, row));
            }),
            Drawing::Bullet(bullet) => {
                self.fact(&at.key("value"), &bullet.value.figure);
                self.comes_of('/', [&bullet.value, &bullet.target], &at.key("share"), &bullet.share);
                each!(at.key("expected"), bullet.expected, |at, row| {
                    if self.status(&row.figure) == Some(Status::Reported) {
                        self.add(
                            &at.key("figure"),
                            Problem::ReportedAsExpected { figure: row.figure.clone() },
                        );
                    }
                });
            }
            Drawing::Breakdown(breakdown) => {
                let at = at.key("root");
                self.parts(&at, &breakdown.root);
            }
            Drawing::UnitGrid(grid) => {
                let rest = at.key("rest");
                self.comes_of('-', [&grid.whole, &grid.part], &rest.key("figure"), &grid.rest.figure);
                for (name, row) in [("whole", &grid.whole), ("part", &grid.part)] {
                    let at = at.key(name);
                    self.exact(&at, &row.figure);
                    self.fact(&at, &row.figure);
                }
            }
            Drawing::Bounds(_) => {}
            Drawing::Lines(lines) => {
                self.lines(&at.key("series"), lines);
                self.in_order(&at.key("periods"), &lines.periods);
            }
        }
    }

    fn status(&self, id: &str) -> Option<Status> {
        self.bulletin.figure(id).map(|figure| figure.status)
    }

    /// What has happened is drawn where it has to have happened.
    fn fact(&mut self, at: &At<'_>, id: &str) {
        if self.status(id) == Some(Status::Expected) {
            self.add(&at.key("figure"), Problem::ExpectedAsReported { figure: id.into() });
        }
    }

    /// Only what is exact adds up.
    fn exact(&mut self, at: &At<'_>, id: &str) {
        let figure = self.bulletin.figure(id);
        let bound = figure.as_ref().and_then(|it| it.amount()).map(|amount| amount.bound);
        if bound.is_some_and(|bound| bound != Bound::Exact) {
            self.add(&at.key("figure"), Problem::BoundAsExact { figure: id.into() });
        }
    }

    /// What is derived beside two figures is derived from these.
    fn comes_of(&mut self, op: char, [a, b]: [&Row; 2], at: &At<'_>, id: &str) {
        let base = |id: &str| self.bulletin.figure(id)?.amount()?.in_base();
        let (Some(a), Some(b), Some(result)) = (base(&a.figure), base(&b.figure), base(id)) else { return };
        let derived = self.status(id) == Some(Status::Derived);
        if derived && checked(op, &a, &b) != Some(result) {
            self.add(at, Problem::WrongRest { figure: id.into() });
        }
    }

    /// Rows share an axis, and so must measure the same.
    fn axis(&mut self, at: &At<'_>, rows: &[Row]) {
        let Some(first) = rows.first() else { return };
        for (index, row) in rows.iter().enumerate() {
            let (a, b) = (self.bulletin.figure(&first.figure), self.bulletin.figure(&row.figure));
            let amounts = a.as_ref().and_then(|it| it.amount()).zip(b.as_ref().and_then(|it| it.amount()));
            if amounts.is_some_and(|(a, b)| !a.shares_axis(b)) {
                let figures = [first.figure.clone(), row.figure.clone()];
                self.add(&at.index(index).key("figure"), Problem::MixedUnits { figures });
            }
        }
    }

    /// A comparison is of one indicator and changes one thing: the area, or the period.
    fn benchmark(&mut self, at: &At<'_>, row: &Row) {
        let Some(benchmark) = &row.benchmark else { return };
        let at = at.key("benchmark");
        if self.status(&row.figure) == Some(Status::Reported) {
            self.fact(&at, &benchmark.figure);
        }
        let (Some(own), Some(other)) =
            (self.bulletin.observation(&row.figure), self.bulletin.observation(&benchmark.figure))
        else {
            return;
        };
        let figures = [row.figure.clone(), benchmark.figure.clone()];
        if own.indicator != other.indicator {
            return self.add(&at.key("figure"), Problem::OtherIndicator { figures });
        }
        if self.area(own) != self.area(other) && self.time(own) != self.time(other) {
            return self.add(&at.key("figure"), Problem::OtherAreaAndPeriod { figures });
        }
        self.basis(&at.key("figure"), own, other);
    }

    /// Lines are of one indicator, on one basis, and each of one area.
    fn lines(&mut self, at: &At<'_>, lines: &Lines) {
        let mut figures = lines.series.iter().flat_map(|series| &series.figures);
        let Some(first) = figures.find_map(|id| self.bulletin.observation(id)) else { return };
        each!(at, lines.series, |at, series| {
            let own = series.figures.iter().find_map(|id| self.bulletin.observation(id));
            each!(at.key("figures"), series.figures, |at, id| {
                let Some(other) = self.bulletin.observation(id) else { continue };
                if let Some(own) = own.filter(|own| self.area(own) != self.area(other)) {
                    let figures = [own.id.clone(), other.id.clone()];
                    self.add(&at, Problem::OtherArea { figures });
                }
                if first.indicator == other.indicator {
                    self.basis(&at, first, other);
                } else {
                    let figures = [first.id.clone(), other.id.clone()];
                    self.add(&at, Problem::OtherIndicator { figures });
                }
            });
        });
    }

    /// An axis of periods runs forward. A period whose time is not known may stand anywhere.
    fn in_order(&mut self, at: &At<'_>, periods: &[String]) {
        let begins = |id: &String| {
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

    /// Parts fill their whole at most, and only exact facts add up.
    fn parts(&mut self, at: &At<'_>, whole: &Part) {
        self.exact(at, &whole.figure);
        self.fact(at, &whole.figure);
        let base = |part: &Part| self.bulletin.figure(&part.figure)?.amount()?.in_base();
        let sum = whole.parts.iter().try_fold(Exact::zero(), |sum, part| checked('+', &sum, &base(part)?));
        if let (Some(sum), Some(all)) = (sum, base(whole))
            && sum > all
        {
            let (sum, whole) = (sum.to_string(), all.to_string());
            self.add(&at.key("parts"), Problem::PartsOverWhole { sum, whole });
        }
        each!(at.key("parts"), whole.parts, |at, part| self.parts(&at, part));
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
