//! Whatever is typed, and whatever is stored.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::kept::amount;
use super::*;
use crate::bulletin::decimal::{Exact, checked};
use crate::bulletin::figure::Amount;
use crate::bulletin::model::Bound;

const UNITS: [&str; 9] = ["PERCENT", "POINT", "CNY", "M2", "HOUR", "FIRM", "POST", "CNY/PROJECT", "CNY/POST"];
const BOUNDS: [Bound; 5] = [Bound::Exact, Bound::AtLeast, Bound::Under, Bound::AtMost, Bound::About];

/// Read once for all cases.
static FIXTURE: LazyLock<(Bulletin, Measures)> = LazyLock::new(|| {
    let bulletin = fixture::bulletin();
    let measures = Measures::of(&bulletin);
    (bulletin, measures)
});

/// Pieces of the forms, so that many of them fit together.
const PIECES: &str = "[0-9]{1,3}|[><=≥≤≈~.,+…-]|\\.\\.|万|亿|千|百|元|个|户|%|/|个百分点|平方米|小时|十|三|半|余|投资\
    |增速|超过|不到|约|以上|以内|至|到|从|和|百分之| |m|k|million|yuan|per |over |at least |between |and |to |投|资";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_typed_panics(text in "\\PC{0,60}", words in prop::collection::vec("\\PC{0,12}|\\s", 0..6)) {
        let (_, measures) = &*FIXTURE;
        measures.question(&text);
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let consumed = measures.read(&words, None).map(|it| it.0);
        prop_assert!(consumed.is_none_or(|it| (1..=words.len()).contains(&it)));
    }

    #[test]
    fn nor_does_what_looks_like_a_form(pieces in prop::collection::vec(PIECES, 0..14)) {
        let (_, measures) = &*FIXTURE;
        let text = pieces.concat();
        measures.question(&text);
        let words: Vec<_> = text.split_whitespace().collect();
        let consumed = measures.read(&words, None).map(|it| it.0);
        prop_assert!(consumed.is_none_or(|it| (1..=words.len()).contains(&it)));
    }

    #[test]
    fn the_store_finds_what_the_question_says(
        kept in prop::collection::vec(
            (("-?[0-9]{1,3}(\\.[0-9]{1,2})?", 0_u8..3, 0..UNITS.len()), 0..BOUNDS.len(), 0_i128..4, 0..3_usize),
            0..30,
        ),
        comparison in "|>|>=|<|<=|=|≈|\\.\\.|超过",
        number in "-?[0-9]{1,3}(\\.[0-9])?",
        rest in "|百|千|%|元|万元|户|个|元/个|小时|个百分点|\\.\\.|~500|\\.\\.9百|\\.\\.300个|以上|左右",
        name in "|投资|增速",
    ) {
        let (bulletin, measures) = &*FIXTURE;
        let Some(question) = measures.question(&format!("{name}{comparison}{number}{rest}")) else {
            return Ok(());
        };
        let all_names = [["投资额", "Investment"], ["增速", "Growth"], ["用时", "Time"]];
        let mut amounts = Amounts::default();
        let mut expected: Vec<(u32, Answer)> = Vec::new();
        for (place, ((digits, mult, unit), bound, width, names)) in kept.iter().enumerate() {
            let given = amount(bulletin, digits, *mult, UNITS[*unit]);
            let by = |sign| checked('+', &given.value, &Exact::new(sign * width, 2)).unwrap();
            let range_values = (BOUNDS[*bound] == Bound::Exact && *width > 0).then(|| (by(-1), by(1)));
            let given = Amount { bound: BOUNDS[*bound], range_values, ..given };
            // Two amounts a record.
            let record = u32::try_from(place / 2).unwrap();
            amounts.add(record, &given, &all_names[*names]);
            if let Some(answer) = question.answer(&given, &all_names[*names]) {
                match expected.last_mut() {
                    Some(last) if last.0 == record => last.1 = last.1.min(answer),
                    _ => expected.push((record, answer)),
                }
            }
        }
        let mut told = Vec::new();
        amounts.find(&question, |record, answer| told.push((record, answer)));
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn a_comparison_is_that_of_the_numbers(a in -99_999_i64..99_999, b in -99_999_i64..99_999) {
        let (bulletin, measures) = &*FIXTURE;
        let given = amount(bulletin, &a.to_string(), 4, "CNY");
        // The same number as 万元, as 元, and in hundredths of 百万.
        let b_written = [format!("{b}万元"), format!("{b}0000元"), format!("{b}万")];
        for written in b_written {
            let holds = |sign: &str| {
                let question = measures.question(&format!("{sign}{written}")).unwrap();
                question.answer(&given, &[]) == Some(Answer::Is)
            };
            let all = [holds(">"), holds("≥"), holds("<"), holds("≤"), holds("=")];
            prop_assert_eq!(all, [a > b, a >= b, a < b, a <= b, a == b], "{} {}", a, written);
        }
    }
}
