//! A page for benchmarks: the program, the scripts and the libraries of others, on one host.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};

use crate::session::Session;
use crate::site::{Answer, Site};

/// The libraries to compare with, in the order in which they need each other: of charts …
pub const CHARTS: [&str; 4] = ["echarts.min.js", "d3.min.js", "plot.umd.min.js", "uPlot.iife.min.js"];
/// … and of search.
pub const SEARCH: [&str; 3] = ["minisearch.umd.js", "flexsearch.bundle.min.js", "uFuzzy.iife.min.js"];

/// The longest that a script may take.
const PATIENCE: Duration = Duration::from_secs(1200);

/// A browser window with the page in it.
pub struct Room {
    session: Session,
    // It serves as long as it lives.
    _site: Site,
    /// The libraries that are there.
    pub libraries: Vec<&'static str>,
}

impl Room {
    /// Opens the page, which serves these files too, and those of these libraries that are there.
    pub async fn open(mut files: Vec<(&'static str, Vec<u8>)>, wished: &[&'static str]) -> Self {
        let program = PathBuf::from(wanted("BENCH_PROGRAM"));
        files.push(("program.js", read(&program.join("program.js"))));
        files.push(("program_bg.wasm", read(&program.join("program_bg.wasm"))));
        files.push(("bench.js", include_bytes!("bench.js").to_vec()));
        files.push((
            "bench.css",
            [include_str!("../../style/shell.css"), include_str!("../../style/chart.css")].concat().into(),
        ));
        let peers = std::env::var_os("BENCH_PEERS").map(PathBuf::from);
        let mut libraries = Vec::new();
        for &name in wished {
            if let Some(script) = peers.as_ref().and_then(|peers| std::fs::read(peers.join(name)).ok()) {
                files.push((name, script));
                libraries.push(name);
            }
        }
        let mut files: Vec<_> = files.into_iter().map(|(name, bytes)| (name, Answer::Bytes(bytes))).collect();
        // Its clock is finer then: 5 µs.
        files.push(("bench.html", Answer::Isolated(include_bytes!("bench.html").to_vec())));
        let site = Site::with(files);
        let session = Session::open(1280, 900).await;
        let patience = TimeoutConfiguration::new(Some(PATIENCE), None, None);
        session.client.update_timeouts(patience).await.expect("the driver waits");
        session.client.goto(&site.address("bench.html")).await.expect("the page opens");
        Self { session, _site: site, libraries }
    }

    /// Calls a function of a script of the page and waits for what it promises.
    pub async fn call(&self, script: &str, function: &str, arguments: Value) -> Value {
        let call = "const [script, name, given, done] = arguments;
            import(script).then((it) => it[name](...given)).then(done, (error) => done({ error: String(error) }))";
        let script = format!("./{script}");
        let given = vec![script.into(), function.into(), arguments];
        let answer = self.session.client.execute_async(call, given).await.expect("the script runs");
        assert!(answer.get("error").is_none(), "{function}: {answer}");
        answer
    }

    /// How many bytes the page's scripts hold, in objects and in buffers, after what nobody needs was thrown
    /// away.
    pub async fn heap(&self) -> f64 {
        for _ in 0..3 {
            self.session.cdp("HeapProfiler.collectGarbage", json!({})).await;
        }
        let usage = self.session.cdp("Runtime.getHeapUsage", json!({})).await;
        let number = |name: &str| usage[name].as_f64().unwrap_or(0.0);
        number("usedSize") + number("backingStorageSize")
    }

    /// Closes the window.
    pub async fn close(self) {
        self.session.quit().await;
    }
}

/// What `script/bench` sets.
pub fn wanted(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: script/bench sets it"))
}

/// A file.
pub fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
