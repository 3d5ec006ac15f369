//! Summaries: what they say of the fixture, word for word, and that no word of comparison stands in
//! one which bounds and rounding do not prove.

use proptest::prelude::*;

use super::*;

fn said(bulletin: &Bulletin, chart: &str, lang: Lang) -> String {
    summary(bulletin, bulletin.chart(chart).unwrap(), lang)
}

#[test]
fn the_fixture_in_words() {
    let bulletin = fixture::bulletin();
    for (chart, zh, en) in [
        (
            "growth",
            "地区生产总值增速为+6.2%，高于全国的+5.3%。",
            "GDP growth, +6.2%, higher than for Nation (+5.3%).",
        ),
        (
            "project",
            "已完成投资8870万元，计划总投资1亿元（预期），已投占比88.7%（推算）。年产值1.96亿元（预期）。",
            "Invested so far, CNY 88.7 million; Planned investment, CNY 100 million (expected); \
             Share spent, 88.7% (derived). Yearly output, CNY 196 million (expected).",
        ),
        (
            "parts",
            "总数70户，分为两部分：部分68户，其余2户（推算）。",
            "All, 70 businesses, in two parts: Part, 68 businesses; Rest, 2 businesses (derived).",
        ),
        (
            "grid",
            "总数70户，其中部分68户，其余2户（推算）。",
            "Whole, 70 businesses: Part, 68 businesses; Rest, 2 businesses (derived).",
        ),
        (
            "bounds",
            "两个数：一个下限和一个上限。岗位至少2000个，用时不到0.5小时。",
            "Two figures: a lower bound and an upper bound. Posts, at least 2,000 posts; \
             Time taken, under 0.5 hours.",
        ),
        (
            // The highest printed is 7.4, but the 7 expected for 2026 may be up to 7.5.
            "trend",
            "某县：2022年上半年为+4.5%，2026年上半年为+7%（预期）；最低−1.2%（2023年上半年）。\
             缺全国2026年上半年的数，缺所在市2023年上半年和2026年上半年的数。\
             2025年上半年：某县为+6.2%，全国为+5.3%，所在市至少+4.8%。",
            "The county: First half of 2022, +4.5%; First half of 2026, +7% (expected); \
             lowest −1.2% (First half of 2023). The nation, no figure: First half of 2026; \
             The city, no figure: First half of 2023 and First half of 2026. \
             First half of 2025: The county, +6.2%; The nation, +5.3%; The city, at least +4.8%.",
        ),
        (
            "gaps",
            "三个数都是推算数：今年为+0.9个百分点（舍入范围0.8至1.0），前年为−6.7个百分点（舍入范围−6.8至−6.6），\
             大前年为+2.0个百分点（无舍入误差）。",
            "Three derived values: This year, +0.9 percentage points (rounding range 0.8 to 1.0); \
             Two years ago, −6.7 percentage points (rounding range −6.8 to −6.6); \
             Three years ago, +2.0 percentage points (no rounding error).",
        ),
    ] {
        assert_eq!(said(&bulletin, chart, Lang::Zh), zh);
        assert_eq!(said(&bulletin, chart, Lang::En), en);
    }
}

/// A rate in tenths of a percent, with its bound, and what it is compared with.
type Given = (i32, &'static str, Option<(i32, &'static str)>);

/// The fixture whose growth chart has these bars, the comparators all of one name.
fn bars(rows: &[Given]) -> Bulletin {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    let growth = json["observations"][0].clone();
    let mut drawn = vec![];
    for (i, (value, bound, benchmark)) in rows.iter().enumerate() {
        let mut add = |id: String, tenths: i32, bound: &str| {
            let mut observation = growth.clone();
            observation["id"] = id.into();
            observation["value"] =
                format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
                    .into();
            observation["bound"] = bound.into();
            json["observations"].as_array_mut().unwrap().push(observation);
        };
        add(format!("V{i}"), *value, bound);
        let name = format!("R{i}");
        let mut row = serde_json::json!({"figure": format!("V{i}"), "label": {"zh": name, "en": name}});
        if let Some((value, bound)) = benchmark {
            add(format!("C{i}"), *value, bound);
            row["benchmark"] =
                serde_json::json!({"figure": format!("C{i}"), "label": {"zh": "全国", "en": "Nation"}});
        }
        drawn.push(row);
    }
    json["charts"][0]["drawing"]["bars"]["panels"][0]["rows"] = drawn.into();
    load(json.to_string().as_bytes()).unwrap()
}

#[test]
fn words_compare_only_what_is_beyond_doubt() {
    let en = |rows: &[Given]| said(&bars(rows), "growth", Lang::En);
    let zh = |rows: &[Given]| said(&bars(rows), "growth", Lang::Zh);
    // At least 9 may be more than any other; it is the highest where all others end below it.
    assert_eq!(
        en(&[(90, "at_least", None), (50, "exact", None), (20, "exact", None)]),
        "Three figures: highest, R0, at least +9.0%; lowest, R2, +2.0%."
    );
    assert_eq!(
        en(&[(90, "exact", None), (50, "at_least", None), (20, "exact", None)]),
        "Three figures: lowest, R2, +2.0%."
    );
    assert_eq!(
        zh(&[(90, "about", None), (50, "at_least", None), (20, "under", None)]),
        "共三项：R0约+9.0%，R1至少+5.0%，R2不到+2.0%。"
    );
    // Printed alike, neither is above the other.
    assert_eq!(
        zh(&[(62, "exact", None), (62, "exact", None), (20, "exact", None)]),
        "共三项，最高的是R0和R1，都是+6.2%，最低的是R2，+2.0%。"
    );
    assert_eq!(
        en(&[
            (62, "exact", Some((53, "exact"))),
            (40, "exact", Some((53, "exact"))),
            (53, "exact", Some((53, "exact")))
        ]),
        "Three figures: highest, R0, +6.2%; lowest, R1, +4.0%. \
         Higher than for Nation: R0. Lower than for Nation: R1. The same as for Nation: R2."
    );
    assert_eq!(
        en(&[(62, "exact", Some((53, "exact"))), (60, "at_least", Some((59, "under")))]),
        "R0, +6.2%; R1, at least +6.0%; both are higher than for Nation."
    );
    // A comparator that may be more than it says leaves it open.
    assert_eq!(en(&[(62, "exact", Some((53, "at_least")))]), "R0, +6.2%; Nation, at least +5.3%.");
    assert_eq!(zh(&[(62, "exact", Some((53, "about")))]), "R0为+6.2%，全国约+5.3%。");
    assert_eq!(zh(&[(62, "exact", Some((62, "exact")))]), "R0为+6.2%，与全国相同。");
    assert_eq!(
        en(&[(-12, "at_most", Some((-5, "exact")))]),
        "R0, at most −1.2%, lower than for Nation (−0.5%)."
    );
}

/// A rate and its status, and those of what it is compared with.
type Mixed = (&'static str, &'static str, Option<(&'static str, &'static str)>);

/// The fixture whose growth chart has these bars, the comparators all of one name.
fn mixed(rows: &[Mixed]) -> Bulletin {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    let growth = json["observations"][0].clone();
    let mut drawn = vec![];
    for (i, (value, status, benchmark)) in rows.iter().enumerate() {
        let mut add = |id: String, value: &str, status: &str| {
            let mut observation = growth.clone();
            observation["id"] = id.into();
            observation["value"] = value.into();
            observation["obs_status"] = status.into();
            json["observations"].as_array_mut().unwrap().push(observation);
        };
        add(format!("V{i}"), value, status);
        let name = format!("R{i}");
        let mut row = serde_json::json!({"figure": format!("V{i}"), "label": {"zh": name, "en": name}});
        if let Some((value, status)) = benchmark {
            add(format!("C{i}"), value, status);
            row["benchmark"] =
                serde_json::json!({"figure": format!("C{i}"), "label": {"zh": "全国", "en": "Nation"}});
        }
        drawn.push(row);
    }
    json["charts"][0]["drawing"]["bars"]["panels"][0]["rows"] = drawn.into();
    load(json.to_string().as_bytes()).unwrap()
}

#[test]
fn what_is_expected_is_told_apart_from_what_is_reported() {
    let told = |rows: &[Mixed]| {
        let bulletin = mixed(rows);
        Lang::ALL.map(|lang| said(&bulletin, "growth", lang))
    };
    // Printed alike, but the one happened and the other has not: neither speaks for the other.
    let [zh, en] = told(&[("5.0", "reported", None), ("5.0", "expected", None), ("3.0", "reported", None)]);
    assert_eq!(zh, "共三项，最低的是R2，+3.0%。");
    assert_eq!(en, "Three figures: lowest, R2, +3.0%.");
    let [zh, en] = told(&[("5.0", "expected", None), ("5.0", "expected", None), ("3.0", "reported", None)]);
    assert_eq!(zh, "共三项，最高的是R0和R1，都是+5.0%（预期），最低的是R2，+3.0%。");
    assert_eq!(en, "Three figures: highest, R0 and R1, both +5.0% (expected); lowest, R2, +3.0%.");
    let [zh, en] = told(&[("5.0", "reported", Some(("5.0", "expected")))]);
    assert_eq!(zh, "R0为+5.0%，全国为+5.0%（预期）。");
    assert_eq!(en, "R0, +5.0%; Nation, +5.0% (expected).");
    let [zh, en] = told(&[("5.0", "expected", Some(("5.0", "expected")))]);
    assert_eq!(zh, "R0为+5.0%（预期），与全国（预期）相同。");
    assert_eq!(en, "R0, +5.0% (expected), the same as for Nation (expected).");
    let [zh, en] = told(&[("5.0", "reported", Some(("4.0", "expected")))]);
    assert_eq!(zh, "R0为+5.0%，高于全国的+4.0%（预期）。");
    assert_eq!(en, "R0, +5.0%, higher than for Nation (+4.0%, expected).");
    // One that is told of in a group alone, and comparators of one name and two statuses.
    let rows = [
        ("9.0", "reported", Some(("4.0", "expected"))),
        ("8.0", "expected", Some(("4.0", "reported"))),
        ("7.0", "reported", Some(("4.0", "reported"))),
    ];
    let [zh, en] = told(&rows);
    assert_eq!(
        zh,
        "共三项，最高的是R0，+9.0%，最低的是R2，+7.0%；\
         增速高于全国（预期）的有R0，增速高于全国的有R1（预期）和R2。"
    );
    assert_eq!(
        en,
        "Three figures: highest, R0, +9.0%; lowest, R2, +7.0%. \
         Higher than for Nation (expected): R0. Higher than for Nation: R1 (expected) and R2."
    );
    let [zh, en] = told(&rows.map(|(value, status, _)| (value, status, Some(("4.0", "reported")))));
    assert!(zh.ends_with("；三项（一项为预期数）增速都高于全国。"), "{zh}");
    assert!(en.ends_with("; all three (one expected) are higher than for Nation."), "{en}");
}

/// The fixture whose growth chart has these differences of two rates as bars.
fn differences(rows: &[(&str, &str)]) -> Bulletin {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    let growth = json["observations"][0].clone();
    let gap = json["relations"].as_array().unwrap().iter().find(|it| it["id"] == "GAP").unwrap().clone();
    let mut drawn = vec![];
    for (i, (a, b)) in rows.iter().enumerate() {
        for (id, value) in [(format!("A{i}"), a), (format!("B{i}"), b)] {
            let mut observation = growth.clone();
            observation["id"] = id.into();
            observation["value"] = (*value).into();
            json["observations"].as_array_mut().unwrap().push(observation);
        }
        let mut relation = gap.clone();
        relation["id"] = format!("D{i}").into();
        relation["formula"] = format!("A{i} - B{i}").into();
        relation["decimals"] = 2.into();
        json["relations"].as_array_mut().unwrap().push(relation);
        let name = format!("R{i}");
        drawn.push(serde_json::json!({"figure": format!("D{i}"), "label": {"zh": name, "en": name}}));
    }
    json["charts"][0]["drawing"]["bars"]["panels"][0]["rows"] = drawn.into();
    load(json.to_string().as_bytes()).unwrap()
}

#[test]
fn derived_values_printed_alike_are_not_alike_where_their_ranges_differ() {
    // By hand: 6.000 − 5.000 is 1.00 to within 0.001, 6.0 − 5.0 to within 0.1, 5.950 − 5.000 is 0.95.
    let (narrow, wide, less) = (("6.000", "5.000"), ("6.0", "5.0"), ("5.950", "5.000"));
    assert_eq!(
        said(&differences(&[narrow, wide, less]), "growth", Lang::En),
        "Three figures: R0, +1.00 percentage points (derived, rounding range 0.99 to 1.01); \
         R1, +1.00 percentage points (derived, rounding range 0.90 to 1.10); \
         R2, +0.95 percentage points (derived, rounding range 0.94 to 0.96)."
    );
    assert_eq!(
        said(&differences(&[narrow, narrow, less]), "growth", Lang::Zh),
        "共三项，最高的是R0和R1，都是+1.00个百分点（推算，舍入范围0.99至1.01），\
         最低的是R2，+0.95个百分点（推算，舍入范围0.94至0.96）。"
    );
}

#[test]
fn digits_that_were_not_printed_prove_nothing() {
    // 6.2 may be 6.249, and 6.21 may be 6.205.
    let bulletin = |other: &str| {
        let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
        json["observations"][1]["value"] = other.into();
        load(json.to_string().as_bytes()).unwrap()
    };
    assert_eq!(said(&bulletin("6.21"), "growth", Lang::En), "GDP growth, +6.2%; Nation, +6.21%.");
    assert_eq!(said(&bulletin("6"), "growth", Lang::En), "GDP growth, +6.2%; Nation, +6%.");
    assert_eq!(
        said(&bulletin("6.3"), "growth", Lang::En),
        "GDP growth, +6.2%, lower than for Nation (+6.3%)."
    );
    assert_eq!(
        said(&bulletin("6.26"), "growth", Lang::En),
        "GDP growth, +6.2%, lower than for Nation (+6.26%)."
    );
    assert_eq!(
        said(&bulletin("6.10"), "growth", Lang::En),
        "GDP growth, +6.2%, higher than for Nation (+6.10%)."
    );
}

#[test]
fn parts_that_leave_something_out_are_not_what_the_whole_is_made_of() {
    let text = fixture::TEXT
        .replace("\"68\"", "\"60\"")
        .replace("\"formula\": \"WHOLE - PART\"", "\"formula\": \"PART - 58\"");
    let bulletin = load(text.as_bytes()).unwrap();
    let en = "All, 70 businesses, of which: Part, 60 businesses; Rest, 2 businesses (derived).";
    assert_eq!(said(&bulletin, "parts", Lang::En), en);
    assert_eq!(said(&bulletin, "parts", Lang::Zh), "总数70户，其中：部分60户，其余2户（推算）。");
}

#[test]
fn a_long_chart_tells_what_is_telling_and_how_many_there_are() {
    let rows: Vec<Given> = (0..12).map(|i| (10 + i, "exact", Some((5, "exact")))).collect();
    assert_eq!(
        said(&bars(&rows), "growth", Lang::Zh),
        "共12项，最高的是R11，+2.1%，最低的是R0，+1.0%；12项增速都高于全国。"
    );
    let unknown: Vec<Given> = (0..12).map(|i| (10 + i, "about", None)).collect();
    assert_eq!(
        said(&bars(&unknown), "growth", Lang::En),
        "12 figures: R0, about +1.0%; R1, about +1.1%; R2, about +1.2%; R3, about +1.3%; R4, about +1.4%; and seven more."
    );
}

#[test]
fn what_cannot_be_drawn_is_not_told() {
    let text = fixture::TEXT.replace("\"figure\": \"NATION\"", "\"figure\": \"MONEY\"");
    let bulletin = load(text.as_bytes()).unwrap();
    assert_eq!(said(&bulletin, "growth", Lang::En), "");
}

/// What a rate in tenths can be, in twentieths: not above the second and, where that is left out, below it.
fn span((tenths, bound): (i32, &str)) -> (Option<i32>, Option<(i32, bool)>) {
    let at = 2 * tenths;
    match bound {
        "at_least" => (Some(at), None),
        "under" => (None, Some((at, true))),
        "at_most" => (None, Some((at, false))),
        "about" => (None, None),
        _ => (Some(at - 1), Some((at + 1, true))),
    }
}

/// Whether one is above another whatever they are, but for values where two roundings meet.
fn proven(a: (i32, &str), b: (i32, &str)) -> bool {
    match (span(a).0, span(b).1) {
        (Some(low), Some((high, open))) => low > high || (low == high && open),
        _ => false,
    }
}

fn bounds() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["exact", "exact", "exact", "at_least", "under", "at_most", "about"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_comparison_without_proof_and_none_missing(
        rows in prop::collection::vec((0..60_i32, bounds(), prop::option::of((0..60_i32, bounds()))), 3..9),
    ) {
        let rows: Vec<Given> = rows;
        let text = said(&bars(&rows), "growth", Lang::En);
        let own = |i: usize| (rows[i].0, rows[i].1);
        for i in 0..rows.len() {
            let others = || (0..rows.len()).filter(move |j| *j != i);
            let highest = others().all(|j| proven(own(i), own(j)));
            let lowest = others().all(|j| proven(own(j), own(i)));
            // Alone at its end: what follows its name is its value, and no further name.
            let alone = |end: &str| {
                let rest = text.split_once(&format!("{end}, R{i}, ")).map(|(_, rest)| rest);
                rest.is_some_and(|rest| !rest.starts_with('R'))
            };
            prop_assert_eq!(alone("highest"), highest, "R{} in {}", i, &text);
            prop_assert_eq!(alone("lowest"), lowest, "R{} in {}", i, &text);
        }
        // Several share an end only where they are printed alike.
        if let Some((_, names)) = text.split_once("highest, ") {
            prop_assert!(names.starts_with('R') || names.contains(" of them,"), "{}", &text);
        }
        let all = |above: bool| rows.iter().all(|(value, bound, other)| other.is_some_and(|other| {
            let own = (*value, *bound);
            if above { proven(own, other) } else { proven(other, own) }
        }));
        let said = |word: &str| text.contains(&format!("all {} are {word} than for Nation",
            ["three", "four", "five", "six", "seven", "eight"][rows.len() - 3]));
        prop_assert_eq!(said("higher"), all(true), "{}", &text);
        prop_assert_eq!(said("lower"), all(false), "{}", &text);
    }

    #[test]
    fn whatever_is_drawn_is_told_and_ends_in_a_full_stop(
        value in "-?[0-9]{1,26}(\\.[0-9]{1,6})?",
        whole in "[0-9]{1,12}",
    ) {
        let text = fixture::TEXT.replace("\"6.2\"", &format!("\"{value}\"")).replace("\"70\"", &format!("\"{whole}\""));
        let Ok(bulletin) = load(text.as_bytes()) else { return Ok(()) };
        for chart in &bulletin.file().charts {
            for lang in Lang::ALL {
                let drawn = draw(&bulletin, chart, lang, 500).is_ok();
                let text = summary(&bulletin, chart, lang);
                prop_assert_eq!(text.ends_with(['.', '。']), drawn, "{}: {}", &chart.id, &text);
            }
        }
    }
}
