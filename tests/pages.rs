//! The page rendered natively, as prerendering will: views take plain data and need no browser.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use bulletin::app::App;
use bulletin::app::failure::{Failure, FailureView};
use bulletin::app::state::ViewState;
use bulletin::bulletin::load::load;
use bulletin::bulletin::text::Lang;
use leptos::prelude::*;

fn page(search: &str) -> String {
    page_of(include_bytes!("../public/data/kazuo-2025-h1.json"), search)
}

fn page_of(file: &[u8], search: &str) -> String {
    let bulletin = Arc::new(load(file).expect("the file loads"));
    let state = ViewState::parse(search);
    Owner::new().with(|| view! { <App bulletin state /> }.to_html())
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
    out
}

#[test]
fn the_page_renders_without_a_browser() {
    let html = page("");
    for id in ["overview", "news", "lists", "checks", "about"] {
        assert!(html.contains(&format!("<section id=\"{id}\"")), "{id}");
    }
    assert!(words(&html).contains("+19.8%"));
    assert!(words(&page("?lang=en")).contains("CNY 5.442 billion"));
}

#[test]
fn bounds_expectations_and_derived_values_say_what_they_are() {
    let html = words(&page(""));
    assert!(html.contains("至少2000个"), "a bound in prose");
    assert!(html.contains("≥ 2000个"), "a bound in a table");
    assert!(html.contains("推算"), "a derived value");
    let english = words(&page("?lang=en"));
    assert!(english.contains("at least 2,000"));
    assert!(english.contains("derived"));
}

#[test]
fn a_check_reads_as_a_sentence() {
    // (550 + 266) ÷ 906 = 90.066…%; 90 % of 906 is 815.4.
    let page = words(&page("?lang=en"));
    let of = |id: &str, next: &str| {
        let start = page.find(id).unwrap_or_else(|| panic!("{id}")) + id.len();
        let end = page[start..].find(next).unwrap_or_else(|| panic!("{next}"));
        page[start..start + end].to_string()
    };
    let (share, count) = (of("R3a ", "R3b "), of("R3b ", "R4 "));
    assert!(
        share.contains("(550 services + 266 services) ÷ 906 services ≥ 90% (computed: 90.07%)"),
        "{share}"
    );
    assert!(share.contains("✓ holds, by 0.07 percentage points"), "{share}");
    assert!(count.contains("(computed: 816 services ≥ 815.4 services)"), "{count}");
    assert!(count.contains("✓ holds, by 0.6 services"), "{count}");
}

#[test]
fn every_check_shows_its_verdict() {
    let html = words(&page(""));
    for verdict in ["四舍五入后成立", "不一致，相差", "成立，余量0.6项"] {
        assert!(html.contains(verdict), "{verdict}");
    }
}

#[test]
fn what_a_file_says_reaches_the_page_as_text() {
    let hostile = "<script>alert(1)</script>";
    let text = include_str!("../src/bulletin/fixture.json").replace("亿华新材料", hostile);
    let html = page_of(text.as_bytes(), "");
    assert!(!html.contains("<script>alert"));
    assert!(html.contains("&lt;script&gt;alert(1)"));
}

#[test]
fn an_address_that_is_none_does_not_become_a_link() {
    let mut file: serde_json::Value =
        serde_json::from_str(include_str!("../src/bulletin/fixture.json")).expect("JSON");
    file["sources"][0]["address"] = "javascript:alert(1)".into();
    let html = page_of(file.to_string().as_bytes(), "");
    assert!(!html.contains("href=\"javascript:"));
    assert!(words(&html).contains("javascript:alert(1)"));
}

#[test]
fn another_bulletin_is_another_page_without_a_trace_of_the_first() {
    let html = page_of(include_bytes!("../src/bulletin/fixture.json"), "?lang=en");
    assert!(words(&html).contains("A county"));
    for trace in ["Kazuo", "喀左", "kazuo"] {
        assert!(!html.contains(trace), "{trace}");
    }
}

#[test]
fn the_bulletin_to_start_from_is_a_page_that_says_what_to_put_where() {
    let template = include_bytes!("../src/bulletin/template.json");
    let (chinese, english) = (words(&page_of(template, "")), words(&page_of(template, "?lang=en")));
    // Headline, tile, bullet chart, list, derived value: 1.6 of 3.2 is a half.
    for shown in ["公报的标题", "+5.6%", "3.2亿元", "甲厂扩建", "50.0%"] {
        assert!(chinese.contains(shown), "{shown}");
    }
    for shown in ["Title of the bulletin", "CNY 160 million", "Expansion of Plant A", "50.0%"] {
        assert!(english.contains(shown), "{shown}");
    }
}

#[test]
fn each_failure_says_what_to_do_in_both_languages() {
    let address = || "data/x.json".to_string();
    let failures = [
        Failure::NoAddress,
        Failure::Network { address: address(), detail: "failed to fetch".into(), foreign: false },
        Failure::Status { address: address(), status: 404 },
        Failure::Status { address: address(), status: 500 },
        Failure::File { address: address(), errors: load(b"{}").expect_err("no bulletin") },
        Failure::File { address: address(), errors: load(b"").expect_err("no bulletin") },
    ];
    for failure in failures {
        let detail = failure.to_string();
        let html = Owner::new().with(|| view! { <FailureView failure lang=Lang::Zh /> }.to_html());
        let said = words(&html);
        assert!(said.contains('请'), "{said}");
        let lower = said.to_lowercase();
        assert!(["reload", "tell the publisher", "make sure"].iter().any(|it| lower.contains(it)), "{said}");
        assert!(html.contains("role=\"alert\"") && html.contains("href=\"\""), "{detail}");
    }
}
