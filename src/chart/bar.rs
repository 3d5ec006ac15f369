//! One bar, drawn as what it is: reported, expected, derived, and open where it is a bound.

use crate::bulletin::figure::Status;
use crate::bulletin::model::Bound;

use super::ink::Ink;
use super::kind::Datum;
use super::numbers::OPEN_END;
use super::picture::Rect;
use super::range;
use super::scene::{Pen, Scene};

/// Where the values that a bound allows lie, seen from the end of its bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Nowhere else: the value is exact.
    Nowhere,
    /// Beyond the bar.
    Outwards,
    /// Within the bar, and on the other side of zero.
    Inwards,
    /// Around its end.
    Around,
}

/// At least −5 is −5 or more, and so lies within the bar; at least 5 lies beyond it.
fn open(datum: &Datum<'_>) -> Open {
    let falls = datum.base < 0.0;
    match datum.amount.bound {
        Bound::Exact => Open::Nowhere,
        Bound::About => Open::Around,
        Bound::AtLeast if falls => Open::Inwards,
        Bound::AtLeast => Open::Outwards,
        Bound::Under | Bound::AtMost if falls => Open::Outwards,
        Bound::Under | Bound::AtMost => Open::Inwards,
    }
}

/// The pixels that a bar's open end takes beyond it.
pub fn open_end(datum: &Datum<'_>) -> f64 {
    match open(datum) {
        Open::Outwards => OPEN_END,
        Open::Around => OPEN_END / 2.0,
        Open::Nowhere | Open::Inwards => 0.0,
    }
}

/// A bar's place: where it starts, how long it is, and which way it runs.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Where zero is.
    pub zero: f64,
    /// Its end, left of zero for a value below it.
    pub end: f64,
    /// Its top edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
    /// Pixels per base unit, for the whisker of a range.
    pub per_base: f64,
}

impl Span {
    /// The bar's rectangle.
    pub fn rect(&self) -> Rect {
        Rect::new(self.zero.min(self.end), self.top, (self.end - self.zero).abs(), self.height)
    }

    fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }

    fn outwards(&self) -> f64 {
        if self.end < self.zero { -1.0 } else { 1.0 }
    }
}

/// Draws a bar; `ink` is that of a reported value.
pub fn bar(scene: &mut Scene, span: Span, datum: &Datum<'_>, ink: Ink) {
    let rect = span.rect();
    let open = open(datum);
    match datum.status {
        Status::Expected => {
            scene.hatch(rect, Ink::Expected);
            scene.outline(rect, Pen::solid(Ink::Expected, 1.5));
        }
        Status::Derived => scene.outline(rect, Pen::dashed(Ink::Derived, 1.5)),
        Status::Reported if open == Open::Inwards => scene.outline(rect, Pen::dashed(Ink::Bound, 1.5)),
        Status::Reported => scene.area(rect, ink),
    }
    let (end, out, middle) = (span.end, span.outwards(), span.middle());
    match open {
        Open::Nowhere => {}
        Open::Outwards => {
            let edge = end + out * (OPEN_END - 8.0);
            for y in [span.top + 0.5, span.top + span.height - 0.5] {
                scene.line((end, y), (edge, y), Pen::dashed(Ink::Bound, 1.0));
            }
            scene.arrow(
                (end + out * 3.0, middle),
                (end + out * (OPEN_END - 2.0), middle),
                Pen::solid(Ink::Bound, 1.5),
            );
        }
        Open::Inwards if rect.width > 16.0 => {
            let from = end - out * 4.0;
            scene.arrow(
                (from, middle),
                (end - out * 20.0_f64.min(rect.width - 4.0), middle),
                Pen::solid(Ink::Bound, 1.5),
            );
        }
        Open::Inwards => {}
        Open::Around => {
            let x = end + out * 5.0;
            scene.line((x, span.top), (x, span.top + span.height), Pen::dashed(Ink::Bound, 1.5));
        }
    }
    whisker(scene, span, datum);
}

fn whisker(scene: &mut Scene, span: Span, datum: &Datum<'_>) {
    if datum.amount.range_values.is_none() {
        return;
    }
    let (low, high) = range::ends(datum);
    let at = |base: f64| span.zero + base * span.per_base;
    let (low, high, middle) = (at(low), at(high), span.middle());
    let pen = Pen::solid(Ink::Derived, 1.5);
    scene.line((low, middle), (high, middle), pen);
    for x in [low, high] {
        scene.line((x, middle - 4.0), (x, middle + 4.0), pen);
    }
}
