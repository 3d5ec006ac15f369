//! Citations for BibTeX and biblatex.
//!
//! The entry is `@online`, with `url` and `urldate`: what biblatex, Zotero and the styles for GB/T
//! 7714 read, and natbib's. Standard BibTeX takes a type it does not know for `@misc`. An address
//! inside `howpublished` or `note` would break biblatex at its first `%` or `#`; `url` is verbatim
//! there, so nothing in it is escaped for LaTeX, and what no address may hold is percent-encoded
//! (RFC 3986).

use std::fmt::Write as _;

use super::citation::{Cited, one_line};
use super::file_name::key;
use crate::bulletin::text::Lang;

/// An entry for a `.bib` file. Its text is UTF-8; it has no author and no date, since a bulletin's
/// file names none.
pub fn bibtex(cited: &Cited<'_>) -> String {
    let whole = cited.bulletin.file().title.get(cited.lang);
    let key = key(cited.bulletin, cited.what.map(|it| it.id.as_str()));
    let title = cited.what.map_or(whole, |chart| chart.title.get(cited.lang));
    let mut entry = format!("@online{{{key},\n  title = {{{{{}}}}},\n", latex(title));
    if cited.what.is_some() {
        let part = match cited.lang {
            Lang::Zh => format!("图表，载于《{}》", latex(whole)),
            Lang::En => format!("Chart in ``{}''", latex(whole)),
        };
        entry.push_str(&format!("  note = {{{part}}},\n"));
    }
    entry.push_str(&format!("  url = {{{}}},\n  urldate = {{{}}}\n}}\n", url(cited.address), cited.accessed));
    entry
}

/// Words that LaTeX prints as they are. A brace is a command of its own, since BibTeX counts braces
/// even after a backslash.
fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        match character {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '%' | '&' | '_' | '#' | '$' => out.extend(['\\', character]),
            other => out.push(other),
        }
    }
    out
}

/// An address that holds nothing which ends the field, or which no address may hold.
fn url(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for character in address.chars() {
        match character {
            '\\' | '{' | '}' | '"' | '<' | '>' | '^' | '`' | '|' => encode(character, &mut out),
            _ if character.is_control() || character.is_whitespace() => encode(character, &mut out),
            other => out.push(other),
        }
    }
    out
}

fn encode(character: char, out: &mut String) {
    for byte in character.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string does not fail.
        let _ = write!(out, "%{byte:02X}");
    }
}
