//! Finding entries: what a query asks for, where it matches, and in which order entries stand.
//! Pure: texts and a query in, matches out.

pub mod order;

use std::ops::Range;

/// What a reader typed: words that must all be there, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Vec<char>>,
}

impl Query {
    /// Reads what was typed. No text is an error: all of it counts as words.
    pub fn parse(typed: &str) -> Self {
        let terms = typed.split_whitespace().map(|term| term.chars().flat_map(fold).collect());
        Self { terms: terms.collect() }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether each word stands in at least one of the texts.
    pub fn matches(&self, texts: &[&str]) -> bool {
        let folded: Vec<Folded> = texts.iter().map(|text| Folded::new(text)).collect();
        self.terms.iter().all(|term| folded.iter().any(|text| text.find(term, 0).is_some()))
    }

    /// The bytes of a text that match, as ranges in order that do not touch.
    pub fn highlights(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text);
        let mut found: Vec<Range<usize>> = Vec::new();
        for term in &self.terms {
            let mut from = 0;
            while let Some(at) = folded.find(term, from) {
                found.push(folded.bytes(at, at + term.len()));
                from = at + term.len();
            }
        }
        found.sort_by_key(|range| range.start);
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in found {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
    }
}

/// A text without the differences that nobody means, and where each character came from.
struct Folded {
    chars: Vec<char>,
    places: Vec<Range<usize>>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut this = Self { chars: Vec::new(), places: Vec::new() };
        for (at, original) in text.char_indices() {
            for folded in fold(original) {
                this.chars.push(folded);
                this.places.push(at..at + original.len_utf8());
            }
        }
        this
    }

    fn find(&self, term: &[char], from: usize) -> Option<usize> {
        if term.is_empty() || self.chars.len() < term.len() {
            return None;
        }
        (from..=self.chars.len() - term.len()).find(|at| self.chars[*at..].starts_with(term))
    }

    fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        self.places[from].start..self.places[to - 1].end
    }
}

/// Folds full-width forms to half-width and upper case to lower.
fn fold(c: char) -> impl Iterator<Item = char> {
    let half = match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c),
        other => other,
    };
    half.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, typed: &str) -> Vec<String> {
        let ranges = Query::parse(typed).highlights(text);
        ranges.into_iter().map(|range| text[range].to_string()).collect()
    }

    #[test]
    fn any_part_of_a_chinese_name_finds_it() {
        for typed in ["新材料", "亿华", "华新", "料"] {
            assert!(Query::parse(typed).matches(&["亿华新材料"]), "{typed}");
        }
        assert!(!Query::parse("新华").matches(&["亿华新材料"]));
    }

    #[test]
    fn words_stand_in_any_order_and_in_any_field() {
        let fields = ["Yihua New Materials", "小升规培育库"];
        assert!(Query::parse("materials YIHUA 培育").matches(&fields));
        assert!(!Query::parse("yihua porcelain").matches(&fields));
        assert!(Query::parse("  ").matches(&fields));
    }

    #[test]
    fn width_and_case_make_no_difference() {
        assert!(Query::parse("ｎｅｗ").matches(&["Yihua New Materials"]));
        assert!(Query::parse("new").matches(&["ＮＥＷ"]));
        assert!(Query::parse("(2025").matches(&["（2025版）"]));
    }

    #[test]
    fn matches_are_marked_where_they_stand() {
        assert_eq!(marked("半导体新材料,新材料", "新材料"), ["新材料", "新材料"]);
        assert_eq!(marked("ＮＥＷ new", "ew"), ["ＥＷ", "ew"]);
        assert_eq!(marked("新材料", "新材 材料"), ["新材料"]);
    }

    proptest! {
        #[test]
        fn every_part_of_a_text_finds_the_text(text in "[a-zA-Z甲乙丙İßＡｂ]{1,12}", from in 0usize..12, len in 1usize..12) {
            let part: String = text.chars().skip(from).take(len).collect();
            prop_assert!(Query::parse(&part).matches(&[&text]), "{} in {}", part, text);
        }

        #[test]
        fn marks_are_whole_characters_in_order(text in "\\PC{0,20}", typed in "\\PC{0,4}") {
            let mut end = 0;
            for range in Query::parse(&typed).highlights(&text) {
                prop_assert!(range.start >= end && text.is_char_boundary(range.start));
                prop_assert!(text.is_char_boundary(range.end));
                end = range.end;
            }
        }
    }
}
