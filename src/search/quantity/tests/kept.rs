//! The store.

use super::*;
use crate::bulletin::decimal::{Decimal, Exact};
use crate::bulletin::figure::{Amount, UnitOf};
use crate::bulletin::model::Bound;

/// An amount as printed.
pub(super) fn amount<'a>(bulletin: &'a Bulletin, digits: &str, unit_mult: u8, unit: &str) -> Amount<'a> {
    Amount {
        digits: digits.to_string(),
        value: Decimal::parse(digits).unwrap().exact(),
        unit: UnitOf::find(bulletin, unit).unwrap(),
        unit_mult,
        bound: Bound::Exact,
        signed: false,
        range: None,
        range_values: None,
    }
}

fn told(amounts: &Amounts, question: &Question) -> Vec<(u32, Answer)> {
    let mut told = Vec::new();
    amounts.find(question, |record, answer| told.push((record, answer)));
    told
}

#[test]
fn a_record_is_told_once_with_its_best_answer() {
    let bulletin = fixture::bulletin();
    let mut amounts = Amounts::default();
    let exact = amount(&bulletin, "100", 0, "POST");
    let bound = Amount { bound: Bound::AtLeast, ..exact.clone() };
    for (record, amount) in [(1, &bound), (1, &exact), (2, &exact), (2, &bound), (5, &bound)] {
        amounts.add(record, amount, &["岗位"]);
    }
    let question = Measures::of(&bulletin).question("=100个").unwrap();
    assert_eq!(told(&amounts, &question), [(1, Answer::Is), (2, Answer::Is), (5, Answer::Bound)]);
}

#[test]
fn a_number_in_one_scale_finds_it_in_another() {
    let bulletin = fixture::bulletin();
    let mut amounts = Amounts::default();
    for (record, (digits, mult)) in (0..).zip([("12000", 4), ("1.20", 8), ("120000000", 0), ("1.2", 4)]) {
        amounts.add(record, &amount(&bulletin, digits, mult, "CNY"), &["投资"]);
    }
    let measures = Measures::of(&bulletin);
    for typed in ["1.2亿元", "=12000万元", "1亿2000万元", "120 million yuan", "CNY 0.12bn", "1.2亿"] {
        let found: Vec<_> = told(&amounts, &read(&measures, typed).unwrap()).iter().map(|it| it.0).collect();
        assert_eq!(found, [0, 1, 2], "{typed}");
    }
}

#[test]
fn equal_names_under_other_units_are_kept_apart() {
    let bulletin = fixture::bulletin();
    let mut amounts = Amounts::default();
    let units = ["CNY", "M2", "CNY/PROJECT"];
    for (record, unit) in (0..9).zip(units.iter().cycle()) {
        amounts.add(record, &amount(&bulletin, &format!("1.{record}"), 8, unit), &["投资", "Invested"]);
    }
    let measures = Measures::of(&bulletin);
    let records = |typed| {
        let told = told(&amounts, &read(&measures, typed).unwrap());
        told.iter().map(|it| it.0).collect::<Vec<_>>()
    };
    assert_eq!(records(">1.2亿元"), [3, 6]);
    assert_eq!(records("invested ≥ 1.1亿平方米"), [1, 4, 7]);
    assert_eq!(records(">1亿元/个"), [2, 5, 8]);
    assert_eq!(records("投资>1.1亿"), [2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(found(&bulletin, "占比>"), "SHARE DONE");
    assert!(records("占比>").is_empty());
}

#[test]
fn numbers_of_any_size_are_compared_exactly() {
    let bulletin = fixture::bulletin();
    let mut amounts = Amounts::default();
    let huge = "9".repeat(28);
    let tiny = format!("0.{}1", "0".repeat(26));
    let digits = ["0", "9223372036854775807", "9223372036854775808", &huge, &tiny, "-9223372036854775808"];
    let all = digits.map(|digits| amount(&bulletin, digits, 0, "FIRM"));
    for (record, amount) in (0..).zip(&all) {
        amounts.add(record, amount, &[]);
    }
    let measures = Measures::of(&bulletin);
    let cases: [(&str, &[u32]); 9] = [
        (">9223372036854775806户", &[1, 2, 3]),
        (">9223372036854775807户", &[2, 3]),
        ("≥9223372036854775808户", &[2, 3]),
        ("=9223372036854775807户", &[1]),
        ("=9223372036854775808户", &[2]),
        (">0户", &[1, 2, 3, 4]),
        ("<0户", &[5]),
        ("≤-9223372036854775808户", &[5]),
        ("0..1户", &[0, 4]),
    ];
    for (typed, records) in cases {
        let question = read(&measures, typed).unwrap();
        assert_eq!(told(&amounts, &question).iter().map(|it| it.0).collect::<Vec<_>>(), records, "{typed}");
        for (record, amount) in (0..).zip(&all) {
            let answer = question.answer(amount, &[]);
            assert_eq!(answer.is_some(), records.contains(&record), "{typed}: {}", amount.digits);
        }
    }
}

#[test]
fn a_value_that_no_decimal_writes_is_kept_exactly() {
    let bulletin = fixture::bulletin();
    let mut amounts = Amounts::default();
    let third = Amount { value: Exact::new(1, 3), ..amount(&bulletin, "0.33", 0, "HOUR") };
    amounts.add(7, &third, &[]);
    let measures = Measures::of(&bulletin);
    for (typed, answers) in
        [(">0.33小时", true), (">0.3333333小时", true), (">0.34小时", false), ("=0.33小时", true)]
    {
        let question = measures.question(typed).unwrap();
        assert_eq!(
            told(&amounts, &question),
            if answers { vec![(7, Answer::Is)] } else { vec![] },
            "{typed}"
        );
    }
}

#[test]
fn an_amount_takes_little_memory() {
    let bulletin = fixture::bulletin();
    let mut amounts = Amounts::default();
    for record in 0..65_536 {
        amounts.add(record, &amount(&bulletin, &record.to_string(), 4, "CNY"), &["营业收入", "Revenue"]);
    }
    assert!(amounts.bytes() <= 24 * 65_536, "{} bytes", amounts.bytes());
    assert_eq!(told(&amounts, &Measures::default().question(">65534万").unwrap()), [(65_535, Answer::Is)]);
}
