//! The axis of a panel, drawn: light lines behind the bars, and numbers below them.

use crate::bulletin::figure::Amount;

use super::axis::{Scale, tick_labels, ticks};
use super::ink::Ink;
use super::kind::Ctx;
use super::scene::{Anchor, Pen, Scene, Shape, Type, baseline, crisp};

/// The height of the numbers' line.
const LINE: f64 = 22.0;
/// The least room between two numbers.
const APART: f64 = 12.0;

/// Draws the axis of rows that stand between `top` and the scene's height, behind the shapes from
/// `behind` on. `values` are what is drawn, in the axis' units, whose unit is that of `like`.
pub fn draw_ticks(
    ctx: &Ctx<'_>,
    scene: &mut Scene,
    scale: Scale,
    like: &Amount<'_>,
    values: &[f64],
    whole: bool,
    (left, top, behind): (f64, f64, usize),
) {
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(0.0, f64::max);
    let room = ctx.room();
    let mut all = ticks(low, high, whole);
    all.retain(|tick| (left - 0.5..=room).contains(&scale.at(tick.value)));
    let bottom = scene.height + 4.0;
    let lines = all.iter().map(|tick| {
        let x = crisp(scale.at(tick.value).min(room - 1.0));
        let ink = if tick.value == 0.0 { Ink::Axis } else { Ink::Grid };
        Shape::Path(vec![(x, top - 2.0), (x, bottom)], Pen::solid(ink, 1.0))
    });
    let front = scene.shapes.split_off(behind);
    // The line that bars start from stands in front of them.
    let (zero, grid): (Vec<_>, Vec<_>) =
        lines.partition(|line| matches!(line, Shape::Path(_, pen) if pen.ink == Ink::Axis));
    scene.shapes.extend(grid.into_iter().chain(front).chain(zero));

    let face = Type::SMALL;
    let places = |last: usize| -> Vec<(f64, f64, String)> {
        let labels = tick_labels(&all, like, last, ctx.lang);
        let spans = all.iter().zip(labels).map(|(tick, label)| {
            let width = face.width(&label);
            let start = scale.at(tick.value) - width / 2.0;
            (start.clamp(0.0, (room - width).max(0.0)), width, label)
        });
        spans.collect()
    };
    // The last tick carries the unit, unless that pushes it off its line.
    let mut last = all.len().saturating_sub(1);
    while last > 0 {
        let spans = places(last);
        let (start, width, _) = &spans[last];
        let moved = (start + width / 2.0 - scale.at(all[last].value)).abs();
        if moved <= width * 0.35 || last == 1 || all[last - 1].value <= 0.0 {
            break;
        }
        last -= 1;
    }
    let spans = places(last);
    let order = [last].into_iter().chain(all.iter().position(|it| it.value == 0.0)).chain(0..all.len());
    let mut taken: Vec<(f64, f64)> = vec![];
    for i in order {
        let Some((start, width, label)) = spans.get(i) else { continue };
        let (from, to) = (*start, start + width);
        let free = taken.iter().all(|(a, b)| to + APART <= *a || from >= b + APART);
        if free {
            taken.push((from, to));
            let y = baseline(bottom, LINE - 4.0, face.size);
            scene.text((from, y), face, Anchor::Start, label.clone());
        }
    }
    scene.height += LINE;
}
