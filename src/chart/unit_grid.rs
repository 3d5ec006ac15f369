//! A part of a whole, unit by unit: a square for each, filled for the part.

use crate::bulletin::Bulletin;
use crate::bulletin::model::UnitGrid;

use super::error::ChartError;
use super::ink::Ink;
use super::kind::{Ctx, Datum, table_rows};
use super::picture::{Mark, Rect, TableRow};
use super::scene::{Anchor, Pen, Scene, Type, baseline};
use super::text::fit;

/// The most squares that still tell something one by one.
const MOST: f64 = 400.0;
const LINE: f64 = 26.0;
const SWATCH: f64 = 14.0;

/// Lays the chart out.
///
/// # Errors
/// When a figure is missing, units are mixed, the numbers are not whole or too many for squares,
/// or the part exceeds the whole.
pub fn layout(ctx: &Ctx<'_>, grid: &UnitGrid) -> Result<Scene, ChartError> {
    let (whole, part, rest) = (ctx.row(&grid.whole)?, ctx.row(&grid.part)?, ctx.row(&grid.rest)?);
    whole.with(&part, ctx)?;
    whole.with(&rest, ctx)?;
    let fits = whole.base <= MOST && part.base <= whole.base && part.base >= 0.0;
    if !fits || whole.base.fract() != 0.0 || part.base.fract() != 0.0 {
        return Err(ChartError::Exceeds { chart: ctx.chart.id.clone(), whole: whole.id.into() });
    }
    let mut scene = Scene::default();
    legend(ctx, &mut scene, &whole, |_, _| {});
    squares(ctx, &mut scene, whole.base, part.base);
    scene.height += 8.0;
    legend(ctx, &mut scene, &part, |scene, rect| scene.area(rect, Ink::Value));
    legend(ctx, &mut scene, &rest, |scene, rect| scene.outline(rect, Pen::dashed(Ink::Derived, 1.5)));
    Ok(scene)
}

fn squares(ctx: &Ctx<'_>, scene: &mut Scene, whole: f64, part: f64) {
    // Tens read at a glance; a wide picture takes two of them in a row.
    let columns =
        if ctx.room() >= 560.0 { 20.0 } else { 10.0_f64.max((ctx.room() / 34.0).floor().min(14.0)) };
    let pitch = (ctx.room() / columns).min(34.0);
    let side = pitch - 5.0;
    let mut i = 0.0;
    while i < whole {
        let (row, column) = ((i / columns).floor(), i % columns);
        let rect = Rect::new(column * pitch, scene.height + row * pitch, side, side);
        if i < part {
            scene.area(rect, Ink::Value);
        } else {
            scene.outline(rect, Pen::dashed(Ink::Derived, 1.5));
        }
        i += 1.0;
    }
    scene.height += (whole / columns).ceil() * pitch;
}

/// A line that names one of the numbers, with the square it stands for.
fn legend(ctx: &Ctx<'_>, scene: &mut Scene, datum: &Datum<'_>, swatch: impl Fn(&mut Scene, Rect)) {
    let (top, room) = (scene.height, ctx.room());
    let before = scene.shapes.len();
    swatch(scene, Rect::new(0.0, top + (LINE - SWATCH) / 2.0, SWATCH, SWATCH));
    let left = if scene.shapes.len() > before { SWATCH + 8.0 } else { 0.0 };
    let number = datum.number(ctx.lang);
    let word = datum.word(ctx.lang);
    let tail = Type::NUMBER.width(&number) + word.map_or(0.0, |(word, _)| 6.0 + Type::SMALL.width(word));
    let name = fit(&datum.name, Type::LABEL.size, (room - left - tail - 8.0).max(24.0));
    scene.lines((left, top), Type::LABEL, LINE, &name, &datum.name);
    let x = left + Type::LABEL.width(&name.lines[0]) + 8.0;
    let y = baseline(top, LINE, Type::NUMBER.size);
    scene.text((x, y), Type::NUMBER, Anchor::Start, number.clone());
    if let Some((word, ink)) = word {
        let after = x + Type::NUMBER.width(&number) + 6.0;
        scene.text((after, y), Type::SMALL.ink(ink), Anchor::Start, word);
    }
    scene.height += LINE;
    let hit = Rect::new(0.0, top, (x + tail).min(room), LINE);
    scene.marks.push(Mark {
        figure: datum.id.to_string(),
        role: datum.role(),
        x: hit.x,
        y: hit.y,
        width: hit.width,
        height: hit.height,
        hit,
        label: datum.describe(ctx.lang),
        panel: 0,
        scale: 0.0,
    });
}

/// The chart's data table.
pub fn rows(bulletin: &Bulletin, grid: &UnitGrid) -> Vec<TableRow> {
    [&grid.whole, &grid.part, &grid.rest]
        .into_iter()
        .flat_map(|row| table_rows(bulletin, row, None))
        .collect()
}
