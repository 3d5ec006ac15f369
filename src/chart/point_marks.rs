//! What a finger can hit around the points of lines: an area for each, apart from all others.

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

fn within(area: Rect) -> Rect {
    Rect::new(area.x + SEAM, area.y + SEAM, area.width - 2.0 * SEAM, area.height - 2.0 * SEAM)
}
