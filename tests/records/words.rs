//! The words that names are made of, with their readings and what they are in English.

use std::collections::BTreeMap;

/// A word.
#[derive(Clone, Debug)]
pub struct Word {
    /// In Chinese.
    pub text: String,
    /// The list that it stands in; `brand` for what is put together of several of that list.
    pub list: &'static str,
    /// The reading of each character, in small letters without tones; a digit or a bracket as it is.
    pub readings: Vec<&'static str>,
    /// In English, where it has a name of its own there.
    pub english: &'static str,
}

impl Word {
    /// Several words as one.
    pub fn joined(list: &'static str, parts: &[&Self]) -> Self {
        let readings = parts.iter().flat_map(|part| part.readings.iter().copied());
        let text = parts.iter().map(|part| part.text.as_str()).collect();
        Self { text, list, readings: readings.collect(), english: "" }
    }

    /// The readings in one, with a capital: 新盛 gives Xinsheng.
    pub fn romanised(&self) -> String {
        let joined = self.readings.concat().replace('ü', "u");
        let mut letters = joined.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }
}

/// Lists of words by their names, each with the commonest first.
#[derive(Clone, Debug)]
pub struct Words(BTreeMap<&'static str, Vec<Word>>);

impl Words {
    /// Reads them.
    pub fn read() -> Self {
        let mut lists = BTreeMap::<_, Vec<_>>::new();
        let mut list = "";
        for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                Some(name) => list = name,
                None => lists
                    .entry(list)
                    .or_default()
                    .extend(line.split(", ").filter_map(|text| word(list, text))),
            }
        }
        Self(lists)
    }

    /// A list.
    pub fn list(&self, name: &str) -> &[Word] {
        &self.0[name]
    }

    /// The word of a list that is written like this.
    pub fn find(&self, list: &str, text: &str) -> &Word {
        self.list(list).iter().find(|word| word.text == text).expect("the word is in its list")
    }
}

fn word(list: &'static str, text: &'static str) -> Option<Word> {
    let (chinese, english) = text.split_once(" : ").unwrap_or((text, ""));
    let mut parts = chinese.split_whitespace();
    Some(Word { text: parts.next()?.to_string(), list, readings: parts.collect(), english: english.trim() })
}
