//! A plotters backend that writes SVG with classes where others write colours.
//!
//! plotters counts in whole pixels; this backend's pixel is a tenth of a CSS pixel, so that a bar
//! is as long as its value to 0.05 pixels. Colours carry inks ([`super::ink`]). A shape gets two
//! classes: its ink, and how it is painted (`area`, `line`, `text`). No style, no fill, no
//! pattern: what a strict content-security policy forbids or another drawing could clash with.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::ink::{Dash, decode};
use super::text;

/// How many of the backend's pixels are one CSS pixel.
pub const SCALE: f64 = 10.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// What a drawing is, once it is markup.
#[derive(Clone, Debug)]
pub enum Root {
    /// A part of the page, which names its marks itself and has a style sheet.
    Page,
    /// A document of its own.
    Sheet {
        /// The language of its texts, as HTML has it.
        lang: &'static str,
        /// The class under which its style sheet finds its shapes.
        class: String,
        /// Its name.
        title: String,
        /// What it shows, in words.
        description: String,
        /// Its style sheet.
        style: String,
    },
}

/// The class of quotation marks that stand among Chinese: a Latin face would set them narrow.
pub const QUOTE: &str = "zh";

/// The backend. It appends to a string that outlives it.
pub struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    title: Option<String>,
    alone: bool,
}

impl<'a> SvgBackend<'a> {
    /// Opens a drawing of so many CSS pixels; [`close`] ends it.
    pub fn open(out: &'a mut String, width: u32, height: u32, root: &Root) -> Self {
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        match root {
            Root::Page => {
                out.push_str(" class=\"chart\" role=\"img\" aria-hidden=\"true\" focusable=\"false\"");
            }
            Root::Sheet { lang, class, .. } => {
                push(
                    out,
                    format_args!(" class=\"{class}\" role=\"img\" lang=\"{lang}\" xml:lang=\"{lang}\""),
                );
            }
        }
        let size = format_args!(" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">");
        push(out, size);
        if let Root::Sheet { title, description, style, .. } = root {
            push(out, format_args!("<title>{}</title>", escape(title)));
            push(out, format_args!("<desc>{}</desc>", escape(description)));
            push(out, format_args!("<style>{}</style>", escape(style)));
        }
        let scaled = |size: u32| size.saturating_mul(10);
        let alone = matches!(root, Root::Sheet { .. });
        Self { out, size: (scaled(width), scaled(height)), title: None, alone }
    }

    /// Sets a text; in a document of its own, quotation marks among Chinese get a class.
    fn set(&mut self, words: &str) {
        if !(self.alone && text::is_chinese(words)) {
            return self.out.push_str(&escape(words));
        }
        for run in words.split_inclusive(text::is_quote) {
            let quote = run.chars().next_back().filter(|c| text::is_quote(*c));
            let before = quote.map_or(run, |quote| run.strip_suffix(quote).unwrap_or(run));
            self.out.push_str(&escape(before));
            if let Some(quote) = quote {
                push(self.out, format_args!("<tspan class=\"{QUOTE}\">{quote}</tspan>"));
            }
        }
    }

    /// Gives the next text a title: the whole of what it shows cut.
    pub fn title(&mut self, full: Option<&str>) {
        self.title = full.map(str::to_string);
    }

    fn paint<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        let (ink, dash) = decode(style.color().rgb);
        let paint = if fill { "area" } else { "line" };
        push(self.out, format_args!(" class=\"{} {paint}\"", ink.class()));
        if !fill {
            push(self.out, format_args!(" stroke-width=\"{}\"", px(stroke(style))));
            if dash == Dash::Dashed {
                self.out.push_str(" stroke-dasharray=\"4 3\"");
            }
        }
        self.out.push_str("/>");
    }
}

/// Ends the drawing that [`SvgBackend::open`] began.
pub fn close(out: &mut String) {
    out.push_str("</svg>");
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let (x1, y1, x2, y2) = (px(from.0), px(from.1), px(to.0), px(to.1));
        push(self.out, format_args!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""));
        self.paint(style, false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = (from.0.min(to.0), from.1.min(to.1));
        let (w, h) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        let (x, y, w, h) = (px(x), px(y), px(w), px(h));
        push(self.out, format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""));
        self.paint(style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<_> = path.into_iter().collect();
        if let [from, to] = points[..] {
            return self.draw_line(from, to, style);
        }
        self.points("polyline", points, style, false)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let radius = i32::try_from(radius).unwrap_or(i32::MAX);
        let (x, y, r) = (px(centre.0), px(centre.1), px(radius));
        push(self.out, format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\""));
        self.paint(style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.points("polygon", corners.into_iter().collect(), style, true)
    }

    /// `VPos::Bottom` is the baseline here, since an SVG text stands on it.
    fn draw_text<T: BackendTextStyle>(&mut self, words: &str, style: &T, at: BackendCoord) -> Drawn {
        let (ink, _) = decode(style.color().rgb);
        let size = style.size() / SCALE;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let down = match style.anchor().v_pos {
            VPos::Bottom => 0.0,
            VPos::Center => (text::ASCENT - text::DESCENT) * style.size() / 2.0,
            VPos::Top => text::ASCENT * style.size(),
        };
        let (x, y) = (px(at.0), px(at.1 + tenths(down / SCALE)));
        let class = ink.class();
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        push(
            self.out,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\"{weight} class=\"{class} text\">"
            ),
        );
        if let Some(full) = self.title.take() {
            push(self.out, format_args!("<title>{}</title>", escape(&full)));
        }
        self.set(words);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        words: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let whole = |size: f64| u32::try_from(tenths(size / SCALE)).unwrap_or(0);
        let height = (text::ASCENT + text::DESCENT) * style.size();
        let bold = matches!(style.style(), FontStyle::Bold);
        let weight = if bold { text::Weight::Bold } else { text::Weight::Regular };
        Ok((whole(text::width(words, style.size(), weight)), whole(height)))
    }
}

impl SvgBackend<'_> {
    fn points<S: BackendStyle>(
        &mut self,
        name: &str,
        points: Vec<BackendCoord>,
        style: &S,
        fill: bool,
    ) -> Drawn {
        push(self.out, format_args!("<{name} points=\""));
        for (i, (x, y)) in points.into_iter().enumerate() {
            let space = if i > 0 { " " } else { "" };
            push(self.out, format_args!("{space}{},{}", px(x), px(y)));
        }
        self.out.push('"');
        self.paint(style, fill);
        Ok(())
    }
}

/// CSS pixels in the backend's whole pixels.
#[allow(clippy::cast_possible_truncation)]
pub fn tenths(css: f64) -> i32 {
    // A cast from a float saturates, so nothing can overflow.
    (css * SCALE).round() as i32
}

fn stroke<S: BackendStyle>(style: &S) -> i32 {
    i32::try_from(style.stroke_width()).unwrap_or(i32::MAX)
}

fn px(tenths: i32) -> String {
    let (sign, size) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
    match size % 10 {
        0 => format!("{sign}{}", size / 10),
        rest => format!("{sign}{}.{rest}", size / 10),
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

/// Text as XML may hold it: markup escaped, and what XML 1.0 has no place for left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short_decimals() {
        assert_eq!([px(0), px(10), px(123), px(-5), px(1001)], ["0", "1", "12.3", "-0.5", "100.1"]);
        assert_eq!([tenths(1.04), tenths(1.05), tenths(f64::MAX), tenths(f64::NAN)], [10, 11, i32::MAX, 0]);
    }

    #[test]
    fn markup_and_control_characters_do_not_get_through() {
        assert_eq!(escape("<a href=\"x\">'&\u{0}\u{8}\n"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp; ");
    }
}
