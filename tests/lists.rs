//! The lists rendered without a browser: what a query, filters and an order leave, and what is said.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use bulletin::app::App;
use bulletin::app::state::ViewState;
use bulletin::bulletin::load::load;
use leptos::prelude::*;
use serde_json::{Value, json};

const KAZUO: &str = include_str!("../public/data/kazuo-2025-h1.json");
const QIYUN: &str = include_str!("../public/data/qiyun-2025-h1.json");
const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");

/// The section of the lists, as markup.
fn lists(file: &str, search: &str) -> String {
    let bulletin = Arc::new(load(file.as_bytes()).expect("the file loads"));
    let state = ViewState::parse(search);
    let html = Owner::new().with(|| view! { <App bulletin state /> }.to_html());
    let from = html.find("<section id=\"lists\"").expect("the lists");
    let to = html[from..].find("</section>").expect("their end");
    html[from..from + to].to_string()
}

/// The names in the table, without marks and notes.
fn names(html: &str) -> Vec<String> {
    let rows = html.split("<th scope=\"row\"").skip(1);
    let name = |row: &str| {
        let row = row.split_once('>').expect("a tag").1;
        let end = row.find("<p").unwrap_or(row.len()).min(row.find("</th>").expect("its end"));
        words(&row[..end])
    };
    rows.map(name).collect()
}

/// What is left of markup when its tags are taken out.
fn words(html: &str) -> String {
    let mut inside = false;
    let kept = html.chars().filter(|c| {
        let outside = !inside && *c != '<';
        inside = if inside { *c != '>' } else { *c == '<' };
        outside
    });
    kept.collect::<String>().replace("&lt;", "<").replace("&gt;", ">")
}

fn marks(html: &str) -> Vec<String> {
    let marks = html.split("<mark>").skip(1);
    marks.map(|it| words(&it[..it.find("</mark>").expect("its end")])).collect()
}

#[test]
fn what_matches_is_marked_and_counted() {
    let html = lists(FIXTURE, "?q=%E6%9D%90%E6%96%99"); // 材料
    assert_eq!(names(&html), ["亿华新材料"]);
    assert_eq!(marks(&html), ["材料", "材料"], "in the name and in what it does");
    assert!(words(&html).contains("1条"));
}

#[test]
fn a_hit_in_the_other_language_shows_what_matched() {
    let html = lists(FIXTURE, "?q=porcelain");
    assert_eq!(names(&html), ["北方电瓷"]);
    assert!(html.contains("class=\"also-named\""));
    assert_eq!(marks(&html), ["Porcelain"]);
    assert!(!lists(FIXTURE, "?lang=en&q=porcelain").contains("class=\"also-named\""));
}

#[test]
fn a_hit_in_what_the_row_does_not_show_is_quoted() {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let entry = &mut file["collections"][0]["entries"][0];
    entry["cells"]["what"]["text"] = json!({ "zh": "做材料", "en": "Makes materials (all kinds)" });
    let html = lists(&file.to_string(), "?q=("); // As somebody begins to type (集团).
    assert_eq!(names(&html), ["亿华新材料"]);
    assert_eq!(marks(&html), ["("]);
    let quoted = "<p class=\"found-in\">说明：<span lang=\"en\">Makes materials <mark>(</mark>all kinds)<!></span></p>";
    assert!(html.contains(quoted), "{html}");
    assert!(
        !lists(&file.to_string(), "?lang=en&q=(").contains("found-in"),
        "there the cell itself is marked"
    );
    // Signs in names and cells are marked as they stand, full width or half.
    file["collections"][0]["entries"][0]["name"]["zh"] = json!("亿华（集团）");
    for (typed, marked) in [("（集团）", "（集团）"), ("(集团)", "（集团）"), ("（", "（")] {
        let html = lists(&file.to_string(), &format!("?list=firms&q={typed}"));
        assert_eq!(
            (names(&html), marks(&html)),
            (vec!["亿华（集团）".into()], vec![marked.into()]),
            "{typed}"
        );
    }
}

#[test]
fn every_row_that_is_found_shows_why() {
    const ASKED: [&str; 10] =
        ["(", "，", "亿元", "county", "m", "亿", "2025", "公司", "已完成8870", "项目 in"];
    let mut found = std::collections::BTreeMap::new();
    for (file, lang) in [KAZUO, QIYUN].into_iter().flat_map(|file| ["zh", "en"].map(|lang| (file, lang))) {
        for typed in ASKED {
            let html = lists(file, &format!("?lang={lang}&q={typed}"));
            for row in html.split("<tr role=\"row\"").skip(2) {
                assert!(row.contains("<mark>"), "{typed} {lang}: {row}");
                *found.entry(typed).or_insert(0) += 1;
            }
        }
    }
    assert_eq!(found.len(), ASKED.len(), "each finds something in one of them: {found:?}");
}

#[test]
fn a_figure_that_answers_is_marked() {
    // 8870万 and 54.42亿 are what two of the firms invested.
    let html = lists(FIXTURE, "?list=firms&q=%3E1%E4%BA%BF"); // >1亿
    assert_eq!(names(&html), ["北方电瓷"]);
    assert_eq!(marks(&html).len(), 1);
}

#[test]
fn a_figure_in_prose_answers_as_one_that_is_a_cell() {
    // Of one project the prose says 50亩, 1.9万平方米 and, as expected, 1.96亿元 a year.
    for (typed, marked) in
        [(">1亿", "1.96亿元"), ("19600万元", "1.96亿元"), ("产值 1亿..2亿", "1.96亿元"), ("≥50亩", "50亩")]
    {
        let html = lists(KAZUO, &format!("?list=projects&q={typed}"));
        assert_eq!(names(&html), ["精密铸造不锈钢减速机项目"], "{typed}");
        assert!(marks(&html).iter().any(|it| it.starts_with(marked)), "{typed}: {:?}", marks(&html));
    }
    assert_eq!(names(&lists(KAZUO, "?list=projects&q=>2亿")), Vec::<String>::new());
    // That a bound is one is said once: at least 2,000.
    for said in ["{POSTS}", "{POSTS:n}个"] {
        let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
        let cell = &mut file["collections"][0]["entries"][0]["cells"]["what"]["text"];
        *cell = json!({ "zh": format!("就业{said}"), "en": format!("Jobs {said}") });
        let html = lists(&file.to_string(), "?list=firms&q==2000个");
        assert_eq!(names(&html), ["亿华新材料"], "{said}");
        let cell = html.split("data-label=\"说明\"").nth(1).and_then(|it| it.split("</td>").next());
        let told = words(&format!("<{}", cell.expect("a cell")));
        assert_eq!(told, "就业至少2000个", "{said}");
        assert_eq!(marks(&html).len(), 1);
    }
}

#[test]
fn an_amount_is_no_part_of_another_number() {
    let all = |file: &str, typed: &str| names(&lists(file, &format!("?q={typed}")));
    for (file, number, part) in [
        (KAZUO, "1800万", "800万"),
        (KAZUO, "895万元", "95万元"),
        (KAZUO, "1313万元", "13万元"),
        (QIYUN, "2.2万亩", "2万亩"),
        (QIYUN, "22.4公里", "2.4公里"),
    ] {
        assert_ne!(all(file, number), Vec::<String>::new(), "{number}");
        assert_eq!(all(file, part), Vec::<String>::new(), "{part}");
        // Digits alone may be the end of a code.
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        assert!(digits.contains('.') || !all(file, digits).is_empty(), "{digits}");
    }
    // Of a name any part finds it.
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    file["collections"][0]["entries"][0]["name"]["zh"] = json!("年产15万元瓷器");
    let html = lists(&file.to_string(), "?list=firms&q=5万元");
    assert_eq!((names(&html), marks(&html)), (vec!["年产15万元瓷器".to_string()], vec!["5万元".to_string()]));
}

#[test]
fn filters_follow_the_data_and_the_address() {
    let html = lists(QIYUN, "?list=products&facet=kind%3A%E8%8C%B6"); // 茶
    assert!(html.contains("class=\"filters\""));
    let file: Value = serde_json::from_str(QIYUN).expect("JSON");
    let list = file["collections"].as_array().expect("lists").iter().find(|it| it["id"] == "products");
    let entries = list.expect("products")["entries"].as_array().expect("entries").iter();
    let teas = entries.filter(|it| it["cells"]["kind"]["text"]["zh"] == "茶");
    let teas: Vec<_> = teas.map(|it| it["name"]["zh"].as_str().expect("a name").to_string()).collect();
    assert_eq!(names(&html), teas);
    // An old link opens, whatever became of its column.
    let all = names(&lists(QIYUN, "?list=products")).len();
    for old in ["facet=kind:%E7%85%A4", "facet=gone:x", "facet=%00", "sort=gone", "sort=-gone&facet=kind"] {
        assert_eq!(names(&lists(QIYUN, &format!("?list=products&{old}"))).len(), all, "{old}");
    }
}

#[test]
fn columns_without_cells_are_not_shown_and_equal_ones_are_told_once() {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let list = &mut file["collections"][0];
    for entry in list["entries"].as_array_mut().expect("entries") {
        entry["cells"] = json!({ "what": { "text": { "zh": "全部在建", "en": "All being built" } } });
    }
    let html = lists(&file.to_string(), "?list=firms&lang=en");
    assert!(!html.contains("sort-money"), "nobody has a figure");
    assert!(!html.contains("sort-what"));
    assert!(words(&html).contains("What it does (the same throughout): All being built"));
}

#[test]
fn the_help_has_examples_from_the_list_and_none_where_there_are_none() {
    let html = words(&lists(KAZUO, "?list=pipeline"));
    for example in [">895万元", "895万元..1800万元", "营业收入>895万元"] {
        assert!(html.contains(example), "{example}: {html}");
    }
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    file["collections"][0]["entries"] = json!([]);
    assert!(!words(&lists(&file.to_string(), "")).contains("大于某数"));
}

#[test]
fn where_nothing_is_found_something_is_offered() {
    // The word is there, but in another list.
    let html = words(&lists(KAZUO, "?list=people&q=%E7%A0%94")); // 研
    assert!(html.contains("没有找到") && !html.contains("其他名录里有0条"), "{html}");
    // Half of a word is there.
    let html = lists(FIXTURE, "?q=%E7%94%B5%E7%93%B7%E6%9D%90%E6%96%99"); // 电瓷材料
    let said = words(&html);
    assert!(said.contains("可以试试") && said.contains("电瓷"), "{said}");
    let html = words(&lists(FIXTURE, "?lang=en&q=porcelain+nonsense"));
    assert!(html.contains("What does match") && html.contains("porcelain"), "{html}");
}

/// The fixture with so many firms in the place of its own.
fn long(entries: usize) -> String {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let entry = |at: usize| json!({ "id": format!("e{at}"), "name": { "zh": format!("第{at}厂"), "en": format!("Works {at}") } });
    file["collections"][0]["entries"] = (0..entries).map(entry).collect::<Vec<_>>().into();
    file.to_string()
}

#[test]
fn a_long_list_lays_out_what_is_in_view_and_says_so() {
    let html = lists(&long(3_000), "?list=firms");
    assert!(html.contains("aria-rowcount=\"3001\""));
    assert!(html.contains("aria-rowindex=\"2\""), "the row behind the head");
    let rows = names(&html).len();
    assert!((10..100).contains(&rows), "{rows}");
    assert!(words(&html).contains("浏览器自带的页内查找找不到其余条目"));
    // A list of moderate length is there whole.
    let html = lists(&long(500), "?list=firms");
    assert_eq!(names(&html).len(), 500);
    assert!(!html.contains("aria-rowcount"));
}

#[test]
fn hostile_queries_and_filters_do_no_harm() {
    for search in [
        "?q=%22",
        "?q=-",
        "?q=%3E",
        "?q=..",
        "?q=%3E%3D%3C",
        "?q=%F0%9F%98%80%00",
        "?facet=::::&facet=:",
        "?list=%00&q=%00",
        "?sort=%2Aplace",
        "?sort=-%2Alist&rows=all",
        "?sort=%2Adetails",
    ] {
        for file in [KAZUO, QIYUN, FIXTURE] {
            assert!(lists(file, search).contains("id=\"search\""), "{search}");
        }
    }
    // Three thousand words that are there, and as many that are not, for which help is looked up.
    for word in ["%E5%8E%82+", "qzx+"] {
        let html = lists(FIXTURE, &format!("?q={}", word.repeat(3_000)));
        assert!(html.contains("id=\"search\""));
    }
}
