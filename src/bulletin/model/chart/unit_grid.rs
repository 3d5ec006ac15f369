//! A part of a whole, unit by unit.

use serde::{Deserialize, Serialize};

use super::claim::{Claim, Claims, Say};
use super::row::Row;
use crate::bulletin::place::At;

/// A part of a whole, unit by unit.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UnitGrid {
    /// How many there are.
    pub whole: Row,
    /// How many are filled.
    pub part: Row,
    /// The derived number that are not.
    pub rest: Row,
}

impl Claims for UnitGrid {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        for (name, row) in [("whole", &self.whole), ("part", &self.part)] {
            let at = at.key(name);
            row.draws(&at, say);
            say(&at.key("figure"), Claim::Exact(&row.figure));
            say(&at.key("figure"), Claim::Happened(&row.figure));
        }
        let rest = at.key("rest");
        self.rest.draws(&rest, say);
        let of = [self.whole.figure.as_str(), self.part.figure.as_str()];
        say(&rest.key("figure"), Claim::ComesOf { op: '-', of, result: &self.rest.figure });
    }
}
