//! A whole, its parts and their parts: nested bars where names fit, a list of bars where not.

use num_traits::Signed;

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked};
use crate::bulletin::figure::Status;
use crate::bulletin::model::{Bound, Breakdown, Part};
use crate::bulletin::text::Lang;

use super::error::ChartError;
use super::ink::Ink;
use super::kind::{ChartKind, Ctx, Datum};
use super::phrases::{count, cut, sentences, series, told};
use super::picture::{Mark, Rect, Role, TableRow};
use super::scene::{Pen, Scene};
use super::{icicle, nested, words};

/// A part with its place in the whole.
pub struct Node<'a> {
    /// Its value.
    pub datum: Datum<'a>,
    /// 0 for the whole.
    pub level: u32,
    /// Where it begins, as a share of the whole.
    pub start: f64,
    /// How much of the whole it is.
    pub share: f64,
    /// Whether it has parts.
    pub divided: bool,
}

impl ChartKind for Breakdown {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        layout(ctx, self)
    }

    fn rows(&self, _: &Bulletin) -> Vec<TableRow> {
        rows(self)
    }

    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError> {
        let mut nodes = Vec::new();
        collect(ctx, &self.root, 0, 0.0, None, &mut nodes)?;
        let mut parts = Vec::new();
        tell(ctx, &self.root, true, &mut parts)?;
        Ok(sentences(&cut(parts, ctx.lang), ctx.lang))
    }
}

/// Fails when a figure is missing, units differ, or parts exceed their whole.
fn layout(ctx: &Ctx<'_>, breakdown: &Breakdown) -> Result<Scene, ChartError> {
    let mut nodes = Vec::new();
    collect(ctx, &breakdown.root, 0, 0.0, None, &mut nodes)?;
    draw(ctx, &nodes)
}

/// Draws parts in reading order: the whole, then each part followed by its own.
///
/// # Errors
/// When there are none.
pub fn draw(ctx: &Ctx<'_>, nodes: &[Node<'_>]) -> Result<Scene, ChartError> {
    if nodes.is_empty() {
        return Err(ChartError::Empty { chart: ctx.chart.id.clone() });
    }
    let nested_bars = if ctx.wide() { icicle::layout(ctx, nodes) } else { None };
    Ok(nested_bars.unwrap_or_else(|| nested::layout(ctx, nodes)))
}

/// How deep a file may nest parts before it is refused, since each level is drawn.
const DEEPEST: u32 = 6;

fn collect<'a>(
    ctx: &Ctx<'a>,
    part: &Part,
    level: u32,
    start: f64,
    whole: Option<f64>,
    nodes: &mut Vec<Node<'a>>,
) -> Result<(), ChartError> {
    let datum = ctx.datum(&part.figure, Some(&part.label))?;
    let exceeds = || ChartError::Exceeds { chart: ctx.chart.id.clone(), whole: part.figure.clone() };
    if datum.base < 0.0 || level > DEEPEST {
        return Err(exceeds());
    }
    let whole = whole.unwrap_or(datum.base);
    let share_of = |base: f64| if whole > 0.0 { base / whole } else { 0.0 };
    let parts =
        part.parts.iter().map(|it| ctx.datum(&it.figure, Some(&it.label))).collect::<Result<Vec<_>, _>>()?;
    parts.iter().try_for_each(|it| datum.with(it, ctx))?;
    if !within(&datum, &parts) {
        return Err(exceeds());
    }
    let divided = !parts.is_empty();
    nodes.push(Node { share: share_of(datum.base), datum, level, start, divided });
    let mut at = start;
    for (part, datum) in part.parts.iter().zip(&parts) {
        collect(ctx, part, level + 1, at, Some(whole), nodes)?;
        at += share_of(datum.base);
    }
    Ok(())
}

/// Whether parts are no more than their whole: exactly, or for numbers too long for that, nearly.
fn within(whole: &Datum<'_>, parts: &[Datum<'_>]) -> bool {
    let sum = parts
        .iter()
        .try_fold(Exact::from_integer(0), |sum, part| checked('+', &sum, &part.amount.in_base()?));
    let rest = sum.zip(whole.amount.in_base()).and_then(|(sum, whole)| checked('-', &whole, &sum));
    match rest {
        Some(rest) => !rest.is_negative(),
        None => parts.iter().map(|part| part.base).sum::<f64>() <= whole.base * (1.0 + 1e-9),
    }
}

/// Draws the shape of a part: its level as a shade, what is expected or derived as such.
pub fn block(scene: &mut Scene, rect: Rect, node: &Node<'_>) {
    match node.datum.status {
        Status::Derived => scene.outline(rect, Pen::dashed(Ink::Derived, 1.5)),
        Status::Expected => {
            scene.hatch(rect, Ink::Expected);
            scene.outline(rect, Pen::solid(Ink::Expected, 1.5));
        }
        Status::Reported => scene.area(rect, shade(node.level)),
    }
}

fn shade(level: u32) -> Ink {
    match level {
        0 => Ink::Value,
        1 => Ink::Value2,
        _ => Ink::Value3,
    }
}

/// The mark of a part.
pub fn mark(ctx: &Ctx<'_>, node: &Node<'_>, shape: Rect, hit: Rect, scale: f64) -> Mark {
    Mark {
        figure: node.datum.id.to_string(),
        role: match node.datum.status {
            Status::Reported => Role::Value,
            Status::Expected => Role::Expected,
            Status::Derived => Role::Derived,
        },
        x: shape.x,
        y: shape.y,
        width: shape.width,
        height: shape.height,
        hit,
        label: node.datum.describe(ctx.lang),
        panel: 0,
        scale,
    }
}

/// Pixels per unit of the whole, where the whole is so wide.
pub fn scale(nodes: &[Node<'_>], width: f64) -> f64 {
    let whole = nodes.first().map_or(0.0, |node| node.datum.base / node.datum.unit_size());
    if whole > 0.0 { width / whole } else { 0.0 }
}

/// The chart's data table.
fn rows(breakdown: &Breakdown) -> Vec<TableRow> {
    fn walk(part: &Part, out: &mut Vec<TableRow>) {
        out.push(TableRow::of(part.label.clone(), &part.figure));
        part.parts.iter().for_each(|part| walk(part, out));
    }
    let mut out = Vec::new();
    walk(&breakdown.root, &mut out);
    out
}

/// Tells of a part what it is made of, and then the same of its parts.
fn tell(ctx: &Ctx<'_>, whole: &Part, first: bool, out: &mut Vec<String>) -> Result<(), ChartError> {
    let lang = ctx.lang;
    let datum = ctx.datum(&whole.figure, Some(&whole.label))?;
    let own = if first { told(&datum, lang) } else { datum.name.clone() };
    if whole.parts.is_empty() {
        if first {
            out.push(own);
        }
        return Ok(());
    }
    let parts = whole.parts.iter().map(|it| ctx.datum(&it.figure, Some(&it.label)));
    let mut parts = parts.collect::<Result<Vec<_>, _>>()?;
    let number = count(parts.len(), lang);
    // Parts that leave something out are not what the whole consists of.
    let head = match (fills(&datum, &parts), lang, first) {
        (true, Lang::Zh, true) => format!("{own}，分为{number}部分"),
        (true, Lang::Zh, false) => format!("{own}分为{number}部分"),
        (true, Lang::En, _) => format!("{own}, in {number} parts"),
        (false, Lang::Zh, _) => format!("{own}，其中"),
        (false, Lang::En, _) => format!("{own}, of which"),
    };
    parts.sort_by(|a, b| b.base.total_cmp(&a.base));
    let each: Vec<String> = parts.iter().map(|part| told(part, lang)).collect();
    out.push(format!("{head}{}{}", words::colon(lang), series(&each, lang)));
    whole.parts.iter().try_for_each(|part| tell(ctx, part, false, out))
}

/// Whether parts make up their whole exactly.
fn fills(whole: &Datum<'_>, parts: &[Datum<'_>]) -> bool {
    let exact = parts.iter().chain([whole]).all(|it| it.amount.bound == Bound::Exact);
    let sum =
        parts.iter().try_fold(Exact::from_integer(0), |sum, it| checked('+', &sum, &it.amount.in_base()?));
    exact && sum.is_some() && sum == whole.amount.in_base()
}
