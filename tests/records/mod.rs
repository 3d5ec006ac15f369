//! Records as a county's register has them, made up from a seed: enterprises, shops, farms, government
//! services and projects, as many as wanted. Tests and the benchmark use the same ones.
//!
//! Places are real, names are not: they are drawn from a few hundred characters and words, the common
//! ones often, so that 公司 stands in most of them, as in life, and a name may occur twice.

// Whoever includes this uses a part of it. It is only for tests, where failing is panicking.
#![allow(dead_code, clippy::expect_used, clippy::unwrap_used, clippy::panic)]

pub mod file;
pub mod queries;
pub mod random;
pub mod words;

use random::Random;
use words::{Word, Words};

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A company.
    Company,
    /// A shop or a workshop.
    Shop,
    /// A farm or a cooperative.
    Farm,
    /// Something that a government office does for people.
    Service,
    /// A building project.
    Project,
}

/// Whether a revenue is the number itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is.
    Exact,
    /// This much or more.
    AtLeast,
    /// Less than this.
    Under,
    /// Around this.
    About,
}

/// A revenue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revenue {
    /// In 万元: ten thousand yuan.
    pub wan: u32,
    /// How it is meant.
    pub bound: Bound,
}

impl Revenue {
    /// The digits and the power of ten that a bulletin would print it with: 万, and 亿 where two
    /// decimals are enough for it.
    pub fn printed(self) -> (String, u8) {
        if self.wan < 10_000 || !self.wan.is_multiple_of(100) {
            return (self.wan.to_string(), 4);
        }
        let (whole, rest) = (self.wan / 10_000, self.wan % 10_000 / 100);
        let digits = format!("{whole}.{rest:02}");
        (digits.trim_end_matches('0').trim_end_matches('.').to_string(), 8)
    }
}

/// A record.
#[derive(Clone, Debug)]
pub struct Record {
    /// What it is.
    pub sort: Sort,
    /// Its name: 8 to 32 characters.
    pub name: String,
    /// The words that the name is made of, in order.
    pub words: Vec<Word>,
    /// What it is called in English, for one in five.
    pub english: Option<String>,
    /// What it is called for short, for one in eight.
    pub alias: Option<String>,
    /// A remark in both languages, for one in six.
    pub note: Option<(String, &'static str)>,
    /// Its revenue, for one in three or so.
    pub revenue: Option<Revenue>,
}

impl Record {
    /// The reading of each character of the name.
    pub fn readings(&self) -> Vec<&'static str> {
        self.words.iter().flat_map(|word| word.readings.iter().copied()).collect()
    }

    /// All that is written of it but its revenue, a line each: the name first.
    pub fn texts(&self) -> Vec<&str> {
        let note = self.note.iter().flat_map(|(zh, en)| [zh.as_str(), en]);
        let others = self.english.as_deref().into_iter().chain(self.alias.as_deref());
        std::iter::once(self.name.as_str()).chain(others).chain(note).collect()
    }
}

/// All records of a seed: each is made when asked for, and is the same however often.
#[derive(Clone, Debug)]
pub struct Records {
    words: Words,
    seed: u64,
}

impl Records {
    /// Those of a seed.
    pub fn new(seed: u64) -> Self {
        Self { words: Words::read(), seed }
    }

    /// The first so many.
    pub fn first(&self, count: u32) -> impl Iterator<Item = Record> {
        (0..count).map(|number| self.record(number))
    }

    /// The words that their names are made of.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// One of them.
    pub fn record(&self, number: u32) -> Record {
        let mut random = Random::new(self.seed, number.into());
        let sort = match random.below(100) {
            0..52 => Sort::Company,
            52..74 => Sort::Shop,
            74..86 => Sort::Farm,
            86..93 => Sort::Service,
            _ => Sort::Project,
        };
        let (words, name) = loop {
            let words = self.words_of(sort, &mut random);
            let name: String = words.iter().map(|word| word.text.as_str()).collect();
            if (8..=32).contains(&name.chars().count()) {
                break (words, name);
            }
        };
        let english = random.percent(20).then(|| english(&words));
        let alias = random.percent(12).then(|| alias(&words));
        let note = random.percent(16).then(|| self.of("notes", &mut random)).map(|it| (it.text, it.english));
        let earns = !matches!(sort, Sort::Service | Sort::Project);
        let revenue = (earns && random.percent(39)).then(|| revenue(&mut random));
        Record { sort, name, words, english, alias, note, revenue }
    }

    fn of(&self, list: &str, random: &mut Random) -> Word {
        random.common(self.words.list(list)).clone()
    }

    fn words_of(&self, sort: Sort, random: &mut Random) -> Vec<Word> {
        let glue = |text: &str| self.words.find("glue", text).clone();
        let mut words = Vec::new();
        let county = |words: &mut Vec<Word>, random: &mut Random, often: usize| {
            words.push(self.of("counties", random));
            if random.percent(often) {
                words.push(glue("县"));
            }
        };
        let town = |words: &mut Vec<Word>, random: &mut Random| {
            words.push(random.any(self.words.list("towns")).clone());
            words.push(glue(if random.percent(70) { "镇" } else { "乡" }));
        };
        match sort {
            Sort::Company => {
                if random.percent(40) {
                    words.push(self.of("cities", random));
                } else {
                    county(&mut words, random, 30);
                }
                words.push(self.brand(random));
                words.push(self.of("trades", random));
                words.push(self.of("companies", random));
            }
            Sort::Shop | Sort::Farm => {
                county(&mut words, random, 70);
                if random.percent(70) {
                    town(&mut words, random);
                }
                words.push(if random.percent(25) { self.person(random) } else { self.brand(random) });
                words.push(self.of(if sort == Sort::Shop { "shops" } else { "farms" }, random));
            }
            Sort::Service => {
                if random.percent(40) {
                    county(&mut words, random, 100);
                }
                words.extend(["matters", "steps"].map(|list| self.of(list, random)));
                if random.percent(40) {
                    words.push(self.of("cases", random));
                }
            }
            Sort::Project => {
                county(&mut words, random, 50);
                if random.percent(70) {
                    words.push(self.brand(random));
                }
                words.push(glue("年产"));
                words.extend(["outputs", "goods", "works"].map(|list| self.of(list, random)));
            }
        }
        words
    }

    /// Two characters, or three.
    fn brand(&self, random: &mut Random) -> Word {
        let length = if random.percent(20) { 3 } else { 2 };
        self.joined((0..length).map(|_| "brand"), random)
    }

    /// A person's name, as shops bear it.
    fn person(&self, random: &mut Random) -> Word {
        let length = if random.percent(70) { 2 } else { 1 };
        self.joined(std::iter::once("surnames").chain((0..length).map(|_| "brand")), random)
    }

    fn joined(&self, lists: impl Iterator<Item = &'static str>, random: &mut Random) -> Word {
        let parts: Vec<_> = lists.map(|list| random.common(self.words.list(list))).collect();
        Word::joined("brand", &parts)
    }
}

/// The lists whose words tell one record from another.
const TELLING: [&str; 6] = ["brand", "trades", "shops", "farms", "matters", "goods"];

/// What people say for short: 鑫盛紫砂.
fn alias(words: &[Word]) -> String {
    words.iter().filter(|word| TELLING.contains(&word.list)).map(|word| word.text.as_str()).collect()
}

/// The place and the brand as they are read, the rest translated: Kazuo Xinsheng Purple Clay.
fn english(words: &[Word]) -> String {
    let parts = words.iter().filter_map(|word| match word.list {
        "counties" | "cities" | "brand" => Some(word.romanised()),
        "works" => Some("project".into()),
        "notes" => None,
        _ => Some(word.english.to_string()).filter(|english| !english.is_empty()),
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// Most firms earn little and a few very much: two digits and up to four zeros, or any four digits.
fn revenue(random: &mut Random) -> Revenue {
    let size = 10_u32.pow(*random.any(&[0, 0, 1, 1, 1, 2, 2, 3, 4]));
    let wan = if random.percent(30) { random.between(100, 9_999) } else { random.between(10, 99) };
    let wan = u32::try_from(wan).unwrap_or(0);
    let wan = if wan < 100 { wan * size } else { wan };
    let bound = match random.below(100) {
        0..70 => Bound::Exact,
        70..85 => Bound::AtLeast,
        85..92 => Bound::Under,
        _ => Bound::About,
    };
    Revenue { wan, bound }
}
