//! Every chart of the bundled bulletins, at every width and in both languages: each mark against
//! the observation it stands for, worked out from the file's own decimals, not from the drawing.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::load::load;
use bulletin::bulletin::model::{Chart, Drawing};
use bulletin::bulletin::text::Lang;
use bulletin::chart::{ChartError, Mark, Picture, Role, draw, rows};

const WIDTHS: [u32; 7] = [280, 320, 360, 480, 768, 1120, 1600];

fn bundled() -> Bulletin {
    load(include_bytes!("../public/data/kazuo-2025-h1.json")).expect("the bundled file loads")
}

/// The fictional bulletin, whose charts are of another county's making.
fn demo() -> Bulletin {
    load(include_bytes!("../public/data/qiyun-2025-h1.json")).expect("the demonstration loads")
}

fn every(bulletin: &Bulletin, mut check: impl FnMut(&Chart, &Picture, &str)) {
    for chart in &bulletin.file().charts {
        for width in WIDTHS {
            for lang in Lang::ALL {
                let at = format!("{} at {width} px in {}", chart.id, lang.code());
                let picture =
                    draw(bulletin, chart, lang, width).unwrap_or_else(|error| panic!("{at}: {error}"));
                assert_eq!(picture.width, width, "{at}");
                check(chart, &picture, &at);
            }
        }
    }
}

/// The value of an observation in base units, from its printed digits; none for what is derived.
fn printed(bulletin: &Bulletin, id: &str) -> Option<f64> {
    let observation = bulletin.observation(id)?;
    let unit = &bulletin.indicator(&observation.indicator)?.unit_measure;
    let factor = match unit.as_str() {
        "PERCENT" => 0.01,
        _ => 1.0,
    };
    let digits: f64 = observation.value.to_string().parse().expect("digits");
    Some(digits * 10_f64.powi(i32::from(observation.unit_mult)) * factor)
}

fn has_length(mark: &Mark) -> bool {
    mark.scale > 0.0 && mark.role != Role::Benchmark
}

#[test]
fn a_bar_is_as_long_as_its_number_on_the_axis_of_its_panel() {
    let bulletin = bundled();
    let mut compared = 0;
    every(&bulletin, |_, picture, at| {
        let mut panels: BTreeMap<usize, Vec<(f64, &Mark)>> = BTreeMap::new();
        for mark in picture.marks.iter().filter(|mark| has_length(mark)) {
            if let Some(value) = printed(&bulletin, &mark.figure) {
                panels.entry(mark.panel).or_default().push((value, mark));
            }
        }
        for marks in panels.values() {
            let Some((value, longest)) = marks.iter().max_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
            for (other, mark) in marks {
                let expected = longest.width * other / value;
                let off = (mark.width - expected).abs();
                assert!(
                    off < 0.6,
                    "{at}: {} is {} px, and {expected} would be right",
                    mark.figure,
                    mark.width
                );
                compared += 1;
            }
        }
    });
    assert!(compared > 300, "only {compared} bars were compared");
}

#[test]
fn bars_start_at_zero_and_comparators_stand_at_their_value() {
    let bulletin = bundled();
    for width in WIDTHS {
        let chart = bulletin.chart("growth").expect("growth");
        let picture = draw(&bulletin, chart, Lang::Zh, width).expect("it draws");
        let bars: Vec<&Mark> = picture.marks.iter().filter(|it| it.role == Role::Value).collect();
        let zero = bars[0].x;
        assert!(bars.iter().all(|bar| (bar.x - zero).abs() < 0.1), "{width}");
        let per_point = bars[0].width / 19.8;
        for (id, value) in [("CN3", 6.4), ("CN2", 1.6), ("CN4", 5.0), ("CN1", 5.3)] {
            let mark = picture.marks.iter().find(|it| it.figure == id).expect(id);
            let x = mark.x + mark.width / 2.0;
            assert!((x - zero - value * per_point).abs() < 0.6, "{id} at {width}: {x}");
        }
    }
}

#[test]
fn parts_stand_within_their_whole_and_fill_it() {
    let bulletin = bundled();
    let chart = bulletin.chart("services").expect("services");
    for width in WIDTHS {
        let picture = draw(&bulletin, chart, Lang::Zh, width).expect("it draws");
        let of = |id: &str| picture.marks.iter().find(|it| it.figure == id).expect(id);
        let right = |id: &str| of(id).x + of(id).width;
        // 1047 = 906 + 100 + 41 and 906 = 550 + 266 + 90, side by side.
        assert!((of("D10").width / of("D07").width - 906.0 / 1047.0).abs() < 0.002);
        assert!((of("R5a").width / of("D07").width - 90.0 / 1047.0).abs() < 0.002);
        for (left, next) in [("D10", "D09"), ("D09", "D08"), ("D12", "D14"), ("D14", "R5a")] {
            assert!((right(left) - of(next).x).abs() < 0.6, "{left} and {next} at {width}");
        }
        assert!((right("R5a") - right("D10")).abs() < 0.6);
        assert!((right("D08") - right("D07")).abs() < 0.6);
        assert_eq!(of("R5a").role, Role::Derived);
    }
}

#[test]
fn one_square_stands_for_one_enterprise() {
    let bulletin = bundled();
    let chart = bulletin.chart("resumed").expect("resumed");
    for width in WIDTHS {
        let svg = draw(&bulletin, chart, Lang::Zh, width).expect("it draws").svg;
        let squares = |class: &str| {
            let rects = svg.split("<rect ").skip(1).map(|it| it.split('>').next().unwrap_or(""));
            rects.filter(|it| it.contains(class)).count()
        };
        // Each with one more for the legend.
        assert_eq!((squares("ink-value"), squares("ink-derived")), (68 + 1, 2 + 1), "{width}");
    }
}

#[test]
fn bounds_are_drawn_open_and_compare_with_nothing() {
    let bulletin = bundled();
    let chart = bulletin.chart("talent_fair").expect("talent_fair");
    every(&bulletin, |drawn, picture, at| {
        if drawn.id != chart.id {
            return;
        }
        assert_eq!(picture.marks.len(), 4, "{at}");
        let x: BTreeSet<i64> = picture.marks.iter().map(|it| (it.x * 10.0) as i64).collect();
        assert_eq!(x.len(), 1, "{at}: the dots suggest a comparison");
        assert!(picture.marks.iter().all(|it| it.scale == 0.0), "{at}");
        assert!(picture.svg.matches("ink-bound").count() >= 4, "{at}: no open ends");
        assert_eq!(picture.svg.matches('≥').count(), 4, "{at}");
    });
}

#[test]
fn expected_and_derived_values_say_so() {
    for bulletin in [bundled(), demo()] {
        every(&bulletin, |_, picture, at| {
            for mark in &picture.marks {
                let (expected, derived) = (["预期", "expected"], ["推算", "derived"]);
                let says = |words: [&str; 2]| words.iter().any(|it| mark.label.contains(it));
                match mark.role {
                    Role::Expected | Role::Target => assert!(says(expected), "{at}: {}", mark.label),
                    Role::Derived => assert!(says(derived), "{at}: {}", mark.label),
                    Role::Value | Role::Benchmark => assert!(!says(derived), "{at}: {}", mark.label),
                }
            }
        });
    }
}

#[test]
fn marks_lie_inside_the_picture_and_apart() {
    for bulletin in [bundled(), demo()] {
        every(&bulletin, |_, picture, at| {
            let (width, height) = (f64::from(picture.width), f64::from(picture.height));
            for (index, mark) in picture.marks.iter().enumerate() {
                let hit = mark.hit;
                let inside = hit.x >= 0.0
                    && hit.y >= 0.0
                    && hit.right() <= width + 0.1
                    && hit.bottom() <= height + 0.1;
                assert!(inside, "{at}: {} at {hit:?} of {width} × {height}", mark.figure);
                assert!(mark.x >= -0.1 && mark.x + mark.width <= width + 0.1, "{at}: {}", mark.figure);
                assert!(hit.height >= 24.0, "{at}: {} is {} px high", mark.figure, hit.height);
                for other in &picture.marks[index + 1..] {
                    assert!(!hit.overlaps(&other.hit), "{at}: {} and {}", mark.figure, other.figure);
                }
            }
        });
    }
}

#[test]
fn a_chart_draws_what_its_table_lists_and_nothing_else() {
    for bulletin in [bundled(), demo()] {
        every(&bulletin, |chart, picture, at| {
            let drawn: Vec<&str> = picture.marks.iter().map(|it| it.figure.as_str()).collect();
            let unique: BTreeSet<&str> = drawn.iter().copied().collect();
            assert_eq!(unique.len(), drawn.len(), "{at}: a figure is drawn twice");
            let listed = rows(&bulletin, chart);
            let listed: BTreeSet<&str> = listed.iter().map(|it| it.figure.as_str()).collect();
            assert_eq!(unique, listed, "{at}");
        });
    }
}

#[test]
fn every_kind_of_chart_is_among_them() {
    let bulletins = [bundled(), demo()];
    let charts = bulletins.iter().flat_map(|bulletin| &bulletin.file().charts);
    let kinds: BTreeSet<&str> = charts.map(|chart| chart.drawing.name()).collect();
    assert_eq!(kinds, Drawing::NAMES.iter().copied().collect());
}

#[test]
fn a_range_is_as_long_as_rounding_leaves_it_and_its_dot_is_in_its_middle() {
    // By hand: each growth rate is known to half of a tenth, so a difference of two to a tenth.
    let gaps = [("V3", 13.4), ("V2", 5.8), ("V4", 2.1), ("V1", 0.9)];
    let bulletin = bundled();
    let chart = bulletin.chart("growth_gap").expect("growth_gap");
    for width in WIDTHS {
        let picture = draw(&bulletin, chart, Lang::En, width).expect("it draws");
        let ids: Vec<&str> = picture.marks.iter().map(|it| it.figure.as_str()).collect();
        assert_eq!(ids, gaps.map(|(id, _)| id));
        let middle = |mark: &Mark| mark.x + mark.width / 2.0;
        let (first, last) = (&picture.marks[0], &picture.marks[3]);
        let per_point = (middle(first) - middle(last)) / (13.4 - 0.9);
        let zero = middle(last) - 0.9 * per_point;
        assert!(per_point > 5.0 && zero >= 0.0, "{width}");
        for (mark, (id, gap)) in picture.marks.iter().zip(gaps) {
            assert!((middle(mark) - zero - gap * per_point).abs() < 0.2, "{id} at {width}");
            assert!((mark.width - 0.2 * per_point).abs() < 0.2, "{id} at {width}: {}", mark.width);
            assert_eq!(mark.role, Role::Derived);
        }
        // The line from which values count stands at zero.
        let lines = picture.svg.split("<line ").filter(|it| it.contains("class=\"ink-axis line\""));
        let x = |it: &str| it.split("x1=\"").nth(1)?.split('"').next()?.parse::<f64>().ok();
        let axis: Vec<f64> = lines.filter_map(x).collect();
        assert!(
            !axis.is_empty() && axis.iter().all(|x| (x - zero).abs() < 1.0),
            "{zero} at {width}: {axis:?}"
        );
    }
}

#[test]
fn a_drawing_carries_classes_and_no_styles() {
    for bulletin in [bundled(), demo()] {
        every(&bulletin, |_, picture, at| {
            for forbidden in ["style=", "<script", "<style", "fill=\"#", "stroke=\"#", "NaN", "inf"] {
                assert!(!picture.svg.contains(forbidden), "{at}: {forbidden}");
            }
            assert_eq!(picture.svg.matches("<svg").count(), 1, "{at}");
            assert!(picture.svg.ends_with("</svg>"), "{at}");
        });
    }
}

#[test]
fn names_from_a_file_cannot_become_markup() {
    let text = include_str!("../src/bulletin/fixture.json").replace("GDP growth", "<img src=x> & \\\"q\\\"");
    let bulletin = load(text.as_bytes()).expect("it loads");
    let chart = bulletin.chart("growth").expect("growth");
    let svg = draw(&bulletin, chart, Lang::En, 600).expect("it draws").svg;
    assert!(!svg.contains("<img") && svg.contains("&lt;img"), "{svg}");
}

#[test]
fn what_cannot_be_drawn_honestly_is_an_error() {
    let spoil = |from: &str, to: &str, chart: &str| {
        let text = include_str!("../src/bulletin/fixture.json").replace(from, to);
        let bulletin = load(text.as_bytes()).expect("it loads");
        draw(&bulletin, bulletin.chart(chart).expect(chart), Lang::Zh, 600).map(|_| ())
    };
    // A benchmark in another unit.
    let mixed = spoil("\"figure\": \"NATION\"", "\"figure\": \"MONEY\"", "growth");
    assert!(matches!(mixed, Err(ChartError::Mixed { .. })), "{mixed:?}");
    // A part larger than its whole.
    let exceeds = spoil("\"68\"", "\"71\"", "grid");
    assert!(matches!(exceeds, Err(ChartError::Exceeds { .. })), "{exceeds:?}");
    let exceeds = spoil("\"68\"", "\"71\"", "parts");
    assert!(matches!(exceeds, Err(ChartError::Exceeds { .. })), "{exceeds:?}");
    // More squares than anybody counts: another drawing, of bounded size.
    let text = include_str!("../src/bulletin/fixture.json").replace("\"70\"", "\"7000000000000\"");
    let bulletin = load(text.as_bytes()).expect("it loads");
    if let Ok(picture) = draw(&bulletin, bulletin.chart("grid").expect("grid"), Lang::Zh, 600) {
        assert!(picture.svg.len() < 100_000, "{} bytes", picture.svg.len());
    }
}

#[test]
fn extreme_values_draw_or_are_refused_and_never_panic() {
    for value in ["0", "-5.3", "0.0000001", "99999999999999999999999999", "-99999999999999"] {
        let text = include_str!("../src/bulletin/fixture.json").replace("\"6.2\"", &format!("\"{value}\""));
        let Ok(bulletin) = load(text.as_bytes()) else { continue };
        for chart in &bulletin.file().charts {
            for width in [0, 1, 280, 1600, u32::MAX] {
                if let Ok(picture) = draw(&bulletin, chart, Lang::En, width) {
                    let right = f64::from(picture.width) + 0.1;
                    assert!(picture.marks.iter().all(|it| it.hit.right() <= right), "{value} {}", chart.id);
                }
            }
        }
    }
}

#[test]
fn reported_values_are_filled_and_others_are_not() {
    let bulletin = bundled();
    let chart = bulletin.chart("output").expect("output");
    let svg = draw(&bulletin, chart, Lang::Zh, 480).expect("it draws").svg;
    assert_eq!(svg.matches("class=\"ink-value area\"").count(), 1, "the reported bar");
    assert_eq!(svg.matches("class=\"ink-derived area\"").count(), 0, "the derived bar");
    assert!(svg.contains("stroke-dasharray"), "the derived bar is dashed");
}
