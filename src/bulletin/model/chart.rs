//! Charts: what each draws, never how.

use serde::{Deserialize, Serialize};

use super::Id;
use crate::bulletin::text::Text;

/// A chart: words around a drawing.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// Its id, which is also its address in the page.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Unit, period and how to read it.
    pub subtitle: Text,
    /// What it does not say; may hold `{references}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What a chart draws. Each kind takes ids of observations and of derived relations.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// Horizontal bars in one panel a unit, each with its own axis from zero.
    Bars(Bars),
    /// Money spent against money planned, and beside it what is expected.
    Bullet(Bullet),
    /// A whole, its parts and their parts, as nested bars.
    Breakdown(Breakdown),
    /// One square a unit of the whole, the part filled.
    UnitGrid(UnitGrid),
    /// Values that are bounds, each with its open end.
    Bounds(Bounds),
    /// One indicator over several periods, a line for each area.
    Lines(Lines),
}

impl Drawing {
    /// The name of its kind in the file.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Bars(_) => "bars",
            Self::Bullet(_) => "bullet",
            Self::Breakdown(_) => "breakdown",
            Self::UnitGrid(_) => "unit_grid",
            Self::Bounds(_) => "bounds",
            Self::Lines(_) => "lines",
        }
    }

    /// Every figure that it draws or compares with.
    pub fn figures(&self) -> Vec<&str> {
        fn row(row: &Row) -> impl Iterator<Item = &str> {
            std::iter::once(row.figure.as_str()).chain(row.benchmark.as_ref().map(|it| it.figure.as_str()))
        }
        fn part_of(part: &Part) -> Vec<&str> {
            let own = std::iter::once(part.figure.as_str());
            own.chain(part.parts.iter().flat_map(part_of)).collect()
        }
        match self {
            Self::Bars(it) => it.panels.iter().flat_map(|it| &it.rows).flat_map(row).collect(),
            Self::Bullet(it) => {
                let rows = [&it.value, &it.target].into_iter().chain(&it.expected);
                rows.flat_map(row).chain([it.share.as_str()]).collect()
            }
            Self::Breakdown(it) => part_of(&it.root),
            Self::UnitGrid(it) => [&it.whole, &it.part, &it.rest].into_iter().flat_map(row).collect(),
            Self::Bounds(it) => it.rows.iter().flat_map(row).collect(),
            Self::Lines(it) => it.series.iter().flat_map(|it| &it.figures).map(String::as_str).collect(),
        }
    }
}

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

/// Bounds, one a row; they share no axis.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The rows.
    pub rows: Vec<Row>,
}

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
