//! Searchable lists.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Evidence, Id, is_default};
use crate::bulletin::text::Text;

/// A searchable list.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// Its id, which `count(…)` in formulas refers to.
    pub id: Id,
    /// Its name.
    pub label: Text,
    /// What a single entry is called.
    pub entry_label: Text,
    /// How complete it is.
    pub completeness: Completeness,
    /// Its columns beside the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// Its entries, in the source's order.
    pub entries: Vec<Entry>,
    /// What a reader should know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Collections that readers find under one heading.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The heading.
    pub label: Text,
    /// The collections, in the order in which they stand.
    pub collections: Vec<Id>,
}

/// How much of what it could hold a collection holds.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Completeness {
    /// Whether the source names them all.
    pub state: CompletenessState,
    /// The observation that says how many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Id>,
    /// What the source leaves open, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// Whether a source names all that a list could hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CompletenessState {
    /// All of them are named.
    Complete,
    /// Only some are named.
    Partial,
    /// The source does not say.
    Unknown,
}

/// A column of a collection.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its id, under which entries hold their cells.
    pub id: Id,
    /// Its heading.
    pub label: Text,
    /// Whether its cells are figures, which align and sort by value.
    #[serde(default, skip_serializing_if = "is_default")]
    pub figures: bool,
}

/// An entry of a collection.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id, unique within the collection.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Other names that people look for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Whether the source counts it in the list (`count`), or it belongs only by context.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub listed: bool,
    /// Its cells by column.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "crate::bulletin::place::unique_members"
    )]
    pub cells: BTreeMap<Id, Cell>,
    /// Where it is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What a reader should know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

fn yes() -> bool {
    true
}

/// Takes a reference, as serde gives it.
fn is_yes(value: &bool) -> bool {
    *value
}

/// What a cell holds.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Words; may hold `{references}`.
    Text(Text),
    /// An observation, a statement or a relation.
    Figure(Id),
}
