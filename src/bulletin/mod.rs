//! What a data file holds, read and proven to hang together. Pure: no browser, no drawing.
//!
//! [`load::load`] is the way in. A [`Bulletin`] never changes afterwards; the app shares one.

pub mod decimal;
pub mod evaluate;
pub mod figure;
pub mod format;
pub mod formula;
pub mod load;
pub mod model;
pub mod text;

use std::collections::BTreeMap;

use evaluate::{EvalError, Range, evaluate};
use figure::Figure;
use formula::Formula;
use load::{LoadError, unique};
use model::{
    Chart, Collection, File, Indicator, Observation, Period, RefArea, Relation, Source, Statement, Unit,
};

/// A bulletin whose references all lead somewhere, with its derived values.
#[derive(Debug)]
pub struct Bulletin {
    file: File,
    places: BTreeMap<(Table, String), usize>,
    formulas: Vec<Formula>,
    derived: Vec<Option<Result<Range, EvalError>>>,
}

/// The tables of a file that have ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Table {
    Area,
    Period,
    Unit,
    Source,
    Indicator,
    Observation,
    Statement,
    Relation,
    Collection,
    Chart,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident, $table:ident, $field:ident, $type:ty;)*) => {
        $($(#[$doc])*
        pub fn $name(&self, id: &str) -> Option<&$type> {
            self.file.$field.get(self.place(Table::$table, id)?)
        })*
    };
}

impl Bulletin {
    /// Indexes a file by its ids and computes its derived values.
    fn index(file: File) -> Result<Self, LoadError> {
        let formulas = file
            .relations
            .iter()
            .map(|relation| {
                formula::parse(&relation.formula).map_err(|error| LoadError::Formula {
                    relation: relation.id.clone(),
                    formula: relation.formula.clone(),
                    error,
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut places = BTreeMap::new();
        let mut add = |table, what, strict, ids: Vec<&str>| {
            unique(what, strict, ids.iter().copied())?;
            places.extend(ids.iter().enumerate().map(|(i, id)| ((table, (*id).to_string()), i)));
            Ok(())
        };
        macro_rules! add {
            ($table:ident, $what:literal, $strict:literal, $field:ident) => {
                add(Table::$table, $what, $strict, file.$field.iter().map(|it| it.id.as_str()).collect())?
            };
        }
        add!(Area, "areas", false, areas);
        add!(Period, "periods", false, periods);
        add!(Unit, "units", false, units);
        add!(Source, "sources", false, sources);
        add!(Indicator, "indicators", false, indicators);
        add!(Observation, "observations", true, observations);
        add!(Statement, "statements", true, statements);
        add!(Relation, "relations", true, relations);
        add!(Collection, "collections", true, collections);
        add!(Chart, "charts", false, charts);
        let figures = file.observations.iter().map(|it| it.id.as_str());
        let figures = figures.chain(file.statements.iter().map(|it| it.id.as_str()));
        unique("figures", true, figures.chain(file.relations.iter().map(|it| it.id.as_str())))?;
        for list in &file.collections {
            unique("entries of a collection", false, list.entries.iter().map(|it| it.id.as_str()))?;
        }
        let anchors = file.sections.iter().flat_map(|section| {
            std::iter::once(section.id.as_str()).chain(section.items.iter().map(|it| it.id.as_str()))
        });
        unique("sections", false, anchors)?;
        let derived = vec![];
        let mut bulletin = Self { file, places, formulas, derived };
        bulletin.derived = bulletin.derive();
        Ok(bulletin)
    }

    fn derive(&self) -> Vec<Option<Result<Range, EvalError>>> {
        let relations = self.file.relations.iter().zip(&self.formulas);
        relations
            .map(|(relation, formula)| {
                let computes = formula.claim.is_none();
                computes.then(|| evaluate(&formula.left, self, relation.rounding))
            })
            .collect()
    }

    fn place(&self, table: Table, id: &str) -> Option<usize> {
        self.places.get(&(table, id.to_string())).copied()
    }

    /// The file as it was read.
    pub fn file(&self) -> &File {
        &self.file
    }

    lookups! {
        /// The area with this id.
        area, Area, areas, RefArea;
        /// The period with this id.
        period, Period, periods, Period;
        /// The unit with this id.
        unit, Unit, units, Unit;
        /// The source with this id.
        source, Source, sources, Source;
        /// The indicator with this id.
        indicator, Indicator, indicators, Indicator;
        /// The observation with this id.
        observation, Observation, observations, Observation;
        /// The statement with this id.
        statement, Statement, statements, Statement;
        /// The relation with this id.
        relation, Relation, relations, Relation;
        /// The collection with this id.
        collection, Collection, collections, Collection;
        /// The chart with this id.
        chart, Chart, charts, Chart;
    }

    /// The parsed formula of the relation with this id.
    pub fn formula(&self, relation: &str) -> Option<&Formula> {
        self.formulas.get(self.place(Table::Relation, relation)?)
    }

    /// What a relation without a claim comes to, in base units; none for one that claims.
    pub fn derived(&self, relation: &str) -> Option<&Result<Range, EvalError>> {
        self.derived.get(self.place(Table::Relation, relation)?)?.as_ref()
    }

    /// Whatever has this id and can stand where a figure stands.
    pub fn figure(&self, id: &str) -> Option<Figure<'_>> {
        Figure::find(self, id)
    }

    /// The area that the bulletin is about.
    pub fn ref_area(&self) -> Option<&RefArea> {
        self.area(&self.file.ref_area)
    }
}

#[cfg(test)]
pub(crate) mod fixture;
