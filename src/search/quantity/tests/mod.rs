//! What is read, and what answers, against values worked out by hand from the texts.

mod forms;
mod kept;
mod random;
mod shown;

use super::{Amounts, Answer, Measures, Question};
use crate::bulletin::Bulletin;
use crate::bulletin::figure::Figure;
use crate::bulletin::fixture;
use crate::bulletin::load::load;

fn kazuo() -> Bulletin {
    load(include_bytes!("../../../../public/data/kazuo-2025-h1.json")).unwrap()
}

fn qiyun() -> Bulletin {
    load(include_bytes!("../../../../public/data/qiyun-2025-h1.json")).unwrap()
}

/// All that is typed, read as one question.
fn read(measures: &Measures, typed: &str) -> Option<Question> {
    let words: Vec<_> = typed.split_whitespace().collect();
    let (consumed, question) = measures.read(&words, None)?;
    assert!(consumed > 0 && consumed <= words.len(), "{typed}");
    (consumed == words.len()).then_some(question)
}

/// The figures that have a number.
fn numbers(bulletin: &Bulletin) -> Vec<Figure<'_>> {
    let file = bulletin.file();
    let ids = file.observations.iter().map(|it| &it.id).chain(file.relations.iter().map(|it| &it.id));
    ids.filter_map(|id| bulletin.figure(id)).filter(|it| it.amount().is_some()).collect()
}

/// The ids of the figures that answer, in the order of the file, with a `?` where it is but a bound;
/// `word` for what is no question. That the store finds the same is proven on the way.
fn found(bulletin: &Bulletin, typed: &str) -> String {
    let Some(question) = read(&Measures::of(bulletin), typed) else { return "word".into() };
    let figures = numbers(bulletin);
    let mut amounts = Amounts::default();
    let mut by_one = Vec::new();
    for (record, figure) in (0..).zip(&figures) {
        let names = [figure.label.zh.as_str(), figure.label.en.as_str()];
        amounts.add(record, figure.amount().unwrap(), &names);
        by_one.extend(question.answer(figure.amount().unwrap(), &names).map(|it| (record, it)));
    }
    let mut stored = Vec::new();
    amounts.find(&question, |record, answer| stored.push((record, answer)));
    assert_eq!(stored, by_one, "{typed}");
    let shown = by_one.iter().map(|(record, answer)| {
        let mark = if *answer == Answer::Bound { "?" } else { "" };
        format!("{}{mark}", figures[*record as usize].id)
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// Each question finds what stands behind it, all failures told at once.
fn all_find(bulletin: &Bulletin, cases: &[(&str, &str)]) {
    let found = cases.iter().map(|(typed, expected)| (*typed, *expected, found(bulletin, typed)));
    let wrong: Vec<_> = found.filter(|(_, expected, found)| expected != found).collect();
    assert!(wrong.is_empty(), "typed, expected, found: {wrong:#?}");
}
