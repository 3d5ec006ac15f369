//! What a reader typed, read: words that must all be there in any order, `"phrases"`, `-without`,
//! and questions about quantities.

use std::ops::Range;
use std::sync::Arc;

use super::fold::fold;
use super::hanzi::Hanzi;
use super::index::Kind;
use super::quantity::{Answer, Measures, Question};
use crate::bulletin::figure::Amount;

/// What a reader asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    #[allow(dead_code)]
    pub(super) hanzi: Option<Arc<Hanzi>>,
}

/// One thing that must be so.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) chars: Vec<char>,
    pub(super) excluded: bool,
    pub(super) question: Option<Question>,
}

impl Query {
    /// Reads what was typed. No text is an error: what is no form of its own counts as a word.
    pub fn parse(typed: &str, measures: &Measures, hanzi: Option<Arc<Hanzi>>) -> Self {
        let terms = typed.split_whitespace().map(|word| Term {
            chars: word.chars().flat_map(fold).collect(),
            excluded: false,
            question: measures.question(word),
        });
        Self { terms: terms.collect(), hanzi }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether Latin letters stand in it, which may be meant as pinyin.
    pub fn has_letters(&self) -> bool {
        self.terms.iter().any(|term| term.chars.iter().any(char::is_ascii_alphabetic))
    }

    /// The bytes of a text that match, as ranges in order that do not touch. `kind` is that of the
    /// hit: slips are marked only where nothing better was found.
    pub fn marks(&self, text: &str, _kind: Kind) -> Vec<Range<usize>> {
        let folded: Vec<(usize, char)> =
            text.char_indices().flat_map(|(at, c)| fold(c).map(move |it| (at, it))).collect();
        let mut found = Vec::new();
        for term in self.terms.iter().filter(|it| !it.excluded && !it.chars.is_empty()) {
            for window in folded.windows(term.chars.len()) {
                if window.iter().map(|it| it.1).eq(term.chars.iter().copied()) {
                    let last = window.last().map_or(0, |it| it.0);
                    let len = text[last..].chars().next().map_or(0, char::len_utf8);
                    found.push(window[0].0..last + len);
                }
            }
        }
        found.sort_by_key(|range: &Range<usize>| range.start);
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in found {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
    }

    /// How an amount answers a question about quantities in it, where it does. `names` are what the
    /// amount is called.
    pub fn answer(&self, amount: &Amount<'_>, names: &[&str]) -> Option<Answer> {
        let questions = self.terms.iter().filter(|it| !it.excluded).filter_map(|it| it.question.as_ref());
        questions.filter_map(|it| it.answer(amount, names)).max()
    }
}
