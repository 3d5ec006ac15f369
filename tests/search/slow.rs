//! Search as its documentation puts it, written without any thought of speed, against which the
//! index is held.
//!
//! A text is its characters, folded and simplified, where a space stands between two words and
//! nowhere else. What was typed stands in a text if it is a part of that. By its sound it stands where
//! a walk over the characters, trying all that each can be spelt by, uses up the letters.

use bulletin::search::hanzi::Hanzi;
use bulletin::search::index::{Kind, Rank, Role};

/// Texts longer than this are found only by whole syllables.
pub const NAME: usize = 32;

/// Something typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub typed: String,
    pub phrase: bool,
    pub excluded: bool,
}

impl Term {
    /// What somebody types for it.
    pub fn shown(&self) -> String {
        let minus = if self.excluded { "-" } else { "" };
        let quote = if self.phrase { "\"" } else { "" };
        format!("{minus}{quote}{}{quote}", self.typed)
    }
}

/// The table that an index is asked with; none before a letter was typed.
pub type Table<'a> = Option<&'a Hanzi>;

/// A character or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    Char(char),
    Word(Vec<char>),
}

fn half(c: char) -> char {
    match u32::from(c) {
        0x3000 => ' ',
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap(),
        0x2018 | 0x2019 | 0x201c | 0x201d => '\'',
        0x2010..=0x2015 | 0x2212 => '-',
        _ => c,
    }
}

pub fn folded(text: &str) -> Vec<char> {
    text.chars().map(half).flat_map(char::to_lowercase).collect()
}

pub fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{2e80}'
}

/// What is passed over, of what these tests type.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || "'\"《》「」\u{200b}".contains(c)
}

/// The units of a text.
pub fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut word = Vec::new();
    for c in folded(text).into_iter().chain([' ']) {
        if is_letter(c) {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            units.push(Unit::Word(std::mem::take(&mut word)));
        }
        if !is_gap(c) {
            units.push(Unit::Char(c));
        }
    }
    units
}

/// Units as one string: simplified, a space between two words.
fn joined(units: &[Unit], table: Table<'_>) -> Vec<char> {
    let mut joined: Vec<char> = Vec::new();
    for unit in units {
        match unit {
            Unit::Char(c) => joined.push(table.map_or(*c, |it| it.simplified(*c))),
            Unit::Word(word) => {
                if joined.last().is_some_and(|c| is_letter(*c)) {
                    joined.push(' ');
                }
                joined.extend(word);
            }
        }
    }
    joined
}

/// How what was typed stands in a text as it stands, best first.
fn literal(typed: &[Unit], text: &[Unit], table: Table<'_>) -> Option<(Kind, bool)> {
    let single = matches!(typed, [Unit::Word(word)] if word.len() == 1);
    let (typed, text) = (joined(typed, table), joined(text, table));
    let begins_with_letter = is_letter(typed[0]);
    let places = (0..text.len()).filter(|at| text[*at..].starts_with(&typed));
    let ranks = places.filter_map(|at| {
        let in_word = begins_with_letter && at > 0 && is_letter(text[at - 1]);
        match at {
            _ if single && in_word => None,
            0 if text == typed => Some((Kind::Exact, false)),
            0 => Some((Kind::Prefix, false)),
            // A character is always inside, a word where it does not begin one.
            _ => Some((Kind::Part, !begins_with_letter || in_word)),
        }
    });
    ranks.min()
}

/// What remains of the letters to be spelt, and how freely.
#[derive(Clone, Copy)]
struct Spelling<'a> {
    hanzi: &'a Hanzi,
    /// By parts of syllables too.
    parts: bool,
}

impl Spelling<'_> {
    fn readings(&self, c: char) -> Vec<Vec<char>> {
        let readings = self.hanzi.readings(c).iter();
        readings.map(|at| self.hanzi.syllables()[usize::from(*at)].chars().collect()).collect()
    }

    /// Whether units spell the letters, from the first on, down to the last letter.
    fn spells(&self, letters: &[char], units: &[Unit]) -> bool {
        if letters.is_empty() {
            return true;
        }
        let Some((unit, units)) = units.split_first() else { return false };
        let and_so_on = |used: usize| self.spells(&letters[used..], units);
        match unit {
            Unit::Word(word) => {
                word.starts_with(letters) || (letters.starts_with(word) && and_so_on(word.len()))
            }
            Unit::Char(c) => {
                let itself = self.hanzi.simplified(*c) == self.hanzi.simplified(letters[0]);
                (itself && and_so_on(1))
                    || self.readings(*c).iter().any(|reading| {
                        let whole = letters.starts_with(reading) && and_so_on(reading.len());
                        let least = if self.parts { 1 } else { 2 };
                        let begun = letters.len() >= least && reading.starts_with(letters);
                        whole || begun || (self.parts && self.initial(reading, letters, &and_so_on))
                    })
            }
        }
    }

    fn initial(&self, reading: &[char], letters: &[char], and_so_on: &dyn Fn(usize) -> bool) -> bool {
        let two = matches!(reading, ['z' | 'c' | 's', 'h', ..]) && letters.starts_with(&reading[..2]);
        (letters[0] == reading[0] && and_so_on(1)) || (two && and_so_on(2))
    }

    /// The same with one slip in one syllable, by whole syllables but for the last.
    fn misspells(&self, letters: &[char], units: &[Unit], slipped: bool) -> bool {
        if letters.is_empty() {
            return slipped;
        }
        let Some((Unit::Char(c), units)) = units.split_first() else { return false };
        self.readings(*c).iter().any(|reading| {
            let whole =
                letters.starts_with(reading) && self.misspells(&letters[reading.len()..], units, slipped);
            let begun = slipped && letters.len() >= 2 && reading.starts_with(letters);
            let lengths = reading.len().saturating_sub(1).max(2)..=reading.len() + 1;
            let mut lengths = lengths.filter(|len| *len <= letters.len());
            let slips = !slipped
                && lengths.any(|len| {
                    distance(&letters[..len], reading) == 1 && self.misspells(&letters[len..], units, true)
                });
            whole || begun || slips
        })
    }
}

fn distance(a: &[char], b: &[char]) -> usize {
    strsim::osa_distance(&a.iter().collect::<String>(), &b.iter().collect::<String>())
}

/// The letters by which a term may be spelt.
fn letters(typed: &str) -> Option<Vec<char>> {
    let letters = folded(typed).into_iter().filter(|c| !is_gap(*c));
    let letters: Vec<char> = letters.map(|c| if c == 'ü' { 'v' } else { c }).collect();
    (letters.len() <= 63 && letters.iter().any(char::is_ascii_lowercase)).then_some(letters)
}

/// Where the sound of a term begins in a text; the units of the text.
fn sound(term: &Term, text: &[Unit], table: Table<'_>) -> Option<bool> {
    let (hanzi, letters) = (table?, letters(&term.typed)?);
    if term.phrase || term.excluded {
        return None;
    }
    let is_long = text.len() > NAME;
    if let [letter] = letters[..] {
        let Some(Unit::Char(c)) = text.first().filter(|_| !is_long) else { return None };
        let readings = Spelling { hanzi, parts: true }.readings(*c);
        return readings.iter().any(|reading| reading[0] == letter).then_some(false);
    }
    let is_latin = units(&term.typed).iter().all(|it| matches!(it, Unit::Word(_)));
    let spelling = Spelling { hanzi, parts: !is_long };
    let begins = |at: &usize| {
        (!is_latin || matches!(text[*at], Unit::Char(_))) && spelling.spells(&letters, &text[*at..])
    };
    (0..text.len()).find(begins).map(|at| at > 0)
}

/// Where a term stands in a text with a slip.
fn slip(term: &Term, text: &[Unit], table: Table<'_>) -> Option<bool> {
    let typed = units(&term.typed);
    let [Unit::Word(typed)] = &typed[..] else { return None };
    if term.phrase || term.excluded || typed.len() < 4 {
        return None;
    }
    let near = |word: &[char]| {
        let lengths = (typed.len() - 1..=typed.len() + 1).filter(|len| *len <= word.len());
        lengths.map(|len| distance(typed, &word[..len])).any(|it| it == 1)
    };
    let misspelt = |text: &[Unit]| {
        let Some(hanzi) = table else { return false };
        let spelling = Spelling { hanzi, parts: false };
        let is_latin = typed.iter().all(char::is_ascii_lowercase) && typed.len() <= 63;
        let mut swaps = (0..typed.len() - 1).filter(|at| typed[*at] != typed[at + 1]);
        (is_latin && spelling.misspells(typed, text, false))
            || swaps.any(|at| {
                let mut swapped = typed.clone();
                swapped.swap(at, at + 1);
                let swapped = letters(&swapped.iter().collect::<String>());
                matches!(text[0], Unit::Char(_)) && swapped.is_some_and(|it| spelling.spells(&it, text))
            })
    };
    let here = |at: &usize| matches!(&text[*at], Unit::Word(word) if near(word)) || misspelt(&text[*at..]);
    (0..text.len()).find(here).map(|at| at > 0)
}

/// A record: its texts, in units.
pub type Record = Vec<(Role, Vec<Unit>)>;

/// The units of a record's texts.
pub fn record<'a>(texts: impl IntoIterator<Item = (Role, &'a str)>) -> Record {
    texts.into_iter().map(|(role, text)| (role, units(text))).collect()
}

/// How well a text answers one term, if it does.
pub fn answer(term: &Term, text: &[Unit], table: Table<'_>, slips: bool) -> Option<(Kind, bool)> {
    let typed = units(&term.typed);
    let found = literal(&typed, text, table);
    let found = found.or_else(|| sound(term, text, table).map(|inside| (Kind::Pinyin, inside)));
    found.or_else(|| slip(term, text, table).filter(|_| slips).map(|inside| (Kind::Slip, inside)))
}

/// How well a record answers a term.
fn rank(term: &Term, record: &Record, table: Table<'_>, slips: bool) -> Option<Rank> {
    let ranks = record.iter().filter_map(|(role, text)| {
        let (kind, inside) = answer(term, text, table, slips)?;
        // Only a name can be what was typed, or begin with it.
        let is_name = matches!(role, Role::Name | Role::Alias);
        let kind = if is_name { kind } else { kind.max(Kind::Part) };
        Some(Rank { kind, role: *role, inside })
    });
    ranks.min()
}

/// All records that answer, by number, with their ranks.
pub fn search(terms: &[Term], records: &[Record], table: Table<'_>) -> Vec<(u32, Rank)> {
    let terms: Vec<_> = terms.iter().filter(|it| !units(&it.typed).is_empty()).collect();
    let all = |slips| {
        let ranked = records.iter().zip(0..).filter_map(|(record, number)| {
            let mut worst = Rank { kind: Kind::Exact, role: Role::Name, inside: false };
            for term in &terms {
                match rank(term, record, table, slips) {
                    Some(_) if term.excluded => return None,
                    None if !term.excluded => return None,
                    Some(rank) => worst = worst.max(rank),
                    None => {}
                }
            }
            Some((number, worst))
        });
        ranked.collect::<Vec<_>>()
    };
    if terms.is_empty() {
        return Vec::new();
    }
    let found = all(false);
    if found.is_empty() { all(true) } else { found }
}
