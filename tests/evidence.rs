//! Evidence held against the text of its source: what a fragment states is what the file says.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::process::Command;

use bulletin::bulletin::load::load;
use bulletin::check::report::{Report, Severity, report};
use serde_json::{Value, json};

const FILE: &str = include_str!("../src/bulletin/fixture.json");
const TEXT: &str = include_str!("../src/bulletin/fixture.txt");

fn fixture() -> Value {
    serde_json::from_str(FILE).expect("JSON")
}

/// What checking a file with its text finds; none where it does not even load.
fn checked(file: &Value) -> Option<Report> {
    let bulletin = load(file.to_string().as_bytes()).ok()?;
    report(&bulletin, &[TEXT.to_string()]).ok()
}

/// The codes of what is wrong after a change to the observation of an id.
fn codes(id: &str, change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
    let mut file = fixture();
    let observations = file["observations"].as_array_mut().expect("observations");
    change(observations.iter_mut().find(|it| it["id"] == id).expect("the observation"));
    let report = checked(&file).expect("it loads");
    report.findings.iter().map(|it| it.code).collect()
}

#[test]
fn every_figure_of_the_fixture_is_proven() {
    let report = checked(&fixture()).expect("it loads");
    assert_eq!(report.findings, []);
    // Twenty-four observations and a date.
    assert_eq!((report.proven, report.unproven), (25, 0));
}

#[test]
fn without_its_text_a_figure_is_unproven_and_not_wrong() {
    let bulletin = load(FILE.as_bytes()).unwrap();
    let report = report(&bulletin, &[]).unwrap();
    assert!(report.is_clean());
    assert_eq!((report.proven, report.unproven), (0, 25));
}

#[test]
fn the_bundled_figures_are_what_their_fragments_state() {
    let bundled = load(include_bytes!("../public/data/kazuo-2025-h1.json")).unwrap();
    let report = report(&bundled, &[]).unwrap();
    let errors: Vec<_> = report.findings.iter().filter(|it| it.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    // The two checks of the greening figures, which the source itself gets wrong.
    let notes: Vec<_> = report.findings.iter().map(|it| it.at.as_str()).collect();
    assert!(notes.len() == 2 && notes.iter().all(|it| it.contains("(R29")), "{notes:?}");
}

#[test]
fn a_text_that_is_not_the_source_s_is_refused() {
    let bulletin = load(FILE.as_bytes()).unwrap();
    let error = report(&bulletin, &[format!("{TEXT} ")]).unwrap_err().to_string();
    // `sha256sum` of the text, not of this program's.
    assert!(error.contains(fixture()["sources"][0]["sha256"].as_str().unwrap()), "{error}");
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

/// The codes of what is found after a change to the whole file.
fn misled(change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
    let mut file = fixture();
    change(&mut file);
    let report = checked(&file).expect("it loads");
    report.findings.iter().map(|it| it.code).collect()
}

#[test]
fn what_misleads_without_being_wrong_is_found() {
    let standfirst = |zh: &str, en: &str| {
        let (zh, en) = (zh.to_string(), en.to_string());
        misled(move |file| file["standfirst"] = json!({ "zh": zh, "en": en }))
    };
    assert_eq!(standfirst("增长6.2%，即{GROWTH}", "Up {GROWTH}"), ["prose/number", "prose/number"]);
    assert_eq!(standfirst("增长{GROWTH}", "Up {NATION}"), ["prose/languages"]);
    let unseen = misled(|file| {
        let mut copy = file["observations"][0].clone();
        copy["id"] = json!("TWICE");
        file["observations"].as_array_mut().unwrap().push(copy);
    });
    assert_eq!(unseen, ["figure/unseen"]);
    let unlike = misled(|file| {
        let charts = file["charts"].as_array_mut().unwrap();
        let growth = charts.iter_mut().find(|it| it["id"] == "growth").unwrap();
        growth["drawing"]["bars"]["panels"][0]["rows"][0]["benchmark"]["figure"] = json!("SHARE");
    });
    assert!(unlike.contains(&"benchmark/unlike"), "{unlike:?}");
    let over = misled(|file| {
        let charts = file["charts"].as_array_mut().unwrap();
        let parts = charts.iter_mut().find(|it| it["id"] == "parts").unwrap();
        parts["drawing"]["breakdown"]["root"]["parts"][1]["figure"] = json!("WHOLE");
    });
    assert!(over.contains(&"parts/over-whole"), "{over:?}");
    let share = codes("SHARE", |it| it["value"] = json!("197"));
    assert!(share.contains(&"share/over-whole"), "{share:?}");
}

/// Every single-field mistake in a figure that somebody could make by a slip of the hand.
fn slips(observation: &Value) -> Vec<(String, Value)> {
    let mut out = Vec::new();
    let mut slip = |name: String, change: &dyn Fn(&mut Value)| {
        let mut spoilt = observation.clone();
        change(&mut spoilt);
        if spoilt != *observation {
            out.push((name, spoilt));
        }
    };
    let value = observation["value"].as_str().unwrap().to_string();
    for (at, digit) in value.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        for other in ('0'..='9').filter(|other| *other != digit) {
            let mut spoilt = value.clone();
            spoilt.replace_range(at..=at, &other.to_string());
            slip(format!("value {spoilt}"), &|it| it["value"] = json!(spoilt));
        }
        let mut short = value.clone();
        short.remove(at);
        slip(format!("value {short}"), &|it| it["value"] = json!(short));
    }
    slip("minus".into(), &|it| it["value"] = json!(format!("-{value}")));
    for bound in ["exact", "at_least", "under", "at_most", "about"] {
        let had = observation["bound"].as_str().unwrap_or("exact");
        if bound != had {
            slip(format!("bound {bound}"), &|it| it["bound"] = json!(bound));
        }
    }
    for mult in [0, 3, 4, 6, 8] {
        if observation["unit_mult"].as_u64().unwrap_or(0) != mult {
            slip(format!("unit_mult {mult}"), &|it| it["unit_mult"] = json!(mult));
        }
    }
    let evidence = &observation["evidence"][0];
    let [start, end] = [0, 1].map(|end| evidence["span"][end].as_i64().unwrap());
    for (by_start, by_end) in [(-1, 0), (1, 0), (0, -1), (0, 1), (1, 1), (-1, -1), (7, 7)] {
        let span = [(start + by_start).max(0), end + by_end];
        if span != [start, end] {
            slip(format!("span {span:?}"), &|it| it["evidence"][0]["span"] = json!(span));
        }
    }
    slip("no span".into(), &|it| {
        it["evidence"][0].as_object_mut().unwrap().remove("span");
    });
    slip("line".into(), &|it| it["evidence"][0]["line"] = json!(9));
    slip("source".into(), &|it| it["evidence"][0]["source"] = json!("elsewhere"));
    let fragment: Vec<char> = evidence["fragment"].as_str().unwrap().chars().collect();
    for at in 0..fragment.len() {
        let mut spoilt = fragment.clone();
        spoilt.remove(at);
        let spoilt: String = spoilt.into_iter().collect();
        slip(format!("fragment {spoilt}"), &|it| it["evidence"][0]["fragment"] = json!(spoilt));
    }
    for field in ["id", "indicator", "period", "value", "obs_status", "evidence"] {
        slip(format!("no {field}"), &|it| {
            it.as_object_mut().unwrap().remove(field);
        });
        slip(format!("{field} misspelt"), &|it| {
            let fields = it.as_object_mut().unwrap();
            if let Some(value) = fields.remove(field) {
                fields.insert(format!("{field}s"), value);
            }
        });
        if field != "value" && field != "evidence" {
            slip(format!("{field} renamed"), &|it| it[field] = json!("NOWHERE"));
        }
    }
    out
}

#[test]
fn every_slip_of_the_hand_is_caught() {
    let (mut tried, mut missed) = (0, Vec::new());
    for index in 0..fixture()["observations"].as_array().unwrap().len() {
        for (name, spoilt) in slips(&fixture()["observations"][index]) {
            let mut file = fixture();
            let id = file["observations"][index]["id"].to_string();
            file["observations"][index] = spoilt;
            tried += 1;
            if checked(&file).is_some_and(|report| report.is_clean()) {
                missed.push(format!("{id}: {name}"));
            }
        }
    }
    println!("{} of {tried} single-field mistakes caught", tried - missed.len());
    assert!(tried > 900, "{tried}");
    assert_eq!(missed, Vec::<String>::new());
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
    assert!(code == Some(0) && said.contains("25 proven"), "{said}");
    let (code, said) = run("bad.json", &[]);
    assert!(
        code == Some(1) && said.contains("(MONEY) [evidence/value]") && said.contains("5442000000"),
        "{said}"
    );
    let (code, said) = run("bad.json", &["--format", "json"]);
    let said: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((code, &said["findings"][0]["code"]), (Some(1), &json!("evidence/value")));
    let (code, said) = run("", &[]);
    assert!(
        code == Some(1) && said.contains("good.json: nothing") && said.contains("bad.json: 1 error"),
        "{said}"
    );
    let (code, said) = run("nowhere.json", &[]);
    assert!(code == Some(2) && said.contains("nowhere.json"), "{said}");
    std::fs::remove_dir_all(&folder).unwrap();
}
