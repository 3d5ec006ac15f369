//! A browser of one's own for each test: fresh profile, own driver, gone when the test ends.

use std::process::Stdio;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::process::{Child, Command};

/// How long a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser window under test.
pub struct Session {
    /// The WebDriver client, for what this type has no name for.
    pub client: Client,
    driver: Child,
    profile: std::path::PathBuf,
}

/// Reads, and empties, what the browser's console said.
#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

impl Session {
    /// Opens a window of this size.
    pub async fn open(width: u32, height: u32) -> Self {
        Self::open_with(width, height, json!({})).await
    }

    /// Opens a window of this size with further preferences of Chromium.
    pub async fn open_with(width: u32, height: u32, preferences: Value) -> Self {
        let wanted = |name: &str| {
            std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: script/test sets it"))
        };
        let port = free_port();
        let driver = Command::new(wanted("CHROMEDRIVER"))
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("the driver starts");
        let profile = std::env::temp_dir().join(format!("bulletin-test-{}-{port}", std::process::id()));
        let arguments = [
            "--headless".into(),
            "--no-sandbox".into(),
            "--disable-gpu".into(),
            "--disable-quic".into(),
            "--no-first-run".into(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--disable-dev-shm-usage".into(),
            "--force-device-scale-factor=1".into(),
            format!("--user-data-dir={}", profile.display()),
            format!("--window-size={width},{height}"),
        ];
        let capabilities = json!({
            "goog:chromeOptions": { "binary": wanted("CHROME"), "args": arguments, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let capabilities: Capabilities = capabilities.as_object().cloned().expect("an object");
        let address = format!("http://127.0.0.1:{port}");
        let mut last = None;
        for _ in 0..100 {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&address).await {
                Ok(client) => {
                    let session = Self { client, driver, profile };
                    session.fit(width, height).await;
                    // Of several windows each is the one that its reader looks at.
                    session.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
                    return session;
                }
                Err(error) => last = Some(error),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no browser: {last:?}");
    }

    /// A window narrower than Chromium's least is had by emulation.
    pub async fn fit(&self, width: u32, height: u32) {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await;
    }

    /// Sends a command of the browser's own protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        #[derive(Debug)]
        struct Cdp(String);
        impl WebDriverCompatibleCommand for Cdp {
            fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
                base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
            }
            fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
                (http::Method::POST, Some(self.0.clone()))
            }
        }
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        self.client.issue_cmd(Cdp(body)).await.expect("the browser's protocol answers")
    }

    /// Opens an address and waits until the page is ready.
    pub async fn visit(&self, address: &str) {
        self.client.goto(address).await.expect("the page opens");
        self.wait_for("return performance.getEntriesByName('app-ready').length > 0").await;
    }

    /// Waits until a script returns true.
    pub async fn wait_for(&self, script: &str) {
        let start = std::time::Instant::now();
        loop {
            if self.run(script).await == json!(true) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let text = self.run("return document.body.innerText.slice(0, 600)").await;
                panic!("waited in vain for: {script}\nconsole: {:?}\npage: {text}", self.console().await);
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Runs a script in the page and gives back what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The text that a script returns.
    pub async fn text_of(&self, script: &str) -> String {
        self.run(script).await.as_str().unwrap_or_else(|| panic!("{script} gave no text")).to_string()
    }

    /// The element that a selector finds.
    pub async fn find(&self, css: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE);
        wait.for_element(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// Clicks what a selector finds.
    pub async fn click(&self, css: &str) {
        let element = self.find(css).await;
        self.client
            .execute(
                "arguments[0].scrollIntoView({block:'center',behavior:'instant'})",
                vec![serde_json::to_value(&element).expect("an element is JSON")],
            )
            .await
            .expect("it scrolls");
        element.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Types into what a selector finds.
    pub async fn type_into(&self, css: &str, text: &str) {
        self.find(css).await.send_keys(text).await.expect("it takes text");
    }

    /// The console's messages that are warnings or worse.
    pub async fn console(&self) -> Vec<String> {
        let log = self.client.issue_cmd(ConsoleLog).await.expect("the console can be read");
        let bad =
            log.as_array().into_iter().flatten().filter(|it| it["level"] != "INFO" && it["level"] != "DEBUG");
        bad.map(|it| format!("{}: {}", it["level"], it["message"])).collect()
    }

    /// Ends the session, and the test if the console complained.
    pub async fn close(self) {
        let said = self.console().await;
        self.quit().await;
        assert!(said.is_empty(), "the console complained:\n{}", said.join("\n"));
    }

    /// Ends the session of a test in which something was made to go wrong.
    pub async fn quit(mut self) {
        let _ = self.client.close().await;
        let _ = self.driver.kill().await;
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}
