//! How long it takes to find records: by our search and by others, over the same records and with the
//! same queries, in the same page; how much memory that needs, and how much of what is there it finds.
//!
//! `BENCH_SEARCH_RECORDS` says how many records, as numbers with commas between them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::room::{Room, SEARCH, read, wanted};
use crate::table;

/// The seed of records and queries.
pub const SEED: u32 = 20_250_630;
/// How many records, unless told otherwise.
const RECORDS: &str = "100000,1000000";
/// How many queries of each kind.
const QUERIES: usize = 400;
/// How often the list of queries is timed.
const ROUNDS: usize = 5;
/// What an index may take to be made, and what it may take of memory. Of a larger number of records,
/// others make none that would exceed it by what they needed for fewer.
const LONGEST: f64 = 60_000.0;
const LARGEST: f64 = 1_500.0 * MIB;
/// Of how many records a data file is made for the page. One of a million it would refuse by its size, and no
/// program of 32 bits has the room to make it.
const OF_PAGE: u32 = 100_000;
const MIB: f64 = 1024.0 * 1024.0;

/// Runs it and prints what it measured.
pub async fn run() {
    let counts = std::env::var("BENCH_SEARCH_RECORDS").unwrap_or_else(|_| RECORDS.into());
    // What each needed for the records before, a record: milliseconds and bytes.
    let mut needs = BTreeMap::new();
    for count in counts.split(',') {
        with(count.trim().parse().expect("a number of records"), &mut needs).await;
    }
}

async fn with(count: u32, needs: &mut BTreeMap<String, [f64; 2]>) {
    let folder = std::path::PathBuf::from(wanted("BENCH_PROGRAM"));
    let mut files = vec![
        ("search.js", include_bytes!("search.js").to_vec()),
        ("engines.js", include_bytes!("engines.js").to_vec()),
        ("hanzi.bin", include_bytes!("../../public/hanzi.bin").to_vec()),
    ];
    let mut programs = vec![json!({ "name": "bulletin, as the page ships it", "file": "program" })];
    if folder.join("small.js").exists() {
        files.push(("small.js", read(&folder.join("small.js"))));
        files.push(("small_bg.wasm", read(&folder.join("small_bg.wasm"))));
        programs.push(json!({ "name": "bulletin, all for size", "file": "small" }));
    }
    let room = Room::open(files, &SEARCH).await;
    if room.libraries.len() < SEARCH.len() {
        println!("Some libraries to compare with are not there: {:?} are.", room.libraries);
    }
    let prepare = json!([count, SEED, QUERIES, room.libraries, programs]);
    let prepared = room.call("search.js", "prepare", prepare).await;
    let truth = room.call("search.js", "truth", json!([])).await;
    let text = prepared["text"].as_f64().expect("bytes");
    let kinds = names(&prepared["kinds"]);
    let ours = names(&prepared["ours"]);

    let (mut engines, mut others) = (Vec::new(), Vec::new());
    for name in ours.iter().chain(&names(&prepared["others"])) {
        let is_ours = ours.contains(name);
        let need = needs.get(name).copied().unwrap_or_default().map(|it| it * f64::from(count));
        if !is_ours && (need[0] > LONGEST || need[1] > LARGEST) {
            let why = format!(
                "left out: by what it needed before, {:.0} s and {:.0} MiB",
                need[0] / 1000.0,
                need[1] / MIB
            );
            engines.push(vec![name.clone(), why]);
            continue;
        }
        let before = room.heap().await;
        let built = room.call("search.js", "build", json!([name])).await;
        let held = room.heap().await - before;
        let number = |key: &str| built[key].as_f64().unwrap_or(f64::NAN);
        let bytes = if is_ours { number("bytes") } else { held };
        needs.insert(name.clone(), [number("built"), bytes].map(|it| it / f64::from(count)));
        let (median, p95) = asked(&room, &kinds[0]).await;
        let checked = room.call("search.js", "check", json!([kinds[0]])).await;
        let percent = |key: &str| format!("{:.1}", checked[key].as_f64().unwrap_or(f64::NAN) * 100.0);
        engines.push(vec![
            name.clone(),
            format!("{:.0}", number("built")),
            format!("{:.1}", number("longest")),
            milliseconds(median),
            milliseconds(p95),
            format!("{:.1}", bytes / MIB),
            format!("{:.2}", bytes / text),
            percent("recall"),
            percent("right"),
        ]);
        if is_ours {
            println!(
                "{name}: the program's memory grew by {:.1} MiB while the index was made",
                number("grown") / MIB
            );
            for kind in &kinds {
                let (median, p95) = asked(&room, kind).await;
                let checked = room.call("search.js", "check", json!([kind])).await;
                let found = checked["found"].as_f64().or(checked["recall"].as_f64());
                let found = found.map_or("–".into(), |it| format!("{:.1}", it * 100.0));
                let hits = checked["hits"].as_f64().map_or("–".into(), |it| format!("{it:.0}"));
                others.push(vec![
                    name.clone(),
                    kind.clone(),
                    milliseconds(median),
                    milliseconds(p95),
                    found,
                    hits,
                ]);
            }
        }
        room.call("search.js", "drop", json!([])).await;
    }
    let page = match count <= OF_PAGE {
        true => Some(room.call("search.js", "page", json!([])).await),
        false => None,
    };
    room.close().await;

    let characters = prepared["characters"].as_f64().unwrap_or_default();
    let title = format!(
        "{count} records, {:.1} MiB of text ({:.1} characters each); {QUERIES} Chinese substrings, {} hits in the median and {} at most; median of {ROUNDS} rounds, or of as many as fit in 20 s",
        text / MIB,
        characters / f64::from(count),
        truth["median"],
        truth["most"],
    );
    let headings = [
        "by",
        "made in ms",
        "at a stretch",
        "median ms",
        "p95 ms",
        "MiB",
        "of the text",
        "recall %",
        "right counts %",
    ];
    table::print(&title, &headings, &engines);
    let headings = ["by", "what is asked", "median ms", "p95 ms", "found %", "hits on average"];
    table::print(&format!("{count} records, {QUERIES} queries of each kind"), &headings, &others);
    match page {
        Some(page) => of_page(count, &page),
        None => println!("\nThe page's catalogue is measured up to {OF_PAGE} records."),
    }
}

/// The median and the 95th percentile of what queries of a kind take, in milliseconds.
async fn asked(room: &Room, kind: &str) -> (f64, f64) {
    let times = room.call("search.js", "ask", json!([kind, ROUNDS])).await;
    let times = times.as_array().expect("times").iter().filter_map(Value::as_f64);
    table::median_and_p95(&times.collect::<Vec<_>>())
}

/// What the page's own catalogue of the same records takes, with all that the page looks for in them.
fn of_page(count: u32, page: &Value) {
    if let Some(why) = page["refused"].as_str() {
        println!("\nThe page refuses a data file of {count} records: {why}");
        return;
    }
    let number = |key: &str| page[key].as_f64().unwrap_or(f64::NAN);
    println!(
        "\nThe page's catalogue of a data file of {count} records, {:.1} MiB: read in {:.0} ms; made in {:.0} ms, \
         at most {:.1} ms at a stretch; {:.1} MiB",
        number("file") / MIB,
        number("read"),
        number("built"),
        number("longest"),
        number("bytes") / MIB,
    );
}

/// The clock cannot tell less than its step.
fn milliseconds(it: f64) -> String {
    if it < 0.005 {
        "0.00".into()
    } else if it < 10.0 {
        format!("{it:.3}")
    } else {
        format!("{it:.1}")
    }
}

fn names(list: &Value) -> Vec<String> {
    let names = list.as_array().into_iter().flatten().filter_map(Value::as_str);
    names.map(str::to_string).collect()
}
