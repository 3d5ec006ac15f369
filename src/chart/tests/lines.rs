//! Lines over periods: where points stand, what is left open, and files that nobody would write.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{sound, sound_but_for_widths, *};
use crate::chart::tests::inspect::Element;

const WIDTHS: [u32; 8] = [280, 320, 360, 480, 768, 900, 1280, 1600];

fn trend(width: u32, lang: Lang) -> Picture {
    let bulletin = fixture::bulletin();
    draw(&bulletin, bulletin.chart("trend").unwrap(), lang, width).unwrap()
}

fn middle(mark: &Mark) -> (f64, f64) {
    (mark.x + mark.width / 2.0, mark.y + mark.height / 2.0)
}

/// The middle of the mark of each figure.
fn at(picture: &Picture, id: &str) -> (f64, f64) {
    middle(picture.marks.iter().find(|mark| mark.figure == id).unwrap())
}

/// The lines of an ink, each from point to point.
fn paths(picture: &Picture, ink: &str) -> Vec<(Vec<(f64, f64)>, bool)> {
    let path = |it: &Element| {
        let points = match it.name.as_str() {
            "line" => vec![(it.number("x1"), it.number("y1")), (it.number("x2"), it.number("y2"))],
            _ => it
                .get("points")
                .split(' ')
                .map(|point| {
                    let (x, y) = point.split_once(',').unwrap();
                    (x.parse().unwrap(), y.parse().unwrap())
                })
                .collect(),
        };
        (points, !it.get("stroke-dasharray").is_empty())
    };
    let all = elements(&picture.svg);
    all.iter().filter(|it| it.get("class") == format!("{ink} line")).map(path).collect()
}

fn near(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.0 - b.0).abs() < 0.2 && (a.1 - b.1).abs() < 0.2
}

/// The fixture whose lines have these values: none is a gap. Each has a status and a bound.
pub fn lines(periods: usize, series: &[Vec<Option<String>>], name: &str) -> Bulletin {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    let growth = json["observations"][0].clone();
    let ids: Vec<String> = (0..periods).map(|i| format!("P{i}")).collect();
    for id in &ids {
        let label = format!("{} {name}", 2000 + id[1..].parse::<usize>().unwrap());
        let period = serde_json::json!({"id": id, "label": {"zh": label, "en": label}});
        json["periods"].as_array_mut().unwrap().push(period);
    }
    let mut drawn = vec![];
    for (s, values) in series.iter().enumerate() {
        let mut figures = vec![];
        for (p, value) in values.iter().enumerate().filter_map(|(p, value)| Some((p, value.as_ref()?))) {
            let mut observation = growth.clone();
            let id = format!("S{s}P{p}");
            observation["id"] = id.clone().into();
            observation["period"] = ids[p].clone().into();
            observation["value"] = value.clone().into();
            observation["bound"] = ["exact", "at_least", "under", "at_most", "about"][(s + p) % 5].into();
            observation["obs_status"] = if (s + 2 * p) % 7 == 6 { "expected" } else { "reported" }.into();
            json["observations"].as_array_mut().unwrap().push(observation);
            figures.push(id);
        }
        drawn.push(serde_json::json!({"label": {"zh": name, "en": name}, "figures": figures}));
    }
    let trend = json["charts"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "trend").unwrap();
    trend["drawing"] = serde_json::json!({"lines": {"periods": ids, "series": drawn}});
    load(json.to_string().as_bytes()).unwrap()
}

fn drawn(bulletin: &Bulletin, width: u32) -> Result<Picture, ChartError> {
    draw(bulletin, bulletin.chart("trend").unwrap(), Lang::En, width)
}

fn given(values: &[&str]) -> Vec<Option<String>> {
    values.iter().map(|value| (!value.is_empty()).then(|| (*value).to_string())).collect()
}

#[test]
fn a_point_stands_at_its_value_and_its_period() {
    // By hand, from the fixture's text; periods are a year apart.
    let expected = [
        ("G22", 0.0, 4.5),
        ("G23", 1.0, -1.2),
        ("G24", 2.0, 7.4),
        ("GROWTH", 3.0, 6.2),
        ("G26", 4.0, 7.0),
        ("N22", 0.0, 2.5),
        ("N23", 1.0, 5.5),
        ("N24", 2.0, 5.0),
        ("NATION", 3.0, 5.3),
        ("C22", 0.0, 3.1),
        ("C24", 2.0, 4.2),
        ("C25", 3.0, 4.8),
    ];
    for (width, lang) in WIDTHS.into_iter().flat_map(|width| Lang::ALL.map(|lang| (width, lang))) {
        let picture = trend(width, lang);
        sound(&picture, &format!("trend at {width}"));
        let ids: Vec<&str> = picture.marks.iter().map(|mark| mark.figure.as_str()).collect();
        assert_eq!(ids, expected.map(|(id, ..)| id), "a mark for each figure, line by line");
        let (origin, end) = (at(&picture, "G22"), at(&picture, "G26"));
        let (step, per_unit) = ((end.0 - origin.0) / 4.0, (origin.1 - end.1) / (7.0 - 4.5));
        assert!(step > 20.0 && per_unit > 0.0);
        for (id, period, value) in expected {
            let place = at(&picture, id);
            let right = (origin.0 + step * period, origin.1 - per_unit * (value - 4.5));
            assert!(near(place, right), "{id} at {width}: {place:?}, and {right:?} would be right");
        }
        assert!(picture.marks.iter().all(|mark| (mark.scale - per_unit).abs() < 0.1));
        // Zero is a line of its own, and a fall is below it.
        let zero = origin.1 + 4.5 * per_unit;
        let axis = paths(&picture, "ink-axis");
        assert!(axis.iter().any(|(line, _)| line.iter().all(|point| (point.1 - zero).abs() < 1.0)));
        assert!(at(&picture, "G23").1 > zero + per_unit);
    }
}

#[test]
fn a_gap_stays_open_and_what_is_expected_is_dashed() {
    let picture = trend(600, Lang::Zh);
    let place = |id: &str| at(&picture, id);
    // The city has no figure for 2023: only 2024 and 2025 are joined.
    let city: Vec<_> =
        paths(&picture, "ink-other").into_iter().filter(|(line, _)| line[0].0 != line[1].0).collect();
    assert!(
        city.iter().all(|(line, _)| line.iter().all(|point| point.0 > place("C22").0 + 10.0)),
        "{city:?}"
    );
    assert!(
        city.iter()
            .any(|(line, dashed)| near(line[0], place("C24")) && near(line[1], place("C25")) && !dashed)
    );
    let county = paths(&picture, "ink-value");
    let [(reported, false), (expected, true)] = &county[..] else { panic!("{county:?}") };
    for (point, id) in reported.iter().zip(["G22", "G23", "G24", "GROWTH"]) {
        assert!(near(*point, place(id)), "{id}");
    }
    assert!(reported.len() == 4 && near(expected[0], place("GROWTH")) && near(expected[1], place("G26")));
    // A hollow disc shows the ground within its edge; a reported one is filled to its middle.
    let topmost = |id: &str| {
        let all = elements(&picture.svg);
        let here = |it: &&Element| it.name == "circle" && near((it.number("cx"), it.number("cy")), place(id));
        all.iter().rfind(here).unwrap().get("class").to_string()
    };
    assert_eq!([topmost("GROWTH"), topmost("G26")], ["ink-value area", "ink-ground area"]);
    // The city's last figure is a lower bound.
    let (x, y) = place("C25");
    let arrow = paths(&picture, "ink-other");
    assert!(
        arrow
            .iter()
            .any(|(line, _)| near(line[0], (x, y - 4.5)) && line[1].0 == line[0].0 && line[1].1 < y - 15.0)
    );
    assert_eq!(picture.marks[4].role, Role::Expected);
}

#[test]
fn each_line_says_at_its_end_whose_it_is_and_each_mark_which_period() {
    for width in WIDTHS {
        let picture = trend(width, Lang::Zh);
        let all = elements(&picture.svg);
        let texts = texts(&all);
        let right = at(&picture, "G26").0;
        for said in ["某县", "全国", "所在市", "+7%", "+5.3%", "≥ +4.8%", "预期"] {
            let label = texts.iter().find(|(rect, text)| text == said && rect.x > right);
            assert!(label.is_some(), "no {said} at {width}");
        }
        // Two lines end before the axis does, and say when, whole.
        let column: String =
            texts.iter().filter(|(rect, _)| rect.x > right).map(|(_, text)| text.clone()).collect();
        assert_eq!(column.matches("2025年上半年").count(), 2, "{column} at {width}");
        let english =
            elements(&trend(width, Lang::En).svg).iter().map(|it| it.text.clone() + " ").collect::<String>();
        assert!(english.matches("First half of 2025").count() >= 2, "{english} at {width}");
    }
    let labels: Vec<String> = trend(600, Lang::En).marks.into_iter().map(|mark| mark.label).collect();
    assert_eq!(labels[1], "The county · First half of 2023: −1.2%");
    assert_eq!(labels[4], "The county · First half of 2026: +7%, expected");
    assert_eq!(labels[11], "The city · First half of 2025: at least +4.8%");
    // Where there is room, the main line's numbers stand on its points, the unit once on the axis.
    let wide = elements(&trend(900, Lang::Zh).svg);
    for number in ["+4.5", "−1.2", "+7.4", "+6.2"] {
        assert_eq!(wide.iter().filter(|it| it.text == number).count(), 1, "{number}");
    }
    assert_eq!(wide.iter().filter(|it| it.text == "8%").count(), 1);
}

#[test]
fn the_first_and_the_last_period_are_named_at_every_width() {
    for width in WIDTHS {
        let picture = trend(width, Lang::Zh);
        let all: String = elements(&picture.svg).iter().map(|it| it.text.clone()).collect();
        let ends = all.contains("2022年") && all.contains("2026年");
        assert!(ends, "{width}: {all}");
    }
}

#[test]
fn a_table_lists_line_by_line() {
    let bulletin = fixture::bulletin();
    let rows = rows(&bulletin, bulletin.chart("trend").unwrap());
    let labels: Vec<&str> = rows.iter().map(|row| row.label.zh.as_str()).collect();
    assert_eq!(labels[..2], ["某县 · 2022年上半年", "某县 · 2023年上半年"]);
    let drawn: BTreeSet<String> = trend(500, Lang::Zh).marks.into_iter().map(|mark| mark.figure).collect();
    assert_eq!(rows.into_iter().map(|row| row.figure).collect::<BTreeSet<_>>(), drawn);
}

#[test]
fn a_line_without_figures_is_not_drawn_and_a_lone_one_is_a_dot() {
    let bulletin = lines(3, &[given(&["", "", ""]), given(&["", "4", ""])], "某县");
    let picture = drawn(&bulletin, 500).unwrap();
    sound(&picture, "a dot");
    assert_eq!(picture.marks.len(), 1);
    let nothing = drawn(&lines(2, &[given(&["", ""])], "某县"), 500);
    assert!(matches!(nothing, Err(ChartError::Empty { .. })), "{nothing:?}");
    let single = drawn(&lines(1, &[given(&["3"]), given(&["3"]), given(&["3.1"])], "某县"), 280).unwrap();
    sound(&single, "one period");
}

#[test]
fn what_has_no_place_or_another_unit_is_refused() {
    let bulletin = fixture::bulletin();
    let error = |figure: &str| {
        let chart = serde_json::json!({
            "id": "own", "title": {"zh": "", "en": ""}, "subtitle": {"zh": "", "en": ""},
            "drawing": {"lines": {"periods": ["H1"], "series": [
                {"label": {"zh": "", "en": ""}, "figures": ["GROWTH", figure]}]}},
        });
        let chart: Chart = serde_json::from_value(chart).unwrap();
        draw(&bulletin, &chart, Lang::Zh, 400).err()
    };
    assert!(matches!(error("G22"), Some(ChartError::OffAxis { .. })));
    assert!(matches!(error("EACH"), Some(ChartError::OffAxis { .. })));
    assert!(matches!(error("MONEY"), Some(ChartError::Mixed { .. })));
    assert!(matches!(error("NOPE"), Some(ChartError::Missing { .. })));
}

#[test]
fn values_of_any_size_and_sign_draw_soundly() {
    let huge = "9999999999999999999999999999";
    let tiny = "0.0000000000000000000000000001";
    let cases: [&[&str]; 7] = [
        &["0", "0"],
        &["-5", "-3", "-4"],
        &[huge, "1", "-9999999999999999999999999999"],
        &["1", huge],
        &[tiny, "0"],
        &["10", "10", "10"],
        &["-0.1", "", "100"],
    ];
    let long = "规模以上工业企业营业收入利润率与上年同期相比的增长百分点".repeat(4);
    for name in
        ["某县", long.as_str(), "", "<b>&\"'", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"]
    {
        for case in cases {
            let bulletin = lines(case.len(), &[given(case), given(case), given(&case[..1])], name);
            for width in WIDTHS {
                sound(&drawn(&bulletin, width).unwrap(), &format!("{case:?} of {name} at {width}"));
            }
        }
    }
}

#[test]
fn many_lines_over_many_periods_leave_each_figure_its_place() {
    for (series, periods) in [(1, 60), (3, 24), (12, 4), (7, 30)] {
        let values = |s: usize| (0..periods).map(|p| Some(format!("{}", (s * 7 + p * 5) % 23))).collect();
        let bulletin = lines(periods, &(0..series).map(values).collect::<Vec<_>>(), "某县");
        for width in WIDTHS {
            let picture = drawn(&bulletin, width).unwrap();
            let at = format!("{series} × {periods} at {width}");
            if is_dense(&picture) {
                sound_but_for_widths(&picture, &at)
            } else {
                sound(&picture, &at)
            }
            assert_eq!(picture.marks.len(), series * periods);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn points_are_proportional_and_sound(
        series in prop::collection::vec(prop::collection::vec(prop::option::of("-?[1-9][0-9]{0,6}(\\.[0-9]{1,2})?"), 6), 1..5),
        width in 200_u32..1700,
    ) {
        prop_assume!(series.iter().flatten().any(Option::is_some));
        let picture = drawn(&lines(6, &series, "某个地区"), width).unwrap();
        sound(&picture, &format!("{series:?} at {width}"));
        let number = |id: &str| {
            let (s, p) = id[1..].split_once('P').unwrap();
            series[s.parse::<usize>().unwrap()][p.parse::<usize>().unwrap()].as_ref().unwrap().parse::<f64>().unwrap()
        };
        let first = &picture.marks[0];
        for mark in &picture.marks {
            let expected = middle(first).1 - (number(&mark.figure) - number(&first.figure)) * mark.scale;
            prop_assert!((middle(mark).1 - expected).abs() < 0.5, "{}", mark.figure);
        }
    }
}

#[test]
fn a_file_is_refused_whose_lines_have_no_place_or_two() {
    use crate::bulletin::load::{LoadProblem, load};
    let problems = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
        change(&mut json["charts"][5]["drawing"]["lines"]);
        let errors = load(json.to_string().as_bytes()).err().map_or(vec![], |errors| errors.0);
        errors.into_iter().map(|error| (error.path.to_string(), error.problem)).collect::<Vec<_>>()
    };
    assert!(problems(&|_| {}).is_empty());
    let is = |problems: Vec<(String, LoadProblem)>, at: &str, right: &dyn Fn(&LoadProblem) -> bool| {
        let at = format!("charts[5].drawing.lines.{at}");
        assert!(problems.iter().any(|(path, problem)| *path == at && right(problem)), "{at}: {problems:?}");
    };
    let dangling = |problem: &LoadProblem| matches!(problem, LoadProblem::Dangling { .. });
    let twice = |problem: &LoadProblem| matches!(problem, LoadProblem::RepeatedPeriod { .. });
    is(problems(&|it| it["periods"][0] = "H1_1922".into()), "periods[0]", &dangling);
    is(
        problems(&|it| drop(it["periods"].as_array_mut().unwrap().remove(1))),
        "series[0].figures[1]",
        &dangling,
    );
    is(problems(&|it| it["periods"][1] = "H1_2022".into()), "periods[1]", &twice);
    is(problems(&|it| it["series"][2]["figures"][1] = "N22".into()), "series[2].figures[1]", &twice);
    // A derived value is for no period.
    is(problems(&|it| it["series"][2]["figures"][1] = "GAP".into()), "series[2].figures[1]", &dangling);
}

/// Whether neighbours of a line stand closer than the smallest marker is wide, 5.4 pixels.
fn is_dense(picture: &Picture) -> bool {
    picture.marks.windows(2).any(|pair| (0.001..5.4).contains(&(middle(&pair[1]).0 - middle(&pair[0]).0)))
}

/// A line of so many values between −40 and 60, without order; none where `missing` says so.
fn noise(count: usize, missing: impl Fn(usize) -> bool) -> Vec<Option<String>> {
    let mut seed = 1_u32;
    let mut value = || {
        // A linear congruential generator with the constants of Numerical Recipes.
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let tenths = i32::try_from(seed >> 16).unwrap() % 1000 - 400;
        format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10)
    };
    (0..count).map(|index| Some(value()).filter(|_| !missing(index))).collect()
}

/// The highest and the lowest place of each column of pixels.
fn columns(points: impl Iterator<Item = (f64, f64)>) -> BTreeMap<i64, (f64, f64)> {
    let mut out = BTreeMap::new();
    for (x, y) in points {
        #[allow(clippy::cast_possible_truncation)]
        let column = out.entry(x.floor() as i64).or_insert((y, y));
        *column = (column.0.min(y), column.1.max(y));
    }
    out
}

#[test]
fn a_line_of_ten_thousand_points_shows_every_extreme_and_tells_every_figure() {
    let values = noise(10_000, |_| false);
    let bulletin = plain_line(&values, |_| false);
    for width in [280, 768, 1600] {
        let picture = drawn(&bulletin, width).unwrap();
        sound_but_for_widths(&picture, &format!("ten thousand at {width}"));
        assert!(picture.height < 450, "no taller than another line");
        let ids: Vec<&str> = picture.marks.iter().map(|mark| mark.figure.as_str()).collect();
        assert!(ids.len() == 10_000 && ids[0] == "S0P0" && ids[9_999] == "S0P9999");
        // Each mark at its value, worked out from the first and the scale.
        let number = |index: usize| values[index].as_ref().unwrap().parse::<f64>().unwrap();
        let first = middle(&picture.marks[0]);
        for (index, mark) in picture.marks.iter().enumerate() {
            let right = first.1 - (number(index) - number(0)) * mark.scale;
            assert!((middle(mark).1 - right).abs() < 0.01, "{index}");
        }
        let [(line, false)] = &paths(&picture, "ink-value")[..] else { panic!("one stroke") };
        // No more than four points a pixel, and in each pixel all that the marks span there. A pixel of
        // the drawing begins within a tenth of where a mark does.
        assert!(line.len() <= 4 * width as usize && line.len() < 7_000, "{}", line.len());
        let marks = columns(picture.marks.iter().map(middle));
        let mut told = 0;
        for (x, (top, bottom)) in marks {
            #[allow(clippy::cast_precision_loss)]
            let near: Vec<_> = line.iter().filter(|it| (it.0 - 0.5 - x as f64).abs() <= 0.61).collect();
            assert!(
                near.iter().any(|it| (it.1 - top).abs() < 0.06)
                    && near.iter().any(|it| (it.1 - bottom).abs() < 0.06)
            );
            told += 1;
        }
        assert!(told > 100);
        assert!(texts(&elements(&picture.svg)).len() < 60);
        if width < 500 {
            continue;
        }
        // Where there is room, its highest and its lowest value are said.
        let texts = texts(&elements(&picture.svg));
        let by_value = |a: &usize, b: &usize| number(*a).total_cmp(&number(*b));
        let (low, high) =
            ((0..10_000).min_by(by_value).unwrap(), (0..10_000).rev().max_by(by_value).unwrap());
        for (index, sign) in [(low, "−"), (high, "+")] {
            let said = format!("{sign}{}", values[index].as_ref().unwrap().trim_start_matches('-'));
            let place = middle(&picture.marks[index]);
            let beside = |rect: &Rect| {
                (rect.x - 30.0..rect.right() + 30.0).contains(&place.0)
                    && (rect.y - 30.0..rect.bottom() + 30.0).contains(&place.1)
            };
            assert!(texts.iter().any(|(rect, text)| *text == said && beside(rect)), "{said} at {width}");
        }
    }
}

/// The fixture with one line of exact values, expected where the function says so.
fn plain_line(values: &[Option<String>], expected: impl Fn(usize) -> bool) -> Bulletin {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    let growth = json["observations"][0].clone();
    let ids: Vec<String> = (0..values.len()).map(|i| format!("P{i}")).collect();
    let push = |json: &mut serde_json::Value, list: &str, it| json[list].as_array_mut().unwrap().push(it);
    let mut figures = vec![];
    for (index, id) in ids.iter().enumerate() {
        let label = format!("{index}");
        push(&mut json, "periods", serde_json::json!({"id": id, "label": {"zh": label, "en": label}}));
        let Some(value) = &values[index] else { continue };
        let mut observation = growth.clone();
        observation["id"] = format!("S0P{index}").into();
        observation["period"] = id.clone().into();
        observation["value"] = value.clone().into();
        observation["obs_status"] = if expected(index) { "expected" } else { "reported" }.into();
        push(&mut json, "observations", observation);
        figures.push(format!("S0P{index}"));
    }
    let trend = json["charts"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "trend").unwrap();
    let line = serde_json::json!({"label": {"zh": "某县", "en": "A county"}, "figures": figures});
    trend["drawing"] = serde_json::json!({"lines": {"periods": ids, "series": [line]}});
    load(json.to_string().as_bytes()).unwrap()
}

#[test]
fn what_is_expected_stays_dashed_however_close_its_points() {
    // Of two thousand, the last two hundred and two in the middle are expected.
    let expected = |index: usize| index >= 1_800 || index == 900 || index == 901;
    let picture = drawn(&plain_line(&noise(2_000, |_| false), expected), 900).unwrap();
    let x = |index: usize| middle(&picture.marks[index]).0;
    let (rules, runs): (Vec<_>, Vec<_>) = paths(&picture, "ink-value")
        .into_iter()
        .partition(|(line, _)| line.iter().all(|it| it.1 == line[0].1));
    let dashed: Vec<_> =
        runs.iter().map(|(line, dashed)| (line[0].0, line[line.len() - 1].0, *dashed)).collect();
    let right = [
        (x(0), x(899), false),
        (x(899), x(902), true),
        (x(902), x(1_799), false),
        (x(1_799), x(1_999), true),
    ];
    assert_eq!(dashed.len(), 4, "{dashed:?}");
    for (run, right) in dashed.iter().zip(right) {
        assert!(
            (run.0 - right.0).abs() < 0.1 && (run.1 - right.1).abs() < 0.1 && run.2 == right.2,
            "{run:?} {right:?}"
        );
    }
    // A rule below the plot shows both, the short one at least as long as two dashes.
    let lowest = picture.marks.iter().map(|mark| middle(mark).1).fold(0.0, f64::max);
    let [(short, true), (long, true)] = &rules[..] else { panic!("{rules:?}") };
    assert!((short[0].0 - x(899)).abs() < 0.1 && (11.0..13.0).contains(&(short[1].0 - short[0].0)));
    assert!((long[0].0 - x(1_799)).abs() < 0.1 && (long[1].0 - x(1_999)).abs() < 0.1);
    assert!(short[0].1 > lowest + 10.0 && long[0].1 > lowest + 10.0);
    // The two in the middle are too short a stretch for dashes, and have a ring.
    let rings: Vec<_> = elements(&picture.svg)
        .into_iter()
        .filter(|it| it.get("class") == "ink-ground area" && it.name == "circle" && it.number("r") < 2.0)
        .collect();
    assert!(
        rings.iter().any(|ring| near(
            (ring.number("cx"), ring.number("cy")),
            (x(902), middle(&picture.marks[902]).1)
        )),
        "{rings:?}"
    );
}

#[test]
fn bounds_are_told_however_close_they_stand() {
    // Every fifth of a thousand values is at least, every fifth under or at most, every fifth around.
    let bulletin = lines(1_000, &[noise(1_000, |_| false)], "某县");
    let picture = drawn(&bulletin, 900).unwrap();
    sound_but_for_widths(&picture, "bounds");
    let ends: Vec<_> = paths(&picture, "ink-bound").into_iter().filter(|(line, _)| line.len() == 2).collect();
    let (from, to) = (middle(&picture.marks[0]).0, middle(&picture.marks[999]).0);
    // In every 24 pixels there is one of each, at the place of a value that is such a bound.
    let marks = |kind: usize| picture.marks.iter().skip(kind).step_by(5).map(middle);
    let up = ends.iter().filter(|(it, dashed)| !dashed && it[1].1 < it[0].1 - 15.0).map(|(it, _)| it[0]);
    let up: Vec<_> = up.collect();
    assert!(up.iter().all(|(x, y)| marks(1).any(|mark| near(mark, (*x, y + 4.5)))), "{up:?}");
    let down = ends.iter().filter(|(it, dashed)| !dashed && it[1].1 > it[0].1 + 15.0).map(|(it, _)| it[0].0);
    let around = ends.iter().filter(|(_, dashed)| *dashed).map(|(it, _)| it[0].0 + 8.0);
    for told in [up.iter().map(|it| it.0).collect::<Vec<_>>(), down.collect(), around.collect()] {
        let mut told: Vec<f64> = told;
        told.sort_by(f64::total_cmp);
        let gaps = told.windows(2).all(|pair| pair[1] - pair[0] <= 36.0);
        assert!(gaps && told[0] - from < 24.0 && to - told[told.len() - 1] < 36.0, "{told:?}");
        assert!(told.len() < 200);
    }
    // Upwards speaks the highest of its neighbours.
    let highest = marks(1).take(3).map(|mark| mark.1).fold(f64::MAX, f64::min);
    let first = up.iter().min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
    assert!((first.1 + 4.5 - highest).abs() < 0.2, "{first:?} {highest}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn gaps_stay_gaps_and_extremes_extremes(
        count in 300_usize..1_500, every in 2_usize..40, width in 280_u32..1600, long in 1_usize..4,
    ) {
        let missing = |index: usize| index % every < long.min(every - 1) && index > 0;
        let values = noise(count, missing);
        let picture = drawn(&plain_line(&values, |_| false), width).unwrap();
        prop_assume!(is_dense(&picture));
        sound_but_for_widths(&picture, &format!("{count} every {every} at {width}"));
        // Where each period is, from the first mark and the last.
        let there: Vec<usize> = (0..count).filter(|index| !missing(*index)).collect();
        prop_assert_eq!(picture.marks.len(), there.len());
        let (from, to) = (middle(&picture.marks[0]).0, middle(picture.marks.last().unwrap()).0);
        let step = (to - from) / f64::from(u32::try_from(there[there.len() - 1] - there[0]).unwrap());
        let at = |x: f64| (x - from) / step;
        for (line, _) in paths(&picture, "ink-value") {
            for pair in line.windows(2) {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let (a, b) = ((at(pair[0].0 + 0.1).ceil()) as usize, at(pair[1].0 - 0.1).floor().max(0.0) as usize);
                prop_assert!((a..b).all(|index| !missing(index)), "{:?} crosses a gap", pair);
            }
        }
        // The highest and the lowest are drawn: as part of a stroke or as a dot.
        let dots = elements(&picture.svg);
        let dots = dots.iter().filter(|it| it.name == "circle").map(|it| (it.number("cx"), it.number("cy")));
        let shown: Vec<_> = paths(&picture, "ink-value").into_iter().flat_map(|(line, _)| line).chain(dots).collect();
        let ys = || picture.marks.iter().map(middle).map(|place| place.1);
        for extreme in [ys().fold(f64::MAX, f64::min), ys().fold(f64::MIN, f64::max)] {
            prop_assert!(shown.iter().any(|point| (point.1 - extreme).abs() < 0.06), "{}", extreme);
        }
    }
}
