use super::*;
use crate::app::catalogue::Searching;
use crate::bulletin::load::load;
use leptos::prelude::Owner;

fn results(
    file: &[u8],
    list: Option<&str>,
    typed: &str,
    change: impl FnOnce(&mut Asked),
) -> (Arc<Lists>, Results) {
    let bulletin = Arc::new(load(file).unwrap());
    let answers = Owner::new().with(|| Searching::new(bulletin.clone()).answers(typed));
    let lists = Arc::new(Lists::new(bulletin));
    let list = list.and_then(|id| lists.place(id));
    let mut asked = Asked { list, answers, ..Asked::default() };
    change(&mut asked);
    let results = lists.results(asked);
    (lists, results)
}

fn names(list: Option<&str>, typed: &str, sort: Option<(&str, Direction)>) -> Vec<String> {
    let sort = sort.map(|(column, direction)| Sort { column: column.into(), direction });
    let file = crate::bulletin::fixture::TEXT.as_bytes();
    let (lists, results) = results(file, list, typed, |asked| asked.sort = sort);
    let rows = results.entries.iter().filter_map(|entry| lists.row(*entry));
    rows.map(|row| row.entry.name.en.clone()).collect()
}

#[test]
fn a_search_looks_at_names_cells_and_figures() {
    assert_eq!(names(None, "材料", None), ["Yihua New Materials"]);
    assert_eq!(names(Some("firms"), "porcelain", None), ["Beifang Porcelain"]);
    assert_eq!(names(None, "8870万", None), ["Yihua New Materials"]);
    assert!(names(Some("firms"), "nothing of the kind", None).is_empty());
}

#[test]
fn figures_sort_by_value_across_scales_with_the_missing_last() {
    let order = ["Beifang Porcelain", "Yihua New Materials", "Huayang Precision"];
    assert_eq!(names(None, "", Some(("money", Direction::Descending))), order);
    let order = ["Yihua New Materials", "Beifang Porcelain", "Huayang Precision"];
    assert_eq!(names(None, "", Some(("money", Direction::Ascending))), order);
    assert_eq!(names(None, "", Some(("nonsense", Direction::Ascending))).len(), 3);
}

const QIYUN: &[u8] = include_bytes!("../../../../public/data/qiyun-2025-h1.json");

/// How often each kind of product stands in the file, and the products of some kinds.
fn products(kinds: &[&str]) -> (Vec<u32>, usize) {
    let file: serde_json::Value = serde_json::from_slice(QIYUN).unwrap();
    let lists = file["collections"].as_array().unwrap();
    let list = lists.iter().find(|it| it["id"] == "products").unwrap();
    let of = |kind: &str| {
        let entries = list["entries"].as_array().unwrap().iter();
        entries.filter(|it| it["cells"]["kind"]["text"]["zh"] == kind).count()
    };
    let counts = ["茶", "竹", "冷链"].map(|kind| of(kind) as u32).to_vec();
    (counts, kinds.iter().map(|kind| of(kind)).sum())
}

#[test]
fn values_of_a_column_widen_and_do_not_lessen_their_own_counts() {
    for kinds in [&[][..], &["茶"], &["茶", "冷链"], &["no such kind"]] {
        let facets = kinds.iter().map(|it| Facet { column: "kind".into(), value: (*it).into() });
        let (_, results) = results(QIYUN, Some("products"), "", |asked| asked.facets = facets.collect());
        let (counts, shown) = products(kinds);
        // What nobody knows narrows nothing: an old link must open.
        let all = counts.iter().sum::<u32>() as usize;
        let shown = if shown == 0 { all } else { shown };
        assert_eq!((results.counts, results.entries.len()), (vec![counts], shown), "{kinds:?}");
        assert_eq!(results.before_facets, all);
    }
}

#[test]
fn facets_narrow_each_other() {
    // Two columns of two values each over eight entries, in all four combinations.
    let mut file: serde_json::Value = serde_json::from_str(crate::bulletin::fixture::TEXT).unwrap();
    let text = |it: String| serde_json::json!({ "text": { "zh": it, "en": it } });
    let column = |id: &str| serde_json::json!({ "id": id, "label": { "zh": id, "en": id } });
    let entry = |at: usize| {
        let name = format!("N{at}");
        serde_json::json!({ "id": format!("e{at}"), "name": { "zh": name, "en": name },
            "cells": { "a": text(format!("a{}", at % 2)), "b": text(format!("b{}", usize::from(at < 5))) } })
    };
    file["collections"][0]["columns"] = vec![column("a"), column("b")].into();
    file["collections"][0]["entries"] = (0..8).map(entry).collect::<Vec<_>>().into();
    let file = file.to_string();
    let chosen = |pairs: &[(&str, &str)]| {
        let facets = pairs.iter().map(|it| Facet { column: it.0.into(), value: it.1.into() }).collect();
        results(file.as_bytes(), Some("firms"), "", |asked| asked.facets = facets).1
    };
    // a0: 0 2 4 6, a1: 1 3 5 7; b1: 0–4, b0: 5–7. Values stand in the order of the entries: b1 first.
    assert_eq!(chosen(&[]).counts, [[4, 4], [5, 3]]);
    let both = chosen(&[("a", "a0"), ("b", "b1")]);
    assert_eq!(both.entries, [0, 2, 4]);
    assert_eq!(both.counts, [[3, 2], [3, 1]]);
}

#[test]
fn the_best_hits_come_first_unless_a_sort_is_chosen() {
    let hit = |record, kind| Hit {
        record,
        rank: crate::search::index::Rank { kind, role: crate::search::index::Role::Name, inside: false },
    };
    use crate::search::index::Kind::{Exact, Part, Prefix};
    let hits = [hit(1, Part), hit(3, Exact), hit(4, Part), hit(6, Prefix), hit(9, Exact)];
    assert_eq!(best_first(&[1, 3, 4, 6, 9], &hits), [3, 9, 6, 1, 4]);
    assert_eq!(best_first(&[1, 6, 9], &hits), [9, 6, 1]);
}

#[test]
fn while_nobody_knows_what_answers_nothing_is_shown() {
    let (_, results) = results(QIYUN, Some("products"), "茶", |asked| asked.answers = None);
    assert_eq!((results.entries.len(), results.before_facets), (0, 0));
    assert!(!results.is_search());
}

#[test]
fn entries_without_a_known_place_come_last_either_way() {
    let mut file: serde_json::Value = serde_json::from_str(crate::bulletin::fixture::TEXT).unwrap();
    let places = [Some(5), None, Some(2)];
    let source = file["sources"][0]["id"].clone();
    for (entry, line) in file["collections"][0]["entries"].as_array_mut().unwrap().iter_mut().zip(places) {
        entry["evidence"] = serde_json::json!([{ "source": source, "line": line, "fragment": "厂" }]);
    }
    let file = file.to_string();
    let order = |direction| {
        let sort = Some(Sort { column: Sort::PLACE.into(), direction });
        results(file.as_bytes(), Some("firms"), "", |asked| asked.sort = sort).1.entries
    };
    assert_eq!(order(Direction::Ascending), [2, 0, 1]);
    assert_eq!(order(Direction::Descending), [0, 2, 1]);
}

#[test]
fn entries_have_the_same_numbers_here_and_in_the_catalogue() {
    let bulletin = Arc::new(load(QIYUN).unwrap());
    let catalogue = crate::search::catalogue::Catalogue::of(&bulletin);
    let lists = Lists::new(bulletin.clone());
    assert_eq!(lists.entries(None), catalogue.group(crate::search::catalogue::Group::Entries));
    for at in 0..lists.count() {
        assert_eq!(lists.entries(Some(at)), catalogue.list(at));
    }
    for number in lists.entries(None) {
        let Some(crate::search::catalogue::Target::Entry { list, entry }) = catalogue.target(number) else {
            panic!("{number} is no entry");
        };
        assert!(std::ptr::eq(
            lists.row(number).unwrap().entry,
            &bulletin.file().collections[list].entries[entry]
        ));
    }
}

#[test]
fn few_and_many_rows_come_in_the_same_order() {
    let (lists, all) = results(QIYUN, None, "", |asked| {
        asked.sort = Some(Sort { column: Sort::NAME.into(), direction: Direction::Descending });
    });
    let mut few = vec![7, 30, 41];
    let sort = all.asked.sort.clone().unwrap();
    lists.sort(&mut few, &all.asked, &sort);
    let among_all: Vec<_> = all.entries.iter().copied().filter(|it| [7, 30, 41].contains(it)).collect();
    assert_eq!(few, among_all);
    assert_eq!(all.entries.len(), 60);
}
