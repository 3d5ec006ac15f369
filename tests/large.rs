//! A bulletin of ten thousand observations, each with its evidence in a text that the file carries,
//! is checked in the time that somebody waits without noticing.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use bulletin::check::inspect;
use bulletin::check::source::sha256;
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");

/// The fixture with so many observations more: all proven by a text of the source `many`, all in a
/// list, and one in a hundred in a relation.
fn of(count: usize) -> Value {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let (mut text, mut at) = (String::new(), 0);
    let push = |file: &mut Value, list: &str, value: Value| file[list].as_array_mut().unwrap().push(value);
    let mut entries = Vec::new();
    for index in 0..count {
        let fragment = format!("登记{index}户");
        // Ten sentences a line.
        let (line, sentence) = (1 + index / 10, 1 + index % 10);
        let prefix = format!("第{}片", ["东", "南", "西", "北"][index % 4]);
        let start = at + prefix.chars().count();
        let end = start + fragment.chars().count();
        let tail = if index % 10 == 9 { "。\n" } else { "。" };
        write!(text, "{prefix}{fragment}{tail}").unwrap();
        at = end + tail.chars().count();
        push(
            &mut file,
            "observations",
            json!({
                "id": format!("MANY{index}"), "indicator": "firms", "period": "H1", "value": index.to_string(),
                "obs_status": "reported",
                "evidence": [{ "source": "many", "line": line, "sentence": sentence, "span": [start, end], "fragment": fragment }],
            }),
        );
        entries.push(json!({
            "id": format!("e{index}"), "name": { "zh": "某片", "en": "A district" },
            "cells": { "number": { "figure": format!("MANY{index}") } },
        }));
        if index % 100 == 99 {
            let formula = format!("MANY{index} - MANY{} = 1", index - 1);
            push(
                &mut file,
                "relations",
                json!({ "id": format!("STEP{index}"), "kind": "stated", "label": { "zh": "相差", "en": "Apart" }, "formula": formula, "unit_measure": "FIRM" }),
            );
        }
    }
    push(
        &mut file,
        "sources",
        json!({ "id": "many", "title": { "zh": "多", "en": "Many" }, "sha256": sha256(text.as_bytes()), "text": text }),
    );
    push(
        &mut file,
        "collections",
        json!({
            "id": "districts", "label": { "zh": "片区", "en": "Districts" }, "entry_label": { "zh": "片", "en": "district" },
            "completeness": { "state": "complete" },
            "columns": [{ "id": "number", "label": { "zh": "户数", "en": "Number" }, "figures": true }],
            "entries": entries,
        }),
    );
    file
}

#[test]
fn ten_thousand_observations_are_checked_in_no_time() {
    let bytes = serde_json::to_vec(&of(10_000)).unwrap();
    // For those who want to time the tool: `bulletin check` on the file that this names.
    if let Some(path) = std::env::var_os("BULLETIN_LARGE") {
        std::fs::write(path, &bytes).unwrap();
    }
    let start = Instant::now();
    let report = inspect(&bytes, &[]).report;
    let took = start.elapsed();
    println!("10,000 observations, {} bytes: {:.3} s", bytes.len(), took.as_secs_f64());
    assert_eq!(report.findings, []);
    // Those of the fixture are of a text that is not there.
    assert_eq!((report.proven, report.unproven), (10_000, 25));
    assert_eq!(report.relations.exact, 100);
    assert!(took < Duration::from_secs(10), "{took:?}");
}
