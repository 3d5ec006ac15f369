//! Every single-field slip of the hand, over whole files: how many are caught, kind by kind.
//!
//! What cannot be caught, and why: nothing in the file or its sources contradicts it.
//!
//! - Names, labels and notes: any words can be a name. (A number typed into a heading is caught.)
//! - `definition`, `plural`, `prefix`, `aliases`, `figures`, `signed`, `decimals`, a relation's
//!   `unit_mult`, and other ways to show a true value; the order of lists.
//! - A reference to another thing of the same kind that fits as well: another period, another area,
//!   an indicator in the same unit, a chart's figure for another in its unit. Evidence proves
//!   numbers, units and bounds; what a number is of, only a reader of the sentence can tell.
//! - A derived relation's formula with another operand or operator that gives the same dimension:
//!   nothing states what it should come to. Only relations that claim something can fail.
//! - A unit's factor, where no relation brings it together with another unit; an area's or a
//!   period's own description; `time_period`, `worded`, `inferred`.
//! - `obs_status` of a figure whose sentence has no word of expectation; `basis` given as
//!   `not_stated`.
//! - The unit of what a source lists and does not count: 甲、乙、丙 are three of anything.
//! - The precision of a number that the source writes in words: 半 may be 0.5 or 0.50.
//! - Without the text of the source: span, line, sentence, section and hash, and a fragment that is
//!   another than the source's but states the same. All of these are caught with it.
//!
//! A source's text that is not in the repository can be given: `BULLETIN_SOURCE_TEXTS` holds paths
//! as `PATH` does.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use bulletin::bulletin::text::Lang;
use bulletin::chart;
use bulletin::check::inspect;
use bulletin::check::report::Severity;
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");
const TEXT: &str = include_str!("../src/bulletin/fixture.txt");
const BUNDLED: &str = include_str!("../public/data/kazuo-2025-h1.json");

/// A slip: what kind it is of, where it is (a JSON pointer), and what then stands there; nothing
/// where the member is dropped.
struct Slip {
    kind: &'static str,
    at: String,
    then: Option<Value>,
}

impl Slip {
    fn made_in(&self, file: &Value) -> Value {
        let mut out = file.clone();
        let (parent, name) = self.at.rsplit_once('/').unwrap();
        match (out.pointer_mut(parent).unwrap(), &self.then) {
            (Value::Object(members), None) => drop(members.remove(name)),
            (Value::Object(members), Some(value)) => drop(members.insert(name.into(), value.clone())),
            (Value::Array(items), Some(value)) => items[name.parse::<usize>().unwrap()] = value.clone(),
            _ => panic!("{}", self.at),
        }
        out
    }
}

/// Whether the tool would refuse a file: errors that were not there before, or a chart that cannot
/// be drawn.
fn caught(file: &Value, texts: &[String]) -> bool {
    let inspection = inspect(file.to_string().as_bytes(), texts);
    let Some(bulletin) = inspection.bulletin.filter(|_| inspection.report.is_clean()) else { return true };
    let charts = &bulletin.file().charts;
    charts.iter().any(|it| chart::draw(&bulletin, it, Lang::Zh, 640).is_err())
}

/// Members without which an object says nothing, by the list or member that the object stands in.
const REQUIRED: [(&str, &[&str]); 18] = [
    ("areas", &["id", "label"]),
    ("periods", &["id", "label"]),
    ("units", &["id", "label", "factor"]),
    ("sources", &["id", "title"]),
    ("indicators", &["id", "label", "unit_measure", "kind"]),
    ("observations", &["id", "indicator", "period", "value", "obs_status", "evidence", "basis"]),
    ("statements", &["id", "label", "value", "kind", "obs_status", "evidence"]),
    ("evidence", &["source", "fragment"]),
    ("relations", &["id", "kind", "label", "formula", "unit_measure"]),
    ("collections", &["id", "label", "entry_label", "completeness", "entries"]),
    ("completeness", &["state"]),
    ("columns", &["id", "label"]),
    ("entries", &["id", "name"]),
    ("charts", &["id", "title", "subtitle", "drawing"]),
    ("rows", &["figure"]),
    ("benchmark", &["figure", "label"]),
    ("sections", &["id"]),
    ("tiles", &["figure"]),
];

/// Members that name another thing of the file, wherever they stand.
const REFERENCES: [&str; 13] = [
    "indicator",
    "period",
    "ref_area",
    "source",
    "section",
    "unit_measure",
    "difference",
    "of",
    "figure",
    "share",
    "charts",
    "collections",
    "background",
];

/// All slips, by walking the file.
fn slips(file: &Value) -> Vec<Slip> {
    let mut out = Vec::new();
    walk(file, "", "", &mut out);
    observations(file, &mut out);
    statements(file, &mut out);
    relations(file, &mut out);
    terms(file, &mut out);
    collections(file, &mut out);
    charts(file, &mut out);
    out
}

fn add(out: &mut Vec<Slip>, kind: &'static str, at: String, then: Option<Value>) {
    out.push(Slip { kind, at, then });
}

/// Slips that can be made anywhere: a member dropped or misspelt, a reference broken.
fn walk(value: &Value, at: &str, list: &str, out: &mut Vec<Slip>) {
    match value {
        Value::Object(members) => {
            let own_names = list == "cells" || list == "dimension";
            for (name, member) in members {
                let here = format!("{at}/{name}");
                if REQUIRED.iter().any(|(of, names)| *of == list && names.contains(&name.as_str())) {
                    add(out, "a required member dropped", here.clone(), None);
                }
                if ["zh", "en"].contains(&name.as_str()) {
                    add(out, "a language dropped", here.clone(), None);
                }
                if !own_names && (list != "text" || !at.contains("/cells/")) {
                    // The member stays, so that only the new name is wrong.
                    add(out, "an unknown member", format!("{here}s_"), Some(member.clone()));
                }
                if REFERENCES.contains(&name.as_str()) && member.is_string() {
                    add(out, "a reference broken", here.clone(), Some(json!("NOWHERE")));
                }
                if member.is_string() && !["zh", "en"].contains(&name.as_str()) {
                    add(out, "a string for a list", here.clone(), Some(json!([member])));
                }
                if name == "id" && !at.is_empty() {
                    add(out, "an id with a space", here.clone(), Some(json!("two words")));
                }
                let heading = list == "title" && (at.starts_with("/charts") || at.starts_with("/sections"));
                if ["zh", "en"].contains(&name.as_str())
                    && (heading || list == "digest" || list == "standfirst")
                {
                    let words = format!("{} 93", member.as_str().unwrap());
                    add(out, "a number typed", here.clone(), Some(json!(words)));
                }
                if let Some(text) = member.as_str().filter(|it| it.contains('{') && list != "about") {
                    let broken = text.replacen('{', "{X", 1);
                    add(out, "a reference in prose broken", here.clone(), Some(json!(broken)));
                }
                let inside = if member.is_array() || member.is_object() { name } else { list };
                walk(member, &here, inside, out);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let here = format!("{at}/{index}");
                if item.is_string() && REFERENCES.contains(&list) {
                    add(out, "a reference broken", here.clone(), Some(json!("NOWHERE")));
                }
                walk(item, &here, list, out);
            }
        }
        _ => {}
    }
}

fn list<'a>(file: &'a Value, name: &'a str) -> impl Iterator<Item = (String, &'a Value)> {
    let items = file[name].as_array().into_iter().flatten();
    items.enumerate().map(move |(index, it)| (format!("/{name}/{index}"), it))
}

/// A decimal with another digit in each place, and with each digit missing.
fn misprints(value: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, digit) in value.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let other = |by: u32| char::from_digit((digit.to_digit(10).unwrap() + by) % 10, 10).unwrap();
        for by in [1, 5, 9] {
            let mut spoilt = value.to_string();
            spoilt.replace_range(at..=at, &other(by).to_string());
            out.push(spoilt);
        }
        let mut short = value.to_string();
        short.remove(at);
        out.push(short);
    }
    out.push(format!("-{value}"));
    out
}

fn observations(file: &Value, out: &mut Vec<Slip>) {
    let indicators: BTreeMap<&str, &Value> =
        list(file, "indicators").map(|(_, it)| (it["id"].as_str().unwrap(), it)).collect();
    let units: BTreeMap<&str, &Value> =
        list(file, "units").map(|(_, it)| (it["id"].as_str().unwrap(), it)).collect();
    let label = |indicator: &Value| units[indicator["unit_measure"].as_str().unwrap()]["label"]["zh"].clone();
    for (at, it) in list(file, "observations") {
        let mut add = |kind, field: &str, then: Value| {
            out.push(Slip { kind, at: format!("{at}/{field}"), then: Some(then) })
        };
        for value in misprints(it["value"].as_str().unwrap()) {
            add("a digit of a value", "value", json!(value));
        }
        // Of a number in words (半) nothing tells how precise it is.
        let zero = if it["value"].as_str().unwrap().contains('.') { "0" } else { ".0" };
        add("a zero too many", "value", json!(format!("{}{zero}", it["value"].as_str().unwrap())));
        for bound in ["exact", "at_least", "under", "at_most", "about"] {
            if it["bound"].as_str().unwrap_or("exact") != bound {
                add("a bound", "bound", json!(bound));
            }
        }
        for mult in [0, 3, 4, 8] {
            if it["unit_mult"].as_u64().unwrap_or(0) != mult && it["value"] != "0" {
                add("a power of ten", "unit_mult", json!(mult));
            }
        }
        let own = indicators[it["indicator"].as_str().unwrap()];
        for other in indicators.values() {
            let ambiguous = label(other) == label(own)
                || label(own).as_str().unwrap().starts_with(label(other).as_str().unwrap());
            // What is only listed, 甲、乙、丙, has no unit.
            let ambiguous = ambiguous || it["evidence"][0]["fragment"].as_str().unwrap().contains('、');
            if !ambiguous && out.len().is_multiple_of(7) {
                out.push(Slip {
                    kind: "an indicator in another unit",
                    at: format!("{at}/indicator"),
                    then: Some(other["id"].clone()),
                });
            } else if !ambiguous {
                // One in seven is enough of the thousands.
                out.push(Slip { kind: "", at: String::new(), then: None });
            }
        }
        evidence(&at, &it["evidence"], true, out);
    }
    out.retain(|it| !it.kind.is_empty());
}

fn evidence(at: &str, evidence: &Value, valued: bool, out: &mut Vec<Slip>) {
    for (index, it) in evidence.as_array().unwrap().iter().enumerate() {
        let at = format!("{at}/evidence/{index}");
        let mut add = |kind, field: &str, then: Value| {
            out.push(Slip { kind, at: format!("{at}/{field}"), then: Some(then) })
        };
        if let Some([start, end]) =
            it["span"].as_array().map(|it| [it[0].as_i64().unwrap(), it[1].as_i64().unwrap()])
        {
            for (by_start, by_end) in [(-1, 0), (1, 0), (0, -1), (0, 1), (1, 1), (-1, -1), (7, 7)] {
                add("with text: a span shifted", "span", json!([(start + by_start).max(0), end + by_end]));
            }
            add("with text: a line", "line", json!(it["line"].as_u64().unwrap() + 1));
            add("with text: a sentence", "sentence", json!(it["sentence"].as_u64().unwrap() + 1));
        }
        let fragment: Vec<char> = it["fragment"].as_str().unwrap().chars().collect();
        for gone in [0, fragment.len() / 2, fragment.len() - 1] {
            let short: String =
                fragment.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, c)| c).collect();
            // Only what has a place can be looked up, in a text that may be given.
            if it["span"].is_array() {
                add("with text: a character of a fragment", "fragment", json!(short));
            }
        }
        if valued {
            add("a fragment without its number", "fragment", json!("某处"));
        }
        add("an endless fragment", "fragment", json!("长".repeat(31)));
        add("no fragment", "fragment", json!(""));
    }
}

fn statements(file: &Value, out: &mut Vec<Slip>) {
    for (at, it) in list(file, "statements") {
        evidence(&at, &it["evidence"], false, out);
        if ["date", "code"].contains(&it["kind"].as_str().unwrap()) {
            for lang in ["zh", "en"] {
                let value = it["value"][lang].as_str().unwrap();
                for (place, digit) in value.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
                    let mut spoilt = value.to_string();
                    let other = char::from_digit((digit.to_digit(10).unwrap() + 3) % 10, 10).unwrap();
                    spoilt.replace_range(place..=place, &other.to_string());
                    out.push(Slip {
                        kind: "a digit of a date or code",
                        at: format!("{at}/value/{lang}"),
                        then: Some(json!(spoilt)),
                    });
                }
            }
        }
    }
}

fn relations(file: &Value, out: &mut Vec<Slip>) {
    let observations: Vec<&str> =
        list(file, "observations").map(|(_, it)| it["id"].as_str().unwrap()).collect();
    for (at, it) in list(file, "relations") {
        let (kind, formula) = (it["kind"].as_str().unwrap(), it["formula"].as_str().unwrap());
        let mut add = |kind, field: &str, then: Value| {
            out.push(Slip { kind, at: format!("{at}/{field}"), then: Some(then) })
        };
        for other in ["stated", "derived", "conflict"] {
            if other != kind {
                add("a relation's kind", "kind", json!(other));
            }
        }
        let claims = kind != "derived";
        for (place, sign) in formula.char_indices().filter(|(_, c)| "+-*/".contains(*c)) {
            for other in ["+", "-", "*", "/"].into_iter().filter(|it| !it.starts_with(sign)) {
                let mut spoilt = formula.to_string();
                spoilt.replace_range(place..=place, other);
                let kind = if claims { "an operator of a claim" } else { "an operator of a derived value" };
                add(kind, "formula", json!(spoilt));
            }
        }
        let first = observations.iter().find(|id| formula.contains(**id));
        for (index, other) in observations.iter().enumerate() {
            if index % 5 == 0 && first.is_some_and(|first| first != other) {
                let kind = if claims { "an operand of a claim" } else { "an operand of a derived value" };
                add(kind, "formula", json!(formula.replacen(first.unwrap(), other, 1)));
            }
        }
        add("a formula cut off", "formula", json!(format!("{formula} +")));
        add("a formula of a ghost", "formula", json!(format!("{formula} + GHOST")));
        let unit = it["unit_measure"].as_str().unwrap();
        for (index, (_, other)) in list(file, "units").enumerate() {
            let dimension = |id: &str| {
                list(file, "units").find(|(_, it)| it["id"] == id).map(|(_, it)| it["dimension"].clone())
            };
            let differs = !unit.contains('/') && dimension(unit) != dimension(other["id"].as_str().unwrap());
            // Only counts are bare numbers, which take any unit.
            if differs
                && index % 3 == 0
                && !formula.starts_with("count")
                && !formula.starts_with(|c: char| c.is_ascii_digit())
            {
                add("a relation in another dimension", "unit_measure", other["id"].clone());
            }
        }
    }
}

fn terms(file: &Value, out: &mut Vec<Slip>) {
    for (at, it) in list(file, "units") {
        let mut add = |kind, field: &str, then: Value| {
            out.push(Slip { kind, at: format!("{at}/{field}"), then: Some(then) })
        };
        for factor in ["0", "-1", "x", "1/0", "1e3", ""] {
            add("a factor that is none", "factor", json!(factor));
        }
        add(
            "a factor ten times too large",
            "factor",
            json!(format!("{}0", it["factor"].as_str().unwrap().trim_start_matches("0."))),
        );
        add("a unit's written name", "label/zh", json!("斤"));
        if it["dimension"].is_object() {
            out.push(Slip {
                kind: "a dimension",
                at: format!("{at}/dimension"),
                then: Some(json!({ "elsewhere": 1 })),
            });
        }
    }
    for (at, it) in list(file, "indicators") {
        let kind = it["kind"].as_str().unwrap();
        for other in ["count", "amount", "share", "growth", "reduction"] {
            let changes = |kind: &str| ["growth", "reduction"].contains(&kind);
            let name = match (changes(kind), changes(other)) {
                (a, b) if a != b => "a change called none, or the other way round",
                _ if other == "share" || kind == "share" && other == "count" => {
                    "a share called none, or the other way round"
                }
                _ => "a kind that shows the same",
            };
            if other != kind {
                out.push(Slip { kind: name, at: format!("{at}/kind"), then: Some(json!(other)) });
            }
        }
    }
    let ids: Vec<(String, &str)> = [
        "areas",
        "periods",
        "units",
        "sources",
        "indicators",
        "observations",
        "statements",
        "collections",
        "charts",
    ]
    .into_iter()
    .flat_map(|name| list(file, name).map(|(at, it)| (at, it["id"].as_str().unwrap())).collect::<Vec<_>>())
    .collect();
    for pair in ids.windows(2) {
        let same = |at: &str| at.rsplit_once('/').unwrap().0.to_string();
        if same(&pair[0].0) == same(&pair[1].0) {
            out.push(Slip {
                kind: "one id for two",
                at: format!("{}/id", pair[0].0),
                then: Some(json!(pair[1].1)),
            });
        }
    }
    for (at, id) in ids {
        out.push(Slip { kind: "an id renamed", at: format!("{at}/id"), then: Some(json!(format!("{id}_"))) });
    }
    for (at, it) in list(file, "sources").filter(|(_, it)| it["sha256"].is_string()) {
        let hash = it["sha256"].as_str().unwrap();
        let other = if hash.starts_with('5') { "6" } else { "5" };
        out.push(Slip {
            kind: "with text: a hash",
            at: format!("{at}/sha256"),
            then: Some(json!(format!("{other}{}", &hash[1..]))),
        });
    }
    for field in ["format", "ref_area", "period"] {
        out.push(Slip {
            kind: "what the file is about",
            at: format!("/{field}"),
            then: Some(json!("ELSEWHERE")),
        });
    }
}

fn collections(file: &Value, out: &mut Vec<Slip>) {
    for (at, it) in list(file, "collections") {
        let complete = it["completeness"]["state"] == "complete";
        if complete && it["completeness"]["of"].is_string() {
            for (index, entry) in it["entries"].as_array().unwrap().iter().enumerate() {
                if entry["listed"] != json!(false) {
                    out.push(Slip {
                        kind: "an entry not counted",
                        at: format!("{at}/entries/{index}/listed"),
                        then: Some(json!(false)),
                    });
                }
            }
        }
        for (index, entry) in it["entries"].as_array().unwrap().iter().enumerate() {
            let at = format!("{at}/entries/{index}");
            if let Some(cells) = entry["cells"].as_object() {
                for (name, cell) in cells {
                    out.push(Slip {
                        kind: "a cell of no column",
                        at: format!("{at}/cells/nowhere"),
                        then: Some(cell.clone()),
                    });
                    out.push(Slip {
                        kind: "a cell of no kind",
                        at: format!("{at}/cells/{name}"),
                        then: Some(json!({ "words": 1 })),
                    });
                }
            }
            if entry["evidence"].is_array() {
                evidence(&at, &entry["evidence"], false, out);
            }
        }
    }
}

fn charts(file: &Value, out: &mut Vec<Slip>) {
    for (at, it) in list(file, "charts") {
        let drawing = &it["drawing"];
        let mut add = |kind, field: String, then: Value| {
            out.push(Slip { kind, at: format!("{at}/drawing/{field}"), then: Some(then) })
        };
        add("a drawing of no kind", "pie".into(), json!({}));
        if drawing["bullet"].is_object() {
            add(
                "a role in a chart",
                "bullet/value/figure".into(),
                drawing["bullet"]["target"]["figure"].clone(),
            );
            add(
                "a role in a chart",
                "bullet/target/figure".into(),
                drawing["bullet"]["value"]["figure"].clone(),
            );
        }
        if drawing["unit_grid"].is_object() {
            for (role, other) in
                [("whole", "part"), ("part", "whole"), ("rest", "part"), ("part", "rest"), ("whole", "rest")]
            {
                add(
                    "a role in a chart",
                    format!("unit_grid/{role}/figure"),
                    drawing["unit_grid"][other]["figure"].clone(),
                );
            }
        }
        if let Some(parts) = drawing["breakdown"]["root"]["parts"].as_array() {
            for index in 0..parts.len() {
                add(
                    "a part as large as its whole",
                    format!("breakdown/root/parts/{index}/figure"),
                    drawing["breakdown"]["root"]["figure"].clone(),
                );
            }
        }
    }
}

/// So many of a kind are always tried.
const RARE: usize = 6;

/// Makes every slip, or one in so many, prints how many of each kind are caught, and expects those
/// kinds to be caught whole.
fn measure(name: &str, file: &str, texts: &[String], one_in: usize, must: &[&str]) {
    let file: Value = serde_json::from_str(file).unwrap();
    assert!(!caught(&file, texts), "{name} has errors of its own");
    let mut kinds: BTreeMap<&str, (usize, usize, Vec<String>)> = BTreeMap::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for slip in slips(&file) {
        let nth = seen.entry(slip.kind).or_default();
        *nth += 1;
        // Of rare kinds all.
        if *nth > RARE && !nth.is_multiple_of(one_in) {
            continue;
        }
        let spoilt = slip.made_in(&file);
        if spoilt == file {
            continue;
        }
        let kind = kinds.entry(slip.kind).or_default();
        kind.1 += 1;
        if caught(&spoilt, texts) {
            kind.0 += 1;
        } else {
            kind.2.push(format!("{} = {}", slip.at, slip.then.map_or("nothing".into(), |it| it.to_string())));
        }
    }
    let (mut all, mut tried) = (0, 0);
    println!("{name}:");
    for (kind, (caught, of, missed)) in &kinds {
        println!("  {caught} of {of} caught: {kind}");
        if std::env::var_os("BULLETIN_SLIPS").is_some() {
            missed
                .iter()
                .for_each(|it| println!("      missed: {}", it.chars().take(150).collect::<String>()));
        }
        (all, tried) = (all + caught, tried + of);
    }
    println!("  {all} of {tried} caught in all");
    for kind in must {
        let (caught, of, missed) = kinds.get(kind).unwrap_or_else(|| panic!("no slip is {kind}"));
        assert_eq!(caught, of, "{name}, {kind}: {missed:#?}");
    }
}

/// What is caught in any file, with or without the texts of its sources.
const ALWAYS: [&str; 23] = [
    "a required member dropped",
    "a language dropped",
    "an unknown member",
    "a reference broken",
    "a reference in prose broken",
    "a string for a list",
    "an id with a space",
    "an id renamed",
    "one id for two",
    "a number typed",
    "a digit of a value",
    "a digit of a date or code",
    "a bound",
    "a power of ten",
    "an indicator in another unit",
    "a fragment without its number",
    "an endless fragment",
    "no fragment",
    "a relation's kind",
    "a relation in another dimension",
    "a formula cut off",
    "a formula of a ghost",
    "a factor that is none",
];

/// Those, and more.
fn and(more: &[&'static str]) -> Vec<&'static str> {
    ALWAYS.iter().chain(more).copied().collect()
}

const WITH_TEXT: [&str; 5] = [
    "with text: a span shifted",
    "with text: a line",
    "with text: a sentence",
    "with text: a character of a fragment",
    "with text: a hash",
];

#[test]
fn slips_in_the_fixture_are_caught() {
    measure("The fixture, with its text", FIXTURE, &[TEXT.to_string()], 1, &and(&WITH_TEXT));
}

#[test]
fn slips_in_the_bundled_file_are_caught() {
    let given = std::env::var_os("BULLETIN_SOURCE_TEXTS").unwrap_or_default();
    let texts: Vec<String> = std::env::split_paths(&given)
        .filter(|it| !it.as_os_str().is_empty())
        .map(|path| {
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect();
    let more = [
        "a change called none, or the other way round",
        "a cell of no column",
        "a cell of no kind",
        "an entry not counted",
    ];
    if texts.is_empty() {
        measure("The bundled file, without its article", BUNDLED, &[], 200, &and(&more));
    } else {
        let more = [&more[..], &WITH_TEXT].concat();
        measure("The bundled file, with its texts", BUNDLED, &texts, 10, &and(&more));
    }
}

#[test]
fn what_is_only_a_warning_is_no_slip() {
    // Otherwise the rates above would tell nothing.
    let report = inspect(FIXTURE.as_bytes(), &[TEXT.to_string()]).report;
    assert_eq!(report.count(Severity::Error) + report.count(Severity::Warning), 0);
}
