//! What a reader typed, read: words that must all be there in any order, `"phrases"`, `-without`,
//! and questions about quantities.
//!
//! | typed | asks for |
//! |---|---|
//! | `新材 yihua` | both, anywhere in a record |
//! | `"new mat"`, `“新 材”`, `「…」` | the words side by side, as they stand and not by their sound |
//! | `-瓷业` | what does not hold it (`-3%` is a number) |
//! | `>1亿`, `营业收入>1000万` … | what a quantity answers: see [`super::quantity`] |

use std::ops::Range;
use std::sync::Arc;

use lookup::hanzi::Hanzi;
use lookup::marks::{marks, merged};
use lookup::words::Words;

use super::index::Kind;
use super::quantity::{Answer, Measures, Question};
use crate::bulletin::figure::Amount;

/// How many terms count; nobody means more, and each costs time.
const MOST: usize = 16;

/// How many characters of what was typed count.
const LONGEST: usize = 400;

/// What a reader asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    pub(super) hanzi: Option<Arc<Hanzi>>,
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
        Self { terms, hanzi }
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

    /// The bytes of a text that match, as ranges in order that do not touch. `kind` is that of the
    /// hit: slips are marked only where nothing better was found.
    pub fn marks(&self, text: &str, kind: Kind) -> Vec<Range<usize>> {
        let wanted = self.terms.iter().filter(|it| !it.excluded).filter_map(|it| it.words.as_ref());
        merged(marks(text, wanted, self.hanzi.as_deref(), kind == Kind::Slip))
    }
}

/// The quotation marks that make a phrase, with what closes them.
const QUOTES: [(char, &[char]); 5] =
    [('"', &['"']), ('“', &['”', '“']), ('”', &['”', '“']), ('「', &['」']), ('＂', &['＂'])];

/// Reads one term, and what is left after it. The text does not begin with space and is not empty.
fn term<'a>(text: &'a str, measures: &Measures, hanzi: Option<&Hanzi>) -> (Option<Term>, &'a str) {
    let without = text.strip_prefix(['-', '－', '−']);
    // Before a number it is a minus.
    let without = without.filter(|rest| !rest.starts_with(|c: char| c.is_numeric() || c.is_whitespace()));
    let (excluded, text) = (without.is_some(), without.unwrap_or(text));
    let quote = QUOTES.iter().find_map(|(open, close)| Some((text.strip_prefix(*open)?, *close)));
    if let Some((inside, close)) = quote {
        let end = inside.find(close).unwrap_or(inside.len());
        let rest = inside[end..].trim_start_matches(|c| close.contains(&c));
        let words = Words::new(&inside[..end], true, hanzi);
        return (words.map(|words| Term { excluded, words: Some(words), question: None }), rest);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let question = measures.question(word);
    let words = Words::new(word, false, hanzi);
    let term = (words.is_some() || question.is_some()).then_some(Term { excluded, words, question });
    (term, rest)
}
