//! A reader's own file: chosen, dropped, or named by its address. Whose it is and what is wrong
//! with it is said first, and nothing leaves the browser.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::session::Session;
use crate::site::{Answer, Site};

const BUNDLED: &str = include_str!("../../public/data/kazuo-2025-h1.json");

/// A file on disk, as a reader has one. It is removed with its folder when the test ends.
struct OnDisk(PathBuf);

impl OnDisk {
    fn new(name: &str, content: impl AsRef<[u8]>) -> Self {
        static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("bulletin-opened-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(name);
        std::fs::write(&path, content).expect("it is written");
        Self(path)
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.0.parent().expect("its folder"));
    }
}

/// The bundled file after a change, in lines as it is published.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(BUNDLED).expect("JSON");
    change(&mut file);
    format!("{file:#}")
}

async fn choose(session: &Session, files: &[&OnDisk]) {
    let paths: Vec<_> = files.iter().map(|it| it.path()).collect();
    let input = session.find("#choose").await;
    input.send_keys(&paths.join("\n")).await.expect("the field takes files");
}

/// Drops a file on the page as a hand would, by the browser's own protocol.
async fn drop_file(session: &Session, file: &OnDisk, shoot: impl AsyncFnOnce()) {
    let data = json!({ "items": [], "files": [file.path()], "dragOperationsMask": 1 });
    let event = |kind: &str| json!({ "type": kind, "x": 300, "y": 300, "data": data });
    session.cdp("Input.dispatchDragEvent", event("dragEnter")).await;
    session.cdp("Input.dispatchDragEvent", event("dragOver")).await;
    shoot().await;
    session.cdp("Input.dispatchDragEvent", event("drop")).await;
}

async fn text(session: &Session, css: &str) -> String {
    session.find(css).await.text().await.expect("its text")
}

#[tokio::test]
async fn a_chosen_file_is_shown_as_its_readers_and_leads_back() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file = OnDisk::new("mine.json", changed(|file| file["title"]["zh"] = json!("我的公报")));
    session.visit(&site.address("?lang=zh")).await;
    let before = site.asked().len();
    choose(&session, &[&file]).await;
    session.wait_for("return document.querySelector('h1').textContent === '我的公报'").await;
    let bar = text(&session, "#opened").await;
    assert!(bar.contains("mine.json") && bar.contains("没有上传"), "{bar}");
    assert_eq!(session.run("return document.activeElement.id").await, json!("opened"));
    // A figure of the reader's file opens, and the address still says whose it is.
    session.click(".tile a.fig").await;
    session.wait_for("return document.querySelector('dialog.evidence').open").await;
    let address = session.text_of("return location.search").await;
    assert!(address.contains("data=file%3Amine.json") && address.contains("figure="), "{address}");
    // Nothing went out but the request for the checker.
    let since = site.asked().split_off(before);
    let asks = |it: &String| it.starts_with("GET /county/bulletin/checker");
    assert!(since.len() == 2 && since.iter().all(asks), "{since:?}");
    session.run("history.back()").await;
    session.click("#opened a").await;
    session.wait_for("return !document.getElementById('opened')").await;
    assert_ne!(text(&session, "h1").await, "我的公报");
    // Back and Forward go through the bulletins.
    session.run("history.back()").await;
    session.wait_for("return document.querySelector('h1').textContent === '我的公报'").await;
    session.run("history.forward()").await;
    session.wait_for("return document.querySelector('h1').textContent !== '我的公报'").await;
    session.close().await;
}

#[tokio::test]
async fn a_file_is_gone_after_a_reload_and_the_page_says_so() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file = OnDisk::new("mine.json", changed(|file| file["title"]["zh"] = json!("我的公报")));
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    session.wait_for("return document.querySelector('h1').textContent === '我的公报'").await;
    session.client.refresh().await.expect("it reloads");
    let said = text(&session, ".failure").await;
    assert!(said.contains("没有上传") && said.contains("mine.json") | said.contains("再选一次"), "{said}");
    choose(&session, &[&file]).await;
    session.wait_for("return document.querySelector('h1').textContent === '我的公报'").await;
    session.close().await;
}

#[tokio::test]
async fn errors_come_first_with_their_line_and_what_to_do() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let spoilt = changed(|file| {
        let observations = file["observations"].as_array_mut().expect("observations");
        let growth = observations.iter_mut().find(|it| it["id"] == "A02").expect("A02");
        growth["value"] = json!("6.3");
    });
    let line = 1 + spoilt.lines().position(|line| line.contains("\"value\": \"6.3\"")).expect("the line");
    let file = OnDisk::new("spoilt.json", &spoilt);
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    let report = text(&session, ".report-section").await;
    assert!(report.contains("1处错误") && report.contains("A02") && report.contains("6.2"), "{report}");
    assert!(report.contains(&format!("第{line}行")), "line {line}: {report}");
    let order = "const r = document.querySelector('.report-section'), h = document.querySelector('h1');
                 return !!(r.compareDocumentPosition(h) & Node.DOCUMENT_POSITION_FOLLOWING)";
    assert_eq!(session.run(order).await, json!(true));
    // The page itself is there all the same, in English too.
    session.find(".tile").await;
    session.visit(&site.address("?lang=en")).await;
    choose(&session, &[&file]).await;
    let report = text(&session, ".report-section").await;
    assert!(report.contains("1 error") && report.contains(&format!("line {line}")), "{report}");
    session.close().await;
}

#[tokio::test]
async fn a_file_that_is_no_bulletin_yet_is_told_all_its_errors() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let broken = changed(|file| {
        file["observations"][1]["indicator_"] = json!("x");
        file["observations"][2]["value"] = json!(7.4);
        file["charts"][0].as_object_mut().expect("a chart").remove("title");
    });
    let file = OnDisk::new("broken.json", &broken);
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    let report = text(&session, ".refused").await;
    assert!(report.contains("3处错误"), "{report}");
    for part in ["indicator_", "observations[2].value", "charts[0]", "broken.json"] {
        assert!(report.contains(part), "{part}: {report}");
    }
    // Mended, it opens from the same place.
    let mended = OnDisk::new("broken.json", changed(|file| file["title"]["zh"] = json!("改好了")));
    choose(&session, &[&mended]).await;
    session.wait_for("return document.querySelector('h1').textContent === '改好了'").await;
    session.close().await;
}

#[tokio::test]
async fn a_file_can_be_dropped_anywhere() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file = OnDisk::new("dropped.json", changed(|file| file["title"]["zh"] = json!("拖进来的")));
    session.visit(&site.address("")).await;
    drop_file(&session, &file, async || {
        session.wait_for("return getComputedStyle(document.querySelector('.veil')).display !== 'none'").await;
        assert!(text(&session, ".veil").await.contains("不会上传"));
    })
    .await;
    session.wait_for("return document.querySelector('h1').textContent === '拖进来的'").await;
    assert_eq!(session.run("return document.querySelector('.veil.over')").await, Value::Null);
    session.close().await;
}

#[tokio::test]
async fn a_text_of_no_source_is_told_so() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file = OnDisk::new("other.txt", "与本公报无关的一段话。");
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    session.wait_for("return document.querySelector('.notices').innerText.includes('other.txt')").await;
    assert!(text(&session, ".notices").await.contains("SHA-256"));
    session.click(".notices button").await;
    session.wait_for("return document.querySelector('.notices').innerText.trim() === ''").await;
    session.close().await;
}

#[tokio::test]
async fn a_huge_file_is_refused_at_once_and_the_page_stays() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file = OnDisk::new("huge.json", vec![b' '; 50_000_000]);
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    session.wait_for("return document.querySelector('.notices').innerText.includes('32 MB')").await;
    session.find(".tile").await;
    session.close().await;
}

#[tokio::test]
async fn an_address_of_another_site_is_shown_only_if_that_site_lets_it_and_is_named() {
    let other = changed(|file| file["title"]["zh"] = json!("别处的公报"));
    let lets = Site::with(vec![("other.json", Answer::Shared(other.clone().into_bytes()))]);
    let not = Site::with(vec![("other.json", Answer::Bytes(other.into_bytes()))]);
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let data = |address: String| {
        let data: String = form(&address);
        site.address(&format!("?data={data}"))
    };
    session.visit(&data(lets.address("other.json"))).await;
    session.wait_for("return document.querySelector('h1').textContent === '别处的公报'").await;
    let host = lets.address("").split('/').nth(2).expect("a host").to_string();
    let bar = text(&session, "#opened").await;
    assert!(bar.contains(&host) && bar.contains("不是本站发布"), "{bar}");
    session.client.goto(&data(not.address("other.json"))).await.expect("the page opens");
    let said = text(&session, ".failure").await;
    assert!(said.contains("不允许"), "{said}");
    session.quit().await;
}

/// An address as a value in another.
fn form(address: &str) -> String {
    url::form_urlencoded::byte_serialize(address.as_bytes()).collect()
}

#[tokio::test]
async fn an_address_that_brings_its_own_content_is_refused() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    for bad in ["javascript:alert(1)", "data:application/json,{}", "blob:x", "http://"] {
        session.client.goto(&site.address(&format!("?data={}", form(bad)))).await.expect("the page opens");
        let said = text(&session, ".failure").await;
        assert!(said.contains("不是网址"), "{bad}: {said}");
    }
    session.close().await;
}

#[tokio::test]
async fn a_missing_address_leads_back() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.client.goto(&site.address("?data=data/nowhere.json")).await.expect("the page opens");
    let said = text(&session, ".failure").await;
    assert!(said.contains("404") | said.contains("没有这份数据文件"), "{said}");
    session.click(".failure a.tool").await;
    session.find(".tile").await;
    session.quit().await;
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let evil = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
    let hostile = changed(|file| {
        spoil_texts(file, evil);
        file["sources"][1]["address"] = json!("javascript:window.hacked=1");
    });
    let file = OnDisk::new("<b>evil.json", &hostile);
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    session.wait_for("return document.querySelector('h1').textContent.startsWith('<img')").await;
    let made = "return document.querySelectorAll('img, #app script, #opened b').length
                + [...document.querySelectorAll('a')].filter(a => a.protocol === 'javascript:').length";
    assert_eq!(session.run(made).await, json!(0));
    assert_eq!(session.run("return window.hacked === undefined").await, json!(true));
    session.close().await;
}

/// Puts words in the place of every label.
fn spoil_texts(value: &mut Value, words: &str) {
    match value {
        Value::Object(members)
            if members.len() == 2 && members.contains_key("zh") && members.contains_key("en") =>
        {
            members.insert("zh".into(), words.into());
        }
        Value::Object(members) => members.values_mut().for_each(|it| spoil_texts(it, words)),
        Value::Array(items) => items.iter_mut().for_each(|it| spoil_texts(it, words)),
        _ => {}
    }
}

const DEMO: &str = include_str!("../../public/data/qiyun-2025-h1.json");

#[tokio::test]
async fn another_bulletin_of_this_site_has_nothing_of_the_first() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    for lang in ["", "&lang=en"] {
        session.visit(&site.address(&format!("?data=data/qiyun-2025-h1.json{lang}"))).await;
        let bar = text(&session, "#opened").await;
        assert!(bar.contains("data/qiyun-2025-h1.json") && !bar.contains("不是本站"), "{bar}");
        let words = session.text_of("return document.body.textContent + document.title").await;
        for own in ["喀左", "喀喇沁", "Kazuo", "Harqin"] {
            assert!(!words.contains(own), "{own}");
        }
        let undrawn = "return [...document.querySelectorAll('figure.chart')].filter(it => !it.querySelector('svg text')).map(it => it.id)";
        assert_eq!(session.run(undrawn).await, json!([]));
        // Another place: there is nothing to compare.
        assert_eq!(session.run("return document.getElementById('changes')").await, Value::Null);
    }
    // The lines of the chart are as many as its areas, and the missing year breaks one of them.
    let marks = "return document.querySelectorAll('#chart-industry_years a.hit').length";
    assert_eq!(session.run(marks).await, json!(14), "three areas in five years, one figure unpublished");
    session.close().await;
}

#[tokio::test]
async fn text_and_figures_lead_to_each_other() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("?data=data/qiyun-2025-h1.json&figure=A13")).await;
    session.wait_for("return document.querySelector('dialog.evidence').open").await;
    session.click(".stated .see a").await;
    session.wait_for("return !document.querySelector('dialog.evidence').open && document.activeElement.id === 'at-A13'").await;
    assert_eq!(
        session.text_of("return document.activeElement.textContent").await,
        "一般公共预算收入3.27亿元"
    );
    let seen = "const b = document.activeElement.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight";
    session.wait_for(seen).await;
    session.run("document.activeElement.click()").await;
    session
        .wait_for(
            "return document.querySelector('dialog.evidence').open && location.search.includes('figure=A13')",
        )
        .await;
    // Every figure whose evidence stands in the text is marked in it.
    let unmarked = "return fetch('data/qiyun-2025-h1.json').then(it => it.json()).then(file =>
        [...file.observations, ...file.statements].map(it => it.id).filter(id => !document.getElementById('at-' + id)))";
    assert_eq!(session.run(unmarked).await, json!([]));
    session.close().await;
}

#[tokio::test]
async fn a_source_s_text_dropped_beside_its_file_proves_it() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let mut file: Value = serde_json::from_str(DEMO).expect("JSON");
    let source = file["sources"][0].as_object_mut().expect("a source");
    let article = source.remove("text").expect("its text").as_str().expect("words").to_string();
    let data = OnDisk::new("next.json", file.to_string());
    // As Windows saves it: the hash is that of the text, not of its line ends.
    let words = OnDisk::new("next.txt", format!("\u{feff}{}", article.replace('\n', "\r\n")));
    session.visit(&site.address("")).await;
    choose(&session, &[&data]).await;
    session.wait_for("return document.querySelector('h1').textContent.includes('栖云县')").await;
    assert_eq!(session.run("return document.getElementById('reading')").await, Value::Null);
    session.run("document.querySelector('.report-section details').open = true").await;
    let before = text(&session, ".report-section").await;
    assert!(before.contains("0处出处已对照原文证实") && before.contains("另有171处"), "{before}");
    drop_file(&session, &words, async || {}).await;
    session.wait_for("return !!document.getElementById('reading')").await;
    session.wait_for("return document.querySelector('.notices').innerText.includes('next.txt')").await;
    session.run("document.querySelector('.report-section details').open = true").await;
    let after = text(&session, ".report-section").await;
    assert!(after.contains("171处出处已对照原文证实") && !after.contains("另有"), "{after}");
    // Paragraph for paragraph it is the text that was dropped.
    let shown = session.text_of("return document.getElementById('reading').textContent").await;
    for line in article.lines().filter(|line| line.chars().count() > 40) {
        assert!(shown.contains(line), "{line}");
    }
    session.close().await;
}

#[tokio::test]
async fn a_publisher_sees_what_changed() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file = changed(|file| {
        let observations = file["observations"].as_array_mut().expect("observations");
        let money = observations.iter_mut().find(|it| it["id"] == "B11").expect("B11");
        money["value"] = json!("54.24");
        money["evidence"][0]["fragment"] = json!("投资额54.24亿元");
        let copy = observations.iter().find(|it| it["id"] == "B12").expect("B12").clone();
        let mut copy = copy;
        copy["id"] = json!("B12X");
        observations.push(copy);
    });
    let file = OnDisk::new("changed.json", file);
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    let said = text(&session, "#changes").await;
    assert!(said.contains("改动1条") && said.contains("新增1条") && said.contains("删去0条"), "{said}");
    assert!(said.contains("54.42亿元") && said.contains("54.24亿元") && said.contains("B12X"), "{said}");
    session.close().await;
}

#[tokio::test]
async fn without_the_checker_no_file_is_shown() {
    let site = Site::with(vec![("checker_bg.wasm", Answer::Status(404))]);
    let session = Session::open(1280, 900).await;
    let file = OnDisk::new("mine.json", changed(|file| file["title"]["zh"] = json!("我的公报")));
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    let said = text(&session, ".failure").await;
    assert!(said.contains("检查程序没有完整下载"), "{said}");
    session.click(".failure a.tool").await;
    session.find(".tile").await;
    session.quit().await;
}

#[tokio::test]
async fn the_checker_is_fetched_when_a_file_is_opened_and_not_before() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file = OnDisk::new("mine.json", changed(|file| file["title"]["zh"] = json!("我的公报")));
    session.visit(&site.address("")).await;
    let asked = |site: &Site| site.asked().iter().filter(|it| it.contains("checker")).count();
    assert_eq!(asked(&site), 0);
    choose(&session, &[&file]).await;
    session.wait_for("return document.querySelector('h1').textContent === '我的公报'").await;
    assert_eq!(asked(&site), 2, "{:?}", site.asked());
    session.close().await;
}

#[tokio::test]
async fn a_language_chosen_before_holds_after_a_link_within_the_page() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("?lang=en")).await;
    session.run("localStorage.setItem('bulletin-lang', 'en')").await;
    session.visit(&site.address("")).await;
    session.click("nav a[href='#checks']").await;
    session.wait_for("return location.hash === '#checks'").await;
    assert_eq!(session.text_of("return document.documentElement.lang").await, "en");
    session.close().await;
}

#[tokio::test]
async fn what_arrives_too_late_is_not_shown() {
    let site = Site::with(vec![("checker_bg.wasm", Answer::Late(1_500))]);
    let session = Session::open(1280, 900).await;
    let file = OnDisk::new("mine.json", changed(|file| file["title"]["zh"] = json!("我的公报")));
    session.visit(&site.address("")).await;
    choose(&session, &[&file]).await;
    session.wait_for("return location.search.includes('mine.json')").await;
    assert!(text(&session, ".notices").await.contains("正在打开"));
    // The reader goes back before it comes.
    session.run("history.back()").await;
    session
        .wait_for(
            "return location.search === '' && document.querySelector('.notices').innerText.trim() === ''",
        )
        .await;
    session.run("setTimeout(() => { window.later = true }, 2500)").await;
    session.wait_for("return window.later === true").await;
    assert_eq!(session.run("return document.getElementById('opened')").await, Value::Null);
    assert_ne!(text(&session, "h1").await, "我的公报");
    // Forward is another wish for it, and now it comes.
    session.run("history.forward()").await;
    session.wait_for("return document.querySelector('h1').textContent === '我的公报'").await;
    session.close().await;
}

#[tokio::test]
async fn an_answer_without_end_is_not_read_to_its_end() {
    let site = Site::with(vec![("huge.json", Answer::Bytes(vec![b' '; 40_000_000]))]);
    let session = Session::open(1280, 900).await;
    session.client.goto(&site.address("?data=data/huge.json")).await.expect("the page opens");
    assert!(text(&session, ".failure").await.contains("太大"));
    session.quit().await;
}

#[tokio::test]
async fn an_address_that_leads_on_is_named_by_where_it_ends() {
    let other = changed(|file| file["title"]["zh"] = json!("别处的公报"));
    let elsewhere = Site::with(vec![("other.json", Answer::Shared(other.into_bytes()))]);
    let site = Site::with(vec![("moved.json", Answer::Moved(elsewhere.address("other.json")))]);
    let session = Session::open(1280, 900).await;
    session.visit(&site.address("?data=data/moved.json")).await;
    session.wait_for("return document.querySelector('h1').textContent === '别处的公报'").await;
    let host = elsewhere.address("").split('/').nth(2).expect("a host").to_string();
    let bar = text(&session, "#opened").await;
    assert!(bar.contains(&host) && bar.contains("不是本站发布"), "{bar}");
    session.close().await;
}
