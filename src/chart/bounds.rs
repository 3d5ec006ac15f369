//! Values that are bounds: each with its open end, and no axis that would let them be compared.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Bound, Bounds};

use super::error::ChartError;
use super::ink::Ink;
use super::kind::{Ctx, Datum, table_rows};
use super::panel::size;
use super::picture::{Mark, Rect, TableRow};
use super::scene::{Anchor, Pen, Scene, Type, baseline};
use super::text::wrap;

const LINE: f64 = 22.0;
const STEM: f64 = 24.0;
const GAP: f64 = 10.0;
/// Where every dot stands: at one place, since their values do not compare.
const DOT_AT: f64 = 0.3;
const ARROW: f64 = 44.0;

/// Lays the chart out.
///
/// # Errors
/// When it is empty or a figure is missing.
pub fn layout(ctx: &Ctx<'_>, bounds: &Bounds) -> Result<Scene, ChartError> {
    if bounds.rows.is_empty() {
        return Err(ChartError::Empty { chart: ctx.chart.id.clone() });
    }
    let mut scene = Scene::default();
    for (panel, row) in bounds.rows.iter().enumerate() {
        line(ctx, &mut scene, &ctx.row(row)?, panel);
    }
    Ok(scene)
}

fn line(ctx: &Ctx<'_>, scene: &mut Scene, datum: &Datum<'_>, panel: usize) {
    if scene.height > 0.0 {
        scene.height += GAP;
    }
    let (top, room) = (scene.height, ctx.room());
    let names = wrap(&datum.name, Type::LABEL.size, room, 2);
    scene.lines((0.0, top), Type::LABEL, LINE, &names, &datum.name);
    let stem_top = top + LINE * size(names.lines.len());
    let (x, y) = (room * DOT_AT, stem_top + STEM / 2.0);
    scene.line((0.5, stem_top + 4.0), (0.5, stem_top + STEM - 4.0), Pen::solid(Ink::Axis, 1.0));
    scene.line((0.0, y), (x, y), Pen::solid(Ink::Value, 2.0));
    let pen = Pen::dashed(Ink::Bound, 1.5);
    let mut after = x + 10.0;
    match datum.amount.bound {
        Bound::Exact => {}
        Bound::AtLeast => {
            scene.arrow((x + 8.0, y), (x + ARROW, y), pen);
            after = x + ARROW + 8.0;
        }
        Bound::Under | Bound::AtMost => scene.arrow((x - 8.0, y - 6.0), (x - ARROW, y - 6.0), pen),
        Bound::About => {
            scene.line((x - 14.0, y), (x + 14.0, y), pen);
            after = x + 22.0;
        }
    }
    scene.shapes.push(super::scene::Shape::Dot((x, y), 6.0, Ink::Value));
    let number = datum.number(ctx.lang);
    let word = datum.word(ctx.lang);
    let width = Type::NUMBER.width(&number) + word.map_or(0.0, |(word, _)| 6.0 + Type::SMALL.width(word));
    let shrink = ((room - after) / width).min(1.0);
    let face = Type { size: Type::NUMBER.size * shrink, ..Type::NUMBER };
    let base = baseline(stem_top, STEM, Type::NUMBER.size);
    let end = after + face.width(&number) + 6.0 * shrink;
    scene.text((after, base), face, Anchor::Start, number);
    if let Some((word, ink)) = word {
        scene.text((end, base), Type { size: Type::SMALL.size * shrink, ink }, Anchor::Start, word);
    }
    scene.height = stem_top + STEM;
    scene.marks.push(Mark {
        figure: datum.id.to_string(),
        role: datum.role(),
        x: x - 6.0,
        y: y - 6.0,
        width: 12.0,
        height: 12.0,
        hit: Rect::new(0.0, top, (after + width * shrink).min(room), scene.height - top),
        label: datum.describe(ctx.lang),
        panel,
        scale: 0.0,
    });
}

/// The chart's data table.
pub fn rows(bulletin: &Bulletin, bounds: &Bounds) -> Vec<TableRow> {
    bounds.rows.iter().flat_map(|row| table_rows(bulletin, row, None)).collect()
}
