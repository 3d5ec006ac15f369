//! What explains a match that is not to be seen in what is shown: a piece of another text, in which it
//! stands. Pure.

use super::marked::Marked;
use super::words;
use crate::bulletin::Bulletin;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Collection, Entry};
use crate::bulletin::prose::plain;
use crate::bulletin::text::{Lang, Text};
use crate::search::index::Kind;
use crate::search::{Of, Query};

/// How much of a text is shown, in columns: a line, or two on a phone.
const ROOM: usize = 68;

/// A text that something is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What the text is, in the reader's language, where that does not go without saying.
    pub term: Option<String>,
    /// The text.
    pub text: String,
    /// In which language it is.
    pub lang: Lang,
    /// Whether it is a name.
    pub of: Of,
}

impl Said {
    /// A text without a term.
    pub fn bare(text: &str, lang: Lang) -> Self {
        Self { term: None, text: text.to_string(), lang, of: Of::Other }
    }

    /// A name in a language.
    pub fn name_in(name: &Text, lang: Lang) -> Self {
        Self { of: Of::Name, ..Self::bare(name.get(lang), lang) }
    }

    /// A name that does not say its language.
    pub fn name(text: &str) -> Self {
        let lang = if text.chars().any(|c| c >= '\u{2e80}') { Lang::Zh } else { Lang::En };
        Self { of: Of::Name, ..Self::bare(text, lang) }
    }

    /// A text in both languages.
    pub fn both(text: &Text) -> [Self; 2] {
        Lang::ALL.map(|lang| Self::bare(text.get(lang), lang))
    }
}

/// All that an entry is found by beside its name in the reader's language, the most telling first.
pub fn of_entry(bulletin: &Bulletin, list: &Collection, entry: &Entry, reader: Lang) -> Vec<Said> {
    let also =
        |alias: &String| Said { term: Some(words::ALSO_NAMED.get(reader).to_string()), ..Said::name(alias) };
    let mut said: Vec<_> = entry.aliases.iter().map(also).collect();
    said.push(Said::name_in(&entry.name, other(reader)));
    for (column, cell) in list.columns.iter().filter_map(|it| Some((it, entry.cells.get(&it.id)?))) {
        for lang in Lang::ALL {
            let text = match cell {
                Cell::Text(text) => Some(plain(bulletin, text, lang)),
                Cell::Figure(id) => bulletin.figure(id).map(|it| format::figure(&it, lang, Style::Compact)),
            };
            let term = Some(column.label.get(reader).to_string());
            said.extend(text.map(|text| Said { term, text, lang, of: Of::Other }));
        }
    }
    said.extend(entry.note.iter().flat_map(Said::both));
    said
}

/// The other language.
pub const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}

/// A piece of a text in which words of a query stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// What the text is.
    pub term: Option<String>,
    /// What stands around the first match.
    pub text: Marked,
    /// In which language it is.
    pub lang: Lang,
}

impl Fragment {
    /// Of what is `said` the piece that tells most of what is `unseen` of a query. What is in the reader's
    /// language comes first, so that pinyin is explained by the Chinese that it spells, though the
    /// county's name stands in English texts as it was typed.
    pub fn best(
        query: &Query,
        unseen: &Query,
        kind: Kind,
        said: impl IntoIterator<Item = Said>,
        reader: Lang,
    ) -> Option<Self> {
        let mut best = None;
        let mut most = (0, false, 0);
        for Said { term, text, lang, of } in said {
            let marked = Marked::new(unseen, &text, of, kind);
            let Some(first) = marked.first() else { continue };
            let worth = (unseen.standing(&text, of, kind), lang == reader, marked.weight());
            // Of equals the first.
            if worth > most {
                (best, most) = (Some((term, text, lang, of, first)), worth);
            }
        }
        best.map(|(term, text, lang, of, first)| {
            let text = Marked::new(query, &text, of, kind).around(first, ROOM);
            Self { term, text, lang }
        })
    }
}
