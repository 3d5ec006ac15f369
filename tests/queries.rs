//! Search gives right answers: `tests/expected/queries.tsv` holds what people may type, and what they
//! mean. Its rows were written by reading the bulletins, not by asking the program.
//!
//! A row names the bulletin; the kind of query; within what the first hit counts: `entries`, `figures`,
//! `charts`, `checks` or `digest` as the page groups hits, `list:` and a collection as lists show them,
//! or `all`; what is typed; and what is meant. Where several things are meant equally (a firm stands in
//! two lists, six stations have the word in their names), any of them may come first and all must be
//! found. What is meant is written `collection/entry`, `figure:A02`, `chart:…`, `check:…`, `digest:section`
//! or `digest:section/item`; nothing, where nothing should be found.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

#[path = "records/mod.rs"]
mod records;

use std::collections::BTreeMap;
use std::sync::Arc;

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::load::load;
use bulletin::search::Query;
use bulletin::search::catalogue::{Catalogue, Group, Target};
use bulletin::search::hanzi::Hanzi;
use bulletin::search::index::{Found, Hit, best};

/// How many hits the page shows of a group, at least.
const SHOWN: usize = 10;

/// The records that the rows on `made-up` are about, of [`records`].
const MADE_UP: (u32, u64) = (5_000, 20_250_630);

/// A row of the table.
struct Row {
    bulletin: &'static str,
    kind: &'static str,
    within: &'static str,
    typed: &'static str,
    meant: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let table = include_str!("expected/queries.tsv").lines().skip(1);
    let rows = table.map(|line| {
        let cells: Vec<_> = line.split('\t').collect();
        let &[bulletin, kind, within, typed, meant] = &cells[..] else { panic!("{line}: five cells") };
        Row { bulletin, kind, within, typed, meant: meant.split_whitespace().collect() }
    });
    rows.collect()
}

/// A bulletin with its catalogue.
struct Searched(Arc<Bulletin>, Catalogue);

impl Searched {
    fn new(bytes: &[u8]) -> Self {
        let bulletin = Arc::new(load(bytes).unwrap());
        let catalogue = Catalogue::of(&bulletin);
        Self(bulletin, catalogue)
    }

    fn search(&self, typed: &str, hanzi: &Arc<Hanzi>) -> Found {
        self.1.search(&Query::parse(typed, self.1.measures(), Some(hanzi.clone())))
    }

    /// The hits that count for a row.
    fn within<'a>(&self, found: &'a Found, within: &str) -> &'a [Hit] {
        let records = match within {
            "all" => return found.hits(),
            "entries" => self.1.group(Group::Entries),
            "figures" => self.1.group(Group::Figures),
            "charts" => self.1.group(Group::Charts),
            "checks" => self.1.group(Group::Checks),
            "digest" => self.1.group(Group::Digest),
            list => {
                let id = list.strip_prefix("list:").unwrap();
                let lists = &self.0.file().collections;
                self.1.list(lists.iter().position(|it| it.id == id).unwrap())
            }
        };
        found.within(records)
    }

    /// What a hit is, as the table writes it.
    fn id(&self, hit: &Hit) -> String {
        let file = self.0.file();
        match self.1.target(hit.record).unwrap() {
            Target::Entry { list, entry } => {
                let list = &file.collections[list];
                format!("{}/{}", list.id, list.entries[entry].id)
            }
            Target::Observation(at) => format!("figure:{}", file.observations[at].id),
            Target::Statement(at) => format!("figure:{}", file.statements[at].id),
            Target::Derived(at) => format!("figure:{}", file.relations[at].id),
            Target::Chart(at) => format!("chart:{}", file.charts[at].id),
            Target::Check(at) => format!("check:{}", file.relations[at].id),
            Target::Section(at) => format!("digest:{}", file.sections[at].id),
            Target::Item { section, item } => {
                let section = &file.sections[section];
                format!("digest:{}/{}", section.id, section.items[item].id)
            }
        }
    }
}

/// How the queries of a kind fared.
#[derive(Default)]
struct Tally {
    asked: f64,
    /// All that is meant is found.
    found: f64,
    /// Something meant is among the first ten.
    shown: f64,
    /// Something meant comes first.
    first: f64,
    /// The sum of one over the place of the first thing meant.
    reciprocal: f64,
}

#[test]
fn people_find_what_they_mean() {
    let hanzi = Arc::new(Hanzi::read(include_bytes!("../public/hanzi.bin")).unwrap());
    let searched = BTreeMap::from([
        ("kazuo", Searched::new(include_bytes!("../public/data/kazuo-2025-h1.json"))),
        ("qiyun", Searched::new(include_bytes!("../public/data/qiyun-2025-h1.json"))),
        ("made-up", Searched::new(records::file::bulletin(MADE_UP.0, MADE_UP.1).as_bytes())),
    ]);
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for row in rows() {
        let searched = &searched[row.bulletin];
        let found = searched.search(row.typed, &hanzi);
        let hits = searched.within(&found, row.within);
        let shown: Vec<_> = best(hits, SHOWN).iter().map(|hit| searched.id(hit)).collect();
        let place = shown.iter().position(|id| row.meant.contains(&id.as_str()));
        let all: Vec<_> = hits.iter().map(|hit| searched.id(hit)).collect();
        let is_found = row.meant.iter().all(|meant| all.iter().any(|id| id == meant))
            && (!row.meant.is_empty() || all.is_empty());
        let is_first = is_found && (row.meant.is_empty() || place == Some(0));
        if !is_first {
            println!("{} {}: `{}` finds {}: {:?}", row.bulletin, row.kind, row.typed, all.len(), shown);
        }
        let tally = tallies.entry(row.kind).or_default();
        let one = |is: bool| f64::from(u8::from(is));
        tally.asked += 1.0;
        tally.found += one(is_found);
        tally.shown += one(place.is_some() || (row.meant.is_empty() && is_found));
        tally.first += one(is_first);
        let reciprocal = place.map(|place| 1.0 / (place + 1) as f64);
        tally.reciprocal += reciprocal.unwrap_or(one(row.meant.is_empty() && is_found));
    }
    println!("{:<20}{:>8}{:>9}{:>9}{:>9}{:>9}", "kind", "queries", "recall", "in ten", "first", "MRR");
    for (kind, it) in &tallies {
        let [found, shown, first, reciprocal] =
            [it.found, it.shown, it.first, it.reciprocal].map(|sum| sum / it.asked * 100.0);
        println!("{kind:<20}{:>8}{found:>8.1}%{shown:>8.1}%{first:>8.1}%{reciprocal:>9.1}", it.asked);
    }
    for (kind, it) in &tallies {
        let least = if *kind == "slip" { 0.95 } else { 1.0 };
        assert!(it.found >= it.asked * least && it.first >= it.asked * least, "{kind}");
    }
    assert!(tallies.values().map(|it| it.asked).sum::<f64>() >= 220.0);
}
