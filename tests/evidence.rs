//! Evidence held against the text of its source: what a fragment states is what the file says.
//! `slips` spoils files in every field that can be told wrong; `lints` has what misleads.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::process::Command;

use bulletin::bulletin::text::Lang;
use bulletin::check::inspect;
use bulletin::check::report::{Report, Severity};
use serde_json::{Value, json};

const FILE: &str = include_str!("../src/bulletin/fixture.json");
const TEXT: &str = include_str!("../src/bulletin/fixture.txt");
const BUNDLED: &str = include_str!("../public/data/kazuo-2025-h1.json");

fn fixture() -> Value {
    serde_json::from_str(FILE).expect("JSON")
}

/// What checking a file with its text finds.
fn checked(file: &Value) -> Report {
    inspect(file.to_string().as_bytes(), &[TEXT.to_string()]).report
}

/// The codes of what is wrong after a change to the observation of an id.
fn codes(id: &str, change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
    let mut file = fixture();
    let observations = file["observations"].as_array_mut().expect("observations");
    change(observations.iter_mut().find(|it| it["id"] == id).expect("the observation"));
    checked(&file).findings.iter().map(|it| it.code()).collect()
}

#[test]
fn every_figure_of_the_fixture_is_proven() {
    let report = checked(&fixture());
    assert_eq!(report.findings, []);
    // Twenty-four observations and a date.
    assert_eq!((report.proven, report.unproven), (25, 0));
}

#[test]
fn without_its_text_a_figure_is_unproven_and_not_wrong() {
    let report = inspect(FILE.as_bytes(), &[]).report;
    assert!(report.is_clean());
    assert_eq!((report.proven, report.unproven), (0, 25));
    assert_eq!(report.unread, ["text"]);
}

#[test]
fn the_bundled_figures_are_what_their_fragments_state() {
    let report = inspect(BUNDLED.as_bytes(), &[]).report;
    let errors: Vec<_> = report.findings.iter().filter(|it| it.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    // The two checks of the greening figures, which the source itself gets wrong.
    let notes: Vec<_> = report.findings.iter().map(|it| it.subject.clone().unwrap_or_default()).collect();
    assert_eq!(notes, ["R29a", "R29b"]);
}

#[test]
fn a_text_that_is_not_the_source_s_is_refused() {
    let report = inspect(FILE.as_bytes(), &[format!("{TEXT} ")]).report;
    let codes: Vec<_> = report.findings.iter().map(|it| it.code()).collect();
    assert_eq!((codes, report.proven), (vec!["source/unknown-text"], 0));
    // The hash of the text that was given, so that it can be looked up; from `sha256sum`.
    let hash = "3531b750fa64edb27618482e0adc6915c8a8d485565027f49513508a0ad852d3";
    assert!(report.findings[0].message(Lang::En).contains(hash), "{}", report.findings[0].message(Lang::En));
}

#[test]
fn each_kind_of_mistake_has_its_name() {
    assert_eq!(codes("GROWTH", |it| it["value"] = json!("6.3")), ["evidence/value"]);
    assert_eq!(codes("GROWTH", |it| it["value"] = json!("6.20")), ["evidence/scale"]);
    assert_eq!(
        codes("SPENT", |it| (it["value"], it["unit_mult"]) = (json!("0.887"), json!(8))),
        ["evidence/scale"]
    );
    assert_eq!(codes("MONEY", |it| it["unit_mult"] = json!(4)), ["evidence/value"]);
    assert_eq!(codes("FIRMS", |it| it["bound"] = json!("at_least")), ["evidence/bound"]);
    assert_eq!(codes("POSTS", |it| it["bound"] = json!("exact")), ["evidence/bound"]);
    assert_eq!(codes("WAIT", |it| it["bound"] = json!("at_most")), ["evidence/bound"]);
    let swapped = fixture()["observations"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["id"] == "FLOOR")
        .unwrap()["indicator"]
        .clone();
    assert_eq!(codes("OUTPUT", |it| it["indicator"] = swapped), ["evidence/unit"]);
    let shifted = |it: &mut Value| {
        it["evidence"][0]["span"][0] = json!(it["evidence"][0]["span"][0].as_u64().unwrap() + 1)
    };
    assert_eq!(codes("GROWTH", shifted), ["evidence/span"]);
    assert_eq!(codes("GROWTH", |it| it["evidence"][0]["line"] = json!(2)), ["evidence/line"]);
    let long = "某县上半年生产总值增长6.2%，同期全国增长5.3%。签约项目55个";
    assert_eq!(codes("GROWTH", |it| it["evidence"][0]["fragment"] = json!(long)), ["evidence/length"]);
}

#[test]
fn the_tool_says_what_it_found_and_how_it_ended() {
    let folder = std::env::temp_dir().join(format!("bulletin-check-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name);
    std::fs::write(path("good.json"), FILE).unwrap();
    std::fs::write(path("text.txt"), TEXT).unwrap();
    std::fs::write(path("bad.json"), FILE.replace("\"54.42\"", "\"54.24\"")).unwrap();
    let run = |file: &str, more: &[&str]| {
        let mut tool = Command::new(env!("CARGO_BIN_EXE_bulletin"));
        tool.arg("check").arg(path(file)).arg("--source").arg(path("text.txt")).args(more);
        let done = tool.output().expect("it runs");
        (
            done.status.code(),
            String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap(),
        )
    };
    let (code, said) = run("good.json", &[]);
    assert!(code == Some(0) && said.contains("25 confirmed"), "{said}");
    let (code, said) = run("bad.json", &[]);
    assert!(
        code == Some(1)
            && said.contains("evidence/value")
            && said.contains("MONEY")
            && said.contains("54.42亿"),
        "{said}"
    );
    let (code, said) = run("bad.json", &["--format", "json"]);
    let said: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((code, &said["findings"][0]["code"]), (Some(1), &json!("evidence/value")));
    let (code, said) = run("", &[]);
    assert!(
        code == Some(1) && said.contains("good.json: ready") && said.contains("bad.json: 1 error"),
        "{said}"
    );
    let (code, said) = run("nowhere.json", &[]);
    assert!(code == Some(2) && said.contains("nowhere.json"), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}
