//! The arrangement of the page.

use serde::Deserialize;

use super::Id;
use crate::bulletin::text::Text;

/// A part of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// Its short name for the navigation bar.
    pub nav: Text,
    /// Headline figures.
    #[serde(default)]
    pub tiles: Vec<Tile>,
    /// The project's own short account; may hold `{references}`.
    #[serde(default)]
    pub digest: Vec<Text>,
    /// Its charts.
    #[serde(default)]
    pub charts: Vec<Id>,
    /// Parts with a heading of their own, such as news items.
    #[serde(default)]
    pub items: Vec<Item>,
    /// Lists that belong to it, which it links to.
    #[serde(default)]
    pub collections: Vec<Id>,
}

/// A headline figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// The figure.
    pub figure: Id,
    /// What it is called, where the indicator's name is too long.
    pub label: Option<Text>,
    /// A short remark below it; may hold `{references}`.
    pub remark: Option<Text>,
}

/// A piece of a section with a heading of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its heading.
    pub title: Text,
    /// The account.
    pub digest: Vec<Text>,
    /// Its charts.
    #[serde(default)]
    pub charts: Vec<Id>,
}

/// What the page says of itself and of the place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// What a reader must know to use the figures rightly; each may hold `{references}`.
    pub method: Vec<Text>,
    /// Facts about the place: ids of observations and statements.
    #[serde(default)]
    pub background: Vec<Id>,
    /// What is to be said of those facts.
    pub background_note: Option<Text>,
}
