//! Files as the world sends them: broken, foreign, hostile, huge. Each is refused with a reason and
//! a place, or read and drawn as what it is; none panics, and none keeps its reader waiting.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use bulletin::app::App;
use bulletin::app::state::ViewState;
use bulletin::bulletin::load::{LARGEST, LoadError, LoadProblem, MOST_FIGURES, What, load};
use bulletin::bulletin::text::Lang;
use bulletin::check::inspect;
use bulletin::check::report::{Finding, Severity};
use leptos::prelude::*;
use serde::Serialize as _;
use serde_json::{Value, json};

const BUNDLED: &str = include_str!("../public/data/kazuo-2025-h1.json");
/// The small bulletin, one member a line: what these tests put into it must not depend on how the
/// file is laid out.
static FIXTURE: LazyLock<String> = LazyLock::new(|| {
    let file: Value = serde_json::from_str(include_str!("../src/bulletin/fixture.json")).expect("JSON");
    let mut out = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(b" ");
    file.serialize(&mut serde_json::Serializer::with_formatter(&mut out, formatter)).expect("it is written");
    String::from_utf8(out).expect("UTF-8")
});

/// The path that an error must name, and the change that causes it.
type Case = (&'static str, fn(&mut Value));

/// All that is wrong with these bytes; nothing where they hold a bulletin.
fn errors(bytes: &[u8]) -> Vec<LoadError> {
    load(bytes).map_or_else(|errors| errors.0, |_| Vec::new())
}

/// The only thing that is wrong with these bytes.
fn only(bytes: &[u8]) -> LoadError {
    let mut errors = errors(bytes);
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors.remove(0)
}

/// A file after a change, a member a line.
fn changed(file: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(file).expect("JSON");
    change(&mut value);
    serde_json::to_string_pretty(&value).expect("JSON")
}

/// What is wrong with the bundled file after a change.
fn after(change: impl FnOnce(&mut Value)) -> LoadError {
    only(changed(BUNDLED, change).as_bytes())
}

/// The line, from 1, on which these words stand for the first time.
fn line_of(text: &str, words: &str) -> usize {
    let at = text.find(words).unwrap_or_else(|| panic!("no {words}"));
    1 + text[..at].matches('\n').count()
}

/// What the reader is told, in both languages; neither may be a text without end.
fn told(error: &LoadError) -> [String; 2] {
    Lang::ALL.map(|lang| {
        let told = format!("{} {}", error.problem.message(lang), error.problem.help(lang));
        assert!(told.chars().count() < 800, "{} characters", told.chars().count());
        told
    })
}

/// Runs, tells how long it took, and fails where that is out of all proportion: the limits are
/// about twenty times what a slow machine takes without optimisation.
fn within<T>(seconds: u64, what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let out = run();
    let took = start.elapsed();
    println!("{what}: {:.3} s", took.as_secs_f64());
    assert!(took < Duration::from_secs(seconds), "{what} took {took:?}");
    out
}

// ── No text, no JSON, no bulletin ──

#[test]
fn an_empty_file_is_told_from_one_that_is_no_json() {
    for nothing in ["", " \r\n ", "\u{feff}", "\u{feff}\n"] {
        let error = only(nothing.as_bytes());
        assert_eq!(error.problem, LoadProblem::Empty, "{nothing:?}");
        let [zh, en] = told(&error);
        assert!(zh.contains("文件是空的") && en.contains("the file is empty"), "{zh} {en}");
    }
    let error = only(b"{");
    assert!(matches!(error.problem, LoadProblem::NotJson { .. }), "{error}");
    assert_eq!(error.place.map(|it| it.line), Some(1));
    assert!(matches!(only(format!("{BUNDLED} x").as_bytes()).problem, LoadProblem::NotJson { .. }));
}

#[test]
fn a_file_of_another_kind_is_called_what_it_is() {
    let kinds: [(&[u8], &str, &str); 5] = [
        (b"PK\x03\x04\x14\x00", "Excel", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1", "Word", "Word"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片", "picture"),
        (b"\n <!doctype html>", "网页", "web page"),
    ];
    for (bytes, zh, en) in kinds {
        let [said_zh, said_en] = told(&only(bytes));
        assert!(said_zh.contains(zh) && said_zh.contains(".json"), "{said_zh}");
        assert!(said_en.contains(en) && said_en.contains(".json"), "{said_en}");
    }
}

#[test]
fn what_is_no_json_is_placed_at_the_character_that_does_not_fit() {
    // Line and column as an editor counts them, from 1.
    for (text, line, column) in [
        ("{\"format\": {,}}", 1, 13),
        ("{\n  \"标题\": [1,]\n}", 2, 12),
        ("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3),
        ("{\"a\": 1", 1, 8),
    ] {
        let error = only(text.as_bytes());
        assert!(matches!(error.problem, LoadProblem::NotJson { .. }), "{text}: {error}");
        let place = error.place.unwrap();
        assert_eq!((place.line, place.column), (line, column), "{text}");
    }
}

#[test]
fn what_is_not_utf_8_is_told_with_its_byte() {
    let error = only(b"{\"format\": \"\xff");
    assert_eq!(error.problem, LoadProblem::NotText { byte: 12 });
    let [zh, en] = told(&error);
    assert!(zh.contains("UTF-8") && zh.contains("12") && en.contains("from byte 12"), "{zh} {en}");
    // As other programs save it: UTF-16 with its mark, and GBK.
    assert_eq!(only(b"\xff\xfe{\0}\0").problem, LoadProblem::NotText { byte: 0 });
    let gbk = [b"{\"title\": \"".as_slice(), &[0xbf, 0xa6, 0xd7, 0xf3], b"\"}"].concat();
    assert!(matches!(only(&gbk).problem, LoadProblem::NotText { byte: 11 }));
}

#[test]
fn a_file_cut_off_anywhere_is_not_json_from_where_it_ends() {
    let whole = BUNDLED.trim_end();
    within(20, "50 cut files", || {
        for part in 1..50 {
            let cut = &whole[..whole.floor_char_boundary(whole.len() * part / 50)];
            let error = only(cut.as_bytes());
            assert!(matches!(error.problem, LoadProblem::NotJson { .. }), "{part}/50: {error}");
            // The parser cannot go on where the text ends, so that is the place.
            let last = 1 + cut.trim_end().matches('\n').count();
            let line = error.place.expect("a place").line;
            assert!(line == last || line == 1 + cut.matches('\n').count(), "{part}/50: {line} for {last}");
            assert!(told(&error)[1].contains("cut off"), "{error}");
        }
    });
    // In the middle of a character, as a lost connection leaves it.
    let middle = whole.find('喀').unwrap() + 1;
    let error = only(&whole.as_bytes()[..middle]);
    assert_eq!(error.problem, LoadProblem::NotText { byte: middle - 1 });
}

#[test]
fn a_byte_order_mark_and_windows_lines_do_not_matter() {
    let windows = format!("\u{feff}{}", BUNDLED.replace('\n', "\r\n"));
    assert_eq!(errors(windows.as_bytes()), []);
    // Nor do they shift the place of an error.
    let spoil = |text: &str| text.replacen("\"value\": \"19.8\"", "\"value\": \"19,8\"", 1);
    let plain = only(spoil(BUNDLED).as_bytes());
    let windows = only(spoil(&windows).as_bytes());
    let place = |error: &LoadError| error.place.map(|it| (it.line, it.column));
    assert_eq!(place(&plain).unwrap().0, line_of(BUNDLED, "\"value\": \"19.8\""));
    assert_eq!(place(&plain), place(&windows));
}

#[test]
fn another_format_is_named() {
    for (found, said) in [(json!("bulletin/2"), "bulletin/2"), (json!(1), "1")] {
        let text = changed(BUNDLED, |file| file["format"] = found);
        let error = only(text.as_bytes());
        assert_eq!(error.problem, LoadProblem::Format { found: Some(said.into()) });
        assert_eq!(error.place.map(|it| it.line), Some(line_of(&text, "\"format\"")));
        let [zh, en] = told(&error);
        assert!(zh.contains(said) && zh.contains("bulletin/1") && en.contains(said), "{zh} {en}");
    }
    // The version comes before what else may be wrong: of another version everything may be.
    let other = only(br#"{"format": "bulletin/7", "figures": [1]}"#);
    assert_eq!(other.problem, LoadProblem::Format { found: Some("bulletin/7".into()) });
    for none in ["{}", "[]", "[{}]", "1", "null", "\"bulletin/1\""] {
        assert_eq!(only(none.as_bytes()).problem, LoadProblem::Format { found: None }, "{none}");
    }
}

// ── Wrong fields ──

#[test]
fn a_wrong_field_is_named_by_its_place() {
    let cases: [Case; 6] = [
        ("observations[1].value", |file| file["observations"][1]["value"] = json!(6.2)),
        ("observations[2].bound", |file| file["observations"][2]["bound"] = json!("roughly")),
        ("charts[0]", |file| drop(file["charts"][0].as_object_mut().expect("a chart").remove("title"))),
        ("sections[0]", |file| file["sections"][0]["titel"] = json!("x")),
        ("units[0].factor", |file| file["units"][0]["factor"] = json!("0")),
        ("units[3].dimension.money", |file| file["units"][3]["dimension"]["money"] = json!("1")),
    ];
    for (path, change) in cases {
        let text = changed(BUNDLED, change);
        let error = only(text.as_bytes());
        assert_eq!(error.path.to_string(), path, "{error}");
        // The line is the one on which that value begins, by another reader of JSON.
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut there = &value;
        for step in &error.path.0 {
            there = match step {
                bulletin::bulletin::place::Step::Key(key) => &there[key.as_str()],
                bulletin::bulletin::place::Step::Index(index) => &there[*index],
            };
        }
        let place = error.place.expect("a place");
        let shown = serde_json::from_str::<Value>(&text[place.start..place.end]).unwrap();
        // An unknown name is shown itself.
        match &error.problem {
            LoadProblem::UnknownField { name, .. } => assert_eq!(shown, json!(name)),
            _ => assert_eq!(&shown, there),
        }
        assert_eq!(place.line, 1 + text[..place.start].matches('\n').count());
    }
}

#[test]
fn numbers_that_are_no_decimals_are_refused() {
    let with = |value: &str| BUNDLED.replacen("\"value\": \"19.8\"", &format!("\"value\": {value}"), 1);
    let line = line_of(BUNDLED, "\"value\": \"19.8\"");
    let digits = "1".repeat(40);
    for text in
        ["1e3", "NaN", "Infinity", "1e999", "+1", "1,000", "１", "", " 1", "1.", ".5", "0x10", &digits]
    {
        let error = only(with(&format!("\"{text}\"")).as_bytes());
        assert_eq!(error.problem, LoadProblem::NotADecimal { found: text.into() });
        assert_eq!(
            (error.path.to_string().as_str(), error.place.unwrap().line),
            ("observations[3].value", line)
        );
        let [zh, en] = told(&error);
        assert!(zh.contains("不是十进制数") && en.contains("is not a decimal number"), "{zh} {en}");
    }
    // Numbers of JSON, which a float would spoil, are no strings.
    for number in ["19.8", "-0", "-0.0", "0", "1e3"] {
        let error = only(with(number).as_bytes());
        assert!(matches!(error.problem, LoadProblem::WrongType { .. }), "{number}: {error}");
        assert_eq!(error.place.unwrap().line, line, "{number}");
        assert!(told(&error)[1].contains("quotation marks"), "{error}");
    }
    // No JSON at all; where the file ends being any, there is the place.
    for none in ["1e999", "NaN", "Infinity", "-Infinity", "01", "+1"] {
        let error = only(with(none).as_bytes());
        assert!(matches!(error.problem, LoadProblem::NotJson { .. }), "{none}: {error}");
        assert_eq!(error.place.unwrap().line, line, "{none}");
    }
    // Forty digits as a number of JSON, which most programs round without a word.
    assert!(matches!(only(with(&digits).as_bytes()).problem, LoadProblem::WrongType { .. }));
    for (field, value) in
        [("unit_mult", "-1"), ("unit_mult", "256"), ("unit_mult", "1e2"), ("unit_mult", "8.0")]
    {
        let text = BUNDLED.replacen("\"unit_mult\": 8", &format!("\"{field}\": {value}"), 1);
        let error = only(text.as_bytes());
        assert!(error.path.to_string().ends_with(field), "{value}: {error}");
        assert_eq!(error.place.unwrap().line, line_of(BUNDLED, "\"unit_mult\": 8"), "{value}");
    }
}

#[test]
fn a_minus_before_zero_is_zero() {
    let file = changed(&FIXTURE, |file| file["observations"][0]["value"] = json!("-0"));
    let bulletin = load(file.as_bytes()).expect("it loads");
    let shown = |style| {
        let figure = bulletin.figure("GROWTH").unwrap();
        bulletin::bulletin::format::figure(&figure, Lang::Zh, style)
    };
    assert_eq!(shown(bulletin::bulletin::format::Style::Prose), "0%");
    assert_eq!(shown(bulletin::bulletin::format::Style::Compact), "0%");
}

#[test]
fn a_name_that_stands_twice_is_refused_wherever() {
    let cases = [
        // Of an object with known fields, at two depths, and of the file itself.
        ("\"value\": \"6.2\",", "\"value\": \"6.3\",", "observations[0]"),
        ("\"fragment\": \"7月18日\"", "\"fragment\": \"7月18日\",", "statements[0].evidence[0]"),
        ("\"ref_area\": \"COUNTY\",", "\"ref_area\": \"NATION\",", ""),
        // Of objects whose names the file chooses.
        (
            "\"money\": {\n       \"figure\": \"SPENT\"\n      },",
            "\"money\": { \"figure\": \"PLAN\" },",
            "collections[0].entries[0].cells",
        ),
        ("\"money\": 1\n", "\"money\": 2,", "units[2].dimension"),
        ("\"format\": \"bulletin/1\",", "\"format\": \"bulletin/1\",", ""),
    ];
    for (there, again, path) in cases {
        assert!(FIXTURE.contains(there), "{there}");
        let first = there.trim_end_matches([',', '\n']);
        let text = FIXTURE.replacen(
            first,
            &format!("{} \n{first}", again.trim_end_matches(',').to_string() + ","),
            1,
        );
        let error = only(text.as_bytes());
        assert!(matches!(error.problem, LoadProblem::RepeatedField { .. }), "{there}: {error}");
        assert_eq!(error.path.to_string(), path, "{error}");
        let [zh, en] = told(&error);
        assert!(zh.contains("写了两次") && en.contains("appears twice"), "{zh} {en}");
    }
}

// ── Wrong ids and references ──

#[test]
fn references_that_lead_nowhere_are_refused() {
    let cases: [fn(&mut Value); 12] = [
        |file| file["ref_area"] = json!("GHOST"),
        |file| file["period"] = json!("GHOST"),
        |file| file["observations"][0]["indicator"] = json!("GHOST"),
        |file| file["observations"][0]["evidence"][0]["source"] = json!("GHOST"),
        |file| file["observations"][0]["evidence"][0]["section"] = json!("GHOST"),
        |file| file["relations"][0]["formula"] = json!("GHOST + 1"),
        |file| file["relations"][0]["formula"] = json!("count(GHOST) = 1"),
        |file| file["relations"][0]["unit_measure"] = json!("GHOST"),
        |file| file["sections"][0]["charts"] = json!(["GHOST"]),
        |file| file["standfirst"]["en"] = json!("see {GHOST}"),
        |file| file["sections"][0]["tiles"][0]["figure"] = json!("GHOST"),
        |file| file["units"][0]["difference"] = json!("GHOST"),
    ];
    for (index, change) in cases.into_iter().enumerate() {
        let text = changed(BUNDLED, change);
        let error = only(text.as_bytes());
        match &error.problem {
            LoadProblem::Dangling { id, .. } => assert_eq!(id, "GHOST", "case {index}"),
            other => panic!("case {index}: {other:?}"),
        }
        assert_eq!(error.place.expect("a place").line, line_of(&text, "GHOST"), "case {index}");
        let [zh, en] = told(&error);
        assert!(zh.contains("没有编号为“GHOST”的") && en.contains("there is no"), "{zh} {en}");
    }
}

#[test]
fn ids_are_unique_and_can_stand_in_formulas() {
    let twice = after(|file| file["statements"][0]["id"] = file["observations"][0]["id"].clone());
    assert!(matches!(twice.problem, LoadProblem::Duplicate { what: What::Figure, .. }), "{twice}");
    let spaced = after(|file| file["statements"][0]["id"] = json!("two words"));
    assert!(matches!(spaced.problem, LoadProblem::Id { strict: true, .. }), "{spaced}");
}

#[test]
fn ids_that_cannot_stand_in_a_formula_or_an_address_are_refused() {
    let long = "x".repeat(65);
    let megabyte = "x".repeat(1_000_000);
    for id in ["two words", "a/b", "喀左", "", &long, "<b>", "\u{202e}x", "a\u{200b}", "a\0", &megabyte] {
        for (list, strict) in
            [("observations", true), ("relations", true), ("charts", false), ("areas", false)]
        {
            let text = changed(&FIXTURE, |file| {
                // One that nothing refers to, so that nothing else is wrong.
                let mut copy = file[list][0].clone();
                copy["id"] = json!(id);
                file[list].as_array_mut().unwrap().insert(0, copy);
            });
            let error = only(text.as_bytes());
            assert!(matches!(error.problem, LoadProblem::Id { strict: is, .. } if is == strict), "{error}");
            assert_eq!(error.path.to_string(), format!("{list}[0].id"));
            let encoded = serde_json::to_string(id).unwrap();
            assert_eq!(error.place.unwrap().line, line_of(&text, &format!("\"id\": {encoded}")));
            let [zh, en] = told(&error);
            assert!(zh.contains("不能作编号") && en.contains("cannot be an id"), "{zh} {en}");
        }
    }
    let longest = "x".repeat(64);
    let text = FIXTURE.replace("\"grid\"", &format!("\"{longest}\""));
    assert_eq!(errors(text.as_bytes()), []);
}

#[test]
fn a_formula_error_points_at_its_character() {
    let text = changed(BUNDLED, |file| file["relations"][0]["formula"] = json!("A02 ++ A03"));
    let error = only(text.as_bytes());
    assert!(error.to_string().contains("at character 6"), "{error}");
    let at = text.find("A02 ++ A03").unwrap() + 5;
    assert_eq!(error.place.map(|it| it.start), Some(at));
}

#[test]
fn formulas_compute_with_observations_and_never_in_a_circle() {
    let text = changed(&FIXTURE, |file| {
        let relations = file["relations"].as_array_mut().unwrap();
        for (id, formula) in [("GAP", "REST + 1"), ("REST", "GAP + 1")] {
            relations.iter_mut().find(|it| it["id"] == id).unwrap()["formula"] = json!(formula);
        }
    });
    let errors = errors(text.as_bytes());
    assert_eq!(errors.len(), 2, "{errors:?}");
    for (error, (id, formula)) in errors.iter().zip([("REST", "REST + 1"), ("GAP", "GAP + 1")]) {
        let problem = LoadProblem::Dangling {
            what: What::Observation,
            id: id.into(),
            is: Some(What::Relation),
            near: None,
        };
        assert_eq!(error.problem, problem);
        assert_eq!(error.place.unwrap().line, line_of(&text, formula));
        let [zh, en] = told(error);
        assert!(
            zh.contains("算式只能用观测值") && en.contains("Formulas compute with observations"),
            "{zh} {en}"
        );
    }
}

#[test]
fn a_chart_of_words_is_refused() {
    let error = after(|file| {
        file["charts"][0]["drawing"] = json!({ "bars": { "panels": [{ "rows": [{ "figure": "B01" }] }] } });
    });
    assert!(matches!(error.problem, LoadProblem::Dangling { what: What::Number, .. }), "{error}");
}

#[test]
fn an_id_that_is_nearly_right_is_suggested() {
    let said = |id: &str| {
        let id = id.to_string();
        after(move |file| file["observations"][1]["indicator"] = json!(id)).to_string()
    };
    assert!(said("gdp_grwoth").ends_with("Did you mean `gdp_growth`?"), "{}", said("gdp_grwoth"));
    assert!(said("gpd_growt").ends_with("Did you mean `gdp_growth`?"));
    // An id of another kind is no suggestion, however close.
    assert!(!said("A02").contains("Did you mean"), "{}", said("A02"));
    assert!(!said("nothing_like_it").contains("Did you mean"));
    // A very long id costs no more time than it takes to read.
    assert!(!said(&"x".repeat(1_000_000)).contains("Did you mean"));
}

#[test]
fn what_cannot_be_computed_is_told_and_not_guessed() {
    for (formula, why) in [
        ("PART / (WHOLE - WHOLE)", "divides by"),
        ("PART / 0", "divides by"),
        ("MONEY + PART", "different kinds"),
    ] {
        let text = changed(&FIXTURE, |file| {
            let relations = file["relations"].as_array_mut().unwrap();
            relations.iter_mut().find(|it| it["id"] == "RATE").unwrap()["formula"] = json!(formula);
        });
        let report = inspect(text.as_bytes(), &[]).report;
        let found = report.findings.iter().find(|it| it.code() == "relation/not-checkable").expect(formula);
        assert!(found.message(Lang::En).contains(why), "{}", found.message(Lang::En));
        assert_eq!(found.place.unwrap().line, line_of(&text, formula));
    }
}

// ── Several at once ──

#[test]
fn all_errors_are_told_each_with_its_own_line() {
    // Marks that stand once in the file, so that their lines can be searched for.
    let text = changed(BUNDLED, |file| {
        file["observations"][3]["value"] = json!("MARK,3");
        file["observations"][4]["value"] = json!("MARK,4");
        file["observations"][9]["bound"] = json!("MARK_9");
        file["observations"][75]["evidence"][0]["line"] = json!("MARK_75");
        file["statements"][2]["MARK_S"] = json!(1);
        file["collections"][0]["entries"][1]["MARK_E1"] = json!(1);
        file["collections"][0]["entries"][5]["listed"] = json!("MARK_E5");
        file["charts"][2]["drawing"] = json!({ "MARK_C": {} });
        file["units"][5]["factor"] = json!("MARK_U");
    });
    let found = errors(text.as_bytes());
    let marks = ["MARK_U", "MARK,3", "MARK,4", "MARK_9", "MARK_75", "MARK_S", "MARK_E1", "MARK_E5", "MARK_C"];
    for mark in marks {
        let of = |error: &&LoadError| error.problem.message(Lang::En).contains(mark);
        let error = found.iter().find(of).unwrap_or_else(|| panic!("{mark} is not told: {found:?}"));
        let place = error.place.expect("a place");
        // An unknown field is a problem of the object that holds it, which begins before it.
        let own = place.line == line_of(&text, mark);
        let around = text[place.start..place.end].contains(mark);
        assert!(own || around && text[place.start..].starts_with('{'), "{mark}: line {}", place.line);
        assert!(text[place.start..place.end].matches("MARK").count() == 1, "{mark}: {error}");
    }
    assert_eq!(found.len(), marks.len(), "{found:?}");
    let paths: Vec<String> = found.iter().map(|it| it.path.to_string()).collect();
    for path in [
        "observations[3].value",
        "observations[4].value",
        "observations[9].bound",
        "observations[75].evidence[0].line",
        "collections[0].entries[5].listed",
    ] {
        assert!(paths.iter().any(|it| it == path), "{path} is not among {paths:?}");
    }
}

#[test]
fn neighbours_in_a_list_keep_their_own_places() {
    // Every second one, the first and the last included.
    let count = fixture_count();
    let text = changed(&FIXTURE, |file| {
        for (index, it) in file["observations"].as_array_mut().unwrap().iter_mut().enumerate() {
            if index % 2 == 0 || index == 13 {
                it["value"] = json!(format!("x{index}x"));
            }
        }
    });
    let found = errors(text.as_bytes());
    let expected: Vec<String> = (0..count)
        .filter(|it| it % 2 == 0 || *it == 13)
        .map(|it| format!("observations[{it}].value"))
        .collect();
    assert_eq!(found.iter().map(|it| it.path.to_string()).collect::<Vec<_>>(), expected);
    for (error, path) in found.iter().zip(&expected) {
        let index: String = path.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(error.place.unwrap().line, line_of(&text, &format!("\"x{index}x\"")));
    }
}

#[test]
fn dangling_references_are_told_all_at_once() {
    let text = changed(BUNDLED, |file| {
        file["observations"][3]["indicator"] = json!("GHOST_A");
        file["charts"][1]["note"] = json!({ "zh": "{GHOST_B}", "en": "{A02}" });
        file["sections"][1]["digest"][0]["en"] = json!("{A02} {GHOST_C}");
        file["relations"][4]["formula"] = json!("A02 = GHOST_D");
        file["groups"][0]["collections"][2] = json!("GHOST_E");
    });
    let found = errors(text.as_bytes());
    assert_eq!(found.len(), 5, "{found:?}");
    for ghost in ["GHOST_A", "GHOST_B", "GHOST_C", "GHOST_D", "GHOST_E"] {
        let error = found.iter().find(|it| it.problem.message(Lang::En).contains(ghost)).expect(ghost);
        assert_eq!(error.place.unwrap().line, line_of(&text, ghost), "{error}");
    }
}

#[test]
fn who_has_very_many_errors_is_told_the_first_hundred() {
    let many = |field: &'static str, value: &'static str| {
        changed(&FIXTURE, |file| {
            let list = file["observations"].as_array_mut().unwrap();
            let copy = list[0].clone();
            for index in 0..150 {
                let mut copy = copy.clone();
                copy["id"] = json!(format!("COPY{index}"));
                copy[field] = json!(value);
                list.push(copy);
            }
        })
    };
    for (field, value) in [("value", "no number"), ("indicator", "GHOST"), ("id", "not an id")] {
        let text = many(field, value);
        let found = within(20, "150 errors", || errors(text.as_bytes()));
        assert_eq!(found.len(), 100, "{field}");
        for (index, error) in found.iter().enumerate() {
            assert_eq!(error.path.to_string(), format!("observations[{}].{field}", fixture_count() + index));
        }
    }
}

// ── Too much ──

#[test]
fn a_file_too_large_to_read_is_refused_at_once() {
    let size = 50 * 1024 * 1024;
    let spaces = vec![b' '; size];
    let mut string = vec![b'x'; size];
    (string[0], string[size - 1]) = (b'"', b'"');
    let million = many_observations(1_000_000, usize::MAX);
    assert!(million.len() > LARGEST, "a million observations are {} bytes", million.len());
    for (name, bytes) in [
        ("50 MB of spaces", &spaces),
        ("50 MB of a string", &string),
        ("a million observations", &million.into_bytes()),
    ] {
        let error = within(1, name, || only(bytes));
        assert_eq!(error.problem, LoadProblem::TooLarge { bytes: bytes.len() });
        let [zh, en] = told(&error);
        assert!(zh.contains("32 MB") && en.contains("32 MB"), "{zh} {en}");
    }
    assert_eq!(only(&spaces[..LARGEST]).problem, LoadProblem::Empty);
}

/// How many observations the fixture has.
fn fixture_count() -> usize {
    let file: Value = serde_json::from_str(&FIXTURE).unwrap();
    file["observations"].as_array().unwrap().len()
}

/// The fixture with so many observations more, or as many as fit into so many bytes.
fn many_observations(count: usize, bytes: usize) -> String {
    let (before, after) = FIXTURE.split_once("\"observations\": [").unwrap();
    let mut out = format!("{before}\"observations\": [");
    for index in 0..count {
        let one = format!(
            "{{\"id\":\"MANY{index}\",\"indicator\":\"firms\",\"period\":\"H1\",\"value\":\"{index}\",\"obs_status\":\"reported\",\
             \"evidence\":[{{\"source\":\"text\",\"fragment\":\"{index}户\"}}]}},"
        );
        if out.len() + one.len() + after.len() > bytes {
            break;
        }
        out.push_str(&one);
    }
    out + after
}

#[test]
fn as_many_figures_as_may_be_are_read_in_bounded_time() {
    let count = MOST_FIGURES - figure_count();
    let text = many_observations(count, LARGEST);
    let inspection = within(300, &format!("{MOST_FIGURES} figures, {} bytes", text.len()), || {
        inspect(text.as_bytes(), &[])
    });
    let bulletin = inspection.bulletin.expect("it loads");
    assert_eq!(bulletin.file().observations.len(), count + fixture_count());
    // Their evidence agrees, and none is shown.
    assert_eq!(inspection.report.unproven, count + fixture_count() + 1);
}

#[test]
fn too_many_figures_are_refused() {
    let text = many_observations(MOST_FIGURES + 1 - figure_count(), LARGEST);
    let error = within(10, "one figure too many", || only(text.as_bytes()));
    assert_eq!(error.problem, LoadProblem::TooManyFigures { count: MOST_FIGURES + 1 });
}

/// How many figures the fixture has.
fn figure_count() -> usize {
    let file: Value = serde_json::from_str(&FIXTURE).unwrap();
    ["observations", "statements", "relations"].iter().map(|list| file[list].as_array().unwrap().len()).sum()
}

/// The fixture with a list of so many entries more.
fn many_entries(count: usize) -> String {
    let (before, after) = FIXTURE.split_once("\"collections\": [").unwrap();
    let mut out = format!(
        "{before}\"collections\": [{{\"id\":\"many\",\"label\":{{\"zh\":\"企业\",\"en\":\"Businesses\"}},\
         \"entry_label\":{{\"zh\":\"户\",\"en\":\"business\"}},\"completeness\":{{\"state\":\"complete\"}},\"entries\":["
    );
    for index in 0..count {
        let comma = if index == 0 { "" } else { "," };
        out += &format!(
            "{comma}{{\"id\":\"e{index}\",\"name\":{{\"zh\":\"第{index}户有限公司\",\"en\":\"Business {index} Co., Ltd\"}}}}"
        );
    }
    out + "]}," + after
}

#[test]
fn a_list_of_a_hundred_thousand_entries_is_read_and_checked_in_bounded_time() {
    let text = many_entries(100_000);
    let inspection =
        within(120, &format!("100,000 entries, {} bytes", text.len()), || inspect(text.as_bytes(), &[]));
    let bulletin = inspection.bulletin.expect("it loads");
    assert_eq!(bulletin.file().collections[0].entries.len(), 100_000);
}

#[test]
fn deep_nesting_overflows_nothing() {
    let open = |with: &str| with.repeat(10_000);
    let deep = [
        format!("{}{}", open("["), open("]")),
        format!("{}1{}", open("{\"a\":"), open("}")),
        open("["),
        open("{\"a\":"),
    ];
    let parts = format!(
        "{{\"figure\":\"WHOLE\",\"label\":{{\"zh\":\"总\",\"en\":\"All\"}},\"parts\":[{}{}]}}",
        open("{\"figure\":\"PART\",\"label\":{\"zh\":\"部\",\"en\":\"Part\"},\"parts\":["),
        open("]}"),
    );
    for text in &deep {
        errors(text.as_bytes()).first().expect("it is refused");
        for (there, instead) in [
            ("\"value\": \"6.2\"", format!("\"value\": {text}")),
            ("\"value\": \"6.2\"", format!("\"value\": \"6.2\", \"extra\": {text}")),
            ("\"format\": \"bulletin/1\"", format!("\"format\": {text}")),
            (
                "\"figure\": \"PART\",\n        \"label\"",
                format!("\"figure\": \"PART\", \"parts\": {text}, \"label\""),
            ),
        ] {
            assert!(FIXTURE.contains(there), "{there}");
            let spoilt = FIXTURE.replacen(there, &instead, 1);
            let found = within(5, "10,000 levels", || errors(spoilt.as_bytes()));
            assert!(!found.is_empty());
            found.iter().for_each(|error| drop(told(error)));
        }
    }
    let spoilt = changed(&FIXTURE, |_| {});
    let root = spoilt.find("\"root\": {").unwrap();
    let spoilt = format!("{}\"root\": {parts}, \"x\": {}", &spoilt[..root], &spoilt[root + 8..]);
    let error = only(spoilt.as_bytes());
    assert!(matches!(error.problem, LoadProblem::NotJson { .. }), "{error}");
}

#[test]
fn parts_of_parts_as_deep_as_json_may_be_are_read_and_drawn() {
    let text = changed(&FIXTURE, |file| {
        let mut part = json!({ "figure": "PART", "label": { "zh": "部", "en": "Part" } });
        for _ in 0..50 {
            part = json!({ "figure": "PART", "label": { "zh": "部", "en": "Part" }, "parts": [part] });
        }
        let chart = file["charts"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "parts").unwrap();
        chart["drawing"] = json!({ "breakdown": { "root": part } });
    });
    let bulletin = inspect(text.as_bytes(), &[]).bulletin.expect("it loads");
    for width in [280, 1200] {
        // Drawn or refused: what it must not do is panic.
        let _ = bulletin::chart::draw(&bulletin, bulletin.chart("parts").unwrap(), Lang::Zh, width);
    }
}

/// Files of the largest size that ask for more work than there is of them: each is what some
/// quadratic reader would take minutes for.
#[test]
fn nothing_takes_the_square_of_its_size() {
    let list =
        |of: &mut dyn FnMut(usize) -> String, count: usize| (0..count).map(of).collect::<Vec<_>>().join(",");
    let insert = |name: &str, items: &str| {
        FIXTURE.replacen(&format!("\"{name}\": ["), &format!("\"{name}\": [{items},"), 1)
    };
    let label = "\"label\":{\"zh\":\"x\",\"en\":\"x\"}";
    let observation = |index: usize, more: &str, fragment: &str| {
        format!(
            "{{\"id\":\"MANY{index}\",\"indicator\":\"firms\",\"period\":\"H1\",\"obs_status\":\"reported\",{more},\"evidence\":[{{\"source\":\"text\",\"fragment\":\"{fragment}\"}}]}}"
        )
    };
    let count = 20_000;
    let wrong = insert("observations", &list(&mut |it| observation(it, "\"value\":\"1,0\"", "1户"), count));
    let ghosts = insert(
        "observations",
        &list(&mut |it| observation(it, "\"value\":\"1\"", "1户").replace("firms", "GHOST"), count),
    );
    let untrue = insert("observations", &list(&mut |it| observation(it, "\"value\":\"2\"", "1户"), count));
    let repeated = insert("observations", &list(&mut |_| observation(7, "\"value\":\"1\"", "1户"), count));
    let near = {
        let ids = insert("observations", &list(&mut |it| observation(it, "\"value\":\"1\"", "1户"), count));
        let ghosts = list(&mut |it| format!("\"M{it}\""), 5_000);
        ids.replacen("\"background\": [", &format!("\"background\": [{ghosts},"), 1)
    };
    let prose = FIXTURE.replacen("增长{GROWTH}", &"{GHOST}".repeat(500), 1);
    let invisible = format!(
        "{{\"format\":\"bulletin/1\",{}",
        &FIXTURE.trim_start()[1..].replacen("\"format\": \"bulletin/1\",", "", 1)
    );
    let aliases = list(&mut |_| format!("\"{}\"", "\u{200b}".repeat(1000)), 300);
    let invisible = invisible
        .replacen("\"listed\": false", &format!("\"listed\": false, \"aliases\": [{aliases}]"), 1)
        .replace('\n', " ");
    let counts = {
        let entries =
            list(&mut |it| format!("{{\"id\":\"e{it}\",\"name\":{{\"zh\":\"x\",\"en\":\"x\"}}}}"), 20_000);
        let text = FIXTURE.replacen("\"entries\": [", &format!("\"entries\": [{entries},"), 1);
        let sum = vec!["count(firms)"; 60].join("+");
        let relations = list(
            &mut |it| {
                format!(
                    "{{\"id\":\"S{it}\",\"kind\":\"derived\",{label},\"formula\":\"{sum}\",\"unit_measure\":\"FIRM\"}}"
                )
            },
            5_000,
        );
        text.replacen("\"relations\": [", &format!("\"relations\": [{relations},"), 1)
    };
    let columns = {
        let columns = list(&mut |it| format!("{{\"id\":\"c{it}\",{label}}}"), 20_000);
        let cells = list(&mut |it| format!("\"c{it}\":{{\"figure\":\"SPENT\"}}"), 20_000);
        let text = FIXTURE.replacen("\"columns\": [", &format!("\"columns\": [{columns},"), 1);
        text.replacen("\"cells\": {", &format!("\"cells\": {{{cells},"), 1)
    };
    let sources = {
        let sources = list(
            &mut |it| {
                format!("{{\"id\":\"s{it}\",\"title\":{{\"zh\":\"x\",\"en\":\"x\"}},\"text\":\"1户\"}}")
            },
            20_000,
        );
        let observations = list(
            &mut |it| {
                observation(it, "\"value\":\"1\"", "1户").replace(
                    "\"source\":\"text\"",
                    &format!("\"source\":\"s{}\",\"span\":[0,2]", it % 20_000),
                )
            },
            20_000,
        );
        insert("observations", &observations).replacen(
            "\"sources\": [",
            &format!("\"sources\": [{sources},"),
            1,
        )
    };
    let paragraph = {
        // One line of a million characters without an end of a sentence, stated from everywhere.
        let text = "共有1户，".repeat(200_000);
        let observations = list(
            &mut |it| {
                observation(it, "\"value\":\"1\"", "1户").replace(
                    "\"source\":\"text\"",
                    &format!(
                        "\"source\":\"long\",\"line\":1,\"sentence\":1,\"span\":[{},{}]",
                        it * 5 + 2,
                        it * 5 + 4
                    ),
                )
            },
            12_000,
        );
        insert("observations", &observations).replacen("\"sources\": [", &format!("\"sources\": [{{\"id\":\"long\",\"title\":{{\"zh\":\"x\",\"en\":\"x\"}},\"text\":\"{text}\"}},"), 1)
    };
    let misplaced = paragraph
        .replace("\"fragment\":\"1户\"", "\"fragment\":\"9户\"")
        .replace("\"value\":\"1\"", "\"value\":\"9\"");
    for (name, text) in [
        ("wrong values", wrong),
        ("dangling indicators", ghosts),
        ("untrue values", untrue),
        ("one id for all", repeated),
        ("many ids to suggest", near),
        ("prose of references", prose),
        ("many invisible characters in one line", invisible),
        ("many counts of a long list", counts),
        ("many columns", columns),
        ("many sources", sources),
        ("one endless sentence", paragraph),
        ("an endless text searched in vain", misplaced),
    ] {
        assert!(text.len() <= LARGEST, "{name} has {} bytes", text.len());
        let inspection = within(60, name, || inspect(text.as_bytes(), &[]));
        assert!(inspection.report.findings.len() < 1_000, "{name}: {}", inspection.report.findings.len());
    }
}

// ── Hostile words ──

/// Every string that is shown, replaced.
fn every_label(value: &mut Value, with: &str) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match name.as_str() {
                    "zh" | "en" | "plural" | "worded" | "time_period" | "published" | "address"
                        if member.is_string() =>
                    {
                        *member = json!(with);
                    }
                    "aliases" | "written" => *member = json!([with]),
                    _ => every_label(member, with),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|it| every_label(it, with)),
        _ => {}
    }
}

fn page(file: &str, search: &str) -> String {
    let bulletin = Arc::new(load(file.as_bytes()).expect("the file loads"));
    let state = ViewState::parse(search);
    Owner::new().with(|| view! { <App bulletin state /> }.to_html())
}

#[test]
fn words_that_are_markup_reach_the_page_as_words() {
    let hostile = "<img src=x onerror=alert(1)>\"'&{GROWTH";
    let file = changed(&FIXTURE, |file| every_label(file, hostile));
    for search in
        ["", "?lang=en", "?list=firms", "?figure=GROWTH", "?q=img", "?figure=<img src=x>&list=\"><img src=x>"]
    {
        let html = page(&file, search);
        assert!(!html.to_lowercase().contains("<img"), "{search}");
        assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"), "{search}");
        // No attribute ends before its words do.
        assert!(!html.contains("alert(1)>\"'"), "{search}");
    }
    for width in [280, 640, 1600] {
        let bulletin = load(file.as_bytes()).unwrap();
        for chart in &bulletin.file().charts {
            let Ok(picture) = bulletin::chart::draw(&bulletin, chart, Lang::Zh, width) else { continue };
            assert!(!picture.svg.to_lowercase().contains("<img"), "{}", chart.id);
        }
    }
}

/// What checking finds under a code.
fn found(file: &str, code: &str) -> Vec<Finding> {
    let report = inspect(file.as_bytes(), &[]).report;
    report.findings.into_iter().filter(|it| it.code() == code).collect()
}

#[test]
fn an_address_that_would_run_is_an_error() {
    for address in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://x",
        "data:text/html,x",
        "//x",
        "x.html",
        "https:/x",
    ] {
        let text = changed(&FIXTURE, |file| file["sources"][0]["address"] = json!(address));
        let found = found(&text, "source/address");
        assert_eq!(found.len(), 1, "{address}");
        assert_eq!(found[0].severity(), Severity::Error);
        assert_eq!(found[0].place.unwrap().line, line_of(&text, address));
        assert!(!page(&text, "?figure=GROWTH").contains(&format!("href=\"{address}")), "{address}");
    }
    let text = changed(&FIXTURE, |file| file["sources"][0]["address"] = json!("https://example.org/a"));
    assert!(found(&text, "source/address").is_empty());
}

#[test]
fn characters_that_nobody_sees_are_told_written_out_or_as_escapes() {
    // What they are, as they stand in the file, and whether they turn the text around them.
    let cases = [
        ("\u{202e}", "U+202E", true),
        ("\\u202e", "U+202E", true),
        ("\\u202E", "U+202E", true),
        ("\u{2066}", "U+2066", true),
        ("\u{200b}", "U+200B", false),
        ("\\u200b", "U+200B", false),
        ("\u{feff}", "U+FEFF", false),
        ("\\u00ad", "U+00AD", false),
    ];
    for (written, named, turns) in cases {
        let text = FIXTURE.replacen("亿华新材料", &format!("亿华{written}新材料"), 1);
        let found = found(&text, "text/hidden");
        assert_eq!(found.len(), 1, "{written:?}");
        assert!(found[0].message(Lang::Zh).contains(named) && found[0].message(Lang::En).contains(named));
        assert_eq!(found[0].severity(), if turns { Severity::Error } else { Severity::Warning });
        let place = found[0].place.unwrap();
        assert_eq!((place.line, &text[place.start..place.end]), (line_of(&text, "亿华"), written));
    }
    // A backslash that is one, and no beginning of an escape.
    assert!(found(&FIXTURE.replacen("亿华新材料", "亿华\\\\u200b", 1), "text/hidden").is_empty());
}

#[test]
fn control_characters_are_told_and_never_sent_to_a_terminal() {
    let text = FIXTURE.replacen("亿华新材料", "亿华\\u001b[31m新\\u0000材料", 1);
    let found = found(&text, "text/hidden");
    assert_eq!(found.len(), 2);
    assert!(found[0].message(Lang::En).contains("U+001B"));
    // A line break in a text is no secret.
    assert!(inspect(FIXTURE.replacen("亿华新材料", "亿华\\n新材料", 1).as_bytes(), &[]).report.is_clean());
}

#[test]
fn words_without_end_are_refused_or_cut_short() {
    let megabyte = "长".repeat(350_000);
    type Spoil<'a> = Box<dyn Fn(&mut Value) + 'a>;
    let cases: [(&str, Spoil); 8] = [
        ("title", Box::new(|file| file["title"]["zh"] = json!(megabyte.clone()))),
        ("standfirst", Box::new(|file| file["standfirst"]["en"] = json!(megabyte.clone()))),
        (
            "observations[0].value",
            Box::new(|file| file["observations"][0]["value"] = json!(megabyte.clone())),
        ),
        (
            "observations[0].unit_mult",
            Box::new(|file| file["observations"][0]["unit_mult"] = json!(megabyte.clone())),
        ),
        (
            "observations[0].bound",
            Box::new(|file| file["observations"][0]["bound"] = json!(megabyte.clone())),
        ),
        ("observations[0]", Box::new(|file| file["observations"][0][megabyte.as_str()] = json!(1))),
        ("units[0].factor", Box::new(|file| file["units"][0]["factor"] = json!(megabyte.clone()))),
        (
            "units[0].factor",
            Box::new(|file| file["units"][0]["factor"] = json!(format!("0/{}", "1".repeat(20)))),
        ),
    ];
    for (path, change) in cases {
        let text = changed(&FIXTURE, |file| change(file));
        let error = within(5, path, || only(text.as_bytes()));
        assert!(error.path.to_string().starts_with(path), "{}", error.path);
        told(&error);
    }
    let text = changed(&FIXTURE, |file| file["relations"][0]["formula"] = json!(megabyte.clone()));
    told(&only(text.as_bytes()));
    let text = changed(&FIXTURE, |file| {
        file["observations"][0]["evidence"][0]["fragment"] = json!(megabyte.clone())
    });
    let found = found(&text, "evidence/length");
    assert!(found.len() == 1 && found[0].message(Lang::En).len() < 200);
}
