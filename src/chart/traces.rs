//! How a line is drawn: in one stroke as far as nothing is missing, dashed where it is expected, with
//! a marker on each point and an open end on each bound.
//!
//! Where points stand closer than their markers the line is dense: it is thinned to what a screen can
//! show, markers stand only on the points that say their number, and of open ends side by side one
//! speaks for its neighbours. Dashes would be lost among so many strokes, so a dashed rule below the
//! plot shows as well what is expected.

use std::collections::BTreeSet;

use crate::bulletin::figure::Status;
use crate::bulletin::model::Bound;

use super::ink::Ink;
use super::lines::{Line, Plot, Spot};
use super::marker::RADIUS;
use super::numbers::OPEN_END;
use super::panel::size;
use super::scene::{Pen, Point, Scene, Shape};
use super::thin::{speck, thin};

/// The width of the dashes of a value that is around its point.
const AROUND: f64 = 16.0;
/// The room for which one open end of a dense line speaks.
const APART: f64 = 12.0;
/// How far below the plot the rule of the first line is, and how far each next one is below it.
const RULE: (f64, f64) = (14.0, 4.0);
/// How many lines have a rule of their own; all others share the last.
const RULES: usize = 4;
/// A dashed stretch this short would look like one in one stroke.
const SHORT: f64 = 12.0;

/// Where lines and points are, which no number may stand on.
#[derive(Default)]
pub struct Taken {
    /// Lines, each from left to right.
    pub segments: Vec<(Point, Point)>,
    /// Points with their markers.
    pub points: Vec<Point>,
}

/// A stretch of a line of which nothing is missing, all of it in one stroke or all of it dashed.
struct Run {
    dashed: bool,
    points: Vec<Point>,
}

/// Draws a line with its points, and remembers where it runs.
pub fn trace(scene: &mut Scene, taken: &mut Taken, plot: &Plot, line: &Line<'_>) {
    let runs = runs(plot, line);
    if plot.dense {
        trace_dense(scene, taken, plot, line, runs);
    } else {
        for run in &runs {
            stroke(scene, taken, (line.look.ink, line.look.width), run.dashed, run.points.clone());
        }
    }
    for spot in line.spots.iter().filter(|spot| !plot.dense || line.tells(spot)) {
        let at = plot.at(spot);
        line.look.marker.draw(scene, at, line.look.ink, expected(spot), plot.scale());
        taken.points.push(at);
    }
}

fn expected(spot: &Spot<'_>) -> bool {
    spot.datum.status != Status::Reported
}

fn runs(plot: &Plot, line: &Line<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<&Spot<'_>> = None;
    for spot in &line.spots {
        let at = plot.at(spot);
        match (before.filter(|before| before.period + 1 == spot.period), runs.last_mut()) {
            (Some(before), Some(run)) => {
                let dashed = expected(before) || expected(spot);
                if run.dashed == dashed || run.points.len() == 1 {
                    run.dashed = dashed;
                    run.points.push(at);
                } else {
                    runs.push(Run { dashed, points: vec![plot.at(before), at] });
                }
            }
            _ => runs.push(Run { dashed: expected(spot), points: vec![at] }),
        }
        before = Some(spot);
    }
    runs
}

fn stroke(scene: &mut Scene, taken: &mut Taken, (ink, width): (Ink, f64), dashed: bool, points: Vec<Point>) {
    if points.len() < 2 {
        return;
    }
    taken.segments.extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    let pen = if dashed { Pen::dashed(ink, width) } else { Pen::solid(ink, width) };
    scene.shapes.push(Shape::Path(points, pen));
}

/// Draws stretches as a screen can show them, each pixel once; one too short for a stroke as a dot, and
/// one too short for dashes with a ring at its end.
fn trace_dense(scene: &mut Scene, taken: &mut Taken, plot: &Plot, line: &Line<'_>, runs: Vec<Run>) {
    let look = (line.look.ink, line.look.width / 2.0);
    rule(scene, taken, plot, line, &runs);
    let mut seen = BTreeSet::new();
    for Run { dashed, points } in runs {
        let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { continue };
        let speck = speck(&points);
        if speck.is_some_and(|speck| !seen.insert((speck, dashed))) {
            continue;
        }
        stroke(scene, taken, look, dashed, thin(&points));
        if dashed && last.0 - first.0 < SHORT {
            dot(scene, line, last, true);
        } else if speck.is_some_and(|(_, top, bottom)| top == bottom) {
            dot(scene, line, first, false);
        }
    }
}

/// Draws a dashed rule below the dashed stretches, as long as two dashes at least.
fn rule(scene: &mut Scene, taken: &mut Taken, plot: &Plot, line: &Line<'_>, runs: &[Run]) {
    let mut stretches: Vec<(f64, f64)> = Vec::new();
    for Run { points, .. } in runs.iter().filter(|run| run.dashed) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { continue };
        let (from, to) = (first.0, last.0.max(first.0 + SHORT));
        match stretches.last_mut() {
            Some(before) if from <= before.1 => before.1 = before.1.max(to),
            _ => stretches.push((from, to)),
        }
    }
    let y = plot.bottom + RULE.0 + RULE.1 * size(line.index.min(RULES - 1));
    for (from, to) in stretches {
        scene.line((from, y), (to, y), Pen::dashed(line.look.ink, 1.5));
        taken.segments.push(((from, y), (to, y)));
    }
}

/// A point that would not show as a line.
fn dot(scene: &mut Scene, line: &Line<'_>, at: Point, hollow: bool) {
    let radius = if hollow { 2.5 } else { line.look.width * 0.8 };
    scene.shapes.push(Shape::Dot(at, radius, line.look.ink));
    if hollow {
        scene.shapes.push(Shape::Dot(at, radius - 1.2, Ink::Ground));
    }
}

/// Draws the side of each bound on which the value may lie.
pub fn open_ends(scene: &mut Scene, taken: &mut Taken, plot: &Plot, line: &Line<'_>) {
    let ink = if line.look.main { Ink::Bound } else { line.look.ink };
    let all = line.spots.iter().map(|spot| (plot.at(spot), spot.datum.amount.bound));
    let bounds: Vec<_> = all.filter(|(_, bound)| *bound != Bound::Exact).collect();
    let drawn = if plot.dense { spokesmen(&bounds) } else { bounds };
    for (at, bound) in drawn {
        open_end(scene, taken, at, bound, ink);
    }
}

/// Of bounds of one kind side by side the one that stands out most on its open side, so that the line
/// does not hide it.
fn spokesmen(bounds: &[(Point, Bound)]) -> Vec<(Point, Bound)> {
    let mut out: Vec<(Point, Bound)> = Vec::new();
    // Of each kind, where its last stretch began, and its place in the list.
    let mut last: Vec<(Bound, f64, usize)> = Vec::new();
    for &(at, bound) in bounds {
        let room = if bound == Bound::About { AROUND + 2.0 } else { APART };
        let stretch = last.iter().find(|(same, from, _)| *same == bound && at.0 - from < room);
        let Some(&(.., place)) = stretch else {
            last.retain(|(same, ..)| *same != bound);
            last.push((bound, at.0, out.len()));
            out.push((at, bound));
            continue;
        };
        let further = |before: Point| match bound {
            Bound::AtLeast => at.1 < before.1,
            _ => at.1 > before.1,
        };
        if let Some(before) = out.get_mut(place).filter(|before| further(before.0)) {
            before.0 = at;
        }
    }
    out
}

fn open_end(scene: &mut Scene, taken: &mut Taken, (x, y): Point, bound: Bound, ink: Ink) {
    let up = match bound {
        Bound::Exact => return,
        Bound::AtLeast => -1.0,
        Bound::Under | Bound::AtMost => 1.0,
        Bound::About => {
            let half = AROUND / 2.0;
            for side in [-1.0, 1.0] {
                let y = y + side * (RADIUS + 4.0);
                scene.line((x - half, y), (x + half, y), Pen::dashed(ink, 1.5));
                taken.segments.push(((x - half, y), (x + half, y)));
            }
            return;
        }
    };
    let end = (x, y + up * (RADIUS + OPEN_END));
    scene.arrow((x, y + up * RADIUS), end, Pen::solid(ink, 1.5));
    taken.segments.extend([-4.0, 4.0].map(|side| ((x + side, y), (x + side, end.1))));
}
