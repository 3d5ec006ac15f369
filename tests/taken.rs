//! Lists as tables, read back by the `csv` crate and compared with the file's own JSON.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use bulletin::bulletin::load::load;
use bulletin::bulletin::model::Collection;
use bulletin::bulletin::text::Lang;
use bulletin::export::list::{Taken, long, wide};
use serde_json::{Value, json};

const KAZUO: &str = include_str!("../public/data/kazuo-2025-h1.json");
const QIYUN: &str = include_str!("../public/data/qiyun-2025-h1.json");
const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");

type Record = BTreeMap<String, String>;

/// What another reader of CSV makes of a table.
fn read(text: &str) -> Vec<Record> {
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let records = reader.records().map(|record| {
        let record = record.expect("a record");
        heads.iter().map(String::from).zip(record.iter().map(String::from)).collect()
    });
    records.collect()
}

fn taken(list: &Collection) -> Vec<Taken<'_>> {
    list.entries.iter().map(|entry| Taken { list, entry }).collect()
}

/// A whole list.
fn whole(text: &str, id: &str, lang: Lang) -> Vec<Record> {
    let bulletin = load(text.as_bytes()).expect("it loads");
    let list = bulletin.collection(id).expect("the list");
    read(&wide(&bulletin, list, &taken(list), lang))
}

#[test]
fn a_list_has_a_record_for_each_entry_with_names_cells_and_place() {
    let file: Value = serde_json::from_str(KAZUO).expect("JSON");
    for list in file["collections"].as_array().expect("lists") {
        let id = list["id"].as_str().expect("an id");
        let records = whole(KAZUO, id, Lang::Zh);
        let entries = list["entries"].as_array().expect("entries");
        assert_eq!(records.len(), entries.len(), "{id}");
        for (record, entry) in records.iter().zip(entries) {
            assert_eq!(record["collection"], id);
            assert_eq!(record["collection_label"], list["label"]["zh"]);
            assert_eq!(
                (&*record["name_zh"], &*record["name_en"]),
                (entry["name"]["zh"].as_str().unwrap(), entry["name"]["en"].as_str().unwrap())
            );
            let fragment = entry["evidence"][0]["fragment"].as_str().unwrap_or_default();
            assert_eq!(record["fragment"].trim_start_matches('\''), fragment, "{id}");
            let line = entry["evidence"][0]["line"].as_u64().map(|it| it.to_string()).unwrap_or_default();
            assert_eq!(record["line"], line);
        }
    }
}

#[test]
fn a_figure_stands_as_printed_and_as_a_number_with_unit_bound_and_status() {
    let records = whole(FIXTURE, "firms", Lang::Zh);
    let file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let observations = file["observations"].as_array().expect("observations");
    let entries = file["collections"][0]["entries"].as_array().expect("entries");
    let mut figures = 0;
    for (record, entry) in records.iter().zip(entries) {
        let Some(id) = entry["cells"]["money"]["figure"].as_str() else {
            for column in ["money", "money_value_in_units", "money_unit", "money_bound", "money_obs_status"] {
                assert_eq!(record[column], "", "missing is not zero");
            }
            continue;
        };
        let observation = observations.iter().find(|it| it["id"] == id).expect("the observation");
        let value: f64 = observation["value"].as_str().expect("a decimal").parse().expect("a number");
        let power = observation["unit_mult"].as_i64().unwrap_or(0);
        let number: f64 = record["money_value_in_units"].parse().expect("a number");
        assert!((number - value * 10_f64.powi(power as i32)).abs() < 1e-6 * number.abs(), "{id}: {number}");
        assert_eq!(record["money_bound"], observation["bound"].as_str().unwrap_or("exact"));
        assert_eq!(record["money_obs_status"], observation["obs_status"].as_str().unwrap_or("reported"));
        assert_eq!(record["money_unit"], "元");
        assert!(record["money"].ends_with('元'), "{}", record["money"]);
        figures += 1;
    }
    assert_eq!(figures, 2);
}

#[test]
fn all_lists_go_into_one_table_of_cells() {
    for (text, lang) in [(KAZUO, Lang::En), (QIYUN, Lang::Zh)] {
        let bulletin = load(text.as_bytes()).expect("it loads");
        let rows: Vec<_> = bulletin.file().collections.iter().flat_map(taken).collect();
        let records = read(&long(&bulletin, &rows, lang));
        let file: Value = serde_json::from_str(text).expect("JSON");
        let entries = file["collections"].as_array().expect("lists").iter();
        let entries = entries.flat_map(|list| list["entries"].as_array().expect("entries"));
        let cells: usize = entries.map(|it| it["cells"].as_object().map_or(0, |it| it.len()).max(1)).sum();
        assert_eq!(records.len(), cells);
        let with_figures = records.iter().filter(|it| !it["value_in_units"].is_empty()).count();
        assert!(
            with_figures > 0 && records.iter().all(|it| it["column"].is_empty() == it["value"].is_empty())
        );
    }
}

#[test]
fn no_cell_is_a_formula_and_no_head_stands_twice() {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let list = &mut file["collections"][0];
    list["columns"] = json!([
        { "id": "id", "label": { "zh": "甲", "en": "A" } },
        { "id": "id_2", "label": { "zh": "乙", "en": "B" } },
        { "id": "note", "label": { "zh": "丙", "en": "C" } },
    ]);
    let cell = |words: &str| json!({ "text": { "zh": words, "en": words } });
    list["entries"] = json!([{
        "id": "a", "name": { "zh": "=1+1", "en": "@x" }, "aliases": ["-3"],
        "cells": { "id": cell("+86"), "id_2": cell("one, \"two\"\nthree"), "note": cell("＝1") },
    }]);
    let records = whole(&file.to_string(), "firms", Lang::Zh);
    let record = &records[0];
    for (column, cell) in [
        ("id", "a"),
        ("id_2", "'+86"),
        ("id_2_2", "one, \"two\"\nthree"),
        ("name_zh", "'=1+1"),
        ("name_en", "'@x"),
        ("aliases", "'-3"),
        ("note", "'＝1"),
        ("note_2", ""),
    ] {
        assert_eq!(record[column], cell, "{column}");
    }
}
