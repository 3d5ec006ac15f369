//! From words to a question.

use super::compare::{Asks, Question, Way};
use super::unit::{Typed, Units};
use super::value::Reading;
use super::words::{Comparison, Link, Script, comparison, link, suffix};
use super::{Measures, folded};
use crate::bulletin::decimal::Exact;
use crate::bulletin::interval::{End, Interval};

/// The most bytes of text that are read as one question, so that none takes long.
const LONGEST: usize = 240;
/// The most ways of one question.
const MOST: usize = 400;
/// What may stand between a name and its number: 营业收入为1800万元.
const LINKING: [char; 7] = ['为', '是', '在', '达', '的', ':', ' '];
/// What the last number may end with while more is being typed.
const UNFINISHED: [&str; 9] = [".", ",", "~", "-", "–", "/", "至", "到", "以"];

/// Reads as many words as belong together, each character as `form` says; how many they are.
pub fn read(measures: &Measures, words: &[&str], form: &dyn Fn(char) -> char) -> Option<(usize, Question)> {
    let mut text = String::new();
    let mut ends = Vec::new();
    for word in words {
        let mut longer = text.clone();
        for part in word.split_whitespace() {
            if !longer.is_empty() {
                longer.push(' ');
            }
            longer.extend(folded(part).map(form));
        }
        if longer.len() > LONGEST {
            break;
        }
        text = longer;
        ends.push(text.len());
    }
    if text.is_empty() || ends.first() == Some(&0) {
        return None;
    }
    let (end, question) = Reader { measures, text: &text, ends: &ends }.question()?;
    Some((ends.iter().filter(|it| **it <= end).count(), question))
}

/// A character that scales and comparisons are made of, from its traditional form; others as they are.
pub const fn simplified(c: char) -> char {
    match c {
        '萬' => '万',
        '億' => '亿',
        '過' => '过',
        '於' => '于',
        '約' => '约',
        '內' => '内',
        '餘' => '余',
        '兩' => '两',
        other => other,
    }
}

/// Folded words, one space between them.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    measures: &'a Measures,
    text: &'a str,
    /// Where each word ends.
    ends: &'a [usize],
}

/// A question without its name.
struct Form {
    end: usize,
    asks: Asks,
    ways: Vec<Way>,
    is_also_word: bool,
}

impl Form {
    fn called(self, name: &str) -> (usize, Question) {
        let Self { end, asks, ways, is_also_word } = self;
        (end, Question { name: name.to_string(), asks, ways, is_also_word })
    }
}

impl<'a> Reader<'a> {
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    pub(super) fn units(&self) -> &'a Units {
        &self.measures.units
    }

    /// The text from a place on.
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The place behind the space that may be there.
    pub(super) fn gap(&self, at: usize) -> usize {
        at + usize::from(self.rest(at).starts_with(' '))
    }

    /// Whether a number can end at a place.
    pub(super) fn stops(&self, at: usize) -> bool {
        let then = self.rest(self.gap(at));
        self.closes(at).is_some() || suffix(then).is_some() || link(then).is_some()
    }

    /// Where a question that ends at a place ends with what is half-typed behind it.
    fn closes(&self, at: usize) -> Option<usize> {
        if self.ends.contains(&at) {
            return Some(at);
        }
        UNFINISHED.contains(&self.rest(at)).then_some(self.text.len())
    }

    /// The question that the text begins with. A comparison at the beginning is one, even where it is
    /// part of a name too; otherwise the name is as long as can be.
    fn question(&self) -> Option<(usize, Question)> {
        if let Some(form) = self.form(0, "") {
            return Some(form.called(""));
        }
        let mut names = Vec::new();
        for at in self.text.char_indices().skip(1).map(|(at, _)| at) {
            let name = self.text.get(..at)?.trim_end_matches(LINKING);
            if !self.measures.knows(name) {
                break;
            }
            // A number is no name, though some name may have it in it.
            let is_name =
                name.contains(char::is_alphabetic) && !name.starts_with(|c: char| c.is_ascii_digit());
            if is_name && !self.text[..at].ends_with(' ') {
                names.push((at, name));
            }
        }
        names.into_iter().rev().find_map(|(at, name)| Some(self.form(at, name)?.called(name)))
    }

    /// The question at a place, behind its name if it has one.
    ///
    /// What stands apart from its name may be meant as a word and a question: 企业 >1亿. So the name must
    /// then be all of a column's or a figure's, or stand before a sign with a space on both sides.
    fn form(&self, at: usize, name: &str) -> Option<Form> {
        let from = self.gap(at);
        let named = !name.is_empty();
        let apart = named && from != at && !self.measures.is_called(name);
        let before = self.text.get(..from).and_then(|it| it.chars().next_back());
        if let Some((comparison, script, len)) = comparison(self.rest(from), before) {
            let end = from + len;
            // 签约 is a name, and no number is about 55 in 签约55.
            let is_name = named && script == Script::Chinese && self.begins_name(end);
            let evenly = script == Script::Sign && (self.gap(end) != end || self.ends.contains(&end));
            let reads = !is_name && (!apart || evenly);
            return if reads { self.compared(comparison, script, end) } else { None };
        }
        if apart {
            return None;
        }
        if let Some((Link::Dots, len)) = link(self.rest(from)) {
            let high = self.value(self.gap(from + len), true);
            let end = self.closes(high.first()?.end)?;
            return self.one(&high, Comparison::UpTo, end, false);
        }
        if let Some(range) = self.range(from, false) {
            return Some(range);
        }
        let value = self.value(from, false);
        let first = value.first()?;
        let then = self.gap(first.end);
        if let Some((comparison, len)) = suffix(self.rest(then)) {
            let end = Some(then + len).filter(|end| self.ends.contains(end))?;
            return self.one(&value, comparison, end, true);
        }
        let measured: Vec<_> = value.iter().filter(|it| it.is_measured()).cloned().collect();
        let is_year =
            first.power.is_none() && is_year(&first.number) && self.text[..first.end].ends_with('年');
        if is_year || (named && from != at) {
            return None;
        }
        let comparison = if first.more { Comparison::From } else { Comparison::Equal };
        self.one(&measured, comparison, self.closes(first.end)?, true)
    }

    fn begins_name(&self, end: usize) -> bool {
        self.text.get(..end).is_some_and(|name| self.measures.knows(name))
    }

    /// What follows a comparison.
    fn compared(&self, comparison: Comparison, script: Script, at: usize) -> Option<Form> {
        let from = self.gap(at);
        let may_be_range = matches!(comparison, Comparison::Equal | Comparison::Between)
            || (comparison == Comparison::From && script == Script::English);
        let range = if may_be_range { self.range(from, true) } else { None };
        if range.is_some() || comparison == Comparison::Between {
            return range;
        }
        let value = self.value(from, true);
        if let Some(first) = value.first() {
            return self.one(&value, comparison, self.closes(first.end)?, script == Script::Chinese);
        }
        let typing = self.rest(at).trim_start_matches(['+', '-', '−', '.']);
        let end = self.text.len() - typing.len();
        let is_open = script == Script::Sign && self.ends.contains(&end);
        is_open.then_some(Form { end, asks: Asks::Any, ways: Vec::new(), is_also_word: false })
    }

    /// A comparison with one number.
    fn one(&self, value: &[Reading], comparison: Comparison, end: usize, is_also_word: bool) -> Option<Form> {
        let mut ways = Vec::new();
        for reading in value {
            let number = reading.value(reading.power, reading.unit.as_ref());
            let Some(within) = number.and_then(|it| comparison.with(it)) else { continue };
            add(&mut ways, reading.unit.as_ref(), within);
        }
        let asks = match comparison {
            Comparison::Equal | Comparison::Between => Asks::Equal,
            Comparison::Near => Asks::Near,
            _ => Asks::Within,
        };
        (!ways.is_empty()).then_some(Form { end, asks, ways, is_also_word })
    }

    /// Two numbers, or one and dots. `between` says that a word before them asks for two.
    fn range(&self, at: usize, between: bool) -> Option<Form> {
        let low = self.value(at, between);
        let end = low.first()?.end;
        let (link, len) = link(self.rest(self.gap(end)))?;
        let from = self.gap(end) + len;
        let high = self.value(self.gap(from), link == Link::Dots);
        let Some(last) = high.first().map(|it| it.end) else {
            let end = Some(from).filter(|end| link == Link::Dots && self.ends.contains(end))?;
            return self.one(&low, Comparison::From, end, false);
        };
        let end = self.closes(last)?;
        let are_years = |all: &[Reading]| all.iter().all(|it| it.power.is_none() && is_year(&it.number));
        let years = are_years(&low) && are_years(&high);
        let measured = low.iter().chain(&high).any(Reading::is_measured);
        let is_range = match link {
            Link::Dots => true,
            Link::Tilde => !years,
            Link::Dash => (measured && !(years && self.text[..last].ends_with('年'))) || between,
            Link::And => between,
        };
        let ways = if is_range { ways_between(&low, &high) } else { Vec::new() };
        (!ways.is_empty()).then_some(Form { end, asks: Asks::Within, ways, is_also_word: false })
    }
}

/// The ways of a range. An end without a unit has the other's; one without a scale has the other's too,
/// where that leaves the lower end the lower: `1000..2000万`, but `5000..1亿`.
fn ways_between(low: &[Reading], high: &[Reading]) -> Vec<Way> {
    let mut ways = Vec::new();
    for from in low {
        for to in high {
            let unit = match (&from.unit, &to.unit) {
                (Some(a), Some(b)) if a.measurand != b.measurand => continue,
                (a, b) => (a.as_ref().or(b.as_ref()), b.as_ref().or(a.as_ref())),
            };
            let values =
                |from_power, to_power| from.value(from_power, unit.0).zip(to.value(to_power, unit.1));
            let ends = match (from.power, to.power) {
                (None, shared @ Some(_)) => {
                    values(shared, shared).filter(|(a, b)| a <= b).or_else(|| values(None, shared))
                }
                (shared @ Some(_), None) => {
                    values(shared, None).filter(|(a, b)| a <= b).or_else(|| values(shared, shared))
                }
                (from, to) => values(from, to),
            };
            let Some((a, b)) = ends else { continue };
            let (low, high) = if a <= b { (a, b) } else { (b, a) };
            let within = Interval { low: Some(End::closed(low)), high: Some(End::closed(high)) };
            add(&mut ways, unit.0, within);
        }
    }
    ways
}

fn add(ways: &mut Vec<Way>, unit: Option<&Typed>, within: Interval) {
    let way = Way { measurand: unit.map(|it| it.measurand.clone()), within };
    if ways.len() < MOST && !ways.contains(&way) {
        ways.push(way);
    }
}

/// Whether a number may be that of a year.
fn is_year(number: &Exact) -> bool {
    number.is_integer() && (1900..2100).contains(number.numer())
}
