//! What people type who look for these records, by kind, drawn from the records and a seed.

use super::random::Random;
use super::{Bound, Record, Records, Revenue};

/// A kind of query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One to six characters of a name, anywhere in it; words as they grow while somebody types.
    Chinese,
    /// Two words of a name, in any order.
    TwoWords,
    /// Characters by their full readings: `kazuozisha`.
    Pinyin,
    /// Characters by the first letters of their readings: `kzzs`.
    Initials,
    /// Full readings, first letters and characters mixed: `kzuo`, `喀zuo`.
    Mixed,
    /// The beginning of the words of an English label.
    English,
    /// A full reading or an English word of five letters or more with a slip.
    Slip,
    /// A question about revenue.
    Quantity,
    /// What no name holds.
    Miss,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Chinese,
        Self::TwoWords,
        Self::Pinyin,
        Self::Initials,
        Self::Mixed,
        Self::English,
        Self::Slip,
        Self::Quantity,
        Self::Miss,
    ];

    /// What it is called in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chinese => "Chinese substrings",
            Self::TwoWords => "two Chinese words",
            Self::Pinyin => "full pinyin",
            Self::Initials => "initials",
            Self::Mixed => "mixtures",
            Self::English => "English",
            Self::Slip => "slips",
            Self::Quantity => "quantities",
            Self::Miss => "misses",
        }
    }
}

/// A query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is typed.
    pub typed: String,
    /// A record that it should find; none for misses.
    pub record: Option<u32>,
}

/// So many queries of a kind, drawn from the first `among` records.
pub fn queries(records: &Records, among: u32, kind: Kind, count: usize, seed: u64) -> Vec<Asked> {
    let mut random = Random::new(seed, 1 + kind as u64);
    let mut asked = Vec::new();
    while asked.len() < count {
        let number = u32::try_from(random.below(among as usize)).unwrap_or(0);
        let record = records.record(number);
        let typed = match kind {
            Kind::Chinese => chinese(&record, &mut random),
            Kind::Miss => vec![miss(&mut random)],
            Kind::TwoWords => two_words(&record, &mut random).into_iter().collect(),
            Kind::Pinyin => read(&record, &mut random, |_| Part::Full).into_iter().collect(),
            Kind::Initials => read(&record, &mut random, |_| Part::First).into_iter().collect(),
            Kind::Mixed => mixed(&record, &mut random).into_iter().collect(),
            Kind::English => english(&record, &mut random).into_iter().collect(),
            Kind::Slip => slip(&record, &mut random).into_iter().collect(),
            Kind::Quantity => {
                let exact = record.revenue.filter(|it| it.bound == Bound::Exact);
                exact.map(|it| quantity(it, &mut random)).into_iter().collect()
            }
        };
        let record = (kind != Kind::Miss).then_some(number);
        asked.extend(typed.into_iter().map(|typed| Asked { typed, record }));
    }
    asked.truncate(count);
    asked
}

/// Half of them from anywhere in a name. The other half grow as somebody types a word, or two words
/// that follow one another.
fn chinese(record: &Record, random: &mut Random) -> Vec<String> {
    let name: Vec<char> = record.name.chars().collect();
    if random.percent(70) {
        let length = random.between(1, 6);
        let from = random.below(name.len() - length + 1);
        return vec![name[from..from + length].iter().collect()];
    }
    let first = random.below(record.words.len());
    let text: Vec<char> = record.words[first..].iter().take(2).flat_map(|word| word.text.chars()).collect();
    (1..=text.len().min(6)).map(|length| text[..length].iter().collect()).collect()
}

fn two_words(record: &Record, random: &mut Random) -> Option<String> {
    let words: Vec<_> = record.words.iter().filter(|word| word.text.chars().count() > 1).collect();
    let (one, other) = (random.below(words.len()), random.below(words.len()));
    (one != other).then(|| format!("{} {}", words[one].text, words[other].text))
}

/// How a character is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Full,
    First,
    Itself,
}

/// Two to four characters that are read, from the beginning of a word on, each typed as `how` says.
fn read(record: &Record, random: &mut Random, mut how: impl FnMut(&mut Random) -> Part) -> Option<String> {
    let length = random.between(2, 4);
    let word = random.below(record.words.len());
    let from: usize = record.words[..word].iter().map(|word| word.readings.len()).sum();
    let readings = record.readings();
    let readings = readings.get(from..from + length)?;
    if !readings.iter().all(|reading| reading.starts_with(char::is_alphabetic)) {
        return None;
    }
    let characters = record.name.chars().skip(from);
    let parts = characters.zip(readings).map(|(character, reading)| match how(random) {
        // Nobody has a ü on the keyboard.
        Part::Full => reading.replace('ü', "v"),
        Part::First => reading.chars().take(1).collect(),
        Part::Itself => character.to_string(),
    });
    Some(parts.collect())
}

fn mixed(record: &Record, random: &mut Random) -> Option<String> {
    let ways: &[Part] = if random.percent(60) {
        &[Part::Full, Part::First]
    } else {
        &[Part::Full, Part::First, Part::Itself]
    };
    let mut used = Vec::new();
    let typed = read(record, random, |random| {
        let way = *random.any(ways);
        used.push(way);
        way
    })?;
    // Those that are of one kind are asked elsewhere.
    used.iter().any(|way| *way != used[0]).then_some(typed)
}

fn english(record: &Record, random: &mut Random) -> Option<String> {
    let label = record.english.as_deref()?.to_lowercase();
    let words: Vec<&str> = label.split(' ').collect();
    let from = random.below(words.len().max(1));
    let text = words.get(from..)?.iter().take(random.between(1, 2)).copied().collect::<Vec<_>>().join(" ");
    let length = random.between(3, text.len().max(3));
    text.get(..length)
        .map(|text| text.trim_end().to_string())
        .filter(|text| text.len() > 2 && text.is_ascii())
}

/// One letter left out, put in, replaced, or two exchanged; not the first.
fn slip(record: &Record, random: &mut Random) -> Option<String> {
    let right = if random.percent(50) {
        read(record, random, |_| Part::Full)?
    } else {
        let label = record.english.as_deref()?.to_lowercase();
        random.any(&label.split(' ').collect::<Vec<_>>()).to_string()
    };
    if right.len() < 5 || !right.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let mut letters = right.clone().into_bytes();
    let at = random.between(1, letters.len() - 2);
    let letter = b'a' + u8::try_from(random.below(26)).unwrap_or(0);
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at, at + 1),
    }
    let typed = String::from_utf8(letters).ok()?;
    (typed != right).then_some(typed)
}

/// Questions that an exact revenue of this size answers.
fn quantity(revenue: Revenue, random: &mut Random) -> String {
    let wan = revenue.wan;
    let money =
        |wan: u32| if wan >= 10_000 && wan.is_multiple_of(1_000) { in_yi(wan) } else { format!("{wan}万") };
    match random.below(6) {
        0 => format!(">{}", money(wan - 1)),
        1 => format!("≥{}", money(wan)),
        2 => format!("<{}元", money(wan + 1)),
        3 => format!("{}..{}", money(wan / 2), money(wan * 2)),
        4 => format!("营业收入>{}", money(wan - wan / 10 - 1)),
        _ => format!("{}元", money(wan)),
    }
}

/// In 亿, with one decimal.
fn in_yi(wan: u32) -> String {
    let (whole, tenth) = (wan / 10_000, wan % 10_000 / 1_000);
    if tenth == 0 { format!("{whole}亿") } else { format!("{whole}.{tenth}亿") }
}

/// Characters and letters that stand in no name.
fn miss(random: &mut Random) -> String {
    let from: Vec<char> = if random.percent(70) { "鹦鹉鲸鲨犀骆驼蜻蜓" } else { "vxq" }.chars().collect();
    let length = if from[0] == 'v' { random.between(5, 8) } else { random.between(2, 4) };
    (0..length).map(|_| *random.any(&from)).collect()
}
