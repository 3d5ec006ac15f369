//! One indicator over several periods, a line for each area: what is missing interrupts a line,
//! what is expected is hollow and dashed, and each line says at its end whose it is. `traces` draws
//! the lines; the least room between two points decides whether they are dense.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::bulletin::Bulletin;
use crate::bulletin::figure::{Figure, Origin, Status};
use crate::bulletin::model::{Lines, Series};
use crate::bulletin::text::Text;

use super::error::ChartError;
use super::ink::Ink;
use super::key::Form;
use super::kind::{ChartKind, Ctx, Datum, joined};
use super::levels::{HEAD, Levels};
use super::line_ends::{Column, End};
use super::line_summary;
use super::marker::{Marker, RADIUS};
use super::panel::size;
use super::periods;
use super::picture::{Compared, Mark, Rect, Role, TableRow};
use super::point_marks::{HIT, Reach, narrow};
use super::point_numbers::Obstacles;
use super::scene::{Point, Scene};
use super::traces::{Taken, open_ends, trace};

/// The room between the last point and the labels.
const GAP: f64 = 20.0;
/// The room below the lowest value: a marker, and less than the open end of a bound.
const FOOT: f64 = 10.0;
/// The same below a dense line, whose lowest value says its number there.
const DENSE_FOOT: f64 = 28.0;
/// What a dense line has more above it, for the number of its highest value.
const DENSE_HEAD: f64 = 4.0;
/// How large the smallest markers are, to the largest; closer than these no two points have markers.
const SMALLEST: f64 = 0.6;
/// The most lines that a point is set beside in words: nobody reads more at once.
const COMPARED: usize = 8;

/// A line that has figures.
pub struct Line<'a> {
    /// Whose line it is.
    pub name: String,
    /// Which of the lines it is, from 0.
    pub index: usize,
    /// What tells it from the others.
    pub look: Look,
    /// In the order of the axis.
    pub spots: Vec<Spot<'a>>,
    /// The periods whose numbers stand on a dense line: of its first, its highest and its lowest value.
    telling: [usize; 3],
}

impl Line<'_> {
    /// Whether a point says its number even on a dense line. The last one says it in the label.
    pub fn tells(&self, spot: &Spot<'_>) -> bool {
        let last = self.spots.last().is_some_and(|last| last.period == spot.period);
        last || (self.look.main && self.telling.contains(&spot.period))
    }

    /// Whether the chart is about it.
    pub fn is_main(&self) -> bool {
        self.look.main
    }
}

/// A figure at its place on the axis of periods.
pub struct Spot<'a> {
    /// The number of its period on the axis, from 0.
    pub period: usize,
    /// The figure.
    pub datum: Datum<'a>,
}

/// What tells a line from the others.
#[derive(Clone, Copy)]
pub struct Look {
    /// What it is drawn with.
    pub ink: Ink,
    text: Ink,
    /// The form of its markers.
    pub marker: Marker,
    /// How thick it is; half as much where it is dense.
    pub width: f64,
    /// Whether it is the line that the chart is about.
    pub main: bool,
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

    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError> {
        line_summary::summary(ctx, self)
    }
}

/// Fails when no line has a figure, or one is missing, for no period of the axis, or of another unit.
fn layout<'a>(ctx: &Ctx<'a>, lines: &Lines) -> Result<Scene, ChartError> {
    let drawn = resolve(ctx, lines)?;
    let spots: Vec<_> = drawn.iter().flat_map(|line| &line.spots).collect();
    let empty = || ChartError::Empty { chart: ctx.chart.id.clone() };
    let first = &spots.first().ok_or_else(empty)?.datum;
    let unit = first.unit_size();
    let values: Vec<_> = spots.iter().map(|spot| spot.datum.base / unit).collect();
    let whole = spots.iter().all(|spot| spot.datum.counts && spot.datum.amount.unit_mult == 0);
    let levels = Levels::new(ctx, &values, whole, &first.amount);
    let names = period_names(ctx, lines);
    let column = Column::new(ctx, drawn.iter().filter_map(|line| end(line, &names)).collect());
    let plot = Plot::fit(ctx, &drawn, &levels, &column, (names.len(), unit));

    let mut scene = Scene::default();
    levels.draw(ctx, &mut scene, plot.right + RADIUS + 4.0, |value| plot.y(value));
    scene.height = plot.foot();
    let axis: Vec<_> = names.into_iter().enumerate().map(|(i, name)| (name, plot.x(i))).collect();
    periods::draw(&mut scene, &axis, ctx.room(), ctx.most(2));
    let mut taken = Taken::default();
    // The main line is drawn last, in front of the others.
    drawn.iter().rev().for_each(|line| trace(&mut scene, &mut taken, &plot, line));
    // No other line's point may hide that a value is a bound.
    drawn.iter().for_each(|line| open_ends(&mut scene, &mut taken, &plot, line));
    let tips = drawn.iter().filter_map(|line| line.spots.last()).map(|spot| plot.at(spot));
    let tips: Vec<_> = tips.collect();
    // Labels may stand as high as the uppermost number, unless that reaches over to them.
    let low = if levels.reach() + GAP / 2.0 > plot.right + GAP { HEAD } else { 0.0 };
    let labels = column.draw(&mut scene, plot.right + GAP, &tips, (low, plot.foot()));
    let mut taken = Obstacles::new(&scene, taken.segments, taken.points);
    for line in &drawn {
        numbers(ctx, &mut scene, &mut taken, (&plot, &levels), line);
    }
    scene.marks = marks(ctx, &plot, &drawn, &labels);
    Ok(scene)
}

/// The figures of each line that has any, at their periods: at least one, all in one unit.
///
/// # Errors
/// When no line has a figure, or one is missing, for no period of the axis, or of another unit.
pub fn resolve<'a>(ctx: &Ctx<'a>, lines: &Lines) -> Result<Vec<Line<'a>>, ChartError> {
    let mut out = Vec::new();
    let names = period_names(ctx, lines);
    let axis = Axis::new(lines);
    for (index, series) in lines.series.iter().enumerate() {
        let name = series.label.get(ctx.lang).trim();
        let mut next = 0;
        let spots = series.figures.iter().map(|id| {
            let figure = ctx.figure(id)?;
            let place = axis.place(&figure, next);
            next = place.map_or(0, |place| place + 1);
            let period = place.and_then(|place| names.get(place));
            let datum = ctx.named(figure, period.map_or(String::new(), |period| at_period(name, period)))?;
            let off = || ChartError::OffAxis { chart: ctx.chart.id.clone(), figure: id.clone() };
            Ok(Spot { period: place.ok_or_else(off)?, datum })
        });
        let mut spots = spots.collect::<Result<Vec<_>, ChartError>>()?;
        spots.sort_by_key(|spot| spot.period);
        if !spots.is_empty() {
            let telling = telling(&spots);
            out.push(Line { name: name.to_string(), index, look: Look::of(index), spots, telling });
        }
    }
    let mut spots = out.iter().flat_map(|line| &line.spots);
    let empty = || ChartError::Empty { chart: ctx.chart.id.clone() };
    let first = &spots.next().ok_or_else(empty)?.datum;
    spots.try_for_each(|spot| first.with(&spot.datum, ctx))?;
    Ok(out)
}

/// The periods of the first, the highest and the lowest of some figures.
fn telling(spots: &[Spot<'_>]) -> [usize; 3] {
    let by_value = |a: &&Spot<'_>, b: &&Spot<'_>| a.datum.base.total_cmp(&b.datum.base);
    let period = |spot: Option<&Spot<'_>>| spot.map_or(0, |spot| spot.period);
    // Of equal ones the earliest: the greatest of a list is otherwise its last.
    [spots.first(), spots.iter().rev().max_by(by_value), spots.iter().min_by(by_value)].map(period)
}

/// What a figure is called in the drawing. A lone line may have no name.
fn at_period(line: &str, period: &str) -> String {
    if line.is_empty() { period.to_string() } else { [line, " · ", period].concat() }
}

/// The periods of the axis, to be found by their ids.
struct Axis<'l> {
    periods: &'l [String],
    places: OnceCell<BTreeMap<&'l str, usize>>,
}

impl<'l> Axis<'l> {
    fn new(lines: &'l Lines) -> Self {
        Self { periods: &lines.periods, places: OnceCell::new() }
    }

    /// Where on the axis a figure is. Most lines follow the axis without a gap, so `next` is looked at
    /// before all others.
    fn place(&self, figure: &Figure<'_>, next: usize) -> Option<usize> {
        let Origin::Observation(observation) = figure.origin else { return None };
        if self.periods.get(next) == Some(&observation.period) {
            return Some(next);
        }
        let all = || self.periods.iter().enumerate().map(|(index, id)| (id.as_str(), index)).collect();
        self.places.get_or_init(all).get(observation.period.as_str()).copied()
    }
}

/// What a figure is called in the table: its line and its period.
fn label(bulletin: &Bulletin, series: &Series, id: &str) -> Text {
    let period = bulletin.observation(id).and_then(|it| bulletin.period(&it.period));
    let Some(period) = period else { return series.label.clone() };
    joined(&series.label, &period.label)
}

/// The names of the axis' periods.
pub fn period_names(ctx: &Ctx<'_>, lines: &Lines) -> Vec<String> {
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
pub struct Plot {
    /// Whether points stand closer than their markers.
    pub dense: bool,
    left: f64,
    right: f64,
    /// Where the lowest value of the axis is.
    pub bottom: f64,
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
        let mut plot = Self { dense: false, left, right, bottom: 0.0, zero: 0.0, per_unit: 0.0, last, unit };
        plot.dense = size(nearest(lines)) * plot.step() < 2.0 * RADIUS * SMALLEST;
        let xs = lines.iter().flat_map(|line| &line.spots).map(|spot| plot.x(spot.period));
        let crowd = if plot.dense { 0 } else { plot.reach().crowd(xs) };
        let height = (ctx.room() * 0.42).clamp(200.0, 320.0).max(column.height()).max(size(crowd) * HIT);
        let (low, high) = levels.ends();
        plot.per_unit = height / (high - low);
        let top = HEAD + if plot.dense { DENSE_HEAD } else { 0.0 };
        plot.bottom = top + height;
        plot.zero = top + high * plot.per_unit;
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
    pub fn scale(&self) -> f64 {
        if self.last == 0 { 1.0 } else { (self.step() / 28.0).clamp(SMALLEST, 1.0) }
    }

    /// Where a value in the unit of the axis is.
    fn y(&self, value: f64) -> f64 {
        self.zero - value * self.per_unit
    }

    /// Where a figure is.
    pub fn at(&self, spot: &Spot<'_>) -> Point {
        (self.x(spot.period), self.y(spot.datum.base / self.unit))
    }

    /// Where the plot ends, above the names of periods.
    fn foot(&self) -> f64 {
        self.bottom + if self.dense { DENSE_FOOT } else { FOOT }
    }

    fn reach(&self) -> Reach {
        Reach { first: self.x(0), last: self.right, step: self.step() }
    }
}

/// How many periods the nearest two points of a line are apart.
fn nearest(lines: &[Line<'_>]) -> usize {
    let pairs = lines.iter().flat_map(|line| line.spots.windows(2));
    pairs.map(|pair| pair[1].period - pair[0].period).min().unwrap_or(usize::MAX)
}

/// Sets the numbers of the main line on its points, and those that no source reports on any line; of
/// a dense line only those that tell its course.
fn numbers(
    ctx: &Ctx<'_>,
    scene: &mut Scene,
    taken: &mut Obstacles,
    (plot, levels): (&Plot, &Levels),
    line: &Line<'_>,
) {
    // The last one stands in the line's label.
    let before = line.spots.split_last().map_or(&[][..], |(_, before)| before);
    let said = |spot: &&Spot<'_>| {
        if plot.dense { line.tells(spot) } else { line.look.main || spot.datum.status != Status::Reported }
    };
    for spot in before.iter().filter(said) {
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
    let bottom = plot.foot();
    let hits =
        if plot.dense { narrow(&points, &rooms, bottom) } else { plot.reach().hits(&points, &rooms, bottom) };
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
    let axis = Axis::new(lines);
    let rows = lines.series.iter().enumerate().flat_map(|(own, series)| {
        let mut figures: Vec<_> = series.figures.iter().collect();
        figures.sort_by_cached_key(|id| axis.place(&bulletin.figure(id)?, 0));
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
