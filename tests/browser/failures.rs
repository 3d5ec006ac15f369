//! When things go wrong the reader learns what happened and what to do, and never sees a blank
//! page.

use serde_json::json;

use crate::session::Session;
use crate::site::{Answer, Site};

const DATA: &str = "kazuo-2025-h1.json";

/// What the page says where the data file answers like this.
async fn said(answer: Answer) -> String {
    let (site, session) = (Site::with(vec![(DATA, answer)]), Session::open(800, 700).await);
    session.client.goto(&site.address("")).await.expect("the page opens");
    session.wait_for("return !!document.querySelector('.failure [role=alert]')").await;
    session.find(".failure a[href='']").await;
    let text = session.text_of("return document.querySelector('.failure').textContent").await;
    session.quit().await;
    text
}

fn bundled() -> serde_json::Value {
    let text = include_str!("../../public/data/kazuo-2025-h1.json");
    serde_json::from_str(text).expect("the bundled file is JSON")
}

#[tokio::test]
async fn a_missing_file_is_named() {
    let text = said(Answer::Status(404)).await;
    assert!(text.contains("没有这份数据文件") && text.contains("404"), "{text}");
}

#[tokio::test]
async fn a_server_in_trouble_is_told_from_a_missing_file() {
    let text = said(Answer::Status(503)).await;
    assert!(text.contains("过一会儿") && text.contains("503"), "{text}");
}

#[tokio::test]
async fn a_cut_connection_is_told_from_a_server_in_trouble() {
    let text = said(Answer::Cut).await;
    assert!(text.contains("网络"), "{text}");
}

#[tokio::test]
async fn what_is_not_json_is_placed_by_line_and_column() {
    let text = said(Answer::Bytes(b"{\n  \"format\": oops".to_vec())).await;
    assert!(text.contains("not JSON") && text.contains("line 2"), "{text}");
}

#[tokio::test]
async fn an_empty_file_and_a_web_page_are_no_bulletin() {
    assert!(said(Answer::Bytes(Vec::new())).await.contains("empty"));
    assert!(said(Answer::Bytes(b"<!doctype html>".to_vec())).await.contains("a web page"));
}

#[tokio::test]
async fn another_version_is_named() {
    let mut file = bundled();
    file["format"] = json!("bulletin/9");
    let text = said(Answer::Bytes(file.to_string().into_bytes())).await;
    assert!(text.contains("版本") && text.contains("bulletin/9"), "{text}");
}

#[tokio::test]
async fn a_bad_field_is_named_by_its_path() {
    let mut file = bundled();
    file["observations"][3]["value"] = json!("19,8");
    let text = said(Answer::Bytes(file.to_string().into_bytes())).await;
    assert!(text.contains("observations[3].value") && text.contains("19,8"), "{text}");
}

#[tokio::test]
async fn a_slow_network_is_said_to_be_slow() {
    let (site, session) = (Site::with(vec![(DATA, Answer::Silence)]), Session::open(800, 700).await);
    session.client.goto(&site.address("")).await.expect("the page opens");
    session.wait_for("return document.body.innerText.includes('网络较慢')").await;
    session.quit().await;
}

#[tokio::test]
async fn a_program_that_does_not_arrive_is_said_to_be_missing() {
    for answer in [Answer::Status(404), Answer::Bytes(b"not wasm".to_vec())] {
        let (site, session) = (Site::with(vec![(".wasm", answer)]), Session::open(800, 700).await);
        session.client.goto(&site.address("")).await.expect("the page opens");
        session.wait_for("const it = document.getElementById('failure'); return !!it && !it.hidden && it.innerText.length > 10").await;
        session.quit().await;
    }
}

#[tokio::test]
async fn without_webassembly_the_page_says_what_it_needs() {
    let (site, session) = (Site::as_built(), Session::open(800, 700).await);
    session
        .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "delete window.WebAssembly" }))
        .await;
    session.client.goto(&site.address("")).await.expect("the page opens");
    session.wait_for("const it = document.getElementById('failure'); return !!it && !it.hidden && it.innerText.includes('WebAssembly')").await;
    session.quit().await;
}

#[tokio::test]
async fn without_scripts_the_page_says_what_it_needs() {
    let (site, session) = (Site::as_built(), Session::open(800, 700).await);
    session.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    session.client.goto(&site.address("")).await.expect("the page opens");
    let seen = session.find("noscript").await.text().await.expect("its text");
    assert!(seen.contains("脚本") && seen.contains("JavaScript"), "{seen}");
    session.quit().await;
}

#[tokio::test]
async fn what_stops_the_program_is_told() {
    let (site, session) = (Site::as_built(), Session::open(1280, 700).await);
    session.visit(&site.address("")).await;
    // From here on the browser refuses what every view is made with.
    session
        .run("Document.prototype.createElement = Node.prototype.cloneNode = () => { throw new Error('refused') }")
        .await;
    session.click("#industry .see-lists a").await;
    session.wait_for("const it = document.getElementById('failure'); return !it.hidden && it.innerText.includes('停止了工作')").await;
    session.find(".tile").await;
    session.click("#failure [data-hide]").await;
    session.wait_for("return document.getElementById('failure').hidden").await;
    session.quit().await;
}

#[tokio::test]
async fn an_error_of_somebody_else_s_is_not_ours() {
    let (site, session) = (Site::as_built(), Session::open(1280, 700).await);
    session.visit(&site.address("")).await;
    session.run("setTimeout(() => { throw new Error('of an extension') }, 0); return true").await;
    session.run("setTimeout(() => { window.thrown = true }, 50); return true").await;
    session.wait_for("return window.thrown === true").await;
    assert_eq!(session.run("return document.getElementById('failure').hidden").await, json!(true));
    session.quit().await;
}

#[tokio::test]
async fn opened_from_a_folder_the_page_says_that_it_needs_an_address() {
    let session = Session::open(800, 700).await;
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/index.html");
    let address = url::Url::from_file_path(file).expect("an absolute path");
    session.client.goto(address.as_str()).await.expect("the page opens");
    session.wait_for("const it = document.getElementById('failure'); return !it.hidden && it.innerText.includes('文件夹') && it.innerText.includes('folder')").await;
    session.quit().await;
}

#[tokio::test]
async fn a_panic_reveals_what_to_do_and_keeps_what_was_there() {
    let (site, session) = (Site::as_built(), Session::open(800, 700).await);
    session.visit(&site.address("")).await;
    session
        .run("window.dispatchEvent(new CustomEvent('bulletin-failed', { detail: 'a test said so' }))")
        .await;
    session.wait_for("const it = document.getElementById('failure'); return !it.hidden && it.textContent.includes('a test said so')").await;
    session.find(".tile").await;
    session.quit().await;
}
