//! The texts of sources as the page shows them: nothing lost, every figure reachable, all of it text.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use bulletin::app::App;
use bulletin::app::state::ViewState;
use bulletin::bulletin::load::load;
use leptos::prelude::*;
use serde_json::{Value, json};

const TEXT: &str = include_str!("../src/bulletin/fixture.txt");

fn fixture(text: Option<&str>) -> Value {
    let mut file: Value = serde_json::from_str(include_str!("../src/bulletin/fixture.json")).expect("JSON");
    if let Some(text) = text {
        file["sources"][0]["text"] = text.into();
    }
    file
}

fn page(file: &Value, search: &str) -> String {
    let bulletin = Arc::new(load(file.to_string().as_bytes()).expect("the file loads"));
    let state = ViewState::parse(search);
    Owner::new().with(|| view! { <App bulletin state /> }.to_html())
}

/// The reading view of a page.
fn reading(html: &str) -> &str {
    let start = html.find("<section id=\"reading\"").expect("a reading view");
    &html[start..start + html[start..].find("</section>").expect("its end")]
}

/// The lines of the reading view, as a reader would copy them.
fn lines(html: &str) -> Vec<String> {
    let lines = reading(html).split("<span aria-hidden=\"true\" data-line").skip(1);
    let lines = lines.map(|line| {
        let end = ["</p>", "</h3>", "</h4>"].iter().filter_map(|it| line.find(it)).min().expect("its end");
        words(&line[line.find('>').expect("the end of a tag") + 1..end])
    });
    lines.collect()
}

/// What is left of markup when its tags are taken out.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn without_a_text_there_is_no_reading_view_and_the_source_says_how_to_bring_it() {
    let html = page(&fixture(None), "?figure=GROWTH");
    assert!(!html.contains("id=\"reading\"") && !html.contains("#reading") && !html.contains("#at-"));
    assert!(html.contains("拖到页面上"));
    let mut unknown = fixture(None);
    unknown["sources"][0].as_object_mut().unwrap().remove("sha256");
    assert!(!page(&unknown, "").contains("拖到页面上"), "a text that nobody could match");
}

#[test]
fn a_text_is_shown_whole_with_every_figure_in_reach() {
    let file = fixture(Some(TEXT));
    let html = page(&file, "");
    assert!(html.contains("href=\"#reading\"") && html.contains("href=\"#text-text\""));
    assert!(!html.contains("拖到页面上"));
    assert_eq!(lines(&html), TEXT.lines().filter(|it| !it.trim().is_empty()).collect::<Vec<_>>());
    let figures = ["observations", "statements"].map(|list| file[list].as_array().unwrap().clone()).concat();
    let stated: Vec<_> = figures.iter().filter(|it| it["evidence"][0]["source"] == "text").collect();
    assert!(stated.len() > 14, "{}", stated.len());
    for figure in stated {
        let (id, fragment) = (figure["id"].as_str().unwrap(), &figure["evidence"][0]["fragment"]);
        let mark = format!("id=\"at-{id}\" href=\"?figure={id}\"");
        assert_eq!(reading(&html).matches(&mark).count(), 1, "{id}");
        let behind = &html[html.find(&mark).unwrap()..];
        let said = words(&behind[behind.find('>').unwrap() + 1..behind.find("</a>").unwrap()]);
        assert_eq!(said, fragment.as_str().unwrap(), "{id}");
    }
    assert!(
        reading(&html)
            .contains("id=\"at-PLAN\" href=\"?figure=PLAN\" title=\"计划总投资\" class=\"fig is-expected\"")
    );
}

#[test]
fn the_evidence_leads_to_its_mark() {
    let html = page(&fixture(Some(TEXT)), "?figure=GROWTH");
    assert!(html.contains("<a href=\"#at-GROWTH\">在原文中查看</a>"));
    let english = page(&fixture(Some(TEXT)), "?lang=en&figure=GROWTH");
    assert!(english.contains("<a href=\"#at-GROWTH\">See it in the text</a>"));
    let mut wrong = fixture(Some(TEXT));
    wrong["observations"][0]["evidence"][0]["span"] = json!([6, 16]);
    let html = page(&wrong, "?figure=GROWTH");
    assert!(!html.contains("at-GROWTH"), "there is nothing to lead to");
}

#[test]
fn figures_that_share_or_nest_their_fragments_are_each_in_reach() {
    let mut file = fixture(Some(TEXT));
    let observations = file["observations"].as_array_mut().unwrap();
    let mut same = observations[0].clone();
    same["id"] = "SAME".into();
    let mut wider = observations[0].clone();
    wider["id"] = "WIDER".into();
    wider["evidence"][0]["fragment"] = "上半年生产总值增长6.2%，".into();
    wider["evidence"][0]["span"] = json!([2, 16]);
    observations.extend([same, wider]);
    let html = page(&file, "");
    for id in ["GROWTH", "SAME", "WIDER"] {
        assert_eq!(reading(&html).matches(&format!("id=\"at-{id}\"")).count(), 1, "{id}");
    }
    // One link for each of two, and the wider one before and behind them.
    let first = TEXT.lines().next().unwrap();
    assert_eq!(lines(&html)[0], first);
    assert_eq!(reading(&html).matches("href=\"?figure=WIDER\"").count(), 2);
    assert_eq!(reading(&html).matches("class=\"also\"").count(), 1);
}

#[test]
fn a_hostile_text_stays_text() {
    let hostile = "<script>alert(1)</script> \u{202e}右到左\u{2066} <img src=x onerror=alert(1)> &lt;b&gt;";
    let html = page(&fixture(Some(&format!("{TEXT}{hostile}"))), "");
    assert!(!html.contains("<script>") && !html.contains("<img"));
    assert_eq!(lines(&html).last().map(String::as_str), Some(hostile));
}

#[test]
fn names_of_the_lists_are_marked_and_sections_are_headings() {
    let text = format!("某市公报\n\n工业\n{TEXT}");
    let shift = text.chars().count() - TEXT.chars().count();
    let mut file = fixture(Some(&text));
    file["sources"][0]["title"] = json!({ "zh": "《某市公报》", "en": "Bulletin" });
    file["sources"][0]["sections"] = json!([{ "id": "a", "label": { "zh": "工业", "en": "Industry" } }]);
    let at =
        TEXT.chars().collect::<Vec<_>>().windows(3).position(|it| it == ['招', '聘', '会']).unwrap() + shift;
    file["collections"][0]["entries"][0]["evidence"] =
        json!([{ "source": "text", "span": [at, at + 3], "fragment": "招聘会" }]);
    let html = page(&file, "");
    let reading = reading(&html);
    assert!(reading.contains(">招聘会</span>") && reading.contains("class=\"named\""));
    assert!(reading.contains(">某市公报<") && reading.contains("<h4 class=\"line apart\">"));
    assert_eq!(lines(&html)[..2], ["某市公报", "工业"]);
    assert!(reading.contains("data-line=\"第4行\""), "empty lines count");
}

#[test]
fn a_long_text_begins_with_a_part_of_it_and_says_how_much_is_left() {
    let text = format!("{TEXT}{}", "字".repeat(1_000_000));
    let started = std::time::Instant::now();
    let html = page(&fixture(Some(&text)), "?lang=en");
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    let left = text.chars().count() - 200_000;
    assert!(reading(&html).contains(&format!("first 200000 characters; {left} more follow")));
    let shown: usize = lines(&html).iter().map(|it| it.chars().count()).sum();
    // All but the line breaks.
    assert_eq!(shown, 200_000 - TEXT.matches('\n').count());
}

#[test]
fn every_figure_of_the_fictional_bulletin_is_in_reach() {
    let file: Value = serde_json::from_str(include_str!("../public/data/qiyun-2025-h1.json")).expect("JSON");
    let html = page(&file, "");
    let figures = ["observations", "statements"].map(|list| file[list].as_array().unwrap().clone()).concat();
    let mut marks = 0;
    for figure in &figures {
        for (index, _) in figure["evidence"].as_array().unwrap().iter().enumerate() {
            let id = figure["id"].as_str().unwrap();
            let more = if index == 0 { String::new() } else { format!(".{}", index + 1) };
            assert_eq!(html.matches(&format!("id=\"at-{id}{more}\"")).count(), 1, "{id}{more}");
            marks += 1;
        }
    }
    assert!(marks > 20, "{marks}");
    let text: Vec<_> =
        file["sources"].as_array().unwrap().iter().filter_map(|it| it["text"].as_str()).collect();
    let all = text.iter().flat_map(|it| it.lines()).filter(|it| !it.trim().is_empty());
    assert_eq!(lines(&html), all.collect::<Vec<_>>());
}
