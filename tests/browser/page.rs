//! The page as it opens: whole, quiet, and of no width but its own.

use serde_json::json;

use crate::session::Session;
use crate::site::Site;

#[tokio::test]
async fn the_page_opens_with_every_part() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    for id in ["overview", "investment", "industry", "services", "news", "lists", "checks", "about"] {
        session.find(&format!("section#{id} h2")).await;
    }
    let tiles =
        session.run("return [...document.querySelectorAll('.tile .number')].map(e => e.innerText)").await;
    assert_eq!(tiles, json!(["+6.2%", "+7.4%", "+19.8%", "+7.1%"]));
    let distances =
        session.run("return [...document.querySelectorAll('.tile .remark')].map(e => e.innerText)").await;
    for (index, points) in ["0.9", "5.8", "13.4", "2.1"].iter().enumerate() {
        let said = distances[index].as_str().unwrap_or_default();
        assert!(said.contains(&format!("{points}个百分点")), "{said}");
        assert!(said.contains("推算"), "{said} does not say that it is derived");
    }
    let pictures = session.run("return document.querySelectorAll('figure.chart .picture svg').length").await;
    assert_eq!(pictures, json!(11));
    session.close().await;
}

#[tokio::test]
async fn nothing_is_asked_of_another_host() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    let foreign = session
        .run("return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))")
        .await;
    assert_eq!(foreign, json!([]));
    session.close().await;
}

#[tokio::test]
async fn no_width_needs_a_horizontal_scrollbar() {
    let site = Site::as_built();
    for width in [320, 360, 768, 1280, 1600] {
        for lang in ["", "?lang=en"] {
            let session = Session::open(width, 800).await;
            session.visit(&site.address(lang)).await;
            let over = session.run("return document.documentElement.scrollWidth - innerWidth").await;
            assert!(over.as_i64().is_some_and(|it| it <= 0), "{width} px {lang}: {over} px too wide");
            session.close().await;
        }
    }
}

#[tokio::test]
async fn a_theme_is_kept_for_the_next_visit() {
    let (site, session) = (Site::as_built(), Session::open(1000, 800).await);
    session.visit(&site.address("")).await;
    let ground = "return getComputedStyle(document.documentElement).backgroundColor";
    let light = session.text_of(ground).await;
    session.find("#theme option[value=dark]").await.click().await.expect("dark is chosen");
    session.wait_for("return document.documentElement.dataset.theme === 'dark'").await;
    let dark = session.text_of(ground).await;
    assert_ne!(light, dark);
    session.visit(&site.address("")).await;
    assert_eq!(session.text_of(ground).await, dark);
    assert_eq!(session.text_of("return document.getElementById('theme').value").await, "dark");
    session.close().await;
}

#[tokio::test]
async fn a_change_of_language_changes_every_word_and_keeps_the_focus() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    session.click("button[lang=en]").await;
    session.wait_for("return document.documentElement.lang === 'en'").await;
    assert!(session.text_of("return location.search").await.contains("lang=en"));
    assert_eq!(session.text_of("return document.activeElement.lang").await, "zh-CN");
    assert!(
        session.text_of("return document.title").await.is_ascii()
            || !session.text_of("return document.title").await.contains('县')
    );
    // What stays Chinese in English: the button to the other language, and quotations of sources.
    let chinese = session
        .run("const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const found = [];
              while (walk.nextNode()) if (/[\\u4e00-\\u9fff]/.test(walk.currentNode.data)) found.push(walk.currentNode.data.trim().slice(0, 60));
              return found")
        .await;
    assert_eq!(chinese, json!([]), "Chinese in the English page");
    session.visit(&site.address("")).await;
    assert_eq!(session.text_of("return document.documentElement.lang").await, "en", "the choice is kept");
    session.run("history.replaceState(null, '', location.pathname)").await;
    session.click("button[lang='zh-CN']").await;
    session.wait_for("return document.documentElement.lang === 'zh-CN'").await;
    assert_eq!(session.text_of("return location.search").await, "");
    session.close().await;
}

#[tokio::test]
async fn back_brings_back_the_language_that_a_step_was_shown_in() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let shows = |lang: &str, hash: &str| {
        format!("return document.documentElement.lang === '{lang}' && location.hash === '{hash}'")
    };
    session.visit(&site.address("")).await;
    session.click("nav a[href='#checks']").await;
    session.wait_for(&shows("zh-CN", "#checks")).await;
    session.click("button[lang=en]").await;
    session.wait_for(&shows("en", "#checks")).await;
    session.click("nav a[href='#lists']").await;
    session.wait_for(&shows("en", "#lists")).await;
    for (step, lang, hash) in [
        ("back", "en", "#checks"),
        ("back", "zh-CN", "#checks"),
        ("back", "zh-CN", ""),
        ("forward", "zh-CN", "#checks"),
        ("forward", "en", "#checks"),
    ] {
        session.run(&format!("history.{step}()")).await;
        session.wait_for(&shows(lang, hash)).await;
    }
    // Nor does a reload in between make it forget.
    session.run("history.back()").await;
    session.wait_for(&shows("zh-CN", "#checks")).await;
    session.run("location.reload()").await;
    session.wait_for("return performance.getEntriesByName('app-ready').length > 0").await;
    assert_eq!(session.text_of("return document.documentElement.lang").await, "zh-CN");
    assert_eq!(session.text_of("return location.search").await, "", "the address is no longer for it");
    // A link from here opens as it is seen here; one that names no language, in the one chosen last.
    let link = session.text_of("return document.querySelector('a[href*=\"figure=\"]').href").await;
    session.visit(&link).await;
    assert_eq!(session.text_of("return document.documentElement.lang").await, "zh-CN", "{link}");
    session.visit(&site.address("")).await;
    assert_eq!(session.text_of("return document.documentElement.lang").await, "en");
    session.close().await;
}

#[tokio::test]
async fn a_link_to_a_section_leads_there() {
    let (site, session) = (Site::as_built(), Session::open(1000, 700).await);
    session.visit(&site.address("#checks")).await;
    session
        .wait_for("const top = document.getElementById('checks').getBoundingClientRect().top; return top > -5 && top < 200")
        .await;
    session.close().await;
}
