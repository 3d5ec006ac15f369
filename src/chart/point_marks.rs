//! What a finger can hit around the points of lines: an area for each, apart from all others.
//!
//! Points that stand closer than their markers have areas as narrow as their share of the axis: who
//! points at such a line means the nearest point, and who walks it with the keyboard reaches each.

use super::apart::{Strip, apart};
use super::panel::size;
use super::picture::Rect;
use super::scene::Point;

/// The least height and width of an area: what a finger can hit, and the seam around it.
pub const HIT: f64 = 24.0 + 2.0 * SEAM;
/// The room that an area leaves at each side, so that none touches another.
const SEAM: f64 = 0.25;
/// The most that an area reaches to either side of its point.
const SIDE: f64 = 28.0;

/// Where points may be: in columns, the last of which reaches over the labels beside it.
#[derive(Clone, Copy)]
pub struct Reach {
    /// The first column's middle.
    pub first: f64,
    /// The last column's middle.
    pub last: f64,
    /// How far a column is from the next.
    pub step: f64,
}

impl Reach {
    /// Half the width that a point has to itself.
    fn side(&self) -> f64 {
        if self.last > self.first { SIDE.min(self.step / 2.0) } else { SIDE.min(self.first) }
    }

    /// From where to where the area of a point reaches. Columns too close for a finger share areas
    /// that are wide enough, and their points stand in them one above another.
    fn sides(&self, x: f64) -> (f64, f64) {
        let end = self.last - self.side();
        if self.step >= HIT || self.last <= self.first {
            return ((x - self.side()).max(0.0), x + self.side());
        }
        let start = (self.first - HIT / 2.0).max(0.0);
        let columns = ((end - start) / HIT).floor().max(1.0);
        let width = (end - start) / columns;
        let column = ((x - start) / width).floor().clamp(0.0, columns - 1.0);
        (start + column * width, start + (column + 1.0) * width)
    }

    /// The points by the areas that they share; those of the last column are not among them.
    fn columns(&self, xs: impl Iterator<Item = f64>) -> Vec<((f64, f64), Vec<usize>)> {
        let mut out: Vec<((f64, f64), Vec<usize>)> = Vec::new();
        let mut order: Vec<_> = xs.enumerate().filter(|(_, x)| *x < self.last - 1e-6).collect();
        order.sort_by(|a, b| a.1.total_cmp(&b.1));
        for (index, x) in order {
            let sides = self.sides(x);
            match out.last_mut() {
                Some((same, points)) if (same.0 - sides.0).abs() < 1e-6 => points.push(index),
                _ => out.push((sides, vec![index])),
            }
        }
        out
    }

    /// How many points share an area at most.
    pub fn crowd(&self, xs: impl Iterator<Item = f64>) -> usize {
        self.columns(xs).iter().map(|(_, points)| points.len()).max().unwrap_or(0)
    }

    /// The area of each point, down to `bottom`: around it or, in the last column, its label's.
    pub fn hits(&self, points: &[Point], labels: &[Option<Rect>], bottom: f64) -> Vec<Rect> {
        let left = self.last - self.side();
        let mut hits: Vec<Rect> = labels
            .iter()
            .map(|label| {
                label.map_or(Rect::default(), |room| Rect { x: left, width: room.right() - left, ..room })
            })
            .collect();
        for (sides, column) in self.columns(points.iter().map(|point| point.0)) {
            // With room to spare the areas are a little larger than they must be.
            let length = (bottom / size(column.len())).clamp(HIT, 32.0);
            let strips: Vec<_> = column.iter().map(|&i| Strip { middle: points[i].1, length }).collect();
            for (index, top) in column.iter().zip(apart(&strips, 0.0, bottom)) {
                hits[*index] = Rect::new(sides.0, top, sides.1 - sides.0, length);
            }
        }
        hits.into_iter().map(within).collect()
    }
}

/// The areas of points that stand closer than their markers: as wide as half the way to the columns
/// beside them, and together as high as the plot down to `bottom`; in the last column their label's.
pub fn narrow(points: &[Point], labels: &[Option<Rect>], bottom: f64) -> Vec<Rect> {
    let mut order: Vec<_> = (0..points.len()).collect();
    order.sort_by(|&a, &b| points[a].0.total_cmp(&points[b].0).then(points[a].1.total_cmp(&points[b].1)));
    let columns: Vec<_> = order.chunk_by(|&a, &b| (points[a].0 - points[b].0).abs() < 1e-6).collect();
    let x = |column: Option<&&[usize]>| column.and_then(|it| points.get(*it.first()?)).map(|point| point.0);
    let mut hits = vec![Rect::default(); points.len()];
    for (index, column) in columns.iter().enumerate() {
        let Some(middle) = x(Some(column)) else { continue };
        let before = x(index.checked_sub(1).and_then(|before| columns.get(before)));
        let after = x(columns.get(index + 1));
        let left = before.map_or(0.0, |before| (before + middle) / 2.0).max(middle - SIDE);
        let right = after.map_or(f64::MAX, |after| (after + middle) / 2.0).min(middle + SIDE);
        for (&point, (top, height)) in column.iter().zip(shares(column, points, bottom)) {
            hits[point] = match labels.get(point).copied().flatten() {
                Some(room) => Rect { x: left, width: room.right() - left, ..room },
                None => Rect::new(left, top, right - left, height),
            };
        }
    }
    hits.into_iter().map(seamed).collect()
}

/// The upper edge and the height of each point's share of a column, from the highest to the lowest:
/// up to half-way to the next, but high enough for a finger if that can be.
fn shares(column: &[usize], points: &[Point], bottom: f64) -> Vec<(f64, f64)> {
    if column.len() == 1 {
        return vec![(0.0, bottom)];
    }
    // A little more than must be, since edges are halved and rounded.
    let length = (HIT + SEAM).min(bottom / size(column.len()));
    let strips: Vec<_> = column.iter().map(|&index| Strip { middle: points[index].1, length }).collect();
    let tops = apart(&strips, 0.0, bottom);
    let edge = |pair: &[f64]| (pair[0] + length + pair[1]) / 2.0;
    let edges: Vec<_> = std::iter::once(0.0).chain(tops.windows(2).map(edge)).chain([bottom]).collect();
    edges.windows(2).map(|pair| (pair[0], pair[1] - pair[0])).collect()
}

/// Less a seam, which is a fiftieth of a narrow area.
fn seamed(area: Rect) -> Rect {
    let (x, y) = (SEAM.min(area.width / 50.0), SEAM.min(area.height / 50.0));
    Rect::new(area.x + x, area.y + y, area.width - 2.0 * x, area.height - 2.0 * y)
}

fn within(area: Rect) -> Rect {
    Rect::new(area.x + SEAM, area.y + SEAM, area.width - 2.0 * SEAM, area.height - 2.0 * SEAM)
}
