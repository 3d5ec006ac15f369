//! What holds for every kind of chart: of the fixture, of the bundled file, and of files that
//! nobody would write but somebody opens.

mod geometry;
mod inspect;
mod lines;
mod ranges;
mod sheets;
mod strange;
mod summary;

use inspect::{elements, texts};

use super::*;
use crate::bulletin::fixture;
use crate::bulletin::load::load;

const WIDTHS: [u32; 8] = [280, 320, 360, 480, 520, 768, 1120, 1600];

/// Draws every chart of a file at every width in both languages.
fn every(bulletin: &Bulletin, mut check: impl FnMut(&Chart, &Picture, &str)) {
    for chart in &bulletin.file().charts {
        for width in WIDTHS {
            for lang in Lang::ALL {
                let at = format!("{} at {width} px in {}", chart.id, lang.code());
                let picture = draw(bulletin, chart, lang, width);
                check(chart, &picture.unwrap_or_else(|error| panic!("{at}: {error}")), &at);
            }
        }
    }
}

fn bundled() -> Bulletin {
    load(include_bytes!("../../../public/data/kazuo-2025-h1.json")).unwrap()
}

/// Everything that a drawing must be, whatever it shows.
fn sound(picture: &Picture, at: &str) {
    sound_but_for_widths(picture, at);
    for mark in &picture.marks {
        assert!(mark.hit.width >= 24.0, "{at}: {} {:?} is narrow", mark.figure, mark.hit);
    }
}

/// The same of a line whose points stand closer than a finger is wide.
fn sound_but_for_widths(picture: &Picture, at: &str) {
    let all = elements(&picture.svg);
    assert_eq!(all[0].get("viewBox"), format!("0 0 {} {}", picture.width, picture.height), "{at}");
    for forbidden in ["style", "fill", "stroke", "onclick", "href"] {
        assert!(all.iter().all(|it| it.get(forbidden).is_empty()), "{at}: {forbidden}");
    }
    let texts = texts(&all);
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    for (i, (rect, text)) in texts.iter().enumerate() {
        let inside = rect.x >= -0.2 && rect.right() <= width + 0.2 && rect.y >= -0.2;
        assert!(inside && rect.bottom() <= height + 0.2, "{at}: {text} at {rect:?} leaves the picture");
        for (other, said) in &texts[i + 1..] {
            assert!(!rect.overlaps(other), "{at}: {text} {rect:?} and {said} {other:?}");
        }
    }
    for rect in all.iter().filter(|it| it.name == "rect") {
        let (x, y) = (rect.number("x"), rect.number("y"));
        let inside = x >= 0.0 && y >= 0.0 && x + rect.number("width") <= width + 0.1;
        assert!(inside && y + rect.number("height") <= height + 0.1, "{at}: {rect:?}");
    }
    for line in all.iter().filter(|it| it.name == "line") {
        let inside = |name, most: f64| (-0.1..=most + 0.1).contains(&line.number(name));
        let inside =
            inside("x1", width) && inside("x2", width) && inside("y1", height) && inside("y2", height);
        assert!(inside, "{at}: {line:?}");
    }
    for (i, mark) in picture.marks.iter().enumerate() {
        let hit = mark.hit;
        assert!(hit.height >= 24.0 && hit.width > 0.0, "{at}: {} {hit:?} is small", mark.figure);
        let inside =
            hit.x >= 0.0 && hit.y >= 0.0 && hit.right() <= width + 0.1 && hit.bottom() <= height + 0.1;
        assert!(inside, "{at}: {} {hit:?}", mark.figure);
        for other in &picture.marks[i + 1..] {
            // Edges that touch may lie within each other by what floats are rounded by.
            let (x, y) = (hit.x + 0.0005, hit.y + 0.0005);
            let inner = Rect::new(x, y, hit.width - 0.001, hit.height - 0.001);
            assert!(
                !inner.overlaps(&other.hit),
                "{at}: {} {hit:?} and {} {:?}",
                mark.figure,
                other.figure,
                other.hit
            );
        }
    }
}

#[test]
fn every_chart_is_sound_at_every_width_and_in_both_languages() {
    every(&fixture::bulletin(), |_, picture, at| sound(picture, at));
    every(&bundled(), |_, picture, at| sound(picture, at));
}

#[test]
fn every_number_of_a_table_stands_in_the_drawing() {
    use crate::bulletin::format::{Style, figure};
    let bulletin = bundled();
    for chart in &bulletin.file().charts {
        for (width, lang) in WIDTHS.into_iter().flat_map(|width| Lang::ALL.map(|lang| (width, lang))) {
            let all = elements(&draw(&bulletin, chart, lang, width).unwrap().svg);
            for row in rows(&bulletin, chart) {
                let number = figure(&bulletin.figure(&row.figure).unwrap(), lang, Style::Compact);
                let said = all.iter().any(|it| it.text == number || it.text.ends_with(&format!(" {number}")));
                assert!(said, "{} at {width}: no {number}", chart.id);
            }
        }
    }
}

#[test]
fn a_bar_is_its_scale_times_its_value() {
    // By hand: 6.2 % of growth against 5.3 %.
    let bulletin = fixture::bulletin();
    for width in WIDTHS {
        let picture = draw(&bulletin, bulletin.chart("growth").unwrap(), Lang::Zh, width).unwrap();
        let [value, nation] = &picture.marks[..] else { panic!("two marks") };
        assert_eq!((value.role, nation.role), (Role::Value, Role::Benchmark));
        assert!(value.scale > 0.0);
        assert!((value.width - 6.2 * value.scale).abs() < 0.5);
        assert!((nation.x + nation.width / 2.0 - value.x - 5.3 * value.scale).abs() < 0.5);
        // The shape that is drawn is the mark that is told.
        let bars = elements(&picture.svg);
        let bar = bars.iter().find(|it| it.get("class") == "ink-value area").unwrap();
        assert!((bar.number("width") - value.width).abs() < 0.15 && (bar.number("x") - value.x).abs() < 0.15);
        assert!(nation.label.contains("全国") && value.label.contains("6.2%"), "{}", value.label);
    }
}

#[test]
fn a_comparator_that_no_source_reports_says_so_where_it_stands() {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    let list = json["observations"].as_array_mut().unwrap();
    list.iter_mut().find(|it| it["id"] == "NATION").unwrap()["obs_status"] = "expected".into();
    let bulletin = load(json.to_string().as_bytes()).unwrap();
    for width in WIDTHS {
        let picture = draw(&bulletin, bulletin.chart("growth").unwrap(), Lang::Zh, width).unwrap();
        let all = elements(&picture.svg);
        let words: Vec<_> = all.iter().filter(|it| it.text == "预期").collect();
        assert_eq!(words.len(), 1, "{width}");
        assert!(words[0].get("class").contains("ink-expected"), "{}", words[0].get("class"));
        let number = all.iter().find(|it| it.text == "全国 +5.3%").unwrap();
        assert_eq!(number.number("y"), words[0].number("y"));
        assert!(number.number("x") < words[0].number("x"));
        assert!(
            picture.marks.iter().all(|mark| mark.label.contains("全国") && mark.label.ends_with("，预期"))
        );
    }
}

#[test]
fn a_bullet_compares_amounts_printed_in_different_scales() {
    // 8870万元 of 1亿元 (= 10000万元), and the axis is in 万元, as the first figure is.
    let bulletin = fixture::bulletin();
    let picture = draw(&bulletin, bulletin.chart("project").unwrap(), Lang::Zh, 520).unwrap();
    let [spent, plan, share, output] = &picture.marks[..] else { panic!("four marks") };
    assert!((spent.width / plan.width - 0.887).abs() < 0.002);
    assert!((plan.width - 10_000.0 * plan.scale).abs() < 0.5);
    assert!((spent.x - plan.x).abs() < 0.1);
    assert_eq!(
        [spent.role, plan.role, share.role, output.role],
        [Role::Value, Role::Target, Role::Derived, Role::Expected]
    );
    assert_ne!(output.panel, plan.panel, "what is expected has an axis of its own");
    assert!(share.label.contains("推算") && output.label.contains("预期"));
}

#[test]
fn a_bound_below_zero_opens_towards_what_it_allows() {
    // Arrows are lines of one and a half pixels in the ink of bounds: from where to where they run.
    let arrow = |value: &str, bound: &str| {
        let text = fixture::TEXT
            .replace("\"value\": \"6.2\"", &format!("\"value\": \"{value}\", \"bound\": \"{bound}\""));
        let bulletin = load(text.as_bytes()).unwrap();
        let picture = draw(&bulletin, bulletin.chart("growth").unwrap(), Lang::En, 600).unwrap();
        let lines = elements(&picture.svg);
        let arrow = lines.iter().find(|it| {
            it.name == "line" && it.get("class") == "ink-bound line" && it.get("stroke-width") == "1.5"
        });
        let arrow = arrow.unwrap_or_else(|| panic!("no arrow for {bound} {value}: {}", picture.svg));
        arrow.number("x2") - arrow.number("x1")
    };
    for value in ["6.2", "-6.2"] {
        assert!(arrow(value, "at_least") > 0.0, "at least {value} is that or more");
        assert!(arrow(value, "at_most") < 0.0, "at most {value} is that or less");
        assert!(arrow(value, "under") < 0.0, "under {value} is less");
    }
}

#[test]
fn a_bound_says_so_in_words() {
    let bulletin = fixture::bulletin();
    let picture = draw(&bulletin, bulletin.chart("bounds").unwrap(), Lang::En, 520).unwrap();
    let labels: Vec<&str> = picture.marks.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["Posts: at least 2,000 posts", "Time taken: under 0.5 hours"]);
    assert!(picture.marks.iter().all(|it| it.scale == 0.0));
}

#[test]
fn a_table_lists_each_figure_once_and_in_order() {
    let bulletin = fixture::bulletin();
    let ids = |chart: &str| -> Vec<String> {
        rows(&bulletin, bulletin.chart(chart).unwrap()).into_iter().map(|row| row.figure).collect()
    };
    assert_eq!(ids("growth"), ["GROWTH", "NATION"]);
    assert_eq!(ids("project"), ["SPENT", "PLAN", "DONE", "OUTPUT"]);
    assert_eq!(ids("parts"), ["WHOLE", "PART", "REST"]);
    assert_eq!(ids("grid"), ["WHOLE", "PART", "REST"]);
    assert_eq!(ids("bounds"), ["POSTS", "WAIT"]);
    assert_eq!(ids("gaps"), ["GAP", "GAP23", "GAP22"]);
    let growth = rows(&bulletin, bulletin.chart("growth").unwrap());
    assert_eq!(growth[1].label.zh, "地区生产总值增速 · 全国");
}

#[test]
fn a_row_tells_what_stands_beside_its_value_like_for_like() {
    let bulletin = fixture::bulletin();
    let beside = |chart: &str, figure: &str| -> Vec<String> {
        let rows = rows(&bulletin, bulletin.chart(chart).unwrap());
        let row = rows.into_iter().find(|row| row.figure == figure).unwrap();
        row.compared.into_iter().map(|it| format!("{} {}", it.label.en, it.figure)).collect()
    };
    assert_eq!(beside("growth", "GROWTH"), ["Nation NATION"]);
    assert_eq!(beside("growth", "NATION"), [""; 0]);
    assert_eq!(beside("project", "SPENT"), ["Planned investment PLAN"]);
    assert_eq!(beside("project", "PLAN"), [""; 0]);
    // The city has no figure for 2023.
    assert_eq!(beside("trend", "G23"), ["The nation N23"]);
    assert_eq!(beside("trend", "N24"), ["The county G24", "The city C24"]);
    assert_eq!(beside("trend", "G26"), [""; 0]);
}
