//! Whatever is typed, and whatever a file holds, search answers, and soon.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bulletin::bulletin::load::load;
use bulletin::search::catalogue::Catalogue;
use bulletin::search::index::{Builder, Kind, Role, best};
use bulletin::search::quantity::Measures;
use bulletin::search::{Of, Query};
use proptest::prelude::*;

use crate::hanzi;

/// No query may take longer, though these tests are not compiled for speed and share the machine.
const SOON: Duration = Duration::from_secs(2);

fn catalogue() -> Catalogue {
    Catalogue::of(&Arc::new(load(include_bytes!("../../public/data/kazuo-2025-h1.json")).unwrap()))
}

/// Asks, in all ways in which the page asks.
fn ask(catalogue: &Catalogue, typed: &str) {
    let begun = Instant::now();
    for hanzi in [None, Some(hanzi())] {
        let query = Query::parse(typed, catalogue.measures(), hanzi);
        let found = catalogue.search(&query);
        assert!(best(found.hits(), 20).len() <= 20);
        if query.is_empty() {
            assert!(found.hits().is_empty());
        }
        for text in
            ["喀左县：A long-term plan’s (2025) 重庆，Ｚ\u{301}é👩‍👩‍👧", "喀左".repeat(2_000).as_str(), ""]
        {
            for kind in [Kind::Part, Kind::Slip] {
                let mut end = 0;
                for mark in query.marks(text, Of::Other, kind) {
                    assert!(mark.start >= end && mark.start < mark.end && text.get(mark.clone()).is_some());
                    end = mark.end;
                }
            }
        }
    }
    assert!(begun.elapsed() < SOON, "{:?} for {} characters", begun.elapsed(), typed.chars().count());
}

#[test]
fn no_query_is_too_long_or_too_strange() {
    let catalogue = catalogue();
    let parts = [
        "a",
        "zh",
        "zhong",
        "喀",
        "喀左",
        "kazuo ",
        "喀 ",
        "-喀 ",
        "-",
        "\"",
        "“",
        "”",
        "「",
        "'",
        "’",
        " ",
        "\u{3000}",
        "*",
        "%",
        "\\",
        ".",
        "..",
        ">",
        "≥1亿",
        "1",
        "9",
        "1e9",
        "-1",
        "０",
        "亿",
        "1000万..",
        "\0",
        "\n",
        "\u{200b}",
        "\u{301}",
        "a\u{301}",
        "İ",
        "ß",
        "ﬀ",
        "שלום",
        "مرحبا ",
        "\u{202e}",
        "\u{2066}x\u{2069}",
        "👩‍👩‍👧",
        "🇨🇳",
        "\u{10ffff}",
        "\u{e000}",
        "\u{20000}",
        "한글",
        "ｶﾅ",
        "ǅ",
        "-\"",
        "\"-",
        "\"喀左\" ",
        "-“喀左” ",
        "xi'an",
        "ü",
        "lü",
        "aaaaaaaaab ",
        "shishi",
    ];
    for part in parts {
        for count in [1, 2, 3, 40, 62, 63, 64, 65, 400] {
            ask(&catalogue, &part.repeat(count));
        }
        ask(&catalogue, &part.repeat(10_000usize.div_ceil(part.chars().count())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_and_no_query_breaks_search(
        texts in prop::collection::vec(any::<String>(), 0..6),
        typed in prop_oneof![any::<String>(), "[喀左kzo\"“”「」' ’>.-]{0,30}", "\\PC{0,30}"],
        from in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let mut builder = Builder::default();
        for text in &texts {
            builder.add([(Role::Name, text.as_str()), (Role::Note, "喀左 kazuo")]);
        }
        let index = builder.finish();
        // Something of a text, too.
        let part: String = texts.first().map_or_else(String::new, |text| {
            let chars: Vec<char> = text.chars().collect();
            let (from, to) = (from.0.index(chars.len() + 1), from.1.index(chars.len() + 1));
            chars[from.min(to)..from.max(to)].iter().collect()
        });
        for typed in [typed, part] {
            for hanzi in [None, Some(hanzi())] {
                let query = Query::parse(&typed, &Measures::default(), hanzi);
                for hit in index.search(&query).hits() {
                    for mark in query.marks(&texts[hit.record as usize], Of::Name, hit.rank.kind) {
                        prop_assert!(texts[hit.record as usize].get(mark).is_some());
                    }
                }
            }
        }
    }
}

#[test]
fn a_record_may_have_any_number_of_texts_and_words() {
    let mut builder = Builder::default();
    builder.add([(Role::Name, "开头")]);
    // More texts than a segment can number, a text longer than is searched, more words than tokens.
    builder.add(std::iter::once((Role::Name, "众多")).chain((0..600_000).map(|_| (Role::Alias, "甲"))));
    builder.add([(Role::Name, "长".repeat(100_000).as_str())]);
    let words: Vec<String> = (0..70_000u32).map(|at| format!("w{}", letters(at))).collect();
    builder.add(words.iter().map(|word| (Role::Alias, word.as_str())));
    builder.add([(Role::Name, "终了")]);
    let index = builder.finish();
    let found = |typed: &str| {
        let query = Query::parse(typed, &Measures::default(), Some(hanzi()));
        index.search(&query).hits().iter().map(|hit| hit.record).collect::<Vec<_>>()
    };
    assert_eq!(found("开头"), [0]);
    assert_eq!(found("众多"), [1]);
    assert_eq!(found("甲"), [1]);
    assert_eq!(found("长长长"), [2]);
    assert_eq!(found(&words[0]), [3]);
    assert_eq!(found("终了"), [4]);
    assert_eq!(found("鹦鹉"), [0; 0]);
}

/// A number in letters.
fn letters(mut number: u32) -> String {
    let mut letters = String::new();
    for _ in 0..4 {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
    }
    letters
}
