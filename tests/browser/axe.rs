//! What axe-core, the engine of most accessibility audits, finds in the page: nothing. A program can
//! judge only a part of what WCAG asks, and none of what is inside a picture; the keyboard and what
//! is spoken have tests of their own.

use serde_json::{Value, json};

use crate::session::Session;
use crate::site::Site;

/// Levels A and AA of WCAG 2.0 to 2.2, and what auditors expect beyond them.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const KAZUO: [&str; 2] = ["", "?lang=en"];
const READY: &str = "return true";
const NARROW: u32 = 360;
const WIDE: u32 = 1280;

/// A page that axe-core has looked at, and what it found in it.
struct Found {
    /// The rules that had something to look at, and were kept.
    kept: Vec<String>,
    /// The rules that were not kept, with the elements that break them, in words.
    broken: Vec<String>,
}

/// Lets axe-core look at the page as it is now.
async fn look(session: &Session) -> Found {
    let path = std::env::var("AXE").unwrap_or_else(|_| panic!("AXE is not set: script/test sets it"));
    let engine = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    session.run(&engine).await;
    let script = "const [tags, done] = arguments;
        axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(done, error => done(String(error)))";
    let results = session.client.execute_async(script, vec![json!(TAGS)]).await.expect("axe-core runs");
    let list =
        |name: &str| results[name].as_array().unwrap_or_else(|| panic!("no results: {results}")).iter();
    let kept = list("passes").map(|rule| rule["id"].as_str().expect("an id").to_string());
    Found { kept: kept.collect(), broken: list("violations").map(in_words).collect() }
}

/// A rule that is not kept: its name, how bad that is, and what breaks it and why.
fn in_words(rule: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let nodes = rule["nodes"].as_array().into_iter().flatten().map(|node| {
        let html: String = text(&node["html"]).chars().take(200).collect();
        let why = text(&node["failureSummary"]).replace('\n', "\n      ");
        format!("\n    {}\n      {html}\n      {why}", node["target"])
    });
    format!(
        "{} ({}): {}{}",
        text(&rule["id"]),
        text(&rule["impact"]),
        text(&rule["help"]),
        nodes.collect::<String>()
    )
}

/// Shows the page in the colours that a system asks for.
async fn dress(session: &Session, scheme: &str) {
    let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
    session.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// Looks at pages of the site at some widths and in both colour schemes, once `ready` returns true.
async fn nothing_is_found(site: &Site, pages: &[&str], widths: &[u32], ready: &str) {
    let session = Session::open(WIDE, 900).await;
    let mut broken = Vec::new();
    for page in pages {
        for width in widths {
            for scheme in ["light", "dark"] {
                session.fit(*width, 900).await;
                dress(&session, scheme).await;
                session.visit(&site.address(page)).await;
                session.wait_for(ready).await;
                let found = look(&session).await;
                assert!(found.kept.iter().any(|it| it == "color-contrast"), "no colours were looked at");
                let at = format!("“{page}” at {width} px, {scheme}");
                broken.extend(found.broken.into_iter().map(|it| format!("{at}: {it}")));
            }
        }
    }
    session.close().await;
    assert!(broken.is_empty(), "axe-core found:\n{}", broken.join("\n"));
}

#[tokio::test]
async fn the_engine_finds_what_is_put_before_it() {
    let (site, session) = (Site::as_built(), Session::open(WIDE, 900).await);
    session.visit(&site.address("")).await;
    session
        .run(
            "document.querySelector('main').insertAdjacentHTML('beforeend',
              '<p><img src=\"data:,\"></p><p style=\"color:#aaa;background:#fff\">pale</p><a href=\"#app\"></a>')",
        )
        .await;
    let found = look(&session).await;
    // Of level A, of WCAG 2.2 and of what is expected beyond it.
    for rule in ["document-title", "target-size", "heading-order"] {
        assert!(found.kept.iter().any(|it| it == rule), "{rule} was not looked at");
    }
    let found = found.broken.join("\n");
    for rule in ["image-alt (critical)", "color-contrast (serious)", "link-name (serious)"] {
        assert!(found.contains(rule), "{rule} is not in:\n{found}");
    }
    session.quit().await;
}

#[tokio::test]
async fn the_page_has_no_barriers() {
    nothing_is_found(&Site::as_built(), &KAZUO, &[NARROW, WIDE], READY).await;
}

#[tokio::test]
async fn what_unfolds_has_no_barriers() {
    let unfold = "document.querySelectorAll('details').forEach(it => { it.open = true }); return true";
    nothing_is_found(&Site::as_built(), &KAZUO, &[NARROW], unfold).await;
}

#[tokio::test]
async fn a_figure_s_evidence_has_no_barriers() {
    let pages = ["?figure=A02", "?figure=R21&lang=en"];
    let open = "return document.querySelector('dialog.evidence').open";
    nothing_is_found(&Site::as_built(), &pages, &[NARROW, WIDE], open).await;
}

#[tokio::test]
async fn a_chosen_list_has_no_barriers() {
    let pages = ["?list=pipeline&sort=*", "?q=zzzz&lang=en"];
    nothing_is_found(&Site::as_built(), &pages, &[NARROW, WIDE], READY).await;
}

#[tokio::test]
async fn the_finder_has_no_barriers() {
    let site = Site::as_built();
    let open = "const finder = document.querySelector('dialog.finder');
        localStorage.setItem('bulletin-searches', '[\"a\",\"b\"]');
        if (!finder.open) document.getElementById('find').click();
        return document.querySelectorAll('#finder-list [role=option]').length > 2";
    nothing_is_found(&site, &KAZUO, &[NARROW, WIDE], open).await;
    for typed in ["投资", "zzqqzz", "亿华新材枓厂"] {
        let typed = format!(
            "const field = document.getElementById('finder-field');
             if (field.value !== '{typed}') {{
               document.getElementById('find').click();
               field.value = '{typed}'; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
             }}
             return document.querySelector('dialog.finder').open && document.querySelector('.finder-body').innerText.length > 10"
        );
        nothing_is_found(&site, &KAZUO, &[NARROW, WIDE], &typed).await;
    }
}

#[tokio::test]
async fn what_opens_beside_and_below_a_chart_has_no_barriers() {
    let pages = [
        "?chart=growth&mark=A04&panel=table",
        "?chart=aikelinte&mark=R14a&panel=files&lang=en",
        "?chart=services&panel=share",
    ];
    let open = "return [...document.querySelectorAll('.under')].filter(it => !it.hidden).length === 1";
    nothing_is_found(&Site::as_built(), &pages, &[NARROW, WIDE], open).await;
}

#[tokio::test]
async fn a_chart_alone_has_no_barriers() {
    let pages = ["?embed=services&mark=D10", "?embed=greening&lang=en", "?embed=nosuch"];
    nothing_is_found(&Site::as_built(), &pages, &[NARROW, WIDE], READY).await;
}

#[tokio::test]
async fn another_bulletin_has_no_barriers() {
    let pages =
        ["?data=data/qiyun-2025-h1.json", "?data=data/qiyun-2025-h1.json&lang=en&chart=gdp_years&mark=GC22"];
    nothing_is_found(&Site::as_built(), &pages, &[NARROW, WIDE], READY).await;
}
