//! The marks on the points of lines: each line has a form of its own, so that nobody needs to tell
//! colours apart, and what is expected is hollow.

use super::ink::Ink;
use super::scene::{Point, Scene, Shape};

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A disc.
    Disc,
    /// A square.
    Square,
    /// A triangle that points upwards.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A triangle that points downwards.
    Wedge,
}

/// How far a marker reaches from its point.
pub const RADIUS: f64 = 4.5;
/// How thick a hollow marker's edge is.
const EDGE: f64 = 2.0;
/// How far the ground shows around a marker, so that crossing lines do not run into it.
const HALO: f64 = 1.5;

impl Marker {
    /// The forms in the order in which lines take them.
    pub const ALL: [Self; 5] = [Self::Disc, Self::Square, Self::Triangle, Self::Diamond, Self::Wedge];

    /// Draws it around a point, `scale` times as large as usual.
    pub fn draw(self, scene: &mut Scene, at: Point, ink: Ink, hollow: bool, scale: f64) {
        self.fill(scene, at, (RADIUS + HALO) * scale, Ink::Ground);
        self.fill(scene, at, RADIUS * scale, ink);
        if hollow {
            self.fill(scene, at, (RADIUS - EDGE) * scale, Ink::Ground);
        }
    }

    /// All forms of one radius look equally large.
    fn fill(self, scene: &mut Scene, (x, y): Point, radius: f64, ink: Ink) {
        let corners: &[Point] = match self {
            Self::Disc => return scene.shapes.push(Shape::Dot((x, y), radius, ink)),
            Self::Square => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            Self::Triangle => &[(0.0, -1.2), (1.15, 0.85), (-1.15, 0.85)],
            Self::Diamond => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
            Self::Wedge => &[(0.0, 1.2), (1.15, -0.85), (-1.15, -0.85)],
        };
        let corners = corners.iter().map(|(right, down)| (x + right * radius, y + down * radius));
        scene.shapes.push(Shape::Polygon(corners.collect(), ink));
    }
}
