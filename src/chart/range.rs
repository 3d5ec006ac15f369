//! The range that rounding leaves to a derived value: a dashed strip between two caps, a dot at the
//! value itself, and a hairline from zero. The strip is as long as the range, however short that is:
//! caps stand out above and below the dot, so that a short one is still seen for what it is.

use crate::bulletin::decimal::approx;
use crate::bulletin::model::Bound;

use super::ink::Ink;
use super::kind::Datum;
use super::numbers::OPEN_END;
use super::picture::Rect;
use super::scene::{Pen, Scene, Shape};

/// How far the dot reaches from its middle.
pub const DOT: f64 = 3.5;
/// How far a cap reaches from the middle.
const CAP: f64 = 9.0;
/// How far the strip reaches from the middle.
const STRIP: f64 = 6.0;

/// Where a range is.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Where zero is.
    pub zero: f64,
    /// Where the value is.
    pub value: f64,
    /// From where to where it can be drawn.
    pub within: (f64, f64),
    /// The room of the range from its low to its high end; where there is no range, the dot's.
    pub room: Rect,
}

/// The ends of a range in base units, the lower one first; the value itself where nothing was rounded.
pub fn ends(datum: &Datum<'_>) -> (f64, f64) {
    let exact = (datum.base, datum.base);
    let Some((low, high)) = &datum.amount.range_values else { return exact };
    let (low, high) = (approx(low) * datum.unit_size(), approx(high) * datum.unit_size());
    if low.is_finite() && high.is_finite() { (low, high) } else { exact }
}

/// The same ends, the one nearer to zero or beyond it first: in the way in which a bar of the value runs.
pub fn outwards(datum: &Datum<'_>) -> (f64, f64) {
    let (low, high) = ends(datum);
    if datum.base < 0.0 {
        (high.max(datum.base), low.min(datum.base))
    } else {
        (low.min(datum.base), high.max(datum.base))
    }
}

/// The pixels that dot and open end take beyond a range's end, on the side away from zero.
pub fn beyond(datum: &Datum<'_>) -> f64 {
    let falls = datum.base < 0.0;
    match datum.amount.bound {
        Bound::AtLeast if !falls => DOT + OPEN_END,
        Bound::Under | Bound::AtMost if falls => DOT + OPEN_END,
        Bound::About => 2.0 * DOT + 2.0,
        _ => DOT,
    }
}

/// Draws a range.
pub fn range(scene: &mut Scene, place: Place, datum: &Datum<'_>) {
    let Place { zero, value, room, .. } = place;
    let y = room.y + room.height / 2.0;
    scene.line((zero, y), (value, y), Pen::solid(Ink::Grid, 1.0));
    if datum.amount.range_values.is_some() {
        // Around the dot alone a strip would be a smudge.
        if room.width > 4.0 * DOT {
            let strip = Rect { y: y - STRIP, height: 2.0 * STRIP, ..room };
            scene.outline(strip, Pen::dashed(Ink::Derived, 1.5));
        }
        for x in [room.x, room.right()] {
            scene.line((x, y - CAP), (x, y + CAP), Pen::solid(Ink::Derived, 1.5));
        }
    }
    open_end(scene, place, y, datum.amount.bound);
    scene.shapes.push(Shape::Dot((value, y), DOT, Ink::Derived));
}

/// Draws the side on which the value may lie: of more, to the right, also below zero.
fn open_end(scene: &mut Scene, place: Place, y: f64, bound: Bound) {
    let (x, pen) = (place.value, Pen::solid(Ink::Bound, 1.5));
    let side = match bound {
        Bound::Exact => return,
        Bound::AtLeast => 1.0,
        Bound::Under | Bound::AtMost => -1.0,
        Bound::About => {
            for y in [y - CAP, y + CAP] {
                scene.line((x - 2.0 * DOT, y), (x + 2.0 * DOT, y), Pen::dashed(Ink::Bound, 1.5));
            }
            return;
        }
    };
    let start = x + side * DOT;
    let end = (start + side * (OPEN_END - 2.0)).clamp(place.within.0, place.within.1);
    // Next to the edge there is no room for more than the number's own sign.
    if (end - start) * side > 8.0 {
        scene.arrow((start, y), (end, y), pen);
    }
}
