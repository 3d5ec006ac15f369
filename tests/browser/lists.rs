//! The lists: searching, choosing, sorting, and what the address keeps of it.

use serde_json::json;

use crate::session::Session;
use crate::site::{Answer, Site};

const NAMES: &str = "return [...document.querySelectorAll('#lists tbody th')].map(e => e.firstChild.textContent + (e.childNodes[1]?.nodeName === 'MARK' ? e.childNodes[1].textContent : '') )";
const FIRST: &str = "return document.querySelector('#lists tbody th').innerText";

#[tokio::test]
async fn typing_finds_and_marks_and_the_address_keeps_it() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    session.type_into("#search", "新材料").await;
    session.wait_for("return document.querySelectorAll('#lists tbody tr').length < 10").await;
    let marks =
        session.run("return [...document.querySelectorAll('#lists tbody mark')].map(e => e.innerText)").await;
    let marks: Vec<String> = serde_json::from_value(marks).expect("texts");
    assert!(!marks.is_empty() && marks.iter().all(|it| it == "新材料"), "{marks:?}");
    let text = session.text_of("return document.querySelector('#lists tbody').innerText").await;
    assert!(text.contains("亿华新材料") && text.contains("半导体新材料"), "{text}");
    session.wait_for("return decodeURIComponent(location.search) === '?q=新材料'").await;
    let kept = session.text_of("return location.href").await;
    session.visit(&kept).await;
    assert_eq!(session.text_of("return document.getElementById('search').value").await, "新材料");
    let count = session.text_of("return document.querySelector('#lists [role=status]').innerText").await;
    let rows = session.run("return document.querySelectorAll('#lists tbody tr').length").await;
    assert_eq!(count, format!("{rows}条"));
    assert_eq!(session.text_of("return document.querySelector('#lists .count').innerText").await, count);
    session.close().await;
}

#[tokio::test]
async fn nothing_found_says_so_and_offers_the_way_back() {
    let (site, session) = (Site::as_built(), Session::open(800, 800).await);
    session.visit(&site.address("?q=zzzz")).await;
    let empty = session.text_of("return document.querySelector('#lists .empty').innerText").await;
    assert!(empty.contains("没有找到"), "{empty}");
    session.click("#lists .empty button").await;
    session.wait_for("return document.querySelectorAll('#lists tbody tr').length > 5").await;
    session.close().await;
}

#[tokio::test]
async fn the_lists_begin_with_a_few_rows_and_show_all_on_request() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../public/data/kazuo-2025-h1.json")).expect("JSON");
    let lists = file["collections"].as_array().expect("lists").iter();
    let all: usize = lists.map(|list| list["entries"].as_array().expect("entries").len()).sum();
    session.visit(&site.address("")).await;
    let rows = "return document.querySelectorAll('#lists tbody tr').length";
    assert!(session.run(rows).await.as_u64().expect("a number") < 25);
    session.click("#lists .more button").await;
    session.wait_for(&format!("{rows} === {all}")).await;
    let focused = session.text_of("return document.activeElement.id").await;
    assert_eq!(focused, "rows", "whoever pressed the button goes on in the table");
    let kept = session.text_of("return location.href").await;
    session.visit(&kept).await;
    session.wait_for(&format!("{rows} === {all}")).await;
    session.close().await;
}

#[tokio::test]
async fn a_chip_keeps_its_focus_and_every_list_has_one() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    session.run("const chip = [...document.querySelectorAll('.chip')].find(e => e.innerText.startsWith('人物')); chip.focus(); chip.id = 'chosen'").await;
    session.find("#chosen").await.send_keys(" ").await.expect("a key");
    session.wait_for("return location.search.includes('list=people')").await;
    let kept = "return document.activeElement.id + ' ' + document.activeElement.getAttribute('aria-pressed')";
    assert_eq!(session.text_of(kept).await, "chosen true");
    let chips = session.run("return document.querySelectorAll('.chip').length").await;
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../public/data/kazuo-2025-h1.json")).expect("JSON");
    let lists = file["collections"].as_array().expect("lists").len();
    assert_eq!(chips, json!(lists + 1), "one each, and one for all");
    session.close().await;
}

#[tokio::test]
async fn a_phone_chooses_and_sorts_by_drop_down() {
    let (site, session) = (Site::as_built(), Session::open(360, 800).await);
    session.visit(&site.address("")).await;
    assert_eq!(
        session.run("return document.querySelector('.chip').offsetParent === null").await,
        json!(true)
    );
    let choose = |of: &str, value: &str| {
        format!(
            "const it = document.querySelectorAll('.narrow select')[{of}]; it.value = '{value}'; it.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        )
    };
    session.run(&choose("0", "pipeline")).await;
    session.wait_for("return location.search.includes('list=pipeline')").await;
    session.run(&choose("1", "-revenue")).await;
    session.wait_for("return location.search.includes('sort=-revenue')").await;
    assert_eq!(session.text_of(FIRST).await.lines().next(), Some("亚森重工"));
    let kept = session.text_of("return location.href").await;
    session.visit(&kept).await;
    let shown =
        session.run("return [...document.querySelectorAll('.narrow select')].map(e => e.value)").await;
    assert_eq!(shown, json!(["pipeline", "-revenue"]));
    session.close().await;
}

#[tokio::test]
async fn a_list_sorts_by_value_both_ways_and_back() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("?list=pipeline")).await;
    let source_order = session.run(NAMES).await;
    let button = "#lists thead th.n button";
    session.click(button).await;
    session
        .wait_for(
            "return document.querySelector('#lists thead th.n').getAttribute('aria-sort') === 'descending'",
        )
        .await;
    // 1800, 1562, 1313 and 895; those without a figure come last.
    let sorted = session.run(NAMES).await;
    assert_eq!(
        sorted.as_array().expect("names")[..4],
        ["亚森重工", "北方电瓷", "亿华新材料", "凯美石英"].map(|it| json!(it))
    );
    assert!(session.text_of("return location.search").await.contains("sort=-"));
    session.click(button).await;
    session
        .wait_for(
            "return document.querySelector('#lists thead th.n').getAttribute('aria-sort') === 'ascending'",
        )
        .await;
    assert_eq!(session.text_of(FIRST).await.lines().next(), Some("凯美石英"));
    session.click(button).await;
    session
        .wait_for("return document.querySelector('#lists thead th.n').getAttribute('aria-sort') === 'none'")
        .await;
    assert_eq!(session.run(NAMES).await, source_order);
    session.close().await;
}

#[tokio::test]
async fn chinese_names_sort_by_pinyin() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("?list=pipeline&sort=*")).await;
    // Bǎoshùn, Běifāng, Huáyáng, Kǎiměi, Yàsēn, Yìhuá.
    let expected = ["宝顺铸件", "北方电瓷", "华洋精密", "凯美石英", "亚森重工", "亿华新材料"];
    assert_eq!(session.run(NAMES).await, json!(expected));
    session.close().await;
}

#[tokio::test]
async fn a_list_says_how_complete_it_is() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("?list=pipeline")).await;
    let said = session.text_of("return document.querySelector('#lists .completeness').innerText").await;
    assert!(said.contains("至少10家") && said.contains("点名4个"), "{said}");
    session.close().await;
}

#[tokio::test]
async fn a_section_leads_to_its_list() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    session.click("#industry .see-lists a").await;
    session.wait_for("return location.search.includes('list=')").await;
    session.wait_for("return document.querySelectorAll('#lists .chip[aria-pressed=true]').length === 1 && document.querySelector('#lists .chip').getAttribute('aria-pressed') === 'false'").await;
    session.close().await;
}

/// A bulletin of a county that has filters, in the place of the first.
fn qiyun() -> Site {
    let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/data/qiyun-2025-h1.json"))
        .expect("the file");
    Site::with(vec![("data/kazuo-2025-h1.json", Answer::Bytes(file))])
}

#[tokio::test]
async fn a_filter_is_pressed_by_keyboard_kept_in_the_address_and_undone_by_back() {
    let (site, session) = (qiyun(), Session::open(1280, 900).await);
    session.visit(&site.address("?list=products")).await;
    let all = session.run("return document.querySelectorAll('#lists tbody tr').length").await;
    session
        .run("const chip = document.querySelector('.roomy .chip'); chip.id = 'chosen'; chip.focus()")
        .await;
    session.find("#chosen").await.send_keys(" ").await.expect("a key");
    let count = "Number(document.querySelector('#chosen b').innerText)";
    session
        .wait_for(&format!(
            "return document.querySelectorAll('#lists tbody tr').length === {count} && {count} < {all}"
        ))
        .await;
    let kept = "return document.activeElement.id + ' ' + document.activeElement.getAttribute('aria-pressed')";
    assert_eq!(session.text_of(kept).await, "chosen true");
    let address = session.text_of("return location.href").await;
    assert!(address.contains("facet=kind"), "{address}");
    session.client.back().await.expect("it goes back");
    session.wait_for(&format!("return document.querySelectorAll('#lists tbody tr').length === {all}")).await;
    session.visit(&address).await;
    assert_eq!(
        session.run("return document.querySelector('.roomy .chip').getAttribute('aria-pressed')").await,
        json!("true")
    );
    session.click(".filters .plain").await;
    session.wait_for("return !location.search.includes('facet')").await;
    session.close().await;
}

#[tokio::test]
async fn a_phone_folds_the_filters_up() {
    let (site, session) = (qiyun(), Session::open(360, 800).await);
    session.visit(&site.address("?list=firms")).await;
    session.click(".tight summary").await;
    session.click(".tight .chip").await;
    session.wait_for("return document.querySelector('.tight summary').innerText.includes('已选1项')").await;
    let wide = session.run("return document.documentElement.scrollWidth").await;
    assert!(wide.as_u64().expect("a number") <= 360, "{wide}");
    session.close().await;
}

#[tokio::test]
async fn pinyin_finds_once_the_table_is_there_and_says_so_where_it_is_not() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    assert!(!site.asked().iter().any(|it| it.contains("hanzi.bin")), "nobody needs it yet");
    session.type_into("#search", "beifangdianci").await;
    session
        .wait_for("return [...document.querySelectorAll('#lists tbody mark')].some(it => it.innerText === '北方电瓷')")
        .await;
    assert_eq!(site.asked().iter().filter(|it| it.contains("hanzi.bin")).count(), 1, "once");
    session.close().await;
    // So it is where nothing is found, and help is looked up for every part of what was typed.
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("?q=xqzvkjwb")).await;
    session.wait_for("return !!document.querySelector('#lists .empty') && performance.getEntriesByName(new URL('hanzi.bin', document.baseURI).href).length > 0").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(site.asked().iter().filter(|it| it.contains("hanzi.bin")).count(), 1, "once");
    session.close().await;
    let site = Site::with(vec![("hanzi.bin", Answer::Status(404))]);
    let session = Session::open(1280, 900).await;
    session.visit(&site.address("?q=beifangdianci")).await;
    session
        .wait_for("return document.querySelector('#lists').innerText.includes('拼音表没有下载成功')")
        .await;
    let asked = || site.asked().iter().filter(|it| it.contains("hanzi.bin")).count();
    assert_eq!(asked(), 1);
    // Not with every letter, but after a while, for whatever is typed then.
    session.type_into("#search", "xyz").await;
    assert_eq!(asked(), 1);
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    session.type_into("#search", "x").await;
    let start = std::time::Instant::now();
    while asked() == 1 {
        assert!(start.elapsed().as_secs() < 10, "a later keystroke asks again");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    session.quit().await;
}

#[tokio::test]
async fn what_was_typed_last_survives_a_reload_and_a_step_away() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    session.type_into("#search", "电瓷").await;
    session.wait_for("return location.search !== ''").await;
    session.run("location.reload()").await;
    session.wait_for("return performance.getEntriesByName('app-ready').length > 0 && document.getElementById('search').value === '电瓷'").await;
    // A step taken at once begins from what was typed, and Back comes back to it.
    session.type_into("#search", " 北方").await;
    session.run("document.querySelector('#lists thead button').click()").await;
    session.wait_for("return location.search.includes('sort=')").await;
    session.run("history.back()").await;
    session.wait_for("return !location.search.includes('sort=') && new URLSearchParams(location.search).get('q') === '电瓷 北方'").await;
    assert_eq!(session.text_of("return document.getElementById('search').value").await, "电瓷 北方");
    session.close().await;
}

#[tokio::test]
async fn an_example_of_the_help_fills_the_search() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("?list=pipeline")).await;
    session.click(".how summary").await;
    session
        .run("[...document.querySelectorAll('.example')].find(it => it.innerText.startsWith('>')).click()")
        .await;
    session.wait_for("return document.getElementById('search').value === '>895万元'").await;
    // 1800, 1562 and 1313 are more than 895.
    session.wait_for("return document.querySelectorAll('#lists tbody tr').length === 3").await;
    let marked = session.run("return document.querySelectorAll('#lists tbody td.n mark').length").await;
    assert_eq!(marked, json!(3));
    session.close().await;
}
