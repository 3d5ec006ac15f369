//! Makes the table of Chinese characters from its sources.

use std::collections::{BTreeMap, BTreeSet};

use hanconv::RawDictionary;
use pinyin::ToPinyinMulti;

const READINGS: &str = include_str!("readings.txt");

/// Traditional characters that the dictionary keeps as they are since they have another meaning in
/// simplified text too, and variants that it does not know.
const MORE_PAIRS: &str = "著着 瞭了 藉借 覆复 祇只 衹只 彷仿 牴抵 妳你 牠它 衞卫 閙闹 粧妆";

/// The bytes of the table.
pub fn table() -> Vec<u8> {
    let sources = Sources::new();
    let basic: Vec<Readings> = ('\u{4e00}'..='\u{9fff}').map(|c| sources.coded(c)).collect();
    let others: Vec<(char, Readings)> =
        sources.readings.keys().filter(|c| !is_basic(**c)).map(|c| (*c, sources.coded(*c))).collect();
    let all = || basic.iter().chain(others.iter().map(|it| &it.1));

    let mut counts = BTreeMap::new();
    for set in all() {
        if let Readings::Own(set) = set {
            *counts.entry(set).or_insert(0) += 1;
        }
    }
    let mut sets: Vec<&Vec<String>> = counts.keys().copied().collect();
    sets.sort_by_key(|set| std::cmp::Reverse(counts[set]));
    let syllables: BTreeSet<&String> = sets.iter().copied().flatten().collect();
    let syllables: Vec<&String> = syllables.into_iter().collect();

    let mut file = b"hanzi\x01".to_vec();
    let letters: String = syllables.iter().map(|it| format!("{it} ")).collect();
    number(&mut file, letters.len());
    file.extend(letters.as_bytes());
    number(&mut file, sets.len());
    for set in &sets {
        number(&mut file, set.len());
        for syllable in *set {
            number(&mut file, syllables.binary_search(&syllable).unwrap());
        }
    }
    let numbers: BTreeMap<&Vec<String>, usize> =
        sets.iter().enumerate().map(|(at, set)| (*set, at)).collect();
    let code = |readings: &Readings| match readings {
        Readings::Unknown => 0,
        Readings::AsSimplified => 1,
        Readings::Own(set) => 2 + numbers[set],
    };
    for readings in &basic {
        number(&mut file, code(readings));
    }
    number(&mut file, others.len());
    let mut before = 0;
    for (c, readings) in &others {
        number(&mut file, (u32::from(*c) - before) as usize);
        number(&mut file, code(readings));
        before = u32::from(*c);
    }
    number(&mut file, sources.simplified.len());
    let mut before = (0x4e00, 0x4e00);
    for (from, to) in &sources.simplified {
        let (from, to) = (i64::from(u32::from(*from)), i64::from(u32::from(*to)));
        let way = to - before.1;
        number(&mut file, usize::try_from(from - before.0).unwrap());
        number(&mut file, usize::try_from(if way < 0 { -2 * way - 1 } else { 2 * way }).unwrap());
        before = (from, to);
    }
    file
}

/// How the file says what a character is read like.
enum Readings {
    Unknown,
    AsSimplified,
    Own(Vec<String>),
}

struct Sources {
    /// The readings of `readings.txt`, ü as it is.
    readings: BTreeMap<char, Vec<&'static str>>,
    /// What the dictionary takes for simplified forms, all of them.
    forms: BTreeMap<char, Vec<char>>,
    /// The one of them that the table has.
    simplified: BTreeMap<char, char>,
}

impl Sources {
    fn new() -> Self {
        let mut readings = BTreeMap::new();
        for line in READINGS.lines().filter(|line| !line.starts_with('#')) {
            let (c, syllables) = line.split_once(' ').unwrap();
            assert!(
                readings.insert(one(c), syllables.split(' ').collect()).is_none(),
                "{c} stands there twice"
            );
        }
        let mut forms = BTreeMap::new();
        for (from, to) in RawDictionary::TSCharacters.var_iter() {
            forms.insert(one(from), to.into_iter().map(one).collect::<Vec<_>>());
        }
        for pair in MORE_PAIRS.split(' ') {
            let (from, to) = pair.split_at(3);
            forms.insert(one(from), vec![one(to), one(from)]);
        }
        let known = |c: &char| is_basic(*c) || readings.contains_key(c);
        let mut simplified = BTreeMap::new();
        for from in forms.keys().copied().filter(|c| is_basic(*c)) {
            let mut to = from;
            while let Some(next) = forms.get(&to).map(|all| all[0]).filter(|next| *next != to) {
                to = next;
            }
            if to != from && known(&to) {
                simplified.insert(from, to);
            }
        }
        Self { readings, forms, simplified }
    }

    fn coded(&self, c: char) -> Readings {
        let own = spelt(&self.readings(c));
        match self.simplified.get(&c).map(|to| spelt(&self.readings(*to))) {
            Some(all) if !all.is_empty() && own.iter().all(|it| all.contains(it)) => Readings::AsSimplified,
            _ if own.is_empty() => Readings::Unknown,
            _ => Readings::Own(own),
        }
    }

    /// Those of today. The crate `pinyin` has many more, of classical texts: what the dictionaries of
    /// today do not list would only find what nobody means.
    fn readings(&self, c: char) -> Vec<&'static str> {
        if let Some(usual) = self.readings.get(&c) {
            return usual.clone();
        }
        let known = known(c);
        if let Some(forms) = self.forms.get(&c) {
            let forms = forms.iter().filter(|form| **form != c).flat_map(|form| self.readings(*form));
            let forms: Vec<&str> = forms.collect();
            let both: Vec<&str> = known.iter().copied().filter(|it| forms.contains(it)).collect();
            if !both.is_empty() {
                return both;
            }
        }
        known.into_iter().take(1).collect()
    }
}

/// What the crate `pinyin` knows.
fn known(c: char) -> Vec<&'static str> {
    let mut known = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        // Interjections without a vowel, as input methods take them.
        let reading = match reading.plain() {
            "m" => "mu",
            "n" | "ng" => "en",
            "hm" | "hng" => "heng",
            "ê" => "ei",
            other => other,
        };
        if !known.contains(&reading) {
            known.push(reading);
        }
    }
    known
}

/// Readings in ASCII, in all the ways in which people type them.
fn spelt(readings: &[&str]) -> Vec<String> {
    let mut spelt: Vec<String> = Vec::new();
    for reading in readings {
        for letter in ["v", "u", "yu"] {
            let it = reading.replace('ü', letter);
            if !spelt.contains(&it) {
                spelt.push(it);
            }
        }
    }
    spelt
}

fn is_basic(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn one(text: &str) -> char {
    let mut chars = text.chars();
    let c = chars.next().unwrap();
    assert_eq!(chars.next(), None, "{text} is not one character");
    c
}

fn number(file: &mut Vec<u8>, number: usize) {
    let digits = number.to_be_bytes();
    match number {
        0..240 => file.push(number as u8),
        240..4080 => file.extend([(240 + (number - 240) / 256) as u8, ((number - 240) % 256) as u8]),
        _ => {
            assert!(number < 1 << 24);
            file.push(255);
            file.extend(&digits[digits.len() - 3..]);
        }
    }
}
