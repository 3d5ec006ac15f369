//! The axis of a panel, drawn: light lines behind the bars, and numbers below them.

use crate::bulletin::figure::Amount;

use super::axis::{Scale, Tick, tick_labels, ticks};
use super::ink::Ink;
use super::kind::Ctx;
use super::scene::{Anchor, Pen, Scene, Shape, Type, baseline, crisp};

/// The height of the numbers' line.
const LINE: f64 = 22.0;
/// The least room between two numbers.
const APART: f64 = 12.0;

/// Where the axis' lines may cross a row: at its bar, but not through its number.
pub struct Band {
    /// The upper end.
    pub top: f64,
    /// The lower end.
    pub bottom: f64,
    /// From where to where a text stands.
    pub taken: (f64, f64),
}

/// An axis to be drawn.
pub struct Ticks<'a> {
    /// Where its values are.
    pub scale: Scale,
    /// An amount in its unit and scale.
    pub like: &'a Amount<'a>,
    /// Whether it counts whole things.
    pub whole: bool,
    /// The left edge of its room; the right one is the picture's.
    pub left: f64,
}

/// A tick's number: where it starts, how wide it is, what it says.
struct Label {
    start: f64,
    width: f64,
    text: String,
}

impl Ticks<'_> {
    /// Draws lines behind the shapes from `behind` on, and numbers below what is there.
    pub fn draw(&self, ctx: &Ctx<'_>, scene: &mut Scene, values: &[f64], bands: &[Band], behind: usize) {
        let (shown, labels) = self.fitting(ctx, values);
        let bottom = scene.height + 4.0;
        let mut back = Vec::new();
        let mut front = Vec::new();
        for tick in &shown {
            let x = crisp(self.scale.at(tick.value).min(ctx.room() - 1.0));
            let zero = tick.value == 0.0;
            let ink = if zero { Ink::Axis } else { Ink::Grid };
            let mut line = |top, bottom| {
                let line = Shape::Path(vec![(x, top), (x, bottom)], Pen::solid(ink, 1.0));
                if zero { front.push(line) } else { back.push(line) }
            };
            for band in bands {
                if !(band.taken.0 - 4.0..=band.taken.1 + 4.0).contains(&x) || zero {
                    line(band.top, band.bottom);
                }
            }
            line(bottom - 3.0, bottom + 1.0);
        }
        // The line that bars start from stands in front of them, the others behind.
        let bars = scene.shapes.split_off(behind);
        scene.shapes.extend(back.into_iter().chain(bars).chain(front));
        let y = baseline(bottom, LINE - 4.0, Type::SMALL.size);
        for label in labels {
            scene.text((label.start, y), Type::SMALL, Anchor::Start, label.text);
        }
        scene.height += LINE;
    }

    /// As many ticks as people read and as have room for their numbers.
    fn fitting(&self, ctx: &Ctx<'_>, values: &[f64]) -> (Vec<Tick>, Vec<Label>) {
        let low = values.iter().copied().fold(0.0, f64::min);
        let high = values.iter().copied().fold(0.0, f64::max);
        for most in (1..=6).rev() {
            let mut kept = ticks(low, high, self.whole, most);
            kept.retain(|tick| (self.left - 0.5..=ctx.room() + 0.5).contains(&self.scale.at(tick.value)));
            let labels = self.labels(ctx, &kept);
            if labels.windows(2).all(|pair| pair[0].start + pair[0].width + APART <= pair[1].start) {
                return (kept, labels);
            }
        }
        (vec![], vec![])
    }

    /// The numbers of some ticks, one of them with the unit, each centred below its tick.
    fn labels(&self, ctx: &Ctx<'_>, ticks: &[Tick]) -> Vec<Label> {
        let (texts, _) = tick_labels(ticks, self.like, ctx.lang);
        let labels = ticks.iter().zip(texts).map(|(tick, text)| {
            let width = Type::SMALL.width(&text);
            // A unit that follows its number is no part of what is centred.
            let digits = text.chars().take_while(|c| c.is_ascii_digit() || ".,−".contains(*c)).count();
            let number: String = text.chars().take(digits).collect();
            let middle = if digits > 0 { Type::SMALL.width(&number) } else { width } / 2.0;
            let start = (self.scale.at(tick.value) - middle).clamp(0.0, (ctx.room() - width).max(0.0));
            Label { start, width, text }
        });
        labels.collect()
    }
}
