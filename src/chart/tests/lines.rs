//! Lines over periods: where points stand, what is left open, and files that nobody would write.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{sound, *};
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
fn lines(periods: usize, series: &[Vec<Option<String>>], name: &str) -> Bulletin {
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
            sound(&picture, &format!("{series} × {periods} at {width}"));
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
