//! Charts as readers use them: pointed at, walked by keyboard, heard, and shown in frames of others.
//! What they expect of a value stands in the data files, which are read here as plain JSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::session::Session;
use crate::site::{Answer, Site};

/// The value of every observation of a file, as printed in it.
fn printed(file: &str) -> BTreeMap<String, String> {
    let path = format!("{}/public/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let observations = file["observations"].as_array().expect("observations").iter();
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    observations.map(|it| (text(&it["id"]), text(&it["value"]))).collect()
}

async fn press(session: &Session, key: &str) {
    let active = session.client.active_element().await.expect("an active element");
    active.send_keys(key).await.expect("the key is taken");
}

const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";
const HOME: &str = "\u{e011}";
const END: &str = "\u{e010}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";

/// Puts the focus on a chart's drawing, as the Tab key does.
async fn enter(session: &Session, chart: &str) {
    session
        .run(&format!(
            "const stage = document.querySelector('#chart-{chart} .stage');
             stage.scrollIntoView({{block: 'center', behavior: 'instant'}});
             stage.focus({{focusVisible: true}})"
        ))
        .await;
}

fn said(chart: &str) -> String {
    format!("return document.querySelector('#chart-{chart} > [role=status]').textContent")
}

/// Moves the mouse to the middle of what a script finds, and gives back the place.
async fn hover(session: &Session, element: &str) -> (f64, f64) {
    let place = session
        .run(&format!(
            "const it = {element};
             it.scrollIntoView({{block: 'center', behavior: 'instant'}});
             const box = it.getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2]"
        ))
        .await;
    let (x, y) = (place[0].as_f64().expect("x"), place[1].as_f64().expect("y"));
    mouse(session, "mouseMoved", x, y).await;
    (x, y)
}

async fn mouse(session: &Session, kind: &str, x: f64, y: f64) {
    let button = if kind == "mouseMoved" { "none" } else { "left" };
    let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
    session.cdp("Input.dispatchMouseEvent", event).await;
}

#[tokio::test]
async fn whoever_sees_no_chart_hears_every_number_of_it() {
    let site = Site::as_built();
    for (query, file) in [("", "kazuo-2025-h1.json"), ("?data=data/qiyun-2025-h1.json", "qiyun-2025-h1.json")]
    {
        let session = Session::open(1000, 800).await;
        session.visit(&site.address(query)).await;
        let printed = printed(file);
        let charts =
            session.run("return [...document.querySelectorAll('figure.chart')].map(f => f.id)").await;
        let charts: Vec<String> = serde_json::from_value(charts).expect("ids");
        assert!(charts.len() >= 10, "{charts:?}");
        let mut heard = 0;
        for chart in charts.iter().map(|id| id.trim_start_matches("chart-")) {
            let marks = format!(
                "return [...document.querySelectorAll('#chart-{chart} .hit')].map(a => a.dataset.figure)"
            );
            let marks: Vec<String> = serde_json::from_value(session.run(&marks).await).expect("ids");
            enter(&session, chart).await;
            for (index, figure) in marks.iter().enumerate() {
                if index > 0 {
                    press(&session, RIGHT).await;
                }
                let count = marks.len();
                let place = format!("第{}个，共{count}个", index + 1);
                let aloud = session.text_of(&said(chart)).await;
                assert!(aloud.contains(&place), "{chart} {figure}: no {place} in {aloud}");
                match printed.get(figure) {
                    // A minus is said as a word.
                    Some(value) => {
                        let digits = value.trim_start_matches('-');
                        assert!(aloud.contains(digits), "{chart} {figure}: no {digits} in {aloud}");
                        assert!(aloud.contains("原文写作“"), "{chart} {figure}: no evidence in {aloud}");
                        heard += 1;
                    }
                    None => assert!(aloud.contains("推算"), "{chart} {figure}: {aloud}"),
                }
            }
            // At the end the walk stops, and says so again.
            session
                .run(&format!(
                    "window.again = 0;
                     new MutationObserver(() => {{ window.again += 1 }}).observe(document.querySelector('#chart-{chart} > [role=status]'), {{characterData: true, childList: true, subtree: true}})"
                ))
                .await;
            press(&session, RIGHT).await;
            session.wait_for("return window.again > 0").await;
            assert!(session.text_of(&said(chart)).await.contains(&format!("第{0}个，共{0}个", marks.len())));
        }
        assert!(heard > 40, "only {heard} reported figures were heard");
        session.close().await;
    }
}

#[tokio::test]
async fn the_keys_of_a_chart_do_what_it_says() {
    let (site, session) = (Site::as_built(), Session::open(1000, 800).await);
    session.visit(&site.address("")).await;
    enter(&session, "growth").await;
    let tip = "return document.querySelector('#chart-growth .tip .value')?.innerText.trim() ?? ''";
    assert_eq!(session.text_of(tip).await, "+19.8%", "the focus shows the first mark");
    press(&session, END).await;
    assert_eq!(session.text_of(tip).await, "+5.3%");
    press(&session, LEFT).await;
    assert_eq!(session.text_of(tip).await, "+6.2%");
    // Escape puts the note away; the next key shows where the walk stopped.
    press(&session, ESCAPE).await;
    assert_eq!(session.text_of(tip).await, "");
    press(&session, RIGHT).await;
    assert_eq!(session.text_of(tip).await, "+6.2%");
    press(&session, ENTER).await;
    session.wait_for("return document.querySelector('dialog.evidence').open").await;
    assert!(
        session.text_of("return document.querySelector('dialog.evidence').innerText").await.contains("+6.2%")
    );
    press(&session, ESCAPE).await;
    session.wait_for("return !document.querySelector('dialog.evidence').open").await;
    let on_stage = "return document.activeElement === document.querySelector('#chart-growth .stage')";
    session.wait_for(on_stage).await;
    // One key to the table, and one stop of the Tab key for a chart.
    press(&session, "t").await;
    session.wait_for("return document.activeElement.id === 'chart-growth:table'").await;
    let rows = "return [...document.querySelectorAll('#chart-growth table tbody tr')].map(r => r.cells[1].innerText)";
    let numbers = ["+19.8%", "+6.4%", "+7.4%", "+1.6%", "+7.1%", "+5.0%", "+6.2%", "+5.3%"];
    assert_eq!(session.run(rows).await, json!(numbers));
    session.wait_for("return location.search.includes('chart=growth&panel=table')").await;
    enter(&session, "growth").await;
    press(&session, HOME).await;
    press(&session, TAB).await;
    let inside = "return document.querySelector('#chart-growth .stage').contains(document.activeElement) && document.activeElement.closest('.tip') === null";
    assert_eq!(session.run(inside).await, json!(false), "a mark is a stop of its own");
    session.close().await;
}

#[tokio::test]
async fn a_note_follows_the_pointer_stays_under_it_and_can_be_pinned() {
    let (site, session) = (Site::as_built(), Session::open(1000, 800).await);
    session.visit(&site.address("")).await;
    let tip = "return document.querySelector('#chart-growth .tip')?.innerText ?? ''";
    let mark = "document.querySelector('#chart-growth .hit[data-figure=A03]')";
    hover(&session, mark).await;
    session.wait_for("return !!document.querySelector('#chart-growth .tip')").await;
    let told = session.text_of(tip).await;
    // Value, comparator, period, evidence.
    for part in ["一般公共预算收入", "+7.4%", "全国地方本级 +1.6%", "2025年上半年", "原文写作“"]
    {
        assert!(told.contains(part), "no {part} in {told}");
    }
    // The pointer may go into the note; beside both, the note goes.
    hover(&session, "document.querySelector('#chart-growth .tip .value')").await;
    assert!(session.text_of(tip).await.contains("+7.4%"));
    hover(&session, "document.querySelector('#chart-growth .title')").await;
    session.wait_for("return !document.querySelector('#chart-growth .tip')").await;
    // A click pins it, in the address too, and a new page opens with it.
    let (x, y) = hover(&session, mark).await;
    mouse(&session, "mousePressed", x, y).await;
    mouse(&session, "mouseReleased", x, y).await;
    session.wait_for("return location.search === '?chart=growth&mark=A03'").await;
    hover(&session, "document.querySelector('#chart-growth .title')").await;
    assert!(session.text_of(tip).await.contains("+7.4%"), "a pinned note stays");
    session.visit(&site.address("?lang=en&chart=growth&mark=A03#chart-growth")).await;
    let told = session.text_of(tip).await;
    assert!(told.contains("Budget revenue") && told.contains("China, local level +1.6%"), "{told}");
    let seen = "const box = document.querySelector('#chart-growth .tip').getBoundingClientRect();
                return box.top >= 0 && box.bottom <= innerHeight";
    session.wait_for(seen).await;
    session.click("#chart-growth .tip button").await;
    session.wait_for("return location.search === '?lang=en' && !document.querySelector('.tip')").await;
    session.close().await;
}

#[tokio::test]
async fn after_a_click_the_keys_go_on_from_there() {
    let (site, session) = (Site::as_built(), Session::open(1000, 800).await);
    session.visit(&site.address("")).await;
    let (x, y) = hover(&session, "document.querySelector('#chart-growth .hit[data-figure=A03]')").await;
    mouse(&session, "mousePressed", x, y).await;
    mouse(&session, "mouseReleased", x, y).await;
    mouse(&session, "mouseMoved", 2.0, 2.0).await;
    let tip = "return document.querySelector('#chart-growth .tip .value')?.innerText.trim() ?? ''";
    assert_eq!(session.text_of(tip).await, "+7.4%");
    press(&session, RIGHT).await;
    press(&session, RIGHT).await;
    assert_eq!(session.text_of(tip).await, "+1.6%");
    press(&session, ENTER).await;
    session.wait_for("return document.querySelector('dialog.evidence').open").await;
    session.close().await;
}

#[tokio::test]
async fn what_is_opened_at_one_chart_stays_while_another_is_looked_at() {
    let (site, session) = (Site::as_built(), Session::open(1000, 800).await);
    session.visit(&site.address("?chart=growth&mark=A04&panel=table")).await;
    session.click("#chart-services .uses button:nth-of-type(2)").await;
    session.wait_for("return location.search === '?chart=services&panel=files'").await;
    let both = "return !document.getElementById('chart-growth:table').hidden && !document.getElementById('chart-services:files').hidden && !!document.querySelector('#chart-growth .tip.held')";
    assert_eq!(session.run(both).await, json!(true));
    // A click on empty ground of a third says nothing of the others, nor does another language.
    session.run("document.querySelector('#chart-output .picture').click()").await;
    session
        .run("[...document.querySelectorAll('button.tool')].find(b => b.innerText === 'English').click()")
        .await;
    session.wait_for("return document.documentElement.lang === 'en' && !!document.getElementById('chart-growth:table')").await;
    session.wait_for(both).await;
    session.close().await;
}

#[tokio::test]
async fn one_comparator_of_several_bars_holds_nobody_up() {
    let path = format!("{}/public/data/kazuo-2025-h1.json", env!("CARGO_MANIFEST_DIR"));
    let mut file: Value = serde_json::from_slice(&std::fs::read(path).expect("the file")).expect("JSON");
    for row in file["charts"][0]["drawing"]["bars"]["panels"][0]["rows"].as_array_mut().expect("rows") {
        row["benchmark"]["figure"] = json!("CN3");
    }
    let site = Site::with(vec![("kazuo-2025-h1.json", Answer::Bytes(file.to_string().into_bytes()))]);
    let session = Session::open(1000, 800).await;
    session.visit(&site.address("")).await;
    enter(&session, "growth").await;
    for index in 1..=8 {
        if index > 1 {
            press(&session, RIGHT).await;
        }
        let aloud = session.text_of(&said("growth")).await;
        assert!(aloud.contains(&format!("第{index}个，共8个")), "{index}: {aloud}");
    }
    session.close().await;
}

#[tokio::test]
async fn paper_shows_the_figures_of_every_chart() {
    let (site, session) = (Site::as_built(), Session::open(760, 1000).await);
    session.visit(&site.address("?chart=growth&panel=table")).await;
    session.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let missing = "return [...document.querySelectorAll('figure.chart')].filter(f => !f.querySelector('.under.data table').checkVisibility()).map(f => f.id)";
    assert_eq!(session.run(missing).await, json!([]));
    let buttons = "return [...document.querySelectorAll('.uses')].filter(it => it.checkVisibility()).length";
    assert_eq!(session.run(buttons).await, json!(0));
    session.close().await;
}

#[tokio::test]
async fn a_tap_pins_a_mark() {
    let (site, session) = (Site::as_built(), Session::open(360, 740).await);
    session.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    session.visit(&site.address("")).await;
    let place = session
        .run(
            "const it = document.querySelector('#chart-resumed .hit[data-figure=C06]');
             it.scrollIntoView({block: 'center', behavior: 'instant'});
             const box = it.getBoundingClientRect();
             return {x: box.x + box.width / 2, y: box.y + box.height / 2}",
        )
        .await;
    session.cdp("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [place] })).await;
    session.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    session.wait_for("return !!document.querySelector('#chart-resumed .tip.held')").await;
    let told = session.text_of("return document.querySelector('#chart-resumed .tip').innerText").await;
    assert!(told.contains("68户"), "{told}");
    let fits = "const box = document.querySelector('.tip').getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth";
    assert_eq!(session.run(fits).await, json!(true));
    session.close().await;
}

#[tokio::test]
async fn a_chart_alone_has_no_page_around_it() {
    let (site, session) = (Site::as_built(), Session::open(640, 600).await);
    session.visit(&site.address("?embed=aikelinte&lang=en")).await;
    let others = "return document.querySelectorAll('header, nav, section, footer').length";
    assert_eq!(session.run(others).await, json!(0));
    assert_eq!(session.run("return document.querySelectorAll('figure.chart svg').length").await, json!(1));
    assert!(session.text_of("return document.title").await.contains("Aikelinte"));
    // It leads to its bulletin, in a page of its own.
    let home = "const a = document.querySelector('.home a'); return a.target + ' ' + new URL(a.href).search + new URL(a.href).hash";
    assert_eq!(session.text_of(home).await, "_blank ?lang=en#chart-aikelinte");
    // The code that a reader copies shows it in a frame of another page.
    session.visit(&site.address("?chart=growth&panel=share")).await;
    let code = session.text_of("return document.getElementById('chart-growth:embed').value").await;
    session.run(&format!("document.body.innerHTML = {}", json!(code))).await;
    session
        .wait_for(
            "const doc = document.querySelector('iframe')?.contentDocument;
             return !!doc?.querySelector('figure.chart svg') && !doc.querySelector('header')",
        )
        .await;
    // It is as high as its chart, so that the frame needs no bar of its own.
    let room = "const frame = document.querySelector('iframe'), doc = frame.contentDocument.documentElement;
                return [doc.scrollHeight - frame.clientHeight, doc.scrollWidth - frame.clientWidth]";
    let room = session.run(room).await;
    assert_eq!(room, json!([0, 0]), "it scrolls within its frame");
    session.visit(&site.address("?embed=nosuch")).await;
    assert!(session.text_of("return document.body.innerText").await.contains("没有编号为“nosuch”的图表"));
    session.close().await;
}

#[tokio::test]
async fn colours_change_without_a_redraw() {
    let (site, session) = (Site::as_built(), Session::open(1000, 800).await);
    session.visit(&site.address("")).await;
    session
        .run(
            "window.redrawn = 0;
             const watch = new MutationObserver(all => { window.redrawn += all.length });
             document.querySelectorAll('.picture').forEach(it => watch.observe(it, {childList: true, subtree: true, attributes: true}))",
        )
        .await;
    let fill = "return getComputedStyle(document.querySelector('.picture .ink-value.area')).fill";
    let before = session.text_of(fill).await;
    session.run("const s = document.querySelector('#theme'); s.value = 'dark'; s.dispatchEvent(new Event('change'))").await;
    session
        .wait_for(&format!(
            "return getComputedStyle(document.querySelector('.picture .ink-value.area')).fill !== {}",
            json!(before)
        ))
        .await;
    assert_eq!(session.run("return window.redrawn").await, json!(0));
    session.close().await;
}

#[tokio::test]
async fn drawings_grow_with_the_readers_text() {
    let (site, session) = (Site::as_built(), Session::open(800, 900).await);
    session.visit(&site.address("")).await;
    let size = "return document.querySelector('#chart-growth .picture text').getBoundingClientRect().height";
    let before = session.run(size).await.as_f64().expect("a height");
    session.run("document.documentElement.style.fontSize = '200%'").await;
    session.wait_for(&format!("return document.querySelector('#chart-growth .picture text').getBoundingClientRect().height > {}", before * 1.8)).await;
    let wide = "return [...document.querySelectorAll('figure.chart')].filter(f => f.scrollWidth > f.clientWidth + 1).map(f => f.id)";
    assert_eq!(session.run(wide).await, json!([]));
    // The marks are still where the shapes are.
    let apart = "const svg = document.querySelector('#chart-growth svg').getBoundingClientRect();
                 return [...document.querySelectorAll('#chart-growth .hit')].filter(a => { const b = a.getBoundingClientRect(); return b.right > svg.right + 1 || b.bottom > svg.bottom + 1 }).length";
    assert_eq!(session.run(apart).await, json!(0));
    session.close().await;
}
