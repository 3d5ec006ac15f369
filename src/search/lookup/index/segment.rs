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

use std::ops::Range;

use super::Role;
use super::vocabulary::{END, Token};
use crate::spelling::NAME;

/// How many tokens a segment holds before it is closed: some ten thousand names, sorted within a few
/// milliseconds.
pub const LARGE: usize = 192 * 1024;

/// How many bits of a place say where in its text it is.
const BITS: u32 = 13;

/// How many tokens of a text are searched. A bulletin's texts have at most 4,000 characters.
const LONGEST: usize = (1 << BITS) - 1;

/// A place in a segment: which text, and in the lowest bits how many tokens after its first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(u32);

impl Place {
    /// How many tokens of the text stand before it.
    pub const fn offset(self) -> u32 {
        self.0 & ((1 << BITS) - 1)
    }

    /// Whether the text begins here.
    pub const fn begins(self) -> bool {
        self.offset() == 0
    }

    const fn text(self) -> usize {
        (self.0 >> BITS) as usize
    }

    /// The place so many tokens before it, if the text reaches so far.
    pub const fn back(self, tokens: u32) -> Option<Self> {
        if tokens <= self.offset() { Some(Self(self.0 - tokens)) } else { None }
    }

    /// The place so many tokens after it, if a text can reach so far.
    pub const fn forward(self, tokens: u32) -> Option<Self> {
        if tokens <= LONGEST as u32 - self.offset() { Some(Self(self.0 + tokens)) } else { None }
    }
}

/// The places from one on. Mostly it is among the next few; else it is looked for in steps that double (Bentley
/// and Yao 1976).
pub fn from(places: &[Place], wanted: Place) -> &[Place] {
    const NEAR: usize = 4;
    if let Some(at) = places.iter().take(NEAR).position(|place| *place >= wanted) {
        return &places[at..];
    }
    let mut step = NEAR;
    while places.get(step).is_some_and(|place| *place < wanted) {
        step *= 2;
    }
    let passed = places.len().min(step / 2);
    let within = &places[passed..places.len().min(step + 1)];
    &places[passed + within.partition_point(|place| *place < wanted)..]
}

/// The parts of a segment where something is looked for; elsewhere it may be found too or not.
#[derive(Debug, Default)]
pub struct Parts(Option<Vec<Range<Place>>>);

impl Parts {
    /// Everywhere.
    pub const ALL: Self = Self(None);

    /// Tells which of the places of a pair of tokens, which are in order, are to be looked at.
    pub fn of_pair<'a>(&self, places: &'a [Place], mut each: impl FnMut(&'a [Place])) {
        let parts = self.0.as_deref().unwrap_or_default();
        // To look at a few places too many is quicker than to look for each part.
        if self.0.is_none() || places.len() < parts.len() * 4 {
            return each(places);
        }
        let mut left = places;
        for part in parts {
            let inside = from(left, part.start);
            left = from(inside, part.end);
            each(&inside[..inside.len() - left.len()]);
        }
    }

    /// Tells which of the places of a token are to be looked at. Those are only in order for each pair.
    pub fn of_token<'a>(&self, segment: &'a Segment, token: Token, mut each: impl FnMut(&'a [Place])) {
        match &self.0 {
            None => each(segment.of(token)),
            Some(_) => segment.pairs(token).for_each(|(_, places)| self.of_pair(places, &mut each)),
        }
    }
}

/// The texts of records that are not yet sorted.
#[derive(Debug, Default)]
pub struct Draft {
    /// The number of the first record.
    pub first: u32,
    /// The tokens of the texts, `END` after each.
    pub tokens: Vec<Token>,
    /// How many records there are.
    pub records: u32,
    texts: Vec<Text>,
    /// Where the tokens of each text begin.
    starts: Vec<u32>,
    /// Where those begin of the text that is being added.
    start: usize,
}

impl Draft {
    /// Nothing yet, from a record on.
    pub fn from(first: u32) -> Self {
        Self { first, ..Self::default() }
    }

    /// Notes that the tokens since the last text are a text of the current record.
    pub fn end_text(&mut self, role: Role) {
        self.tokens.truncate(self.start + LONGEST);
        let is_long = self.tokens.len() - self.start > NAME;
        self.tokens.push(END);
        self.texts.push(Text(self.records << 3 | u32::from(is_long) << 2 | role as u32));
        self.starts.push(narrow(self.start));
        self.start = self.tokens.len();
    }

    /// Whether it should be closed before the next record.
    pub fn is_large(&self) -> bool {
        self.tokens.len() >= LARGE
    }

    /// Sorts the places; `tokens` is how many different tokens there can be.
    pub fn close(mut self, tokens: usize) -> Segment {
        self.tokens.shrink_to_fit();
        self.texts.shrink_to_fit();
        self.starts.shrink_to_fit();
        let (places, runs) = sort(&self.tokens, tokens);
        let Self { first, tokens, texts, starts, records, .. } = self;
        Segment { first, records, tokens, texts, starts, places, runs }
    }
}

/// All places but the ends, sorted by token, next token and place, and their runs. Sorted twice by
/// counting, first by the next token and then, keeping that order, by the token.
fn sort(tokens: &[Token], different: usize) -> (Vec<Place>, Runs) {
    let mut by_next = vec![0u32; different + 1];
    let mut by_token = vec![0u32; different + 1];
    let pairs = || tokens.windows(2).filter(|pair| pair[0] != END);
    for pair in pairs() {
        by_token[usize::from(pair[0]) + 1] += 1;
        by_next[usize::from(pair[1]) + 1] += 1;
    }
    for at in 1..=different {
        by_token[at] += by_token[at - 1];
        by_next[at] += by_next[at - 1];
    }
    let total = by_token[different] as usize;

    // Each place with its token, so that the second pass reads in one go.
    let mut half = vec![(Place(0), END); total];
    let mut place = 0;
    for pair in tokens.windows(2) {
        if pair[0] == END {
            place = (place >> BITS << BITS) + (1 << BITS);
            continue;
        }
        let to = &mut by_next[usize::from(pair[1])];
        half[*to as usize] = (Place(place), pair[0]);
        *to += 1;
        place += 1;
    }

    let mut places = vec![Place(0); total];
    // A run begins wherever a token has another next one than before. They are met in the order of
    // the next tokens, so that sorting them by token leaves each token's in that order.
    let mut met: Vec<(Token, Token, u32)> = Vec::new();
    let mut last_next = vec![Token::MAX; different];
    let mut from = 0;
    for (next, to) in (0..different).zip(&by_next) {
        // By now each count has become the end of its part.
        let next = next as Token;
        for (place, token) in &half[from..*to as usize] {
            let to = &mut by_token[usize::from(*token)];
            let last = &mut last_next[usize::from(*token)];
            if *last != next {
                *last = next;
                met.push((*token, next, *to));
            }
            places[*to as usize] = *place;
            *to += 1;
        }
        from = *to as usize;
    }
    (places, Runs::sorted(&met, different, total))
}

/// A count in 32 bits, which is all that a browser's memory holds.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The runs of places with the same token and the same next one.
#[derive(Debug)]
struct Runs {
    /// For each token its first run.
    firsts: Vec<u32>,
    /// For each run the next token.
    seconds: Vec<Token>,
    /// For each run where its places begin, and where the last ends.
    starts: Vec<u32>,
}

impl Runs {
    fn sorted(met: &[(Token, Token, u32)], different: usize, total: usize) -> Self {
        let mut firsts = vec![0u32; different + 1];
        for (token, ..) in met {
            firsts[usize::from(*token) + 1] += 1;
        }
        for at in 1..=different {
            firsts[at] += firsts[at - 1];
        }
        let mut next = firsts.clone();
        let mut seconds = vec![END; met.len()];
        let mut starts = vec![narrow(total); met.len() + 1];
        for (token, second, start) in met {
            let to = &mut next[usize::from(*token)];
            (seconds[*to as usize], starts[*to as usize]) = (*second, *start);
            *to += 1;
        }
        Self { firsts, seconds, starts }
    }
}

/// A text of a segment: its record, counted from the segment's first; in the lowest two bits its role, in the
/// next whether it is longer than a name.
#[derive(Clone, Copy, Debug)]
struct Text(u32);

impl Text {
    const fn record(self) -> u32 {
        self.0 >> 3
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

/// A part of an index that can be searched.
#[derive(Debug)]
pub struct Segment {
    /// The number of its first record.
    pub first: u32,
    /// How many records it has.
    pub records: u32,
    /// Its texts, `END` after each.
    tokens: Vec<Token>,
    texts: Vec<Text>,
    /// Where the tokens of each begin. Apart from them: what needs the one hardly ever needs the other, and
    /// where many texts answer, what they take of a processor's caches is what it costs.
    starts: Vec<u32>,
    places: Vec<Place>,
    runs: Runs,
}

impl Segment {
    fn runs_of(&self, token: Token) -> (usize, usize) {
        let at = usize::from(token);
        match self.runs.firsts.get(at..at + 2) {
            Some(&[from, to]) => (from as usize, to as usize),
            // A token that was learnt after this segment was closed.
            _ => (0, 0),
        }
    }

    fn places_of(&self, from: usize, to: usize) -> &[Place] {
        &self.places[self.runs.starts[from] as usize..self.runs.starts[to] as usize]
    }

    /// Which of its records are within a range, counted from its first.
    pub fn stretch(&self, within: &Range<u32>) -> Range<u32> {
        let place = |record: u32| record.saturating_sub(self.first).min(self.records);
        place(within.start)..place(within.end)
    }

    /// The parts that are the texts of some stretches of records, in order, counted from its first.
    pub fn parts(&self, records: impl Iterator<Item = Range<u32>>) -> Parts {
        let place = |record: u32| {
            let text = self.texts.partition_point(|text| text.record() < record);
            Place(narrow(text) << BITS)
        };
        Parts(Some(records.map(|records| place(records.start)..place(records.end)).collect()))
    }

    /// Where a token stands, in the order of the tokens after it.
    pub fn of(&self, token: Token) -> &[Place] {
        let (from, to) = self.runs_of(token);
        self.places_of(from, to)
    }

    /// Where two tokens stand together: the place of the first.
    pub fn pair(&self, first: Token, second: Token) -> &[Place] {
        let (from, to) = self.runs_of(first);
        match self.runs.seconds[from..to].binary_search(&second) {
            Ok(at) => self.places_of(from + at, from + at + 1),
            Err(_) => &[],
        }
    }

    /// What stands after a token, and where.
    pub fn pairs(&self, first: Token) -> impl Iterator<Item = (Token, &[Place])> {
        let (from, to) = self.runs_of(first);
        (from..to).map(|at| (self.runs.seconds[at], self.places_of(at, at + 1)))
    }

    /// The text at a place.
    pub fn text(&self, place: Place) -> TextAt {
        let text = self.texts[place.text()];
        TextAt {
            record: text.record(),
            role: Role::ALL[(text.0 & 3) as usize],
            is_long: text.0 >> 2 & 1 == 1,
        }
    }

    /// How many tokens the text at a place has.
    pub fn length(&self, place: Place) -> usize {
        // The texts tell it, without a look at the tokens, which would have to be fetched from memory.
        let end = self.starts.get(place.text() + 1).map_or(self.tokens.len(), |next| *next as usize);
        end - self.starts[place.text()] as usize - 1
    }

    /// Which of the segment's tokens stands at a place.
    pub fn nth(&self, place: Place) -> u32 {
        self.starts[place.text()] + place.offset()
    }

    /// One of its tokens.
    pub fn token(&self, nth: u32) -> Token {
        self.tokens[nth as usize]
    }

    /// The tokens from one on: the rest of its text, `END`, and what follows.
    pub fn rest(&self, nth: u32) -> &[Token] {
        &self.tokens[nth as usize..]
    }

    /// The tokens from a place on.
    pub fn from(&self, place: Place) -> &[Token] {
        self.rest(self.nth(place))
    }

    /// How many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        let Runs { firsts, seconds, starts } = &self.runs;
        (self.tokens.capacity() + seconds.capacity()) * size_of::<Token>()
            + (firsts.capacity() + starts.capacity() + self.starts.capacity()) * size_of::<u32>()
            + self.places.capacity() * size_of::<Place>()
            + self.texts.capacity() * size_of::<Text>()
    }
}
