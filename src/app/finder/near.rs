//! What comes near a search that found nothing. Pure.
//!
//! The index itself is asked for less and less of what was typed, so that a million records cost no
//! more than some dozens of queries; only the few that share the most are compared letter by letter.

use crate::app::shortened::{LONGEST, longest_part, words};
use crate::bulletin::Bulletin;
use crate::bulletin::text::Text;
use crate::search::Query;
use crate::search::catalogue::{Catalogue, Group, Target};
use crate::search::index::{Hit, Kind, Rank, Role, best};

/// How many are offered.
const MOST: usize = 5;
/// How many of those that share something are compared.
const COMPARED: usize = 200;
/// How many of each kind are compared where nothing shares anything.
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
    let stands = |part: &str| {
        let query = parse(part);
        !catalogue.search_plainly(&query, 0..catalogue.index().len()).hits().is_empty()
    };
    let words = words(typed);
    let less = without_one(&words).into_iter().find_map(|it| ask(&it));
    let less = less.or_else(|| words.iter().filter_map(|it| ask(&longest_part(it, &stands)?)).next());
    let Some((hits, query)) = less else { return alike(bulletin, catalogue, &words, parse) };
    let typed = words.concat();
    let mut rated: Vec<_> =
        hits.into_iter().map(|hit| (likeness(bulletin, catalogue, hit.record, &typed), hit)).collect();
    rated.sort_by(|a, b| b.0.total_cmp(&a.0));
    rated.into_iter().take(MOST).map(|(_, hit)| (hit, query.clone())).collect()
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

/// Those whose names are spelt most alike, among the first of each kind.
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
    let compared = Group::ALL.into_iter().flat_map(|group| catalogue.group(group).take(SAMPLE));
    let rated = compared.map(|record| (likeness(bulletin, catalogue, record, &typed), record));
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
