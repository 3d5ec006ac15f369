//! The bundled bulletin against tables that were read off the article by hand and independently
//! of the data file: `tests/expected/*.tsv`.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::decimal::Exact;
use bulletin::bulletin::evaluate::{Range, evaluate};
use bulletin::bulletin::load::load;
use bulletin::bulletin::model::{Bound, Cell, Evidence, ObsStatus, StatementKind};
use bulletin::bulletin::text::{Lang, Piece, Text, pieces};
use bulletin::check::{self, Verdict};

fn bundled() -> Bulletin {
    load(include_bytes!("../public/data/kazuo-2025-h1.json")).expect("the bundled file loads")
}

/// The rows of a table, each as its cells, without the heading.
fn table(text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines().skip(1).map(|line| line.split('\t').collect()).collect()
}

fn observations() -> Vec<Vec<&'static str>> {
    table(include_str!("expected/observations.tsv"))
}

fn statements() -> Vec<Vec<&'static str>> {
    table(include_str!("expected/statements.tsv"))
}

fn fraction(text: &str) -> Exact {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    Exact::new(top.parse().expect("a whole number"), bottom.parse().expect("a whole number"))
}

/// Line, sentence, start, end and fragment, as the tables write them.
fn place(evidence: &Evidence) -> [String; 5] {
    let number = |it: Option<u32>| it.map_or("-".into(), |it| it.to_string());
    let sentence = match (evidence.line, evidence.sentence) {
        (Some(line), Some(sentence)) => format!("S{line}.{sentence}"),
        _ => "-".into(),
    };
    let [start, end] = match evidence.span {
        Some([start, end]) => [start.to_string(), end.to_string()],
        None => ["-".into(), "-".into()],
    };
    [number(evidence.line), sentence, start, end, evidence.fragment.clone()]
}

#[test]
fn every_measured_figure_is_there_as_printed() {
    let bulletin = bundled();
    for row in observations() {
        let [id, value, mult, unit, bound, status, line, sentence, start, end, fragment] = row[..] else {
            panic!("{row:?} has {} cells", row.len())
        };
        let it = bulletin.observation(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!(it.value.to_string(), value, "{id}: value");
        assert_eq!(it.unit_mult.to_string(), mult, "{id}: power of ten");
        let bound_of = match it.bound {
            Bound::Exact => "exact",
            Bound::AtLeast => "at_least",
            Bound::Under => "under",
            Bound::AtMost => "at_most",
            Bound::About => "about",
        };
        assert_eq!(bound_of, bound, "{id}: bound");
        let expected = it.obs_status == ObsStatus::Expected;
        assert_eq!(expected, status == "expected", "{id}: status");
        let measure = &bulletin.indicator(&it.indicator).expect("an indicator").unit_measure;
        let counter = &bulletin.unit(measure).expect("a unit").label.zh;
        let same = if unit.is_ascii() { measure == unit } else { counter.ends_with(unit) };
        assert!(same, "{id}: {measure} ({counter}) for {unit}");
        let main = it.evidence.first().unwrap_or_else(|| panic!("{id} has no evidence"));
        if fragment != "-" {
            assert_eq!(place(main), [line, sentence, start, end, fragment], "{id}: evidence");
        }
    }
}

#[test]
fn what_is_no_measurement_is_kept_as_what_it_is() {
    let bulletin = bundled();
    for row in statements() {
        let [id, kind, value, status, line, sentence, start, end, fragment] = row[..] else {
            panic!("{row:?} has {} cells", row.len())
        };
        let it = bulletin.statement(id).unwrap_or_else(|| panic!("{id} is missing"));
        let kind_of = match it.kind {
            StatementKind::Date => "date",
            StatementKind::Name => "name",
            StatementKind::Code => "code",
            StatementKind::Phrase => "phrase",
            StatementKind::State => "state",
            StatementKind::Condition => "condition",
        };
        assert_eq!(kind_of, kind, "{id}: kind");
        assert!(it.value.zh.contains(value), "{id}: {} for {value}", it.value.zh);
        assert_eq!(it.obs_status == ObsStatus::Expected, status == "expected", "{id}: status");
        assert_eq!(place(&it.evidence[0]), [line, sentence, start, end, fragment], "{id}: evidence");
    }
}

#[test]
fn the_article_gives_84_facts_and_the_file_no_other() {
    let bulletin = bundled();
    let (measured, stated) = (observations(), statements());
    let tables: BTreeSet<&str> =
        measured.iter().chain(&stated).map(|row| row[0]).filter(|id| !id.starts_with("CN")).collect();
    assert_eq!(tables.len(), 84);
    let from_article = |evidence: &[Evidence]| evidence.iter().any(|it| it.source == "article");
    let file = bulletin.file();
    let observed = file.observations.iter().filter(|it| from_article(&it.evidence)).map(|it| it.id.as_str());
    let said = file.statements.iter().filter(|it| from_article(&it.evidence)).map(|it| it.id.as_str());
    assert_eq!(observed.chain(said).collect::<BTreeSet<_>>(), tables);
}

/// The left side of a relation, in base units.
fn left(bulletin: &Bulletin, id: &str) -> Range {
    let formula = bulletin.formula(id).expect("a formula");
    let rounding = bulletin.relation(id).expect("a relation").rounding;
    evaluate(&formula.left, bulletin, rounding).unwrap_or_else(|error| panic!("{id}: {error}"))
}

/// The relations of a row of the table: those with its number, whatever letter follows.
fn of_number<'a>(bulletin: &'a Bulletin, key: &str) -> Vec<&'a str> {
    let number = |id: &str| id.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_string();
    let ids = bulletin.file().relations.iter().map(|it| it.id.as_str());
    ids.filter(|id| number(id) == number(key)).collect()
}

#[test]
fn relations_come_to_what_was_worked_out_by_hand() {
    let bulletin = bundled();
    for row in table(include_str!("expected/relations.tsv")) {
        let [key, expected, what, verdict, low, high, _] = row[..] else { panic!("{row:?}") };
        let ids = of_number(&bulletin, key);
        let same = |id: &&str| left(&bulletin, id).point == fraction(expected);
        let id = ids.iter().find(|id| same(id));
        let id = id.unwrap_or_else(|| panic!("{key} ({what}): none of {ids:?} comes to {expected}"));
        let checked = check::check(&bulletin, bulletin.relation(id).expect("a relation"));
        let word = match checked.verdict {
            Verdict::Holds => "holds",
            Verdict::HoldsByRounding => "holds_by_rounding",
            Verdict::HoldsWithin(_) => "holds_as_bound",
            Verdict::Conflict(_) => "conflict",
            Verdict::Derived => "derived",
            Verdict::NotCheckable(error) => panic!("{id}: {error}"),
        };
        assert_eq!(word, verdict, "{id} ({what})");
        if low != "-" {
            let range = left(&bulletin, id);
            let ends = [range.within.low, range.within.high].map(|end| end.map(|it| it.value));
            assert_eq!(ends, [Some(fraction(low)), Some(fraction(high))], "{id}: range");
        }
    }
}

#[test]
fn the_closest_checks_tell_how_close_they_are() {
    let bulletin = bundled();
    let margin = |id: &str| match check::check(&bulletin, bulletin.relation(id).expect(id)).verdict {
        Verdict::HoldsWithin(by) => by.value,
        other => panic!("{id}: {other:?}"),
    };
    // 816 of 906 items, where 90 % would be 815.4.
    assert_eq!(margin("R3b"), Exact::new(3, 5));
    // One item less and it would be 815.
    assert_eq!(margin("R4"), Exact::new(2, 5));
}

#[test]
fn only_the_greening_figures_conflict() {
    let bulletin = bundled();
    let checked = check::relations(&bulletin);
    for it in &checked {
        assert!(!matches!(it.verdict, Verdict::NotCheckable(_)), "{}: {:?}", it.relation.id, it.verdict);
        let conflicts = matches!(it.verdict, Verdict::Conflict(_));
        assert_eq!(conflicts, it.relation.id.starts_with("R29"), "{}", it.relation.id);
    }
}

#[test]
fn everything_the_article_names_can_be_found() {
    let bulletin = bundled();
    let entries = bulletin.file().collections.iter().flat_map(|list| &list.entries);
    let names: BTreeSet<&str> = entries
        .flat_map(|entry| {
            std::iter::once(entry.name.zh.as_str()).chain(entry.aliases.iter().map(String::as_str))
        })
        .collect();
    let mut missing = Vec::new();
    for row in table(include_str!("expected/names.tsv")) {
        let [list, name, how] = row[..] else { panic!("{row:?}") };
        let found = match how {
            "contains" => names.iter().any(|it| it.contains(name)),
            _ => names.contains(name),
        };
        if !found {
            missing.push(format!("{list}: {name}"));
        }
    }
    assert!(missing.is_empty(), "not in any collection:\n{}", missing.join("\n"));
}

#[test]
fn lists_that_the_article_completes_are_complete() {
    let bulletin = bundled();
    let named = |id: &str| bulletin.collection(id).expect(id).entries.iter().filter(|it| it.listed).count();
    assert_eq!(named("clusters"), 6);
    assert_eq!(named("sme_new"), 2);
    assert_eq!(named("sme_reassessed"), 2);
    assert_eq!(named("innovative"), 3);
    assert_eq!(named("pipeline"), 4);
    assert_eq!(bulletin.collection("enterprises").expect("enterprises").entries.len(), 17);
    assert_eq!(bulletin.collection("projects").expect("projects").entries.len(), 5);
}

/// Every text of the file that readers see as prose.
fn prose(bulletin: &Bulletin) -> Vec<(String, &Text)> {
    let file = bulletin.file();
    let mut out: Vec<(String, &Text)> = vec![("standfirst".into(), &file.standfirst)];
    for section in &file.sections {
        out.extend(section.digest.iter().map(|text| (section.id.clone(), text)));
        out.extend(
            section.tiles.iter().filter_map(|tile| tile.remark.as_ref()).map(|it| (section.id.clone(), it)),
        );
        out.extend(
            section.items.iter().flat_map(|item| item.digest.iter().map(|text| (item.id.clone(), text))),
        );
    }
    out.extend(file.charts.iter().filter_map(|chart| Some((chart.id.clone(), chart.note.as_ref()?))));
    out
}

#[test]
fn no_figure_of_the_prose_is_typed_by_hand() {
    let bulletin = bundled();
    // What stands here is no figure of the bulletin: the year of the headline.
    let allowed = ["2025"];
    for (at, text) in prose(&bulletin) {
        for lang in Lang::ALL {
            for piece in pieces(text.get(lang)) {
                let Piece::Words(words) = piece else { continue };
                let mut words = words.to_string();
                for it in allowed {
                    words = words.replace(it, "");
                }
                assert!(!words.contains(|c: char| c.is_ascii_digit()), "{at}: a number stands in “{words}”");
            }
        }
    }
}

#[test]
fn both_languages_refer_to_the_same_figures() {
    let bulletin = bundled();
    let references = |text: &str| -> BTreeSet<String> {
        let figures = pieces(text).into_iter().filter_map(|piece| match piece {
            Piece::Figure { id, .. } => Some(id.to_string()),
            Piece::Words(_) => None,
        });
        figures.collect()
    };
    for (at, text) in prose(&bulletin) {
        assert_eq!(references(&text.zh), references(&text.en), "{at}: {}", text.zh);
    }
}

#[test]
fn every_figure_of_the_article_is_shown_somewhere() {
    let bulletin = bundled();
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for (_, text) in prose(&bulletin) {
        for piece in pieces(&text.zh) {
            if let Piece::Figure { id, .. } = piece {
                shown.insert(id.into());
            }
        }
    }
    let file = bulletin.file();
    shown.extend(file.sections.iter().flat_map(|it| &it.tiles).map(|tile| tile.figure.clone()));
    for chart in &file.charts {
        shown.extend(bulletin::chart::rows(&bulletin, chart).into_iter().map(|row| row.figure));
    }
    let cells = file.collections.iter().flat_map(|list| &list.entries).flat_map(|entry| entry.cells.values());
    for cell in cells {
        match cell {
            Cell::Figure(id) => {
                shown.insert(id.clone());
            }
            Cell::Text(text) => shown.extend(pieces(&text.zh).into_iter().filter_map(|piece| match piece {
                Piece::Figure { id, .. } => Some(id.to_string()),
                Piece::Words(_) => None,
            })),
        }
    }
    let ids = file.observations.iter().map(|it| &it.id).chain(file.statements.iter().map(|it| &it.id));
    let unseen: Vec<_> =
        ids.filter(|id| !shown.contains(*id) && !file.about.background.contains(id)).collect();
    assert!(unseen.is_empty(), "no section, chart or list shows {unseen:?}");
}

#[test]
fn evidence_is_short_and_its_span_as_long_as_its_fragment() {
    let bulletin = bundled();
    let file = bulletin.file();
    let entries = file.collections.iter().flat_map(|list| &list.entries);
    let all = (file.observations.iter().flat_map(|it| &it.evidence))
        .chain(file.statements.iter().flat_map(|it| &it.evidence))
        .chain(entries.flat_map(|it| &it.evidence));
    for it in all {
        let length = it.fragment.chars().count();
        assert!((1..=30).contains(&length), "“{}” has {length} characters", it.fragment);
        if let Some([start, end]) = it.span {
            assert_eq!((end - start) as usize, length, "“{}”", it.fragment);
        }
    }
}
