//! Ranges of rounding: as long as they are, below zero too, and none where nothing was rounded.

use super::{sound, *};
use crate::chart::tests::inspect::Element;

const WIDTHS: [u32; 7] = [280, 320, 480, 600, 900, 1280, 1600];

/// The fixture whose two rates of this year and their rounding are others.
fn gaps(growth: &str, nation: &str, bound: &str, rounding: &str) -> Bulletin {
    let mut json: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
    for (id, value) in [("GROWTH", growth), ("NATION", nation)] {
        let list = json["observations"].as_array_mut().unwrap();
        list.iter_mut().find(|it| it["id"] == id).unwrap()["value"] = value.into();
    }
    json["observations"][0]["bound"] = bound.into();
    let list = json["relations"].as_array_mut().unwrap();
    let gap = list.iter_mut().find(|it| it["id"] == "GAP").unwrap();
    gap["rounding"] = rounding.into();
    gap["decimals"] = 6.into();
    load(json.to_string().as_bytes()).unwrap()
}

fn drawn(bulletin: &Bulletin, width: u32) -> Picture {
    let picture = draw(bulletin, bulletin.chart("gaps").unwrap(), Lang::En, width).unwrap();
    sound(&picture, &format!("gaps at {width}"));
    picture
}

fn derived_lines(picture: &Picture) -> Vec<Element> {
    let all = elements(&picture.svg);
    all.into_iter().filter(|it| it.name == "line" && it.get("class") == "ink-derived line").collect()
}

#[test]
fn ranges_stand_on_one_axis_on_both_sides_of_zero() {
    // By hand: 6.2 − 5.3 = 0.9 and −1.2 − 5.5 = −6.7, each to a tenth; 4.5 − 2.5 = 2.0 exactly.
    let bulletin = fixture::bulletin();
    for width in WIDTHS {
        let picture = drawn(&bulletin, width);
        let [now, fall, exact] = &picture.marks[..] else { panic!("three marks") };
        let middle = |mark: &Mark| mark.x + mark.width / 2.0;
        let per_unit = now.scale;
        assert!((middle(now) - middle(fall) - 7.6 * per_unit).abs() < 0.1);
        assert!((middle(exact) - middle(now) - 1.1 * per_unit).abs() < 0.1);
        for range in [now, fall] {
            assert!((range.width - 0.2 * per_unit).abs() < 0.1, "{} at {width}", range.width);
            // Two caps stand at the two ends, to a tenth of a pixel, and nothing derived reaches beyond.
            for end in [range.x, range.x + range.width] {
                let cap = |it: &Element| (it.number("x1") - end).abs() < 0.06 && it.get("x1") == it.get("x2");
                assert_eq!(derived_lines(&picture).iter().filter(|it| cap(it)).count(), 1, "{width}");
            }
        }
        assert_eq!(derived_lines(&picture).len(), 4, "what is exact has no caps");
        let all = elements(&picture.svg);
        let dots: Vec<f64> = all.iter().filter(|it| it.name == "circle").map(|it| it.number("cx")).collect();
        assert!(dots.iter().zip([now, fall, exact]).all(|(x, mark)| (x - middle(mark)).abs() < 0.1));
        // Words say what the shape is.
        let said = |text: &str| all.iter().filter(|it| it.text == text).count();
        let words = ["+0.9 percentage points", "−6.7 percentage points", "rounding range −6.8 to −6.6"];
        assert_eq!(words.map(said), [1, 1, 1], "{width}");
        assert_eq!([said("no rounding error"), said("derived")], [1, 3]);
        assert!(exact.label.ends_with(", derived, no rounding error"), "{}", exact.label);
    }
}

#[test]
fn a_range_too_short_to_see_keeps_its_caps_and_its_length() {
    // 9000.2 − 5.3 to a tenth: 0.2 in 8995 is less than a pixel of any picture.
    let bulletin = gaps("9000.2", "5.3", "exact", "operands");
    for width in WIDTHS {
        let picture = drawn(&bulletin, width);
        let mark = &picture.marks[0];
        assert!(mark.width < 0.1 && mark.width > 0.0, "{}", mark.width);
        // What is seen are caps that stand out of the dot above and below.
        let caps = derived_lines(&picture);
        let own: Vec<_> = caps.iter().filter(|it| (it.number("x1") - mark.x).abs() < 0.2).collect();
        assert_eq!(own.len(), 2, "{width}");
        assert!(own.iter().all(|it| (it.number("y2") - it.number("y1")).abs() > 16.0));
    }
}

#[test]
fn a_derived_bound_has_an_open_end_towards_what_it_may_be_and_no_range() {
    for (growth, bound, to_the_right) in [
        ("6.2", "at_least", true),
        ("6.2", "under", false),
        // At least −9.0 − 5.3: what it may be lies to the right also below zero.
        ("-9.0", "at_least", true),
        ("-9.0", "at_most", false),
    ] {
        let bulletin = gaps(growth, "5.3", bound, "operands");
        for width in WIDTHS {
            let picture = drawn(&bulletin, width);
            let mark = &picture.marks[0];
            assert!(!mark.label.contains("rounding"), "{}", mark.label);
            let (x, y) = (mark.x + mark.width / 2.0, mark.y + mark.height / 2.0);
            let arrows = elements(&picture.svg).into_iter().filter(|it| {
                it.name == "line" && it.get("class") == "ink-bound line" && (it.number("y1") - y).abs() < 0.2
            });
            let ends: Vec<f64> = arrows.map(|it| it.number("x2")).collect();
            assert!(ends.iter().all(|end| (*end > x) == to_the_right), "{growth} {bound} {width}: {ends:?}");
            let room = if to_the_right { f64::from(width) - x } else { x };
            assert!(!ends.is_empty() || room < 40.0, "{growth} {bound} at {width}: no arrow");
        }
    }
}

#[test]
fn what_no_rounding_enters_is_never_given_a_range() {
    let picture = drawn(&gaps("6.2", "5.3", "exact", "none"), 500);
    assert_eq!(derived_lines(&picture).len(), 2, "only the one of 2023 has caps");
    assert!(picture.marks[0].label.ends_with("no rounding error"));
}

#[test]
fn ranges_of_different_units_share_no_axis() {
    let text = fixture::TEXT.replace("\"figure\": \"GAP23\"", "\"figure\": \"EACH\"");
    let bulletin = load(text.as_bytes()).unwrap();
    let error = draw(&bulletin, bulletin.chart("gaps").unwrap(), Lang::En, 500).err();
    assert!(matches!(error, Some(ChartError::Mixed { .. })), "{error:?}");
}
