//! The axis of values that runs upwards: lines across the picture, each with its number above it.

use crate::bulletin::figure::Amount;
use crate::bulletin::format::{self, Style};
use crate::bulletin::text::Lang;

use super::axis::{Tick, around, tick_labels};
use super::ink::Ink;
use super::kind::{Ctx, Datum};
use super::scene::{Pen, Scene, Type, crisp};
use super::text::fit;

/// The room above the uppermost line, in which its number stands.
pub const HEAD: f64 = 20.0;
/// The widest number beside which the points begin; wider ones stand above all points.
const BESIDE: f64 = 44.0;
/// How many lines there are at most.
const MOST: u32 = 7;

/// The axis before it has a place: round values around zero and all points, and their numbers.
pub struct Levels {
    ticks: Vec<Tick>,
    labels: Vec<String>,
    /// The unit and scale that the uppermost number says; in English its plural.
    unit: String,
    /// The width that the numbers take from the points.
    pub width: f64,
}

impl Levels {
    /// The axis of some values in the unit of `like`; `whole` where whole things are counted.
    pub fn new(ctx: &Ctx<'_>, values: &[f64], whole: bool, like: &Amount<'_>) -> Self {
        let low = values.iter().copied().fold(0.0, f64::min);
        let high = values.iter().copied().fold(0.0, f64::max);
        let mut ticks = around(low, high, whole, MOST);
        let (mut labels, unit) = tick_labels(&ticks, like, ctx.lang);
        let widest = |labels: &[String]| {
            let below = labels.split_last().map_or(labels, |(_, below)| below);
            below.iter().map(|label| Type::SMALL.width(label)).fold(0.0, f64::max)
        };
        if widest(&labels) > ctx.room() / 5.0 {
            // Numbers that long would leave the lines no room: zero and the uppermost say enough.
            let top = ticks.last().map_or(0.0, |tick| tick.value);
            let low = ticks.first().map_or(0.0, |tick| tick.value);
            ticks.retain(|tick| tick.value == 0.0 || tick.value >= top || tick.value <= low);
            (labels, _) = tick_labels(&ticks, like, ctx.lang);
            if let Some(first) = labels.first_mut().filter(|_| low < 0.0) {
                first.clear();
            }
        }
        let top = labels.last().map_or(0.0, |label| Type::SMALL.width(label));
        let width = widest(&labels).max(if top <= BESIDE { top } else { 0.0 });
        Self { ticks, labels, unit, width }
    }

    /// The lowest and the highest value, between which all others are.
    pub fn ends(&self) -> (f64, f64) {
        let of = |tick: Option<&Tick>| tick.map_or(0.0, |tick| tick.value);
        (of(self.ticks.first()), of(self.ticks.last()))
    }

    /// How far the uppermost number reaches to the right.
    pub fn reach(&self) -> f64 {
        self.labels.last().map_or(0.0, |label| Type::SMALL.width(label))
    }

    /// Draws the axis as far as `right`, each value at the height that `at` gives.
    pub fn draw(&self, ctx: &Ctx<'_>, scene: &mut Scene, right: f64, at: impl Fn(f64) -> f64) {
        for (tick, label) in self.ticks.iter().zip(&self.labels) {
            let y = crisp(at(tick.value));
            let ink = if tick.value == 0.0 { Ink::Axis } else { Ink::Grid };
            scene.line((0.0, y), (right, y), Pen::solid(ink, 1.0));
            if !label.is_empty() {
                let line = fit(label, Type::SMALL.size, ctx.room());
                scene.lines((0.0, y - 17.0), Type::SMALL, 16.0, &line, label);
            }
        }
    }

    /// The number of a point: bare where the axis says its unit and scale.
    pub fn number(&self, datum: &Datum<'_>, lang: Lang) -> String {
        let (number, unit) = format::parts(&datum.amount, lang, Style::Compact);
        if unit == self.unit {
            return format!("{}{number}", format::bound(datum.amount.bound, lang, Style::Compact));
        }
        datum.number(lang)
    }
}
