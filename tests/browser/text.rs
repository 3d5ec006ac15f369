//! Whether words take no more room in a real browser than the drawings were laid out for, run into
//! no other words, and lie inside their picture: on the page, and in pictures that leave it.

use bulletin::bulletin::load::load;
use bulletin::bulletin::text::Lang;
use bulletin::chart::text::{SERIF, Weight, is_chinese, width};
use bulletin::chart::{self, Ground, Sheet, Theme};
use serde_json::Value;

use crate::session::Session;
use crate::site::{Answer, Site};

const WIDTHS: [u32; 6] = [320, 360, 520, 768, 1200, 1600];
const KAZUO: &str = include_str!("../../public/data/kazuo-2025-h1.json");
const QIYUN: &str = include_str!("../../public/data/qiyun-2025-h1.json");

/// What each text of the drawings found by `SELECTOR` says, its size, whether it is semi-bold and
/// whether a heading, and how long it is; and which of them overlap or leave their picture.
const MEASURE: &str = "
    const texts = [], wrong = [];
    for (const svg of document.querySelectorAll('SELECTOR')) {
        const room = svg.viewBox.baseVal;
        const boxes = [...svg.querySelectorAll('text')].map(e => {
            const said = e.cloneNode(true);
            said.querySelectorAll('title').forEach(it => it.remove());
            const heading = e.classList.contains('ink-heading');
            const size = Number(e.getAttribute('font-size'));
            texts.push([said.textContent, size, e.hasAttribute('font-weight'), heading, e.getComputedTextLength()]);
            return [said.textContent, e.getBBox()];
        });
        boxes.forEach(([said, a], i) => {
            if (a.x < -0.5 || a.x + a.width > room.width + 0.5 || a.y < -0.5 || a.y + a.height > room.height + 0.5)
                wrong.push('outside: ' + said);
            for (const [other, b] of boxes.slice(i + 1)) {
                const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
                // Line boxes are taller than their letters: a third of one may lie in the next.
                const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
                if (wide > 0.5 && high > Math.min(a.height, b.height) / 3) wrong.push(said + ' | ' + other);
            }
        });
    }
    return [texts, wrong]";

/// What is wrong with the texts that a selector's drawings hold; how many there are.
async fn measure(session: &Session, selector: &str) -> (usize, Vec<String>) {
    let found = session.run(&MEASURE.replace("SELECTOR", selector)).await;
    let (texts, wrong) = (found[0].as_array().expect("texts"), found[1].as_array().expect("faults"));
    let mut wrong: Vec<String> = wrong.iter().map(Value::to_string).collect();
    for text in texts {
        let (said, size) = (text[0].as_str().unwrap_or_default(), text[1].as_f64().unwrap_or_default());
        let weight = if text[2] == true { Weight::Bold } else { Weight::Regular };
        let serif = if text[3] == true && !is_chinese(said) { SERIF } else { 1.0 };
        let (estimate, length) = (width(said, size * serif, weight), text[4].as_f64().unwrap_or(f64::MAX));
        if length > estimate + 0.05 {
            wrong.push(format!(
                "{said} at {size} {weight:?} is {length:.2} wide, and {estimate:.2} were left for it"
            ));
        }
    }
    (texts.len(), wrong)
}

#[tokio::test]
async fn words_of_the_page_take_the_room_that_was_left_for_them() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    for width in WIDTHS {
        session.fit(width, 900).await;
        for query in
            ["?", "?lang=en", "?data=data/qiyun-2025-h1.json", "?data=data/qiyun-2025-h1.json&lang=en"]
        {
            session.visit(&site.address(query)).await;
            let (count, wrong) = measure(&session, ".picture svg").await;
            assert!(count > 100 && wrong.is_empty(), "{count} texts at {width} px, {query}: {wrong:#?}");
        }
    }
    session.close().await;
}

/// A page of every sheet of both bulletins in a language.
fn sheets(lang: Lang) -> String {
    // No host has an icon for it, and the console would say so.
    let head = "<meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\">";
    let mut page = format!("<!doctype html><html lang=\"{}\">{head}<body>", lang.tag());
    let made =
        Sheet { theme: Theme::Light, ground: Ground::Solid, address: "https://example.org/?chart=growth" };
    for text in [KAZUO, QIYUN] {
        let bulletin = load(text.as_bytes()).expect("a bulletin");
        for chart in &bulletin.file().charts {
            for width in WIDTHS {
                page += &chart::sheet(&bulletin, chart, lang, width, &made).expect("a sheet").svg;
            }
        }
    }
    page
}

#[tokio::test]
async fn words_of_a_picture_that_leaves_the_page_take_the_room_that_was_left_for_them() {
    let pages = [("zh.html", Lang::Zh), ("en.html", Lang::En)];
    let site =
        Site::with(pages.map(|(name, lang)| (name, Answer::Bytes(sheets(lang).into_bytes()))).to_vec());
    let session = Session::open(1280, 900).await;
    for (name, _) in pages {
        session.client.goto(&site.address(name)).await.expect("the page opens");
        session.wait_for("return document.readyState === 'complete'").await;
        let (count, wrong) = measure(&session, "svg").await;
        assert!(count > 1000 && wrong.is_empty(), "{count} texts in {name}: {wrong:#?}");
    }
    session.close().await;
}
