//! A whole and its parts.

use serde::{Deserialize, Serialize};

use super::super::Id;
use super::claim::{Claim, Claims, Say};
use crate::bulletin::place::{At, each};
use crate::bulletin::text::Text;

/// A whole and its parts.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    /// The whole.
    pub root: Part,
}

/// A part, which may have parts of its own.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its value.
    pub figure: Id,
    /// Its name.
    pub label: Text,
    /// Its parts, which make it up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

impl Claims for Breakdown {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        self.root.claims(&at.key("root"), say);
    }
}

impl Claims for Part {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        let figure = at.key("figure");
        say(&figure, Claim::Draws(&self.figure));
        say(&figure, Claim::Exact(&self.figure));
        say(&figure, Claim::Happened(&self.figure));
        let parts = self.parts.iter().map(|it| it.figure.as_str()).collect();
        say(&at.key("parts"), Claim::Fills { whole: &self.figure, parts });
        each!(at.key("parts"), self.parts, |at, part| part.claims(&at, say));
    }
}
