//! What only the inside of an index shows: the borders of its segments.

use std::ops::Range;

use super::{Ask, Builder, Found, Hit, Index, Role, best};
use crate::words::Words;

/// A name for a number, in its digits and a hundred others.
fn name(number: u32) -> String {
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    let own = number.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect::<String>();
    format!("第{own}号kiln{}厂", "紫砂陶艺".repeat(5))
}

fn ask(index: &Index, typed: &[&str], records: &[u32], within: Range<u32>, slips: bool) -> Found {
    let (excluded, words): (Vec<bool>, Vec<Option<Words>>) = typed
        .iter()
        .map(|it| (it.starts_with('-'), Words::new(it.trim_start_matches('-'), false, None)))
        .unzip();
    let asked = excluded.into_iter().zip(&words);
    let asked: Vec<_> = asked
        .map(|(excluded, words)| Ask { excluded, words: words.as_ref(), records, remarked: &[] })
        .collect();
    index.search(&asked, None, within, slips)
}

#[test]
fn a_range_is_cut_exactly_wherever_segments_meet() {
    let mut builder = Builder::default();
    let names: Vec<String> = (0..32_000).map(name).collect();
    names.iter().for_each(|it| builder.add([(Role::Name, it.as_str())]));
    let index = builder.finish();
    let borders: Vec<u32> = index.volumes[0].segments.iter().map(|it| it.first).chain([32_000]).collect();
    assert!(borders.len() > 4, "{borders:?}");
    let near = borders.iter().flat_map(|it| [it.saturating_sub(1), *it, it + 1, it + 64, it + 777]);
    let near: Vec<u32> = near.collect();
    for typed in [
        &["厂"][..],
        &["三"],
        &["三四"],
        &["三", "-四"],
        &["七", "三四"],
        &["-三"],
        &["-三", "七八九"],
        &["kil"],
    ] {
        let all = ask(&index, typed, &[3, 20_000], 0..32_000, true);
        assert!(!all.hits().is_empty());
        for from in &near {
            for to in &near {
                let found = ask(&index, typed, &[3, 20_000], *from..*to, true);
                let wanted: Vec<Hit> =
                    all.hits().iter().filter(|hit| (*from..*to).contains(&hit.record)).copied().collect();
                assert_eq!(found.hits(), wanted, "{typed:?} in {from}..{to} of {borders:?}");
            }
        }
    }
}

#[test]
fn what_is_given_comes_before_what_is_remarked_and_both_after_names() {
    let mut builder = Builder::default();
    for name in ["A", "B", "C", "kiln", "E"] {
        builder.add([(Role::Name, name)]);
    }
    let index = builder.finish();
    let words = Words::new("kiln", false, None);
    let asked = |excluded| {
        let asked = [Ask { excluded, words: words.as_ref(), records: &[1, 4], remarked: &[0, 4] }];
        let found = index.search(&asked, None, 0..5, true);
        best(found.hits(), 9).iter().map(|hit| hit.record).collect::<Vec<_>>()
    };
    assert_eq!(asked(false), [3, 1, 4, 0]);
    assert_eq!(asked(true), [2]);
}

#[test]
fn slips_are_looked_for_where_nothing_within_the_range_answers_otherwise() {
    let mut builder = Builder::default();
    for name in ["Porcelain", "Porclain", "Porcelain", "Stove"] {
        builder.add([(Role::Name, name)]);
    }
    let index = builder.finish();
    let found = |within: Range<u32>, slips| {
        let found = ask(&index, &["porclain"], &[], within, slips);
        found.hits().iter().map(|hit| hit.record).collect::<Vec<_>>()
    };
    assert_eq!(found(0..4, true), [1]);
    assert_eq!(found(2..4, true), [2]);
    assert_eq!(found(0..1, true), [0]);
    assert_eq!(found(2..4, false), [0; 0]);
    assert_eq!(found(3..4, true), [0; 0]);
    assert_eq!(found(2..2, true), [0; 0]);
}
