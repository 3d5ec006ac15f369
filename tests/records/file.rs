//! The records as a bulletin's data file, for what opens it in a page.

use serde_json::{Value, json};

use super::{Bound, Records, Sort};

/// How many figures a file has at most: fewer than the reader's limit. In a large one they are spread over
/// the entries.
const MOST_FIGURES: usize = 20_000;

/// A bulletin with the first so many records of a seed in one list, as JSON. What has no English name
/// has its Chinese one there too.
pub fn bulletin(count: u32, seed: u64) -> String {
    let (mut entries, mut observations) = (Vec::new(), Vec::new());
    for (number, record) in Records::new(seed).first(count).enumerate() {
        let (zh, en) = match record.sort {
            Sort::Company => ("公司", "company"),
            Sort::Shop => ("个体工商户", "sole trader"),
            Sort::Farm => ("农业", "farming"),
            Sort::Service => ("政务服务", "service"),
            Sort::Project => ("项目", "project"),
        };
        let english = record.english.as_deref().unwrap_or(&record.name);
        let mut entry = json!({
            "id": format!("e{number}"),
            "name": { "zh": record.name, "en": english },
            "cells": { "sort": { "text": { "zh": zh, "en": en } } },
        });
        if let Some(alias) = &record.alias {
            entry["aliases"] = json!([alias]);
        }
        if let Some((zh, en)) = &record.note {
            entry["note"] = json!({ "zh": zh, "en": en });
        }
        let room = observations.len() * count as usize <= number * MOST_FIGURES;
        if let Some(revenue) = record.revenue.filter(|_| room) {
            let id = format!("R{number}");
            let (value, unit_mult) = revenue.printed();
            let money = format!("{value}{}元", if unit_mult == 8 { "亿" } else { "万" });
            let (bound, fragment) = match revenue.bound {
                Bound::Exact => ("exact", format!("营业收入{money}")),
                Bound::AtLeast => ("at_least", format!("营业收入{money}以上")),
                Bound::Under => ("under", format!("营业收入不到{money}")),
                Bound::About => ("about", format!("营业收入约{money}")),
            };
            // A register of one line an entry, in which each line begins where a page of it would.
            let span = [number * 100, number * 100 + fragment.chars().count()];
            let mut observation = json!({
                "id": id, "indicator": "revenue", "period": "H1", "value": value, "unit_mult": unit_mult,
                "obs_status": "reported", "evidence": [{
                    "source": "register", "line": number + 1, "sentence": 1, "span": span, "fragment": fragment,
                }],
            });
            if bound != "exact" {
                observation["bound"] = bound.into();
            }
            observations.push(observation);
            entry["cells"]["revenue"] = json!({ "figure": id });
        }
        entries.push(entry);
    }
    around(entries, observations).to_string()
}

fn around(entries: Vec<Value>, observations: Vec<Value>) -> Value {
    let text = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    json!({
        "format": "bulletin/1",
        "id": "register",
        "title": text("名录", "A register"),
        "kicker": text("样本", "Sample"),
        "standfirst": text("随机编成的名录，供测试用。", "A register made up by chance, for tests."),
        "ref_area": "COUNTY",
        "period": "H1",
        "areas": [{ "id": "COUNTY", "label": text("某县", "A county") }],
        "periods": [{
            "id": "H1", "worded": "上半年", "label": text("2025年上半年", "first half of 2025"), "time_period": "2025-S1",
        }],
        "units": [{
            "id": "CNY", "label": text("元", "CNY"), "prefix": true, "dimension": { "money": 1 }, "factor": "1",
        }],
        "sources": [{ "id": "register", "title": text("名录", "The register"), "sha256": "0".repeat(64) }],
        "indicators": [{
            "id": "revenue", "label": text("营业收入", "Revenue"), "unit_measure": "CNY", "kind": "amount",
        }],
        "observations": observations,
        "statements": [],
        "relations": [],
        "collections": [{
            "id": "register",
            "label": text("名录", "Register"),
            "entry_label": text("条", "entry"),
            "completeness": { "state": "unknown" },
            "columns": [
                { "id": "sort", "label": text("类型", "Kind") },
                { "id": "revenue", "label": text("营业收入", "Revenue"), "figures": true },
            ],
            "entries": entries,
        }],
        "charts": [],
        "sections": [{
            "id": "names", "title": text("名录", "Register"), "nav": text("名录", "Register"), "digest": [], "collections": ["register"],
        }],
        "about": { "method": [] },
    })
}
