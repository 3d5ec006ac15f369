//! A drawing before it is drawn: shapes, texts and marks at their places, in CSS pixels.
//!
//! Chart kinds only lay out; [`super::frame`] hands the scene to plotters. So the height is known
//! before the canvas is made, and layout is tested without markup.

use super::ink::{Dash, Ink};
use super::picture::{Mark, Rect};
use super::text::{self, Lines, Weight};

/// A point in CSS pixels.
pub type Point = (f64, f64);

/// What a line is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// What the line means.
    pub ink: Ink,
    /// How thick it is.
    pub width: f64,
    /// Whether it is dashed.
    pub dash: Dash,
}

impl Pen {
    /// A line in one stroke.
    pub const fn solid(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: Dash::Solid }
    }

    /// A dashed line.
    pub const fn dashed(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: Dash::Dashed }
    }
}

/// What a text is set in.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// What the text means.
    pub ink: Ink,
    /// Its size in CSS pixels.
    pub size: f64,
    /// Whether it is set semi-bold.
    pub bold: bool,
}

impl Type {
    /// The name of a row.
    pub const LABEL: Self = Self { ink: Ink::Label, size: 14.0, bold: false };
    /// A number on its mark.
    pub const NUMBER: Self = Self { ink: Ink::Number, size: 15.0, bold: true };
    /// Ticks and remarks.
    pub const SMALL: Self = Self { ink: Ink::Muted, size: 12.0, bold: false };
    /// A panel's title.
    pub const TITLE: Self = Self { ink: Ink::Muted, size: 13.0, bold: false };

    /// The same size in another ink.
    pub const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same ink in another size.
    pub fn scaled(self, by: f64) -> Self {
        Self { size: self.size * by, ..self }
    }

    /// How wide a text is in it.
    pub fn width(&self, words: &str) -> f64 {
        text::width(words, self.measure(words), self.weight())
    }

    /// Sets a text in it in at most so many lines, as [`text::wrap`] does.
    pub fn wrap(&self, words: &str, room: f64, most: usize) -> Lines {
        text::wrap_in(words, self.measure(words), self.weight(), room, most)
    }

    /// Sets a text in it in lines about as long as each other, as few as there can be.
    pub fn balance(&self, words: &str, room: f64) -> Vec<String> {
        text::balance(words, self.measure(words), self.weight(), room)
    }

    const fn weight(&self) -> Weight {
        if self.bold { Weight::Bold } else { Weight::Regular }
    }

    /// The size by which a text is measured: a heading's serifs are wider than what is measured by.
    fn measure(&self, words: &str) -> f64 {
        let serif = if self.ink == Ink::Heading && !text::is_chinese(words) { text::SERIF } else { 1.0 };
        self.size * serif
    }
}

/// Which point of a text its `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its right end.
    End,
}

/// A shape.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A filled rectangle.
    Area(Rect, Ink),
    /// The outline of a rectangle, within its edges.
    Outline(Rect, Pen),
    /// A line through points.
    Path(Vec<Point>, Pen),
    /// A disc.
    Dot(Point, f64, Ink),
    /// A filled polygon.
    Polygon(Vec<Point>, Ink),
}

/// A line of text.
#[derive(Clone, Debug)]
pub struct Words {
    /// Where its anchor is; `y` is the baseline.
    pub at: Point,
    /// What it is set in.
    pub face: Type,
    /// Which of its points is at `at`.
    pub anchor: Anchor,
    /// The text as shown.
    pub text: String,
    /// The whole text, where the shown one is cut.
    pub full: Option<String>,
}

impl Words {
    /// The room that they take.
    pub fn rect(&self) -> Rect {
        let (width, size) = (self.face.width(&self.text), self.face.size);
        let left = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::End => self.at.0 - width,
        };
        Rect::new(left, self.at.1 - text::ASCENT * size, width, (text::ASCENT + text::DESCENT) * size)
    }
}

/// A drawing before it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Its height.
    pub height: f64,
    /// Its shapes, from back to front.
    pub shapes: Vec<Shape>,
    /// Its texts, all in front of the shapes.
    pub words: Vec<Words>,
    /// Where its figures are.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// Adds a filled rectangle, unless there is nothing to see of it. Light inks, on which words can
    /// stand, get an edge in the dark one, without which the ground would swallow them.
    pub fn area(&mut self, rect: Rect, ink: Ink) {
        if rect.width >= 0.05 && rect.height >= 0.05 {
            self.shapes.push(Shape::Area(rect, ink));
            if matches!(ink, Ink::Value2 | Ink::Value3) {
                self.shapes.push(Shape::Outline(rect, Pen::solid(Ink::Value, 1.0)));
            }
        }
    }

    /// Adds an outline.
    pub fn outline(&mut self, rect: Rect, pen: Pen) {
        if rect.width >= 0.05 && rect.height >= 0.05 {
            self.shapes.push(Shape::Outline(rect, pen));
        }
    }

    /// Adds a straight line.
    pub fn line(&mut self, from: Point, to: Point, pen: Pen) {
        self.shapes.push(Shape::Path(vec![from, to], pen));
    }

    /// Adds a line with an open head at its end.
    pub fn arrow(&mut self, from: Point, to: Point, pen: Pen) {
        self.line(from, to, pen);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let (x, y) = if length > 0.0 { (dx / length, dy / length) } else { (1.0, 0.0) };
        let side = |out: f64| (to.0 - 5.0 * x - out * y, to.1 - 5.0 * y + out * x);
        let head = vec![side(-4.0), to, side(4.0)];
        self.shapes.push(Shape::Path(head, Pen { dash: Dash::Solid, ..pen }));
    }

    /// Fills a rectangle with diagonals: one line to and fro, which runs from one diagonal to the
    /// next along the rectangle's edge, so that it needs neither a pattern nor a clip.
    pub fn hatch(&mut self, rect: Rect, ink: Ink) {
        const STEP: f64 = 7.0;
        let (w, h) = (rect.width, rect.height);
        let mut points = Vec::new();
        let mut sum = STEP;
        let mut upwards = true;
        while sum < w + h {
            let low = if sum <= h { (0.0, sum) } else { (sum - h, h) };
            let high = if sum <= w { (sum, 0.0) } else { (w, sum - w) };
            let (first, second) = if upwards { (low, high) } else { (high, low) };
            if let Some(&(x, y)) = points.last() {
                let (corner, turns) = if upwards { ((0.0, h), x <= 0.0) } else { ((w, 0.0), y <= 0.0) };
                let turned = if upwards { first.0 > 0.0 } else { first.1 > 0.0 };
                if turns && turned {
                    points.push(corner);
                }
            }
            points.extend([first, second]);
            upwards = !upwards;
            sum += STEP;
        }
        if points.len() > 1 {
            let path = points.into_iter().map(|(x, y)| (rect.x + x, rect.y + y)).collect();
            self.shapes.push(Shape::Path(path, Pen::solid(ink, 1.0)));
        }
    }

    /// Adds a text that fits.
    pub fn text(&mut self, at: Point, face: Type, anchor: Anchor, words: impl Into<String>) {
        let text: String = words.into();
        if !text.is_empty() {
            self.words.push(Words { at, face, anchor, text, full: None });
        }
    }

    /// Adds lines below `top`, each `leading` high, and the whole text to what is cut.
    pub fn lines(&mut self, (x, top): Point, face: Type, leading: f64, lines: &Lines, full: &str) {
        for (i, line) in (0_u32..).zip(&lines.lines) {
            let y = baseline(top + f64::from(i) * leading, leading, face.size);
            let full = (lines.cut && i as usize + 1 == lines.lines.len()).then(|| full.to_string());
            self.words.push(Words { at: (x, y), face, anchor: Anchor::Start, text: line.clone(), full });
        }
    }

    /// Moves everything to the right and down.
    pub fn shift(&mut self, right: f64, down: f64) {
        let moved = |point: &mut Point| *point = (point.0 + right, point.1 + down);
        let moved_rect = |rect: &mut Rect| (rect.x, rect.y) = (rect.x + right, rect.y + down);
        for shape in &mut self.shapes {
            match shape {
                Shape::Area(rect, _) | Shape::Outline(rect, _) => moved_rect(rect),
                Shape::Path(points, _) | Shape::Polygon(points, _) => points.iter_mut().for_each(moved),
                Shape::Dot(centre, ..) => moved(centre),
            }
        }
        self.words.iter_mut().for_each(|words| moved(&mut words.at));
        for mark in &mut self.marks {
            (mark.x, mark.y) = (mark.x + right, mark.y + down);
            moved_rect(&mut mark.hit);
        }
        self.height += down;
    }

    /// Adds another scene below what is there.
    pub fn below(&mut self, mut other: Self) {
        other.shift(0.0, self.height);
        self.shapes.append(&mut other.shapes);
        self.words.append(&mut other.words);
        self.marks.append(&mut other.marks);
        self.height = other.height;
    }

    /// The inks that it is drawn in, each once.
    pub fn inks(&self) -> Vec<Ink> {
        let of = |shape: &Shape| match shape {
            Shape::Area(_, ink) | Shape::Dot(_, _, ink) | Shape::Polygon(_, ink) => *ink,
            Shape::Outline(_, pen) | Shape::Path(_, pen) => pen.ink,
        };
        let drawn: Vec<_> =
            self.shapes.iter().map(of).chain(self.words.iter().map(|it| it.face.ink)).collect();
        Ink::ALL.into_iter().filter(|ink| drawn.contains(ink)).collect()
    }
}

/// The baseline of a line of text that stands in the middle of a strip.
pub fn baseline(top: f64, height: f64, size: f64) -> f64 {
    top + (height + (text::ASCENT - text::DESCENT) * size) / 2.0
}

/// A coordinate on which a line of one pixel is sharp.
pub fn crisp(x: f64) -> f64 {
    x.floor() + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_within_its_rectangle() {
        for (w, h) in [(100.0, 24.0), (5.0, 24.0), (24.0, 24.0), (3.0, 2.0), (400.0, 8.0)] {
            let rect = Rect::new(10.0, 20.0, w, h);
            let mut scene = Scene::default();
            scene.hatch(rect, Ink::Expected);
            for shape in &scene.shapes {
                let Shape::Path(points, _) = shape else { panic!("a hatch is a path") };
                for (x, y) in points {
                    assert!((10.0..=10.0 + w).contains(x) && (20.0..=20.0 + h).contains(y), "{x} {y}");
                }
                for pair in points.windows(2) {
                    let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
                    let diagonal = (dx + dy).abs() < 1e-6;
                    let along_an_edge = dx.abs() < 1e-6 || dy.abs() < 1e-6;
                    assert!(diagonal || along_an_edge, "{pair:?}");
                }
            }
        }
    }

    #[test]
    fn a_light_block_has_an_edge_in_the_dark_ink() {
        let rect = Rect::new(0.0, 0.0, 40.0, 24.0);
        for (ink, edged) in [(Ink::Value, false), (Ink::Value2, true), (Ink::Value3, true)] {
            let mut scene = Scene::default();
            scene.area(rect, ink);
            let edge = scene.shapes.iter().any(
                |shape| matches!(shape, Shape::Outline(edge, pen) if *edge == rect && pen.ink == Ink::Value),
            );
            assert_eq!(edge, edged, "{ink:?}");
        }
    }

    #[test]
    fn a_cut_text_keeps_the_whole_at_its_last_line() {
        let mut scene = Scene::default();
        let full = "一二三四五六七八九十";
        scene.lines((0.0, 0.0), Type::LABEL, 18.0, &text::wrap(full, 14.0, 60.0, 2), full);
        assert_eq!(scene.words.len(), 2);
        assert_eq!(scene.words[0].full, None);
        assert_eq!(scene.words[1].full.as_deref(), Some(full));
    }
}
