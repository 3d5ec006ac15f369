//! The key of a picture that leaves the page: what the marks in it mean that are no exact reported
//! values, each beside the mark itself. On the page the words on the marks and their evidence say it.

use std::collections::BTreeSet;

use crate::bulletin::figure::Status;
use crate::bulletin::model::Bound;
use crate::bulletin::text::Lang;

use super::ink::{Dash, Ink};
use super::kind::{ChartKind, Ctx};
use super::marker::Marker;
use super::panel::size;
use super::picture::{Rect, Role};
use super::scene::{Pen, Point, Scene, Shape, Type};

/// What the marks of a kind of chart look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lengths and areas.
    Bar,
    /// Dots, one a row.
    Dot,
    /// Points of lines.
    Point,
    /// Derived values in the middle of their ranges.
    Range,
}

/// What has to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Comparator,
    Expected,
    Derived,
    Range,
    Lower,
    Upper,
    About,
}

/// The height of a line.
const LEADING: f64 = 20.0;
/// The room that a mark takes before its words.
const MARK: f64 = 34.0;
/// The room between two entries of a line.
const APART: f64 = 24.0;
/// How high a little bar is.
const BAR: f64 = 12.0;

/// Lays out the key of a drawing; an empty scene where there is nothing to explain.
pub fn layout(ctx: &Ctx<'_>, kind: &dyn ChartKind, drawing: &Scene) -> Scene {
    let mut scene = Scene::default();
    let mut left = 0.0;
    let form = kind.form();
    for sign in signs(ctx, form, drawing) {
        let indent = if drawn(form, sign) { MARK } else { 0.0 };
        let mut words = said(sign, ctx.lang).to_string();
        if sign == Sign::Derived {
            words.push_str(&ranges(ctx, kind, drawing));
        }
        let width = indent + Type::SMALL.width(&words);
        if left > 0.0 && left + width > ctx.room() {
            left = 0.0;
            scene.height += LEADING;
        }
        let lines = Type::SMALL.wrap(&words, ctx.room() - indent, usize::MAX);
        let middle = scene.height + LEADING / 2.0;
        mark(&mut scene, form, sign, (left, middle));
        scene.lines((left + indent, scene.height), Type::SMALL, LEADING, &lines, &words);
        scene.height += LEADING * size(lines.lines.len().saturating_sub(1));
        left = if lines.lines.len() > 1 { ctx.room() } else { left + width + APART };
    }
    if left > 0.0 {
        scene.height += LEADING;
    }
    scene
}

fn signs(ctx: &Ctx<'_>, form: Form, drawing: &Scene) -> BTreeSet<Sign> {
    let mut out = BTreeSet::new();
    if drawing.shapes.iter().any(is_whisker) {
        out.insert(Sign::Range);
    }
    for mark in &drawing.marks {
        // The lines of a chart are named at their ends.
        if mark.role == Role::Benchmark && form == Form::Bar {
            out.insert(Sign::Comparator);
        }
        let Some(figure) = ctx.bulletin.figure(&mark.figure) else { continue };
        match figure.status {
            Status::Reported => {}
            Status::Expected => drop(out.insert(Sign::Expected)),
            Status::Derived => drop(out.insert(Sign::Derived)),
        }
        let Some(amount) = figure.amount() else { continue };
        match amount.bound {
            Bound::Exact => {}
            Bound::AtLeast => drop(out.insert(Sign::Lower)),
            Bound::Under | Bound::AtMost => drop(out.insert(Sign::Upper)),
            Bound::About => drop(out.insert(Sign::About)),
        }
    }
    out
}

/// What is derived is outlined in dashes; in one stroke is its range alone.
fn is_whisker(shape: &Shape) -> bool {
    matches!(shape, Shape::Path(_, pen) if pen.ink == Ink::Derived && pen.dash == Dash::Solid)
}

/// The rounding ranges of derived values that the drawing itself has no room to tell.
fn ranges(ctx: &Ctx<'_>, kind: &dyn ChartKind, drawing: &Scene) -> String {
    let (semicolon, drawn) = (if ctx.lang == Lang::Zh { "；" } else { "; " }, drawn_words(drawing));
    let mut out = String::new();
    for row in kind.rows(ctx.bulletin) {
        let Ok(datum) = ctx.datum(&row.figure, Some(&row.label)) else { continue };
        if let Some(range) = datum.range(ctx.lang).filter(|range| !drawn.contains(&range.replace(' ', ""))) {
            out.push_str(&format!("{semicolon}{} {range}", datum.name));
        }
    }
    out
}

/// Every text of a drawing, also those that are broken into two lines or three.
fn drawn_words(drawing: &Scene) -> BTreeSet<String> {
    let lines: Vec<&str> = drawing.words.iter().map(|it| it.text.as_str()).collect();
    // A space at which a line was broken is lost, so that texts are compared without any.
    let joined = (1..=3).flat_map(|number| lines.windows(number)).map(|lines| lines.concat());
    joined.map(|text| text.replace(' ', "")).collect()
}

const fn said(sign: Sign, lang: Lang) -> &'static str {
    match (sign, lang) {
        (Sign::Comparator, Lang::Zh) => "竖线：用来对比的数",
        (Sign::Comparator, Lang::En) => "Line: what the bar is compared with",
        (Sign::Expected, Lang::Zh) => "预期：计划或预计的数，不是实际完成数",
        (Sign::Expected, Lang::En) => "Expected: planned or forecast, not an outcome",
        (Sign::Derived, Lang::Zh) => "推算：由来源的数算出",
        (Sign::Derived, Lang::En) => "Derived: worked out from the sources’ figures",
        (Sign::Range, Lang::Zh) => "舍入范围：实际数在两端之间",
        (Sign::Range, Lang::En) => "Rounding range: the true figure lies between its ends",
        (Sign::Lower, Lang::Zh) => "下限（≥）：实际数等于或大于它",
        (Sign::Lower, Lang::En) => "Lower bound (≥): the true figure is this or more",
        (Sign::Upper, Lang::Zh) => "上限（<、≤）：实际数不超过它",
        (Sign::Upper, Lang::En) => "Upper bound (<, ≤): the true figure is no higher",
        (Sign::About, Lang::Zh) => "约数（≈）：实际数在它左右",
        (Sign::About, Lang::En) => "Approximate (≈): the true figure is near it",
    }
}

/// Whether there is a mark to be shown: dots tell expected and derived values by their words alone.
const fn drawn(form: Form, sign: Sign) -> bool {
    !matches!((form, sign), (Form::Dot, Sign::Expected | Sign::Derived))
}

/// Draws a mark from a point to the right, as the chart draws it, only smaller.
fn mark(scene: &mut Scene, form: Form, sign: Sign, at: Point) {
    match form {
        Form::Bar => bar(scene, sign, at),
        Form::Dot if drawn(form, sign) => dot(scene, sign, at),
        Form::Dot => {}
        Form::Point => point(scene, sign, at),
        Form::Range => range(scene, sign, at),
    }
}

fn bar(scene: &mut Scene, sign: Sign, (x, y): Point) {
    let of = |width: f64| Rect::new(x, y - BAR / 2.0, width, BAR);
    let (top, bottom) = (y - BAR / 2.0, y + BAR / 2.0);
    let open = Pen::solid(Ink::Bound, 1.5);
    match sign {
        Sign::Comparator => {
            scene.area(of(26.0), Ink::Value);
            scene.area(Rect::new(x + 14.5, top, 5.0, BAR), Ink::Ground);
            scene.line((x + 17.0, top - 3.0), (x + 17.0, bottom + 3.0), Pen::solid(Ink::Benchmark, 2.0));
        }
        Sign::Expected => {
            scene.hatch(of(26.0), Ink::Expected);
            scene.outline(of(26.0), Pen::solid(Ink::Expected, 1.5));
        }
        Sign::Derived => scene.outline(of(26.0), Pen::dashed(Ink::Derived, 1.5)),
        Sign::Range => {
            let pen = Pen::solid(Ink::Derived, 1.5);
            scene.line((x + 0.75, y), (x + 25.25, y), pen);
            for x in [x + 0.75, x + 25.25] {
                scene.line((x, y - 4.0), (x, y + 4.0), pen);
            }
        }
        Sign::Lower => {
            scene.area(of(9.0), Ink::Value);
            for y in [top + 0.5, bottom - 0.5] {
                scene.line((x + 9.0, y), (x + 21.0, y), Pen::dashed(Ink::Bound, 1.0));
            }
            scene.arrow((x + 12.0, y), (x + 26.0, y), open);
        }
        Sign::Upper => {
            scene.outline(of(26.0), Pen::dashed(Ink::Bound, 1.5));
            scene.arrow((x + 22.0, y), (x + 6.0, y), open);
        }
        Sign::About => {
            scene.area(of(19.0), Ink::Value);
            scene.line((x + 24.0, top), (x + 24.0, bottom), Pen::dashed(Ink::Bound, 1.5));
        }
    }
}

fn dot(scene: &mut Scene, sign: Sign, (x, y): Point) {
    let open = Pen::solid(Ink::Bound, 1.5);
    let centre = match sign {
        Sign::Upper => (x + 21.0, y),
        Sign::About => (x + 13.0, y),
        _ => (x + 5.0, y),
    };
    match sign {
        Sign::Upper => scene.arrow((centre.0 - 5.0, y), (x + 1.0, y), open),
        Sign::About => {
            for y in [y - 6.5, y + 6.5] {
                scene.line((centre.0 - 11.0, y), (centre.0 + 11.0, y), Pen::dashed(Ink::Bound, 1.5));
            }
        }
        _ => scene.arrow((centre.0 + 5.0, y), (x + 26.0, y), open),
    }
    scene.shapes.push(Shape::Dot(centre, 5.0, Ink::Value));
}

fn range(scene: &mut Scene, sign: Sign, (x, y): Point) {
    let (middle, open) = (x + 13.0, Pen::solid(Ink::Bound, 1.5));
    match sign {
        // The dot within it has an entry of its own.
        Sign::Range => {
            scene.outline(Rect::new(x + 1.0, y - 5.0, 24.0, 10.0), Pen::dashed(Ink::Derived, 1.5));
            for x in [x + 1.0, x + 25.0] {
                scene.line((x, y - 7.0), (x, y + 7.0), Pen::solid(Ink::Derived, 1.5));
            }
            return;
        }
        Sign::Lower => scene.arrow((middle, y), (x + 26.0, y), open),
        Sign::Upper => scene.arrow((middle, y), (x, y), open),
        Sign::About => {
            for y in [y - 6.5, y + 6.5] {
                scene.line((x + 5.0, y), (x + 21.0, y), Pen::dashed(Ink::Bound, 1.5));
            }
        }
        Sign::Derived | Sign::Expected | Sign::Comparator => {}
    }
    scene.shapes.push(Shape::Dot((middle, y), 3.5, Ink::Derived));
}

fn point(scene: &mut Scene, sign: Sign, (x, y): Point) {
    let open = Pen::solid(Ink::Bound, 1.5);
    let (centre, scale) = ((x + 13.0, y), 0.8);
    match sign {
        Sign::Expected | Sign::Derived => {
            scene.line((x, y), (x + 26.0, y), Pen::dashed(Ink::Value, 2.0));
            return Marker::Disc.draw(scene, centre, Ink::Value, true, 1.0);
        }
        Sign::Lower => scene.arrow((x + 13.0, y + 4.0), (x + 13.0, y - 9.0), open),
        Sign::Upper => scene.arrow((x + 13.0, y - 4.0), (x + 13.0, y + 9.0), open),
        _ => {
            for y in [y - 6.5, y + 6.5] {
                scene.line((x + 5.0, y), (x + 21.0, y), Pen::dashed(Ink::Bound, 1.5));
            }
        }
    }
    let middle = match sign {
        Sign::Lower => (x + 13.0, y + 4.0),
        Sign::Upper => (x + 13.0, y - 4.0),
        _ => centre,
    };
    Marker::Disc.draw(scene, middle, Ink::Value, false, scale);
}
