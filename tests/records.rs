//! The made-up records that other tests use are what they are said to be.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

#[path = "records/mod.rs"]
mod records;

use std::collections::{BTreeMap, BTreeSet};

use bulletin::bulletin::load::load;
use bulletin::check::inspect;
use records::queries::{Kind, queries};
use records::random::Random;
use records::{Records, file};

const SEED: u64 = 20_250_630;

/// The first numbers for seed 0 that the authors' own program prints.
#[test]
fn the_random_numbers_are_those_of_splitmix64() {
    let mut random = Random::started(0);
    let first = [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f];
    assert_eq!([random.next(), random.next(), random.next()], first);
}

#[test]
fn the_same_seed_makes_the_same_records_and_another_makes_others() {
    let name = |seed, number| Records::new(seed).record(number).name;
    let all = |seed| Records::new(seed).first(200).map(|it| format!("{it:?}")).collect::<Vec<_>>();
    assert_eq!(all(SEED), all(SEED));
    assert_ne!(all(SEED), all(SEED + 1));
    assert_eq!(Records::new(SEED).first(8).last().unwrap().name, name(SEED, 7));
}

#[test]
fn names_are_as_long_and_as_different_and_as_alike_as_names_are() {
    let all: Vec<_> = Records::new(SEED).first(20_000).collect();
    let share =
        |is: &dyn Fn(&records::Record) -> bool| all.iter().filter(|it| is(it)).count() * 100 / all.len();
    for record in all.iter().step_by(997) {
        println!("{} · {:?} · {:?} · {:?}", record.name, record.english, record.alias, record.revenue);
    }
    for record in &all {
        let length = record.name.chars().count();
        assert!((8..=32).contains(&length), "{}", record.name);
        assert_eq!(record.readings().len(), length, "each character is read: {}", record.name);
    }
    let names: BTreeSet<_> = all.iter().map(|it| it.name.as_str()).collect();
    println!("{} names of {}", names.len(), all.len());
    assert!(names.len() * 100 > all.len() * 95);
    assert!((40..70).contains(&share(&|it| it.name.contains("公司"))));
    assert!((18..23).contains(&share(&|it| it.english.is_some())));
    assert!((30..37).contains(&share(&|it| it.revenue.is_some())));
    let mut pairs = BTreeMap::<_, usize>::new();
    for record in &all {
        let characters: Vec<char> = record.name.chars().collect();
        characters.windows(2).for_each(|pair| *pairs.entry([pair[0], pair[1]]).or_default() += 1);
    }
    println!("{} different pairs of characters", pairs.len());
    assert!(pairs.len() > 5_000);
}

#[test]
fn every_query_is_drawn_from_its_record() {
    let records = Records::new(SEED);
    for kind in Kind::ALL {
        let asked = queries(&records, 5_000, kind, 300, SEED);
        let shown: Vec<_> = asked.iter().take(8).map(|it| it.typed.as_str()).collect();
        println!("{}: {}", kind.name(), shown.join("  "));
        assert_eq!(asked, queries(&records, 5_000, kind, 300, SEED));
        for it in &asked {
            assert!(!it.typed.is_empty());
            let Some(number) = it.record else { continue };
            let record = records.record(number);
            match kind {
                Kind::Chinese => assert!(record.name.contains(&it.typed)),
                Kind::TwoWords => assert!(it.typed.split(' ').all(|word| record.name.contains(word))),
                Kind::Pinyin => {
                    assert!(record.readings().concat().replace('ü', "v").contains(&it.typed));
                }
                Kind::Initials => {
                    let first: String =
                        record.readings().iter().map(|it| it.chars().next().unwrap()).collect();
                    assert!(first.contains(&it.typed));
                }
                Kind::English => assert!(record.english.unwrap().to_lowercase().contains(&it.typed)),
                Kind::Mixed | Kind::Slip | Kind::Quantity | Kind::Miss => {}
            }
        }
    }
    let misses = queries(&records, 5_000, Kind::Miss, 100, SEED);
    for record in records.first(5_000) {
        assert!(misses.iter().all(|it| record.texts().iter().all(|text| !text.contains(&it.typed))));
    }
}

#[test]
fn the_file_of_them_is_a_bulletin_without_fault() {
    let file = file::bulletin(2_000, SEED);
    println!("{} bytes", file.len());
    let bulletin = load(file.as_bytes()).unwrap();
    assert_eq!(bulletin.file().collections[0].entries.len(), 2_000);
    assert!(bulletin.file().observations.len() > 500);
    let report = inspect(file.as_bytes(), &[]).report;
    assert_eq!(report.findings.iter().take(3).collect::<Vec<_>>(), [] as [&_; 0]);
}
