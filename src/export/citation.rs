//! Citations after GB/T 7714—2015《信息与文献　参考文献著录规则》, in its numeric order (顺序编码制).
//!
//! An electronic resource is `主要责任者. 题名[类型/载体]. 出版者, 出版年(更新或修改日期)[引用日期]. 获取和访问路径`
//! (4.6.2). What is not known is left out, as the standard allows: the author in numeric order
//! (8.1.3), place and publisher of what is online (8.4.1.3, 8.4.2.3). A bulletin's file names neither
//! who publishes it nor when, so its entry has neither.
//!
//! A chart has a title and an address of its own, so it is cited as a part of its bulletin, with `//`
//! between the two (4.2.2, 8.8.1). Type and carrier are `EB/OL`, as of any page (8.2.2, annex B). Of a
//! source without an address the file does not say whether it is a newspaper, a report or a book, so
//! the type is left out; only what is online must have one (4.6, 8.2.2).
//!
//! Titles stand as the bulletin gives them (8.2), in the reader's language: the file does not say
//! which language a source is in (6.1). Dates are `YYYY-MM-DD` (8.4.4.2). Marks of punctuation are
//! narrow, with a space where the standard prints one. A full stop at the end may stand (7.2), and
//! does, except after an address, of which it would seem to be a part.

use std::fmt;

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Chart, Source};
use crate::bulletin::text::Lang;

/// A day in the calendar, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year of the common era.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What is cited, and how it was seen.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The bulletin.
    pub bulletin: &'a Bulletin,
    /// The chart of it; none where the whole bulletin is meant.
    pub what: Option<&'a Chart>,
    /// The address that leads to it.
    pub address: &'a str,
    /// The day on which the reader saw it.
    pub accessed: Day,
    /// The language of the citation.
    pub lang: Lang,
}

/// The entry in a list of references, without its number.
pub fn gbt7714(cited: &Cited<'_>) -> String {
    let whole = cited.bulletin.file().title.get(cited.lang);
    let title = match cited.what {
        Some(chart) => format!("{}[EB/OL]//{whole}", chart.title.get(cited.lang)),
        None => format!("{whole}[EB/OL]"),
    };
    one_line(&format!("{} [{}]. {}", stopped(&title), cited.accessed, cited.address))
}

/// Entries for the sources that the figures come from, in the order of the file: those of the chart,
/// with the operands of what is derived, or all of the bulletin's.
pub fn sources(cited: &Cited<'_>) -> Vec<String> {
    let sources = match cited.what {
        Some(chart) => cited.bulletin.sources_of(chart.drawing.figures()),
        None => cited.bulletin.file().sources.iter().collect(),
    };
    sources.into_iter().map(|it| source(it, cited)).collect()
}

fn source(source: &Source, cited: &Cited<'_>) -> String {
    let lang = cited.lang;
    let author = source.author.as_ref().map(|it| format!("{} ", stopped(it.get(lang)))).unwrap_or_default();
    let publisher = source.publisher.as_ref().map(|it| it.get(lang));
    let title = source.title.get(lang);
    let entry = match &source.address {
        Some(address) => {
            let seen = seen(publisher, source.published.as_deref(), cited.accessed);
            format!("{author}{} {seen}. {address}", stopped(&format!("{title}[EB/OL]")))
        }
        None => {
            let imprint = [publisher, source.published.as_deref()].into_iter().flatten();
            let imprint = imprint.collect::<Vec<_>>().join(", ");
            format!("{author}{} {}", stopped(title), stopped(&imprint))
        }
    };
    one_line(&entry)
}

/// Who published it, when, and when it was seen: `新华社, 2025(2025-07-25)[2026-01-02]`.
fn seen(publisher: Option<&str>, published: Option<&str>, accessed: Day) -> String {
    let year = published.and_then(|it| it.split('-').next());
    // A year by itself says nothing that the date does not.
    let imprint = publisher.map(|it| [Some(it), year].into_iter().flatten().collect::<Vec<_>>().join(", "));
    let imprint = imprint.unwrap_or_default();
    let published = published.map(|it| format!("({it})")).unwrap_or_default();
    format!("{imprint}{published}[{accessed}]")
}

/// With a full stop, where it does not end with one, nor is empty.
fn stopped(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.ends_with('.') { text.into() } else { format!("{text}.") }
}

/// Without line breaks and other controls, which a list of references has no room for.
pub(super) fn one_line(text: &str) -> String {
    let text = text.chars().map(|it| if it.is_control() { ' ' } else { it });
    text.collect::<String>().trim_end().to_string()
}
