//! What comes near a search that found nothing. Pure.
//!
//! The index itself is asked for less and less of what was typed, so that a million records cost no
//! more than some dozens of queries; only the few that share the most are compared letter by letter.

use crate::bulletin::Bulletin;
use crate::bulletin::text::Text;
use crate::search::Query;
use crate::search::catalogue::{Catalogue, Group, Target};
use crate::search::index::{Hit, Kind, Rank, Role, best};

/// How many are offered.
const MOST: usize = 5;
/// How many words of a search are tried without one of them.
const WORDS: usize = 4;
/// How much of a word is looked at, in characters.
const LONGEST: usize = 10;
/// How many of those that share something are compared.
const COMPARED: usize = 200;
/// How many entries are compared where nothing shares anything.
const SAMPLE: usize = 300;
/// How like a name must be that shares nothing the index knows of: 1 is the same, 0 nothing alike.
const ALIKE: f64 = 0.5;

/// What comes nearest to what was typed, each with the part of it that it answers.
pub fn nearest(
    bulletin: &Bulletin,
    catalogue: &Catalogue,
    typed: &str,
    parse: &dyn Fn(&str) -> Query,
) -> Vec<(Hit, Query)> {
    let ask = |typed: &str| {
        let query = parse(typed);
        let hits = best(catalogue.search(&query).hits(), COMPARED);
        (!hits.is_empty()).then_some((hits, query))
    };
    let words = words(typed);
    let less = without_one(&words).into_iter().find_map(|it| ask(&it));
    let less = less.or_else(|| words.iter().filter_map(|it| ask(&part(it, ask)?)).next());
    let Some((hits, query)) = less else { return alike(bulletin, catalogue, &words, parse) };
    let typed = words.concat();
    let mut rated: Vec<_> =
        hits.into_iter().map(|hit| (likeness(bulletin, catalogue, hit.record, &typed), hit)).collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0));
    rated.into_iter().take(MOST).map(|(_, hit)| (hit, query.clone())).collect()
}

/// The words that something is to have, without what compares, joins or excludes.
fn words(typed: &str) -> Vec<String> {
    let kept = typed.split_whitespace().filter(|word| !word.starts_with(['-', '－']));
    let kept = kept.map(|word| {
        let name = word.split(['>', '<', '=', '≥', '≤', '＞', '＜', '＝']).next().unwrap_or_default();
        name.trim_matches(['"', '“', '”', '＂']).chars().take(LONGEST).collect::<String>()
    });
    kept.filter(|word| !word.is_empty()).take(WORDS).collect()
}

/// The words with one of them left out, the last first, then each by itself.
fn without_one(words: &[String]) -> Vec<String> {
    let without = |out: usize| {
        let rest = words.iter().enumerate().filter(|(at, _)| *at != out);
        rest.map(|it| it.1.as_str()).collect::<Vec<_>>().join(" ")
    };
    let mut tried: Vec<_> = (0..words.len()).rev().map(without).filter(|it| !it.is_empty()).collect();
    // What compared or excluded is gone from these.
    tried.extend(words.iter().cloned());
    tried
}

/// The longest part of a word that is to be found somewhere: in Chinese any run of characters, in
/// Latin letters the beginning, since a piece from the middle of a word means nothing.
fn part(word: &str, ask: impl Fn(&str) -> Option<(Vec<Hit>, Query)>) -> Option<String> {
    let chars: Vec<char> = word.chars().collect();
    let latin = chars.iter().all(char::is_ascii);
    let there = |length: usize| {
        let windows = chars.windows(length).take(if latin { 1 } else { LONGEST });
        windows.map(|it| it.iter().collect::<String>()).find(|it| ask(it).is_some())
    };
    // Whatever holds a run holds every run within it, so halving finds the longest.
    let (mut least, mut most) = (if chars.len() > 2 { 2 } else { 1 }, chars.len().saturating_sub(1));
    let mut longest = None;
    while least <= most && least > 0 {
        let middle = usize::midpoint(least, most);
        match there(middle) {
            Some(part) => (longest, least) = (Some(part), middle + 1),
            None => most = middle - 1,
        }
    }
    longest
}

/// Those whose names are spelt most alike: of all that is no entry, and of the first entries.
fn alike(
    bulletin: &Bulletin,
    catalogue: &Catalogue,
    words: &[String],
    parse: &dyn Fn(&str) -> Query,
) -> Vec<(Hit, Query)> {
    let typed = words.concat();
    if typed.chars().count() < 2 {
        return Vec::new();
    }
    let entries = catalogue.group(Group::Entries);
    let few = entries.start..entries.end.min(u32::try_from(SAMPLE).unwrap_or(u32::MAX));
    let others = Group::ALL.into_iter().filter(|it| *it != Group::Entries);
    let others = others.flat_map(|group| catalogue.group(group).take(SAMPLE));
    let rated = few.chain(others).map(|record| (likeness(bulletin, catalogue, record, &typed), record));
    let mut rated: Vec<_> = rated.filter(|it| it.0 >= ALIKE).collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0));
    let hit = |record| Hit { record, rank: Rank { kind: Kind::Slip, role: Role::Name, inside: true } };
    rated.into_iter().take(MOST).map(|(_, record)| (hit(record), parse(""))).collect()
}

/// How like a record's name is to what was typed, from 0 to 1.
fn likeness(bulletin: &Bulletin, catalogue: &Catalogue, record: u32, typed: &str) -> f64 {
    let Some(name) = catalogue.target(record).and_then(|it| name(bulletin, it)) else { return 0.0 };
    let names = [&name.zh, &name.en].into_iter().map(|name| {
        // A name is long, a search short: what counts is the word that is meant.
        let words = name.split_whitespace().chain([name.as_str()]);
        let like = words.map(|word| {
            let word: String = word.chars().flat_map(char::to_lowercase).take(2 * LONGEST).collect();
            strsim::normalized_damerau_levenshtein(&word, &typed.to_lowercase())
        });
        like.fold(0.0, f64::max)
    });
    names.fold(0.0, f64::max)
}

/// The name of something.
fn name(bulletin: &Bulletin, target: Target) -> Option<&Text> {
    let file = bulletin.file();
    match target {
        Target::Entry { list, entry } => Some(&file.collections.get(list)?.entries.get(entry)?.name),
        Target::Observation(at) => {
            bulletin.indicator(&file.observations.get(at)?.indicator).map(|it| &it.label)
        }
        Target::Statement(at) => file.statements.get(at).map(|it| &it.label),
        Target::Derived(at) | Target::Check(at) => file.relations.get(at).map(|it| &it.label),
        Target::Chart(at) => file.charts.get(at).map(|it| &it.title),
        Target::Section(at) => file.sections.get(at).map(|it| &it.title),
        Target::Item { section, item } => Some(&file.sections.get(section)?.items.get(item)?.title),
    }
}
