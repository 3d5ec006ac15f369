//! A range of records answers as if there were no others.

use std::sync::Arc;

use bulletin::bulletin::load::load;
use bulletin::search::Query;
use bulletin::search::catalogue::{Catalogue, Group};
use bulletin::search::index::{Hit, Kind};
use bulletin::search::quantity::Measures;

use crate::agreement::{index, texts};
use crate::hanzi;
use crate::records::Records;
use crate::records::queries::{self, queries};
use crate::records::random::Random;

/// Enough for three segments.
const COUNT: u32 = 24_000;
const SEED: u64 = 5;

#[test]
fn a_range_answers_as_an_index_of_its_own() {
    let records: Vec<_> = Records::new(SEED).first(COUNT).map(texts).collect();
    let whole = index(&records);
    let mut random = Random::new(SEED, 0);
    let mut asked: Vec<String> = Vec::new();
    for kind in queries::Kind::ALL.into_iter().filter(|it| *it != queries::Kind::Quantity) {
        asked.extend(queries(&Records::new(SEED), COUNT, kind, 12, SEED).into_iter().map(|it| it.typed));
    }
    for round in 0..12 {
        let (a, b) = (random.below(COUNT as usize + 1), random.below(COUNT as usize + 1));
        // Short ones too.
        let (from, to) =
            if round % 3 == 0 { (a, (a + 1 + b % 90).min(COUNT as usize)) } else { (a.min(b), a.max(b)) };
        let own = index(&records[from..to]);
        let (from, to) = (u32::try_from(from).unwrap(), u32::try_from(to).unwrap());
        for typed in &asked {
            let query = Query::parse(typed, &Measures::default(), Some(hanzi()));
            let moved = own
                .search(&query)
                .hits()
                .iter()
                .map(|hit| Hit { record: hit.record + from, ..*hit })
                .collect::<Vec<_>>();
            assert!(whole.search_within(&query, from..to, true).hits() == moved, "`{typed}` in {from}..{to}");
            let plainly = whole.search_within(&query, 0..COUNT, false);
            let found = whole.search_within(&query, from..to, false);
            assert!(found.hits() == plainly.within(from..to), "`{typed}` in {from}..{to}, plainly");
        }
    }
}

#[test]
fn entries_are_searched_alone_and_with_slips_of_their_own() {
    let bytes = include_bytes!("../../public/data/kazuo-2025-h1.json");
    let catalogue = Catalogue::of(&Arc::new(load(bytes).unwrap()));
    let entries = catalogue.group(Group::Entries);
    let mut with_slips = 0;
    for typed in
        ["紫砂", "投资", "zisha", "zihsa", "kazuo", "kazou", "invsetment", "porclain", "-紫砂", ">1亿"]
    {
        let query = Query::parse(typed, catalogue.measures(), Some(hanzi()));
        let found = catalogue.search_entries(&query);
        let plainly = catalogue.search_plainly(&query, entries.clone());
        let all = catalogue.search_plainly(&query, 0..catalogue.index().len());
        assert_eq!(plainly.hits(), all.within(entries.clone()), "{typed}");
        assert!(found.within(entries.clone()).len() == found.hits().len(), "{typed}");
        if !plainly.hits().is_empty() {
            assert_eq!(found.hits(), plainly.hits(), "{typed}");
        }
        with_slips += usize::from(found.hits().iter().any(|hit| hit.rank.kind == Kind::Slip));
    }
    assert!(with_slips > 0);
}
