//! What a drawing is to the page: markup, and where each figure is in it.

use crate::bulletin::model::Id;
use crate::bulletin::text::Text;

/// A chart drawn for one width and one language.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
    /// A whole `<svg>` element. In the page it is `aria-hidden`: the marks' labels are what is read
    /// out. A sheet says in `title` and `desc` what it is.
    pub svg: String,
    /// Where its figures are, in reading order.
    pub marks: Vec<Mark>,
}

/// A rectangle in CSS pixels of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub x: f64,
    /// The top edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Rect {
    /// A rectangle from its left top corner and its size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// What a mark is to its chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A reported value.
    Value,
    /// A value for another area.
    Benchmark,
    /// What a value is measured against.
    Target,
    /// A planned or expected value.
    Expected,
    /// A value that the app computes.
    Derived,
}

/// A figure's place in a picture.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The figure's id.
    pub figure: Id,
    /// What it is to the chart.
    pub role: Role,
    /// The shape's left edge in CSS pixels; a benchmark's line is centred on its value.
    pub x: f64,
    /// The shape's top edge.
    pub y: f64,
    /// The shape's width: a bar's length without its open end.
    pub width: f64,
    /// The shape's height.
    pub height: f64,
    /// The area that opens its evidence: shape and number, at least 24 pixels high and wide, and
    /// apart from every other mark's. Only where points of a line stand closer than their markers
    /// is it narrower: its share of the axis.
    pub hit: Rect,
    /// What a screen reader says: name, value with unit and bound, status, comparison.
    pub label: String,
    /// The panel it is on, from 0; marks of one panel share an axis.
    pub panel: usize,
    /// CSS pixels per unit of the panel's axis, which is in the unit and scale of the panel's
    /// first figure; 0 where there is no axis. Bars run across, the points of a line stand upwards.
    pub scale: f64,
}

/// A row of a chart's data table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// What the figure is called in the chart.
    pub label: Text,
    /// The figure's id.
    pub figure: Id,
    /// The title of its panel, where it has one.
    pub panel: Option<Text>,
    /// What the chart sets beside it, like for like; each has a row of its own.
    pub compared: Vec<Compared>,
}

impl TableRow {
    /// A row that is compared with nothing.
    pub fn of(label: Text, figure: &str) -> Self {
        Self { label, figure: figure.into(), panel: None, compared: vec![] }
    }
}

/// What a chart sets beside a value, like for like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What the chart calls it: an area, most often.
    pub label: Text,
    /// The figure's id.
    pub figure: Id,
}
