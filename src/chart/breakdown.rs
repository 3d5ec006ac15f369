//! A whole, its parts and their parts: a line each, and each bar standing below the stretch of its
//! whole that it makes up.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Breakdown, Part};

use super::error::ChartError;
use super::ink::Ink;
use super::kind::{Ctx, Datum};
use super::picture::{Mark, Rect, TableRow};
use super::scene::{Anchor, Pen, Scene, Type, baseline};
use super::text::fit;

const LINE: f64 = 24.0;
const BAR: f64 = 18.0;
const GAP: f64 = 10.0;

/// Lays the chart out.
///
/// # Errors
/// When a figure is missing, units are mixed, or parts come to more than their whole.
pub fn layout(ctx: &Ctx<'_>, breakdown: &Breakdown) -> Result<Scene, ChartError> {
    let root = ctx.datum(&breakdown.root.figure, Some(&breakdown.root.label))?;
    let exceeds = || ChartError::Exceeds { chart: ctx.chart.id.clone(), whole: root.id.to_string() };
    if root.base <= 0.0 {
        return Err(exceeds());
    }
    let mut scene = Scene::default();
    // The outline of a derived part needs a pixel on each side.
    let tree = Tree {
        ctx: *ctx,
        per_base: ctx.room() / root.base,
        per_unit: ctx.room() / root.base * root.unit_size(),
    };
    tree.part(&mut scene, &breakdown.root, &root, 0.0, 0)?;
    Ok(scene)
}

struct Tree<'a> {
    ctx: Ctx<'a>,
    per_base: f64,
    per_unit: f64,
}

impl Tree<'_> {
    fn part(
        &self,
        scene: &mut Scene,
        part: &Part,
        datum: &Datum<'_>,
        left: f64,
        level: usize,
    ) -> Result<(), ChartError> {
        self.row(scene, datum, left, level);
        let parts = part.parts.iter().map(|it| self.ctx.datum(&it.figure, Some(&it.label)));
        let parts: Vec<Datum<'_>> = parts.collect::<Result<_, _>>()?;
        parts.iter().try_for_each(|it| datum.with(it, &self.ctx))?;
        let sum: f64 = parts.iter().map(|it| it.base).sum();
        if sum > datum.base * (1.0 + 1e-9) || parts.iter().any(|it| it.base < 0.0) {
            return Err(ChartError::Exceeds { chart: self.ctx.chart.id.clone(), whole: datum.id.into() });
        }
        let mut x = left;
        for (part, datum) in part.parts.iter().zip(&parts) {
            self.part(scene, part, datum, x, level + 1)?;
            x += datum.base * self.per_base;
        }
        Ok(())
    }

    fn row(&self, scene: &mut Scene, datum: &Datum<'_>, left: f64, level: usize) {
        let (ctx, room) = (&self.ctx, self.ctx.room());
        if scene.height > 0.0 {
            scene.height += GAP;
        }
        let top = scene.height;
        let indent = 14.0 * super::panel::size(level);
        let number = datum.number(ctx.lang);
        let word = datum.word(ctx.lang);
        let tail = Type::NUMBER.width(&number) + word.map_or(0.0, |(word, _)| 6.0 + Type::SMALL.width(word));
        let name = fit(&datum.name, Type::LABEL.size, (room - indent - tail - 8.0).max(24.0));
        let y = baseline(top, LINE, Type::NUMBER.size);
        scene.lines((indent, top), Type::LABEL, LINE, &name, &datum.name);
        let x = indent + Type::LABEL.width(&name.lines[0]) + 8.0;
        scene.text((x, y), Type::NUMBER, Anchor::Start, number.clone());
        if let Some((word, ink)) = word {
            let after = x + Type::NUMBER.width(&number) + 6.0;
            scene.text((after, y), Type::SMALL.ink(ink), Anchor::Start, word);
        }
        let shape = Rect::new(left, top + LINE, (datum.base * self.per_base).min(room - left), BAR);
        // The whole shows behind each part as a track, so that a part reads as one.
        if level > 0 {
            scene.area(Rect::new(0.0, shape.y + BAR - 2.0, room, 2.0), Ink::Grid);
        }
        match (datum.word(ctx.lang), level) {
            (Some(_), _) => scene.outline(shape, Pen::dashed(Ink::Derived, 1.5)),
            (None, 0) => scene.area(shape, Ink::Value),
            (None, 1) => scene.area(shape, Ink::Value2),
            (None, _) => scene.area(shape, Ink::Value3),
        }
        scene.height = top + LINE + BAR;
        scene.marks.push(Mark {
            figure: datum.id.to_string(),
            role: datum.role(),
            x: shape.x,
            y: shape.y,
            width: shape.width,
            height: shape.height,
            hit: Rect::new(0.0, top, room, LINE + BAR),
            label: datum.describe(ctx.lang),
            panel: 0,
            scale: self.per_unit,
        });
    }
}

/// The chart's data table.
pub fn rows(_: &Bulletin, breakdown: &Breakdown) -> Vec<TableRow> {
    fn add(part: &Part, out: &mut Vec<TableRow>) {
        let (label, figure) = (part.label.clone(), part.figure.clone());
        out.push(TableRow { label, figure, panel: None, benchmark: None });
        part.parts.iter().for_each(|part| add(part, out));
    }
    let mut out = Vec::new();
    add(&breakdown.root, &mut out);
    out
}
