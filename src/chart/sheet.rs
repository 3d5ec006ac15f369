//! A picture that leaves the page: the same drawing, with all around it that the page says around
//! it — title, unit and period, a key, the note, the sources with their dates, and the address — and
//! with its own colours and fonts.

use crate::bulletin::prose::plain;
use crate::bulletin::text::Lang;

use super::ink::Ink;
use super::kind::{ChartKind, Ctx};
use super::panel::size;
use super::picture::Rect;
use super::scene::{Pen, Scene, Shape, Type, crisp};
use super::text::{Lines, wrap_address};
use super::theme::Theme;
use super::{key, origins};

/// The narrowest sheet, in CSS pixels.
pub const NARROWEST: u32 = 320;

/// How a picture that leaves the page is made.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Its colours.
    pub theme: Theme,
    /// What it lies on.
    pub ground: Ground,
    /// The address of the chart, printed at the foot; empty where there is none.
    pub address: &'a str,
}

/// What a picture lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A rectangle in the theme's colour.
    Solid,
    /// Nothing: what lies below shows, and should be as light or as dark as the theme.
    Transparent,
}

/// The measures of a sheet, by its width.
#[derive(Clone, Copy)]
pub struct Measures {
    /// The room at either side.
    pub side: u32,
    title: f64,
}

impl Measures {
    /// Those of a sheet so many CSS pixels wide.
    pub const fn of(width: u32) -> Self {
        match width {
            0..=479 => Self { side: 20, title: 20.0 },
            480..=959 => Self { side: 32, title: 24.0 },
            _ => Self { side: 48, title: 30.0 },
        }
    }
}

/// The mark at the upper edge by which sheets of one page know each other.
const TAB: Rect = Rect::new(0.0, 0.0, 40.0, 6.0);
/// The room above the words.
const HEAD: f64 = 24.0;
/// The room below them.
const FOOT: f64 = 20.0;
/// The name of the bulletin.
const NAME: Type = Type { ink: Ink::Muted, size: 13.0, bold: false };
/// Unit and period.
const SUBTITLE: Type = Type { ink: Ink::Muted, size: 15.0, bold: false };
/// The note.
const NOTE: Type = Type { ink: Ink::Label, size: 13.0, bold: false };
/// Sources and address.
const SOURCE: Type = Type { ink: Ink::Muted, size: 12.0, bold: false };
/// The least width of a column where there are two.
const COLUMN: f64 = 400.0;
/// The room between two columns.
const GUTTER: f64 = 48.0;
/// The longest line that the eye finds back from, in ems.
const MEASURE: f64 = 56.0;

/// Lays a sheet out around a drawing. The context's width is the drawing's.
pub fn layout(ctx: &Ctx<'_>, kind: &dyn ChartKind, drawing: Scene, sheet: &Sheet<'_>, width: u32) -> Scene {
    let measures = Measures::of(width);
    let mut scene = head(ctx, measures.title);
    let key = key::layout(ctx, kind, &drawing);
    if key.height > 0.0 {
        scene.height += 8.0;
        scene.below(key);
    }
    scene.height += 16.0;
    scene.below(drawing);
    scene.height += 20.0;
    foot(ctx, &mut scene, sheet.address);
    scene.height += FOOT;
    scene.shift(f64::from(measures.side), 0.0);
    let tab = Rect { x: f64::from(measures.side), ..TAB };
    scene.shapes.insert(0, Shape::Area(tab, Ink::Value));
    if sheet.ground == Ground::Solid {
        let all = Rect::new(0.0, 0.0, f64::from(width), scene.height.ceil());
        scene.shapes.insert(0, Shape::Area(all, Ink::Ground));
    }
    scene
}

/// Name of the bulletin, title, unit and period.
fn head(ctx: &Ctx<'_>, title_size: f64) -> Scene {
    let mut scene = Scene { height: HEAD, ..Scene::default() };
    let (file, lang) = (ctx.bulletin.file(), ctx.lang);
    // The line above the headline may say what a reader must know, such as that all is invented.
    let names = [&file.title, &file.kicker].map(|it| it.get(lang).trim());
    let joined = names.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let one_line = NAME.width(&joined) <= ctx.room();
    for name in if one_line { vec![joined.as_str()] } else { names.to_vec() } {
        paragraph(&mut scene, NAME, 20.0, NAME.balance(name, ctx.room()));
    }
    let title = Type { ink: Ink::Heading, size: title_size, bold: true };
    let lines = title.balance(ctx.chart.title.get(lang).trim(), ctx.room());
    scene.height += 4.0;
    paragraph(&mut scene, title, (title_size * 1.35).ceil(), lines);
    scene.height += 4.0;
    let subtitle = tidy(SUBTITLE, ctx.chart.subtitle.get(lang).trim(), ctx.room());
    paragraph(&mut scene, SUBTITLE, 22.0, subtitle);
    scene
}

/// Note, sources and address below a hairline: side by side where there is room for two columns.
fn foot(ctx: &Ctx<'_>, scene: &mut Scene, address: &str) {
    let y = crisp(scene.height);
    scene.line((0.0, y), (ctx.room(), y), Pen::solid(Ink::Grid, 1.0));
    scene.height += 13.0;
    let note = note(ctx);
    let two = note.is_some() && ctx.room() >= 2.0 * COLUMN + GUTTER;
    let room = if two { (ctx.room() - GUTTER) / 2.0 } else { ctx.room() };
    let room = room.min(MEASURE * NOTE.size);
    let mut left = Scene::default();
    if let Some(note) = note {
        paragraph(&mut left, NOTE, 20.0, tidy(NOTE, &note, room));
    }
    let mut right = origin(ctx, address, room);
    if two {
        let height = left.height.max(right.height);
        right.shift(ctx.room() - room, 0.0);
        right.height = 0.0;
        right.below(left);
        scene.below(Scene { height, ..right });
    } else {
        let gap = if left.height > 0.0 && right.height > 0.0 { 8.0 } else { 0.0 };
        left.height += gap;
        left.below(right);
        scene.below(left);
    }
}

/// Sources and address.
fn origin(ctx: &Ctx<'_>, address: &str, room: f64) -> Scene {
    let mut scene = Scene::default();
    if let Some(sources) = origins::sources(ctx.bulletin, ctx.chart, ctx.lang) {
        paragraph(&mut scene, SOURCE, 18.0, tidy(SOURCE, &sources, room));
    }
    if !address.trim().is_empty() {
        scene.height += 2.0;
        paragraph(&mut scene, SOURCE, 18.0, wrap_address(address.trim(), SOURCE.size, room));
    }
    scene
}

/// What the chart does not say, and what of its periods is inferred.
fn note(ctx: &Ctx<'_>) -> Option<String> {
    let (bulletin, chart, lang) = (ctx.bulletin, ctx.chart, ctx.lang);
    let own = chart.note.as_ref().map(|note| plain(bulletin, note, lang).trim().to_string());
    let inferred = origins::inferred(bulletin, chart, lang);
    let said: Vec<_> = own.into_iter().chain(inferred).filter(|it| !it.is_empty()).collect();
    let (intro, between) = match lang {
        Lang::Zh => ("注：", ""),
        Lang::En => ("Note: ", " "),
    };
    (!said.is_empty()).then(|| format!("{intro}{}", said.join(between)))
}

/// Sets a text in lines, if it can be without one or two characters left over on the last.
fn tidy(face: Type, words: &str, room: f64) -> Vec<String> {
    let set = |room: f64| face.wrap(words, room, usize::MAX).lines;
    let lines = set(room);
    let left_over = |lines: &[String]| lines.last().is_some_and(|last| face.width(last) < 4.0 * face.size);
    if lines.len() < 2 || !left_over(&lines) {
        return lines;
    }
    let narrower = (1..=6).map(|ems| set(room - f64::from(ems) * face.size));
    narrower.into_iter().find(|it| it.len() == lines.len() && !left_over(it)).unwrap_or(lines)
}

fn paragraph(scene: &mut Scene, face: Type, leading: f64, lines: Vec<String>) {
    let lines = Lines { lines: lines.into_iter().filter(|line| !line.is_empty()).collect(), cut: false };
    scene.lines((0.0, scene.height), face, leading, &lines, "");
    scene.height += leading * size(lines.lines.len());
}
