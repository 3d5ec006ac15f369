//! From a scene to a picture: plotters draws it on a canvas of its size.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::backend::{Root, SCALE, SvgBackend, close, tenths};
use super::error::ChartError;
use super::ink::{Dash, encode};
use super::kind::Ctx;
use super::picture::{Picture, Rect};
use super::scene::{Anchor, Pen, Point, Scene, Shape, Words};

/// The room above a drawing, for marks that stand out of their bar.
const MARGIN: f64 = 6.0;

type Area<'a> = DrawingArea<SvgBackend<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<std::convert::Infallible>>;

/// Draws a scene as a part of the page.
///
/// # Errors
/// As [`render`].
pub fn picture(ctx: &Ctx<'_>, mut scene: Scene) -> Result<Picture, ChartError> {
    scene.shift(0.0, MARGIN);
    render(ctx, scene, ctx.width, &Root::Page)
}

/// Draws a scene that is so wide.
///
/// # Errors
/// What plotters fails at; with this backend, nothing.
pub fn render(ctx: &Ctx<'_>, scene: Scene, width: u32, root: &Root) -> Result<Picture, ChartError> {
    let height = whole(scene.height.ceil());
    let mut svg = String::new();
    let area = SvgBackend::open(&mut svg, width, height, root).into_drawing_area();
    paint(&area, &scene)
        .map_err(|error| ChartError::Drawing { chart: ctx.chart.id.clone(), message: error.to_string() })?;
    drop(area);
    close(&mut svg);
    Ok(Picture { width, height, svg, marks: scene.marks })
}

fn paint(area: &Area<'_>, scene: &Scene) -> Drawn {
    for shape in &scene.shapes {
        match shape {
            Shape::Area(rect, ink) => {
                let style = ShapeStyle::from(&encode(*ink, Dash::Solid)).filled();
                area.draw(&Rectangle::new(corners(*rect), style))?;
            }
            Shape::Outline(rect, pen) => {
                let inset = (pen.width / 2.0).min(rect.width / 2.0).min(rect.height / 2.0);
                let inner = Rect::new(
                    rect.x + inset,
                    rect.y + inset,
                    rect.width - 2.0 * inset,
                    rect.height - 2.0 * inset,
                );
                area.draw(&Rectangle::new(corners(inner), stroke(*pen)))?;
            }
            Shape::Path(points, pen) => {
                let points: Vec<_> = points.iter().map(|point| coord(*point)).collect();
                area.draw(&PathElement::new(points, stroke(*pen)))?;
            }
            Shape::Dot(centre, radius, ink) => {
                let style = ShapeStyle::from(&encode(*ink, Dash::Solid)).filled();
                area.draw(&Circle::new(coord(*centre), tenths(*radius), style))?;
            }
            Shape::Polygon(points, ink) => {
                let points: Vec<_> = points.iter().map(|point| coord(*point)).collect();
                area.draw(&Polygon::new(points, ShapeStyle::from(&encode(*ink, Dash::Solid)).filled()))?;
            }
        }
    }
    scene.words.iter().try_for_each(|words| area.draw(&Line { at: coord(words.at), words }))?;
    area.present()
}

fn stroke(pen: Pen) -> ShapeStyle {
    let width = u32::try_from(tenths(pen.width)).unwrap_or(1);
    ShapeStyle::from(&encode(pen.ink, pen.dash)).stroke_width(width)
}

fn corners(rect: Rect) -> [BackendCoord; 2] {
    [coord((rect.x, rect.y)), coord((rect.right(), rect.bottom()))]
}

fn coord((x, y): Point) -> BackendCoord {
    (tenths(x), tenths(y))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(size: f64) -> u32 {
    size as u32
}

/// A line of text as a plotters element; plotters' own has no place for a title.
struct Line<'a> {
    at: BackendCoord,
    words: &'a Words,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Line<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = std::iter::Once<&'a BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl Drawable<SvgBackend<'_>> for Line<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        let Words { face, anchor, text, full, .. } = self.words;
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::End => HPos::Right,
        };
        let weight = if face.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = ("sans-serif", face.size * SCALE).into_font().style(weight);
        let color = encode(face.ink, Dash::Solid);
        let style = TextStyle::from(font).color(&color).pos(Pos::new(h_pos, VPos::Bottom));
        backend.title(full.as_deref());
        points.next().map_or(Ok(()), |at| backend.draw_text(text, &style, at))
    }
}
