//! What a data file holds, in the words of SDMX, the statistical world's exchange standard.
//!
//! These types mirror the file field by field. Every id is a plain string here; that each one
//! leads somewhere is proven once, in [`super::load`], and looked up in [`super::Bulletin`].

mod chart;
mod collection;
mod figures;
mod page;
mod source;
mod terms;

use serde::{Deserialize, Serialize};

use super::text::Text;
pub use chart::*;
pub use collection::*;
pub use figures::*;
pub use page::*;
pub use source::*;
pub use terms::*;

/// The name by which one part of the file refers to another.
pub type Id = String;

/// A whole data file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where editors find the format's JSON Schema; the program does not read it.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Name and version of the format: [`super::load::FORMAT`].
    pub format: String,
    /// A name for the bulletin, unique among a publisher's.
    pub id: Id,
    /// The headline.
    pub title: Text,
    /// What the page is, in the line above the headline.
    pub kicker: Text,
    /// A sentence or two below the headline; may hold `{references}`.
    pub standfirst: Text,
    /// The area that the bulletin is about.
    pub ref_area: Id,
    /// The period that the bulletin is about.
    pub period: Id,
    /// Areas that observations are for.
    pub areas: Vec<RefArea>,
    /// Periods, as the sources word them.
    pub periods: Vec<Period>,
    /// Units of measure.
    pub units: Vec<Unit>,
    /// Documents that figures come from.
    pub sources: Vec<Source>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// Values.
    pub observations: Vec<Observation>,
    /// Dates, names, codes and states which a source gives and which are no measurements.
    pub statements: Vec<Statement>,
    /// Formulas over observations.
    pub relations: Vec<Relation>,
    /// Searchable lists.
    pub collections: Vec<Collection>,
    /// The headings under which readers choose among the lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Charts.
    pub charts: Vec<Chart>,
    /// The page, from top to bottom.
    pub sections: Vec<Section>,
    /// What the page says of itself.
    pub about: About,
}

/// Whether a field holds what it would hold if the file did not name it, and so is not written.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
