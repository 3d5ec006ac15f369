//! What all searches of a page share: the catalogue of its bulletin, made when somebody first
//! searches, and the table of Chinese characters, fetched when a query first could need it.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::failure::Failure;
use super::{browser, fetch};
use crate::bulletin::Bulletin;
use crate::search::Query;
use crate::search::catalogue::{Catalogue, Making};
use crate::search::hanzi::{Hanzi, NotHanzi};
use crate::search::index::Found;
use crate::search::quantity::Measures;

/// Where the table of Chinese characters stands, from the page.
pub const TABLE: &str = "hanzi.bin";
/// Up to so many entries and figures a catalogue is made at once, within a frame; beyond, in steps.
const SMALL: usize = 2_000;
/// How many records are added between two looks at the clock.
const STEP: usize = 16;
/// How long the catalogue of a large bulletin is worked at before input has its turn, in milliseconds.
const TURN: f64 = 6.0;

/// How long after it was asked for in vain the table may be asked for again, in milliseconds.
const AGAIN: f64 = 3_000.0;

/// Why there is no table of Chinese characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    /// It did not arrive.
    #[error(transparent)]
    Fetch(#[from] Failure),
    /// What arrived is something else.
    #[error("{TABLE}: {0}")]
    Read(#[from] NotHanzi),
}

/// How far the table of Chinese characters is.
#[derive(Clone, Debug, Default)]
pub enum Table {
    /// Nobody has needed it.
    #[default]
    Unasked,
    /// It is on its way.
    Coming,
    /// It is here.
    Here(Arc<Hanzi>),
    /// It could not be had; a change of a query asks again, after a while.
    Missing(NoTable),
}

/// A query, and all that answers it.
#[derive(Clone, Debug)]
pub struct Answers {
    /// What was asked.
    pub query: Arc<Query>,
    /// What answers: nothing where nothing was asked.
    pub found: Arc<Found>,
}

impl Answers {
    /// Whether the table of Chinese characters may find something that is not found without: letters
    /// may be pinyin, and where nothing answers, a traditional form may be the cause.
    pub fn wants_table(&self, typed: &str) -> bool {
        let may_be_traditional = || typed.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
        self.query.has_letters() || self.found.hits().is_empty() && may_be_traditional()
    }
}

/// Two are the same only where they are one: so a memo knows, without a look at the hits.
impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.query, &other.query) && Arc::ptr_eq(&self.found, &other.found)
    }
}

/// The catalogue and the table of a page. Clones are the same one.
#[derive(Clone)]
pub struct Searching {
    bulletin: Arc<Bulletin>,
    catalogue: Arc<OnceLock<Arc<Catalogue>>>,
    begun: Arc<AtomicBool>,
    /// Whether the catalogue that is made in steps is whole.
    whole: RwSignal<bool>,
    table: RwSignal<Table>,
    /// When the table was last asked for. What is asked in vain makes all searches be read again, which
    /// would ask again at once.
    asked_at: Arc<Mutex<Option<f64>>>,
}

impl Searching {
    /// Begins with nothing; with the table where the context has one, as tests and prerendering may.
    pub fn new(bulletin: Arc<Bulletin>) -> Self {
        let table = use_context::<Arc<Hanzi>>().map_or(Table::Unasked, Table::Here);
        Self {
            bulletin,
            catalogue: Arc::default(),
            begun: Arc::default(),
            whole: RwSignal::new(false),
            table: RwSignal::new(table),
            asked_at: Arc::default(),
        }
    }

    /// The catalogue; nothing while that of a large bulletin is being made. Whoever calls it in a view
    /// or a memo is called again when it is whole.
    pub fn catalogue(&self) -> Option<Arc<Catalogue>> {
        if let Some(made) = self.catalogue.get() {
            return Some(made.clone());
        }
        let file = self.bulletin.file();
        let entries: usize = file.collections.iter().map(|list| list.entries.len()).sum();
        if entries + file.observations.len() + file.relations.len() <= SMALL {
            return Some(self.catalogue.get_or_init(|| Arc::new(Catalogue::of(&self.bulletin))).clone());
        }
        self.whole.track();
        if !self.begun.swap(true, Ordering::Relaxed) {
            self.make_in_steps();
        }
        // Without a browser nobody waits, and the steps are done by now.
        self.catalogue.get().cloned()
    }

    /// Begins with what a search needs, for somebody who is about to type.
    pub fn prepare(&self) {
        untrack(|| self.catalogue());
    }

    /// What was typed, read with the units of the bulletin and with the table where it is here.
    pub fn query(&self, typed: &str) -> Query {
        if typed.trim().is_empty() {
            return Query::default();
        }
        let table = match &*self.table.read() {
            Table::Here(table) => Some(table.clone()),
            _ => None,
        };
        match self.catalogue() {
            Some(catalogue) => Query::parse(typed, catalogue.measures(), table),
            None => Query::parse(typed, &Measures::default(), table),
        }
    }

    /// All that answers what was typed; nothing while the catalogue is being made. Asks for the table
    /// of Chinese characters where that may find more.
    pub fn answers(&self, typed: &str) -> Option<Answers> {
        self.answered(typed, Catalogue::search)
    }

    /// The entries of all lists that answer, whatever else does: the rest as of [`Self::answers`].
    pub fn entries(&self, typed: &str) -> Option<Answers> {
        self.answered(typed, Catalogue::search_entries)
    }

    fn answered(&self, typed: &str, search: impl Fn(&Catalogue, &Query) -> Found) -> Option<Answers> {
        let query = Arc::new(self.query(typed));
        if query.is_empty() {
            return Some(Answers { query, found: Arc::default() });
        }
        let catalogue = self.catalogue();
        let found = catalogue.as_ref().map(|it| search(it, &query)).unwrap_or_default();
        let answers = Answers { query, found: Arc::new(found) };
        if answers.wants_table(typed) {
            self.ask_for_table();
        }
        catalogue.map(|_| answers)
    }

    /// How many of some records answer as they stand, for somebody who looks for what is near: no slip
    /// counts, and nothing is fetched for it.
    pub fn count(&self, typed: &str, within: Range<u32>) -> usize {
        let Some(catalogue) = self.catalogue() else { return 0 };
        catalogue.search_plainly(&self.query(typed), within).hits().len()
    }

    /// Whether the catalogue is there already.
    #[cfg(test)]
    pub fn is_made(&self) -> bool {
        self.catalogue.get().is_some()
    }

    /// How far the table of Chinese characters is.
    pub fn table(&self) -> Table {
        self.table.get()
    }

    fn make_in_steps(&self) {
        let (made, whole) = (self.catalogue.clone(), self.whole);
        let mut making = Some(Making::new(self.bulletin.clone()));
        browser::by_and_by(move || {
            let until = browser::now() + TURN;
            // The page may have gone meanwhile.
            while let Some(records) = making.as_mut().filter(|_| !whole.is_disposed()) {
                if !records.step(STEP) {
                    if let Some(records) = making.take() {
                        let _ = made.set(Arc::new(records.finish()));
                        let _ = whole.try_set(true);
                    }
                } else if browser::now() >= until {
                    return true;
                }
            }
            false
        });
    }

    /// Fetches the table, unless it is here, on its way, or was asked for in vain just now.
    fn ask_for_table(&self) {
        let idle = self.table.with_untracked(|it| matches!(it, Table::Unasked | Table::Missing(_)));
        let mut asked_at = self.asked_at.lock().unwrap_or_else(PoisonError::into_inner);
        let now = browser::now();
        if !idle || !browser::IS_HERE || asked_at.is_some_and(|at| now - at < AGAIN) {
            return;
        }
        *asked_at = Some(now);
        let table = self.table;
        // Not at once: a view that is being made may not change what it follows. By then another
        // search may have asked.
        spawn_local(async move {
            let idle = table.try_with_untracked(|it| matches!(it, Table::Unasked | Table::Missing(_)));
            if idle != Some(true) || table.try_set(Table::Coming).is_some() {
                return;
            }
            let fetched = fetch::fetch(TABLE).await.map_err(NoTable::from);
            let read = fetched.and_then(|it| Ok(Hanzi::read(&it.bytes)?));
            let _ = table.try_set(match read {
                Ok(read) => Table::Here(Arc::new(read)),
                Err(why) => Table::Missing(why),
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;

    #[test]
    fn a_search_makes_the_catalogue_and_nothing_typed_does_not() {
        Owner::new().with(|| {
            let searching = Searching::new(Arc::new(fixture::bulletin()));
            let nothing = searching.answers("  ").unwrap();
            assert!(nothing.query.is_empty() && nothing.found.hits().is_empty());
            assert!(searching.catalogue.get().is_none());
            let found = searching.answers("材料").unwrap();
            let catalogue = searching.catalogue().unwrap();
            assert_eq!(found.found.within(catalogue.list(0)).len(), 1);
        });
    }

    #[test]
    fn the_catalogue_of_a_large_bulletin_is_made_in_steps() {
        let entries = (0..=SMALL).map(|at| {
            serde_json::json!({ "id": format!("e{at}"), "name": { "zh": format!("某厂{at}"), "en": format!("Works {at}") } })
        });
        let mut file: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
        file["collections"][0]["entries"] = entries.collect::<Vec<_>>().into();
        let bulletin = crate::bulletin::load::load(file.to_string().as_bytes()).unwrap();
        Owner::new().with(|| {
            let searching = Searching::new(Arc::new(bulletin));
            let all = searching.answers("某厂").unwrap().found;
            assert_eq!(all.hits().len(), SMALL + 1);
        });
    }

    #[test]
    fn without_a_browser_the_table_is_absent_unless_given() {
        Owner::new().with(|| {
            let searching = Searching::new(Arc::new(fixture::bulletin()));
            assert!(searching.query("yihua").has_letters());
            assert!(matches!(searching.table(), Table::Unasked));
            let table = include_bytes!("../../public/hanzi.bin");
            provide_context(Arc::new(Hanzi::read(table).unwrap()));
            let given = Searching::new(Arc::new(fixture::bulletin()));
            assert!(matches!(given.table(), Table::Here(_)));
            assert!(given.entries("yihua").unwrap().found.hits().len() == 1);
        });
    }
}
