//! What several kinds are made of: a value on a row of its own, and what it is compared with.

use serde::{Deserialize, Serialize};

use super::super::Id;
use super::claim::{Claim, Say};
use crate::bulletin::place::At;
use crate::bulletin::text::Text;

/// A bar, or another mark on a row of its own.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The value that is drawn.
    pub figure: Id,
    /// The row's name, where it is not that of the indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// A value of the same indicator for another area, drawn as a mark across the bar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<Benchmark>,
}

/// What a bar is compared with.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// The value.
    pub figure: Id,
    /// What the mark says, without the number.
    pub label: Text,
}

impl Row {
    /// Says which figures it draws.
    pub(super) fn draws<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        say(&at.key("figure"), Claim::Draws(&self.figure));
        if let Some(benchmark) = &self.benchmark {
            say(&at.key("benchmark").key("figure"), Claim::Draws(&benchmark.figure));
        }
    }

    /// Says that it is compared like for like.
    pub(super) fn compares<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        if let Some(benchmark) = &self.benchmark {
            let figures = [self.figure.as_str(), benchmark.figure.as_str()];
            say(&at.key("benchmark").key("figure"), Claim::LikeForLike(figures));
        }
    }
}
