//! Values that are bounds: a dot with its open end, one a row. Rows share no axis, so every dot
//! stands at the same place and no length means anything.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Bound, Bounds};
use crate::bulletin::text::Lang;

use super::error::ChartError;
use super::ink::Ink;
use super::key::Form;
use super::kind::{ChartKind, Ctx, Datum, value_row};
use super::numbers;
use super::panel::{names_column, size};
use super::phrases::{all, capital, count, first_count, list, sentences, series, told};
use super::picture::{Mark, Rect, TableRow};
use super::scene::{Pen, Scene, Type, baseline};
use super::text::wrap;

const ROW: f64 = 30.0;
const STEM: f64 = 44.0;
const ARROW: f64 = 44.0;
const DOT: f64 = 6.0;

impl ChartKind for Bounds {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        layout(ctx, self)
    }

    fn rows(&self, bulletin: &Bulletin) -> Vec<TableRow> {
        rows(bulletin, self)
    }

    fn form(&self) -> Form {
        Form::Dot
    }

    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError> {
        let data = self.rows.iter().map(|row| ctx.row(row)).collect::<Result<Vec<_>, _>>()?;
        let each: Vec<String> = data.iter().map(|datum| told(datum, ctx.lang)).collect();
        let each = series(&each, ctx.lang);
        match &data[..] {
            [] => Err(ChartError::Empty { chart: ctx.chart.id.clone() }),
            [_] => Ok(sentences(&[each], ctx.lang)),
            _ => Ok(sentences(&heads(&data, each, ctx.lang), ctx.lang)),
        }
    }
}

/// Fails when it is empty or a figure is missing.
fn layout(ctx: &Ctx<'_>, bounds: &Bounds) -> Result<Scene, ChartError> {
    let rows = bounds.rows.iter().map(|row| ctx.row(row)).collect::<Result<Vec<_>, _>>()?;
    if rows.is_empty() {
        return Err(ChartError::Empty { chart: ctx.chart.id.clone() });
    }
    let column = names_column(ctx, rows.iter().map(|row| row.name.as_str()));
    // Numbers stand in one column, clear of the arrows where there are any.
    let open = rows.iter().any(|datum| datum.amount.bound == Bound::AtLeast);
    let after = if open { ARROW } else { DOT };
    let mut scene = Scene::default();
    for (index, datum) in rows.iter().enumerate() {
        if index > 0 {
            scene.height += if column > 0.0 { 10.0 } else { 12.0 };
        }
        row(ctx, &mut scene, datum, index, (column, after));
    }
    Ok(scene)
}

fn row(ctx: &Ctx<'_>, scene: &mut Scene, datum: &Datum<'_>, panel: usize, (column, after): (f64, f64)) {
    let top = scene.height;
    let room = if column > 0.0 { column - 10.0 } else { ctx.room() };
    let names = wrap(&datum.name, Type::LABEL.size, room, ctx.most(2));
    let leading = if column > 0.0 { 18.0 } else { 20.0 };
    let names_height = leading * size(names.lines.len());
    let (height, mark_top) = if column > 0.0 {
        let height = ROW.max(names_height);
        scene.lines((0.0, top + (height - names_height) / 2.0), Type::LABEL, leading, &names, &datum.name);
        (height, top + (height - ROW) / 2.0)
    } else {
        scene.lines((0.0, top), Type::LABEL, leading, &names, &datum.name);
        (names_height + ROW, top + names_height)
    };
    let y = mark_top + ROW / 2.0;
    let dot = (column + STEM, y);
    lollipop(scene, column, dot, datum.amount.bound);
    let end = number(ctx, scene, datum, dot.0 + after + 8.0, mark_top);
    scene.height = top + height;
    scene.marks.push(Mark {
        figure: datum.id.to_string(),
        role: datum.role(),
        x: dot.0 - DOT,
        y: dot.1 - DOT,
        width: 2.0 * DOT,
        height: 2.0 * DOT,
        hit: Rect::new(0.0, top, end.max(room.min(ctx.room())).min(ctx.room()), height),
        label: datum.describe(ctx.lang),
        panel,
        scale: 0.0,
    });
}

/// Draws the side on which the value may lie.
fn lollipop(scene: &mut Scene, left: f64, dot: (f64, f64), bound: Bound) {
    let y = dot.1;
    let (solid, open) = (Pen::solid(Ink::Value, 2.0), Pen::solid(Ink::Bound, 1.5));
    scene.line((left + 1.0, y - 7.0), (left + 1.0, y + 7.0), Pen::solid(Ink::Axis, 1.0));
    match bound {
        Bound::Exact => scene.line((left + 1.0, y), dot, solid),
        Bound::AtLeast => {
            scene.line((left + 1.0, y), dot, solid);
            scene.arrow((dot.0 + DOT, y), (dot.0 + ARROW, y), open);
        }
        Bound::Under | Bound::AtMost => scene.arrow((dot.0 - DOT, y), (left + 8.0, y), open),
        Bound::About => {
            scene.line((left + 1.0, y), dot, solid);
            scene.line((dot.0 - 18.0, y - 8.0), (dot.0 + 18.0, y - 8.0), Pen::dashed(Ink::Bound, 1.5));
            scene.line((dot.0 - 18.0, y + 8.0), (dot.0 + 18.0, y + 8.0), Pen::dashed(Ink::Bound, 1.5));
        }
    }
    scene.shapes.push(super::scene::Shape::Dot(dot, DOT, Ink::Value));
}

/// Sets the number, smaller where the row is too short for it; gives back its right end.
fn number(ctx: &Ctx<'_>, scene: &mut Scene, datum: &Datum<'_>, x: f64, top: f64) -> f64 {
    let width = numbers::width(datum, Type::NUMBER, ctx.lang);
    let shrink = ((ctx.room() - x) / width).min(1.0);
    let y = baseline(top, ROW, Type::NUMBER.size);
    numbers::set(scene, datum, ctx.lang, Type::NUMBER, (x, y), shrink);
    x + width * shrink
}

/// The chart's data table.
fn rows(bulletin: &Bulletin, bounds: &Bounds) -> Vec<TableRow> {
    bounds.rows.iter().map(|row| value_row(bulletin, row, None)).collect()
}

/// Which sides of a number are meant: what a reader has to know before the numbers.
const SIDES: [(&str, &str, &str); 4] = [
    ("下限", "a lower bound", "lower bounds"),
    ("上限", "an upper bound", "upper bounds"),
    ("约数", "an approximate value", "approximate values"),
    ("确数", "an exact value", "exact values"),
];

const fn side(bound: Bound) -> usize {
    match bound {
        Bound::AtLeast => 0,
        Bound::Under | Bound::AtMost => 1,
        Bound::About => 2,
        Bound::Exact => 3,
    }
}

/// Says how many are what, and then each.
fn heads(data: &[Datum<'_>], each: String, lang: Lang) -> Vec<String> {
    let (number, mut kinds) = (data.len(), [0; 4]);
    data.iter().for_each(|datum| kinds[side(datum.amount.bound)] += 1);
    let kinds: Vec<(usize, (&str, &str, &str))> =
        kinds.into_iter().zip(SIDES).filter(|(count, _)| *count > 0).collect();
    if let [(_, (zh, _, en))] = kinds[..] {
        return vec![match lang {
            Lang::Zh => format!("{}个数都是{zh}：{each}", count(number, lang)),
            Lang::En => format!("{} are {en}: {each}", capital(&all(number))),
        }];
    }
    let kinds = kinds.into_iter().map(|(some, (zh, one, several))| match (lang, some) {
        (Lang::Zh, _) => format!("{}个{zh}", count(some, lang)),
        (Lang::En, 1) => one.to_string(),
        (Lang::En, _) => format!("{} {several}", count(some, lang)),
    });
    let kinds = list(&kinds.collect::<Vec<_>>(), lang);
    let head = match lang {
        Lang::Zh => format!("{}个数：{kinds}", count(number, lang)),
        Lang::En => format!("{} figures: {kinds}", first_count(number, lang)),
    };
    vec![head, each]
}
