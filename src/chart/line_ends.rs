//! What stands at the end of each line instead of a legend: whose line it is, and its last value.

use crate::bulletin::figure::Status;
use crate::bulletin::text::Lang;

use super::apart::{Strip, apart};
use super::ink::Ink;
use super::kind::{Ctx, Datum};
use super::marker::{Marker, RADIUS};
use super::numbers;
use super::panel::size;
use super::picture::Rect;
use super::scene::{Pen, Point, Scene, Type, baseline};
use super::text::{self, wrap};

/// The height of a line of text.
const LEADING: f64 = 18.0;
/// The least height of a label: what a finger can hit.
const LEAST: f64 = 26.0;
/// The room that a line's marker takes before its name.
const KEY: f64 = 16.0;
/// The room between name and number.
const SPACE: f64 = 6.0;

/// A line's end.
pub struct End<'a> {
    /// Whose line it is.
    pub name: String,
    /// What the name is set in; the number too, unless `main`.
    pub ink: Ink,
    /// Whether it is the line that the chart is about.
    pub main: bool,
    /// Its last figure.
    pub datum: &'a Datum<'a>,
    /// The period of that figure, where the line ends before the axis does.
    pub period: Option<String>,
    /// Its marker and the marker's ink.
    pub marker: (Marker, Ink),
}

impl End<'_> {
    /// The room before the name: a line that ends early is far from its label, which then shows
    /// the line's marker.
    fn key(&self) -> f64 {
        if self.period.is_some() { KEY } else { 0.0 }
    }

    fn face(&self) -> Type {
        Type { bold: self.main, ..Type::LABEL.ink(self.ink) }
    }

    fn number_face(&self) -> Type {
        if self.main { Type::NUMBER } else { Type::LABEL.ink(self.ink) }
    }

    fn value_width(&self, lang: Lang) -> f64 {
        numbers::width(self.datum, self.number_face(), lang)
    }

    /// The name in lines no wider than the room.
    fn wrapped(&self, room: f64, most: usize) -> text::Lines {
        self.face().wrap(&self.name, room, most)
    }
}

/// An end with its name and its period in lines.
struct Label<'a> {
    end: End<'a>,
    names: text::Lines,
    period: text::Lines,
}

/// The labels in a column of their own.
pub struct Column<'a> {
    labels: Vec<Label<'a>>,
    one_line: bool,
    lang: Lang,
    /// The width of the column.
    pub width: f64,
}

impl<'a> Column<'a> {
    /// Sets name and number side by side where all labels have room for that, else below each other.
    pub fn new(ctx: &Ctx<'_>, ends: Vec<End<'a>>) -> Self {
        let (most, lang) = (ctx.room() * if ctx.wide() { 0.3 } else { 0.38 }, ctx.lang);
        let beside = |end: &End<'_>| end.face().width(&end.name) + SPACE + end.value_width(lang);
        let one_line = ctx.wide() && ends.iter().all(|end| end.key() + beside(end) <= most);
        let labels = ends.into_iter().map(|end| {
            let room = most - end.key();
            let names = end.wrapped(room, ctx.most(if one_line { 1 } else { 2 }));
            let period =
                end.period.as_deref().map(|period| wrap(period, Type::SMALL.size, room, ctx.most(2)));
            let none = text::Lines { lines: vec![], cut: false };
            Label { end, names, period: period.unwrap_or(none) }
        });
        let labels: Vec<_> = labels.collect();
        let width_of = |Label { end, names, period }: &Label<'_>| {
            let widest = |face: Type, lines: &text::Lines| {
                lines.lines.iter().map(|line| face.width(line)).fold(0.0, f64::max)
            };
            let name = widest(end.face(), names);
            let main = if one_line { beside(end) } else { name.max(end.value_width(lang)) };
            end.key() + main.max(widest(Type::SMALL, period))
        };
        let width = labels.iter().map(width_of).fold(0.0, f64::max).min(most);
        Self { labels, one_line, lang, width }
    }

    /// How high the labels are together.
    pub fn height(&self) -> f64 {
        self.labels.iter().map(|label| self.height_of(label)).sum()
    }

    fn height_of(&self, label: &Label<'_>) -> f64 {
        (self.text_height(label) + 6.0).max(LEAST)
    }

    fn text_height(&self, label: &Label<'_>) -> f64 {
        let names = if self.one_line { 0 } else { label.names.lines.len() };
        size(names + 1 + label.period.lines.len()) * LEADING
    }

    /// Draws each label right of `x` and as near to the height of its line's end as the others let
    /// it, within `low` and `high`; gives back the labels' rooms.
    pub fn draw(&self, scene: &mut Scene, x: f64, tips: &[Point], (low, high): (f64, f64)) -> Vec<Rect> {
        let strips = self
            .labels
            .iter()
            .zip(tips)
            .map(|(label, (_, y))| Strip { middle: *y, length: self.height_of(label) });
        let strips: Vec<_> = strips.collect();
        let tops = apart(&strips, low, high);
        let rooms = tops.iter().zip(&strips).map(|(top, strip)| Rect::new(x, *top, self.width, strip.length));
        let rooms: Vec<_> = rooms.collect();
        for ((label, room), tip) in self.labels.iter().zip(&rooms).zip(tips) {
            self.leader(scene, &label.end, *room, *tip);
            self.label(scene, label, *room);
        }
        rooms
    }

    /// A hairline to a label that had to give way, unless its line ends elsewhere.
    fn leader(&self, scene: &mut Scene, end: &End<'_>, room: Rect, (x, y): Point) {
        let middle = room.y + if self.one_line { room.height / 2.0 } else { 3.0 + LEADING / 2.0 };
        let besides = y < room.y || y > room.bottom() || (self.one_line && (middle - y).abs() > 5.0);
        if end.period.is_none() && besides {
            scene.line((x + RADIUS + 3.0, y), (room.x - 3.0, middle), Pen::solid(Ink::Rest, 1.0));
        }
    }

    fn label(&self, scene: &mut Scene, label: &Label<'_>, room: Rect) {
        let Label { end, names, period } = label;
        let top = room.y + (room.height - self.text_height(label)) / 2.0;
        let left = room.x + end.key();
        if end.key() > 0.0 {
            let (marker, ink) = end.marker;
            let hollow = end.datum.status != Status::Reported;
            marker.draw(scene, (room.x + RADIUS + 1.5, top + LEADING / 2.0), ink, hollow, 1.0);
        }
        scene.lines((left, top), end.face(), LEADING, names, &end.name);
        let (x, y) = if self.one_line {
            (left + end.face().width(&end.name) + SPACE, top)
        } else {
            (left, top + LEADING * size(names.lines.len()))
        };
        self.number(scene, end, (x, y), room.right() - x);
        let whole = end.period.as_deref().unwrap_or_default();
        scene.lines((left, y + LEADING), Type::SMALL, LEADING, period, whole);
    }

    /// Sets the number and the word for its status, smaller where the column is too narrow.
    fn number(&self, scene: &mut Scene, end: &End<'_>, (x, top): Point, room: f64) {
        let shrink = (room / end.value_width(self.lang)).min(1.0);
        let y = baseline(top, LEADING, Type::LABEL.size);
        numbers::set(scene, end.datum, self.lang, end.number_face(), (x, y), shrink);
    }
}
