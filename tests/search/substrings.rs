//! Every part of every name finds what bears it.
//!
//! In Chinese that is every substring. Of English it is every part of a word of two letters or more,
//! and across spaces every substring in quotation marks; a single letter counts only where a word
//! begins, for it stands inside most.

use std::collections::BTreeMap;
use std::sync::Arc;

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::load::load;
use bulletin::bulletin::text::Text;
use bulletin::search::Query;
use bulletin::search::catalogue::{Catalogue, Target};
use bulletin::search::hanzi::Hanzi;
use bulletin::search::index::{Builder, Index, Role};
use bulletin::search::quantity::Measures;

use crate::hanzi;
use crate::records::Records;
use crate::slow::is_letter;

/// The longest English that is asked for across spaces; words and whole names are asked for at any length.
const LONGEST: usize = 12;

/// What is typed, and the records that it must find.
#[derive(Default)]
struct Typed(BTreeMap<String, Vec<u32>>);

impl Typed {
    fn name(&mut self, record: u32, name: &str) {
        let chars: Vec<char> = name.chars().collect();
        for from in 0..chars.len() {
            for to in from + 1..=chars.len() {
                let part = &chars[from..to];
                if part[0].is_whitespace() || part[part.len() - 1].is_whitespace() {
                    continue;
                }
                let begins_word = from == 0 || !is_letter(chars[from - 1]);
                let alone = part.iter().filter(|c| !"“”‘’《》 ".contains(**c)).count() == 1;
                if alone && is_letter(part[0]) && !begins_word {
                    continue;
                }
                let is_word = part.iter().all(|c| is_letter(*c));
                let letters = part.iter().filter(|c| is_letter(**c)).count();
                let is_latin = letters * 2 > part.len();
                let is_whole = from == 0 && to == chars.len();
                if is_latin && !is_word && !is_whole && part.len() > LONGEST {
                    continue;
                }
                let part: String = part.iter().collect();
                let part = part.as_str();
                // A minus before words leaves them out.
                if !(part.starts_with(['-', '－', '−']) || letters > 0 && part.contains(char::is_whitespace))
                {
                    self.add(record, part.into());
                }
                if !part.contains(['"', '“', '”', '「', '」']) {
                    self.add(record, format!("\"{part}\""));
                }
            }
        }
    }

    fn add(&mut self, record: u32, typed: String) {
        let records = self.0.entry(typed).or_default();
        if records.last() != Some(&record) {
            records.push(record);
        }
    }

    /// Asks for all of it; how many there were.
    fn all_find(&self, index: &Index, measures: &Measures, hanzi: Option<Arc<Hanzi>>) -> usize {
        for (typed, records) in &self.0 {
            let query = Query::parse(typed, measures, hanzi.clone());
            if query.is_empty() {
                // A quotation mark, or what stands between them.
                assert!(!typed.contains(char::is_alphanumeric), "`{typed}`");
                continue;
            }
            let found = index.search(&query);
            for record in records {
                let is_found = found.hits().binary_search_by_key(record, |hit| hit.record).is_ok();
                assert!(is_found, "`{typed}` does not find record {record}");
            }
        }
        self.0.len()
    }
}

/// What something is called.
fn names(bulletin: &Bulletin, target: Target) -> Vec<String> {
    let file = bulletin.file();
    let both = |text: &Text| vec![text.zh.clone(), text.en.clone()];
    let figure = |id: &str| both(bulletin.figure(id).unwrap().label);
    match target {
        Target::Entry { list, entry } => {
            let entry = &file.collections[list].entries[entry];
            [both(&entry.name), entry.aliases.clone()].concat()
        }
        Target::Observation(at) => figure(&file.observations[at].id),
        Target::Statement(at) => figure(&file.statements[at].id),
        Target::Derived(at) => figure(&file.relations[at].id),
        Target::Chart(at) => both(&file.charts[at].title),
        Target::Check(at) => both(&file.relations[at].label),
        Target::Section(at) => both(&file.sections[at].title),
        Target::Item { section, item } => both(&file.sections[section].items[item].title),
    }
}

fn bundled(bytes: &[u8]) {
    let bulletin = Arc::new(load(bytes).unwrap());
    let catalogue = Catalogue::of(&bulletin);
    let mut typed = Typed::default();
    for record in 0..catalogue.index().len() {
        for name in names(&bulletin, catalogue.target(record).unwrap()) {
            typed.name(record, &name);
        }
    }
    // As before a reader has typed the first letter, and after.
    for hanzi in [None, Some(hanzi())] {
        let asked = typed.all_find(catalogue.index(), catalogue.measures(), hanzi);
        println!("{asked} parts of the names of {} records", catalogue.index().len());
        assert!(asked > 20_000);
    }
}

#[test]
fn every_part_of_every_name_in_kazuo_finds_it() {
    bundled(include_bytes!("../../public/data/kazuo-2025-h1.json"));
}

#[test]
fn every_part_of_every_name_in_qiyun_finds_it() {
    bundled(include_bytes!("../../public/data/qiyun-2025-h1.json"));
}

#[test]
fn every_part_of_two_thousand_made_up_names_finds_it() {
    let (mut builder, mut typed) = (Builder::default(), Typed::default());
    for (record, number) in Records::new(7).first(2_000).zip(0..) {
        let (english, alias) = (record.english.as_deref(), record.alias.as_deref());
        let aliases = english.into_iter().chain(alias).map(|text| (Role::Alias, text));
        builder.add(std::iter::once((Role::Name, record.name.as_str())).chain(aliases));
        for name in std::iter::once(record.name.as_str()).chain(english).chain(alias) {
            typed.name(number, name);
        }
    }
    let asked = typed.all_find(&builder.finish(), &Measures::default(), Some(hanzi()));
    println!("{asked} parts of 2000 names");
}
