//! Horizontal bars.

use serde::{Deserialize, Serialize};

use super::claim::{Claim, Claims, Say};
use super::row::Row;
use crate::bulletin::place::{At, each};
use crate::bulletin::text::Text;

/// Panels of horizontal bars.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bars {
    /// The panels, from top to bottom.
    pub panels: Vec<Panel>,
}

/// Bars that share a unit and an axis.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// What the panel shows, where the chart has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The bars, from top to bottom.
    pub rows: Vec<Row>,
}

impl Claims for Bars {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        each!(at.key("panels"), self.panels, |at, panel| {
            if let Some(title) = &panel.title {
                say(&at.key("title"), Claim::Heading(title));
            }
            each!(at.key("rows"), panel.rows, |at, row| {
                row.draws(&at, say);
                let first = panel.rows.first().unwrap_or(row);
                say(&at.key("figure"), Claim::SharesAxis([&first.figure, &row.figure]));
                row.compares(&at, say);
            });
        });
    }
}
