//! One indicator over several periods.

use serde::{Deserialize, Serialize};

use super::super::Id;
use super::claim::{Claim, Claims, Say};
use crate::bulletin::place::{At, each};
use crate::bulletin::text::Text;

/// One indicator over several periods.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// The periods, in the order in which they stand on the axis.
    pub periods: Vec<Id>,
    /// The lines; the first is the one that the chart is about.
    pub series: Vec<Series>,
}

/// A line. Where it has no figure for a period, it is interrupted.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// What the line's end says, without the number: most often the area's name.
    pub label: Text,
    /// Observations, at most one a period; each stands at its own period.
    pub figures: Vec<Id>,
}

impl Claims for Lines {
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        say(&at.key("periods"), Claim::Axis(&self.periods));
        say(&at.key("periods"), Claim::InOrder(&self.periods));
        let Some(like) = self.series.iter().flat_map(|it| &it.figures).next() else { return };
        each!(at.key("series"), self.series, |at, series| {
            say(&at.key("figures"), Claim::Line { figures: &series.figures, like });
        });
    }
}
