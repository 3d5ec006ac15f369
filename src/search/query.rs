//! What a reader typed, read: words that must all be there in any order, `"phrases"`, `-without`,
//! and questions about quantities.
//!
//! | typed | asks for |
//! |---|---|
//! | `新材 yihua` | both, anywhere in a record |
//! | `"new mat"`, `“新 材”`, `「…」` | the words side by side, as they stand and not by their sound |
//! | `-瓷业`, `-2025` | what does not hold it (`-3%` is a quantity) |
//! | `>1亿`, `营业收入>1000万` … | what a quantity answers: see [`super::quantity`] |

use std::ops::Range;
use std::sync::Arc;

use lookup::hanzi::Hanzi;
use lookup::marks::{marks, merged};

pub use lookup::marks::Of;
use lookup::words::Words;

use super::index::Kind;
use super::quantity::{Answer, Measures, Question};
use crate::bulletin::figure::Amount;

/// How many terms count; nobody means more, and each costs time.
const MOST: usize = 16;

/// How many words a question about a quantity can have: `revenue from main business > 10 million yuan`.
const LONGEST_QUESTION: usize = 12;

/// How many characters of what was typed count.
const LONGEST: usize = 400;

/// What a reader asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    pub(super) hanzi: Option<Arc<Hanzi>>,
    is_cut: bool,
}

/// One thing that must be so, or must not.
#[derive(Clone, Debug, Default)]
pub(super) struct Term {
    /// Whether it must not.
    pub excluded: bool,
    /// The words.
    pub words: Option<Words>,
    /// What is asked of a quantity; beside words, either will do.
    pub question: Option<Question>,
}

impl Query {
    /// Reads what was typed. No text is an error: what is no form of its own counts as a word, and
    /// what is only begun, like a lone `-` or `"`, asks for nothing yet.
    pub fn parse(typed: &str, measures: &Measures, hanzi: Option<Arc<Hanzi>>) -> Self {
        let end = typed.char_indices().nth(LONGEST).map_or(typed.len(), |(at, _)| at);
        let mut terms = Vec::new();
        let mut rest = typed[..end].trim_start();
        while !rest.is_empty() && terms.len() < MOST {
            let (term, after) = term(rest, measures, hanzi.as_deref());
            terms.extend(term);
            rest = after.trim_start();
        }
        let is_cut = !rest.is_empty() || !typed[end..].trim().is_empty();
        Self { terms, hanzi, is_cut }
    }

    /// Whether what was typed is longer than what is looked for: a reader should be told.
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether Latin letters stand in it, which may be meant as pinyin.
    pub fn has_letters(&self) -> bool {
        self.terms.iter().filter_map(|it| it.words.as_ref()).any(Words::has_letters)
    }

    /// How an amount answers a question about quantities in it, where it does. `names` are what the
    /// amount is called.
    pub fn answer(&self, amount: &Amount<'_>, names: &[&str]) -> Option<Answer> {
        let questions = self.terms.iter().filter(|it| !it.excluded).filter_map(|it| it.question.as_ref());
        questions.filter_map(|it| it.answer(amount, names)).max()
    }

    /// What of it is not to be seen in some texts that are shown: the words that stand in none of them,
    /// but for those that are also a question which a quantity shown `answers`. `kind` is that of the hit.
    #[must_use]
    pub fn unseen(&self, shown: &[(Of, &str)], answers: bool, kind: Kind) -> Self {
        let unseen = self.wanted().filter(|(term, words)| {
            let answered = answers && term.question.is_some();
            !answered && !shown.iter().any(|(of, text)| self.stands(words, text, *of, kind))
        });
        Self { terms: unseen.map(|it| it.0.clone()).collect(), hanzi: self.hanzi.clone(), is_cut: false }
    }

    /// How many of its words stand in a text. `kind` is that of the hit.
    pub fn standing(&self, text: &str, of: Of, kind: Kind) -> usize {
        self.wanted().filter(|(_, words)| self.stands(words, text, of, kind)).count()
    }

    /// The terms that ask for words.
    fn wanted(&self) -> impl Iterator<Item = (&Term, &Words)> {
        self.terms.iter().filter(|it| !it.excluded).filter_map(|it| Some((it, it.words.as_ref()?)))
    }

    fn stands(&self, words: &Words, text: &str, of: Of, kind: Kind) -> bool {
        !self.marks_of(std::iter::once(words), text, of, kind).is_empty()
    }

    /// The bytes of a text that match, as ranges in order that do not touch. `kind` is that of the
    /// hit: slips are marked only where nothing better was found.
    pub fn marks(&self, text: &str, of: Of, kind: Kind) -> Vec<Range<usize>> {
        merged(self.marks_of(self.wanted().map(|it| it.1), text, of, kind))
    }

    fn marks_of<'a>(
        &self,
        words: impl Iterator<Item = &'a Words>,
        text: &str,
        of: Of,
        kind: Kind,
    ) -> Vec<Range<usize>> {
        marks(text, of, words, self.hanzi.as_deref(), kind == Kind::Slip)
    }
}

/// The quotation marks that make a phrase, with what closes them.
const QUOTES: [(char, &[char]); 5] =
    [('"', &['"']), ('“', &['”', '“']), ('”', &['”', '“']), ('「', &['」']), ('＂', &['＂'])];

/// Reads one term, and what is left after it. The text does not begin with space and is not empty.
fn term<'a>(text: &'a str, measures: &Measures, hanzi: Option<&Hanzi>) -> (Option<Term>, &'a str) {
    let without = text.strip_prefix(['-', '－', '−']).filter(|rest| !rest.starts_with(char::is_whitespace));
    // Before a quantity it is a minus; 2025 and 5G are words.
    let asks =
        || measures.read(&words(text).map(|it| it.1).take(LONGEST_QUESTION).collect::<Vec<_>>(), hanzi);
    let is_minus = |rest: &str| rest.starts_with(char::is_numeric) && asks().is_some();
    let without = without.filter(|rest| !is_minus(rest));
    let (excluded, text) = (without.is_some(), without.unwrap_or(text));
    let quote = QUOTES.iter().find_map(|(open, close)| Some((text.strip_prefix(*open)?, *close)));
    if let Some((inside, close)) = quote {
        let end = inside.find(close).unwrap_or(inside.len());
        let rest = inside[end..].strip_prefix(close).unwrap_or(&inside[end..]);
        let words = Words::new(&inside[..end], true, hanzi);
        return (words.map(|words| Term { excluded, words: Some(words), question: None }), rest);
    }
    let (ends, words): (Vec<usize>, Vec<&str>) = words(text).take(LONGEST_QUESTION).unzip();
    let question = measures.read(&words, hanzi);
    let count = question.as_ref().map_or(1, |(count, _)| (*count).clamp(1, words.len().max(1)));
    let (typed, rest) = text.split_at(ends.get(count - 1).copied().unwrap_or(text.len()));
    let question = question.map(|(_, question)| question);
    // The beginning of something left out.
    if question.is_none() && matches!(typed, "-" | "－" | "−") {
        return (None, rest);
    }
    // A number with its unit may stand in a text as it was typed.
    let is_word = question.as_ref().is_none_or(Question::is_also_word);
    let words = if is_word { Words::new(typed, count > 1, hanzi) } else { None };
    let words = if question.is_some() { words.map(Words::of_amount) } else { words };
    let term = (words.is_some() || question.is_some()).then_some(Term { excluded, words, question });
    (term, rest)
}

/// The words of a text, each with the byte at which it ends.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |part| {
        let word = part.trim_end();
        let end = from + word.len();
        from += part.len();
        (!word.is_empty()).then_some((end, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;

    /// What is asked, written down: `-` before what is left out, `?` for a question.
    fn read(typed: &str) -> Vec<String> {
        let measures = Measures::of(&fixture::bulletin());
        let query = Query::parse(typed, &measures, None);
        let terms = query.terms.iter().map(|term| {
            let minus = if term.excluded { "-" } else { "" };
            let question = if term.question.is_some() { "?" } else { "" };
            let pieces = term.words.iter().flat_map(Words::pieces).map(|piece| match piece {
                lookup::words::Piece::Char(c) => c.to_string(),
                lookup::words::Piece::Word(word) => word.to_string(),
            });
            format!("{minus}{question}{}", pieces.collect::<Vec<_>>().join("|"))
        });
        terms.collect()
    }

    #[test]
    fn words_phrases_and_exclusions() {
        assert_eq!(read("新材 Ｙihua"), ["新|材", "yihua"]);
        assert_eq!(read("“新 材” \"new mat\"料"), ["新|材", "new|mat", "料"]);
        assert_eq!(read("-瓷业 -“a b” x-y"), ["-瓷|业", "-a|b", "x|-|y"]);
        assert_eq!(read("\"a b\"\"c d\"“e f”“g”"), ["a|b", "c|d", "e|f", "g"]);
        assert_eq!(read("瓷 -2025 -5G -4A"), ["瓷", "-2|0|2|5", "-5|g", "-4|a"]);
    }

    #[test]
    fn what_is_only_begun_asks_for_nothing_yet() {
        for typed in ["", " \u{3000}", "\"", "“”", "\"  \"", "-", "- "] {
            assert!(Query::parse(typed, &Measures::default(), None).is_empty(), "{typed}");
        }
        assert_eq!(read("新 \"材"), ["新", "材"]);
    }

    #[test]
    fn a_question_takes_the_words_that_belong_to_it() {
        assert_eq!(read(">1亿 瓷"), ["?", "瓷"]);
        assert_eq!(read("more than 10 million CNY porcelain"), ["?", "porcelain"]);
        assert_eq!(read("8870万元"), ["?8|8|7|0|万|元"]);
        assert_eq!(read("瓷 -3%"), ["瓷", "?-|3|%"]);
    }

    #[test]
    fn what_is_unseen_is_what_no_text_shows() {
        let query = Query::parse("瓷 8870万元 -泥 clay", &Measures::of(&fixture::bulletin()), None);
        let unseen = |shown: &[&str], answers| {
            let shown: Vec<_> = shown.iter().map(|it| (Of::Other, *it)).collect();
            query.unseen(&shown, answers, Kind::Part).terms.len()
        };
        assert_eq!(unseen(&[], false), 3);
        assert_eq!(unseen(&["北方瓷业", "Clay works"], false), 1);
        assert_eq!(unseen(&["北方瓷业", "Clay works"], true), 0, "a quantity says it");
        assert_eq!(query.standing("Clay and 瓷: 8870 万元", Of::Other, Kind::Part), 3);
        let rest = query.unseen(&[(Of::Name, "瓷")], true, Kind::Part);
        assert_eq!(rest.standing("瓷", Of::Name, Kind::Part), 0);
        // Of a name any part may be meant, of what else is said no part of a number.
        let query = Query::parse("70万元", &Measures::of(&fixture::bulletin()), None);
        let standing = |of| query.standing("8870万元", of, Kind::Part);
        assert_eq!([standing(Of::Name), standing(Of::Other)], [1, 0]);
    }

    #[test]
    fn what_is_pasted_in_is_cut() {
        assert_eq!(read(&"a ".repeat(5_000)).len(), MOST);
        assert_eq!(read(&"新".repeat(5_000))[0].chars().filter(|c| *c == '新').count(), LONGEST);
        let is_cut = |typed: &str| Query::parse(typed, &Measures::default(), None).is_cut();
        assert!(is_cut(&"a ".repeat(MOST + 1)) && is_cut(&"新".repeat(LONGEST + 1)));
        assert!(!is_cut(&"a ".repeat(MOST)) && !is_cut(&"新".repeat(LONGEST)) && !is_cut(&" ".repeat(5_000)));
    }
}
