//! The texts of sources: which is whose, and where in it something stands.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::bulletin::Bulletin;
use crate::bulletin::place::{At, each};

use super::problem::Problem;
use super::report::Report;

/// The text of a source, whole. Positions in it are counted in characters (Unicode code points).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The source's id.
    pub source: String,
    /// The text.
    pub text: String,
    chars: Vec<char>,
    /// The character at which each line begins.
    lines: Vec<usize>,
    /// The characters behind which sentences end.
    ends: Vec<usize>,
}

/// What ends a sentence, and what closes behind such an end.
const ENDS: [char; 4] = ['。', '！', '？', '…'];
const CLOSING: [char; 5] = ['”', '’', '」', '』', '）'];

/// More characters than a sentence has that somebody wrote to be read.
const LONGEST_SENTENCE: usize = 1_000;

impl SourceText {
    /// A text as that of a source.
    pub fn new(source: &str, text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let breaks = chars.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        let ends = ends(&chars);
        Self { source: source.to_string(), text: text.to_string(), chars, lines, ends }
    }

    /// The source whose text this is, by the hash that the file gives. Line ends as Windows writes
    /// them and a byte-order mark are no difference.
    pub fn of(bulletin: &Bulletin, text: &str) -> Option<Self> {
        let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        [text, &plain].into_iter().find_map(|text| {
            let hash = sha256(text.as_bytes());
            let source = bulletin.file().sources.iter().find(|it| it.sha256.as_ref() == Some(&hash))?;
            Some(Self::new(&source.id, text))
        })
    }

    /// The characters between two positions; none where the text is shorter.
    pub fn between(&self, start: usize, end: usize) -> Option<String> {
        self.chars.get(start..end).map(|chars| chars.iter().collect())
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The line that a position is on, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|begin| *begin <= at)
    }

    /// The positions at which a line, from 1, begins and ends, its line break left out.
    pub fn span_of_line(&self, line: usize) -> Option<(usize, usize)> {
        let begin = *self.lines.get(line.checked_sub(1)?)?;
        let end = self.lines.get(line).map_or(self.chars.len(), |next| next - 1);
        Some((begin, end))
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The sentence within its line that a position is in, from 1.
    pub fn sentence(&self, at: usize) -> usize {
        1 + self.ended(at).len()
    }

    /// The sentence that a position is in, from its beginning up to that position: of an endless
    /// one, the last `LONGEST_SENTENCE` characters.
    pub fn sentence_before(&self, at: usize) -> String {
        let line = self.span_of_line(self.line(at)).map_or(0, |(begin, _)| begin);
        let begin = self.ended(at).last().copied().unwrap_or(line);
        let begin = begin.max(at.saturating_sub(LONGEST_SENTENCE));
        self.between(begin, at).unwrap_or_default()
    }

    /// The positions behind those sentences of a line that end before a position in it.
    fn ended(&self, at: usize) -> &[usize] {
        let begin = self.span_of_line(self.line(at)).map_or(0, |(begin, _)| begin);
        let first = self.ends.partition_point(|end| *end <= begin);
        let behind = self.ends.partition_point(|end| *end <= at);
        self.ends.get(first..behind).unwrap_or_default()
    }

    /// Where these words stand first.
    pub fn find(&self, words: &str) -> Option<(usize, usize)> {
        let start = self.text[..self.text.find(words)?].chars().count();
        Some((start, start + words.chars().count()))
    }
}

/// The positions behind which sentences end, their closing marks included.
fn ends(chars: &[char]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let ends = ENDS.contains(&chars[at]);
        at += 1;
        if ends {
            while chars.get(at).is_some_and(|c| ENDS.contains(c) || CLOSING.contains(c)) {
                at += 1;
            }
            out.push(at);
        }
    }
    out
}

/// What a line may be called as a heading: its words, and the same without their number:
/// `一、总体情况`, `（二）`, `3.`.
pub fn heading_names(line: &str) -> [&str; 2] {
    let words = line.trim();
    [words, Some(unnumbered(words)).filter(|it| !it.is_empty()).unwrap_or(words)]
}

fn unnumbered(words: &str) -> &str {
    const NUMERALS: &str = "（(〇零一二三四五六七八九十百0123456789";
    match words.char_indices().find(|(_, letter)| !NUMERALS.contains(*letter)) {
        Some((at, mark)) if at > 0 && "、.．）)".contains(mark) => {
            words[at + mark.len_utf8()..].trim_start()
        }
        _ => words,
    }
}

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// The texts that the file carries and those that were given; reports which are nobody's, and
/// addresses that no browser should follow.
pub fn collect(bulletin: &Bulletin, given: &[String], report: &mut Report) -> Vec<SourceText> {
    let mut texts: Vec<SourceText> = Vec::new();
    each!(At::Root.key("sources"), bulletin.file().sources, |at, source| {
        if let Some(text) = &source.text {
            let found = sha256(text.as_bytes());
            match &source.sha256 {
                Some(hash) if *hash != found => {
                    report.add(&at.key("sha256"), &source.id, Problem::TextHash { found });
                }
                _ => {}
            }
            texts.push(SourceText::new(&source.id, text));
        }
        if let Some(address) = source.address.as_ref().filter(|it| !is_web(it)) {
            report.add(&at.key("address"), &source.id, Problem::Address { address: address.clone() });
        }
    });
    for text in given {
        match SourceText::of(bulletin, text) {
            Some(text) if texts.iter().any(|it| it.source == text.source) => {}
            Some(text) => texts.push(text),
            None => {
                let found = sha256(text.as_bytes());
                report.add(&At::Root.key("sources"), "", Problem::UnknownText { found });
            }
        }
    }
    texts
}

/// Whether an address is one of the web, and none that would run or smuggle something.
pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_behind_their_closing_marks() {
        let text = SourceText::new("s", "标题\n一共3个。“好！”他说，涨6.2%。完");
        let at = |words: &str| text.find(words).unwrap().0;
        assert_eq!(
            [at("一共"), at("好"), at("他说"), at("6.2%"), at("完")].map(|it| text.sentence(it)),
            [1, 2, 3, 3, 4]
        );
        assert_eq!((text.line(at("完")), text.line_count()), (2, 2));
        assert_eq!(text.sentence_before(at("6.2%")), "他说，涨");
        assert_eq!(text.span_of_line(1), Some((0, 2)));
    }

    #[test]
    fn a_heading_may_be_numbered() {
        for (line, name) in
            [("一、工业 ", "工业"), ("（二）工业", "工业"), ("3. 工业", "工业"), ("一、", "一、")]
        {
            assert_eq!(heading_names(line), [line.trim(), name]);
        }
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
