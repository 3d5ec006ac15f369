//! What misleads in words: a number typed into prose, where no correction reaches it; languages
//! that say different things; characters that nobody sees.

use std::collections::{BTreeMap, BTreeSet};

use crate::bulletin::Bulletin;
use crate::bulletin::load::MOST;
use crate::bulletin::model::{Claim, StatementKind};
use crate::bulletin::place::{At, Path, Places, each};
use crate::bulletin::prose::visit;
use crate::bulletin::text::{Lang, Piece, Text, is_unseen, pieces, turns};

use super::problem::Problem;
use super::report::{Finding, Report};

/// Looks at every text that readers see as prose, and at the headings around it.
pub fn check(bulletin: &Bulletin, report: &mut Report) {
    let (dates, names) = (Dates::of(bulletin), Names::of(bulletin));
    visit(bulletin.file(), &mut |at, text| {
        report_typed(at, text, &dates.years, &names, report);
        let (zh, en) = (references(&text.zh), references(&text.en));
        if zh != en {
            let odd: Vec<_> = zh.symmetric_difference(&en).cloned().collect();
            report.add(at, "", Problem::LanguagesDiffer { figures: odd.join(", ") });
        }
    });
    headings(bulletin, &mut |at, text| report_typed(at, text, &dates.all, &names, report));
}

fn report_typed(
    at: &At<'_>,
    text: &Text,
    allowed: &BTreeSet<String>,
    names: &Names<'_>,
    report: &mut Report,
) {
    for lang in Lang::ALL {
        for number in typed(text.get(lang), names).into_iter().filter(|it| !allowed.contains(it)) {
            report.add(&at.key(lang.code()), "", Problem::TypedNumber { number });
        }
    }
}

/// Headings: they hold no references, and so no numbers but those of dates.
fn headings(bulletin: &Bulletin, visit: &mut impl FnMut(&At<'_>, &Text)) {
    let (root, file) = (At::Root, bulletin.file());
    visit(&root.key("title"), &file.title);
    each!(root.key("charts"), file.charts, |at, chart| {
        visit(&at.key("title"), &chart.title);
        visit(&at.key("subtitle"), &chart.subtitle);
        chart.drawing.claims(&at.key("drawing"), &mut |at, claim| {
            if let Claim::Heading(heading) = claim {
                visit(at, heading);
            }
        });
    });
    each!(root.key("sections"), file.sections, |at, section| {
        visit(&at.key("title"), &section.title);
        each!(at.key("items"), section.items, |at, item| visit(&at.key("title"), &item.title));
    });
}

/// The figures that a text refers to.
pub fn references(text: &str) -> BTreeSet<String> {
    let figures = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Figure { id, .. } => Some(id.to_string()),
        Piece::Words(_) => None,
    });
    figures.collect()
}

/// The numbers that stand in a text as digits and are no part of a name.
fn typed(text: &str, names: &Names<'_>) -> Vec<String> {
    let words = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        Piece::Figure { .. } => None,
    });
    words.flat_map(|words| typed_among(words, names)).collect()
}

fn typed_among(words: &str, names: &Names<'_>) -> Vec<String> {
    let mut out = Vec::new();
    // Up to where a name reaches.
    let mut named = 0;
    for (at, run) in runs(words) {
        if at < named || in_code(words, at, run) {
            continue;
        }
        match names.end(words, at, run) {
            Some(end) => named = end,
            None => out.push(run.to_string()),
        }
    }
    out
}

/// Whether a number touches a Latin capital, and so is part of a mark that measures nothing: 5A, G25.
fn in_code(words: &str, at: usize, run: &str) -> bool {
    let capital = |c: char| c.is_ascii_uppercase();
    words[..at].ends_with(capital) || words[at + run.len()..].starts_with(capital)
}

/// The names with numbers in them that the bulletin holds: those of entries and sources, and what
/// statements state that measures nothing. By the first number of each.
struct Names<'a>(BTreeMap<&'a str, Vec<(&'a str, usize)>>);

impl<'a> Names<'a> {
    fn of(bulletin: &'a Bulletin) -> Self {
        let file = bulletin.file();
        let is_name =
            |kind| matches!(kind, StatementKind::Name | StatementKind::Code | StatementKind::Phrase);
        let entries = file.collections.iter().flat_map(|it| &it.entries).map(|it| &it.name);
        let statements = file.statements.iter().filter(|it| is_name(it.kind)).map(|it| &it.value);
        let all = entries.chain(statements).chain(file.sources.iter().map(|it| &it.title));
        let mut out = BTreeMap::<_, Vec<_>>::new();
        for name in all.flat_map(|text| Lang::ALL.map(|lang| text.get(lang))) {
            // A bare number is no name, whatever calls itself so.
            if name.contains(char::is_alphabetic)
                && let Some((at, run)) = runs(name).next()
            {
                out.entry(run).or_default().push((name, at));
            }
        }
        Self(out)
    }

    /// Where the name ends whose first number stands here; the longest of several.
    fn end(&self, words: &str, at: usize, run: &str) -> Option<usize> {
        let ends = self.0.get(run)?.iter().filter_map(|(name, before)| {
            let start = at.checked_sub(*before)?;
            let rest = words.get(start..)?.strip_prefix(name)?;
            // A name that goes on in digits is another one.
            let whole = !(name.ends_with(is_digit) && rest.starts_with(is_digit));
            whole.then_some(start + name.len())
        });
        ends.max()
    }
}

/// The runs of digits in a text.
pub(super) fn digits(text: &str) -> Vec<String> {
    runs(text).map(|(_, run)| run.to_string()).collect()
}

/// The runs of digits in a text, each with the byte at which it begins.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_digit)?;
        let length = text[start..].find(|c| !is_digit(c)).unwrap_or(text.len() - start);
        rest = start + length;
        Some((start, &text[start..rest]))
    })
}

/// Full-width digits are digits too.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The numbers of the bulletin's own periods.
struct Dates {
    /// All of them: years, months and days.
    all: BTreeSet<String>,
    /// The years, which prose may name.
    years: BTreeSet<String>,
}

impl Dates {
    fn of(bulletin: &Bulletin) -> Self {
        let labels = bulletin.file().periods.iter().map(|it| &it.label);
        let numbers = labels.flat_map(|label| Lang::ALL.into_iter().flat_map(|lang| digits(label.get(lang))));
        let all: BTreeSet<String> = numbers.collect();
        let years = all.iter().filter(|it| it.len() == 4).cloned().collect();
        Self { all, years }
    }
}

/// Looks for characters that readers cannot see, wherever they stand in the file.
pub fn hidden(text: &str, report: &mut Report) {
    let places = Places::of(text);
    let mut so_far = [0; 2];
    let mut add = |start: usize, end: usize, character: char| {
        let turns = turns(character);
        so_far[usize::from(turns)] += 1;
        // There may be millions.
        if so_far[usize::from(turns)] > MOST {
            report.left_out += 1;
            return;
        }
        let problem = Problem::HiddenCharacter { character, turns };
        let place = places.between(start, end);
        report.push(Finding { path: Path::default(), subject: None, place: Some(place), problem });
    };
    for (at, c) in text.char_indices().filter(|(_, c)| is_hidden(*c)) {
        add(at, at + c.len_utf8(), c);
    }
    // The same, written as escapes; and control characters, which JSON knows only so.
    for (at, _) in text.match_indices("\\u").filter(|(at, _)| is_escape(text, *at)) {
        if let Some((c, length)) = escaped(&text[at..]).filter(|(c, _)| is_hidden(*c)) {
            add(at, at + length, c);
        }
    }
}

/// Whether the backslash at a byte begins an escape, rather than end one.
fn is_escape(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count().is_multiple_of(2)
}

/// The character that the escapes at the start of a text write, and their bytes: one `\u…`, or two
/// where UTF-16 takes two units.
fn escaped(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let hex = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(hex, 16).ok()
    };
    let units: Vec<u16> = [unit(0), unit(6)].into_iter().map_while(|it| it).collect();
    let c = char::decode_utf16(units).next()?.ok()?;
    Some((c, 6 * c.len_utf16()))
}

/// Whether nobody sees a character; line breaks and tabs lay a file out.
fn is_hidden(c: char) -> bool {
    is_unseen(c) && !matches!(c, '\n' | '\r' | '\t')
}
