//! The arrangement of the page.

use serde::{Deserialize, Serialize};

use super::Id;
use crate::bulletin::text::Text;

/// A part of the page.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// Its short name for the navigation bar.
    pub nav: Text,
    /// Headline figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiles: Vec<Tile>,
    /// The project's own short account; may hold `{references}`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub digest: Vec<Text>,
    /// Its charts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charts: Vec<Id>,
    /// Parts with a heading of their own, such as news items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// Lists that belong to it, which it links to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub collections: Vec<Id>,
}

/// A headline figure.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// The figure.
    pub figure: Id,
    /// What it is called, where the indicator's name is too long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// A short remark below it; may hold `{references}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<Text>,
}

/// A piece of a section with a heading of its own.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// The account.
    pub digest: Vec<Text>,
    /// Its charts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub charts: Vec<Id>,
}

/// What the page says of itself and of the place.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What a reader must know to use the figures rightly; each may hold `{references}`.
    pub method: Vec<Text>,
    /// Facts about the place: ids of observations and statements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub background: Vec<Id>,
    /// What is to be said of those facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background_note: Option<Text>,
}
