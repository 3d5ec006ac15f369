//! Charts: specification + observations + language + width → SVG, with the place of each mark and
//! what it stands for. Pure: the same drawing natively and in a browser.
//!
//! A kind is a file: it lays out a [`scene`], a list of shapes, texts and marks in CSS pixels;
//! [`frame`] draws scenes with plotters on a [`backend`] that writes classes instead of colours.

mod axis;
mod backend;
mod bar;
mod bars;
mod bounds;
mod breakdown;
mod bullet;
mod error;
mod frame;
mod ink;
mod kind;
mod panel;
mod picture;
mod scene;
mod text;
mod ticks;
mod unit_grid;
mod words;

pub use error::ChartError;
pub use picture::{Mark, Picture, Rect, Role, TableRow};

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Chart, Drawing};
use crate::bulletin::text::Lang;

/// The narrowest and the widest picture, in CSS pixels.
const WIDTHS: (u32, u32) = (240, 1600);

/// Draws a chart for a width in CSS pixels, which is kept between 240 and 1600.
///
/// # Errors
/// See [`ChartError`].
pub fn draw(bulletin: &Bulletin, chart: &Chart, lang: Lang, width: u32) -> Result<Picture, ChartError> {
    let ctx = kind::Ctx { bulletin, chart, lang, width: width.clamp(WIDTHS.0, WIDTHS.1) };
    let scene = match &chart.drawing {
        Drawing::Bars(it) => bars::layout(&ctx, it),
        Drawing::Bullet(it) => bullet::layout(&ctx, it),
        Drawing::Breakdown(it) => breakdown::layout(&ctx, it),
        Drawing::UnitGrid(it) => unit_grid::layout(&ctx, it),
        Drawing::Bounds(it) => bounds::layout(&ctx, it),
    }?;
    frame::picture(&ctx, scene)
}

/// The rows of a chart's data table: every figure that it draws, in reading order.
pub fn rows(bulletin: &Bulletin, chart: &Chart) -> Vec<TableRow> {
    match &chart.drawing {
        Drawing::Bars(it) => bars::rows(bulletin, it),
        Drawing::Bullet(it) => bullet::rows(bulletin, it),
        Drawing::Breakdown(it) => breakdown::rows(bulletin, it),
        Drawing::UnitGrid(it) => unit_grid::rows(bulletin, it),
        Drawing::Bounds(it) => bounds::rows(bulletin, it),
    }
}
