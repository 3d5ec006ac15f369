//! What each kind of chart looks like when it leaves the page, in both themes, both languages and at
//! three widths, as files that any browser shows.
//!
//! A drawing that has changed fails here with the difference. Run the test with `UPDATE_EXPECT=1`,
//! look at the files that have changed in a browser, and commit them if they are better.

// A test fails by panicking.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::load::load;
use bulletin::bulletin::text::Lang;
use bulletin::chart::{self, Ground, Sheet, Theme};
use expect_test::expect_file;

const WIDTHS: [u32; 3] = [360, 720, 1200];
const KAZUO: &[u8] = include_bytes!("../public/data/kazuo-2025-h1.json");
const QIYUN: &[u8] = include_bytes!("../public/data/qiyun-2025-h1.json");
const FIXTURE: &[u8] = include_bytes!("../src/bulletin/fixture.json");

/// The charts that show their kinds best: what the files are called, the bulletin, the chart.
const CHARTS: [(&str, &[u8], &str); 8] = [
    // Each bar with its comparator.
    ("bars", KAZUO, "growth"),
    // Two units, an axis each.
    ("bars-panels", KAZUO, "investment"),
    // An expected value that is a bound, and a derived share.
    ("bullet", QIYUN, "cold_chain"),
    // Two levels, and a derived remainder.
    ("breakdown", KAZUO, "services"),
    // 68 of 70.
    ("unit-grid", KAZUO, "resumed"),
    // Lower and upper bounds, and approximate values.
    ("bounds", QIYUN, "limits"),
    // A gap, a lower bound, and an expected end.
    ("lines", FIXTURE, "trend"),
    // Ranges on both sides of zero, and a value without one.
    ("ranges", FIXTURE, "gaps"),
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// The names of the files, and what each holds: a sheet, an element a line.
fn sheets() -> Vec<(String, String)> {
    let mut out = vec![];
    for (kind, file, id) in CHARTS {
        let bulletin = load(file).unwrap();
        for (theme, lang) in Theme::ALL.into_iter().flat_map(|theme| Lang::ALL.map(|lang| (theme, lang))) {
            for width in WIDTHS {
                let name = format!("{kind}-{}-{}-{width}.svg", theme.name(), lang.code());
                out.push((name, drawn(&bulletin, id, lang, width, theme)));
            }
        }
    }
    out
}

fn drawn(bulletin: &Bulletin, id: &str, lang: Lang, width: u32, theme: Theme) -> String {
    let address = format!("https://example.org/county/?lang={}#chart-{id}", lang.code());
    let sheet = Sheet { theme, ground: Ground::Solid, address: &address };
    let svg = chart::sheet(bulletin, bulletin.chart(id).unwrap(), lang, width, &sheet).unwrap().svg;
    // Between elements of a drawing, though not within a text, and between rules a line may end.
    let svg = svg.replace("}.", "}\n.");
    let lines = ["/>", "</text>", "</title>", "</desc>", "</style>"];
    lines.iter().fold(svg, |svg, end| svg.replace(&format!("{end}<"), &format!("{end}\n<"))) + "\n"
}

#[test]
fn every_kind_looks_as_it_was_accepted() {
    for (name, svg) in sheets() {
        expect_file![folder().join(name)].assert_eq(&svg);
    }
}

#[test]
fn no_file_is_left_of_a_drawing_that_is_no_more() {
    let known: BTreeSet<String> = sheets().into_iter().map(|(name, _)| name).collect();
    let files = std::fs::read_dir(folder()).unwrap();
    let files: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, known);
}
