//! One indicator over several periods, a line for each area: what is missing interrupts a line,
//! what is expected is hollow and dashed, and each line says at its end whose it is.

use std::collections::BTreeMap;

use crate::bulletin::Bulletin;
use crate::bulletin::figure::Status;
use crate::bulletin::model::{Bound, Lines, Series};
use crate::bulletin::text::Text;

use super::error::ChartError;
use super::ink::Ink;
use super::key::Form;
use super::kind::{ChartKind, Ctx, Datum, joined};
use super::levels::{HEAD, Levels};
use super::line_ends::{Column, End};
use super::marker::{Marker, RADIUS};
use super::panel::size;
use super::periods;
use super::picture::{Compared, Mark, Rect, Role, TableRow};
use super::point_marks::{HIT, Reach};
use super::point_numbers::Obstacles;
use super::scene::{Pen, Point, Scene, Shape};

/// The room between the last point and the labels.
const GAP: f64 = 20.0;
/// The room below the lowest value: a marker, and less than the open end of a bound.
const FOOT: f64 = 10.0;
/// The length of a bound's open end.
const OPEN_END: f64 = 20.0;
/// The most lines that a point is set beside in words: nobody reads more at once.
const COMPARED: usize = 8;

/// A line that has figures.
struct Line<'a> {
    name: String,
    look: Look,
    /// In the order of the axis.
    spots: Vec<Spot<'a>>,
}

/// A figure at its place on the axis of periods.
struct Spot<'a> {
    period: usize,
    datum: Datum<'a>,
}

/// What tells a line from the others.
#[derive(Clone, Copy)]
struct Look {
    ink: Ink,
    text: Ink,
    marker: Marker,
    width: f64,
    main: bool,
}

impl Look {
    fn of(index: usize) -> Self {
        let marker = Marker::ALL[index % Marker::ALL.len()];
        let (ink, text, width) = match index {
            0 => (Ink::Value, Ink::Label, 2.5),
            1 => (Ink::Benchmark, Ink::BenchmarkText, 1.5),
            _ => (Ink::Other, Ink::Other, 1.5),
        };
        Self { ink, text, marker, width, main: index == 0 }
    }
}

impl ChartKind for Lines {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        layout(ctx, self)
    }

    fn rows(&self, bulletin: &Bulletin) -> Vec<TableRow> {
        rows(bulletin, self)
    }

    fn form(&self) -> Form {
        Form::Point
    }
}

/// Fails when no line has a figure, or one is missing, for no period of the axis, or of another unit.
fn layout<'a>(ctx: &Ctx<'a>, lines: &Lines) -> Result<Scene, ChartError> {
    let drawn = resolve(ctx, lines)?;
    let spots: Vec<_> = drawn.iter().flat_map(|line| &line.spots).collect();
    let empty = || ChartError::Empty { chart: ctx.chart.id.clone() };
    let first = &spots.first().ok_or_else(empty)?.datum;
    spots.iter().try_for_each(|spot| first.with(&spot.datum, ctx))?;
    let unit = first.unit_size();
    let values: Vec<_> = spots.iter().map(|spot| spot.datum.base / unit).collect();
    let whole = spots.iter().all(|spot| spot.datum.counts && spot.datum.amount.unit_mult == 0);
    let levels = Levels::new(ctx, &values, whole, &first.amount);
    let names = period_names(ctx, lines);
    let column = Column::new(ctx, drawn.iter().filter_map(|line| end(line, &names)).collect());
    let plot = Plot::fit(ctx, &drawn, &levels, &column, (names.len(), unit));

    let mut scene = Scene::default();
    levels.draw(ctx, &mut scene, plot.right + RADIUS + 4.0, |value| plot.y(value));
    scene.height = plot.bottom + FOOT;
    let axis: Vec<_> = names.into_iter().enumerate().map(|(i, name)| (name, plot.x(i))).collect();
    periods::draw(&mut scene, &axis, ctx.room(), ctx.most(2));
    let mut taken = Obstacles::default();
    // The main line is drawn last, in front of the others.
    drawn.iter().rev().for_each(|line| trace(&mut scene, &mut taken, &plot, line));
    // No other line's point may hide that a value is a bound.
    for (line, spot) in drawn.iter().flat_map(|line| line.spots.iter().map(move |spot| (line, spot))) {
        let ink = if line.look.main { Ink::Bound } else { line.look.ink };
        open_end(&mut scene, &mut taken, plot.at(spot), spot.datum.amount.bound, ink);
    }
    let tips = drawn.iter().filter_map(|line| line.spots.last()).map(|spot| plot.at(spot));
    let tips: Vec<_> = tips.collect();
    // Labels may stand as high as the uppermost number, unless that reaches over to them.
    let low = if levels.reach() + GAP / 2.0 > plot.right + GAP { HEAD } else { 0.0 };
    let labels = column.draw(&mut scene, plot.right + GAP, &tips, (low, plot.bottom + FOOT));
    for line in &drawn {
        numbers(ctx, &mut scene, &mut taken, (&plot, &levels), line);
    }
    scene.marks = marks(ctx, &plot, &drawn, &labels);
    Ok(scene)
}

/// The figures of each line that has any, at their periods.
fn resolve<'a>(ctx: &Ctx<'a>, lines: &Lines) -> Result<Vec<Line<'a>>, ChartError> {
    let mut out = Vec::new();
    for (index, series) in lines.series.iter().enumerate() {
        let spots = series.figures.iter().map(|id| {
            let datum = ctx.datum(id, Some(&label(ctx.bulletin, series, id)))?;
            let off = || ChartError::OffAxis { chart: ctx.chart.id.clone(), figure: id.clone() };
            Ok(Spot { period: place(ctx.bulletin, lines, id).ok_or_else(off)?, datum })
        });
        let mut spots = spots.collect::<Result<Vec<_>, ChartError>>()?;
        spots.sort_by_key(|spot| spot.period);
        if !spots.is_empty() {
            let name = series.label.get(ctx.lang).trim().to_string();
            out.push(Line { name, look: Look::of(index), spots });
        }
    }
    Ok(out)
}

/// Where on the axis the period of an observation is.
fn place(bulletin: &Bulletin, lines: &Lines, id: &str) -> Option<usize> {
    let observation = bulletin.observation(id)?;
    lines.periods.iter().position(|it| *it == observation.period)
}

/// What a figure is called: its line and its period.
fn label(bulletin: &Bulletin, series: &Series, id: &str) -> Text {
    let period = bulletin.observation(id).and_then(|it| bulletin.period(&it.period));
    let Some(period) = period else { return series.label.clone() };
    joined(&series.label, &period.label)
}

fn period_names(ctx: &Ctx<'_>, lines: &Lines) -> Vec<String> {
    let name = |id: &String| ctx.bulletin.period(id).map(|it| it.label.get(ctx.lang).trim().to_string());
    lines.periods.iter().map(|id| name(id).unwrap_or_else(|| id.clone())).collect()
}

/// What a line's label says.
fn end<'a>(line: &'a Line<'_>, periods: &[String]) -> Option<End<'a>> {
    let last = line.spots.last()?;
    let early = last.period + 1 < periods.len();
    Some(End {
        name: line.name.clone(),
        ink: line.look.text,
        main: line.look.main,
        datum: &last.datum,
        period: periods.get(last.period).filter(|_| early).cloned(),
        marker: (line.look.marker, line.look.ink),
    })
}

/// Where values and periods are.
struct Plot {
    left: f64,
    right: f64,
    bottom: f64,
    zero: f64,
    per_unit: f64,
    last: usize,
    unit: f64,
}

impl Plot {
    fn fit(
        ctx: &Ctx<'_>,
        lines: &[Line<'_>],
        levels: &Levels,
        column: &Column<'_>,
        (periods, unit): (usize, f64),
    ) -> Self {
        let left = (levels.width + 10.0 + RADIUS).max(HIT / 2.0);
        let right = (ctx.room() - column.width - GAP).max(left);
        let last = periods.saturating_sub(1);
        let mut plot = Self { left, right, bottom: 0.0, zero: 0.0, per_unit: 0.0, last, unit };
        let crowd =
            plot.reach().crowd(lines.iter().flat_map(|line| &line.spots).map(|spot| plot.x(spot.period)));
        let height = (ctx.room() * 0.42).clamp(200.0, 320.0).max(column.height()).max(size(crowd) * HIT);
        let (low, high) = levels.ends();
        plot.per_unit = height / (high - low);
        plot.bottom = HEAD + height;
        plot.zero = HEAD + high * plot.per_unit;
        plot
    }

    /// Where a period is; a single one stands at the right, beside its label.
    fn x(&self, period: usize) -> f64 {
        if self.last == 0 { self.right } else { self.left + self.step() * size(period) }
    }

    fn step(&self) -> f64 {
        (self.right - self.left) / size(self.last.max(1))
    }

    /// How large markers are: small where periods stand so close that they would hide the lines.
    fn scale(&self) -> f64 {
        if self.last == 0 { 1.0 } else { (self.step() / 28.0).clamp(0.6, 1.0) }
    }

    /// Where a value in the unit of the axis is.
    fn y(&self, value: f64) -> f64 {
        self.zero - value * self.per_unit
    }

    fn at(&self, spot: &Spot<'_>) -> Point {
        (self.x(spot.period), self.y(spot.datum.base / self.unit))
    }

    fn reach(&self) -> Reach {
        Reach { first: self.x(0), last: self.right, step: self.step() }
    }
}

/// Draws a line with its points, and remembers where it runs.
fn trace(scene: &mut Scene, taken: &mut Obstacles, plot: &Plot, line: &Line<'_>) {
    let Look { ink, width, marker, .. } = line.look;
    let expected = |spot: &Spot<'_>| spot.datum.status != Status::Reported;
    let mut runs: Vec<(bool, Vec<Point>)> = Vec::new();
    let mut open = false;
    for pair in line.spots.windows(2) {
        let joined = pair[0].period + 1 == pair[1].period;
        let dashed = expected(&pair[0]) || expected(&pair[1]);
        let (from, to) = (plot.at(&pair[0]), plot.at(&pair[1]));
        if joined {
            taken.segments.push((from, to));
            match runs.last_mut() {
                Some((same, points)) if open && *same == dashed => points.push(to),
                _ => runs.push((dashed, vec![from, to])),
            }
        }
        open = joined;
    }
    for (dashed, points) in runs {
        let pen = if dashed { Pen::dashed(ink, width) } else { Pen::solid(ink, width) };
        scene.shapes.push(Shape::Path(points, pen));
    }
    for spot in &line.spots {
        let at = plot.at(spot);
        marker.draw(scene, at, ink, expected(spot), plot.scale());
        taken.points.push(at);
    }
}

/// Draws the side on which the value may lie.
fn open_end(scene: &mut Scene, taken: &mut Obstacles, (x, y): Point, bound: Bound, ink: Ink) {
    let up = match bound {
        Bound::Exact => return,
        Bound::AtLeast => -1.0,
        Bound::Under | Bound::AtMost => 1.0,
        Bound::About => {
            for side in [-1.0, 1.0] {
                let y = y + side * (RADIUS + 4.0);
                scene.line((x - 8.0, y), (x + 8.0, y), Pen::dashed(ink, 1.5));
                taken.segments.push(((x - 8.0, y), (x + 8.0, y)));
            }
            return;
        }
    };
    let end = (x, y + up * (RADIUS + OPEN_END));
    scene.arrow((x, y + up * RADIUS), end, Pen::solid(ink, 1.5));
    taken.segments.extend([-4.0, 4.0].map(|side| ((x + side, y), (x + side, end.1))));
}

/// Sets the numbers of the main line on its points, and those that no source reports on any line.
fn numbers(
    ctx: &Ctx<'_>,
    scene: &mut Scene,
    taken: &mut Obstacles,
    (plot, levels): (&Plot, &Levels),
    line: &Line<'_>,
) {
    // The last one stands in the line's label.
    let before = line.spots.split_last().map_or(&[][..], |(_, before)| before);
    for spot in before.iter().filter(|spot| line.look.main || spot.datum.status != Status::Reported) {
        let number = levels.number(&spot.datum, ctx.lang);
        taken.set(scene, plot.at(spot), &number, spot.datum.word(ctx.lang), plot.right + GAP);
    }
}

fn marks(ctx: &Ctx<'_>, plot: &Plot, lines: &[Line<'_>], labels: &[Rect]) -> Vec<Mark> {
    let spots: Vec<_> = lines.iter().flat_map(|line| &line.spots).collect();
    let points: Vec<_> = spots.iter().map(|spot| plot.at(spot)).collect();
    let mut rooms = Vec::new();
    for (line, room) in lines.iter().zip(labels) {
        for spot in &line.spots {
            rooms.push((spot.period == plot.last).then_some(*room));
        }
    }
    let hits = plot.reach().hits(&points, &rooms, plot.bottom + FOOT);
    let radius = RADIUS * plot.scale();
    let mains = lines.iter().flat_map(|line| line.spots.iter().map(|_| line.look.main));
    let marks = spots.iter().zip(points).zip(hits).zip(mains);
    let marks = marks.map(|(((spot, (x, y)), hit), main)| Mark {
        figure: spot.datum.id.to_string(),
        role: match spot.datum.role() {
            Role::Value if !main => Role::Benchmark,
            role => role,
        },
        x: x - radius,
        y: y - radius,
        width: 2.0 * radius,
        height: 2.0 * radius,
        hit,
        label: spot.datum.describe(ctx.lang),
        panel: 0,
        scale: plot.per_unit,
    });
    marks.collect()
}

/// The chart's data table: line by line, each in the order of the axis, each point beside those of
/// the other lines at its period.
fn rows(bulletin: &Bulletin, lines: &Lines) -> Vec<TableRow> {
    let at_period = by_period(bulletin, lines);
    let beside = |own: usize, id: &str| -> Vec<Compared> {
        let period = bulletin.observation(id).map(|it| it.period.as_str());
        let points = period.and_then(|period| at_period.get(period)).into_iter().flatten();
        let others = points.filter(|(line, _)| *line != own).take(COMPARED);
        let compared = |(line, figure): &(usize, &str)| {
            let label = lines.series.get(*line)?.label.clone();
            Some(Compared { label, figure: (*figure).to_string() })
        };
        others.filter_map(compared).collect()
    };
    let rows = lines.series.iter().enumerate().flat_map(|(own, series)| {
        let mut figures: Vec<_> = series.figures.iter().collect();
        figures.sort_by_key(|id| place(bulletin, lines, id));
        let beside = &beside;
        figures.into_iter().map(move |id| TableRow {
            compared: beside(own, id),
            ..TableRow::of(label(bulletin, series, id), id)
        })
    });
    rows.collect()
}

/// The figures of each period, each with the number of its line.
fn by_period<'a>(bulletin: &'a Bulletin, lines: &'a Lines) -> BTreeMap<&'a str, Vec<(usize, &'a str)>> {
    let mut out: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (line, series) in lines.series.iter().enumerate() {
        for id in &series.figures {
            if let Some(observation) = bulletin.observation(id) {
                out.entry(&observation.period).or_default().push((line, id.as_str()));
            }
        }
    }
    out
}
