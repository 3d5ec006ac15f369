//! How long it takes to draw the charts of the default page, and a line of ten thousand points: by
//! this crate, and by libraries that draw bars and lines from the same numbers.

use serde_json::{Value, json};

use crate::room::{CHARTS, Room};
use crate::table;

/// How often each case is timed.
const RUNS: usize = 60;
/// How many points the line has.
const POINTS: usize = 10_000;

/// Runs it and prints what it measured.
pub async fn run() {
    let files = vec![
        ("charts.js", include_bytes!("charts.js").to_vec()),
        ("line.json", serde_json::to_vec(&line(POINTS)).expect("JSON")),
    ];
    let room = Room::open(files, &CHARTS).await;
    if room.libraries.is_empty() {
        println!(
            "The libraries to compare with are not there, since npm is not: only our own charts are timed."
        );
    }
    let prepare = json!(["data/kazuo-2025-h1.json", "line.json", room.libraries]);
    let cases = room.call("charts.js", "prepare", prepare).await;
    let cases = cases.as_array().expect("names of cases").iter().map(|it| it.as_str().expect("a name"));
    let (mut page, mut line) = (Vec::new(), Vec::new());
    for case in cases {
        let result = room.call("charts.js", "run", json!([case, RUNS])).await;
        let times = result["times"].as_array().expect("times").iter().filter_map(Value::as_f64);
        let (median, p95) = table::median_and_p95(&times.collect::<Vec<_>>());
        let (what, who) = case.split_once(" · ").unwrap_or((case, ""));
        let facts = result["facts"].as_str().unwrap_or_default();
        let row =
            [what, who, &format!("{median:.2}"), &format!("{p95:.2}"), facts].map(str::to_string).to_vec();
        if what.starts_with("all") { page.push(row) } else { line.push(row) }
    }
    room.close().await;
    let headings = ["what", "by", "median ms", "p95 ms", "what came of it"];
    table::print(&format!("The charts of the default page, {RUNS} runs"), &headings, &page);
    table::print(&format!("A line of {POINTS} points, {RUNS} runs"), &headings, &line);
}

/// The fixture with a line of so many points, which wander: a bulletin of daily values would.
fn line(points: usize) -> Value {
    let mut file: Value =
        serde_json::from_str(include_str!("../../src/bulletin/fixture.json")).expect("JSON");
    let growth = file["observations"][0].clone();
    let ids: Vec<String> = (0..points).map(|index| format!("P{index}")).collect();
    let (mut seed, mut hundredths) = (1_u32, 500_i32);
    let push = |file: &mut Value, list: &str, it| file[list].as_array_mut().expect("a list").push(it);
    for (index, id) in ids.iter().enumerate() {
        // A linear congruential generator with the constants of Numerical Recipes.
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        hundredths += i32::try_from(seed >> 24).expect("8 bits") - 127;
        let label = format!("{index}");
        push(&mut file, "periods", json!({ "id": id, "label": { "zh": label, "en": label } }));
        let mut observation = growth.clone();
        let sign = if hundredths < 0 { "-" } else { "" };
        let size = hundredths.unsigned_abs();
        observation["id"] = format!("L{index}").into();
        observation["period"] = id.clone().into();
        observation["value"] = format!("{sign}{}.{:02}", size / 100, size % 100).into();
        push(&mut file, "observations", observation);
    }
    let figures: Vec<_> = (0..points).map(|index| format!("L{index}")).collect();
    let series = json!([{ "label": { "zh": "某县", "en": "The county" }, "figures": figures }]);
    let charts = file["charts"].as_array_mut().expect("charts");
    let trend = charts.iter_mut().find(|it| it["id"] == "trend").expect("the fixture has lines");
    trend["drawing"] = json!({ "lines": { "periods": ids, "series": series } });
    file
}
