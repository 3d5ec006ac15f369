//! What a data file holds, read and proven to hang together. Pure: no browser, no drawing.
//!
//! [`load::load`] is the way in. A [`Bulletin`] never changes afterwards; the app shares one.

pub mod decimal;
pub mod evaluate;
pub mod figure;
pub mod format;
pub mod formula;
pub mod interval;
pub mod load;
pub mod model;
pub mod origin;
pub mod place;
pub mod prose;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod text;
pub mod write;

use std::collections::BTreeMap;

use evaluate::{EvalError, Range, evaluate};
use figure::{Figure, UnitOf};
use formula::Formula;
use load::{LoadError, LoadProblem, What};
use model::{
    Chart, Collection, File, Indicator, Observation, Period, RefArea, Relation, Source, Statement, Unit,
};
use place::{At, Path};

/// A bulletin whose references all lead somewhere, with its derived values.
#[derive(Debug)]
pub struct Bulletin {
    file: File,
    places: BTreeMap<What, BTreeMap<String, usize>>,
    formulas: Vec<Formula>,
    /// How many entries of each collection its source lists.
    listed: Vec<usize>,
    derived: Vec<Option<Result<Range, EvalError>>>,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident, $table:ident, $field:ident, $type:ty;)*) => {
        $($(#[$doc])*
        pub fn $name(&self, id: &str) -> Option<&$type> {
            self.file.$field.get(self.place(What::$table, id)?)
        })*
    };
}

impl Bulletin {
    /// Indexes a file by its ids and computes its derived values.
    fn index(file: File) -> Result<Self, Vec<LoadError>> {
        let mut index = Index::default();
        macro_rules! add {
            ($what:ident, $strict:literal, $field:ident) => {
                let ids: Vec<_> = file.$field.iter().map(|it| it.id.as_str()).collect();
                let places = index.unique(&At::Root.key(stringify!($field)), What::$what, $strict, &ids);
                index.places.insert(What::$what, places);
            };
        }
        add!(Area, false, areas);
        add!(Period, false, periods);
        add!(Unit, false, units);
        add!(Source, false, sources);
        add!(Indicator, false, indicators);
        add!(Observation, true, observations);
        add!(Statement, true, statements);
        add!(Relation, true, relations);
        add!(Collection, true, collections);
        add!(Chart, false, charts);
        index.figures();
        index.parts(&file);
        let formulas = index.formulas(&file);
        if !index.errors.is_empty() {
            return Err(index.errors);
        }
        let listed = file.collections.iter().map(|list| list.entries.iter().filter(|it| it.listed).count());
        let listed = listed.collect();
        let mut bulletin = Self { file, places: index.places, formulas, listed, derived: vec![] };
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

    fn place(&self, what: What, id: &str) -> Option<usize> {
        self.places.get(&what)?.get(id).copied()
    }

    /// Whether there is such a thing.
    pub fn has(&self, what: What, id: &str) -> bool {
        match what {
            What::Figure => What::FIGURES.iter().any(|what| self.place(*what, id).is_some()),
            What::Number => self.observation(id).is_some() || self.computes(id),
            _ => self.place(what, id).is_some(),
        }
    }

    /// Whether a relation gives a value, or would if what it refers to were there: that something
    /// is missing is told once, of the relation itself.
    fn computes(&self, id: &str) -> bool {
        let (Some(relation), Some(derived)) = (self.relation(id), self.derived(id)) else { return false };
        match derived {
            Ok(_) if UnitOf::find(self, &relation.unit_measure).is_some() => {
                self.figure(id).is_some_and(|figure| figure.amount().is_some())
            }
            // Nor is it told of whatever draws the relation that it cannot be computed.
            Ok(_) | Err(_) => true,
        }
    }

    /// What has this id.
    fn is(&self, id: &str) -> Option<What> {
        self.places.iter().find(|(_, ids)| ids.contains_key(id)).map(|(what, _)| *what)
    }

    /// The ids of such things.
    fn ids(&self, what: What) -> Vec<&str> {
        let tables: &[What] = match what {
            What::Figure | What::Number => &What::FIGURES,
            _ => &[what],
        };
        let ids = tables.iter().filter_map(|what| self.places.get(what)).flat_map(BTreeMap::keys);
        ids.map(String::as_str).filter(|id| self.has(what, id)).collect()
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

    /// How many entries a collection has: those that its source lists, or all.
    pub fn count(&self, collection: &str, all: bool) -> Option<usize> {
        let place = self.place(What::Collection, collection)?;
        if all {
            Some(self.file.collections.get(place)?.entries.len())
        } else {
            self.listed.get(place).copied()
        }
    }

    /// The parsed formula of the relation with this id.
    pub fn formula(&self, relation: &str) -> Option<&Formula> {
        self.formulas.get(self.place(What::Relation, relation)?)
    }

    /// What a relation without a claim comes to, in base units; none for one that claims.
    pub fn derived(&self, relation: &str) -> Option<&Result<Range, EvalError>> {
        self.derived.get(self.place(What::Relation, relation)?)?.as_ref()
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

/// What indexing a file finds, and what is wrong with its ids and formulas.
#[derive(Default)]
struct Index {
    places: BTreeMap<What, BTreeMap<String, usize>>,
    errors: Vec<LoadError>,
}

impl Index {
    fn error(&mut self, path: Path, problem: LoadProblem) {
        self.errors.push(LoadError { path, place: None, problem });
    }

    /// Where each id stands in its list. Each must have the form of an id, one that can stand in a
    /// formula where `strict`, and stand once.
    fn unique(&mut self, list: &At<'_>, what: What, strict: bool, ids: &[&str]) -> BTreeMap<String, usize> {
        let mut places = BTreeMap::new();
        for (index, id) in ids.iter().enumerate() {
            let path = || list.index(index).key("id").path();
            if !(if strict { text::is_id(id) } else { text::is_name(id) }) {
                let id = id.chars().take(80).collect();
                self.error(path(), LoadProblem::Id { id, strict });
            } else if places.insert((*id).to_string(), index).is_some() {
                self.error(path(), LoadProblem::Duplicate { what, id: (*id).to_string() });
            }
        }
        places
    }

    /// Observations, statements and relations share one namespace.
    fn figures(&mut self) {
        let mut seen: BTreeMap<&String, What> = BTreeMap::new();
        let mut twice = Vec::new();
        let lists = [
            (What::Observation, "observations"),
            (What::Statement, "statements"),
            (What::Relation, "relations"),
        ];
        for (what, list) in lists {
            for (id, index) in self.places.get(&what).into_iter().flatten() {
                if seen.insert(id, what).is_some() {
                    let path = At::Root.key(list).index(*index).key("id").path();
                    twice.push((path, LoadProblem::Duplicate { what: What::Figure, id: id.clone() }));
                }
            }
        }
        for (path, problem) in twice {
            self.error(path, problem);
        }
    }

    /// Ids within things: sections of a source, columns and entries of a collection, and the parts
    /// of the page, whose ids are its anchors.
    fn parts(&mut self, file: &File) {
        let lists = At::Root.key("collections");
        for (index, list) in file.collections.iter().enumerate() {
            let at = lists.index(index);
            let entries: Vec<_> = list.entries.iter().map(|it| it.id.as_str()).collect();
            self.unique(&at.key("entries"), What::Entry, false, &entries);
            let columns: Vec<_> = list.columns.iter().map(|it| it.id.as_str()).collect();
            self.unique(&at.key("columns"), What::Column, false, &columns);
        }
        let sources = At::Root.key("sources");
        for (index, source) in file.sources.iter().enumerate() {
            let sections: Vec<_> = source.sections.iter().map(|it| it.id.as_str()).collect();
            self.unique(&sources.index(index).key("sections"), What::SourceSection, false, &sections);
        }
        let at = At::Root.key("sections");
        let sections: Vec<_> = file.sections.iter().map(|it| it.id.as_str()).collect();
        let mut anchors = self.anchors(&at, &sections);
        for (index, section) in file.sections.iter().enumerate() {
            let (at, items) = (at.index(index), section.items.iter().map(|it| it.id.as_str()));
            let items: Vec<_> = items.collect();
            for (id, item) in self.anchors(&at.key("items"), &items) {
                if anchors.insert(id.clone(), index).is_some() {
                    let path = at.key("items").index(item).key("id").path();
                    self.error(path, LoadProblem::Duplicate { what: What::Section, id });
                }
            }
        }
    }

    /// Ids that become anchors of the page, beside those that it has itself.
    fn anchors(&mut self, list: &At<'_>, ids: &[&str]) -> BTreeMap<String, usize> {
        for (index, id) in ids.iter().enumerate().filter(|(_, id)| text::is_reserved(id)) {
            let problem = LoadProblem::Reserved { what: What::Section, id: (*id).to_string() };
            self.error(list.index(index).key("id").path(), problem);
        }
        self.unique(list, What::Section, false, ids)
    }

    fn formulas(&mut self, file: &File) -> Vec<Formula> {
        let mut formulas = Vec::new();
        for (index, relation) in file.relations.iter().enumerate() {
            match formula::parse(&relation.formula) {
                Ok(formula) => formulas.push(formula),
                Err(error) => {
                    let path = At::Root.key("relations").index(index).key("formula").path();
                    self.error(path, LoadProblem::Formula { formula: relation.formula.clone(), error });
                }
            }
        }
        formulas
    }
}

#[cfg(test)]
pub(crate) mod fixture;
