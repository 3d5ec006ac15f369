//! One search over everything: how it opens, what it lists, where it leads, by keyboard, pointer,
//! and input method.

use serde_json::json;

use crate::session::Session;
use crate::site::Site;

const OPEN: &str = "return document.querySelector('dialog.finder').open";
const CLOSED: &str = "return !document.querySelector('dialog.finder').open";
const FIELD: &str = "#finder-field";
const ACTIVE: &str = "return document.getElementById(document.getElementById('finder-field').getAttribute('aria-activedescendant') ?? '')?.innerText ?? ''";

/// The keys as WebDriver names them.
mod key {
    pub const DOWN: &str = "\u{e015}";
    pub const UP: &str = "\u{e013}";
    pub const PAGE_DOWN: &str = "\u{e00f}";
    pub const PAGE_UP: &str = "\u{e00e}";
    pub const ENTER: &str = "\u{e007}";
    pub const ESCAPE: &str = "\u{e00c}";
    pub const TAB: &str = "\u{e004}";
    pub const DELETE: &str = "\u{e017}";
    pub const CONTROL_K: &str = "\u{e009}k\u{e000}";
}

async fn opened(site: &Site, rest: &str, width: u32) -> Session {
    let session = Session::open(width, 800).await;
    session.visit(&site.address(rest)).await;
    session.find("body").await.send_keys("/").await.expect("a key");
    session.wait_for(OPEN).await;
    session
}

async fn press(session: &Session, key: &str) {
    session.type_into(FIELD, key).await;
}

/// Types and waits for what is found.
async fn search(session: &Session, typed: &str) {
    session.type_into(FIELD, typed).await;
    session.wait_for("return document.querySelectorAll('#finder-list [role=option] mark').length > 0").await;
}

/// Which option is the active one, by its place.
async fn active(session: &Session) -> i64 {
    let id = "return Number((document.getElementById('finder-field').getAttribute('aria-activedescendant') ?? '-1').replace('finder-option-', ''))";
    session.run(id).await.as_i64().expect("a number")
}

#[tokio::test]
async fn it_opens_and_closes_by_keys_and_by_its_button_and_gives_the_focus_back() {
    let (site, session) = (Site::as_built(), Session::open(1280, 800).await);
    session.visit(&site.address("")).await;
    session.click("#find").await;
    session.wait_for(OPEN).await;
    session.wait_for("return document.activeElement.id === 'finder-field'").await;
    press(&session, key::ESCAPE).await;
    session.wait_for(CLOSED).await;
    session.wait_for("return document.activeElement.id === 'find'").await;
    session.find("body").await.send_keys(key::CONTROL_K).await.expect("keys");
    session.wait_for(OPEN).await;
    press(&session, "a/b").await;
    assert_eq!(session.text_of("return document.getElementById('finder-field').value").await, "a/b");
    press(&session, key::CONTROL_K).await;
    session.wait_for(CLOSED).await;
    // What was typed in vain is still there, and typed over at once.
    session.find("body").await.send_keys("/").await.expect("a key");
    session.wait_for("return document.activeElement.id === 'finder-field'").await;
    press(&session, "c").await;
    assert_eq!(session.text_of("return document.getElementById('finder-field').value").await, "c");
    // Beside the dialog.
    session.run("const it = document.querySelector('dialog.finder'); it.dispatchEvent(new MouseEvent('click', { bubbles: true }))").await;
    session.wait_for(CLOSED).await;
    session.close().await;
}

#[tokio::test]
async fn a_slash_in_a_field_is_a_slash() {
    let (site, session) = (Site::as_built(), Session::open(1280, 800).await);
    session.visit(&site.address("")).await;
    session.type_into("#search", "a/b").await;
    assert_eq!(session.text_of("return document.getElementById('search').value").await, "a/b");
    assert_eq!(session.run(OPEN).await, json!(false));
    session.close().await;
}

#[tokio::test]
async fn a_slash_that_needs_shift_opens_it_too() {
    let (site, session) = (Site::as_built(), Session::open(1280, 800).await);
    session.visit(&site.address("")).await;
    let press = |key: &str, with: &str| {
        format!(
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', {with}: true, shiftKey: true, bubbles: true }}))"
        )
    };
    session.run(&press("K", "ctrlKey")).await;
    assert_eq!(session.run(OPEN).await, json!(false), "Ctrl-Shift-K is the browser's");
    session.run(&press("/", "shiftKey")).await;
    session.wait_for(OPEN).await;
    session.close().await;
}

#[tokio::test]
async fn a_question_that_nothing_answers_is_answered_so() {
    let site = Site::as_built();
    let session = opened(&site, "?lang=en", 1280).await;
    press(&session, ">900b").await;
    session
        .wait_for(
            "return document.querySelector('dialog.finder').innerText.includes('Nothing found for “>900b”')",
        )
        .await;
    session.close().await;
}

#[tokio::test]
async fn it_is_a_combobox_whose_groups_have_names() {
    let site = Site::as_built();
    let session = opened(&site, "", 1280).await;
    search(&session, "投资").await;
    let wrong = session
        .run(
            "const wrong = [];
             const field = document.getElementById('finder-field');
             const is = (name, value) => { if (field.getAttribute(name) !== value) wrong.push(name + ' ' + field.getAttribute(name)); };
             is('role', 'combobox'); is('aria-expanded', 'true'); is('aria-controls', 'finder-list'); is('aria-autocomplete', 'list');
             if (!field.labels[0].textContent) wrong.push('no label');
             const list = document.getElementById('finder-list');
             if (list.getAttribute('role') !== 'listbox' || !list.ariaLabel) wrong.push('no listbox');
             const groups = [...list.querySelectorAll('[role=group]')];
             if (groups.length < 3) wrong.push(groups.length + ' groups');
             for (const group of groups)
               if (!document.getElementById(group.getAttribute('aria-labelledby'))?.textContent) wrong.push('a group without a name');
             const options = [...list.querySelectorAll('[role=option]')];
             if (options.filter(it => it.ariaSelected === 'true').length !== 1) wrong.push('not one is selected');
             for (const it of options) {
               if (!it.classList.contains('further') && !it.querySelector('mark')) wrong.push('no mark: ' + it.innerText);
               if (it.tagName === 'A' && !it.href) wrong.push('leads nowhere: ' + it.innerText);
             }
             return wrong",
        )
        .await;
    assert_eq!(wrong, json!([]));
    session.close().await;
}

#[tokio::test]
async fn arrow_keys_wrap_and_page_keys_go_from_group_to_group() {
    let site = Site::as_built();
    let session = opened(&site, "", 1280).await;
    search(&session, "项目").await;
    let count = session.run("return document.querySelectorAll('#finder-list [role=option]').length").await;
    let count = count.as_i64().expect("a number");
    assert_eq!(active(&session).await, 0, "the best is the one that Enter takes");
    press(&session, key::UP).await;
    assert_eq!(active(&session).await, count - 1);
    let seen = "const it = document.getElementById('finder-field').getAttribute('aria-activedescendant'), a = document.getElementById(it).getBoundingClientRect(), b = document.getElementById('finder-list').getBoundingClientRect(); return a.top >= b.top - 1 && a.bottom <= b.bottom + 1";
    session.wait_for(seen).await;
    press(&session, key::DOWN).await;
    assert_eq!(active(&session).await, 0);
    press(&session, key::PAGE_DOWN).await;
    let first = session.run("return document.querySelector('#finder-list [role=group]').querySelectorAll('[role=option]').length").await;
    assert_eq!(active(&session).await, first.as_i64().expect("a number"));
    press(&session, key::PAGE_UP).await;
    assert_eq!(active(&session).await, 0);
    // Where the caret goes is the field's own business.
    press(&session, "\u{e011}x").await;
    assert_eq!(session.text_of("return document.getElementById('finder-field').value").await, "x项目");
    press(&session, key::TAB).await;
    session.wait_for("return document.activeElement.tagName === 'BUTTON' && document.activeElement.closest('dialog.finder') !== null").await;
    session.close().await;
}

#[tokio::test]
async fn enter_leads_to_an_entry_and_back_returns() {
    let site = Site::as_built();
    let session = opened(&site, "", 1280).await;
    search(&session, "凯美石英").await;
    assert!(session.text_of(ACTIVE).await.contains("凯美石英"));
    let href = session
        .text_of("return document.querySelector('#finder-list [role=option]').getAttribute('href')")
        .await;
    press(&session, key::ENTER).await;
    session.wait_for(CLOSED).await;
    session.wait_for("return location.search.includes('list=') && location.hash.startsWith('#row-')").await;
    let here = session.text_of("return location.search + location.hash").await;
    assert_eq!(here, href, "the option's own address");
    session.wait_for("return document.activeElement.id === location.hash.slice(1)").await;
    session.wait_for("const it = document.activeElement.getBoundingClientRect(); return it.top > 0 && it.bottom < innerHeight").await;
    assert!(session.text_of("return document.activeElement.innerText").await.contains("凯美石英"));
    session.wait_for("return !document.querySelector('[data-landed]')").await;
    session.run("history.back()").await;
    session.wait_for("return location.search === '' && location.hash === ''").await;
    session
        .wait_for("return document.querySelector('#lists .chip').getAttribute('aria-pressed') === 'true'")
        .await;
    // The address alone leads there too.
    session.visit(&site.address(&href)).await;
    session.wait_for("const it = document.querySelector(location.hash)?.getBoundingClientRect(); return it && it.top > 0 && it.bottom < innerHeight").await;
    session.close().await;
}

#[tokio::test]
async fn everything_found_leads_to_its_place() {
    let site = Site::as_built();
    let session = opened(&site, "", 1280).await;
    let places = [
        ("figure=", "数据", "return document.querySelector('dialog.evidence').open"),
        (
            "#chart-",
            "图表",
            "return document.activeElement.id === location.hash.slice(1) && document.activeElement.matches('figure.chart')",
        ),
        (
            "#check-",
            "核对",
            "return document.activeElement.matches('.checks li') && document.activeElement.matches(':target')",
        ),
    ];
    for (part, group, arrived) in places {
        search(&session, "投资").await;
        let script = format!(
            "const group = [...document.querySelectorAll('#finder-list [role=group]')].find(it => it.innerText.startsWith('{group}'));
             const option = group.querySelector('a[role=option]'); option.click(); return option.getAttribute('href')"
        );
        let href = session.text_of(&script).await;
        assert!(href.contains(part), "{group}: {href}");
        session.wait_for(CLOSED).await;
        session.wait_for(arrived).await;
        session.run("history.back()").await;
        session.wait_for("return location.search === '' && location.hash === '' && !document.querySelector('dialog.evidence').open").await;
        session.find("body").await.send_keys("/").await.expect("a key");
        session.wait_for(OPEN).await;
    }
    // A part of the page.
    search(&session, "紫砂有了保护条例").await;
    press(&session, key::ENTER).await;
    session.wait_for("return location.hash === '#zisha' && document.activeElement.id === 'zisha'").await;
    session.close().await;
}

#[tokio::test]
async fn all_entries_found_are_to_be_had_in_the_lists() {
    let site = Site::as_built();
    let session = opened(&site, "?list=people", 1280).await;
    search(&session, "工").await;
    session.click("#finder-list a.elsewhere").await;
    session
        .wait_for(
            "return location.search.startsWith('?q=') && document.getElementById('search').value === '工'",
        )
        .await;
    session.wait_for(CLOSED).await;
    session.close().await;
}

#[tokio::test]
async fn keys_belong_to_the_input_method_while_it_composes() {
    let site = Site::as_built();
    let session = opened(&site, "", 1280).await;
    search(&session, "投资").await;
    let before = active(&session).await;
    session
        .run(
            "const field = document.getElementById('finder-field');
             field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, data: '' }));
             const key = (name, more) => field.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
             key('Enter', { isComposing: true }); key('ArrowDown', { isComposing: true });
             key('Enter', { keyCode: 229 }); key('ArrowDown', { keyCode: 229 });
             // Some browsers say neither.
             key('Enter', {}); key('PageDown', {});
             key('k', { isComposing: true, ctrlKey: true });
             document.querySelector('dialog.finder').dispatchEvent(new Event('cancel', { cancelable: true }))",
        )
        .await;
    assert_eq!(session.run(OPEN).await, json!(true));
    assert_eq!(active(&session).await, before);
    // What is half put together is searched for, and its absence not yet told.
    session
        .run(
            "const field = document.getElementById('finder-field'); field.value = \"qv'xq\";
             field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))",
        )
        .await;
    session.wait_for("return !document.querySelector('#finder-list [role=option]')").await;
    assert!(
        !session
            .text_of("return document.querySelector('.finder-body').innerText")
            .await
            .contains("没有找到")
    );
    session
        .run(
            "const field = document.getElementById('finder-field'); field.value = '凯美';
             field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
             field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '凯美' }))",
        )
        .await;
    session.wait_for("return (document.querySelector('#finder-list [aria-selected=true]')?.innerText ?? '').includes('凯美')").await;
    press(&session, key::ENTER).await;
    session.wait_for(CLOSED).await;
    session.close().await;
}

#[tokio::test]
async fn searches_that_led_somewhere_are_kept_and_can_be_forgotten() {
    let site = Site::as_built();
    let session = opened(&site, "", 1280).await;
    let searches = "return [...document.querySelectorAll('.finder-remove')].map(it => it.parentElement.querySelector('.finder-title').innerText)";
    assert_eq!(session.run(searches).await, json!([]));
    session.wait_for("return document.querySelectorAll('#finder-list .typed').length >= 2").await;
    assert_eq!(active(&session).await, -1, "nothing is chosen unasked");
    for typed in ["凯美石英", "紫砂"] {
        search(&session, typed).await;
        press(&session, key::ENTER).await;
        session.wait_for(CLOSED).await;
        session.find("body").await.send_keys(key::CONTROL_K).await.expect("keys");
        session.wait_for(OPEN).await;
    }
    assert_eq!(session.text_of("return document.getElementById('finder-field').value").await, "");
    // One that leads nowhere, and one that is not followed.
    for typed in ["qqqqqqq", "新材料"] {
        session.type_into(FIELD, typed).await;
        press(&session, key::ESCAPE).await;
        session.wait_for(CLOSED).await;
        session.find("body").await.send_keys("/").await.expect("a key");
        session.wait_for(OPEN).await;
    }
    press(&session, "\u{e003}").await;
    session.wait_for("return document.querySelectorAll('.finder-remove').length === 2").await;
    assert_eq!(session.run(searches).await, json!(["紫砂", "凯美石英"]));
    press(&session, key::DOWN).await;
    press(&session, key::DELETE).await;
    session.wait_for("return document.querySelectorAll('.finder-remove').length === 1").await;
    assert_eq!(session.text_of("return localStorage.getItem('bulletin-searches')").await, "[\"凯美石英\"]");
    // The next has taken its place.
    press(&session, key::ENTER).await;
    session.wait_for("return document.getElementById('finder-field').value === '凯美石英' && document.querySelectorAll('#finder-list mark').length > 0").await;
    assert_eq!(session.run(OPEN).await, json!(true));
    session.click(".finder-head .plain").await;
    session.click(".finder-forget").await;
    session.wait_for("return localStorage.getItem('bulletin-searches') === null && !document.querySelector('.finder-remove')").await;
    session.close().await;
}

#[tokio::test]
async fn garbage_in_the_storage_does_no_harm() {
    let (site, session) = (Site::as_built(), Session::open(1280, 800).await);
    session.visit(&site.address("")).await;
    session.run("localStorage.setItem('bulletin-searches', '{\"a\":[1,')").await;
    session.click("#find").await;
    session.wait_for(OPEN).await;
    search(&session, "紫砂").await;
    press(&session, key::ENTER).await;
    session.wait_for(CLOSED).await;
    assert_eq!(session.text_of("return localStorage.getItem('bulletin-searches')").await, "[\"紫砂\"]");
    // A storage that refuses everything.
    session.run("Storage.prototype.setItem = () => { throw new Error('full') }; Storage.prototype.getItem = () => { throw new Error('no') }").await;
    session.find("body").await.send_keys("/").await.expect("a key");
    session.wait_for(OPEN).await;
    search(&session, "凯美石英").await;
    press(&session, key::ENTER).await;
    session.wait_for(CLOSED).await;
    session.close().await;
}

#[tokio::test]
async fn what_is_not_there_leads_to_what_comes_near() {
    let site = Site::as_built();
    let session = opened(&site, "", 1280).await;
    session.type_into(FIELD, "亿华新材枓厂").await;
    session
        .wait_for(
            "return document.querySelector('.finder-heading')?.innerText.includes('没有找到“亿华新材枓厂”')",
        )
        .await;
    let near = session.text_of("return document.getElementById('finder-list').innerText").await;
    assert!(near.contains("亿华新材料"), "{near}");
    assert_eq!(active(&session).await, -1, "what only comes near is not taken unasked");
    session.close().await;
}

#[tokio::test]
async fn the_count_is_spoken_once_typing_stops() {
    let site = Site::as_built();
    let session = opened(&site, "?lang=en", 1280).await;
    let said = "return document.querySelector('dialog.finder [role=status]').innerText";
    session
        .run(
            "window.said = []; new MutationObserver(() => said.push(document.querySelector('dialog.finder [role=status]').innerText))
             .observe(document.querySelector('dialog.finder [role=status]'), { childList: true, characterData: true, subtree: true })",
        )
        .await;
    for letter in ["p", "o", "r", "c", "e"] {
        press(&session, letter).await;
    }
    session.wait_for(&format!("{said}.includes('result')")).await;
    let all = session.run("return said").await;
    assert!(all.as_array().is_some_and(|it| it.len() <= 2), "{all}");
    session.close().await;
}

#[tokio::test]
async fn a_chart_alone_has_no_finder() {
    let (site, session) = (Site::as_built(), Session::open(1280, 800).await);
    session.visit(&site.address("?embed=services")).await;
    session.find("body").await.send_keys("/").await.expect("a key");
    assert_eq!(session.run("return document.querySelector('dialog.finder') === null").await, json!(true));
    session.close().await;
}

#[tokio::test]
async fn on_a_phone_it_fills_the_screen() {
    let site = Site::as_built();
    for lang in ["", "?lang=en"] {
        let session = opened(&site, lang, 360).await;
        search(&session, "a").await;
        let fits = "const it = document.querySelector('dialog.finder').getBoundingClientRect(), list = document.getElementById('finder-list');
            return it.left === 0 && it.top === 0 && it.width === innerWidth && it.height === innerHeight && list.scrollWidth <= list.clientWidth";
        session.wait_for(fits).await;
        session.close().await;
    }
}
