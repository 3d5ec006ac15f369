//! A text with the parts that match, and what of a long one is worth showing.

use std::ops::Range;

use leptos::prelude::*;

use crate::search::index::Kind;
use crate::search::{Of, Query};

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
        Self::new(query, text, Of::Other, kind)
    }

    /// The same of a name, or another, of what is found.
    pub fn name(query: &Query, text: &str, kind: Kind) -> Self {
        Self::new(query, text, Of::Name, kind)
    }

    /// The same of whatever the text is.
    pub fn new(query: &Query, text: &str, of: Of, kind: Kind) -> Self {
        let whole = |range: &Range<usize>| text.get(range.clone()).is_some_and(|it| !it.is_empty());
        let mut marks = query.marks(text, of, kind);
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

    /// What stands around a place, such as the first mark, in so many columns, of which a Chinese character
    /// takes two; in more where a number would lose what is said of it. What is left out is told by an
    /// ellipsis.
    #[must_use]
    pub fn around(self, first: Range<usize>, room: usize) -> Self {
        if width(&self.text) <= room {
            return self;
        }
        let clauses = Clauses::of(&self.text);
        let wide = |part: Range<usize>| width(self.text.get(part).unwrap_or_default());
        // A quarter of the room tells what comes before; what the end leaves free goes there too.
        let lead = (room / 4).min(room.saturating_sub(wide(first.clone())));
        let lead = lead.max(room.saturating_sub(wide(first.start..self.text.len())));
        let start = clauses.start(first.start, lead);
        let end = clauses.end(start, first.end, room);
        let before = if start > 0 { "…" } else { "" };
        let after = if end < self.text.len() { "…" } else { "" };
        let Self { text, marks } = self.part(start..end);
        let marks = marks.into_iter().map(|it| it.start + before.len()..it.end + before.len());
        Self { marks: marks.collect(), text: [before, &text, after].concat() }
    }
}

/// A text in clauses. One that holds a number is quoted whole or not at all: what makes it a bound, an estimate
/// or a decline, its unit, and what it is a share of may stand anywhere in it.
struct Clauses<'a> {
    text: &'a str,
    /// Where each ends, and whether a number stands in it.
    ends: Vec<(usize, bool)>,
}

impl<'a> Clauses<'a> {
    fn of(text: &'a str) -> Self {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let (mut ends, mut has_number) = (Vec::new(), false);
        for (nth, &(at, c)) in chars.iter().enumerate() {
            has_number |= is_numeral(c);
            let next = chars.get(nth + 1).map_or(' ', |it| it.1);
            let is_end = match c {
                '。' | '；' | '！' | '？' => true,
                // Not of 12,000 in full width.
                '，' => !next.is_numeric(),
                ',' | ';' | '!' | '?' => next.is_whitespace(),
                // A point may end an abbreviation, as in "approx. CNY 3 million": then no sentence begins.
                '.' => {
                    let mut after =
                        chars.iter().skip(nth + 1).map(|it| it.1).skip_while(|c| c.is_whitespace());
                    let begins = after.next().is_none_or(char::is_uppercase);
                    next.is_whitespace() && begins && !after.next().is_some_and(char::is_uppercase)
                }
                _ => false,
            };
            if is_end {
                ends.push((at + c.len_utf8(), has_number));
                has_number = false;
            }
        }
        ends.push((text.len(), has_number));
        Self { text, ends }
    }

    /// Where to begin so that about `lead` columns come before a place.
    fn start(&self, place: usize, lead: usize) -> usize {
        let before = self.text.get(..place).unwrap_or_default();
        let mut used = 0;
        let kept = before.char_indices().rev().take_while(|(_, c)| {
            used += columns(*c);
            used <= lead
        });
        let from = kept.last().map_or(place, |it| it.0);
        let within = before.get(from..).unwrap_or_default();
        let mut places = within.char_indices().map(|(at, _)| from + at).chain([place]);
        let cut =
            places.clone().find(|at| self.parts_words(*at)).or_else(|| places.find(|at| self.is_free(*at)));
        let start = cut.unwrap_or_else(|| self.clause(place).start);
        // Nor with the sign that ends what is left out.
        let rest = before.get(start..).unwrap_or_default();
        let is_stop = |c| c != '.' && is_stop(c);
        if start > 0 { place - rest.trim_start_matches(is_stop).len() } else { 0 }
    }

    /// Where to end so that about `room` columns are shown, and all of what ends at `least`.
    fn end(&self, start: usize, least: usize, room: usize) -> usize {
        let shown = self.text.get(start..).unwrap_or_default();
        let mut used = 0;
        let over = shown.char_indices().find(|(_, c)| {
            used += columns(*c);
            used > room
        });
        let to = over.map_or(self.text.len(), |(at, _)| start + at).max(least);
        let within = self.text.get(least..to).unwrap_or_default();
        let mut places = within.char_indices().map(|(at, _)| least + at).chain([to]).rev();
        let cut =
            places.clone().find(|at| self.parts_words(*at)).or_else(|| places.find(|at| self.is_free(*at)));
        // The clause of what comes last.
        let end = cut.unwrap_or_else(|| self.clause(least.saturating_sub(1).max(start)).end);
        if end == self.text.len() {
            return end;
        }
        let kept = self.text.get(start..end).unwrap_or_default().trim_end_matches(is_stop);
        (start + kept.len()).max(least)
    }

    /// The clause in which a byte is.
    fn clause(&self, at: usize) -> Range<usize> {
        let nth = self.ends.partition_point(|(end, _)| *end <= at);
        let end = self.ends.get(nth).map_or(self.text.len(), |it| it.0);
        let start = nth.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |it| it.0);
        start..end
    }

    /// Whether a cut here takes nothing away from a number.
    fn is_free(&self, at: usize) -> bool {
        let nth = self.ends.partition_point(|(end, _)| *end <= at);
        let has_number = self.ends.get(nth).is_some_and(|it| it.1);
        !has_number || at == self.clause(at).start
    }

    /// Whether it leaves words whole, too.
    fn parts_words(&self, at: usize) -> bool {
        let before = self.text.get(..at).and_then(|it| it.chars().next_back());
        let after = self.text.get(at..).and_then(|it| it.chars().next());
        let in_word = before.zip(after).is_some_and(|(before, after)| joins(before) && joins(after));
        self.is_free(at) && !in_word
    }
}

/// Whether a character is of those with which numbers are written.
fn is_numeral(c: char) -> bool {
    c.is_numeric() || "〇零一二三四五六七八九十百千万亿两半".contains(c)
}

/// Whether a character goes on with the word before it: long-term, people’s.
fn joins(c: char) -> bool {
    columns(c) == 1 && (c.is_alphanumeric() || "-'’".contains(c))
}

/// Whether it ends or parts sentences, or stands between words.
fn is_stop(c: char) -> bool {
    c.is_whitespace() || ",.;:!?，。；：！？、".contains(c)
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
        let text = "天地玄黄宇宙洪荒日月新材料甲乙丙丁戊己庚辛壬癸";
        assert_eq!(around_first(marked(text, "新材料"), 24).text, "…荒日月新材料甲乙丙丁戊己…");
        // What the end leaves free shows more of what comes before.
        assert_eq!(around_first(marked(text, "癸"), 10).text, "…己庚辛壬癸");
        assert_eq!(around_first(marked(text, "天地"), 8).text, "天地玄黄…");
        assert_eq!(around_first(marked("短", "短"), 8).text, "短");
        // What was left out ended there, and what comes after begins.
        assert_eq!(around_first(marked("天地玄黄宇。宙洪荒", "洪"), 8).text, "…宙洪荒");
        assert_eq!(around_first(marked("天地玄，黄宇宙洪荒", "天"), 8).text, "天地玄…");
    }

    #[test]
    fn latin_words_stay_whole() {
        let text = "The county opened a long-term workshop for porcelain insulators in the northern district";
        assert_eq!(around_first(marked(text, "porcelain"), 32).text, "…for porcelain insulators in the…");
        assert_eq!(around_first(marked(text, "workshop"), 36).text, "…workshop for porcelain insulators in…");
        assert_eq!(around_first(marked(text, "insulat"), 10).pieces()[1], (true, "insulat"));
    }

    #[test]
    fn what_is_said_of_a_number_stays_with_it() {
        let cut = |text: &str, typed: &str, room| around_first(marked(text, typed), room).text;
        let text = "规上工业总产值41.1亿元，同比增长17.5%，其中大企业895万元，另有小企业";
        assert_eq!(cut(text, "17.5%", 22), "…同比增长17.5%…");
        assert_eq!(cut(text, "同比", 8), "…同比增长17.5%…");
        assert_eq!(cut(text, "另有", 24), "…另有小企业");
        let text = "全县新增户用光伏至少300户，全县有小水电站若干座，都在河边的山谷之中，比全省高1.4个百分点";
        assert_eq!(cut(text, "电站", 24), "…有小水电站若干座，都在河…");
        assert_eq!(cut(text, "光伏", 12), "全县新增户用光伏至少300户…");
        assert_eq!(cut(text, "全省", 16), "…比全省高1.4个百分点");
        assert_eq!(
            cut("会议十二日开，约二十余家企业到会，商定了许多今后要办的事情", "企业", 16),
            "…约二十余家企业到会…"
        );
        let text = "In spring, solar panels went up on at least 1,200 roofs, and the county paid approx. CNY 3.12 million for them. Nobody knows what 2026 will bring";
        assert_eq!(cut(text, "panels", 24), "…solar panels went up on at least 1,200 roofs…");
        assert_eq!(cut(text, "paid", 24), "…and the county paid approx. CNY 3.12 million for them…");
        assert_eq!(
            cut("会议从12：30开到14:30，随后参观了县里的几处工厂和车间", "开到", 12),
            "会议从12：30开到14:30…"
        );
    }

    proptest! {
        #[test]
        fn no_number_is_parted_from_what_is_said_of_it(
            before in "[甲乙a ，]{0,12}",
            bound in "(至少|约|不到|不超过|下降|at least |nearly |under )",
            digits in "[1-9１-９][0-9]{0,3}(,[0-9]{3})?(\\.[0-9]{1,3})?",
            unit in "(亿元|万亩|%|％|项| million|万千瓦时|余家以上|个百分点|℃| kWh per day)",
            after in "[甲乙a ，]{0,12}",
            room in 8..40_usize,
        ) {
            let number = format!("{bound}{digits}{unit}");
            let text = format!("{before} {number}，瓷{after}，{number} {before}");
            let cut = around_first(marked(&text, "瓷"), room).text;
            // What is left when the number as it is has been taken away holds nothing of another.
            prop_assert!(!cut.replace(&number, "").contains(char::is_numeric), "{} of {}", cut, text);
            for word in ["至少", "约", "不到", "at least", "nearly", "%", "％", "以上", "million"] {
                prop_assert!(!cut.replace(&number, "").contains(word), "{} of {}", cut, text);
            }
        }

        #[test]
        fn a_cut_keeps_to_its_room_and_shows_the_mark(text in "[甲乙丙ab é🍵]{0,60}", typed in "[甲乙ab]{1,3}", room in 8..40_usize) {
            let whole = marked(&text, &typed);
            let had = whole.has_marks();
            // What matches is shown whole.
            let least = whole.first().map_or(0, |it| width(&text[it]));
            let cut = around_first(whole, room);
            let used: usize = cut.text.chars().filter(|c| *c != '…').map(columns).sum();
            prop_assert!(used <= room.max(least));
            prop_assert_eq!(cut.has_marks(), had);
            let joined: String = cut.pieces().into_iter().map(|it| it.1).collect();
            prop_assert_eq!(&joined, &cut.text);
        }
    }
}
