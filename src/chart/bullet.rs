//! Money spent against money planned, and below it what is expected, each on an axis of its own.

use crate::bulletin::Bulletin;
use crate::bulletin::figure::Status;
use crate::bulletin::model::Bullet;

use super::axis::{Need, Scale};
use super::bar::{Span, bar};
use super::bars::panel_row;
use super::error::ChartError;
use super::ink::Ink;
use super::kind::{ChartKind, Ctx, Datum, label, table_rows, value_row};
use super::numbers;
use super::panel::{Panel, size};
use super::phrases::{sentences, series, told};
use super::picture::{Compared, Mark, Rect, Role, TableRow};
use super::range;
use super::scene::{Pen, Scene, Type, baseline};
use super::text::wrap;
use super::ticks::{Band, Ticks};

const TRACK: f64 = 36.0;
const INNER: f64 = 20.0;
const LINE: f64 = 24.0;
const KEY: f64 = 12.0;

impl ChartKind for Bullet {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        layout(ctx, self)
    }

    fn rows(&self, bulletin: &Bulletin) -> Vec<TableRow> {
        rows(bulletin, self)
    }

    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError> {
        let lang = ctx.lang;
        let (value, target) = (ctx.row(&self.value)?, ctx.row(&self.target)?);
        value.with(&target, ctx)?;
        let share = ctx.datum(&self.share, None)?;
        let progress = series(&[&value, &target, &share].map(|it| told(it, lang)), lang);
        let expected = self.expected.iter().map(|row| Ok(told(&ctx.row(row)?, lang)));
        let expected = expected.collect::<Result<Vec<_>, ChartError>>()?;
        Ok(sentences(&[progress, series(&expected, lang)], lang))
    }
}

/// Fails when a figure is missing, or value and target are of different units.
fn layout<'a>(ctx: &Ctx<'a>, bullet: &Bullet) -> Result<Scene, ChartError> {
    let mut scene = Scene::default();
    let (value, target) = (ctx.row(&bullet.value)?, ctx.row(&bullet.target)?);
    let share = ctx.datum(&bullet.share, None)?;
    value.with(&target, ctx)?;
    progress(ctx, &mut scene, &value, &target, &share);
    for (index, row) in (1..).zip(&bullet.expected) {
        scene.height += 20.0;
        let row = panel_row(ctx, row, Ink::Value)?;
        let title = Some(row.datum.name.clone());
        Panel { title, rows: vec![row], index, names: None }.draw(ctx, &mut scene)?;
    }
    Ok(scene)
}

fn progress(ctx: &Ctx<'_>, scene: &mut Scene, value: &Datum<'_>, target: &Datum<'_>, share: &Datum<'_>) {
    let unit = value.unit_size();
    let need = |datum: &Datum<'_>| Need {
        value: range::outwards(datum).1 / unit,
        besides: [Some(range::outwards(datum).0 / unit), None],
        tail: super::bar::open_end(datum) + 2.0,
    };
    let scale = Scale::fit(&[need(value), need(target)], 0.0, ctx.room());
    let behind = scene.shapes.len();
    let mark = |datum: &Datum<'_>, role, shape: Rect, hit, per_unit| Mark {
        figure: datum.id.to_string(),
        role,
        x: shape.x,
        y: shape.y,
        width: shape.width,
        height: shape.height,
        hit,
        label: datum.describe(ctx.lang),
        panel: 0,
        scale: per_unit,
    };
    // The name and number of what is reached stand above the track, those of the plan below it.
    let top = scene.height;
    let reached = named_number(ctx, scene, value, Key::Solid);
    let track_top = scene.height;
    let inner_top = track_top + (TRACK - INNER) / 2.0;
    let per_base = scale.per_unit / unit;
    let track =
        Span { zero: scale.zero, end: scale.at(target.base / unit), top: track_top, height: TRACK, per_base };
    let inner = Span { end: scale.at(value.base / unit), top: inner_top, height: INNER, ..track };
    scene.outline(track.rect(), Pen::solid(Ink::Rest, 1.5));
    bar(scene, inner, value, Ink::Value);
    scene.height += TRACK;
    let values = [value.base / unit, target.base / unit];
    let band = Band { top: track_top - 3.0, bottom: track_top + TRACK + 4.0, taken: (0.0, 0.0) };
    let ticks = Ticks { scale, like: &value.amount, whole: false, left: 0.0 };
    ticks.draw(ctx, scene, &values, &[band], behind);
    let planned = named_number(ctx, scene, target, Key::Outline);
    // The two hit areas meet below the inner bar, so that each holds its shape's edge and its words.
    let split = inner_top + INNER;
    let hit = |shape: Rect, named: Rect, top: f64, bottom: f64| {
        let width = shape.right().max(named.right()).max(24.0).min(ctx.room());
        Rect::new(0.0, top, width, bottom - top)
    };
    let reached = hit(inner.rect(), reached, top, split);
    let planned = hit(track.rect(), planned, split, scene.height);
    scene.marks.push(mark(value, value.role(), inner.rect(), reached, scale.per_unit));
    scene.marks.push(mark(target, Role::Target, track.rect(), planned, scale.per_unit));
    let said = named_number(ctx, scene, share, Key::None);
    scene.marks.push(mark(share, Role::Derived, said, said, 0.0));
}

/// The small square before a name that says which shape it names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Solid,
    Outline,
    None,
}

/// Sets a name, its number and the word for its status; gives back the room they take.
fn named_number(ctx: &Ctx<'_>, scene: &mut Scene, datum: &Datum<'_>, key: Key) -> Rect {
    let top = scene.height;
    let left = if key == Key::None { 0.0 } else { KEY + 8.0 };
    let room = ctx.room() - left;
    let square = Rect::new(0.0, top + (LINE - KEY) / 2.0, KEY, KEY);
    match key {
        Key::Solid if datum.status == Status::Reported => scene.area(square, Ink::Value),
        Key::Solid => scene.outline(square, Pen::solid(Ink::Expected, 1.5)),
        Key::Outline => scene.outline(square, Pen::solid(Ink::Rest, 1.5)),
        Key::None => {}
    }
    let tail = numbers::width(datum, Type::NUMBER, ctx.lang);
    let one_line = Type::LABEL.width(&datum.name) + 8.0 + tail <= room;
    let names = wrap(&datum.name, Type::LABEL.size, room, ctx.most(2));
    let name_lines = size(names.lines.len());
    let shift = if one_line { Type::LABEL.width(&datum.name) + 8.0 } else { 0.0 };
    let y_top = if one_line { top } else { top + 20.0 * name_lines };
    scene.lines((left, top), Type::LABEL, if one_line { LINE } else { 20.0 }, &names, &datum.name);
    let shrink = ((room - shift) / tail).min(1.0);
    let y = baseline(y_top, LINE, Type::NUMBER.size);
    numbers::set(scene, datum, ctx.lang, Type::NUMBER, (left + shift, y), shrink);
    let mut width = shift + tail * shrink;
    scene.height = y_top + LINE;
    if let Some(range) = datum.range(ctx.lang) {
        let face = Type::SMALL.ink(Ink::Derived);
        let lines = wrap(&range, face.size, room, ctx.most(2));
        scene.lines((left, scene.height), face, 18.0, &lines, &range);
        scene.height += 18.0 * size(lines.lines.len());
        width = width.max(face.width(&range).min(room));
    }
    Rect::new(0.0, top, left + width.min(room), scene.height - top)
}

/// The chart's data table.
fn rows(bulletin: &Bulletin, bullet: &Bullet) -> Vec<TableRow> {
    let mut value = value_row(bulletin, &bullet.value, None);
    let target = value_row(bulletin, &bullet.target, None);
    value.compared.push(Compared { label: target.label.clone(), figure: target.figure.clone() });
    let share = TableRow::of(label(bulletin, &bullet.share, None), &bullet.share);
    let expected = bullet.expected.iter().flat_map(|row| table_rows(bulletin, row, None));
    [value, target, share].into_iter().chain(expected).collect()
}
