//! Progress against a plan.

use serde::{Deserialize, Serialize};

use super::super::Id;
use super::claim::{Claim, Claims, Say};
use super::row::Row;
use crate::bulletin::place::{At, each};

/// Progress against a plan.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bullet {
    /// What has been reached.
    pub value: Row,
    /// What is planned.
    pub target: Row,
    /// The derived share of the two.
    pub share: Id,
    /// What is expected, each on an axis of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<Row>,
}

impl Claims for Bullet {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        let (value, target) = (at.key("value"), at.key("target"));
        self.value.draws(&value, say);
        say(&value.key("figure"), Claim::Happened(&self.value.figure));
        self.target.draws(&target, say);
        say(&at.key("share"), Claim::Draws(&self.share));
        let of = [self.value.figure.as_str(), self.target.figure.as_str()];
        say(&at.key("share"), Claim::ComesOf { op: '/', of, result: &self.share });
        each!(at.key("expected"), self.expected, |at, row| {
            row.draws(&at, say);
            say(&at.key("figure"), Claim::Expected(&row.figure));
        });
    }
}
