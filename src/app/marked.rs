//! A text with the parts that match, and what of a long one is worth showing.

use std::ops::Range;

use leptos::prelude::*;

use crate::search::Query;
use crate::search::index::Kind;

/// A text with the parts that match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    text: String,
    /// Ranges of bytes, in order, apart from each other.
    marks: Vec<Range<usize>>,
}

impl Marked {
    /// A text as a query matches it; `kind` is that of the hit.
    pub fn by(query: &Query, text: &str, kind: Kind) -> Self {
        let whole = |range: &Range<usize>| text.get(range.clone()).is_some_and(|it| !it.is_empty());
        let mut marks = query.marks(text, kind);
        marks.retain(whole);
        Self { text: text.to_string(), marks }
    }

    /// A text that matches as a whole, as a quantity does.
    pub fn whole(text: &str) -> Self {
        let all = 0..text.len();
        Self { text: text.to_string(), marks: if text.is_empty() { Vec::new() } else { vec![all] } }
    }

    /// Whether anything in it matches.
    pub fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with what matches marked.
    pub fn view(&self) -> AnyView {
        let pieces = self.pieces().into_iter().map(|(matches, piece)| {
            let piece = piece.to_string();
            if matches { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        });
        pieces.collect_view().into_any()
    }

    /// Whether it is no text at all.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many bytes of it match.
    pub fn weight(&self) -> usize {
        self.marks.iter().map(ExactSizeIterator::len).sum()
    }

    /// Its pieces in order, each with whether it matches.
    pub fn pieces(&self) -> Vec<(bool, &str)> {
        let mut out = Vec::new();
        let mut end = 0;
        for mark in &self.marks {
            let between = self.text.get(end..mark.start).unwrap_or_default();
            out.extend([(false, between), (true, self.text.get(mark.clone()).unwrap_or_default())]);
            end = mark.end;
        }
        out.push((false, self.text.get(end..).unwrap_or_default()));
        out.retain(|(_, piece)| !piece.is_empty());
        out
    }

    /// A part of it, given by its bytes.
    #[must_use]
    pub fn part(&self, part: Range<usize>) -> Self {
        let within = self.marks.iter().filter(|it| it.start < part.end && it.end > part.start);
        let marks = within.map(|it| it.start.max(part.start) - part.start..it.end.min(part.end) - part.start);
        Self { marks: marks.collect(), text: self.text.get(part).unwrap_or_default().to_string() }
    }

    /// The first mark.
    pub fn first(&self) -> Option<Range<usize>> {
        self.marks.first().cloned()
    }

    /// What stands around a place, such as the first mark, in no more than so many columns, of which a
    /// Chinese character takes two. What is left out is told by an ellipsis.
    #[must_use]
    pub fn around(self, first: Range<usize>, room: usize) -> Self {
        if width(&self.text) <= room {
            return self;
        }
        // A quarter of the room tells what comes before; what the end leaves free goes there too.
        let after = width(self.text.get(first.start..).unwrap_or_default());
        let lead = (room / 4).max(room.saturating_sub(after));
        let start = self.start(first.start, lead);
        let end = self.end(start, first.end, room);
        let kept = self.text.get(start..end).unwrap_or_default().trim_end();
        let end = (start + kept.len()).max(first.end.min(end));
        let before = if start > 0 { "…" } else { "" };
        let after = if end < self.text.len() { "…" } else { "" };
        let Self { text, marks } = self.part(start..end);
        let marks = marks.into_iter().map(|it| it.start + before.len()..it.end + before.len());
        Self { marks: marks.collect(), text: [before, &text, after].concat() }
    }

    /// Where to begin so that at most `lead` columns come before a place; not within a word or a number, nor
    /// with the mark that ends what is left out.
    fn start(&self, place: usize, lead: usize) -> usize {
        let before = self.text.get(..place).unwrap_or_default();
        let mut used = 0;
        let kept = before.char_indices().rev().take_while(|(_, c)| {
            used += columns(*c);
            used <= lead
        });
        let start = kept.last().map_or(place, |it| it.0);
        let after = before.get(start..).unwrap_or_default();
        let whole = after.char_indices().map(|(at, _)| start + at).find(|at| self.may_be_cut(*at));
        let start = whole.unwrap_or(place);
        let ends = |c: char| c.is_whitespace() || ",.;:!?，。；：！？、".contains(c);
        let rest = before.get(start..).unwrap_or_default();
        if start > 0 { place - rest.trim_start_matches(ends).len() } else { 0 }
    }

    /// Where to end so that at most `room` columns are shown; not within a word or a number, unless it is
    /// the one that matches.
    fn end(&self, start: usize, least: usize, room: usize) -> usize {
        let shown = self.text.get(start..).unwrap_or_default();
        let mut used = 0;
        let over = shown.char_indices().find(|(_, c)| {
            used += columns(*c);
            used > room
        });
        let end = over.map_or(self.text.len(), |(at, _)| start + at);
        let after = self.text.get(least..end).unwrap_or_default();
        let whole = after.char_indices().rev().map(|(at, _)| least + at).find(|at| self.may_be_cut(*at));
        if self.may_be_cut(end) { end } else { whole.unwrap_or(end) }
    }

    /// Whether the text says nothing wrong when it ends or begins here: not within a Latin word, and not
    /// between the digits of a number, it and its sign, or it and its unit.
    fn may_be_cut(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (self.text.get(..at), self.text.get(at..)) else { return false };
        let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
            return true;
        };
        if is_letter(last) && is_letter(next) {
            return false;
        }
        // A unit may stand behind a space.
        let (number, unit) = (before.trim_end(), after.trim_start().chars().next());
        let number = number.chars().next_back().filter(char::is_ascii_digit);
        let has_unit = number.is_some() && unit.is_some_and(|c| c.is_alphanumeric() || "%‰".contains(c));
        let is_point = number.is_some() && ".,".contains(next) && after.chars().nth(1).is_some_and(is_digit);
        let is_part = next.is_ascii_digit() && (".,+-−≥≤≈><".contains(last));
        // Of a scale and its unit, 万元, the one says little without the other.
        let is_scale = "万亿".contains(last) && next.is_alphanumeric();
        !(has_unit || is_point || is_part || is_scale)
    }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && columns(c) == 1
}

/// How many columns a text takes.
pub fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// How many columns a character takes: two from the Hangul letters on, where the scripts begin that
/// are set in squares.
const fn columns(c: char) -> usize {
    if c as u32 >= 0x1100 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, typed: &str) -> Marked {
        Marked::by(&Query::parse(typed, &Default::default(), None), text, Kind::Part)
    }

    fn around_first(marked: Marked, room: usize) -> Marked {
        let first = marked.first().unwrap_or(0..0);
        marked.around(first, room)
    }

    #[test]
    fn pieces_tell_what_matches() {
        let pieces = marked("亿华新材料公司", "新材料");
        assert_eq!(pieces.pieces(), [(false, "亿华"), (true, "新材料"), (false, "公司")]);
        assert_eq!(Marked::whole("7%").pieces(), [(true, "7%")]);
    }

    #[test]
    fn a_long_text_is_cut_around_its_first_mark() {
        let text = "一二三四五六七八九十新材料甲乙丙丁戊己庚辛壬癸";
        assert_eq!(around_first(marked(text, "新材料"), 24).text, "…八九十新材料甲乙丙丁戊己…");
        // What the end leaves free shows more of what comes before.
        assert_eq!(around_first(marked(text, "癸"), 10).text, "…己庚辛壬癸");
        assert_eq!(around_first(marked(text, "一二"), 8).text, "一二三四…");
        assert_eq!(around_first(marked("短", "短"), 8).text, "短");
        // What was left out ended there.
        assert_eq!(around_first(marked("一二三四五。六七八", "七"), 8).text, "…六七八");
    }

    #[test]
    fn latin_words_stay_whole() {
        let text = "The county opened a workshop for porcelain insulators in the northern district";
        assert_eq!(around_first(marked(text, "porcelain"), 32).text, "…for porcelain insulators in the…");
        assert_eq!(around_first(marked(text, "insulat"), 10).pieces()[1], (true, "insulat"));
    }

    #[test]
    fn numbers_stay_whole() {
        let cut = |text: &str, typed: &str, room| around_first(marked(text, typed), room).text;
        let text = "规上工业总产值41.1亿元，同比增长17.5%，其中大企业895万元";
        assert_eq!(cut(text, "17.5%", 22), "…增长17.5%，其中大企业…");
        assert_eq!(cut(text, "同比", 24), "…同比增长17.5%，其中大企…");
        assert_eq!(cut(text, "同比", 12), "…同比增长…");
        let text = "In spring they planted some 11,325,000 plants and paid CNY 3.12 million for all of them";
        assert_eq!(cut(text, "plants", 28), "…plants and paid CNY…");
        assert_eq!(cut(text, "paid", 24), "…and paid CNY…");
    }

    proptest! {
        #[test]
        fn no_number_is_cut(before in "[一二a ，]{0,12}", digits in "[1-9][0-9]{0,3}(,[0-9]{3})?(\\.[0-9]{1,3})?", unit in "(亿元|万亩|%|项| million)", after in "[一二a ，]{0,12}", room in 8..40_usize) {
            let number = format!("{digits}{unit}");
            let text = format!("{before} {number}，瓷{after}，{number} {before}");
            let cut = around_first(marked(&text, "瓷"), room).text;
            // What is left when the number as it is has been taken away holds nothing of another.
            prop_assert!(!cut.replace(&number, "").contains(|c: char| c.is_ascii_digit()), "{} of {}", cut, text);
        }

        #[test]
        fn a_cut_keeps_to_its_room_and_shows_the_mark(text in "[一二三ab é🍵]{0,60}", typed in "[一二ab]{1,3}", room in 8..40_usize) {
            let whole = marked(&text, &typed);
            let had = whole.has_marks();
            let cut = around_first(whole, room);
            let used: usize = cut.text.chars().filter(|c| *c != '…').map(columns).sum();
            prop_assert!(used <= room);
            prop_assert_eq!(cut.has_marks(), had);
            let joined: String = cut.pieces().into_iter().map(|it| it.1).collect();
            prop_assert_eq!(&joined, &cut.text);
        }
    }
}
