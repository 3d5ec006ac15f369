//! The tokens of an index: a number for every character and every word that its texts hold.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::fold::{Unit, units};
use crate::hanzi::Hanzi;

/// A character or a word, by its number.
pub type Token = u16;

/// What stands after each text, and before the first. No query holds it.
pub const END: Token = 0;

/// All that came after a vocabulary was full, see [`Vocabulary::is_full`]. No query finds it.
const OTHER: Token = 1;

/// From here on no further record should be added: the numbers left are enough for any real one.
const FULL: usize = 48 * 1024;

/// What a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing that can be asked for.
    Nothing,
    /// A character.
    Char(char),
    /// A word.
    Word(Arc<str>),
}

impl Meaning {
    /// The same as a unit of a text.
    pub fn unit(&self) -> Option<Unit<'_>> {
        match self {
            Self::Nothing => None,
            Self::Char(c) => Some(Unit::Char(*c)),
            Self::Word(word) => Some(Unit::Word(word)),
        }
    }
}

/// Characters and words with their tokens.
#[derive(Debug)]
pub struct Vocabulary {
    /// The tokens of characters up to U+FFFF, by code point: nearly all, and asked for millions of times.
    basic: Vec<Token>,
    /// Those of the others.
    rest: HashMap<char, Token>,
    words: HashMap<Arc<str>, Token>,
    meanings: Vec<Meaning>,
    /// The words by their letters, see [`letters`]: most words that do not hold another are told so at once.
    words_by_letters: Vec<(u32, Token)>,
    /// The characters that have a simpler form, with that form.
    traditional: OnceLock<Vec<(char, Token)>>,
    /// The characters that can be read with each initial letter.
    initials: OnceLock<Vec<Vec<Token>>>,
    /// For each token the characters that it is read like.
    alike: OnceLock<Vec<u16>>,
    buffer: String,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self {
            basic: vec![END; 0x1_0000],
            rest: HashMap::new(),
            words: HashMap::new(),
            meanings: vec![Meaning::Nothing, Meaning::Nothing],
            words_by_letters: Vec::new(),
            traditional: OnceLock::new(),
            initials: OnceLock::new(),
            alike: OnceLock::new(),
            buffer: String::new(),
        }
    }
}

/// The letters of a word as bits, `a` the lowest; all others share one.
fn letters(word: &str) -> u32 {
    let bit = |c: char| if c.is_ascii_lowercase() { (c as u32) - ('a' as u32) } else { 26 };
    word.chars().fold(0, |letters, c| letters | 1 << bit(c))
}

impl Vocabulary {
    /// Adds the tokens of a text to those before it.
    pub fn read(&mut self, text: &str, tokens: &mut Vec<Token>) {
        let mut buffer = std::mem::take(&mut self.buffer);
        units(text, &mut buffer, |unit| {
            tokens.push(match unit {
                Unit::Char(c) => match self.char(c) {
                    Some(token) => token,
                    None => self.learn_char(c),
                },
                Unit::Word(word) => match self.words.get(word) {
                    Some(token) => *token,
                    None => self.learn_word(word),
                },
            });
        });
        self.buffer = buffer;
    }

    fn learn_char(&mut self, c: char) -> Token {
        let token = self.learn(Meaning::Char(c));
        if token == OTHER {
            return token;
        }
        match self.basic.get_mut(c as usize) {
            Some(place) => *place = token,
            None => {
                self.rest.insert(c, token);
            }
        }
        token
    }

    fn learn_word(&mut self, word: &str) -> Token {
        let word: Arc<str> = word.into();
        let token = self.learn(Meaning::Word(word.clone()));
        if token == OTHER {
            return token;
        }
        self.words_by_letters.push((letters(&word), token));
        self.words.insert(word, token);
        token
    }

    fn learn(&mut self, meaning: Meaning) -> Token {
        match Token::try_from(self.meanings.len()) {
            // The highest number stays free for those who sort tokens.
            Ok(token) if token < Token::MAX => {
                self.meanings.push(meaning);
                token
            }
            _ => OTHER,
        }
    }

    /// Whether the next record should begin a new vocabulary. A single record that fills the rest of
    /// one by itself, with more than ten thousand different words, would lose some of them.
    pub fn is_full(&self) -> bool {
        self.meanings.len() > FULL
    }

    /// How many tokens there are; each is below that.
    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    /// The token of a character, if a text holds it.
    pub fn char(&self, c: char) -> Option<Token> {
        match self.basic.get(c as usize) {
            Some(&END) => None,
            Some(token) => Some(*token),
            None => self.rest.get(&c).copied(),
        }
    }

    /// The token of a word, if a text holds it.
    pub fn word(&self, word: &str) -> Option<Token> {
        self.words.get(word).copied()
    }

    /// What a token stands for.
    pub fn meaning(&self, token: Token) -> &Meaning {
        self.meanings.get(usize::from(token)).unwrap_or(&Meaning::Nothing)
    }

    /// The words that hold all letters of another and perhaps more, but for `missing` of them.
    pub fn words_like(&self, word: &str, missing: u32) -> impl Iterator<Item = (Token, &str)> {
        let wanted = letters(word);
        // Not counted, but taken away one by one: not all processors can count bits.
        let lacks = move |letters: u32| (0..missing).fold(wanted & !letters, |it, _| it & it.wrapping_sub(1));
        let alike = self.words_by_letters.iter().filter(move |it| lacks(it.0) == 0);
        alike.filter_map(|(_, token)| match self.meaning(*token) {
            Meaning::Word(word) => Some((*token, &**word)),
            _ => None,
        })
    }

    /// All characters with their tokens.
    pub fn chars(&self) -> impl Iterator<Item = (Token, char)> {
        self.meanings.iter().zip(0..).filter_map(|(meaning, token)| match meaning {
            Meaning::Char(c) => Some((token, *c)),
            _ => None,
        })
    }

    /// The tokens of a character and of all that are it in another form, simplified or traditional.
    pub fn forms(&self, c: char, hanzi: Option<&Hanzi>) -> Vec<Token> {
        let mut tokens: Vec<Token> = self.char(c).into_iter().collect();
        if let Some(hanzi) = hanzi {
            let simple = hanzi.simplified(c);
            let traditional = self.traditional.get_or_init(|| {
                let chars = self.chars().map(|(token, c)| (hanzi.simplified(c), c, token));
                chars.filter(|(simple, c, _)| simple != c).map(|(simple, _, token)| (simple, token)).collect()
            });
            tokens.extend(self.char(simple));
            tokens.extend(traditional.iter().filter(|(it, _)| *it == simple).map(|(_, token)| *token));
            tokens.sort_unstable();
            tokens.dedup();
        }
        tokens
    }

    /// The characters that can be read with an initial letter, `a` to `z`.
    pub fn read_with(&self, letter: char, hanzi: &Hanzi) -> &[Token] {
        let place = |letter: char| (letter as usize).wrapping_sub('a' as usize);
        let initials = self.initials.get_or_init(|| {
            let mut initials = vec![Vec::new(); 26];
            for (token, c) in self.chars() {
                for reading in hanzi.readings(c) {
                    let first = hanzi.syllables().get(usize::from(*reading)).and_then(|it| it.chars().next());
                    let tokens: Option<&mut Vec<Token>> = first.and_then(|it| initials.get_mut(place(it)));
                    if let Some(tokens) = tokens.filter(|it| it.last() != Some(&token)) {
                        tokens.push(token);
                    }
                }
            }
            // Readings with the same initial need not stand together.
            initials.iter_mut().for_each(Vec::dedup);
            initials
        });
        initials.get(place(letter)).map_or(&[], Vec::as_slice)
    }

    /// For each token a number that it shares with the characters that are read alike, and how many such
    /// numbers there are; 0 for words. What stands for nothing has a number of its own.
    pub fn alike(&self, hanzi: &Hanzi) -> (&[u16], usize) {
        let alike = self.alike.get_or_init(|| {
            let nothing = u16::try_from(hanzi.kinds() + 1).unwrap_or(u16::MAX);
            let alike = self.meanings.iter().map(|meaning| match meaning {
                Meaning::Word(_) => 0,
                Meaning::Char(c) => hanzi.alike(*c).saturating_add(1),
                Meaning::Nothing => nothing,
            });
            alike.collect()
        });
        (alike, hanzi.kinds() + 2)
    }

    /// How many bytes of memory it takes, the tables of its maps estimated by their capacity.
    pub fn bytes(&self) -> usize {
        let word = |word: &Arc<str>| word.len() + 16;
        let table = |capacity: usize, entry: usize| capacity * 8 / 7 * (entry + 1);
        self.basic.capacity() * size_of::<Token>()
            + table(self.rest.capacity(), size_of::<(char, Token)>())
            + table(self.words.capacity(), size_of::<(Arc<str>, Token)>())
            + self.words.keys().map(word).sum::<usize>()
            + self.meanings.capacity() * size_of::<Meaning>()
            + self.words_by_letters.capacity() * size_of::<(u32, Token)>()
            + self.traditional.get().map_or(0, |it| it.capacity() * size_of::<(char, Token)>())
            + self.alike.get().map_or(0, |it| it.capacity() * size_of::<u16>())
            + self.initials.get().map_or(0, |it| it.iter().map(|it| it.capacity() * size_of::<Token>()).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_full_vocabulary_could_not_learn_is_never_found() {
        let (mut vocabulary, mut tokens) = (Vocabulary::default(), Vec::new());
        let all: String = ('\u{4e00}'..='\u{9fff}')
            .chain('\u{ac00}'..='\u{d7a3}')
            .chain('\u{20000}'..='\u{2a6df}')
            .collect();
        vocabulary.read(&all, &mut tokens);
        assert!(vocabulary.is_full());
        vocabulary.read("龘word", &mut tokens);
        assert!(vocabulary.len() <= usize::from(Token::MAX));
        assert!(tokens.iter().all(|token| usize::from(*token) < vocabulary.len()));
        assert_eq!(vocabulary.char('\u{2a6df}'), None);
        assert_eq!(vocabulary.word("word"), None);
        assert!(vocabulary.char('龘').is_some());
    }
}
