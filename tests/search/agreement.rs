//! The index finds what a plain, slow search finds, as it ranks it, and marks what it found.

use bulletin::search::index::{Builder, Hit, Index, Kind, Role};
use bulletin::search::quantity::Measures;
use bulletin::search::{Of, Query};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::hanzi;
use crate::records::queries::{self, queries};
use crate::records::{self, Records};
use crate::slow::{self, Record, Table, Term};

/// Texts of few characters, so that they say the same again and again: polyphones, syllables that are
/// read into one another, traditional forms, ü, full width, words, numbers, marks.
const SHORT: &str = "[喀左重慶庆长長大连县西安女绿行单阿 ｋＺaAkzuohngxié2（’-]{0,10}";
const LONG: &str = "[喀左重慶庆长長大连县西安女绿行单阿 ｋＺaAkzuohngxié2（’-]{25,48}";

/// The texts of a record, each with what it is to the record.
pub type Texts = Vec<(Role, String)>;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => SHORT,
        2 => "[喀左重长安西 kzaoi]{1,8}",
        2 => "(Kazuo|[Aa]nxi|Chongqing|gong|xian|[kz]a?o) ?(kazuo|changan|zhong)?( |-)[a-z]{0,6}",
        1 => LONG,
    ]
}

fn role() -> impl Strategy<Value = Role> {
    prop::sample::select(vec![Role::Name, Role::Alias, Role::Detail, Role::Note])
}

fn records() -> impl Strategy<Value = Vec<Texts>> {
    prop::collection::vec(prop::collection::vec((role(), text()), 0..4), 1..8)
}

/// How a stretch of a text is typed.
#[derive(Clone, Copy, Debug)]
enum How {
    Itself,
    Reading(usize),
    Initial,
}

/// What is typed: made up, or taken from a text and typed somehow, perhaps with a slip.
#[derive(Clone, Debug)]
enum Typed {
    MadeUp(String),
    Taken {
        text: prop::sample::Index,
        from: prop::sample::Index,
        how: Vec<How>,
        cut: usize,
        slip: Option<Slip>,
    },
}

#[derive(Clone, Debug)]
struct Slip {
    at: prop::sample::Index,
    letter: char,
    what: u8,
}

impl Slip {
    fn made(&self, typed: &str) -> String {
        let mut letters: Vec<char> = typed.chars().collect();
        let at = self.at.index(letters.len());
        match self.what {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, self.letter),
            2 => letters[at] = self.letter,
            _ => letters.swap(at, (at + 1).min(typed.chars().count() - 1)),
        }
        letters.into_iter().collect()
    }
}

impl Typed {
    fn from(&self, texts: &[&str]) -> String {
        match self {
            Self::MadeUp(typed) => typed.clone(),
            Self::Taken { text, from, how, cut, slip } => {
                let text: Vec<char> = texts[text.index(texts.len())].chars().collect();
                let from = from.index(text.len().max(1));
                let mut typed = String::new();
                for (c, how) in text[from..].iter().zip(how) {
                    let hanzi = hanzi();
                    let readings = hanzi.readings(*c);
                    let read = |at: usize| &hanzi.syllables()[usize::from(readings[at % readings.len()])];
                    match how {
                        How::Reading(at) if !readings.is_empty() => typed.push_str(read(*at)),
                        How::Initial if !readings.is_empty() => typed.extend(read(0).chars().next()),
                        _ => typed.push(*c),
                    }
                }
                // The last syllable may be only begun.
                for _ in 0..*cut {
                    typed.pop();
                }
                match slip {
                    Some(slip) if !typed.is_empty() => slip.made(&typed),
                    _ => typed,
                }
            }
        }
    }
}

fn typed() -> impl Strategy<Value = Typed> {
    let how = prop_oneof![
        Just(How::Itself),
        (0..4usize).prop_map(How::Reading),
        (0..4usize).prop_map(How::Reading),
        Just(How::Initial)
    ];
    // All by their readings, or mixed.
    let how = prop_oneof![
        prop::collection::vec(how, 1..6),
        prop::collection::vec((0..2usize).prop_map(How::Reading), 1..6),
        prop::collection::vec(Just(How::Itself), 1..8),
    ];
    let slip = (any::<prop::sample::Index>(), prop::char::range('a', 'z'), 0..4u8);
    let slip = prop::option::of(slip.prop_map(|(at, letter, what)| Slip { at, letter, what }));
    let cut = prop_oneof![3 => Just(0usize), 1 => 0..3usize];
    let taken = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), how, cut, slip)
        .prop_map(|(text, from, how, cut, slip)| Typed::Taken { text, from, how, cut, slip });
    let made_up = prop_oneof![SHORT, "[kzaouni]{1,5}"].prop_map(Typed::MadeUp);
    prop_oneof![4 => taken, 1 => made_up]
}

/// What is asked: terms, each with whether it is a phrase and whether it is excluded.
fn asked() -> impl Strategy<Value = Vec<(Typed, bool, bool)>> {
    let is = |share| prop::bool::weighted(share);
    prop_oneof![
        3 => prop::collection::vec((typed(), is(0.1), is(0.05)), 1..2),
        2 => prop::collection::vec((typed(), is(0.15), is(0.2)), 1..4),
    ]
}

/// The terms that somebody would type for them: none that reads as something else.
fn terms(asked: &[(Typed, bool, bool)], texts: &[&str]) -> Vec<Term> {
    let terms = asked.iter().map(|(typed, phrase, excluded)| {
        let typed = typed.from(texts);
        let typed = typed.trim_start_matches(|c: char| c == '-' || c.is_whitespace());
        let typed = if *phrase { typed } else { typed.split_whitespace().next().unwrap_or_default() };
        // `-2` is a number.
        let excluded = *excluded && !typed.starts_with(|c: char| c.is_numeric());
        Term { typed: typed.into(), phrase: *phrase, excluded }
    });
    terms.filter(|term| !slow::units(&term.typed).is_empty()).collect()
}

pub fn index(records: &[Texts]) -> Index {
    let mut builder = Builder::default();
    for texts in records {
        builder.add(texts.iter().map(|(role, text)| (*role, text.as_str())));
    }
    builder.finish()
}

/// Holds the index to the slow search, and the marks of each hit to what they are said to be.
fn agrees(index: &Index, records: &[Texts], slow: &[Record], terms: &[Term], table: bool) -> TestCaseResult {
    let shown = terms.iter().map(Term::shown).collect::<Vec<_>>().join(" ");
    let hanzi = table.then(hanzi);
    let query = Query::parse(&shown, &Measures::default(), hanzi.clone());
    let found = index.search(&query);
    let found: Vec<_> = found.hits().iter().map(|hit| (hit.record, hit.rank)).collect();
    let wanted = slow::search(terms, slow, hanzi.as_deref());
    prop_assert_eq!(&found, &wanted, "`{}` in {:?}", shown, records);
    for (number, rank) in found {
        marks_are_right(&query, terms, &records[number as usize], rank.kind, hanzi.as_deref(), &shown)?;
    }
    Ok(())
}

fn marks_are_right(
    query: &Query,
    terms: &[Term],
    texts: &Texts,
    kind: Kind,
    table: Table<'_>,
    shown: &str,
) -> TestCaseResult {
    let wanted: Vec<&Term> = terms.iter().filter(|it| !it.excluded).collect();
    let mut marked = false;
    for (role, text) in texts {
        let of = if matches!(role, Role::Name | Role::Alias) { Of::Name } else { Of::Other };
        let marks = query.marks(text, of, kind);
        marked |= !marks.is_empty();
        let units = slow::units(text);
        let answers = |term: &&Term| slow::answer(term, &units, table, kind == Kind::Slip).is_some();
        prop_assert_eq!(
            !marks.is_empty(),
            wanted.iter().any(answers),
            "`{}` marks {:?} of {}",
            shown,
            marks,
            text
        );
        let mut end = None;
        for mark in marks {
            prop_assert!(mark.start < mark.end && end < Some(mark.start), "`{}` in {}", shown, text);
            prop_assert!(text.get(mark.clone()).is_some(), "`{}` cuts {}", shown, text);
            end = Some(mark.end);
        }
    }
    prop_assert!(marked || wanted.is_empty(), "`{}` marks nothing of {:?}", shown, texts);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn random_texts_are_found_as_a_slow_search_finds_them(
        records in records(),
        asked in prop::collection::vec((asked(), prop::bool::weighted(0.9)), 6),
    ) {
        let texts: Vec<&str> = records.iter().flatten().map(|(_, text)| text.as_str()).collect();
        prop_assume!(!texts.is_empty());
        let index = index(&records);
        let slow: Vec<Record> = records
            .iter()
            .map(|texts| slow::record(texts.iter().map(|(role, text)| (*role, text.as_str()))))
            .collect();
        for (asked, table) in &asked {
            agrees(&index, &records, &slow, &terms(asked, &texts), *table)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_range_of_random_texts_is_searched_as_a_slow_search_does_it(
        records in records(),
        asked in prop::collection::vec(asked(), 6),
        ends in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let texts: Vec<&str> = records.iter().flatten().map(|(_, text)| text.as_str()).collect();
        prop_assume!(!texts.is_empty());
        let ends = (ends.0.index(records.len() + 1), ends.1.index(records.len() + 1));
        let (from, to) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let first = u32::try_from(from).unwrap();
        let within = first..u32::try_from(to).unwrap();
        let index = index(&records);
        let slow: Vec<Record> = records[from..to]
            .iter()
            .map(|texts| slow::record(texts.iter().map(|(role, text)| (*role, text.as_str()))))
            .collect();
        for asked in &asked {
            let terms = terms(asked, &texts);
            let shown = terms.iter().map(Term::shown).collect::<Vec<_>>().join(" ");
            let query = Query::parse(&shown, &Measures::default(), Some(hanzi()));
            let found = index.search_within(&query, within.clone(), true);
            let found: Vec<_> = found.hits().iter().map(|hit| (hit.record - first, hit.rank)).collect();
            prop_assert_eq!(found, slow::search(&terms, &slow, Some(&hanzi())), "`{}` in {:?}", shown, within);
        }
    }
}

/// Enough records for several segments, of some 190,000 tokens each: they are found as in many small
/// indices, each of a segment.
#[test]
fn many_records_are_found_as_few_are() {
    const SEED: u64 = 3;
    const FEW: usize = 1_000;
    let records = Records::new(SEED);
    let texts: Vec<Texts> = records.first(24_000).map(texts).collect();
    let tokens: usize = texts.iter().flatten().map(|(_, text)| text.chars().count()).sum();
    assert!(tokens > 2 * 192 * 1024, "{tokens} characters are three segments");
    let many = index(&texts);
    let few: Vec<Index> = texts.chunks(FEW).map(index).collect();
    for kind in queries::Kind::ALL.into_iter().filter(|it| *it != queries::Kind::Quantity) {
        for asked in queries(&records, 24_000, kind, 40, SEED) {
            let query = Query::parse(&asked.typed, &Measures::default(), Some(hanzi()));
            let found = many.search(&query).hits().to_vec();
            let with_slips = found.iter().any(|hit| hit.rank.kind == Kind::Slip);
            let wanted: Vec<Hit> = few
                .iter()
                .zip((0..).step_by(FEW))
                .flat_map(|(index, first)| {
                    let hits = index.search(&query).hits().to_vec().into_iter();
                    // Slips are looked for only where nothing else answers, here perhaps in one part.
                    let hits = hits.filter(|hit| with_slips || hit.rank.kind != Kind::Slip);
                    hits.map(move |hit| Hit { record: hit.record + first, ..hit }).collect::<Vec<_>>()
                })
                .collect();
            assert!(found == wanted, "`{}`: {} found, {} wanted", asked.typed, found.len(), wanted.len());
            // What was typed with a slip may be something else without one.
            if let Some(record) = asked.record.filter(|_| with_slips || kind != queries::Kind::Slip) {
                assert!(found.iter().any(|hit| hit.record == record), "`{}` finds {record}", asked.typed);
            }
        }
    }
}

pub fn texts(record: records::Record) -> Texts {
    let roles = [Role::Name, Role::Alias, Role::Alias, Role::Note];
    record
        .texts()
        .into_iter()
        .zip(roles.into_iter().chain([Role::Note]))
        .map(|(text, role)| (role, text.into()))
        .collect()
}

/// More words than one vocabulary numbers.
#[test]
fn records_with_very_many_words_are_found() {
    let word = |number: u32| -> String {
        let letters =
            (0..4).map(|place| char::from(b'a' + u8::try_from(number / 26u32.pow(place) % 26).unwrap()));
        letters.collect()
    };
    let mut builder = Builder::default();
    for number in 0..30_000 {
        let text = format!("{}左 {}", word(number * 2), word(number * 2 + 1));
        builder.add([(Role::Name, text.as_str())]);
    }
    let index = builder.finish();
    for number in (0..30_000).step_by(997) {
        for typed in [format!("{}左", word(number * 2)), word(number * 2 + 1)] {
            // Without the table: what is read like a word is found too.
            let query = Query::parse(&typed, &Measures::default(), None);
            let found = index.search(&query);
            assert_eq!(found.hits().iter().map(|hit| hit.record).collect::<Vec<_>>(), [number], "{typed}");
        }
    }
    let query = Query::parse("左", &Measures::default(), None);
    assert_eq!(index.search(&query).hits().len(), 30_000);
}
