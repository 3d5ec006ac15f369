//! Searches to try, from what the bulletin itself holds: each shows something else that can be
//! asked, and each finds something. Pure.

use crate::app::examples::{self, Amounts, SAMPLE};
use crate::app::marked::width;
use crate::bulletin::Bulletin;
use crate::bulletin::figure::Amount;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Bound, Collection};
use crate::bulletin::text::Lang;

/// How long a search may be to be offered, in columns, of which a Chinese character takes two.
const SHORT: usize = 24;

/// Searches to try. `finds` tells whether one finds anything.
pub fn suggested(bulletin: &Bulletin, lang: Lang, finds: &dyn Fn(&str) -> bool) -> Vec<String> {
    let kinds =
        [names(bulletin, lang), indicators(bulletin, lang), growth(bulletin, lang), amounts(bulletin, lang)];
    let mut out: Vec<String> = Vec::new();
    for (tried, most) in kinds.into_iter().zip([2, 1, 1, 1]) {
        let new = tried.into_iter().filter(|it| width(it) <= SHORT && finds(it));
        for search in new.take(most) {
            if !out.contains(&search) {
                out.push(search);
            }
        }
    }
    out
}

/// For each of the largest lists the name of its first entry that is short enough to type.
fn names(bulletin: &Bulletin, lang: Lang) -> Vec<String> {
    let mut lists: Vec<&Collection> = bulletin.file().collections.iter().collect();
    lists.sort_by_key(|list| std::cmp::Reverse(list.entries.len()));
    let short = |list: &&Collection| {
        let mut names = list.entries.iter().take(SAMPLE).map(|entry| entry.name.get(lang));
        names.find(|name| width(name) <= SHORT).map(str::to_string)
    };
    lists.iter().filter_map(short).collect()
}

/// What the headline figures are called.
fn indicators(bulletin: &Bulletin, lang: Lang) -> Vec<String> {
    let tiles = bulletin.file().sections.iter().flat_map(|section| &section.tiles);
    let labels = tiles.filter_map(|tile| match &tile.label {
        Some(label) => Some(label.get(lang).to_string()),
        None => bulletin.figure(&tile.figure).map(|it| it.label.get(lang).to_string()),
    });
    labels.collect()
}

/// Growth above the middle of the headline figures', by the word that all their names end in: `增速>7%`.
fn growth(bulletin: &Bulletin, lang: Lang) -> Vec<String> {
    let tiles = bulletin.file().sections.iter().flat_map(|section| &section.tiles);
    let figures = tiles.filter_map(|tile| bulletin.figure(&tile.figure));
    let figures: Vec<_> = figures.filter(|it| it.amount().is_some_and(|amount| amount.signed)).collect();
    let mut labels = figures.iter().map(|it| it.label.get(lang).to_string());
    let Some(first) = labels.next() else { return Vec::new() };
    let shared = labels.fold(first, |shared, label| ending(&shared, &label));
    // The end of a word is no word, and one of several words would be a search of its own.
    let word = shared.split_whitespace().next_back().unwrap_or_default().to_string();
    Amounts::of(figures.into_iter()).map_or_else(Vec::new, |amounts| asked(&word, &amounts, lang))
}

/// The longest end that two texts share.
fn ending(a: &str, b: &str) -> String {
    let shared = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count();
    a.chars().skip(a.chars().count() - shared).collect()
}

/// More than the middle of a column of figures, for the column that has most: `营业收入>2000万元`.
fn amounts(bulletin: &Bulletin, lang: Lang) -> Vec<String> {
    let lists = bulletin.file().collections.iter();
    let mut columns: Vec<_> = lists.flat_map(|list| examples::columns(bulletin, list)).collect();
    columns.sort_by_key(|(_, amounts)| std::cmp::Reverse(amounts.count()));
    let tried = columns.into_iter().take(3).flat_map(|(column, amounts)| {
        let word = column.label.get(lang).split_whitespace().next_back().unwrap_or_default();
        asked(word, &amounts, lang)
    });
    tried.collect()
}

/// Questions for more than the middle of some amounts, its first digit kept: of 895万, 8870万 and
/// 1.2亿 more than 8000万. In each way of writing that might be read.
fn asked(word: &str, amounts: &Amounts<'_>, lang: Lang) -> Vec<String> {
    let middle = amounts.middle();
    let whole = middle.digits.split('.').next().unwrap_or_default();
    let mut digits = whole.chars();
    let Some(first) = digits.next().filter(|it| ('1'..='9').contains(it)) else { return Vec::new() };
    let digits = format!("{first}{}", "0".repeat(digits.count()));
    let round = Amount {
        digits,
        bound: Bound::Exact,
        signed: false,
        range: None,
        range_values: None,
        ..middle.clone()
    };
    let shown = format::amount(&round, lang, Style::Compact);
    let bare = format::bare(&round, lang, Style::Prose);
    // A blank would end the question.
    [shown, bare].map(|it| format!("{}>{}", word.to_lowercase(), it.replace(' ', ""))).to_vec()
}
