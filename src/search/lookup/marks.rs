//! Which part of a text answers a query.

use std::ops::Range;

use super::fold::{Unit, fold, is_gap, is_letter};
use super::hanzi::Hanzi;
use super::slip::{self, SlippedSpelling, Slipping, SwappedSpelling, Swapping};
use super::spelling::{NAME, Spelling};
use super::words::{Piece, Words};

/// What a text is to the thing that it is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A name of it.
    Name,
    /// Something said of it.
    Other,
}

/// The bytes of a text where words stand; where one stands only by its sound, or, if slips are looked
/// for, with a slip, there.
pub fn marks<'a>(
    text: &str,
    of: Of,
    words: impl Iterator<Item = &'a Words>,
    hanzi: Option<&Hanzi>,
    slips: bool,
) -> Vec<Range<usize>> {
    let text = Folded::new(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for words in words {
        let mut own = text.literal(words, of, hanzi);
        if own.is_empty() {
            own = text.sound(words, of, hanzi);
        }
        if own.is_empty() && slips {
            own = text.slips(words, hanzi);
        }
        found.extend(own.into_iter().map(|chars| text.bytes(chars)));
    }
    found
}

/// Ranges put in order, those that touch made one.
pub fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// A text in units, and where each of its characters came from.
struct Folded {
    chars: Vec<char>,
    /// The bytes of each.
    places: Vec<Range<usize>>,
    /// The units, as ranges of characters.
    units: Vec<Range<usize>>,
    words: Vec<String>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut this = Self { chars: Vec::new(), places: Vec::new(), units: Vec::new(), words: Vec::new() };
        let mut in_word = false;
        for (at, original) in text.char_indices() {
            for c in fold(original) {
                if is_gap(c) {
                    in_word = false;
                    continue;
                }
                let end = this.chars.len() + 1;
                match this.units.last_mut() {
                    Some(unit) if in_word && is_letter(c) => unit.end = end,
                    _ => this.units.push(end - 1..end),
                }
                in_word = is_letter(c);
                this.chars.push(c);
                this.places.push(at..at + original.len_utf8());
            }
        }
        this.words = this.units.iter().map(|unit| this.chars[unit.clone()].iter().collect()).collect();
        this
    }

    fn bytes(&self, chars: Range<usize>) -> Range<usize> {
        self.places[chars.start].start..self.places[chars.end - 1].end
    }

    fn unit(&self, at: usize) -> Unit<'_> {
        match self.chars[self.units[at].start] {
            c if is_letter(c) => Unit::Word(&self.words[at]),
            c => Unit::Char(c),
        }
    }

    /// Where words stand as they were typed; what the index takes for a match is one here.
    fn literal(&self, words: &Words, of: Of, hanzi: Option<&Hanzi>) -> Vec<Range<usize>> {
        let pieces = words.pieces();
        let mut found = Vec::new();
        if let [Piece::Word(word)] = pieces {
            let length = word.chars().count();
            for unit in &self.units {
                let chars = &self.chars[unit.clone()];
                // A single letter counts at the beginning only.
                let windows =
                    chars.windows(length).enumerate().take(if length == 1 { 1 } else { usize::MAX });
                let same = windows.filter(|(_, window)| window.iter().copied().eq(word.chars()));
                found.extend(same.map(|(at, _)| unit.start + at..unit.start + at + length));
            }
            return found;
        }
        for first in 0..(self.units.len() + 1).saturating_sub(pieces.len()) {
            let units = &self.units[first..first + pieces.len()];
            let last = pieces.len() - 1;
            let lengths: Option<Vec<usize>> = pieces
                .iter()
                .zip(units)
                .enumerate()
                .map(|(at, (piece, unit))| self.piece(piece, first + at, unit, (at == 0, at == last), hanzi))
                .collect();
            if let Some(lengths) = lengths {
                // Of the first word its end may be meant, of the last its beginning.
                let start = units[0].end - lengths[0];
                if !self.is_divided(start, words, of) {
                    found.push(start..units[last].start + lengths[last]);
                }
            }
        }
        found
    }

    /// Whether words would stand inside of another number where they should not.
    fn is_divided(&self, start: usize, words: &Words, of: Of) -> bool {
        of == Of::Other && words.divide(|back| Some(self.chars[start.checked_sub(back)?]))
    }

    /// How many characters of a unit a piece stands for.
    fn piece(
        &self,
        piece: &Piece,
        at: usize,
        unit: &Range<usize>,
        (first, last): (bool, bool),
        hanzi: Option<&Hanzi>,
    ) -> Option<usize> {
        let same = match (piece, self.unit(at)) {
            (Piece::Char(a), Unit::Char(b)) => {
                *a == b || hanzi.is_some_and(|it| it.simplified(*a) == it.simplified(b))
            }
            (Piece::Word(typed), Unit::Word(word)) => {
                &**typed == word
                    || (first && word.ends_with(&**typed))
                    || (last && word.starts_with(&**typed))
            }
            _ => false,
        };
        same.then(|| match piece {
            Piece::Char(_) => unit.len(),
            Piece::Word(typed) => typed.chars().count(),
        })
    }

    /// Where words stand by their sound.
    fn sound(&self, words: &Words, of: Of, hanzi: Option<&Hanzi>) -> Vec<Range<usize>> {
        let (Some(sounds), Some(hanzi)) = (&words.sounds, hanzi) else { return Vec::new() };
        let is_long = self.units.len() > NAME;
        let spelling = if is_long { sounds.whole.as_ref() } else { Some(&sounds.parts) };
        let Some(spelling) = spelling else { return Vec::new() };
        let is_initial = sounds.parts.letters().len() == 1;
        let begins = |at: usize| match self.unit(at) {
            // As in the index.
            Unit::Word(_) => !sounds.is_latin,
            Unit::Char(_) => !is_initial || (at == 0 && !is_long),
        };
        let step = |states, unit: Unit<'_>| spelling.step(states, unit, hanzi);
        let mut found = self.read(Spelling::START, begins, step, |it| *it == 0, |it| spelling.is_end(*it));
        found.retain(|it| !self.is_divided(it.start, words, of));
        found
    }

    /// Where words stand with a slip.
    fn slips(&self, words: &Words, hanzi: Option<&Hanzi>) -> Vec<Range<usize>> {
        let Some(typed) = words.slippery() else { return Vec::new() };
        let letters: Vec<char> = typed.chars().collect();
        let units = self.units.iter().filter(|unit| slip::begins(&letters, &self.chars[(*unit).clone()]));
        let mut found: Vec<Range<usize>> = units.cloned().collect();
        let Some(hanzi) = hanzi else { return found };
        let begins = |at: usize| matches!(self.unit(at), Unit::Char(_));
        if let Some(spelling) = SlippedSpelling::new(&letters) {
            let step = |states, unit: Unit<'_>| spelling.step(states, unit, hanzi);
            let is_end = |it: &Slipping| spelling.is_end(*it);
            found.extend(self.read(Slipping::START, begins, step, |it| it.is_empty(), is_end));
        }
        if let Some(spelling) = SwappedSpelling::new(&letters) {
            let step = |states, unit: Unit<'_>| spelling.step(states, unit, hanzi);
            let is_end = |it: &Swapping| spelling.is_end(*it);
            found.extend(self.read(Swapping::START, begins, step, |it| it.is_empty(), is_end));
        }
        found
    }

    /// The characters over which something that reads units comes to an end, from the units on with
    /// which it may begin; none twice.
    fn read<S: Copy>(
        &self,
        start: S,
        begins: impl Fn(usize) -> bool,
        step: impl Fn(S, Unit<'_>) -> S,
        is_over: impl Fn(&S) -> bool,
        is_end: impl Fn(&S) -> bool,
    ) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut first = 0;
        while first < self.units.len() {
            if !begins(first) {
                first += 1;
                continue;
            }
            let mut state = start;
            let end = (first..self.units.len()).find_map(|at| {
                state = step(state, self.unit(at));
                if is_end(&state) { Some(Some(at)) } else { is_over(&state).then_some(None) }
            });
            first = match end.flatten() {
                Some(last) => {
                    found.push(self.units[first].start..self.units[last].end);
                    last + 1
                }
                None => first + 1,
            };
        }
        found
    }
}
