//! The lines of a source's text as a page sets them, and how much of a long one. Pure.

use std::ops::Range;

use crate::bulletin::model::Source;
use crate::bulletin::text::Text;
use crate::check::source::{SourceText, heading_names};

/// How many lines of a text are shown before a reader asks for more.
pub const FIRST_LINES: usize = 2_000;
/// How many characters of a text are shown before a reader asks for more.
pub const FIRST_CHARACTERS: usize = 200_000;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The title of the whole, as the source's own first line.
    Title,
    /// The name of a section of the source, on a line of its own.
    Heading,
    /// Anything else.
    Paragraph,
}

/// A line with something on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the text, from 1, empty lines counted.
    pub number: usize,
    /// Where it stands, in characters of the text.
    pub at: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Whether an empty line stands before it.
    pub apart: bool,
}

/// The lines of a text that are not empty, up to a position.
pub fn lines(text: &SourceText, source: &Source, end: usize) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut apart = false;
    let all = (1..=text.line_count()).filter_map(|number| Some((number, text.span_of_line(number)?)));
    for (number, (start, line_end)) in all.take_while(|(_, (start, _))| *start < end) {
        let at = start..line_end.min(end);
        let words = text.between(at.start, at.end).unwrap_or_default();
        if words.trim().is_empty() {
            apart = true;
            continue;
        }
        let kind = kind(words.trim(), source, out.is_empty());
        out.push(Line { number, at, kind, apart });
        apart = false;
    }
    out
}

/// The position at which the beginning of a text ends that a page shows at first.
pub fn beginning(text: &SourceText) -> usize {
    let by_lines = text.span_of_line(FIRST_LINES).map_or(text.len(), |(_, end)| end);
    by_lines.min(FIRST_CHARACTERS).min(text.len())
}

fn kind(words: &str, source: &Source, first: bool) -> Kind {
    let names = heading_names(words);
    let named = |text: &Text| [&text.zh, &text.en].iter().any(|it| names.contains(&it.trim()));
    let titled = [&source.title.zh, &source.title.en].iter().any(|it| is_title(words, it));
    if first && titled {
        Kind::Title
    } else if source.sections.iter().any(|it| named(&it.label)) {
        Kind::Heading
    } else {
        Kind::Paragraph
    }
}

/// Whether a first line is the title that a bulletin gives, which may have other punctuation marks
/// and something added at its end.
fn is_title(words: &str, title: &str) -> bool {
    let letters = |words: &str| -> String {
        words.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let words = letters(words);
    // Half of it at least: a county's name alone is no title.
    !words.is_empty() && letters(title).starts_with(&words) && words.len() * 2 >= letters(title).len()
}

/// Whether a text is Chinese, for fonts and for screen readers: at least a quarter of its letters,
/// since Chinese reports are full of numbers and Latin names.
pub fn is_chinese(text: &str) -> bool {
    let (mut letters, mut han) = (0, 0);
    for letter in text.chars().take(FIRST_CHARACTERS).filter(|it| it.is_alphabetic()) {
        letters += 1;
        han += usize::from(('\u{4e00}'..='\u{9fff}').contains(&letter));
    }
    han * 4 >= letters && han > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Source {
        let text = |words: &str| serde_json::json!({ "zh": words, "en": "" });
        let section = serde_json::json!({ "id": "a", "label": text("工业") });
        let source = serde_json::json!({ "id": "s", "title": text("某县：半年"), "sections": [section] });
        serde_json::from_value(source).unwrap()
    }

    #[test]
    fn lines_keep_their_numbers_and_tell_what_they_are() {
        let text = SourceText::new("s", "\n某县:半年\n\n \n工业\n增长6.2%。\n某县：半年");
        let lines = lines(&text, &source(), text.len());
        let told: Vec<_> = lines.iter().map(|it| (it.number, it.kind, it.apart)).collect();
        let expected = [
            (2, Kind::Title, true),
            (5, Kind::Heading, true),
            (6, Kind::Paragraph, false),
            (7, Kind::Paragraph, false),
        ];
        assert_eq!(told, expected);
        assert_eq!(text.between(lines[2].at.start, lines[2].at.end).as_deref(), Some("增长6.2%。"));
    }

    #[test]
    fn numbers_of_headings_and_ends_of_titles_may_differ() {
        let kind_of = |words: &str, first: bool| kind(words, &source(), first);
        for heading in ["一、工业", "（二）工业", "3. 工业", "十二．工业"] {
            assert_eq!(kind_of(heading, false), Kind::Heading, "{heading}");
        }
        for other in ["工业增长", "一工业", "、工业", "一、", "二、一、工业"] {
            assert_eq!(kind_of(other, false), Kind::Paragraph, "{other}");
        }
        // Of 某县：半年, which has four letters.
        assert_eq!(kind_of("《某县》：半", true), Kind::Title);
        for other in ["某", "县半年", "某县半年公报", "——"] {
            assert_eq!(kind_of(other, true), Kind::Paragraph, "{other}");
        }
    }

    #[test]
    fn a_long_text_begins_with_a_part_of_it() {
        let short = SourceText::new("s", "一\n二");
        assert_eq!(beginning(&short), 3);
        let many = SourceText::new("s", &"一二\n".repeat(5_000));
        // Of 2,000 lines of three characters the last is without its break.
        assert_eq!(beginning(&many), 5_999);
        assert_eq!(lines(&many, &source(), beginning(&many)).len(), 2_000);
        let one = SourceText::new("s", &"字".repeat(1_000_000));
        assert_eq!(lines(&one, &source(), beginning(&one))[0].at, 0..200_000);
    }

    #[test]
    fn a_chinese_report_with_many_latin_names_is_chinese() {
        assert!(is_chinese("上半年GDP增长6.2%，SUDI"));
        assert!(!is_chinese("GDP of 喀左 grew by 6.2 percent"));
        assert!(!is_chinese("6.2%"));
    }
}
