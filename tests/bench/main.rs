//! Measures, in the browser that the tests use, how long things take that readers wait for. Prints
//! tables; fails only where something cannot be run. `script/bench` builds what it needs.
//!
//! A benchmark is a file beside this one, with a script of its own for the page where it needs one.

// A benchmark that cannot be run fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

mod charts;
mod page;
mod room;
mod search;
mod table;
mod typing;

// Of what the tests share, a benchmark needs a part.
#[allow(dead_code)]
#[path = "../browser/session.rs"]
mod session;
#[allow(dead_code)]
#[path = "../browser/site.rs"]
mod site;

#[path = "../records/mod.rs"]
mod records;

#[tokio::main]
async fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|it| it == name);
    if wanted("charts") {
        charts::run().await;
    }
    if wanted("page") {
        page::run().await;
    }
    if wanted("search") {
        search::run().await;
    }
    if wanted("search") || wanted("typing") {
        typing::run().await;
    }
}
