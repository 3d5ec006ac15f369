//! Any number anywhere opens its evidence, by mouse, by keyboard and by link.

use serde_json::json;

use crate::session::Session;
use crate::site::Site;

const OPEN: &str = "return document.querySelector('dialog.evidence').open";
const PANEL: &str = "return document.querySelector('dialog.evidence').innerText";

#[tokio::test]
async fn a_tile_opens_its_evidence_and_back_closes_it() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    session.click(".tile a.fig").await;
    session.wait_for(OPEN).await;
    let panel = session.text_of(PANEL).await;
    for expected in ["地区生产总值增长6.2%", "第9行第1句", "核心提示", "上半年", "年份据文推断"]
    {
        assert!(panel.contains(expected), "“{expected}” is not in:\n{panel}");
    }
    assert_eq!(session.text_of("return location.search").await, "?figure=A02");
    session.client.back().await.expect("back");
    session.wait_for("return !document.querySelector('dialog.evidence').open").await;
    assert_eq!(session.text_of("return location.search").await, "");
    session.client.forward().await.expect("forward");
    session.wait_for(OPEN).await;
    session.close().await;
}

#[tokio::test]
async fn a_link_opens_the_evidence_of_what_it_names() {
    let (site, session) = (Site::as_built(), Session::open(360, 740).await);
    session.visit(&site.address("?figure=R21&lang=en")).await;
    session.wait_for(OPEN).await;
    let panel = session.text_of(PANEL).await;
    // 41.1 ÷ 1.175 hundred million; between 41.05 ÷ 1.1755 and 41.15 ÷ 1.1745.
    for expected in ["CNY 3.498 billion", "3.492–3.504", "derived", "17.5%"] {
        assert!(panel.contains(expected), "“{expected}” is not in:\n{panel}");
    }
    session.close().await;
}

#[tokio::test]
async fn a_link_to_a_figure_that_is_not_there_opens_the_page() {
    let (site, session) = (Site::as_built(), Session::open(800, 600).await);
    session.visit(&site.address("?figure=ZZ99&list=nowhere&sort=nothing")).await;
    assert_eq!(session.run(OPEN).await, json!(false));
    session.find(".tile").await;
    session.close().await;
}

#[tokio::test]
async fn every_number_of_the_page_leads_to_a_place_or_a_formula() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    let ids = session
        .run("return [...new Set([...document.querySelectorAll('a.fig[href^=\"?\"], a.hit')].map(a => new URL(a.href).searchParams.get('figure')))].filter(Boolean)")
        .await;
    let ids: Vec<String> = serde_json::from_value(ids).expect("ids");
    assert!(ids.len() > 80, "only {} figures are links", ids.len());
    for id in ids {
        session.run(&format!("document.querySelector('a.fig[href*=\"figure={id}\"]').click()")).await;
        session.wait_for(&format!("return location.search.includes('figure={id}') && document.querySelector('dialog.evidence').open")).await;
        let panel = session.text_of(PANEL).await;
        let grounded = panel.contains("原文写作") || panel.contains("算式");
        assert!(grounded, "{id} opens nothing that grounds it:\n{panel}");
        session.run("document.querySelector('dialog.evidence').close()").await;
        session.wait_for("return !location.search.includes('figure=')").await;
    }
    session.close().await;
}

#[tokio::test]
async fn the_keyboard_opens_and_closes_it_and_finds_its_place_again() {
    let (site, session) = (Site::as_built(), Session::open(1000, 800).await);
    session.visit(&site.address("")).await;
    session.run("document.querySelector('.tile a.fig').focus()").await;
    let focused = "return document.activeElement.textContent || ''";
    let mark = session.text_of(focused).await;
    assert_eq!(mark, "+6.2%");
    let active = session.client.active_element().await.expect("an active element");
    active.send_keys("\u{e007}").await.expect("Enter");
    session.wait_for(OPEN).await;
    let inside = "return document.querySelector('dialog.evidence').contains(document.activeElement)";
    assert_eq!(session.run(inside).await, json!(true));
    let active = session.client.active_element().await.expect("an active element");
    active.send_keys("\u{e00c}").await.expect("Escape");
    session.wait_for("return !document.querySelector('dialog.evidence').open").await;
    assert_eq!(session.text_of(focused).await, mark, "the focus returns");
    session.close().await;
}
