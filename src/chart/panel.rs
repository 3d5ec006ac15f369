//! Rows of bars that share an axis: name, bar, number, and a comparator across the bar.

use crate::bulletin::figure::Status;
use crate::bulletin::model::Bound;
use crate::bulletin::text::Lang;

use super::axis::{Need, Scale};
use super::bar::{Span, bar, open_end};
use super::error::ChartError;
use super::ink::Ink;
use super::kind::{Ctx, Datum};
use super::numbers;
use super::picture::{Mark, Rect, Role};
use super::range::{self, Place};
use super::scene::{Pen, Scene, Type, baseline};
use super::text::{Lines, wrap};
use super::ticks::{Band, Ticks};
use super::words;

/// The height of a bar: what a finger can hit.
pub const BAR: f64 = 24.0;
/// The height of a line below a bar.
const LINE: f64 = 24.0;
/// The room between bar and number.
const GAP: f64 = 7.0;

/// A bar and what belongs to it.
pub struct PanelRow<'a> {
    /// The value.
    pub datum: Datum<'a>,
    /// What it is compared with, and what the mark calls that.
    pub benchmark: Option<Datum<'a>>,
    /// What stands for the value.
    pub form: Form,
}

/// What stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A bar from zero, filled with this where it is reported.
    Bar(Ink),
    /// The range that rounding leaves.
    Range,
}

impl PanelRow<'_> {
    /// The ends of its shape in base units; its number stands beyond the second.
    fn ends(&self) -> (f64, f64) {
        match self.form {
            Form::Bar(_) => (0.0, self.datum.base),
            Form::Range => range::outwards(&self.datum),
        }
    }

    /// The ends of all that is drawn for its value, in base units: a bar's range may begin on the other
    /// side of zero, and ends beyond the bar.
    fn reach(&self) -> (f64, f64) {
        range::outwards(&self.datum)
    }

    /// The pixels that its shape takes beyond the second end.
    fn open_end(&self) -> f64 {
        match self.form {
            Form::Bar(_) => open_end(&self.datum),
            Form::Range => range::beyond(&self.datum),
        }
    }

    /// Whether its shape would show rounding, and there is none.
    fn is_unrounded(&self) -> bool {
        let amount = &self.datum.amount;
        self.form == Form::Range && amount.bound == Bound::Exact && amount.range_values.is_none()
    }

    /// What is said below it.
    fn remark(&self, lang: Lang) -> Option<String> {
        let unrounded = self.is_unrounded().then(|| words::unrounded(lang).to_string());
        self.datum.range(lang).or(unrounded)
    }
}

/// Rows on one axis.
pub struct Panel<'a> {
    /// Its title; the only row's name where the panel is that row's own.
    pub title: Option<String>,
    /// Its rows, at least one.
    pub rows: Vec<PanelRow<'a>>,
    /// Its number in the chart.
    pub index: usize,
    /// The width of the names' column; 0 where names stand above their bars, none where the title
    /// names the only row.
    pub names: Option<f64>,
}

/// The width of the column that the names of some rows want, at most a third of the whole.
pub fn names_column<'a>(ctx: &Ctx<'_>, names: impl Iterator<Item = &'a str>) -> f64 {
    if !ctx.wide() {
        return 0.0;
    }
    let widest = names.map(|name| Type::LABEL.width(name)).fold(0.0, f64::max);
    (widest + 14.0).min(ctx.room() / 3.0).min(300.0)
}

/// What a panel's rows have in common while they are laid out.
struct Layout<'a> {
    ctx: Ctx<'a>,
    scale: Scale,
    unit: f64,
    left: f64,
    index: usize,
    names: Option<f64>,
    above: bool,
}

impl<'a> Panel<'a> {
    /// Draws it below what is there.
    ///
    /// # Errors
    /// When it has no rows, or rows of different units.
    pub fn draw(&self, ctx: &Ctx<'a>, scene: &mut Scene) -> Result<(), ChartError> {
        let empty = || ChartError::Empty { chart: ctx.chart.id.clone() };
        let first = &self.rows.first().ok_or_else(empty)?.datum;
        for row in &self.rows {
            first.with(&row.datum, ctx)?;
            row.benchmark.iter().try_for_each(|it| first.with(it, ctx))?;
        }
        if let Some(title) = &self.title {
            let face = if self.names.is_none() { Type::LABEL } else { Type::TITLE };
            let lines = wrap(title, face.size, ctx.room(), ctx.most(2));
            scene.lines((0.0, scene.height), face, 20.0, &lines, title);
            scene.height += 20.0 * size(lines.lines.len()) + 4.0;
        }
        let layout = self.layout(ctx, first.unit_size());
        let behind = scene.shapes.len();
        let mut bands = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            if i > 0 {
                scene.height += if layout.stacked() { 12.0 } else { 8.0 };
            }
            bands.push(layout.row(scene, row));
        }
        let values = self.rows.iter().flat_map(|row| {
            let ((from, _), (near, far)) = (row.ends(), row.reach());
            [Some(from), Some(near), Some(far), row.benchmark.as_ref().map(|it| it.base)]
        });
        let values: Vec<f64> = values.flatten().map(|base| base / layout.unit).collect();
        let whole = self.rows.iter().all(|row| row.datum.counts && row.datum.amount.unit_mult == 0);
        let ticks = Ticks { scale: layout.scale, like: &first.amount, whole, left: layout.left };
        ticks.draw(ctx, scene, &values, &bands, behind);
        Ok(())
    }

    fn layout(&self, ctx: &Ctx<'a>, unit: f64) -> Layout<'a> {
        let left = self.names.unwrap_or(0.0);
        let needs = |above: bool| -> Vec<Need> {
            self.rows
                .iter()
                .map(|row| Need {
                    value: row.reach().1 / unit,
                    besides: [Some(row.reach().0), row.benchmark.as_ref().map(|it| it.base)]
                        .map(|base| base.map(|base| base / unit)),
                    tail: row.open_end() + if above { 2.0 } else { 2.0 * GAP + run_width(ctx, &row.datum) },
                })
                .collect()
        };
        let room = ctx.room() - left;
        // Numbers that would leave the bars no room stand above them. Falls have theirs on the left.
        let beside = needs(false);
        let widest = |falls: bool| {
            let side = beside.iter().filter(|need| (need.value < 0.0) == falls);
            side.map(|need| need.tail).fold(0.0, f64::max)
        };
        let above = widest(false) + widest(true) > room * 0.62;
        // A dot reaches to both sides of its value, which may be next to nothing.
        let dots = self.rows.iter().any(|row| row.form == Form::Range);
        let pad = if dots { range::DOT + 1.0 } else { 0.0 };
        let scale = Scale::fit(&needs(above), left + pad, ctx.room() - pad);
        Layout { ctx: *ctx, scale, unit, left, index: self.index, names: self.names, above }
    }
}

/// The width of a number and the word after it.
fn run_width(ctx: &Ctx<'_>, datum: &Datum<'_>) -> f64 {
    numbers::width(datum, Type::NUMBER, ctx.lang)
}

impl Layout<'_> {
    /// Whether names stand above their bars.
    fn stacked(&self) -> bool {
        self.names.is_some_and(|width| width <= 0.0)
    }

    /// Draws a row; gives back where lines of the axis may cross it.
    fn row(&self, scene: &mut Scene, row: &PanelRow<'_>) -> Band {
        let top = scene.height;
        let bar_top = self.name(scene, &row.datum);
        let (from, to) = row.ends();
        let span = Span {
            zero: self.scale.at(from / self.unit),
            end: self.scale.at(to / self.unit),
            top: bar_top,
            height: BAR,
            per_base: self.scale.per_unit / self.unit,
        };
        let shape = self.shape(scene, row, span);
        let right = self.end(row).max(span.rect().right());
        let mut hit = Rect::new(0.0, top, right + row.open_end(), scene.height - top);
        let number = self.number(scene, row, span);
        hit.width = hit.width.max(number.1).min(self.ctx.room());
        let mut label = row.datum.describe(self.ctx.lang);
        if row.is_unrounded() {
            label = format!("{label}{}{}", words::comma(self.ctx.lang), words::unrounded(self.ctx.lang));
        }
        if let Some(benchmark) = &row.benchmark {
            let colon = words::colon(self.ctx.lang);
            let said = benchmark.describe(self.ctx.lang).replacen(colon, " ", 1);
            label = format!("{label}{}{said}", words::comma(self.ctx.lang));
        }
        scene.marks.push(self.mark(&row.datum, row.datum.role(), shape, hit, label));
        if let Some(benchmark) = &row.benchmark {
            self.benchmark(scene, benchmark, &row.datum.name, span);
        }
        let mut bottom = span.top + BAR + 4.0;
        if let Some(remark) = row.remark(self.ctx.lang) {
            // Lines end above it.
            bottom = span.top + BAR;
            let room = self.ctx.room() - self.left;
            let lines = wrap(&remark, Type::SMALL.size, room, self.ctx.most(1));
            let face = Type::SMALL.ink(Ink::Derived);
            scene.lines((self.left, scene.height), face, 20.0, &lines, &remark);
            scene.height += 20.0 * size(lines.lines.len());
        }
        // A line must not show through a bar that is only outlined.
        let mut taken = if self.above { (shape.x, shape.x) } else { number };
        if row.datum.status != Status::Reported {
            taken = (taken.0.min(shape.x), taken.1.max(shape.right()));
        }
        Band { top: span.top - 4.0, bottom, taken }
    }

    /// Draws what stands for the value; gives back its room.
    fn shape(&self, scene: &mut Scene, row: &PanelRow<'_>, span: Span) -> Rect {
        match row.form {
            Form::Bar(ink) => {
                bar(scene, span, &row.datum, ink);
                span.rect()
            }
            Form::Range => {
                let (zero, value) = (self.scale.zero, self.scale.at(row.datum.base / self.unit));
                let dot = Rect { x: value - range::DOT, width: 2.0 * range::DOT, ..span.rect() };
                let room = if row.datum.amount.range_values.is_some() { span.rect() } else { dot };
                range::range(
                    scene,
                    Place { zero, value, within: (self.left, self.ctx.room()), room },
                    &row.datum,
                );
                room
            }
        }
    }

    /// Sets the name; gives back where the bar starts, and leaves the height at the row's end.
    fn name(&self, scene: &mut Scene, datum: &Datum<'_>) -> f64 {
        let top = scene.height;
        let number = if self.above { 22.0 } else { 0.0 };
        let Some(column) = self.names else {
            scene.height += number + BAR;
            return top + number;
        };
        let room = if column > 0.0 { column - 10.0 } else { self.ctx.room() };
        let lines = wrap(&datum.name, Type::LABEL.size, room, self.ctx.most(2));
        let count = size(lines.lines.len());
        if column > 0.0 {
            let main = (number + BAR).max(18.0 * count);
            let bar_top = top + number + (main - number - BAR) / 2.0;
            let names_top = bar_top + (BAR - 18.0 * count) / 2.0;
            // Beside a number above the bar, the middle of the bar is not that of the row.
            let names_top = names_top.min(top + main - 18.0 * count).max(top);
            scene.lines((0.0, names_top), Type::LABEL, 18.0, &lines, &datum.name);
            scene.height += main;
            return bar_top;
        }
        scene.lines((0.0, top), Type::LABEL, 20.0, &lines, &datum.name);
        scene.height += 20.0 * count + 5.0 + number + BAR;
        scene.height - BAR
    }

    /// Sets the number after its bar, or above where there is no room; gives back its two ends.
    fn number(&self, scene: &mut Scene, row: &PanelRow<'_>, span: Span) -> (f64, f64) {
        let (datum, lang) = (&row.datum, self.ctx.lang);
        let width = run_width(&self.ctx, datum);
        let (x, y, shrink) = if self.above {
            let room = self.ctx.room() - self.left;
            (self.left, baseline(span.top - 22.0, 22.0, Type::NUMBER.size), (room / width).min(1.0))
        } else {
            let beside = self.beside(row, width);
            (beside, baseline(span.top, BAR, Type::NUMBER.size), 1.0)
        };
        numbers::set(scene, datum, lang, Type::NUMBER, (x, y), shrink);
        (x, x + width * shrink)
    }

    /// Where what is drawn for a value ends, without what is open of it.
    fn end(&self, row: &PanelRow<'_>) -> f64 {
        self.scale.at(row.reach().1 / self.unit)
    }

    /// Where a number starts, beyond the bar's end and its range, and clear of the comparator's mark.
    fn beside(&self, row: &PanelRow<'_>, width: f64) -> f64 {
        let open = row.open_end();
        let mark = row.benchmark.as_ref().map(|it| self.scale.at(it.base / self.unit));
        if row.datum.base < 0.0 {
            let end = self.end(row) - open - GAP;
            let struck = mark.filter(|x| (end - width - 5.0..end + 5.0).contains(x));
            return struck.map_or(end, |x| x - GAP) - width;
        }
        let start = self.end(row) + open + GAP;
        let struck = mark.filter(|x| (start - 5.0..start + width + 5.0).contains(x));
        struck.map_or(start, |x| x + GAP)
    }

    fn benchmark(&self, scene: &mut Scene, datum: &Datum<'_>, of: &str, span: Span) {
        let (lang, room) = (self.ctx.lang, self.ctx.room());
        let x = self.scale.at(datum.base / self.unit);
        let top = scene.height;
        scene.area(Rect::new(x - 3.5, span.top, 7.0, span.height), Ink::Ground);
        scene.line((x, span.top - 4.0), (x, top + 4.0), Pen::solid(Ink::Benchmark, 3.0));
        let said = format!("{} {}", datum.name, datum.number(lang));
        let face = Type::SMALL.ink(Ink::BenchmarkText);
        let tail = numbers::word_width(datum, lang);
        let lines = self.named_number(face, &datum.name, &datum.number(lang), tail);
        let last = lines.lines.last().map_or(0.0, |line| face.width(line));
        let width = lines.lines.iter().map(|line| face.width(line)).fold(last + tail, f64::max).min(room);
        let height = LINE + 18.0 * size(lines.lines.len().saturating_sub(1));
        let start = (x - width / 2.0).clamp(0.0, (room - width).max(0.0));
        scene.lines((start, top + 3.0), face, 18.0, &lines, &said);
        let y = baseline(top + 3.0 + height - LINE, 18.0, face.size);
        numbers::set_word(scene, datum, lang, (start + last, y), 1.0);
        let shape = Rect::new(x - 1.5, span.top - 4.0, 3.0, top + 4.0 - (span.top - 4.0));
        let (from, to) = ((start - 6.0).max(0.0), (start + width + 6.0).min(room));
        let hit = Rect::new(from.min(x - 12.0).max(0.0), top, 0.0, height);
        let hit = Rect { width: to.max(x + 12.0).min(room) - hit.x, ..hit };
        let label = format!("{of} · {}", datum.describe(lang));
        scene.marks.push(self.mark(datum, Role::Benchmark, shape, hit, label));
        scene.height += height;
    }

    /// A name and its number, which stands whole at the end whatever becomes of the name, and leaves
    /// so much room after it.
    fn named_number(&self, face: Type, name: &str, number: &str, after: f64) -> Lines {
        let (room, tail) = (self.ctx.room() - after, format!(" {number}"));
        if face.width(name) + face.width(&tail) <= room {
            return Lines { lines: vec![format!("{name}{tail}")], cut: false };
        }
        let beside = if self.ctx.uncut { self.ctx.room() } else { (room - face.width(&tail)).max(0.0) };
        let mut lines = wrap(name, face.size, beside, self.ctx.most(1));
        match lines.lines.last_mut().filter(|last| face.width(last) + face.width(&tail) <= room) {
            Some(last) => last.push_str(&tail),
            None => lines.lines.push(number.to_string()),
        }
        lines
    }

    fn mark(&self, datum: &Datum<'_>, role: Role, shape: Rect, hit: Rect, label: String) -> Mark {
        Mark {
            figure: datum.id.to_string(),
            role,
            x: shape.x,
            y: shape.y,
            width: shape.width,
            height: shape.height,
            hit,
            label,
            panel: self.index,
            scale: self.scale.per_unit,
        }
    }
}

/// A number of lines as a number to lay out with.
pub fn size(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
