//! Charts: what each draws, never how. One kind a file, which also says what is claimed of the
//! figures that it names; a new kind has its place here in [`kinds!`].

mod bars;
mod bounds;
mod breakdown;
mod bullet;
mod claim;
mod lines;
mod ranges;
mod row;
mod unit_grid;

use serde::{Deserialize, Serialize};

pub use bars::{Bars, Panel};
pub use bounds::Bounds;
pub use breakdown::{Breakdown, Part};
pub use bullet::Bullet;
pub use claim::{Claim, Claims, Say};
pub use lines::{Lines, Series};
pub use ranges::{RangeRow, Ranges};
pub use row::{Benchmark, Row};
pub use unit_grid::UnitGrid;

use super::Id;
use crate::bulletin::place::At;
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

/// Lists the kinds of charts: each with the name that it has in the file.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:literal: $kind:ident,)*) => {
        /// What a chart draws. Each kind takes ids of observations and of derived relations.
        #[derive(Debug, Deserialize, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum Drawing {
            $($(#[$doc])* #[serde(rename = $name)] $kind($kind),)*
        }

        impl Drawing {
            /// The name of every kind.
            pub const NAMES: &[&str] = &[$($name),*];

            /// The name of its kind in the file.
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $name,)*
                }
            }

            fn kind(&self) -> &dyn Claims {
                match self {
                    $(Self::$kind(it) => it,)*
                }
            }
        }
    };
}

kinds! {
    /// Horizontal bars in one panel a unit, each with its own axis from zero.
    "bars": Bars,
    /// Money spent against money planned, and beside it what is expected.
    "bullet": Bullet,
    /// A whole, its parts and their parts, as nested bars.
    "breakdown": Breakdown,
    /// One square a unit of the whole, the part filled.
    "unit_grid": UnitGrid,
    /// Values that are bounds, each with its open end.
    "bounds": Bounds,
    /// One indicator over several periods, a line for each area.
    "lines": Lines,
    /// Derived values, each with the range that rounding leaves.
    "ranges": Ranges,
}

impl Drawing {
    /// Says what is claimed of its figures, each at its place; `at` is where the drawing is.
    pub fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>) {
        self.kind().claims(&at.key(self.name()), say);
    }

    /// Every figure that it draws or compares with.
    pub fn figures(&self) -> Vec<&str> {
        let mut out = Vec::new();
        self.claims(&At::Root, &mut |_, claim| match claim {
            Claim::Draws(figure) => out.push(figure),
            Claim::Line { figures, .. } => out.extend(figures.iter().map(String::as_str)),
            _ => {}
        });
        out
    }
}
