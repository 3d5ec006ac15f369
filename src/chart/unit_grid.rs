//! A part of a whole, unit by unit: one square each, filled for the part, dashed for the rest.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Bound, UnitGrid};
use crate::bulletin::text::Lang;

use super::breakdown::{self, Node};
use super::error::ChartError;
use super::ink::Ink;
use super::kind::{ChartKind, Ctx, Datum, value_row};
use super::numbers;
use super::panel::size;
use super::phrases::{sentences, series, told};
use super::picture::{Mark, Rect, Role, TableRow};
use super::scene::{Anchor, Pen, Scene, Type, baseline};
use super::text::wrap;

/// More squares than this are no longer seen one by one: then parts are drawn as lengths.
const MOST: f64 = 400.0;
const LINE: f64 = 26.0;
/// The widest a grid grows: beyond it, rows are too long to count.
const WIDEST: f64 = 560.0;

impl ChartKind for UnitGrid {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        layout(ctx, self)
    }

    fn rows(&self, bulletin: &Bulletin) -> Vec<TableRow> {
        rows(bulletin, self)
    }

    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError> {
        let lang = ctx.lang;
        let [whole, part, rest] = resolve(ctx, self)?.map(|it| told(&it, lang));
        let of = match lang {
            Lang::Zh => "，其中",
            Lang::En => ": ",
        };
        let parts = series(&[part, rest], lang);
        Ok(sentences(&[format!("{whole}{of}{parts}")], lang))
    }
}

/// Fails when a figure is missing, units differ, or part and rest exceed the whole.
fn layout(ctx: &Ctx<'_>, grid: &UnitGrid) -> Result<Scene, ChartError> {
    let [whole, part, rest] = resolve(ctx, grid)?;
    let bases = [whole.base, part.base, rest.base];
    let units =
        bases.map(|base| base / whole.unit_size() * super::kind::power(i32::from(whole.amount.unit_mult)));
    let exact = [&whole, &part, &rest].iter().all(|it| it.amount.bound == Bound::Exact);
    let countable = exact && units.iter().all(|units| units.fract() == 0.0);
    if !countable || units[0] > MOST || units[0] < 1.0 {
        return breakdown::draw(ctx, &lengths(whole, part, rest));
    }
    let counts = units.map(count);
    Ok(Squares { ctx: *ctx, counts }.layout(&whole, &part, &rest))
}

/// Whole, part and rest, proven to be that.
fn resolve<'a>(ctx: &Ctx<'a>, grid: &UnitGrid) -> Result<[Datum<'a>; 3], ChartError> {
    let (whole, part, rest) = (ctx.row(&grid.whole)?, ctx.row(&grid.part)?, ctx.row(&grid.rest)?);
    whole.with(&part, ctx)?;
    whole.with(&rest, ctx)?;
    let below = [&whole, &part, &rest].iter().any(|it| it.base < 0.0);
    if below || part.base + rest.base > whole.base * (1.0 + 1e-9) {
        return Err(ChartError::Exceeds { chart: ctx.chart.id.clone(), whole: whole.id.to_string() });
    }
    Ok([whole, part, rest])
}

/// The same as parts of one bar.
fn lengths<'a>(whole: Datum<'a>, part: Datum<'a>, rest: Datum<'a>) -> Vec<Node<'a>> {
    let all = whole.base;
    let share = move |base: f64| if all > 0.0 { base / all } else { 0.0 };
    let node = |datum: Datum<'a>, level: u32, start: f64| Node {
        level,
        start,
        share: share(datum.base),
        divided: level == 0,
        datum,
    };
    let start = share(part.base);
    vec![node(whole, 0, 0.0), node(part, 1, 0.0), node(rest, 1, start)]
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn count(units: f64) -> usize {
    units as usize
}

struct Squares<'a> {
    ctx: Ctx<'a>,
    /// Whole, part, rest.
    counts: [usize; 3],
}

impl Squares<'_> {
    fn layout(&self, whole: &Datum<'_>, part: &Datum<'_>, rest: &Datum<'_>) -> Scene {
        let mut scene = Scene::default();
        let [all, filled, empty] = self.counts;
        let (columns, pitch) = columns(all, self.ctx.room().min(WIDEST));
        let whole_words = self.words(&mut scene, whole, 0.0, None);
        scene.marks.push(self.mark(whole, Role::Value, whole_words, whole_words));
        let top = scene.height;
        let part_words = self.words(&mut scene, part, 0.0, Some(false));
        let grid_top = scene.height + 2.0;
        let place = |i: usize| (size(i % columns) * pitch, grid_top + size(i / columns) * pitch);
        let side = (pitch * 0.82).floor();
        for i in 0..all {
            let (x, y) = place(i);
            let square = Rect::new(x, y, side, side);
            if i < filled {
                scene.area(square, Ink::Value);
            } else if i < filled + empty {
                scene.outline(square, Pen::dashed(Ink::Derived, 1.5));
            } else {
                scene.outline(square, Pen::solid(Ink::Rest, 1.0));
            }
        }
        let extent = |from: usize, to: usize| {
            let (first, last) = (place(from), place(to.max(from + 1) - 1));
            let one_row = first.1 == last.1;
            let (left, right) = if one_row { (first.0, last.0) } else { (0.0, size(columns - 1) * pitch) };
            Rect::new(left, first.1, right - left + side, last.1 - first.1 + side)
        };
        let shape = if filled > 0 { extent(0, filled) } else { part_words };
        let full_rows = filled / columns;
        let bottom = if full_rows > 0 { grid_top + size(full_rows) * pitch } else { grid_top };
        let width = part_words.width.max(if full_rows > 0 { size(columns) * pitch } else { 0.0 });
        let hit = Rect::new(0.0, top, width.min(self.ctx.room()), bottom - top);
        scene.marks.push(self.mark(part, part.role(), shape, hit));
        scene.height = grid_top + size(all.div_ceil(columns)) * pitch;
        let shape = (empty > 0).then(|| extent(filled, filled + empty));
        let from = shape.map_or(0.0, |shape| shape.x);
        let hit = self.words(&mut scene, rest, from, Some(true));
        scene.marks.push(self.mark(rest, rest.role(), shape.unwrap_or(hit), hit));
        scene
    }

    /// Sets a number and its name, with the square that stands for it, as near to `from` as the
    /// line allows; gives back the room they take.
    fn words(&self, scene: &mut Scene, datum: &Datum<'_>, from: f64, square: Option<bool>) -> Rect {
        let (room, top) = (self.ctx.room(), scene.height);
        let key = if square.is_some() { 20.0 } else { 0.0 };
        let number = datum.number(self.ctx.lang);
        let number_width = Type::NUMBER.width(&number);
        let word_width = numbers::word_width(datum, self.ctx.lang);
        let left = key + number_width + 7.0;
        let lines =
            wrap(&datum.name, Type::LABEL.size, (room - left - word_width).max(40.0), self.ctx.most(2));
        let name_width = lines.lines.iter().map(|line| Type::LABEL.width(line)).fold(0.0, f64::max);
        let width = left + name_width + word_width;
        let x = from.min(room - width).max(0.0);
        let y = baseline(top, LINE, Type::NUMBER.size);
        let swatch = Rect::new(x, top + 6.0, 14.0, 14.0);
        match square {
            Some(false) => scene.area(swatch, Ink::Value),
            Some(true) => scene.outline(swatch, Pen::dashed(Ink::Derived, 1.5)),
            None => {}
        }
        scene.text((x + key, y), Type::NUMBER, Anchor::Start, number);
        scene.lines((x + left, top), Type::LABEL, LINE, &lines, &datum.name);
        numbers::set_word(scene, datum, self.ctx.lang, (x + left + name_width, y), 1.0);
        scene.height += LINE * size(lines.lines.len());
        Rect::new(x, top, width.min(room - x), scene.height - top)
    }

    fn mark(&self, datum: &Datum<'_>, role: Role, shape: Rect, hit: Rect) -> Mark {
        Mark {
            figure: datum.id.to_string(),
            role,
            x: shape.x,
            y: shape.y,
            width: shape.width,
            height: shape.height,
            hit,
            label: datum.describe(self.ctx.lang),
            panel: 0,
            scale: 0.0,
        }
    }
}

/// How many squares stand in a row, and how far apart: full rows if possible, else rows of ten or
/// five, and squares that can be told apart and hit.
fn columns(all: usize, room: f64) -> (usize, f64) {
    const LEAST: f64 = 16.0;
    const BEST: f64 = 34.0;
    let badness = |columns: &usize| {
        let pitch = (room / size(*columns)).min(BEST + 4.0);
        let uneven = if all.is_multiple_of(*columns) { 0.0 } else { 6.0 };
        let odd = if columns.is_multiple_of(5) { 0.0 } else { 3.0 };
        (pitch - BEST).abs() + uneven + odd + if pitch < LEAST { 100.0 } else { 0.0 }
    };
    let most = all.clamp(1, 40);
    let best = (1..=most).min_by(|a, b| badness(a).total_cmp(&badness(b)).then(b.cmp(a))).unwrap_or(1);
    (best, (room / size(best)).min(BEST + 4.0))
}

/// The chart's data table.
fn rows(bulletin: &Bulletin, grid: &UnitGrid) -> Vec<TableRow> {
    let rows = [&grid.whole, &grid.part, &grid.rest];
    rows.into_iter().map(|row| value_row(bulletin, row, None)).collect()
}
