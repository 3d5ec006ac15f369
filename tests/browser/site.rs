//! A static host on the loopback address, as plain as the ones that publishers have; and, for the
//! tests of what goes wrong, one that withholds or spoils a file.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a host does with the addresses that end in a given suffix.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The given bytes instead of the file.
    Bytes(Vec<u8>),
    /// The given bytes, for pages of other sites too.
    Shared(Vec<u8>),
    /// The given bytes, as a page that shares its process with no other site.
    #[allow(dead_code)] // The benchmark answers so, the tests do not.
    Isolated(Vec<u8>),
    /// The file, but only after so many milliseconds.
    Late(u64),
    /// Another address.
    Moved(String),
    /// A status code and an empty page.
    Status(u16),
    /// Nothing, for longer than any reader waits.
    Silence,
    /// The connection is cut.
    Cut,
}

/// A running host. It serves until the test ends.
pub struct Site {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Serves `dist/` under a sub-path, as a county's site would, with these exceptions.
    pub fn with(exceptions: Vec<(&'static str, Answer)>) -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(root.join("index.html").exists(), "dist/ is missing: run script/build first");
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let exceptions = Arc::new(exceptions);
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (root, exceptions, log) = (root.clone(), exceptions.clone(), log.clone());
                std::thread::spawn(move || answer(stream, &root, &exceptions, &log));
            }
        });
        Self { port, asked }
    }

    /// The first lines of all requests so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no thread panicked").clone()
    }

    /// Serves `dist/` as it is.
    pub fn as_built() -> Self {
        Self::with(Vec::new())
    }

    /// The address of the page, followed by `rest`: a query, a hash, or nothing.
    pub fn address(&self, rest: &str) -> String {
        format!("http://127.0.0.1:{}/county/bulletin/{rest}", self.port)
    }
}

fn answer(
    mut stream: TcpStream,
    root: &Path,
    exceptions: &[(&'static str, Answer)],
    log: &Mutex<Vec<String>>,
) -> Option<()> {
    let mut request = [0; 8192];
    let length = stream.read(&mut request).ok()?;
    let request = String::from_utf8_lossy(&request[..length]);
    log.lock().ok()?.push(request.lines().next().unwrap_or_default().to_string());
    let target = request.split_whitespace().nth(1)?;
    let path = target.split(['?', '#']).next()?;
    let name = path.strip_prefix("/county/bulletin/").unwrap_or("none");
    let name = if name.is_empty() { "index.html" } else { name };
    let exception = exceptions.iter().find(|(suffix, _)| name.ends_with(suffix));
    let (status, body) = match exception.map(|(_, answer)| answer) {
        Some(Answer::Bytes(bytes) | Answer::Shared(bytes) | Answer::Isolated(bytes)) => (200, bytes.clone()),
        Some(Answer::Status(status)) => (*status, Vec::new()),
        Some(Answer::Moved(_)) => (302, Vec::new()),
        Some(Answer::Silence) => {
            std::thread::sleep(Duration::from_secs(120));
            return None;
        }
        Some(Answer::Cut) => return None,
        Some(Answer::Late(_)) | None => {
            if let Some((_, Answer::Late(milliseconds))) = exception {
                std::thread::sleep(Duration::from_millis(*milliseconds));
            }
            match std::fs::read(root.join(name)) {
                Ok(bytes) => (200, bytes),
                Err(_) => (404, Vec::new()),
            }
        }
    };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let shared = match exception {
        Some((_, Answer::Shared(_))) => "Access-Control-Allow-Origin: *\r\n".to_string(),
        Some((_, Answer::Isolated(_))) => "Cross-Origin-Opener-Policy: same-origin\r\n\
             Cross-Origin-Embedder-Policy: require-corp\r\n"
            .to_string(),
        Some((_, Answer::Moved(to))) => format!("Location: {to}\r\n"),
        _ => String::new(),
    };
    let head = format!(
        "HTTP/1.1 {status} Answer\r\nContent-Type: {kind}\r\n{shared}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}
