//! What a change of theme and a change of the window's size cost in the page as it ships: how often the
//! browser lays it out, for how long, and how many charts are drawn anew.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::session::Session;
use crate::site::Site;
use crate::table;

/// How often each change is made.
const RUNS: usize = 8;
/// How long the page has to come to rest.
const REST: Duration = Duration::from_millis(700);

/// What of the browser's metrics is told: its name, what it is called here, and how much a second or a
/// time is in the unit that is printed.
const METRICS: [(&str, &str, f64); 5] = [
    ("LayoutCount", "layouts", 1.0),
    ("LayoutDuration", "layout ms", 1000.0),
    ("RecalcStyleDuration", "style ms", 1000.0),
    ("ScriptDuration", "script ms", 1000.0),
    ("TaskDuration", "all tasks ms", 1000.0),
];

/// What is done to the page.
enum Change {
    Nothing,
    /// Lets the system ask for other colours.
    System(&'static str),
    /// Chooses a theme, which the field that it is chosen in then names.
    Theme(&'static str),
    /// Gives the window another size.
    Size(u32, u32),
}

/// Runs it and prints what it measured.
pub async fn run() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.cdp("Performance.enable", json!({})).await;
    session.visit(&site.address("")).await;
    tokio::time::sleep(REST).await;
    session
        .run(
            "window.drawn = 0;
             new MutationObserver((changes) => {
               for (const change of changes) for (const node of change.addedNodes) {
                 if (node.querySelectorAll) window.drawn += node.querySelectorAll('svg').length + Number(node.matches('svg'));
               }
             }).observe(document.querySelector('#app'), { childList: true, subtree: true });",
        )
        .await;
    let charts = session.run("return document.querySelectorAll('.picture svg').length").await;
    let changes = [
        ("nothing, for comparison", [Change::Nothing, Change::Nothing]),
        ("the system's colours", [Change::System("dark"), Change::System("light")]),
        ("the theme, by its field", [Change::Theme("dark"), Change::Theme("light")]),
        ("the window's height", [Change::Size(1280, 700), Change::Size(1280, 900)]),
        ("the window's width, 1280 ↔ 1000 px", [Change::Size(1000, 900), Change::Size(1280, 900)]),
        ("the window's width, 1280 ↔ 360 px", [Change::Size(360, 900), Change::Size(1280, 900)]),
    ];
    let mut rows = Vec::new();
    for (name, pair) in changes {
        let mut measured: Vec<Vec<f64>> = Vec::new();
        for run in 0..RUNS {
            measured.push(cost(&session, &pair[run % 2]).await);
        }
        let column = |at: usize| measured.iter().map(|row| row[at]).collect::<Vec<_>>();
        let cell = |at: usize| format!("{:.1}", table::median_and_p95(&column(at)).0);
        rows.push(std::iter::once(name.to_string()).chain((0..=METRICS.len()).map(cell)).collect());
    }
    session.quit().await;
    let headings = ["what changes", "charts drawn anew"].into_iter().chain(METRICS.map(|(_, name, _)| name));
    let title = format!("A change of the page as it ships, {charts} charts, median of {RUNS}");
    table::print(&title, &headings.collect::<Vec<_>>(), &rows);
}

/// How many charts a change draws anew, and by how much it adds to each metric.
async fn cost(session: &Session, change: &Change) -> Vec<f64> {
    let before = metrics(session).await;
    let drawn = drawn(session).await;
    match change {
        Change::Nothing => {}
        Change::System(scheme) => {
            let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
            session.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        }
        Change::Theme(theme) => {
            let script = "const theme = document.getElementById('theme');
                theme.value = 'THEME'; theme.dispatchEvent(new Event('change', { bubbles: true }))";
            session.run(&script.replace("THEME", theme)).await;
            let now = session.text_of("return document.documentElement.dataset.theme || ''").await;
            assert_eq!(now, *theme, "the theme did not change");
        }
        Change::Size(width, height) => session.fit(*width, *height).await,
    }
    tokio::time::sleep(REST).await;
    let after = metrics(session).await;
    let mut row = vec![self::drawn(session).await - drawn];
    row.extend(METRICS.map(|(name, _, by)| (after[name] - before[name]) * by));
    row
}

async fn drawn(session: &Session) -> f64 {
    session.run("return window.drawn").await.as_f64().expect("a count")
}

async fn metrics(session: &Session) -> BTreeMap<String, f64> {
    let answer = session.cdp("Performance.getMetrics", json!({})).await;
    let metric = |it: &Value| Some((it["name"].as_str()?.to_string(), it["value"].as_f64()?));
    answer["metrics"].as_array().expect("metrics").iter().filter_map(metric).collect()
}
