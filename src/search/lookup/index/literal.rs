//! Where a query's own characters stand.

use super::number::Number;
use super::rank::{Kind, NONE, Ranks, Role, code};
use super::segment::{Parts, Place, Segment, TextAt, from};
use super::vocabulary::{Token, Vocabulary};
use crate::hanzi::Hanzi;
use crate::words::{Piece, Words};

/// Words that were typed together, in the tokens of a vocabulary. At the beginning of what was typed, a
/// word may be the end of one in the text; at the end, the beginning of one; alone, any part of one.
#[derive(Debug)]
pub struct Literal<'a> {
    classes: Vec<Class>,
    /// What the first and the last token must be for the text to hold them whole.
    first: Edge,
    last: Edge,
    number: Option<Number<'a>>,
}

/// The tokens that a piece can stand for.
#[derive(Debug)]
struct Class {
    /// Those first that begin with it, or hold no more than it.
    tokens: Vec<Token>,
    /// How many do.
    beginning: usize,
    /// The same as bits, where they are too many to go through.
    bits: Vec<u64>,
}

/// What an edge needs to be whole.
#[derive(Clone, Copy, Debug)]
enum Edge {
    /// Nothing: a character always is.
    Char,
    /// This token; none where no text holds the word by itself.
    Word(Option<Token>),
}

impl Edge {
    fn is_whole(self, token: Token) -> bool {
        match self {
            Self::Char => true,
            Self::Word(word) => word == Some(token),
        }
    }
}

impl Class {
    fn new([mut tokens, others]: [Vec<Token>; 2], different: usize) -> Self {
        let beginning = tokens.len();
        tokens.extend(others);
        let mut bits = Vec::new();
        if tokens.len() > 4 {
            bits = vec![0; different / 64 + 1];
            for token in &tokens {
                bits[usize::from(*token) / 64] |= 1 << (token % 64);
            }
        }
        Self { tokens, beginning, bits }
    }

    fn holds(&self, token: Token) -> bool {
        match (self.tokens.as_slice(), self.bits.as_slice()) {
            ([only], _) => *only == token,
            (few, []) => few.contains(&token),
            (_, bits) => bits.get(usize::from(token) / 64).is_some_and(|it| it >> (token % 64) & 1 == 1),
        }
    }
}

impl<'a> Literal<'a> {
    /// Looks the pieces up; none where one of them stands in no text.
    pub fn new(words: &'a Words, vocabulary: &'a Vocabulary, hanzi: Option<&Hanzi>) -> Option<Self> {
        let pieces = words.pieces();
        let last = pieces.len().checked_sub(1)?;
        let mut classes = Vec::with_capacity(pieces.len());
        for (at, piece) in pieces.iter().enumerate() {
            let tokens = match piece {
                Piece::Char(c) => [vocabulary.forms(*c, hanzi), Vec::new()],
                Piece::Word(word) => {
                    let fits = |other: &str| match (at == 0, at == last) {
                        // A single letter stands in most words: it is the first of the one meant.
                        (true, true) if word.chars().nth(1).is_none() => other.starts_with(&**word),
                        (true, true) => other.contains(&**word),
                        (true, false) => other.ends_with(&**word),
                        (false, true) => other.starts_with(&**word),
                        (false, false) => other == &**word,
                    };
                    let mut tokens = [Vec::new(), Vec::new()];
                    for (token, other) in vocabulary.words_like(word, 0).filter(|it| fits(it.1)) {
                        tokens[usize::from(!other.starts_with(&**word))].push(token);
                    }
                    tokens
                }
            };
            if tokens.iter().all(Vec::is_empty) {
                return None;
            }
            classes.push(Class::new(tokens, vocabulary.len()));
        }
        let edge = |at: usize| match pieces.get(at) {
            Some(Piece::Word(word)) => Edge::Word(vocabulary.word(word)),
            _ => Edge::Char,
        };
        Some(Self { classes, first: edge(0), last: edge(last), number: Number::new(words, vocabulary) })
    }

    /// At most so many places of a segment can hold them.
    pub fn most(&self, segment: &Segment) -> usize {
        match self.classes.as_slice() {
            [only] => only.tokens.iter().map(|token| segment.of(*token).len()).sum(),
            _ => self.rarest(segment).map_or(0, |(_, count)| count),
        }
    }

    /// The piece that stands least often together with the one after it, and how often.
    fn rarest(&self, segment: &Segment) -> Option<(usize, usize)> {
        let counts = (0..self.classes.len() - 1).map(|at| {
            let mut count = 0;
            self.pairs(segment, at, |places| count += places.len());
            (at, count)
        });
        counts.min_by_key(|(_, count)| *count)
    }

    /// Ranks the records of a segment that hold them.
    pub fn rank(&self, segment: &Segment, parts: &Parts, ranks: &mut Ranks) {
        if let [only] = self.classes.as_slice() {
            for (at, token) in only.tokens.iter().enumerate() {
                let begins = at < only.beginning;
                parts.of_token(segment, *token, |places| self.mark(segment, places, begins, ranks));
            }
            return;
        }
        if let Some(tokens) = self.tokens() {
            let begins = self.first.is_whole(tokens[0]);
            return self.mark(segment, &together(&tokens, segment, parts), begins, ranks);
        }
        let Some((at, _)) = self.rarest(segment) else { return };
        let (mut whole, mut others) = (Vec::new(), Vec::new());
        let mut look = |places: &[Place]| {
            for start in places.iter().filter_map(|place| place.back(at as u32)) {
                let tokens = segment.from(start);
                // The pair itself is known to stand there.
                let rest = self.classes.iter().zip(tokens).enumerate();
                let mut rest = rest.filter(|(nth, _)| *nth != at && *nth != at + 1);
                if rest.all(|(_, (class, token))| class.holds(*token)) {
                    if self.first.is_whole(tokens[0]) { whole.push(start) } else { others.push(start) }
                }
            }
        };
        self.pairs(segment, at, |places| parts.of_pair(places, &mut look));
        self.mark(segment, &whole, true, ranks);
        self.mark(segment, &others, false, ranks);
    }

    /// Its tokens, where each piece can stand for a single one, as those of most queries can.
    fn tokens(&self) -> Option<Vec<Token>> {
        let only = self.classes.iter().map(|class| match class.tokens.as_slice() {
            [only] => Some(*only),
            _ => None,
        });
        only.collect()
    }

    /// Where two neighbouring pieces stand together.
    fn pairs<'b>(&self, segment: &'b Segment, at: usize, mut each: impl FnMut(&'b [Place])) {
        let (firsts, seconds) = (&self.classes[at], &self.classes[at + 1]);
        for first in &firsts.tokens {
            if seconds.tokens.len() <= 4 {
                seconds.tokens.iter().for_each(|second| each(segment.pair(*first, *second)));
            } else {
                let pairs = segment.pairs(*first).filter(|(second, _)| seconds.holds(*second));
                pairs.for_each(|(_, places)| each(places));
            }
        }
    }

    /// Ranks the records that hold it at some places, at all of which it begins a word or at none.
    fn mark(&self, segment: &Segment, places: &[Place], begins_word: bool, ranks: &mut Ranks) {
        // Of two that hold it inside, the one where it begins a word.
        let inside = matches!(self.first, Edge::Char) || !begins_word;
        let rank = |place: Place, text: TextAt| match text.role {
            _ if !begins_word || !place.begins() => code(Kind::Part, text.role, inside),
            // What a remark begins with, the record need not be: a name that holds it tells more.
            Role::Detail | Role::Note => code(Kind::Part, text.role, false),
            Role::Name | Role::Alias if self.is_all(segment, place) => code(Kind::Exact, text.role, false),
            Role::Name | Role::Alias => code(Kind::Prefix, text.role, false),
        };
        match self.number {
            None => ranks.mark_at(segment, places, rank),
            Some(number) => ranks.mark_at(segment, places, |place, text| {
                if number.is_divided(segment, place, text.role) { NONE } else { rank(place, text) }
            }),
        }
    }

    /// Whether a text, which it begins, is no more than it.
    fn is_all(&self, segment: &Segment, start: Place) -> bool {
        let length = self.classes.len();
        if segment.length(start) != length {
            return false;
        }
        let tokens = segment.from(start);
        self.first.is_whole(tokens[0]) && self.last.is_whole(tokens[length - 1])
    }
}

/// Where tokens, two or more, stand together: where the places of all their pairs agree. Those are in order, so
/// that memory is read from front to back, which looking at each text is not.
fn together(tokens: &[Token], segment: &Segment, parts: &Parts) -> Vec<Place> {
    // Every other pair covers them all, with the last where their number is odd.
    let last = tokens.len() - 2;
    let firsts = (0..last).step_by(2).chain([last]);
    let mut lists: Vec<_> = firsts.map(|at| (segment.pair(tokens[at], tokens[at + 1]), at as u32)).collect();
    lists.sort_by_key(|(places, _)| places.len());
    let Some(((rarest, at), others)) = lists.split_first() else { return Vec::new() };
    let mut starts = Vec::new();
    parts.of_pair(rarest, |places| starts.extend(places.iter().filter_map(|place| place.back(*at))));
    for (places, at) in others {
        let mut left = *places;
        starts.retain(|start| {
            let Some(wanted) = start.forward(*at) else { return false };
            left = from(left, wanted);
            left.first() == Some(&wanted)
        });
    }
    starts
}
