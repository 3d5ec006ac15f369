//! Words in the page's languages, and prose whose figures are references.

use serde::{Deserialize, Serialize};

/// A language the page can be read in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, the language of the source and the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which a reader is offered them.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The BCP 47 tag, for the `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The short code used in addresses and in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of a short code or of a browser's language tag (`zh-Hans-CN`, `en-GB`).
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split(['-', '_']).next() {
            Some("zh") => Some(Self::Zh),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// The same words in each language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Simplified Chinese.
    #[serde(deserialize_with = "of_readable_length")]
    pub zh: String,
    /// English.
    #[serde(deserialize_with = "of_readable_length")]
    pub en: String,
}

/// The most characters that a text may have: a long paragraph. A page that is handed a megabyte to
/// set in one line would keep its reader waiting.
pub const LONGEST: usize = 4_000;

fn of_readable_length<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    parsed(from, |text| match text.chars().nth(LONGEST) {
        None => Ok(text.to_string()),
        Some(_) => Err(format!("a text has at most {LONGEST} characters")),
    })
}

/// Reads a string into something else. The reader of JSON tells what is wrong with it at its place,
/// which it would not if the string were first read and then looked at.
pub fn parsed<'de, D, T, E>(from: D, parse: impl Fn(&str) -> Result<T, E>) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    E: std::fmt::Display,
{
    struct Reader<F>(F);
    impl<T, E: std::fmt::Display, F: Fn(&str) -> Result<T, E>> serde::de::Visitor<'_> for Reader<F> {
        type Value = T;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<X: serde::de::Error>(self, text: &str) -> Result<T, X> {
            (self.0)(text).map_err(X::custom)
        }
    }
    from.deserialize_str(Reader(parse))
}

/// The same for what may be left out.
pub fn parsed_if_any<'de, D, T, E>(
    from: D,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    E: std::fmt::Display,
{
    struct Reader<F>(F);
    impl<'de, T, E: std::fmt::Display, F: Fn(&str) -> Result<T, E>> serde::de::Visitor<'de> for Reader<F> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a string")
        }

        fn visit_none<X: serde::de::Error>(self) -> Result<Option<T>, X> {
            Ok(None)
        }

        fn visit_some<D: serde::Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
            parsed(from, self.0).map(Some)
        }
    }
    from.deserialize_option(Reader(parse))
}

impl Text {
    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A piece of prose: words, or a figure that stands among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain words.
    Words(&'a str),
    /// A reference to an observation, a statement or a relation.
    Figure {
        /// The id that is referred to.
        id: &'a str,
        /// Whether the unit is left to the sentence around it, as `{A02:n}` asks.
        bare: bool,
    },
}

/// Splits prose into words and references: `GDP grew {A02}` or `{B10:n} projects`.
///
/// A brace that opens nothing is kept as the character it is, so no text is ever lost.
pub fn pieces(prose: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = prose;
    while let Some(open) = rest.find('{') {
        let after = &rest[open + 1..];
        let reference = after.find('}').map(|close| (&after[..close], &after[close + 1..]));
        let Some((inside, tail)) = reference.filter(|(inside, _)| is_reference(inside)) else {
            let (words, tail) = rest.split_at(open + 1);
            out.push(Piece::Words(words));
            rest = tail;
            continue;
        };
        if open > 0 {
            out.push(Piece::Words(&rest[..open]));
        }
        let bare = inside.ends_with(":n");
        out.push(Piece::Figure { id: inside.trim_end_matches(":n"), bare });
        rest = tail;
    }
    if !rest.is_empty() {
        out.push(Piece::Words(rest));
    }
    out
}

fn is_reference(inside: &str) -> bool {
    is_id(inside.strip_suffix(":n").unwrap_or(inside))
}

/// Whether a name can stand in a formula: a Latin letter, then letters, digits or `_`.
pub fn is_id(name: &str) -> bool {
    let mut chars = name.chars();
    name.len() <= LONGEST_ID
        && chars.next().is_some_and(|first| first.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The most characters that an id may have.
pub const LONGEST_ID: usize = 64;

/// Whether a name can stand in an address and in the page: Latin letters, digits and `_ - .`, a
/// letter or a digit first.
pub fn is_name(name: &str) -> bool {
    name.len() <= LONGEST_ID
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// Whether the page has, or may have, an anchor of this name itself, so that no part of a bulletin
/// can have it.
pub fn is_reserved(name: &str) -> bool {
    const NAMES: [&str; 15] = [
        "about",
        "app",
        "changes",
        "checks",
        "choose",
        "failure",
        "list-choice",
        "lists",
        "main",
        "opened",
        "reading",
        "rows",
        "search",
        "theme",
        "top",
    ];
    const PREFIXES: [&str; 6] = ["at-", "changes-", "chart-", "check-", "source-", "text-"];
    NAMES.contains(&name)
        || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        || name.ends_with("-heading")
}

/// Whether a character shows nothing of itself: control characters, line separators, marks without
/// width, tags, and those that turn the direction. Line breaks and tabs are among them.
pub const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character turns the direction of the text around it.
pub const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_splits_at_its_references() {
        assert_eq!(
            pieces("增长{A02},共{B10:n}个"),
            [
                Piece::Words("增长"),
                Piece::Figure { id: "A02", bare: false },
                Piece::Words(",共"),
                Piece::Figure { id: "B10", bare: true },
                Piece::Words("个"),
            ]
        );
    }

    #[test]
    fn braces_that_hold_no_reference_stay_words() {
        for prose in ["a { b", "{}", "{1a}", "{a b}", "}{"] {
            let joined: String = pieces(prose)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words,
                    Piece::Figure { id, .. } => {
                        panic!("{prose} has no reference, but {id} was read")
                    }
                })
                .collect();
            assert_eq!(joined, prose);
        }
    }

    #[test]
    fn anchors_of_the_page_are_its_own() {
        for name in ["about", "top", "chart-growth", "at-A02", "changes-added", "news-heading"] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["overview", "charts", "textiles", "about-us", "news", "topics"] {
            assert!(!is_reserved(name), "{name}");
        }
    }

    #[test]
    fn browser_tags_lead_to_a_language() {
        assert_eq!(Lang::from_code("zh-Hans-CN"), Some(Lang::Zh));
        assert_eq!(Lang::from_code("en_GB"), Some(Lang::En));
        assert_eq!(Lang::from_code("fr"), None);
    }
}
