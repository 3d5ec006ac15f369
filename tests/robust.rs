//! Files as the world sends them: broken, foreign, hostile. Each is refused with a reason; none
//! panics.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use bulletin::bulletin::load::{LoadError, load};
use serde_json::{Value, json};

const BUNDLED: &str = include_str!("../public/data/kazuo-2025-h1.json");

/// What the error must name, and the change that causes it.
type Case = (&'static str, fn(&mut Value));

/// What comes of the bundled file after a change.
fn after(change: impl FnOnce(&mut Value)) -> Result<(), LoadError> {
    let mut file: Value = serde_json::from_str(BUNDLED).expect("JSON");
    change(&mut file);
    load(file.to_string().as_bytes()).map(|_| ())
}

#[test]
fn what_is_no_text_or_no_json_is_told_apart() {
    assert_eq!(load(b"").err(), Some(LoadError::Empty));
    assert_eq!(load(b" \r\n ").err(), Some(LoadError::Empty));
    assert_eq!(load(b"{\"format\": \"\xff").err(), Some(LoadError::NotText(12)));
    assert!(matches!(load(b"{").err(), Some(LoadError::NotJson { line: 1, .. })));
    let half = &BUNDLED[..BUNDLED.floor_char_boundary(BUNDLED.len() / 2)];
    assert!(matches!(load(half.as_bytes()).err(), Some(LoadError::NotJson { .. })));
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(load(deep.as_bytes()).is_err());
    assert!(load(format!("{BUNDLED} x").as_bytes()).is_err());
}

#[test]
fn a_byte_order_mark_and_windows_lines_do_not_matter() {
    let windows = format!("\u{feff}{}", BUNDLED.replace('\n', "\r\n"));
    assert!(load(windows.as_bytes()).is_ok());
}

#[test]
fn another_format_is_named() {
    for (found, said) in [(json!("bulletin/2"), "bulletin/2"), (json!(1), "1")] {
        let error = after(|file| file["format"] = found).unwrap_err();
        assert_eq!(error, LoadError::Format { found: said.into() });
    }
    assert_eq!(load(b"{}").err(), Some(LoadError::Format { found: "?".into() }));
    assert_eq!(load(b"[1]").err().map(|it| matches!(it, LoadError::Format { .. })), Some(true));
}

#[test]
fn a_wrong_field_is_named_by_its_place() {
    let cases: [Case; 5] = [
        ("observations[1].value", |file| file["observations"][1]["value"] = json!(6.2)),
        ("observations[2].bound", |file| file["observations"][2]["bound"] = json!("roughly")),
        ("charts[0]", |file| drop(file["charts"][0].as_object_mut().expect("a chart").remove("title"))),
        ("sections[0]", |file| file["sections"][0]["titel"] = json!("x")),
        ("units[0].factor", |file| file["units"][0]["factor"] = json!("0")),
    ];
    for (place, change) in cases {
        match after(change).unwrap_err() {
            LoadError::Field { path, line, .. } => {
                assert!(path.starts_with(place), "{path} for {place}");
                assert!(line > 0);
            }
            other => panic!("{place}: {other}"),
        }
    }
}

#[test]
fn references_that_lead_nowhere_are_refused() {
    let cases: [Case; 9] = [
        ("GHOST", |file| file["ref_area"] = json!("GHOST")),
        ("GHOST", |file| file["observations"][0]["indicator"] = json!("GHOST")),
        ("GHOST", |file| file["observations"][0]["evidence"][0]["source"] = json!("GHOST")),
        ("GHOST", |file| file["relations"][0]["formula"] = json!("GHOST + 1")),
        ("GHOST", |file| file["relations"][0]["formula"] = json!("count(GHOST) = 1")),
        ("GHOST", |file| file["relations"][0]["unit_measure"] = json!("GHOST")),
        ("GHOST", |file| file["sections"][0]["charts"] = json!(["GHOST"])),
        ("GHOST", |file| file["standfirst"]["en"] = json!("see {GHOST}")),
        ("GHOST", |file| file["sections"][0]["tiles"][0]["figure"] = json!("GHOST")),
    ];
    for (index, (ghost, change)) in cases.into_iter().enumerate() {
        match after(change).unwrap_err() {
            LoadError::Dangling { id, .. } => assert_eq!(id, ghost, "case {index}"),
            other => panic!("case {index}: {other}"),
        }
    }
}

#[test]
fn ids_are_unique_and_can_stand_in_formulas() {
    let twice = after(|file| file["statements"][0]["id"] = file["observations"][0]["id"].clone());
    assert!(matches!(twice, Err(LoadError::Duplicate { .. })), "{twice:?}");
    let spaced = after(|file| file["statements"][0]["id"] = json!("two words"));
    assert!(matches!(spaced, Err(LoadError::Id(_))), "{spaced:?}");
}

#[test]
fn a_formula_error_points_at_its_character() {
    let error = after(|file| file["relations"][0]["formula"] = json!("A02 ++ A03")).unwrap_err();
    assert!(error.to_string().contains("at character 6"), "{error}");
}

#[test]
fn a_chart_of_words_is_refused() {
    let error = after(|file| {
        file["charts"][0]["drawing"] = json!({ "bars": { "panels": [{ "rows": [{ "figure": "B01" }] }] } });
    });
    assert!(matches!(error, Err(LoadError::Dangling { .. })), "{error:?}");
}

#[test]
fn an_id_that_is_nearly_right_is_suggested() {
    let said = |id: &str| {
        let id = id.to_string();
        let error = after(move |file| file["observations"][1]["indicator"] = json!(id)).unwrap_err();
        error.to_string()
    };
    assert!(said("gdp_grwoth").ends_with("did you mean `gdp_growth`?"), "{}", said("gdp_grwoth"));
    assert!(said("gpd_growt").ends_with("did you mean `gdp_growth`?"));
    // An id of another kind is no suggestion, however close.
    assert!(!said("A02").contains("did you mean"), "{}", said("A02"));
    assert!(!said("nothing_like_it").contains("did you mean"));
    // A very long id costs no more time than it takes to read.
    assert!(!said(&"x".repeat(1_000_000)).contains("did you mean"));
}
