//! What the finder lists: what was found, group by group; what to try where nothing was asked; what
//! comes near where nothing was found. Pure.

use super::near::nearest;
use super::row::{Row, row};
use crate::bulletin::Bulletin;
use crate::bulletin::text::Lang;
use crate::search::Query;
use crate::search::catalogue::{Catalogue, Group};
use crate::search::index::best;

/// How many of a group are shown at first.
pub const FIRST: usize = 5;
/// How many more each time a reader asks.
pub const MORE: usize = 20;

/// How many of each group are shown.
pub type Room = [usize; Group::ALL.len()];

/// All that the finder lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// What came of the search.
    pub outcome: Outcome,
    /// What can be chosen, under headings.
    pub parts: Vec<Part>,
}

/// What came of a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was asked.
    #[default]
    Blank,
    /// So much was found.
    Found(usize),
    /// Nothing was found.
    Nothing,
}

/// What can be chosen, under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The heading.
    pub heading: Heading,
    /// What stands under it.
    pub choices: Vec<Choice>,
}

/// What choices have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Things of one kind, of which there are so many.
    Group(Group, usize),
    /// Searches of this reader.
    Recent,
    /// Searches to try.
    Suggested,
    /// What comes near.
    Nearest,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A place to go to.
    Place(Row),
    /// All entries found, in the lists.
    InLists(usize),
    /// More of a group.
    More(Group, usize),
    /// A search to make.
    Search(String),
}

impl Listing {
    /// What was found for a query, or what comes near it.
    pub fn found(
        bulletin: &Bulletin,
        catalogue: &Catalogue,
        typed: &str,
        parse: &dyn Fn(&str) -> Query,
        room: Room,
        lang: Lang,
    ) -> Self {
        let query = parse(typed);
        let found = catalogue.search(&query);
        let mut parts = Vec::new();
        for (group, room) in Group::ALL.into_iter().zip(room) {
            let hits = found.within(catalogue.group(group));
            let shown = best(hits, room);
            let Some(first) = shown.first().map(|hit| hit.rank) else { continue };
            let rows = shown.iter().filter_map(|hit| {
                row(bulletin, catalogue.target(hit.record)?, &query, *hit, lang).map(Choice::Place)
            });
            let mut choices: Vec<_> = rows.collect();
            if hits.len() > shown.len() {
                choices.push(match group {
                    Group::Entries => Choice::InLists(hits.len()),
                    _ => Choice::More(group, hits.len() - shown.len()),
                });
            }
            parts.push((first, Part { heading: Heading::Group(group, hits.len()), choices }));
        }
        if parts.is_empty() {
            let rows = nearest(bulletin, catalogue, typed, parse);
            let rows = rows.into_iter().filter_map(|(hit, query)| {
                row(bulletin, catalogue.target(hit.record)?, &query, hit, lang).map(Choice::Place)
            });
            let choices: Vec<_> = rows.collect();
            let near = (!choices.is_empty()).then_some(Part { heading: Heading::Nearest, choices });
            return Self { outcome: Outcome::Nothing, parts: near.into_iter().collect() };
        }
        // What answers best comes first, whatever it is; else the kinds keep their order.
        parts.sort_by_key(|(first, _)| *first);
        let parts = parts.into_iter().map(|(_, part)| part).collect();
        Self { outcome: Outcome::Found(found.hits().len()), parts }
    }

    /// What to begin with.
    pub fn blank(recent: &[String], suggested: &[String]) -> Self {
        let part = |heading, searches: &[String]| {
            let choices: Vec<_> = searches.iter().cloned().map(Choice::Search).collect();
            (!choices.is_empty()).then_some(Part { heading, choices })
        };
        let suggested: Vec<_> = suggested.iter().filter(|it| !recent.contains(it)).cloned().collect();
        let parts = [part(Heading::Recent, recent), part(Heading::Suggested, &suggested)];
        Self { outcome: Outcome::Blank, parts: parts.into_iter().flatten().collect() }
    }

    /// All choices in order.
    pub fn choices(&self) -> impl Iterator<Item = &Choice> {
        self.parts.iter().flat_map(|part| &part.choices)
    }

    /// How many choices there are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.choices.len()).sum()
    }

    /// The choice that Enter takes before the reader has moved: the best that was found. What only
    /// comes near is never taken unasked.
    pub const fn default_choice(&self) -> Option<usize> {
        match self.outcome {
            Outcome::Found(_) => Some(0),
            Outcome::Blank | Outcome::Nothing => None,
        }
    }

    /// The first choice of each part.
    pub fn starts(&self) -> Vec<usize> {
        let mut next = 0;
        let starts = self.parts.iter().map(|part| {
            let start = next;
            next += part.choices.len();
            start
        });
        starts.collect()
    }
}
