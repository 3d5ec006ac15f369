//! What misleads without being wrong, one test each: what is told, at which path and on which line,
//! and that the file without the slip has no finding.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use bulletin::bulletin::text::Lang;
use bulletin::check::inspect;
use bulletin::check::problem::Problem;
use bulletin::check::report::{Finding, Report, Severity};
use bulletin::check::source::sha256;
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");
const TEXT: &str = include_str!("../src/bulletin/fixture.txt");

/// A file after a change, a member a line, names in the order of the alphabet.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    change(&mut file);
    serde_json::to_string_pretty(&sorted(file)).expect("JSON")
}

/// With the members of each object in the order of their names.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members: BTreeMap<String, Value> =
                members.into_iter().map(|(name, it)| (name, sorted(it))).collect();
            Value::Object(members.into_iter().collect())
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn report(file: &str) -> Report {
    inspect(file.as_bytes(), &[TEXT.to_string()]).report
}

/// Where in a file something stands: behind or before words that stand there once.
enum Near {
    /// The next line with the second behind the first.
    After(&'static str, &'static str),
    /// The last line with the second before the first.
    Before(&'static str, &'static str),
}
use Near::{After, Before};

/// The line, from 1, of a place.
fn line(text: &str, near: &Near) -> usize {
    let anchor = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words}"));
    let at = match near {
        After(first, then) => {
            let from = anchor(first);
            from + text[from..].find(then).unwrap_or_else(|| panic!("no {then} behind {first}"))
        }
        Before(first, then) => {
            text[..anchor(first)].rfind(then).unwrap_or_else(|| panic!("no {then} before {first}"))
        }
    };
    1 + text[..at].matches('\n').count()
}

/// Expects just this finding after a change, with words in both languages.
fn finds(change: impl FnOnce(&mut Value), code: &str, path: &str, near: &Near) {
    finds_as(Severity::Error, change, code, path, near);
}

fn finds_as(severity: Severity, change: impl FnOnce(&mut Value), code: &str, path: &str, near: &Near) {
    let text = changed(change);
    let found = report(&text).findings;
    let listed: Vec<_> = found.iter().map(|it| (it.code(), it.path.to_string())).collect();
    assert_eq!(listed, [(code, path.to_string())], "{found:#?}");
    let place = found[0].place.expect("a place");
    assert_eq!(place.line, line(&text, near), "{found:#?}");
    assert_eq!(found[0].severity(), severity);
    let [zh, en] = Lang::ALL.map(|lang| found[0].message(lang) + &found[0].help(lang));
    let chinese = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
    assert!(chinese(&zh) && en.starts_with(|c: char| c.is_ascii() || c == '“'), "{zh} {en}");
}

/// The thing with an id in one of the file's lists.
fn of<'a>(file: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    file[list]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|it| it["id"] == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

/// A copy of an observation, under another id and changed, which the page shows.
fn with_copy(file: &mut Value, id: &str, copy_id: &str, change: impl FnOnce(&mut Value)) {
    let mut copy = of(file, "observations", id).clone();
    copy["id"] = json!(copy_id);
    change(&mut copy);
    file["observations"].as_array_mut().unwrap().push(copy);
    file["about"]["background"].as_array_mut().unwrap().push(json!(copy_id));
}

#[test]
fn the_file_without_a_slip_has_no_finding() {
    assert_eq!(report(FIXTURE).findings, []);
    assert_eq!(report(&changed(|_| {})).findings, []);
    let percent = changed(|file| of(file, "units", "PERCENT")["difference"] = json!("POINT"));
    assert_eq!(report(&percent).findings, []);
}

// ── Figures ──

#[test]
fn percent_less_percent_are_percentage_points() {
    let slip = |file: &mut Value| {
        of(file, "units", "PERCENT")["difference"] = json!("POINT");
        of(file, "relations", "GAP")["unit_measure"] = json!("PERCENT");
        of(file, "charts", "gaps")["drawing"]["ranges"]["rows"] = json!([{ "figure": "GAP" }]);
    };
    finds(
        slip,
        "relation/percent",
        "relations[1].unit_measure",
        &After("GROWTH - NATION", "\"unit_measure\""),
    );
}

#[test]
fn growth_says_what_it_is_measured_against() {
    let slip =
        |file: &mut Value| drop(of(file, "observations", "GROWTH").as_object_mut().unwrap().remove("basis"));
    // Of what is missing, the place is that of what it is missing in.
    finds(
        slip,
        "growth/basis",
        "observations[0].basis",
        &Before("生产总值增长6.2%", "    {\n      \"evidence\""),
    );
}

#[test]
fn what_does_not_grow_has_no_basis() {
    let slip = |file: &mut Value| of(file, "observations", "FIRMS")["basis"] = json!("year_on_year");
    finds(slip, "growth/basis", "observations[6].basis", &Before("37663户", "\"basis\""));
}

#[test]
fn a_basis_that_the_sentence_does_not_have_is_to_be_looked_at() {
    let slip = |file: &mut Value| {
        of(file, "observations", "GROWTH")["basis"] = json!("previous_period");
        of(file, "observations", "NATION")["basis"] = json!("previous_period");
    };
    let text = changed(slip);
    let mut found = report(&text).findings;
    // The charts that compare them with others are told of too.
    found.retain(|it| it.code() != "benchmark/basis");
    let listed: Vec<_> = found.iter().map(|it| (it.code(), it.path.to_string(), it.severity())).collect();
    let warning = |path: &str| ("growth/basis", path.to_string(), Severity::Warning);
    assert_eq!(listed, [warning("observations[0].basis"), warning("observations[1].basis")]);
    assert_eq!(found[0].place.unwrap().line, line(&text, &Before("生产总值增长6.2%", "\"basis\"")));
}

#[test]
fn missing_is_not_zero() {
    // The source has words there and no number, and someone has made a zero of them.
    let slip = |file: &mut Value| {
        let it = of(file, "observations", "PART");
        it["value"] = json!("0");
        it["evidence"][0]["fragment"] = json!("复工");
        it["evidence"][0]["span"] = json!([136, 138]);
        // Shown by itself, so that no relation is broken too.
        file["relations"].as_array_mut().unwrap().retain(|it| it["id"] != "RATE");
        of(file, "indicators", "share")["kind"] = json!("share");
    };
    let text = changed(slip);
    let found = report(&text).findings;
    let zero = found.iter().find(|it| it.code() == "evidence/zero").unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(zero.path.to_string(), "observations[10].value");
    assert_eq!(zero.place.unwrap().line, line(&text, &After("\"fragment\": \"复工\"", "\"value\"")));
}

#[test]
fn a_plan_is_not_told_as_a_fact() {
    let slip = |file: &mut Value| of(file, "observations", "PLAN")["obs_status"] = json!("reported");
    finds(slip, "status/expected", "observations[3].obs_status", &After("计划投资1亿元", "\"obs_status\""));
    // Words of expectation before the fragment may be about something else: somebody should look.
    let slip = |file: &mut Value| {
        let it = of(file, "observations", "PLAN");
        it["obs_status"] = json!("reported");
        it["evidence"][0]["fragment"] = json!("投资1亿元");
        it["evidence"][0]["span"] = json!([52, 57]);
    };
    finds_as(
        Severity::Warning,
        slip,
        "status/expected",
        "observations[3].obs_status",
        &After("\"投资1亿元\"", "\"obs_status\""),
    );
}

/// What is found of an observation that a text of its own states: code, severity and the message.
fn found_of(text: &str, fragment: &str, change: impl Fn(&mut Value)) -> Vec<(&'static str, Severity)> {
    let start = text[..text.find(fragment).unwrap()].chars().count();
    let span = [start, start + fragment.chars().count()];
    let file = changed(|file| {
        let source = json!({ "id": "own", "title": { "zh": "另", "en": "Own" }, "text": text });
        file["sources"].as_array_mut().unwrap().push(source);
        with_copy(file, "GROWTH", "OWN", |it| {
            it["evidence"] = json!([{ "source": "own", "span": span, "fragment": fragment }]);
            change(it);
        });
    });
    // That some of these sentences have two numbers is meant, and has a test of its own.
    let found = report(&file).findings;
    let found = found.iter().filter(|it| it.code() != "evidence/several");
    found.map(|it| (it.code(), it.severity())).collect()
}

#[test]
fn words_of_a_plan_are_told_from_facts_about_plans() {
    let found = |fragment: &str, indicator: &str, value: &str, mult: u8| {
        found_of(fragment, fragment, |it| {
            (it["value"], it["unit_mult"]) = (json!(value), json!(mult));
            it["indicator"] = json!(indicator);
            if indicator != "gdp" {
                it.as_object_mut().unwrap().remove("basis");
            }
        })
    };
    for (fragment, indicator, value, mult) in [
        ("完成年度计划的52.3%", "share", "52.3", 0),
        ("完成目标任务的88%", "share", "88", 0),
        ("占全年目标的52.3%", "share", "52.3", 0),
        ("规划展馆3个", "projects", "3", 0),
        ("虚拟电厂2个", "projects", "2", 0),
        ("模拟演练2个", "projects", "2", 0),
    ] {
        assert_eq!(found(fragment, indicator, value, mult), [], "{fragment}");
    }
    for (fragment, indicator, value, mult) in [
        ("计划总投资1亿元", "money", "1", 8),
        ("预计增长7%", "gdp", "7", 0),
        ("力争完成目标的88%", "share", "88", 0),
        ("计划完成年度目标的88%", "share", "88", 0),
        ("完成计划投资1亿元", "money", "1", 8),
        ("有望达到3个", "projects", "3", 0),
        ("可实现产值1亿元", "money", "1", 8),
        ("拟建项目3个", "projects", "3", 0),
        ("规划项目3个", "projects", "3", 0),
    ] {
        let expected = [("status/expected", Severity::Error)];
        assert_eq!(found(fragment, indicator, value, mult), expected, "{fragment}");
    }
    // Half of it before the fragment.
    let half = found_of("已完成年度计划的88%", "88%", |it| {
        (it["value"], it["indicator"]) = (json!("88"), json!("share"));
        it.as_object_mut().unwrap().remove("basis");
    });
    assert_eq!(half, []);
}

#[test]
fn the_basis_is_that_of_the_nearest_words_before_the_number() {
    let found = |text: &str, fragment: &str, value: &str, basis: &str| {
        found_of(text, fragment, |it| (it["value"], it["basis"]) = (json!(value), json!(basis)))
    };
    let both = "同比增长5.3%，环比增长1.1%";
    for (text, fragment, value, basis) in [
        (both, both, "5.3", "year_on_year"),
        (both, both, "1.1", "previous_period"),
        (both, "增长1.1%", "1.1", "previous_period"),
        ("比上年增长5.3%", "增长5.3%", "5.3", "year_on_year"),
        ("比上年下降5.3%", "比上年下降5.3%", "-5.3", "year_on_year"),
        ("比上年末增长5.3%", "增长5.3%", "5.3", "year_beginning"),
        ("较上年末增长5.3%", "较上年末增长5.3%", "5.3", "year_beginning"),
        ("较年初增长5.3%", "增长5.3%", "5.3", "year_beginning"),
        ("与上年同期相比，出口增长5.3%", "增长5.3%", "5.3", "year_on_year"),
        ("与去年同期相比，增长5.3%", "增长5.3%", "5.3", "year_on_year"),
        ("比上季度增长5.3%", "增长5.3%", "5.3", "previous_period"),
        ("较上月增长5.3%", "增长5.3%", "5.3", "previous_period"),
        ("上年同期增长5.3%", "增长5.3%", "5.3", "not_stated"),
        ("增长5.3%（同比）", "增长5.3%（同比）", "5.3", "year_on_year"),
    ] {
        assert_eq!(found(text, fragment, value, basis), [], "{text} {value}");
    }
    let error = [("growth/basis", Severity::Error)];
    for (text, fragment, value, basis) in [
        (both, both, "5.3", "previous_period"),
        (both, both, "1.1", "year_on_year"),
        (both, "增长1.1%", "1.1", "year_on_year"),
        ("比上年末增长5.3%", "增长5.3%", "5.3", "year_on_year"),
        ("比上年增长5.3%", "增长5.3%", "5.3", "not_stated"),
    ] {
        assert_eq!(found(text, fragment, value, basis), error, "{text} {value}");
    }
}

#[test]
fn a_date_may_be_in_words_or_in_full_width() {
    let with = |fragment: &'static str, zh: &'static str| {
        changed(|file| {
            let source = json!({ "id": "own", "title": { "zh": "另", "en": "Own" }, "text": fragment });
            file["sources"].as_array_mut().unwrap().push(source);
            let day = of(file, "statements", "DAY");
            day["value"] = json!({ "zh": zh, "en": "July 2025" });
            let span = [0, fragment.chars().count()];
            day["evidence"] = json!([{ "source": "own", "span": span, "fragment": fragment }]);
        })
    };
    for fragment in ["二〇二五年七月", "２０２５年７月", "2025年07月"] {
        for value in ["2025年7月", "二〇二五年七月", "２０２５年7月"] {
            assert_eq!(report(&with(fragment, value)).findings, [], "{fragment} {value}");
        }
        for value in ["2025年8月", "二〇二五年八月"] {
            let found = report(&with(fragment, value)).findings;
            let codes: Vec<_> = found.iter().map(|it| it.code()).collect();
            assert_eq!(codes, ["statement/number"], "{fragment} {value}");
        }
    }
}

#[test]
fn a_unit_has_a_name() {
    finds(
        |file| of(file, "units", "POINT")["written"] = json!(["点", ""]),
        "unit/empty",
        "units[1].written[1]",
        &After("\"点\"", "\"\""),
    );
    let slip = |file: &mut Value| of(file, "units", "POINT")["label"]["zh"] = json!(" ");
    finds(slip, "unit/empty", "units[1].label.zh", &Before("\" \"", "\"zh\""));
}

#[test]
fn a_share_is_part_of_a_whole() {
    let slip = |file: &mut Value| {
        let it = of(file, "observations", "SHARE");
        it["value"] = json!("197");
        file["relations"].as_array_mut().unwrap().retain(|it| it["id"] != "RATE");
        file["about"]["background"].as_array_mut().unwrap().push(json!("SHARE"));
    };
    let text = changed(slip);
    let found = report(&text).findings;
    let codes: Vec<_> = found.iter().map(|it| (it.code(), it.path.to_string())).collect();
    let at = "observations[11].value".to_string();
    assert_eq!(codes, [("evidence/value", at.clone()), ("share/over-whole", at)]);
    assert!(found.iter().all(|it| it.place.unwrap().line == line(&text, &After("复工率97%", "\"value\""))));
}

#[test]
fn an_observation_that_no_view_shows_is_told() {
    let slip = |file: &mut Value| file["about"]["background"] = json!([]);
    finds(slip, "figure/unseen", "observations[5]", &Before("1.9万平方米", "    {\n      \"evidence\""));
}

#[test]
fn what_only_a_chart_shows_is_seen_where_the_chart_is_listed() {
    let codes = |change: &dyn Fn(&mut Value)| -> Vec<_> {
        let found = report(&changed(change)).findings;
        found.iter().map(|it| (it.code(), it.path.to_string())).collect()
    };
    // Without the chart of bounds nobody sees the posts and the wait.
    let unlist = |file: &mut Value| {
        file["sections"][0]["charts"].as_array_mut().unwrap().retain(|id| id != "bounds");
    };
    let unseen = |index: usize| ("figure/unseen", format!("observations[{index}]"));
    assert_eq!(codes(&unlist), [unseen(7), unseen(12)]);
    // An item lists it as well as a section; what its note says is seen with it.
    let item = |file: &mut Value| {
        unlist(file);
        let digest = json!([{ "zh": "说明", "en": "Words" }]);
        let title = json!({ "zh": "界限", "en": "Bounds" });
        file["sections"][0]["items"] =
            json!([{ "id": "news", "title": title, "digest": digest, "charts": ["bounds"] }]);
    };
    assert_eq!(codes(&item), []);
    let noted = |file: &mut Value| {
        file["about"]["background"] = json!([]);
        of(file, "charts", "bounds")["note"] = json!({ "zh": "面积{FLOOR}", "en": "Floor area {FLOOR}" });
    };
    assert_eq!(codes(&noted), []);
    assert_eq!(
        codes(&|file: &mut Value| {
            noted(file);
            unlist(file);
        }),
        [unseen(5), unseen(7), unseen(12)]
    );
    // The note on the background shows what it refers to.
    let background = |file: &mut Value| {
        file["about"]["background"] = json!([]);
        file["about"]["background_note"] = json!({ "zh": "面积{FLOOR}", "en": "Floor area {FLOOR}" });
    };
    assert_eq!(codes(&background), []);
}

// ── Charts ──

#[test]
fn a_line_is_of_one_area_and_its_axis_runs_forward() {
    let series = "charts[5].drawing.lines.series[0].figures[1]";
    finds(
        |file| of(file, "observations", "G23")["ref_area"] = json!("CITY"),
        "lines/area",
        series,
        &After("\"figures\": [\n                \"G22\"", "\"G23\""),
    );
    finds(
        |file| {
            of(file, "charts", "trend")["drawing"]["lines"]["periods"] =
                json!(["H1_2022", "H1_2024", "H1_2023", "H1", "H1_2026"]);
        },
        "lines/order",
        "charts[5].drawing.lines.periods[2]",
        &After("\"periods\": [\n            \"H1_2022\"", "\"H1_2023\""),
    );
    // Where a period has no time of its own, nobody can say where it belongs.
    let timeless = changed(|file| {
        of(file, "charts", "trend")["drawing"]["lines"]["periods"] =
            json!(["H1_2022", "H1_2024", "H1_2023", "H1", "H1_2026"]);
        of(file, "periods", "H1_2023").as_object_mut().unwrap().remove("time_period");
    });
    assert_eq!(report(&timeless).findings, []);
}

#[test]
fn a_bound_is_not_summed_as_exact() {
    let slip = |file: &mut Value| {
        with_copy(file, "POSTS", "REST_OF", |it| {
            // As many as are needed to make up the whole, were it exact.
            it["evidence"] = json!([{ "source": "text", "span": [118, 127], "fragment": "超过2000个岗位", "line": 3, "sentence": 1 }]);
        });
        let chart = of(file, "charts", "bounds");
        chart["drawing"] =
            json!({ "breakdown": { "root": { "figure": "REST_OF", "label": { "zh": "总", "en": "All" } } } });
    };
    let text = changed(slip);
    let found = report(&text).findings;
    let listed: Vec<_> = found.iter().map(|it| (it.code(), it.path.to_string())).collect();
    // What the chart showed before is shown nowhere now.
    let unseen = |index: usize| ("figure/unseen", format!("observations[{index}]"));
    let bound = ("chart/bound", "charts[4].drawing.breakdown.root.figure".to_string());
    assert_eq!(listed, [bound, unseen(7), unseen(12)]);
    assert_eq!(
        found[0].place.unwrap().line,
        line(
            &text,
            &After("\"breakdown\": {\n          \"root\": {\n            \"figure\": \"REST_OF\"", "REST_OF")
        )
    );
}

#[test]
fn an_expectation_is_not_charted_as_reported() {
    let slip = |file: &mut Value| {
        of(file, "charts", "project")["drawing"]["bullet"]["value"]["figure"] = json!("OUTPUT");
        file["relations"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "DONE").unwrap()["formula"] =
            json!("OUTPUT / PLAN");
    };
    finds(
        slip,
        "chart/expected",
        "charts[1].drawing.bullet.value.figure",
        &After("\"value\": {", "\"figure\": \"OUTPUT\""),
    );
}

#[test]
fn a_fact_is_not_charted_as_expected() {
    let slip = |file: &mut Value| {
        of(file, "charts", "project")["drawing"]["bullet"]["expected"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "figure": "MONEY" }));
    };
    finds(
        slip,
        "chart/expected",
        "charts[1].drawing.bullet.expected[1].figure",
        &After("\"figure\": \"OUTPUT\"", "\"figure\": \"MONEY\""),
    );
}

#[test]
fn what_a_source_says_has_no_range_of_its_own() {
    for (figure, there) in [("GROWTH", "\"figure\": \"GROWTH\""), ("OUTPUT", "\"figure\": \"OUTPUT\"")] {
        let slip = |file: &mut Value| {
            of(file, "charts", "gaps")["drawing"]["ranges"]["rows"] = json!([{ "figure": figure }]);
        };
        let near = After("\"ranges\"", there);
        finds(slip, "chart/derived", "charts[6].drawing.ranges.rows[0].figure", &near);
    }
}

#[test]
fn ranges_on_one_axis_measure_the_same() {
    let slip = |file: &mut Value| {
        of(file, "charts", "gaps")["drawing"]["ranges"]["rows"][1]["figure"] = json!("DONE");
    };
    finds(slip, "chart/units", "charts[6].drawing.ranges.rows[1].figure", &Before("\"GAP22\"", "\"DONE\""));
}

/// The comparator of the growth chart, and where it stands.
fn compare_with(file: &mut Value, id: &str) {
    of(file, "charts", "growth")["drawing"]["bars"]["panels"][0]["rows"][0]["benchmark"]["figure"] =
        json!(id);
    file["about"]["background"].as_array_mut().unwrap().push(json!("NATION"));
}
const COMPARATOR: &str = "charts[0].drawing.bars.panels[0].rows[0].benchmark.figure";

#[test]
fn a_comparator_is_the_same_indicator() {
    let slip = |file: &mut Value| compare_with(file, "SHARE");
    finds(slip, "benchmark/indicator", COMPARATOR, &After("\"benchmark\"", "\"figure\": \"SHARE\""));
}

#[test]
fn a_comparator_changes_the_area_or_the_period_and_not_both() {
    let with = |file: &mut Value, area: &str| {
        file["periods"].as_array_mut().unwrap().push(json!({ "id": "H2", "label": { "zh": "上年", "en": "The year before" }, "time_period": "2024-S1" }));
        with_copy(file, "NATION", "BEFORE", |it| {
            it["period"] = json!("H2");
            it["ref_area"] = json!(area);
        });
        compare_with(file, "BEFORE");
    };
    finds(
        |file| with(file, "NATION"),
        "benchmark/period",
        COMPARATOR,
        &After("\"benchmark\"", "\"figure\": \"BEFORE\""),
    );
    // The same area in another period is a fair comparison.
    assert_eq!(report(&changed(|file| with(file, "COUNTY"))).findings, []);
}

#[test]
fn a_comparator_has_the_same_basis() {
    // What is stated as year on year, beside what leaves it open.
    let text = "国民增长同比5.3%";
    let slip = |file: &mut Value| {
        file["sources"].as_array_mut().unwrap().push(json!({ "id": "more", "title": { "zh": "另文", "en": "Another" }, "text": text, "sha256": sha256(text.as_bytes()) }));
        with_copy(file, "NATION", "YEARLY", |it| {
            it["basis"] = json!("year_on_year");
            it["evidence"] = json!([{ "source": "more", "line": 1, "sentence": 1, "span": [4, 10], "fragment": "同比5.3%" }]);
        });
        compare_with(file, "YEARLY");
    };
    finds_as(
        Severity::Warning,
        slip,
        "benchmark/basis",
        COMPARATOR,
        &After("\"benchmark\"", "\"figure\": \"YEARLY\""),
    );
    // A note that says so is enough.
    let noted = changed(|file| {
        slip(file);
        of(file, "charts", "growth")["note"] =
            json!({ "zh": "只有全国写明同比", "en": "Only the nation’s is said to be year on year" });
    });
    assert_eq!(report(&noted).findings, []);
    // Two bases that are stated and differ are no comparison, note or not.
    let differing = changed(|file| {
        slip(file);
        let (from, to) = ("同比5.3%", "环比5.3%");
        let text = text.replace(from, to);
        let source = &mut file["sources"][1];
        (source["text"], source["sha256"]) = (json!(text), json!(sha256(text.as_bytes())));
        let it = of(file, "observations", "YEARLY");
        it["basis"] = json!("previous_period");
        it["evidence"][0]["fragment"] = json!(to);
        with_copy(file, "NATION", "OTHER", |it| {
            it["evidence"] = json!([{ "source": "third", "span": [0, 6], "fragment": "同比5.3%" }]);
            it["basis"] = json!("year_on_year");
        });
        let third = json!({ "id": "third", "title": { "zh": "三", "en": "Third" }, "text": "同比5.3%" });
        file["sources"].as_array_mut().unwrap().push(third);
        of(file, "charts", "growth")["drawing"]["bars"]["panels"][0]["rows"][0]["figure"] = json!("OTHER");
    });
    let found = report(&differing).findings;
    let listed: Vec<_> = found.iter().map(|it| (it.code(), it.path.to_string(), it.severity())).collect();
    assert_eq!(listed, [("benchmark/basis", COMPARATOR.to_string(), Severity::Error)]);
    assert_eq!(
        found[0].place.unwrap().line,
        line(&differing, &After("\"benchmark\"", "\"figure\": \"YEARLY\""))
    );
}

#[test]
fn figures_on_one_axis_measure_the_same() {
    let slip = |file: &mut Value| {
        of(file, "charts", "growth")["drawing"]["bars"]["panels"][0]["rows"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "figure": "FIRMS" }));
    };
    finds(
        slip,
        "chart/units",
        "charts[0].drawing.bars.panels[0].rows[1].figure",
        &After("\"benchmark\"", "\"figure\": \"FIRMS\""),
    );
}

#[test]
fn parts_fill_their_whole_at_most() {
    let slip = |file: &mut Value| {
        let parts = &mut of(file, "charts", "parts")["drawing"]["breakdown"]["root"]["parts"];
        parts
            .as_array_mut()
            .unwrap()
            .push(json!({ "figure": "REST", "label": { "zh": "又", "en": "Again" } }));
    };
    // 68 and twice 2 are 72, and the whole is 70.
    finds(
        slip,
        "parts/over-whole",
        "charts[2].drawing.breakdown.root.parts",
        &After("\"root\"", "\"parts\""),
    );
}

#[test]
fn a_rest_is_what_is_left() {
    let slip = |file: &mut Value| {
        of(file, "charts", "grid")["drawing"]["unit_grid"]["rest"]["figure"] = json!("TWICE")
    };
    let slip = |file: &mut Value| {
        let mut twice = of(file, "relations", "REST").clone();
        (twice["id"], twice["formula"]) = (json!("TWICE"), json!("2 * (WHOLE - PART)"));
        file["relations"].as_array_mut().unwrap().push(twice);
        slip(file);
    };
    finds(
        slip,
        "chart/rest",
        "charts[3].drawing.unit_grid.rest.figure",
        &After("\"rest\": {", "\"figure\": \"TWICE\""),
    );
}

// ── Lists, relations, indicators, statements ──

#[test]
fn a_list_has_no_more_entries_than_there_are() {
    let slip = |file: &mut Value| {
        let list = of(file, "collections", "firms");
        list["completeness"] = json!({ "state": "complete", "of": "REST_COUNT" });
        list["entries"][2]["listed"] = json!(true);
        with_copy(file, "PROJECTS", "REST_COUNT", |it| {
            it["value"] = json!("2");
            it["evidence"] = json!([{ "source": "more", "span": [0, 2], "fragment": "2个" }]);
        });
        file["about"]["background"].as_array_mut().unwrap().push(json!("FIRMS"));
        file["sources"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "id": "more", "title": { "zh": "另", "en": "More" }, "text": "2个" }));
    };
    finds(
        slip,
        "list/count",
        "collections[0].completeness",
        &After("\"columns\"", "\"completeness\"").or_before(),
    );
}

impl Near {
    /// Names stand in the order of the alphabet: `columns` before `completeness`.
    fn or_before(self) -> Self {
        match self {
            After(_, then) => Before("\"entry_label\"", then),
            before @ Before(..) => before,
        }
    }
}

#[test]
fn a_relation_is_of_the_kind_that_its_formula_is() {
    let slip = |file: &mut Value| of(file, "relations", "RATE")["kind"] = json!("derived");
    finds(slip, "relation/kind", "relations[4].kind", &After("PART / WHOLE = SHARE", "\"kind\""));
    let slip = |file: &mut Value| of(file, "relations", "REST")["kind"] = json!("stated");
    finds(slip, "relation/kind", "relations[2].kind", &After("WHOLE - PART", "\"kind\""));
}

#[test]
fn a_relation_comes_to_what_its_unit_measures() {
    let slip = |file: &mut Value| of(file, "relations", "EACH")["unit_measure"] = json!("CNY");
    finds(slip, "relation/unit", "relations[0].unit_measure", &After("MONEY / PROJECTS", "\"unit_measure\""));
}

#[test]
fn a_date_has_the_numbers_of_its_fragment() {
    let slip = |file: &mut Value| of(file, "statements", "DAY")["value"]["en"] = json!("19 July");
    finds(slip, "statement/number", "statements[0].value.en", &After("\"statements\"", "19 July"));
}

#[test]
fn a_share_is_in_the_unit_of_a_ratio() {
    let slip = |file: &mut Value| {
        of(file, "indicators", "floor")["kind"] = json!("count");
        of(file, "indicators", "share")["kind"] = json!("count");
    };
    finds(slip, "indicator/kind", "indicators[10].kind", &After("\"id\": \"share\"", "\"kind\""));
}

// ── Prose ──

#[test]
fn a_number_is_not_typed_into_words() {
    let both = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    let words = |zh: &'static str| both(zh, "Up {GROWTH} on {DAY}");
    let digest = |file: &mut Value| file["sections"][0]["digest"][0] = words("{DAY}增长{GROWTH}，即6.2倍");
    let text = changed(digest);
    let found = report(&text).findings;
    // Two runs of digits in one line.
    let at = "sections[0].digest[0].zh".to_string();
    assert_eq!(
        found.iter().map(|it| (it.code(), it.path.to_string())).collect::<Vec<_>>(),
        [("prose/number", at.clone()), ("prose/number", at)]
    );
    assert_eq!(found[0].place.unwrap().line, line(&text, &After("\"digest\"", "即6.2倍")));
    finds(
        |file| file["title"] = both("某县增长６％", "A county"),
        "prose/number",
        "title.zh",
        &After("\"title\"", "增长６％").last(),
    );
    finds(
        |file| file["charts"][0]["subtitle"] = both("%", "% of 55"),
        "prose/number",
        "charts[0].subtitle.en",
        &After("\"subtitle\"", "% of 55"),
    );
    finds(
        |file| file["sections"][0]["title"] = both("总览", "Overview of 55"),
        "prose/number",
        "sections[0].title.en",
        &After("\"sections\"", "of 55"),
    );
    finds(
        |file| file["standfirst"]["en"] = json!("Up {GROWTH} or 6"),
        "prose/number",
        "standfirst.en",
        &After("\"standfirst\"", "or 6"),
    );
}

#[test]
fn a_number_is_typed_into_no_text_that_may_hold_references() {
    let both = |zh: &str, en: &str| json!({ "zh": zh, "en": en });
    finds(
        |file| file["about"]["method"][0] = both("说明", "Method of 55"),
        "prose/number",
        "about.method[0].en",
        &After("\"about\"", "of 55"),
    );
    finds(
        |file| file["about"]["background_note"] = both("面积6万", "Floor area"),
        "prose/number",
        "about.background_note.zh",
        &After("\"about\"", "面积6万"),
    );
    finds(
        |file| {
            file["collections"][0]["entries"][0]["cells"]["what"]["text"] = both("做6种材料", "Materials");
        },
        "prose/number",
        "collections[0].entries[0].cells.what.text.zh",
        &After("\"collections\"", "做6种材料"),
    );
    finds(
        |file| file["collections"][0]["entries"][0]["cells"]["what"]["text"] = both("{MONEY}", "Materials"),
        "prose/languages",
        "collections[0].entries[0].cells.what.text",
        &Before("{MONEY}", "\"text\""),
    );
}

#[test]
fn a_number_in_a_name_is_no_figure() {
    let say = |words: &'static str| {
        changed(move |file| {
            file["collections"][0]["entries"][1]["name"] =
                json!({ "zh": "110千伏变电站", "en": "110 kV substation" });
            file["about"]["method"][0]["zh"] = json!(words);
            file["sources"][0]["title"]["zh"] = json!("12345热线2期简报");
        })
    };
    let numbers = |words| -> Vec<String> {
        let number = |it: Finding| match it.problem {
            Problem::TypedNumber { number } => number,
            other => panic!("{other:?}"),
        };
        report(&say(words)).findings.into_iter().map(number).collect()
    };
    // Marks with a capital, and names that the file holds.
    for words in ["5A级景区在G25高速边", "见12345热线2期简报", "新建110千伏变电站"] {
        assert_eq!(numbers(words), <[String; 0]>::default(), "{words}");
    }
    // A part of a name, a name that goes on, a measure and a bare number are figures.
    assert_eq!(numbers("12345热线"), ["12345"]);
    assert_eq!(numbers("建1110千伏变电站"), ["1110"]);
    assert_eq!(numbers("共20km"), ["20"]);
    assert_eq!(numbers("新建110千伏变电站3座"), ["3"]);
}

impl Near {
    /// Where the first words stand more than once, and the second only once.
    fn last(self) -> Self {
        match self {
            After(_, then) | Before(_, then) => After(then, then),
        }
    }
}

#[test]
fn both_languages_refer_to_the_same_figures() {
    finds(
        |file| file["standfirst"]["en"] = json!("Up {NATION}"),
        "prose/languages",
        "standfirst",
        &Before("Up {NATION}", "\"standfirst\""),
    );
}

#[test]
fn hidden_characters_are_shown() {
    for (written, severity) in [("\u{200b}", Severity::Warning), ("\u{202e}", Severity::Error)] {
        let text = changed(|file| file["areas"][1]["label"]["zh"] = json!(format!("全{written}国")));
        let found = report(&text).findings;
        assert_eq!(
            found.iter().map(|it| (it.code(), it.severity())).collect::<Vec<_>>(),
            [("text/hidden", severity)]
        );
        let place = found[0].place.unwrap();
        assert_eq!(
            (place.line, &text[place.start..place.end]),
            (line(&text, &After("\"areas\"", written)), written)
        );
    }
}

#[test]
fn a_hidden_character_is_shown_however_it_is_written() {
    let plain = changed(|file| file["areas"][1]["label"]["zh"] = json!("全国一片"));
    // A tag takes two units of UTF-16, and so two escapes; the mark of Arabic letters takes one.
    for written in ["\\udb40\\udc41", "\\u061c", "\\u0007", "\u{e0041}", "\u{2028}"] {
        let text = plain.replace("一片", &format!("一{written}片"));
        let found = report(&text).findings;
        let told: Vec<_> = found.iter().map(|it| (it.code(), it.severity())).collect();
        assert_eq!(told, [("text/hidden", Severity::Warning)], "{written}");
        let place = found[0].place.unwrap();
        assert_eq!(&text[place.start..place.end], written);
    }
    // What can be seen may be written so too.
    let shown = plain.replace("一片", "一\\ud83d\\ude00片");
    assert_eq!(report(&shown).findings, []);
}

#[test]
fn an_anchor_of_the_page_is_no_id() {
    for id in ["about", "chart-growth"] {
        finds(
            |file| file["sections"][0]["id"] = json!(id),
            "id/reserved",
            "sections[0].id",
            &After("\"sections\"", "\"id\""),
        );
    }
}

// ── Sources ──

#[test]
fn an_address_is_one_of_the_web() {
    finds(
        |file| file["sources"][0]["address"] = json!("javascript:alert(1)"),
        "source/address",
        "sources[0].address",
        &After("\"sources\"", "javascript:"),
    );
}

#[test]
fn a_fragment_is_in_its_sentence_line_and_section() {
    let slip = |field: &'static str, to: u32| {
        move |file: &mut Value| of(file, "observations", "PART")["evidence"][0][field] = json!(to)
    };
    finds(
        slip("sentence", 1),
        "evidence/sentence",
        "observations[10].evidence[0].sentence",
        &After("复工68户", "\"sentence\""),
    );
    finds(
        slip("line", 2),
        "evidence/line",
        "observations[10].evidence[0].line",
        &After("复工68户", "\"line\""),
    );
    // Sections whose names stand on lines of their own.
    let text = "前言\n共2个。\n正文\n共3个。\n";
    let sections = |named: &'static str| {
        move |file: &mut Value| {
            let section = |id: &str, name: &str| json!({ "id": id, "label": { "zh": name, "en": id } });
            file["sources"].as_array_mut().unwrap().push(json!({
                "id": "more", "title": { "zh": "另", "en": "More" }, "text": text,
                "sections": [section("preface", "前言"), section("body", "正文"), section("appendix", "附录")],
            }));
            with_copy(file, "PROJECTS", "THREE", |it| {
                it["value"] = json!("3");
                it["evidence"] = json!([{ "source": "more", "section": named, "line": 4, "span": [12, 14], "fragment": "3个" }]);
            });
        }
    };
    assert_eq!(report(&changed(sections("body"))).findings, []);
    // As well with a number before the name.
    let numbered = |named: &'static str| {
        changed(|file| {
            sections(named)(file);
            file["sources"][1]["text"] = json!("一、前言\n共2个。\n二、正文\n共3个。\n");
            of(file, "observations", "THREE")["evidence"][0]["span"] = json!([16, 18]);
        })
    };
    assert_eq!(report(&numbered("body")).findings, []);
    let codes = |file: &str| report(file).findings.iter().map(|it| it.code()).collect::<Vec<_>>();
    assert_eq!(codes(&numbered("preface")), ["evidence/section"]);
    finds(
        sections("preface"),
        "evidence/section",
        "observations[24].evidence[0].section",
        &After("\"3个\"", "\"section\": \"preface\""),
    );
    // A section without a heading can be anywhere.
    assert_eq!(report(&changed(sections("appendix"))).findings, []);
}

#[test]
fn the_text_that_a_file_carries_has_its_hash() {
    let with = |text: &'static str| move |file: &mut Value| file["sources"][0]["text"] = json!(text);
    assert_eq!(inspect(changed(with(TEXT)).as_bytes(), &[]).report.findings, []);
    let spoilt: &'static str = Box::leak(format!("{TEXT} ").into_boxed_str());
    let text = changed(with(spoilt));
    let found = inspect(text.as_bytes(), &[]).report.findings;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code(), found[0].path.to_string().as_str()), ("source/hash", "sources[0].sha256"));
    assert_eq!(found[0].place.unwrap().line, line(&text, &After("\"sources\"", "\"sha256\"")));
}

#[test]
fn a_text_that_is_nobody_s_is_told() {
    let text = changed(|_| {});
    let found = inspect(text.as_bytes(), &[TEXT.to_string(), "something else".into()]).report.findings;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code(), found[0].path.to_string().as_str()), ("source/unknown-text", "sources"));
    assert_eq!(found[0].place.unwrap().line, line(&text, &Before("\"statements\"", "\"sources\"")));
}

#[test]
fn a_text_is_known_with_windows_lines_and_a_byte_order_mark() {
    for text in [
        format!("\u{feff}{TEXT}"),
        TEXT.replace('\n', "\r\n"),
        format!("\u{feff}{}", TEXT.replace('\n', "\r\n")),
    ] {
        let report = inspect(FIXTURE.as_bytes(), &[text]).report;
        assert_eq!((report.findings, report.proven, report.unproven), (vec![], 25, 0));
    }
}

#[test]
fn a_fragment_about_another_growth_or_with_several_numbers_is_told() {
    // 地区生产总值 is the fixture's own growth; the other one is put beside it.
    let with_other = |fragment: &str, value: &str| {
        let text = format!("全县{fragment}。");
        let (start, fragment) = (2, fragment.to_string());
        let span = [start, start + fragment.chars().count()];
        let file = changed(|file| {
            let retail = json!({ "id": "retail", "label": { "zh": "社会消费品零售总额增速", "en": "Retail sales growth" },
                "unit_measure": "PERCENT", "kind": "growth" });
            file["indicators"].as_array_mut().unwrap().push(retail);
            file["sources"]
                .as_array_mut()
                .unwrap()
                .push(json!({ "id": "own", "title": { "zh": "另", "en": "Own" }, "text": text }));
            with_copy(file, "GROWTH", "OWN", |it| {
                it["value"] = json!(value);
                it["evidence"] = json!([{ "source": "own", "span": span, "fragment": fragment }]);
            });
        });
        report(&file).findings.iter().map(|it| (it.code(), it.severity())).collect::<Vec<_>>()
    };
    assert_eq!(with_other("社会消费品零售总额增长7.1%", "7.1"), [("evidence/indicator", Severity::Error)]);
    assert_eq!(with_other("地区生产总值增长7.1%", "7.1"), []);
    // Both are named: then the figure is this one's, and two numbers are one too many.
    let both = "地区生产总值增长6.2%，社会消费品零售总额增长7.1%";
    assert_eq!(with_other(both, "7.1"), [("evidence/several", Severity::Warning)]);
    assert_eq!(with_other("增长7.1%，高于全市1.2个百分点", "7.1"), []);
}
