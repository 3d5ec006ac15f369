//! Lists of many thousands of entries: quick under the fingers, and whole for keyboard and screen reader.

use std::time::Duration;

use serde_json::{Value, json};

use crate::session::Session;
use crate::site::{Answer, Site};

const ADDRESS: &str = "data/kazuo-2025-h1.json";

/// A bulletin with so many firms of four trades and ten towns, named by rule.
fn long(entries: usize) -> Vec<u8> {
    let mut file: Value =
        serde_json::from_str(include_str!("../../src/bulletin/fixture.json")).expect("JSON");
    let trades = ["茶业", "食品", "建材", "机械"];
    let first = ["东", "南", "西", "北", "宏", "达", "盛"];
    let second = ["山", "河", "原", "林", "源", "丰", "泰"];
    let text = |zh: &str| json!({ "text": { "zh": zh, "en": zh } });
    let entry = |at: usize| {
        let name = format!("{}{}{}厂{at}", first[at % 7], second[at / 7 % 7], trades[at % 4]);
        json!({ "id": format!("e{at}"), "name": { "zh": name, "en": format!("Works {at}") }, "cells": { "what": text(trades[at % 4]) } })
    };
    file["collections"][0]["entries"] = (0..entries).map(entry).collect::<Vec<_>>().into();
    file.to_string().into_bytes()
}

fn site(entries: usize) -> Site {
    Site::with(vec![(ADDRESS, Answer::Bytes(long(entries)))])
}

#[tokio::test]
async fn a_long_list_is_reached_by_keyboard_to_its_end() {
    let (site, session) = (site(6_000), Session::open(1280, 900).await);
    session.visit(&site.address("?list=firms")).await;
    let rows = "return document.querySelectorAll('#rows tbody tr[role=row]').length";
    session.wait_for(&format!("return ({}) > 30", rows.trim_start_matches("return "))).await;
    assert!(session.run(rows).await.as_u64().expect("a number") < 200);
    assert_eq!(
        session.text_of("return document.querySelector('#rows table').getAttribute('aria-rowcount')").await,
        "6001"
    );
    session.run("document.getElementById('rows').focus()").await;
    let last = "return [...document.querySelectorAll('#rows tbody tr[role=row]')].at(-1).getAttribute('aria-rowindex')";
    session.find("#rows").await.send_keys("\u{e010}").await.expect("the End key");
    session.wait_for(&format!("{last} === '6001'")).await;
    // What stands at the end is the last entry, in view, and nothing is between it and its end.
    let gap = session
        .run("const rows = document.getElementById('rows').getBoundingClientRect(), last = [...document.querySelectorAll('#rows tbody tr[role=row]')].at(-1).getBoundingClientRect(); return Math.abs(rows.bottom - last.bottom)")
        .await;
    assert!(gap.as_f64().expect("a number") < 40.0, "{gap}");
    assert!(
        session
            .text_of("return [...document.querySelectorAll('#rows tbody th')].at(-1).innerText")
            .await
            .ends_with("厂5999")
    );
    session.find("#rows").await.send_keys("\u{e011}").await.expect("the Home key");
    session
        .wait_for(
            "return document.querySelector('#rows tbody tr[role=row]').getAttribute('aria-rowindex') === '2'",
        )
        .await;
    // Half-way down, what is seen is rows and no gap.
    session.run("const it = document.getElementById('rows'); it.scrollTop = it.scrollHeight / 2").await;
    session
        .wait_for("const it = document.getElementById('rows').getBoundingClientRect(); const at = y => document.elementFromPoint(it.left + 40, y)?.closest('tr[role=row]'); return !!at(it.top + 60) && !!at(it.bottom - 10)")
        .await;
    session.close().await;
}

/// What the lists show at the top of their table: each element with its attributes, in whatever order those
/// were set, and what it holds.
const SHOWN: &str = r#"
    const tree = (it) => it.nodeType === Node.TEXT_NODE ? it.data : [it.tagName,
        [...it.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
        [...it.childNodes].filter((inner) => inner.nodeType !== Node.COMMENT_NODE).map(tree)];
    const html = (css) => [...document.querySelectorAll(css)].map(tree);
    const frame = document.querySelector('#rows');
    return JSON.stringify({
        count: html('.count'), heads: html('#rows thead'), rows: html('#rows [data-block="0"] tr'), empty: html('.empty'),
        frame: frame?.className, all: frame?.querySelector('table').getAttribute('aria-rowcount'),
    })"#;

#[tokio::test]
async fn rows_that_change_in_place_become_those_of_a_page_that_opens_there() {
    let (site, typing, opening) =
        (site(6_000), Session::open(1280, 900).await, Session::open(1280, 900).await);
    for list in ["", "&list=firms", "&list=firms&sort=-*"] {
        typing.visit(&site.address(&format!("?q={list}"))).await;
        // Short and long lists, none at all, marks in either name, a row that quotes, and all again.
        for typed in ["东", "东山", "", "599", "南山 茶", "zzzz", "Works 12", "机械厂5999", "-茶", "厂", ""]
        {
            typing
                .run(&format!(
                    "const it = document.getElementById('search'); it.value = '{typed}'; it.dispatchEvent(new Event('input', {{ bubbles: true }}))"
                ))
                .await;
            opening.visit(&site.address(&format!("?q={}{list}", typed.replace(' ', "+")))).await;
            opening.wait_for("return !document.querySelector('.count').innerText.includes('…')").await;
            let wanted = opening.text_of(SHOWN).await;
            // The catalogue is made in steps, and a frame passes before a list is whole.
            let settled = format!("return (() => {{ {SHOWN} }})() === {}", json!(wanted));
            let start = std::time::Instant::now();
            while typing.run(&settled).await != json!(true) {
                let shown = typing.text_of(SHOWN).await;
                assert!(start.elapsed() < Duration::from_secs(10), "{typed:?} {list}:\n{shown}\n{wanted}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    typing.close().await;
    opening.close().await;
}

#[tokio::test]
async fn the_focus_stays_in_the_lists_when_back_leads_to_a_shorter_one() {
    let (site, session) = (site(6_000), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    let within = "document.getElementById('rows')?.contains(document.activeElement)";
    // Over all lists the first rows are shown, and of one its thousands.
    session.run("document.querySelectorAll('.wide .chip')[1].click()").await;
    session.wait_for("return !!document.querySelector('#rows.long')").await;
    session.run("document.getElementById('rows').focus()").await;
    session.run("history.back()").await;
    session.wait_for("return !document.querySelector('#rows.long')").await;
    session.wait_for(&format!("return {within}")).await;
    // So it does on the way back there, from a head of the table, and where no row is left.
    session.run("document.querySelector('#rows thead button').focus()").await;
    session.run("history.forward()").await;
    session.wait_for(&format!("return !!document.querySelector('#rows.long') && {within}")).await;
    session.visit(&site.address("?list=firms&q=zzzzzzzz")).await;
    session.wait_for("return !!document.querySelector('.empty button')").await;
    session.run("document.querySelector('.empty button').click()").await;
    session.wait_for("return !!document.querySelector('#rows.long')").await;
    session.run("document.getElementById('rows').focus()").await;
    session.run("history.back()").await;
    session
        .wait_for("return !!document.querySelector('.empty') && document.activeElement.id === 'search'")
        .await;
    session.close().await;
}

#[tokio::test]
async fn the_finder_leads_deep_into_another_long_list() {
    let mut file: Value = serde_json::from_slice(&long(6_000)).expect("JSON");
    let mut second = file["collections"][0].clone();
    second["id"] = json!("others");
    for entry in second["entries"].as_array_mut().expect("entries") {
        entry["name"]["zh"] = json!(entry["name"]["zh"].as_str().expect("a name").replace('厂', "店"));
    }
    file["collections"].as_array_mut().expect("lists").push(second);
    let site = Site::with(vec![(ADDRESS, Answer::Bytes(file.to_string().into_bytes()))]);
    let in_view = "const row = document.getElementById('row-others-e4321')?.getBoundingClientRect(), list = document.getElementById('rows').getBoundingClientRect(); return !!row && document.activeElement.id === 'row-others-e4321' && row.top >= list.top && row.bottom <= list.bottom";
    // On a phone a row is a card, higher than one is taken for that nobody has seen.
    for (width, turned) in [(1280, 1000), (360, 740)] {
        let session = Session::open(width, 740).await;
        session.visit(&site.address("?list=firms")).await;
        session.find("body").await.send_keys("/").await.expect("a key");
        session.type_into("#finder-field", "店4321").await;
        session
            .wait_for("return !!document.querySelector('#finder-list a[href*=\"row-others-e4321\"]')")
            .await;
        session.run("document.querySelector('#finder-list a[href*=\"row-others-e4321\"]').click()").await;
        session.wait_for(in_view).await;
        assert!(session.text_of("return location.search").await.contains("list=others"));
        // Wider or narrower, it is what the reader looks at.
        session.fit(turned, 740).await;
        tokio::time::sleep(Duration::from_millis(800)).await;
        session.wait_for(in_view).await;
        // Back in the other list nothing stands for that row, and the reader is at the beginning.
        session.run("history.back()").await;
        session
            .wait_for("const first = document.querySelector('#rows tbody tr[role=row]'); return first?.id === 'row-firms-e0' && document.getElementById('rows').scrollTop === 0 && document.activeElement.id === 'rows'")
            .await;
        assert_eq!(session.run("return !document.querySelector('#rows [data-landed]')").await, true);
        session.close().await;
    }
}

/// Whether a row is there and between the table's head and the end of what is seen of the table.
fn is_in_view(row: &str) -> String {
    format!(
        "const row = document.getElementById('row-firms-{row}')?.getBoundingClientRect(), list = document.getElementById('rows').getBoundingClientRect(), head = document.querySelector('#rows thead th').getBoundingClientRect(); return !!row && row.top >= Math.max(list.top, head.bottom) - 1 && row.bottom <= list.bottom && row.top < innerHeight && row.bottom > 0"
    )
}

#[tokio::test]
async fn a_link_leads_to_a_row_however_far_down_and_another_language_leaves_it_there() {
    let site = site(6_000);
    // On a phone rows are about twice as high as one is taken for that has not been seen.
    for (width, row) in [(1280, "e3333"), (1280, "e5999"), (360, "e3333"), (360, "e5999")] {
        let session = Session::open(width, 800).await;
        session.visit(&site.address(&format!("?list=firms#row-firms-{row}"))).await;
        session.wait_for(&is_in_view(row)).await;
        tokio::time::sleep(Duration::from_millis(900)).await;
        assert_eq!(session.run(&is_in_view(row)).await, true, "{width} {row}: it has not stayed");
        session.run("document.querySelector('button[lang=en]').click()").await;
        session.wait_for(&format!("return document.documentElement.lang === 'en' && !!document.querySelector('#row-firms-{row}')")).await;
        session.run("document.getElementById('rows').scrollIntoView({ block: 'center' })").await;
        session.wait_for(&is_in_view(row)).await;
        session.close().await;
    }
}

#[tokio::test]
async fn what_a_reader_looks_at_stays_when_the_width_changes() {
    let (site, session) = (site(6_000), Session::open(1280, 800).await);
    session.visit(&site.address("?list=firms")).await;
    session.run("document.getElementById('rows').scrollIntoView()").await;
    // The first row below the head, and how far below.
    let first = "const list = document.getElementById('rows').getBoundingClientRect(), head = Math.max(list.top, document.querySelector('#rows thead th').getBoundingClientRect().bottom);
        for (const row of document.querySelectorAll('#rows tbody tr[id]')) {
            const below = row.getBoundingClientRect().top - head;
            if (below >= -1) return [row.id, below];
        }";
    let mut widths = [600, 1280, 360, 1000].into_iter().cycle();
    for share in [0.1, 0.236, 0.382, 0.5, 0.618, 0.764, 0.9] {
        session
            .run(&format!(
                "const list = document.getElementById('rows'); list.scrollTop = list.scrollHeight * {share}"
            ))
            .await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let before = session.run(first).await;
        let (id, below) = (before[0].as_str().expect("a row"), before[1].as_f64().expect("a number"));
        session.fit(widths.next().expect("a width"), 800).await;
        tokio::time::sleep(Duration::from_millis(900)).await;
        let now = format!(
            "const list = document.getElementById('rows').getBoundingClientRect(), head = Math.max(list.top, document.querySelector('#rows thead th').getBoundingClientRect().bottom); const row = document.getElementById('{id}'); return row && row.getBoundingClientRect().top - head"
        );
        let now = session.run(&now).await;
        let moved = now.as_f64().map(|it| (it - below).abs());
        assert!(moved.is_some_and(|it| it < 4.0), "{share}: {id} was {below} below the head and is {now}");
    }
    session.close().await;
}

#[tokio::test]
async fn filters_and_order_hold_over_all_rows_of_a_long_list() {
    let (site, session) = (site(6_000), Session::open(1280, 900).await);
    session.visit(&site.address("?list=firms")).await;
    session.run("[...document.querySelectorAll('.roomy .chip')].find(it => it.innerText.startsWith('食品')).click()").await;
    session.wait_for("return document.querySelector('#lists .count').innerText === '1500条'").await;
    // Its own counts stay; the address keeps it.
    let counts = "return [...document.querySelectorAll('.roomy .chip b')].map(it => it.innerText)";
    assert_eq!(session.run(counts).await, json!(["1500", "1500", "1500", "1500"]));
    assert!(session.text_of("return location.search").await.contains("facet=what"));
    session.type_into("#search", "东山").await;
    // Every 4 × 7 × 7 entries one name with these beginnings and this trade: 196 apart.
    let expected = (0..6_000).filter(|at| at % 7 == 0 && at / 7 % 7 == 0 && at % 4 == 1).count();
    session
        .wait_for(&format!("return document.querySelector('#lists .count').innerText === '{expected}条'"))
        .await;
    session
        .wait_for(&format!(
            "return document.querySelectorAll('#rows tbody tr[role=row]').length === {expected}"
        ))
        .await;
    let marked = session
        .run("return [...document.querySelectorAll('#rows tbody mark')].every(it => it.innerText === '东山')")
        .await;
    assert_eq!(marked, json!(true));
    session.close().await;
}

#[tokio::test]
async fn names_sort_as_the_browser_itself_sorts_them() {
    let (site, session) = (site(3_000), Session::open(1280, 900).await);
    session.visit(&site.address("?list=firms&rows=all&sort=*")).await;
    session.run("document.getElementById('rows').style.maxHeight = 'none'").await;
    session
        .wait_for("document.getElementById('rows').dispatchEvent(new Event('scroll')); return document.querySelectorAll('#rows tbody tr[role=row]').length >= 500")
        .await;
    let agrees = session
        .run(
            "const names = [...document.querySelectorAll('#rows tbody th')].map(it => it.innerText.trim());
              const sorted = [...names].sort(new Intl.Collator('zh-CN').compare);
              return names.findIndex((name, at) => name !== sorted[at])",
        )
        .await;
    assert_eq!(agrees, json!(-1));
    session.close().await;
}

#[tokio::test]
async fn the_count_is_spoken_when_the_reader_pauses() {
    let (site, session) = (site(3_000), Session::open(1280, 900).await);
    session.visit(&site.address("?list=firms")).await;
    session
        .run("window.spoken = []; new MutationObserver(() => spoken.push(document.querySelector('#lists [role=status]').innerText)).observe(document.querySelector('#lists [role=status]'), { childList: true, characterData: true, subtree: true })")
        .await;
    session.type_into("#search", "茶业厂1").await;
    session.wait_for("return window.spoken.length > 0").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    let spoken = session.run("return window.spoken").await;
    let seen = session.text_of("return document.querySelector('#lists .count').innerText").await;
    assert_eq!(spoken, json!([seen]), "once, and the last");
    session.close().await;
}

#[tokio::test]
async fn the_frame_after_a_keystroke_shows_its_answer() {
    let (site, session) = (site(20_000), Session::open(1280, 900).await);
    session.visit(&site.address("?list=firms")).await;
    // The catalogue is made at the first search.
    session.type_into("#search", "东").await;
    session.wait_for("return !!document.querySelector('#rows tbody mark')").await;
    let script = "const [words, done] = arguments, input = document.getElementById('search'), seen = [];
        const posted = (act) => { const channel = new MessageChannel(); channel.port1.onmessage = act; channel.port2.postMessage(0); };
        const next = () => {
            if (!words.length) return done(seen);
            input.value = words.shift();
            input.dispatchEvent(new Event('input', { bubbles: true }));
            requestAnimationFrame(() => posted(() => {
                const row = document.querySelector('#rows tbody tr[role=row] th');
                seen.push([document.querySelector('#lists .count').innerText, row.innerText]);
                next();
            }));
        };
        next()";
    let words = ["东", "东山", "东山茶", "", "食", "食品厂1", "机械", "厂59"];
    let seen = session.client.execute_async(script, vec![json!(words)]).await.expect("it runs");
    let file: Value = serde_json::from_slice(&long(20_000)).expect("JSON");
    let entries = file["collections"][0]["entries"].as_array().expect("entries");
    let names: Vec<&str> = entries.iter().filter_map(|it| it["name"]["zh"].as_str()).collect();
    for (word, seen) in words.iter().zip(seen.as_array().expect("what was seen")) {
        let count = names.iter().filter(|it| it.contains(word)).count();
        assert_eq!(seen[0], json!(format!("{count}条")), "{word}");
        assert!(seen[1].as_str().expect("a name").contains(word), "{word}: {seen}");
    }
    session.close().await;
}
