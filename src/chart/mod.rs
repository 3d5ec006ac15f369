//! Drawings: a chart of the file, in a language, for a width → SVG and where each figure is in it.
//!
//! Pure: no browser, no clock, no platform fonts; a drawing is the same wherever it is made. A kind
//! of chart is a file with a `ChartKind`; a new one has its place here in `kind`, and another in
//! [`crate::bulletin::model`] with what it claims of its figures. Each lays out a `scene`, which
//! `frame` gives to plotters, whose [`backend`] writes SVG with a class for what each shape means
//! ([`ink`]) and no colour.

mod apart;
pub mod axis;
pub mod backend;
mod bar;
mod bar_summary;
mod bars;
mod bounds;
mod breakdown;
mod bullet;
mod error;
mod frame;
mod icicle;
pub mod ink;
mod key;
mod kind;
mod known;
mod levels;
mod line_ends;
mod line_summary;
mod lines;
mod marker;
mod nested;
mod numbers;
mod origins;
mod panel;
mod periods;
mod phrases;
mod picture;
mod point_marks;
mod point_numbers;
mod range;
mod ranges;
mod scene;
mod sheet;
pub mod text;
pub mod theme;
mod thin;
mod ticks;
mod traces;
mod unit_grid;
mod words;

use std::collections::BTreeSet;

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Chart, Drawing};
use crate::bulletin::text::Lang;

pub use error::ChartError;
pub use kind::spoken_range;
pub use origins::sources;
pub use picture::{Compared, Mark, Picture, Rect, Role, TableRow};
pub use sheet::{Ground, Sheet};
pub use theme::Theme;

use backend::Root;
use kind::{ChartKind, Ctx};

/// The narrowest picture, in CSS pixels.
pub const NARROWEST: u32 = 280;
/// The widest picture, in CSS pixels.
pub const WIDEST: u32 = 1600;

/// The kinds of charts.
fn kind(drawing: &Drawing) -> &dyn ChartKind {
    match drawing {
        Drawing::Bars(it) => it,
        Drawing::Bullet(it) => it,
        Drawing::Breakdown(it) => it,
        Drawing::UnitGrid(it) => it,
        Drawing::Bounds(it) => it,
        Drawing::Lines(it) => it,
        Drawing::Ranges(it) => it,
    }
}

/// Draws a chart for a width in CSS pixels, which is brought within [`NARROWEST`] and [`WIDEST`].
///
/// # Errors
/// What a file can ask for and no drawing can show truly: see [`ChartError`].
pub fn draw(bulletin: &Bulletin, chart: &Chart, lang: Lang, width: u32) -> Result<Picture, ChartError> {
    let ctx = Ctx { bulletin, chart, lang, width: width.clamp(NARROWEST, WIDEST), uncut: false };
    let scene = kind(&chart.drawing).layout(&ctx)?;
    frame::picture(&ctx, scene)
}

/// Draws a chart as a picture that leaves the page, with title, unit, key, note, sources and address
/// in it, and colours and fonts of its own; for a width in CSS pixels, which is brought within 320
/// and [`WIDEST`]. No text in it is cut.
///
/// # Errors
/// As [`draw`].
pub fn sheet(
    bulletin: &Bulletin,
    chart: &Chart,
    lang: Lang,
    width: u32,
    sheet: &Sheet<'_>,
) -> Result<Picture, ChartError> {
    let width = width.clamp(sheet::NARROWEST, WIDEST);
    let room = width - 2 * sheet::Measures::of(width).side;
    let ctx = Ctx { bulletin, chart, lang, width: room, uncut: true };
    let kind = kind(&chart.drawing);
    let scene = sheet::layout(&ctx, kind, kind.layout(&ctx)?, sheet, width);
    let class = format!("sheet-{}-{}", sheet.theme.name(), lang.code());
    let root = Root::Sheet {
        lang: lang.tag(),
        title: chart.title.get(lang).to_string(),
        description: summary(bulletin, chart, lang),
        style: theme::style(sheet.theme, lang, &scene.inks(), &class),
        class,
    };
    frame::render(&ctx, scene, width, &root)
}

/// The data table of a chart: every figure that it draws, in order, once.
pub fn rows(bulletin: &Bulletin, chart: &Chart) -> Vec<TableRow> {
    let mut rows = kind(&chart.drawing).rows(bulletin);
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert(row.figure.clone()));
    rows
}

/// The written account of a chart, made from its data alone: what somebody who cannot see the drawing
/// should know. Words of comparison stand only where bounds and rounding leave no doubt. An empty
/// text for a chart that cannot be drawn.
pub fn summary(bulletin: &Bulletin, chart: &Chart, lang: Lang) -> String {
    let ctx = Ctx { bulletin, chart, lang, width: WIDEST, uncut: true };
    kind(&chart.drawing).summary(&ctx).unwrap_or_default()
}

#[cfg(test)]
mod tests;
