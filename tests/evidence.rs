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

/// What is wrong with the evidence of an observation of its own: an indicator of a kind, in a unit
/// of a label, with value, power of ten and bound, that a fragment is to state.
fn judged(fragment: &str, kind: &str, unit: &str, said: (&str, u8, &str)) -> Vec<&'static str> {
    let mut file = fixture();
    let mut add = |list: &str, it: Value| file[list].as_array_mut().expect("a list").push(it);
    let both = |words: &str| json!({ "zh": words, "en": words });
    // The units of a whole bulletin, any of which may be the one that stands there.
    let ratios = ["%", "％", "‰", "个百分点"];
    let labels =
        ["人", "人次", "千瓦", "千瓦时", "吨", "家", "座", "位", "项", "亩", "％", "‰", "件", "", "个工作日"];
    for (index, label) in labels.into_iter().enumerate() {
        let unit = json!({ "id": format!("U{index}"), "label": { "zh": label, "en": "u" }, "factor": "1" });
        add(
            "units",
            if ratios.contains(&label) { unit } else { with(unit, "dimension", json!({ "things": 1 })) },
        );
    }
    let index = labels.iter().position(|it| *it == unit).map(|it| format!("U{it}"));
    let known = [
        ("%", "PERCENT"),
        ("个百分点", "POINT"),
        ("元", "CNY"),
        ("小时", "HOUR"),
        ("户", "FIRM"),
        ("个", "PROJECT"),
    ];
    let known = known.iter().find(|it| it.0 == unit).map(|it| it.1.to_string());
    let unit = index.or(known).unwrap_or_else(|| unit.to_string());
    add("indicators", json!({ "id": "own", "label": both("某"), "unit_measure": unit, "kind": kind }));
    add("sources", json!({ "id": "own", "title": both("某"), "text": fragment }));
    let evidence = json!([{ "source": "own", "span": [0, fragment.chars().count()], "fragment": fragment }]);
    let (value, unit_mult, bound) = said;
    add(
        "observations",
        json!({ "id": "OWN", "indicator": "own", "period": "H1", "value": value, "unit_mult": unit_mult,
            "bound": bound, "obs_status": "reported", "basis": "not_stated", "evidence": evidence }),
    );
    let findings = checked(&file).findings;
    assert!(findings.iter().all(|it| !it.code().starts_with("file")), "{findings:#?}");
    // That a fragment has two numbers is a warning of its own, which tests/lints.rs shows.
    let codes = findings.iter().map(|it| it.code()).filter(|it| *it != "evidence/several");
    codes.filter(|it| it.starts_with("evidence/")).collect()
}

fn with(mut value: Value, name: &str, member: Value) -> Value {
    value[name] = member;
    value
}

/// A fragment, the kind and the unit, the value with its power of ten, and the bound.
type Case = (&'static str, &'static str, &'static str, (&'static str, u8, &'static str));

fn accepts(cases: &[Case]) {
    for (fragment, kind, unit, said) in cases {
        assert_eq!(judged(fragment, kind, unit, *said), [""; 0], "{fragment} {said:?}");
        for bound in ["exact", "at_least", "under", "at_most", "about"].iter().filter(|it| **it != said.2) {
            let found = judged(fragment, kind, unit, (said.0, said.1, bound));
            assert_eq!(found, ["evidence/bound"], "{fragment} {bound}");
        }
    }
}

fn refuses(code: &str, cases: &[Case]) {
    for (fragment, kind, unit, said) in cases {
        assert_eq!(judged(fragment, kind, unit, *said), [code], "{fragment} {said:?}");
    }
}

#[test]
fn a_fall_turns_the_value_and_its_bound() {
    let growth = |fragment, value, bound| (fragment, "growth", "%", (value, 0, bound));
    accepts(&[
        growth("下降3%以上", "-3", "at_most"),
        growth("下降不到3%", "-3", "at_least"),
        growth("下降不超过3%", "-3", "at_least"),
        growth("下降约3%", "-3", "about"),
        growth("同比降0.3%", "-0.3", "exact"),
        growth("同比降超3%", "-3", "at_most"),
        growth("下滑1.5%", "-1.5", "exact"),
        growth("负增长2.1%", "-2.1", "exact"),
        growth("负增2.1%", "-2.1", "exact"),
        growth("增长负0.3%", "-0.3", "exact"),
        growth("增长-0.3%", "-0.3", "exact"),
        growth("增长－0.3％", "-0.3", "exact"),
        growth("增长−0.3%", "-0.3", "exact"),
        growth("增长6.2%，增速回落0.4个百分点", "6.2", "exact"),
        growth("由下降1.2%转为增长3.4%", "-1.2", "exact"),
        growth("由下降1.2%转为增长3.4%", "3.4", "exact"),
        growth("1-6月增长3%", "3", "exact"),
        growth("fell 0.3%", "-0.3", "exact"),
        ("增速回落0.4个百分点", "growth", "个百分点", ("-0.4", 0, "exact")),
        ("降幅收窄2个百分点", "growth", "个百分点", ("2", 0, "exact")),
        ("降幅收窄2个百分点", "reduction", "个百分点", ("2", 0, "exact")),
        ("办理时限减少60%", "reduction", "%", ("60", 0, "exact")),
        ("肩负3件", "amount", "件", ("3", 0, "exact")),
        ("气温-3件", "amount", "件", ("-3", 0, "exact")),
    ]);
    refuses(
        "evidence/value",
        &[
            growth("负增长2.1%", "2.1", "exact"),
            growth("增长-0.3%", "0.3", "exact"),
            growth("下降3%", "3", "exact"),
            growth("增长6.2%，增速回落0.4个百分点", "-6.2", "exact"),
            growth("由下降1.2%转为增长3.4%", "1.2", "exact"),
            growth("由下降1.2%转为增长3.4%", "-3.4", "exact"),
        ],
    );
    // A dash between numbers is no minus.
    refuses("evidence/value", &[("5-8家", "amount", "家", ("-8", 0, "exact"))]);
}

#[test]
fn words_before_a_number_bound_it_only_as_words_of_their_own() {
    let count = |fragment, value, mult, bound| (fragment, "count", "个", (value, mult, bound));
    accepts(&[
        count("签约55个项目", "55", 0, "exact"),
        count("预约近55个", "55", 0, "about"),
        count("签约约55个", "55", 0, "about"),
        count("附近3个村", "3", 0, "exact"),
        count("最近5个", "5", 0, "exact"),
        count("接近5个", "5", 0, "about"),
        count("反超3个", "3", 0, "exact"),
        count("超过 300 个", "300", 0, "at_least"),
        count("约20余个", "20", 0, "about"),
        ("节约1200万元", "amount", "元", ("1200", 4, "exact")),
        ("折合约1200万元", "amount", "元", ("1200", 4, "about")),
        ("预约3万人次", "count", "人次", ("3", 4, "exact")),
        ("数十家", "count", "家", ("10", 0, "at_least")),
        ("数百人", "count", "人", ("100", 0, "at_least")),
        ("几百人", "count", "人", ("100", 0, "at_least")),
        ("三百几十人", "count", "人", ("300", 0, "at_least")),
        ("上百家", "count", "家", ("100", 0, "at_least")),
        ("上千人", "count", "人", ("1000", 0, "at_least")),
        ("过亿元", "amount", "元", ("100000000", 0, "at_least")),
        ("突破100亿元", "amount", "元", ("100", 8, "at_least")),
        ("突破3项关键技术", "count", "项", ("3", 0, "exact")),
        ("高于5%", "share", "%", ("5", 0, "at_least")),
        ("低于5%", "share", "%", ("5", 0, "under")),
        ("不低于5%", "share", "%", ("5", 0, "at_least")),
        ("少于5%", "share", "%", ("5", 0, "under")),
        ("十几家", "count", "家", ("10", 0, "at_least")),
        ("十几万人", "count", "人", ("100000", 0, "at_least")),
        ("近百家", "count", "家", ("100", 0, "about")),
        ("百余家", "count", "家", ("100", 0, "at_least")),
        ("54.42 亿元", "amount", "元", ("54.42", 8, "exact")),
        ("54.42　亿　元", "amount", "元", ("54.42", 8, "exact")),
        ("6.2 %", "share", "%", ("6.2", 0, "exact")),
        ("3亿5000万元", "amount", "元", ("350000000", 0, "exact")),
    ]);
    refuses(
        "evidence/value",
        &[
            ("3亿5000万元", "amount", "元", ("5000", 4, "exact")),
            ("5家，成百上千家", "count", "家", ("1000", 0, "exact")),
        ],
    );
    for fragment in ["成百上千家", "三四百家", "十七八家", "亿万家", "三分之一"] {
        assert_eq!(judged(fragment, "count", "家", ("400", 0, "exact")), ["evidence/value"], "{fragment}");
    }
}

#[test]
fn a_number_stands_before_its_whole_unit() {
    accepts(&[
        ("55个项目", "count", "个", ("55", 0, "exact")),
        ("六大产业集群", "count", "个", ("6", 0, "exact")),
        ("2.9亿千瓦时", "amount", "千瓦时", ("2.9", 8, "exact")),
        ("2.9亿千瓦", "amount", "千瓦", ("2.9", 8, "exact")),
        ("3家次生林场", "count", "家", ("3", 0, "exact")),
        ("提高1.2百分点", "growth", "个百分点", ("1.2", 0, "exact")),
        ("提高1.2个百分点", "growth", "个百分点", ("1.2", 0, "exact")),
        ("占5％", "share", "%", ("5", 0, "exact")),
        ("占5%", "share", "％", ("5", 0, "exact")),
        ("百分之五", "share", "%", ("5", 0, "exact")),
        ("超过百分之五", "share", "%", ("5", 0, "at_least")),
        ("百分之三十点五以上", "share", "%", ("30.5", 0, "at_least")),
        ("千分之三", "share", "‰", ("3", 0, "exact")),
        ("均价5000元/亩", "amount", "CNY/U9", ("5000", 0, "exact")),
        ("一万亿元", "amount", "元", ("1000000000000", 0, "exact")),
    ]);
    refuses(
        "evidence/unit",
        &[
            ("2.9亿千瓦时", "amount", "千瓦", ("2.9", 8, "exact")),
            ("提高1.2个百分点", "amount", "个", ("1.2", 0, "exact")),
            ("3个工作日", "count", "个", ("3", 0, "exact")),
            ("3个月", "count", "个", ("3", 0, "exact")),
            ("3万人次", "count", "人", ("3", 4, "exact")),
            ("12家次", "count", "家", ("12", 0, "exact")),
            ("5000元/平方米", "amount", "元", ("5000", 0, "exact")),
            ("5000元每平方米", "amount", "元", ("5000", 0, "exact")),
            ("12吨标准煤", "amount", "吨", ("12", 0, "exact")),
            ("占5%", "share", "‰", ("5", 0, "exact")),
            ("百分之五", "share", "‰", ("5", 0, "exact")),
            // A unit without a label is nothing that could stand there.
            ("12家", "count", "", ("12", 0, "exact")),
            ("12", "count", "", ("12", 0, "exact")),
        ],
    );
    refuses("evidence/value", &[("一万亿元", "amount", "元", ("100010000", 0, "exact"))]);
}

#[test]
fn what_is_listed_counts_only_where_no_number_is_stated() {
    accepts(&[
        ("甲、乙、丙", "count", "家", ("3", 0, "exact")),
        ("一窗受理、一网通办", "count", "家", ("2", 0, "exact")),
        ("工业、农业企业12家", "count", "家", ("12", 0, "exact")),
        ("与上年持平", "growth", "%", ("0", 0, "exact")),
        ("与2024年持平", "growth", "%", ("0", 0, "exact")),
        ("与上年基本持平", "growth", "%", ("0", 0, "about")),
    ]);
    refuses(
        "evidence/value",
        &[
            ("工业、农业企业12家", "count", "家", ("2", 0, "exact")),
            ("工业、农业企业十二家", "count", "家", ("2", 0, "exact")),
            ("增长3%，与上年持平", "growth", "%", ("0", 0, "exact")),
            ("与上年持平", "growth", "%", ("1", 0, "exact")),
        ],
    );
    refuses("evidence/zero", &[("与上年持平", "count", "家", ("0", 0, "exact"))]);
}
