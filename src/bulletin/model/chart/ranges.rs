//! Derived values with the ranges that rounding leaves.

use serde::{Deserialize, Serialize};

use super::super::Id;
use super::claim::{Claim, Claims, Say};
use crate::bulletin::place::{At, each};
use crate::bulletin::text::Text;

/// Derived values that share a unit and an axis, each with the range that rounding leaves.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ranges {
    /// The rows, from top to bottom.
    pub rows: Vec<RangeRow>,
}

/// A derived value.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RangeRow {
    /// The derived relation that is drawn.
    pub figure: Id,
    /// The row's name, where it is not that of the relation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
}

impl Claims for Ranges {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        each!(at.key("rows"), self.rows, |at, row| {
            let (at, first) = (at.key("figure"), self.rows.first().unwrap_or(row));
            say(&at, Claim::Draws(&row.figure));
            say(&at, Claim::Derived(&row.figure));
            say(&at, Claim::SharesAxis([&first.figure, &row.figure]));
        });
    }
}
