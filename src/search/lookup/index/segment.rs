//! A part of an index: the texts of some thousand records as tokens, and where each pair of tokens
//! stands.
//!
//! All places of the texts, sorted by the token that stands there, then by the one after it, then by
//! place: so the places of a token stand together, and in them those of each pair. A query of two
//! characters is a look-up, a longer one looks at the places of its rarest pair. This is a suffix
//! array sorted to a depth of two (Manber and Myers 1993), which a counting sort makes in two passes.
//!
//! Segments keep each step of making an index short enough for a page to answer in between, and what
//! a query touches at a time small enough for the caches of a processor.

use super::Role;
use super::vocabulary::{END, Token};
use crate::spelling::NAME;

/// How many tokens a segment holds before it is closed: some ten thousand names, sorted within a few
/// milliseconds.
pub const LARGE: usize = 256 * 1024;

/// The texts of records that are not yet sorted.
#[derive(Debug, Default)]
pub struct Draft {
    /// The number of the first record.
    pub first: u32,
    /// The tokens of the texts, `END` after each and before the first.
    pub tokens: Vec<Token>,
    /// For each text its record, counted from the first; in the lowest two bits its role, in the next
    /// whether it is longer than a name.
    pub texts: Vec<u32>,
    /// How many records there are.
    pub records: u32,
}

impl Draft {
    /// Nothing yet, from a record on.
    pub fn from(first: u32) -> Self {
        Self { first, tokens: vec![END], ..Self::default() }
    }

    /// Notes that the tokens since the last text are a text of the current record.
    pub fn end_text(&mut self, role: Role) {
        let length = self.tokens.iter().rev().take(NAME + 1).position(|it| *it == END);
        self.tokens.push(END);
        self.texts.push(self.records << 3 | u32::from(length.is_none()) << 2 | role as u32);
    }

    /// Whether it should be closed before the next record.
    pub fn is_large(&self) -> bool {
        self.tokens.len() >= LARGE
    }

    /// Sorts the places; `tokens` is how many different tokens there can be.
    pub fn close(mut self, tokens: usize) -> Segment {
        self.tokens.shrink_to_fit();
        self.texts.shrink_to_fit();
        let places = sort(&self.tokens, tokens);
        let after = |place: u32| self.tokens.get(place as usize + 1).copied().unwrap_or(END);
        let mut firsts = Vec::with_capacity(tokens + 1);
        let (mut seconds, mut starts) = (Vec::new(), Vec::new());
        let mut last = None;
        for (at, place) in (0u32..).zip(&places) {
            let pair = (self.tokens[*place as usize], after(*place));
            if last != Some(pair) {
                // Tokens that stand nowhere here have no runs: the same beginning as the next.
                firsts.resize(usize::from(pair.0) + 1, count(&seconds));
                seconds.push(pair.1);
                starts.push(at);
                last = Some(pair);
            }
        }
        firsts.resize(tokens + 1, count(&seconds));
        starts.push(count(&places));
        seconds.shrink_to_fit();
        starts.shrink_to_fit();
        let ends = Ends::of(&self.tokens);
        let Self { first, tokens, texts, records } = self;
        Segment { first, records, tokens, texts, ends, places, firsts, seconds, starts }
    }
}

/// The places of all tokens but `END`, sorted by token, next token and place: a stable sort by the
/// next token, then one by the token.
fn sort(tokens: &[Token], different: usize) -> Vec<u32> {
    let inner = || tokens.iter().zip(tokens.iter().skip(1).chain([&END])).zip(0u32..);
    let inner = || inner().filter(|((token, _), _)| **token != END);
    let (mut by_next, mut by_token) = (vec![0u32; different + 1], vec![0u32; different + 1]);
    let mut total = 0;
    for ((token, next), _) in inner() {
        by_token[usize::from(*token) + 1] += 1;
        by_next[usize::from(*next) + 1] += 1;
        total += 1;
    }
    for at in 1..=different {
        by_token[at] += by_token[at - 1];
        by_next[at] += by_next[at - 1];
    }
    let mut half = vec![0u32; total];
    for ((_, next), place) in inner() {
        let to = &mut by_next[usize::from(*next)];
        half[*to as usize] = place;
        *to += 1;
    }
    let mut sorted = vec![0u32; total];
    for place in half {
        let to = &mut by_token[usize::from(tokens[place as usize])];
        sorted[*to as usize] = place;
        *to += 1;
    }
    sorted
}

/// A length, where everything is counted in 32 bits.
fn count<T>(of: &[T]) -> u32 {
    u32::try_from(of.len()).unwrap_or(u32::MAX)
}

/// A part of an index that can be searched.
#[derive(Debug)]
pub struct Segment {
    /// The number of its first record.
    pub first: u32,
    /// How many records it has.
    pub records: u32,
    /// Its texts, `END` after each and before the first.
    tokens: Vec<Token>,
    texts: Vec<u32>,
    ends: Ends,
    places: Vec<u32>,
    /// For each token its first run: places with the same token and the same next one.
    firsts: Vec<u32>,
    /// For each run the next token.
    seconds: Vec<Token>,
    /// For each run where its places begin, and where the last ends.
    starts: Vec<u32>,
}

impl Segment {
    fn runs_of(&self, token: Token) -> (usize, usize) {
        let at = usize::from(token);
        match self.firsts.get(at..at + 2) {
            Some(&[from, to]) => (from as usize, to as usize),
            // A token that was learnt after this segment was closed.
            _ => (0, 0),
        }
    }

    fn places_of(&self, from: usize, to: usize) -> &[u32] {
        &self.places[self.starts[from] as usize..self.starts[to] as usize]
    }

    /// Where a token stands.
    pub fn of(&self, token: Token) -> &[u32] {
        let (from, to) = self.runs_of(token);
        self.places_of(from, to)
    }

    /// Where two tokens stand together: the place of the first.
    pub fn pair(&self, first: Token, second: Token) -> &[u32] {
        let (from, to) = self.runs_of(first);
        match self.seconds[from..to].binary_search(&second) {
            Ok(at) => self.places_of(from + at, from + at + 1),
            Err(_) => &[],
        }
    }

    /// What stands after a token, and where.
    pub fn pairs(&self, first: Token) -> impl Iterator<Item = (Token, &[u32])> {
        let (from, to) = self.runs_of(first);
        (from..to).map(|at| (self.seconds[at], self.places_of(at, at + 1)))
    }

    /// The text at a place.
    pub fn text(&self, place: u32) -> TextAt {
        let number = self.ends.before(place as usize);
        let text = self.texts.get(number.wrapping_sub(1)).copied().unwrap_or_default();
        TextAt { record: text >> 3, role: Role::ALL[(text & 3) as usize], is_long: text >> 2 & 1 == 1 }
    }

    /// Whether a text begins at a place.
    pub fn begins(&self, place: u32) -> bool {
        self.token((place as usize).wrapping_sub(1)) == END
    }

    /// The token at a place.
    pub fn token(&self, place: usize) -> Token {
        self.tokens.get(place).copied().unwrap_or(END)
    }

    /// How many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        self.tokens.capacity() * size_of::<Token>()
            + self.seconds.capacity() * size_of::<Token>()
            + [&self.texts, &self.places, &self.firsts, &self.starts, &self.ends.before]
                .map(|it| it.capacity() * size_of::<u32>())
                .iter()
                .sum::<usize>()
            + self.ends.bits.capacity() * size_of::<u64>()
    }
}

/// Whose a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextAt {
    /// Its record, counted from the segment's first.
    pub record: u32,
    /// What it is to the record.
    pub role: Role,
    /// Whether it is longer than names are, [`NAME`].
    pub is_long: bool,
}

/// Where texts end, as bits, with the number of ends before each 64 of them: so the text of a place
/// is found by counting the bits of one word (Jacobson 1989).
#[derive(Debug)]
struct Ends {
    bits: Vec<u64>,
    before: Vec<u32>,
}

impl Ends {
    fn of(tokens: &[Token]) -> Self {
        let (mut bits, mut before) = (Vec::new(), Vec::new());
        let mut total = 0;
        for word in tokens.chunks(64) {
            let word =
                word.iter().zip(0..).fold(0u64, |bits, (token, at)| bits | u64::from(*token == END) << at);
            bits.push(word);
            before.push(total);
            total += word.count_ones();
        }
        Self { bits, before }
    }

    /// How many ends there are before a place.
    fn before(&self, place: usize) -> usize {
        let (word, bit) = (place / 64, place % 64);
        let below = self.bits[word] & ((1 << bit) - 1);
        (self.before[word] + below.count_ones()) as usize
    }
}
