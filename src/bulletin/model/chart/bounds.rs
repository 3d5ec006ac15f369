//! Values that are bounds.

use serde::{Deserialize, Serialize};

use super::claim::{Claims, Say};
use super::row::Row;
use crate::bulletin::place::{At, each};

/// Bounds, one a row; they share no axis.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The rows.
    pub rows: Vec<Row>,
}

impl Claims for Bounds {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        each!(at.key("rows"), self.rows, |at, row| row.draws(&at, say));
    }
}
