//! What the finder lists: what was found, group by group; what to try where nothing was asked; what
//! comes near where nothing was found. Pure.

use super::near::nearest;
use super::row::{Row, row};
use crate::bulletin::Bulletin;
use crate::bulletin::text::Lang;
use crate::search::Query;
use crate::search::catalogue::{Catalogue, Group};
use crate::search::index::{Found, Hit, best};

/// How many of a group are shown at first.
pub const FIRST: usize = 5;
/// How many more each time a reader asks.
pub const MORE: usize = 20;

/// How many of each group are shown.
pub type Room = [usize; Group::ALL.len()];

/// What is searched, and for whom.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What is searched.
    pub bulletin: &'a Bulletin,
    /// What of it can be found.
    pub catalogue: &'a Catalogue,
    /// The reader's language.
    pub lang: Lang,
}

impl Source<'_> {
    fn row(self, query: &Query, hit: Hit) -> Option<Row> {
        row(self.bulletin, self.catalogue.target(hit.record)?, query, hit, self.lang)
    }
}

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
    /// It is not yet known: what answers is still being made or fetched.
    Waiting,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Things of one kind, of which there are so many.
    Group(Group, usize),
    /// Searches of this reader.
    Recent,
    /// Searches to try.
    Suggested,
    /// What comes near to what was typed.
    Nearest(String),
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A place to go to.
    Place(Box<Row>),
    /// All entries found, in the lists.
    InLists(usize),
    /// More of a group.
    More(Group, usize),
    /// A search to make.
    Search(String),
}

impl Listing {
    /// What was found for a query.
    pub fn found(source: Source<'_>, query: &Query, found: &Found, room: Room) -> Self {
        let catalogue = source.catalogue;
        let mut parts = Vec::new();
        for (group, room) in Group::ALL.into_iter().zip(room) {
            let hits = found.within(catalogue.group(group));
            let shown = best(hits, room);
            let Some(first) = shown.first().map(|hit| hit.rank) else { continue };
            let rows =
                shown.iter().filter_map(|hit| source.row(query, *hit)).map(|it| Choice::Place(Box::new(it)));
            let mut choices: Vec<_> = rows.collect();
            if hits.len() > shown.len() {
                choices.push(match group {
                    Group::Entries => Choice::InLists(hits.len()),
                    _ => Choice::More(group, hits.len() - shown.len()),
                });
            }
            parts.push((first, Part { heading: Heading::Group(group, hits.len()), choices }));
        }
        // What answers best comes first, whatever it is; else the kinds keep their order.
        parts.sort_by_key(|(first, _)| *first);
        let parts = parts.into_iter().map(|(_, part)| part).collect();
        Self { outcome: Outcome::Found(found.hits().len()), parts }
    }

    /// What comes near a search that found nothing. `parse` reads a part of it.
    pub fn near(source: Source<'_>, typed: &str, parse: &dyn Fn(&str) -> Query) -> Self {
        let near = nearest(source.bulletin, source.catalogue, typed, parse);
        let rows = near.into_iter().filter_map(|(hit, query)| source.row(&query, hit));
        let choices: Vec<_> = rows.map(|it| Choice::Place(Box::new(it))).collect();
        let part =
            (!choices.is_empty()).then_some(Part { heading: Heading::Nearest(typed.to_string()), choices });
        Self { outcome: Outcome::Nothing, parts: part.into_iter().collect() }
    }

    /// What may yet come.
    pub const fn waiting() -> Self {
        Self { outcome: Outcome::Waiting, parts: Vec::new() }
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
            Outcome::Blank | Outcome::Waiting | Outcome::Nothing => None,
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
