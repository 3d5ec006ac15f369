//! Files that nobody would write: each draws soundly or is refused with a reason.

use proptest::prelude::*;

use super::{sound, *};

/// The fixture with other text in some places.
fn spoilt(changes: &[(&str, &str)]) -> Bulletin {
    let text = changes.iter().fold(fixture::TEXT.to_string(), |text, (from, to)| {
        assert!(text.contains(from), "the fixture has no {from}");
        text.replace(from, to)
    });
    load(text.as_bytes()).unwrap()
}

/// The fixture whose first chart has bars of these values, with these names.
pub fn bars(values: &[(String, Option<String>)], name: &str) -> Bulletin {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    let growth = json["observations"][0].clone();
    let mut rows = vec![];
    for (i, (value, benchmark)) in values.iter().enumerate() {
        let mut add = |id: String, value: &str| {
            let mut observation = growth.clone();
            observation["id"] = id.into();
            observation["value"] = value.into();
            json["observations"].as_array_mut().unwrap().push(observation);
        };
        add(format!("V{i}"), value);
        let mut row = serde_json::json!({"figure": format!("V{i}"), "label": {"zh": name, "en": name}});
        if let Some(benchmark) = benchmark {
            add(format!("C{i}"), benchmark);
            row["benchmark"] =
                serde_json::json!({"figure": format!("C{i}"), "label": {"zh": name, "en": name}});
        }
        rows.push(row);
    }
    json["charts"][0]["drawing"]["bars"]["panels"][0]["rows"] = rows.into();
    load(json.to_string().as_bytes()).unwrap()
}

fn growth(bulletin: &Bulletin, width: u32) -> Result<Picture, ChartError> {
    draw(bulletin, bulletin.chart("growth").unwrap(), Lang::Zh, width)
}

#[test]
fn long_names_wrap_or_end_in_an_ellipsis_with_the_whole_in_a_title() {
    let long = "规模以上工业企业营业收入利润率与上年同期相比的增长百分点".repeat(4);
    for name in [
        long.as_str(),
        "<b>&\"'",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "",
    ] {
        let values = [("6.2".to_string(), Some("5.3".to_string())), ("-1.5".to_string(), None)];
        let bulletin = bars(&values, name);
        for width in WIDTHS {
            let picture = growth(&bulletin, width).unwrap();
            sound(&picture, &format!("{name} at {width}"));
            let elements = elements(&picture.svg);
            let cut = elements.iter().any(|it| it.text.ends_with('…'));
            let titled = elements.iter().any(|it| it.name == "title" && it.text.starts_with(name));
            assert!(!cut || titled, "{name} at {width}");
        }
    }
}

#[test]
fn values_of_any_size_and_sign_draw_soundly() {
    let huge = "9999999999999999999999999999";
    let cases: [&[&str]; 7] = [
        &["0"],
        &["0", "0"],
        &["-5"],
        &["-5", "3"],
        &[huge, "1"],
        &[huge, "-9999999999999999999999999999"],
        &["0.0000000000000000000000000001"],
    ];
    for case in cases {
        let values: Vec<_> = case.iter().map(|it| ((*it).to_string(), Some("1".to_string()))).collect();
        for values in [values.clone(), values.iter().map(|(value, _)| (value.clone(), None)).collect()] {
            let bulletin = bars(&values, "某指标");
            for width in WIDTHS {
                sound(&growth(&bulletin, width).unwrap(), &format!("{case:?} at {width}"));
            }
        }
    }
}

#[test]
fn a_hundred_rows_keep_their_order() {
    let values: Vec<_> = (0..100).map(|i| (format!("{}", (i * 37) % 101), None)).collect();
    let picture = growth(&bars(&values, "某指标"), 480).unwrap();
    sound(&picture, "a hundred rows");
    assert!(picture.marks.windows(2).all(|pair| pair[0].hit.bottom() <= pair[1].hit.y));
    assert_eq!(picture.marks.len(), 100);
}

#[test]
fn what_has_no_honest_drawing_is_refused() {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    json["charts"][4]["drawing"]["bounds"]["rows"] = serde_json::json!([]);
    json["charts"][0]["drawing"]["bars"]["panels"] = serde_json::json!([{"rows": []}]);
    json["charts"][3]["drawing"]["unit_grid"]["part"]["figure"] = "MONEY".into();
    let bulletin = load(json.to_string().as_bytes()).unwrap();
    let error = |chart: &str| draw(&bulletin, bulletin.chart(chart).unwrap(), Lang::En, 500).err();
    assert!(matches!(error("bounds"), Some(ChartError::Empty { .. })));
    assert!(matches!(error("growth"), Some(ChartError::Empty { .. })));
    assert!(matches!(error("grid"), Some(ChartError::Mixed { .. })));
}

#[test]
fn a_figure_that_is_missing_or_no_number_is_refused() {
    // Loading proves that neither happens in a file; a chart may come from elsewhere.
    let bulletin = fixture::bulletin();
    let error = |figure: &str| {
        let chart = serde_json::json!({
            "id": "own", "title": {"zh": "", "en": ""}, "subtitle": {"zh": "", "en": ""},
            "drawing": {"bounds": {"rows": [{"figure": figure}]}},
        });
        let chart: Chart = serde_json::from_value(chart).unwrap();
        draw(&bulletin, &chart, Lang::Zh, 400).err()
    };
    assert!(matches!(error("NOPE"), Some(ChartError::Missing { .. })));
    assert!(matches!(error("DAY"), Some(ChartError::NotANumber { .. })));
    assert!(matches!(error("RATE"), Some(ChartError::NotANumber { .. })));
}

#[test]
fn a_grid_has_a_square_for_each_unit_until_there_are_too_many() {
    for (whole, part) in [(1, 0), (1, 1), (7, 3), (70, 68), (97, 50), (400, 399)] {
        let bulletin = spoilt(&[("\"70\"", &format!("\"{whole}\"")), ("\"68\"", &format!("\"{part}\""))]);
        for width in WIDTHS {
            let picture = draw(&bulletin, bulletin.chart("grid").unwrap(), Lang::Zh, width).unwrap();
            sound(&picture, &format!("{part} of {whole} at {width}"));
            let elements = elements(&picture.svg);
            let count = |class: &str| elements.iter().filter(|it| it.get("class") == class).count();
            // One more of each in the legend.
            assert_eq!(count("ink-value area"), part + 1);
            assert_eq!(count("ink-derived line"), whole - part + 1);
        }
    }
    let bulletin = spoilt(&[("\"70\"", "\"401\"")]);
    let picture = draw(&bulletin, bulletin.chart("grid").unwrap(), Lang::Zh, 500).unwrap();
    sound(&picture, "lengths");
    let [whole, part, rest] = &picture.marks[..] else { panic!("three marks") };
    assert!((part.width / whole.width - 68.0 / 401.0).abs() < 0.002);
    assert!((rest.x - part.x - part.width).abs() < 0.5);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_lie_within_their_whole(whole in 1_u64..1_000_000, share in 0.0..1.0_f64, width in 280_u32..1600) {
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let part = (whole as f64 * share) as u64;
        let bulletin = spoilt(&[("\"70\"", &format!("\"{whole}\"")), ("\"68\"", &format!("\"{part}\""))]);
        let picture = draw(&bulletin, bulletin.chart("parts").unwrap(), Lang::En, width).unwrap();
        sound(&picture, &format!("{part} of {whole} at {width}"));
        let [all, some, rest] = &picture.marks[..] else { panic!("three marks") };
        prop_assert!(some.width + rest.width <= all.width + 0.1);
        prop_assert!(some.x >= all.x && rest.x + rest.width <= all.x + all.width + 0.1);
        #[allow(clippy::cast_precision_loss)]
        let expected = all.width * part as f64 / whole as f64;
        prop_assert!((some.width - expected).abs() < 0.5);
    }
}
