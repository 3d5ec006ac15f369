//! What typing into the lists' search costs in the page as it ships, with very many rows: from the
//! keystroke until the rows that answer are painted; beside a field that does nothing.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::records::queries::{Kind, queries};
use crate::records::{Records, file};
use crate::search::SEED;
use crate::session::Session;
use crate::site::{Answer, Site};
use crate::table;

/// How many rows, unless `BENCH_TYPING_ROWS` says otherwise.
const ROWS: u32 = 100_000;
/// How many queries of each kind are typed.
const QUERIES: usize = 12;
/// How long somebody takes from key to key.
const PAUSE: Duration = Duration::from_millis(120);
/// How long the page has to open, and the index to be made.
const PATIENCE: Duration = Duration::from_secs(120);
/// Before the next key the page must say what it said in the first frame.
const REST: &str = "const last = window.typed.at(-1); if (last) last.late = last.then !== window.said()";

/// Runs in the page: notes of each keystroke when it happened, when what it changed was painted, and what
/// the lists said then.
///
/// A frame's own work – style, layout, paint – ends when a task that was posted in it comes to run.
const WATCH: &str = "
    const posted = (work) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = work;
        channel.port2.postMessage(0);
    };
    window.typed = [];
    window.said = () => ['.count', 'tbody:not(.gap) tr', '.empty'].map((part) => document.querySelector('#lists ' + part)?.innerText).join();
    document.getElementById(arguments[0]).addEventListener('input', (event) => {
        const mine = { start: event.timeStamp };
        window.typed.push(mine);
        requestAnimationFrame(() => {
            posted(() => {
                mine.painted = performance.now() - mine.start;
                mine.then = window.said();
            });
        });
    }, { capture: true });
    new PerformanceObserver((list) => {
        for (const it of list.getEntries()) {
            const mine = window.typed.find((typed) => Math.abs(typed.start - it.startTime) < 1);
            if (mine) mine.event = Math.max(mine.event ?? 0, it.duration);
        }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
";

/// Runs it and prints what it measured.
pub async fn run() {
    let rows = std::env::var("BENCH_TYPING_ROWS").ok().and_then(|it| it.parse().ok()).unwrap_or(ROWS);
    let data = file::bulletin(rows, SEED.into());
    let size = data.len();
    let site = Site::with(vec![
        ("kazuo-2025-h1.json", Answer::Bytes(data.into_bytes())),
        // The clock is finer in a page that shares its process with no other.
        ("index.html", Answer::Isolated(read_index())),
    ]);
    let session = Session::open(1280, 900).await;
    let start = Instant::now();
    session.client.goto(&site.address("")).await.expect("the page opens");
    loop {
        let ready =
            "return document.getElementById('search') ? 'ready' : document.body.innerText.slice(0, 300)";
        let state = session.text_of(ready).await;
        if state == "ready" {
            break;
        }
        if start.elapsed() > PATIENCE {
            println!("\nThe page does not show {rows} rows ({size} bytes): {state}");
            return session.quit().await;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let opened = start.elapsed();
    session.find("#search").await.click().await.expect("it takes the focus");
    // The index, and the table of Chinese characters, are made and fetched at first use.
    for warm in ["公司", "kazuo", ">1亿"] {
        session.cdp("Input.insertText", json!({ "text": warm })).await;
        tokio::time::sleep(Duration::from_secs(4)).await;
        clear(&session).await;
    }
    session.client.execute(WATCH, vec![json!("search")]).await.expect("it watches");
    let records = Records::new(SEED.into());
    let mut table_rows = Vec::new();
    let mut all = [Vec::new(), Vec::new()];
    let (mut dropped, mut late) = (0, Vec::new());
    for kind in Kind::ALL {
        session.run("window.typed.length = 0").await;
        for query in queries(&records, rows, kind, QUERIES, u64::from(SEED) + 1) {
            for letter in query.typed.chars() {
                session.cdp("Input.insertText", json!({ "text": letter.to_string() })).await;
                tokio::time::sleep(PAUSE).await;
                session.run(REST).await;
            }
            clear(&session).await;
            tokio::time::sleep(PAUSE).await;
            session.run(REST).await;
        }
        tokio::time::sleep(PAUSE * 4).await;
        let keys = keystrokes(&session).await;
        let columns = columns(&keys);
        dropped += keys.len() - columns[0].len();
        late.extend(keys.iter().filter(|it| it["late"] == true).map(|it| it["then"].clone()));
        for (all, column) in all.iter_mut().zip(&columns) {
            all.extend(column);
        }
        table_rows.push(row(kind.name(), &columns));
    }
    table_rows.push(row("all", &all));
    table_rows.push(row("nothing but a field", &idle(&session).await));
    session.quit().await;
    let headings = [
        "what is typed",
        "keystrokes",
        "to paint, median ms",
        "p95 ms",
        "by the browser, median ms",
        "p95 ms",
    ];
    let title = format!(
        "Typing into the lists' search, {rows} rows ({size} bytes), which were there after {:.1} s",
        opened.as_secs_f64()
    );
    table::print(&title, &headings, &table_rows);
    println!(
        "To paint: from the keystroke until the page has done all for the frame that shows the answer, with the wait for \
         that frame, which is up to 16.7 ms. By the browser: its own measure, until the frame has been shown, in steps of \
         8 ms; what takes less than 16 ms counts as 16.\n\
         {} keystrokes were answered later than in the first frame, {dropped} were not measured.",
        late.len()
    );
    for then in late.iter().take(5) {
        println!("In the first frame: {then}");
    }
}

async fn keystrokes(session: &Session) -> Vec<Value> {
    session.run("return window.typed").await.as_array().expect("keystrokes").clone()
}

/// What the browser itself takes, and what else the machine does: keystrokes in a field that nobody
/// listens to, on a page with nothing else.
async fn idle(session: &Session) -> [Vec<f64>; 2] {
    session.run("document.body.innerHTML = '<div id=lists></div><input id=idle>'").await;
    session.client.execute(WATCH, vec![json!("idle")]).await.expect("it watches");
    session.find("#idle").await.click().await.expect("it takes the focus");
    for letter in "nothing is asked, and nothing answers".chars() {
        session.cdp("Input.insertText", json!({ "text": letter.to_string() })).await;
        tokio::time::sleep(PAUSE).await;
    }
    columns(&keystrokes(session).await)
}

fn columns(keys: &[Value]) -> [Vec<f64>; 2] {
    let keys: Vec<[f64; 2]> = keys.iter().filter_map(figures).collect();
    [0, 1].map(|at| keys.iter().map(|it| it[at]).collect())
}

fn read_index() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/dist/index.html")).expect("dist/ is built")
}

/// Empties the field as a reader does who chooses all and deletes it. Not by a key of the browser's: after
/// one, Chromium puts off all that is posted until the frame after the one that shows the answer, and so
/// would put off the task by which the end of that one is told. Letters are not typed by keys either.
async fn clear(session: &Session) {
    session.run("document.getElementById('search').select(); document.execCommand('delete')").await;
}

/// Of a keystroke: the time to paint, and the browser's own measure, in milliseconds.
fn figures(typed: &Value) -> Option<[f64; 2]> {
    Some([typed["painted"].as_f64()?, typed["event"].as_f64().unwrap_or(16.0)])
}

fn row(name: &str, columns: &[Vec<f64>; 2]) -> Vec<String> {
    let figures = columns.iter().flat_map(|column| {
        let (median, p95) = table::median_and_p95(column);
        [median, p95].map(|it| format!("{it:.1}"))
    });
    [name.to_string(), columns[0].len().to_string()].into_iter().chain(figures).collect()
}
