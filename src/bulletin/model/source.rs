//! Where figures come from.

use serde::{Deserialize, Deserializer, Serialize};

use super::Id;
use crate::bulletin::text::{Text, parsed_if_any};

/// A document that figures come from.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Who published it, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// Who wrote it, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Text>,
    /// The date of publication, `YYYY-MM-DD`, where it is known.
    #[serde(default, deserialize_with = "date", skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// SHA-256 of its text in UTF-8, in lower-case hex, where the text was kept.
    #[serde(default, deserialize_with = "hash", skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The text itself, where its publisher owns it and lets readers have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its sections, which evidence refers to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<SourceSection>,
    /// What a reader should know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Reads a date, `YYYY-MM-DD`.
fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    parsed_if_any(from, |text| match is_date(text) {
        true => Ok(text.to_string()),
        false => Err(format!("`{}` is not a date", beginning(text))),
    })
}

/// Reads a SHA-256 in lower-case hex.
fn hash<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let hex = |text: &str| text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    parsed_if_any(from, |text| match text.len() == 64 && hex(text) {
        true => Ok(text.to_string()),
        false => Err(format!("`{}` is not a SHA-256", beginning(text))),
    })
}

/// Whether a day is in the calendar, with a 29 February in every year: what the schema can tell.
fn is_date(text: &str) -> bool {
    let written = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, it)| if at == 4 || at == 7 { it == b'-' } else { it.is_ascii_digit() });
    if !written {
        return false;
    }
    let days = match &text[5..7] {
        "02" => "29",
        "04" | "06" | "09" | "11" => "30",
        "01" | "03" | "05" | "07" | "08" | "10" | "12" => "31",
        _ => return false,
    };
    ("01"..=days).contains(&&text[8..])
}

/// As much of a text as a message repeats.
fn beginning(text: &str) -> String {
    text.chars().take(80).collect()
}

/// A part of a source.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceSection {
    /// Its id within the source.
    pub id: Id,
    /// Its name.
    pub label: Text,
}

/// Where a source states something.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The source.
    pub source: Id,
    /// The section of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Id>,
    /// The line of the source's text, from 1; a paragraph is a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The sentence within the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<u32>,
    /// First and one-past-last character (Unicode code point) in the source's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<[u32; 2]>,
    /// The shortest verbatim fragment that states it; at most 30 characters.
    pub fragment: String,
}
