//! The rows of the lists: which entries are shown, and in which order. Of a browser it asks only how
//! a language sorts.
//!
//! A hundred thousand entries are searched, counted and put in order between two strokes of the
//! keyboard. So entries are numbers, in the order of the file as in the catalogue; what a column says
//! is read once; and a keystroke takes a few passes over numbers.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::shape::Shape;
use crate::app::catalogue::Answers;
use crate::app::state::{Facet, Sort};
use crate::bulletin::Bulletin;
use crate::bulletin::figure::Value;
use crate::bulletin::model::{Cell, Collection, Entry};
use crate::bulletin::prose::plain;
use crate::bulletin::text::Lang;
use crate::search::index::{Hit, best};
use crate::search::order::{Alphabet, Direction, Key, characters, sorted};

/// An entry and the collection it belongs to.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// The collection.
    pub list: &'a Collection,
    /// The entry.
    pub entry: &'a Entry,
}

impl<'a> Row<'a> {
    /// What it is sorted by where lists of different columns stand together: its first cell. Under a
    /// search the row may show another, the one that answers.
    pub fn details(&self) -> Option<&'a Cell> {
        let entry = self.entry;
        self.list.columns.iter().find_map(|column| entry.cells.get(&column.id))
    }

    fn key(&self, bulletin: &Bulletin, column: &str, lang: Lang) -> Key {
        let cell = match column {
            Sort::NAME => return Key::Words(self.entry.name.get(lang).to_string()),
            Sort::LIST => return Key::Words(self.list.label.get(lang).to_string()),
            Sort::PLACE => return self.place(bulletin),
            Sort::DETAILS => self.details(),
            id => self.entry.cells.get(id),
        };
        match cell {
            None => Key::Missing,
            Some(Cell::Text(text)) => Key::Words(plain(bulletin, text, lang)),
            Some(Cell::Figure(id)) => match bulletin.figure(id).map(|figure| figure.value) {
                Some(Value::Amount(amount)) => amount.in_base().map_or(Key::Missing, Key::Quantity),
                Some(Value::Words(words)) => Key::Words(words.get(lang).to_string()),
                _ => Key::Missing,
            },
        }
    }

    /// Where the first source names it: line by line, sentence by sentence.
    fn place(&self, bulletin: &Bulletin) -> Key {
        let Some(evidence) = self.entry.evidence.first() else { return Key::Missing };
        let sources = &bulletin.file().sources;
        let source = sources.iter().position(|it| it.id == evidence.source).unwrap_or(sources.len());
        let Some(line) = evidence.line else { return Key::Missing };
        let [line, sentence] = [line, evidence.sentence.unwrap_or(0)].map(i128::from);
        let place = (((i128::try_from(source).unwrap_or(0) << 32) + line) << 32) + sentence;
        Key::Quantity(num_rational::Ratio::from_integer(place))
    }
}

/// What entries are sorted by.
#[derive(Clone, PartialEq, Eq, Hash)]
struct By {
    list: Option<usize>,
    column: String,
    direction: Direction,
    lang: Lang,
}

/// Entries in an order, and the place of each in it.
#[derive(Debug)]
struct Order {
    entries: Vec<u32>,
    places: Vec<u32>,
}

/// All entries of a bulletin, with what is known of their lists so far.
pub struct Lists {
    /// The bulletin.
    pub bulletin: Arc<Bulletin>,
    /// The number of each list's first entry, and the end of the last.
    starts: Vec<u32>,
    shapes: Vec<OnceLock<Shape>>,
    orders: Mutex<HashMap<By, Arc<Order>>>,
    serial: AtomicU64,
}

/// What is asked of the lists.
#[derive(Clone, Default)]
pub struct Asked {
    /// Of which list, or of all.
    pub list: Option<usize>,
    /// The query and what answers it; nothing while that is not known.
    pub answers: Option<Answers>,
    /// What the list is narrowed to.
    pub facets: BTreeSet<Facet>,
    /// How it is sorted.
    pub sort: Option<Sort>,
    /// The reader's language.
    pub lang: Lang,
}

/// The entries to show, and how many there would be otherwise.
pub struct Results {
    /// No other results have this number.
    pub serial: u64,
    /// What was asked.
    pub asked: Asked,
    /// The entries, in order.
    pub entries: Vec<u32>,
    /// For each facet of the list and each of its values, how many entries answer the query and the
    /// other facets.
    pub counts: Vec<Vec<u32>>,
    /// How many entries of the list answer the query alone.
    pub before_facets: usize,
}

impl Results {
    /// Whether a query was asked.
    pub fn is_search(&self) -> bool {
        self.asked.answers.as_ref().is_some_and(|it| !it.query.is_empty())
    }

    /// How well an entry answers the query.
    pub fn hit(&self, entry: u32) -> Option<Hit> {
        let hits = self.asked.answers.as_ref()?.found.hits();
        let place = hits.binary_search_by_key(&entry, |hit| hit.record).ok()?;
        hits.get(place).copied()
    }
}

impl Lists {
    /// Those of a bulletin.
    pub fn new(bulletin: Arc<Bulletin>) -> Self {
        let lists = &bulletin.file().collections;
        let mut starts = vec![0];
        starts.extend(lists.iter().scan(0, |end, list| {
            *end += u32::try_from(list.entries.len()).unwrap_or(0);
            Some(*end)
        }));
        let shapes = lists.iter().map(|_| OnceLock::new()).collect();
        Self { bulletin, starts, shapes, orders: Mutex::default(), serial: AtomicU64::default() }
    }

    /// The place of a collection in the file.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.bulletin.file().collections.iter().position(|list| list.id == id)
    }

    /// A collection by its place.
    pub fn list(&self, list: usize) -> Option<&Collection> {
        self.bulletin.file().collections.get(list)
    }

    /// How many lists there are.
    pub fn count(&self) -> usize {
        self.shapes.len()
    }

    /// The shape of a list.
    pub fn shape(&self, list: usize) -> Option<&Shape> {
        let collection = self.list(list)?;
        Some(self.shapes.get(list)?.get_or_init(|| Shape::of(collection)))
    }

    /// The numbers of a list's entries, or of all entries.
    pub fn entries(&self, list: Option<usize>) -> Range<u32> {
        match list {
            None => 0..self.starts.last().copied().unwrap_or(0),
            Some(list) => match self.starts.get(list..list + 2) {
                Some(&[from, to]) => from..to,
                _ => 0..0,
            },
        }
    }

    /// An entry by its number.
    pub fn row(&self, entry: u32) -> Option<Row<'_>> {
        let list = self.starts.partition_point(|start| *start <= entry).checked_sub(1)?;
        let collection = self.list(list)?;
        let entry = collection.entries.get((entry - self.starts.get(list)?) as usize)?;
        Some(Row { list: collection, entry })
    }

    /// How many entries of each list answer.
    pub fn counts(&self, answers: Option<&Answers>) -> Vec<usize> {
        let asked = answers.filter(|it| !it.query.is_empty());
        let each = (0..self.count()).map(|list| {
            let entries = self.entries(Some(list));
            asked.map_or(entries.len(), |it| it.found.within(entries).len())
        });
        each.collect()
    }

    /// The entries to show.
    pub fn results(&self, asked: Asked) -> Results {
        let range = self.entries(asked.list);
        // While it is not known what answers, nothing does.
        let unknown = [];
        let hits = match &asked.answers {
            None => Some(&unknown[..]),
            Some(it) if it.query.is_empty() => None,
            Some(it) => Some(it.found.within(range.clone())),
        };
        let (mut entries, counts) = match hits {
            Some(hits) => self.narrowed(&asked, hits.iter().map(|hit| hit.record)),
            None => self.narrowed(&asked, range.clone()),
        };
        if let Some(sort) = &asked.sort {
            self.sort(&mut entries, &asked, sort);
        } else if let Some(hits) = hits {
            entries = best_first(&entries, hits);
        }
        let before_facets = hits.map_or(range.len(), <[Hit]>::len);
        let serial = self.serial.fetch_add(1, Ordering::Relaxed);
        Results { serial, asked, entries, counts, before_facets }
    }

    /// The entries that have the values chosen, and the counts of all values. What is chosen of a
    /// facet does not lessen its own counts.
    fn narrowed(&self, asked: &Asked, entries: impl Iterator<Item = u32>) -> (Vec<u32>, Vec<Vec<u32>>) {
        let list = asked.list.and_then(|list| Some((self.list(list)?, self.shape(list)?)));
        let Some((list, shape)) = list.filter(|it| !it.1.facets.is_empty()) else {
            return (entries.collect(), Vec::new());
        };
        let start = self.entries(asked.list).start;
        let chosen: Vec<_> = shape.facets.iter().map(|it| it.chosen(list, &asked.facets)).collect();
        let mut counts: Vec<_> = shape.facets.iter().map(|it| vec![0; it.values.len() + 1]).collect();
        let mut kept = Vec::new();
        for entry in entries {
            let at = (entry - start) as usize;
            let fails = |facet: usize| {
                chosen[facet].as_ref().is_some_and(|chosen| !chosen[shape.facets[facet].code(at)])
            };
            let mut failed = (0..shape.facets.len()).filter(|facet| fails(*facet));
            match (failed.next(), failed.next()) {
                (None, _) => {
                    kept.push(entry);
                    for (facet, counts) in shape.facets.iter().zip(&mut counts) {
                        counts[facet.code(at)] += 1;
                    }
                }
                (Some(facet), None) => counts[facet][shape.facets[facet].code(at)] += 1,
                _ => {}
            }
        }
        for counts in &mut counts {
            counts.remove(0);
        }
        (kept, counts)
    }

    fn sort(&self, entries: &mut Vec<u32>, asked: &Asked, sort: &Sort) {
        let start = self.entries(asked.list).start;
        let order = self.order(asked, sort);
        // Few are sorted by their places; of many, those that are shown are picked from all in order.
        if entries.len() < order.entries.len() / 16 {
            entries.sort_unstable_by_key(|entry| order.places.get((entry - start) as usize).copied());
            return;
        }
        let mut shown = vec![false; order.entries.len()];
        for entry in entries.iter() {
            if let Some(shown) = shown.get_mut((entry - start) as usize) {
                *shown = true;
            }
        }
        let picked = order.entries.iter().filter(|at| shown.get(**at as usize) == Some(&true));
        *entries = picked.map(|at| start + at).collect();
    }

    /// All entries of a list in an order, which is made once.
    fn order(&self, asked: &Asked, sort: &Sort) -> Arc<Order> {
        let by =
            By { list: asked.list, column: sort.column.clone(), direction: sort.direction, lang: asked.lang };
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        let made = orders.entry(by).or_insert_with(|| {
            let rows = self.entries(asked.list).filter_map(|entry| self.row(entry));
            let keys: Vec<_> = rows.map(|row| row.key(&self.bulletin, &sort.column, asked.lang)).collect();
            let alphabet = Alphabet::new(crate::app::browser::in_order(&characters(&keys), asked.lang));
            let entries = sorted(&keys, sort.direction, &alphabet);
            let mut places = vec![0; entries.len()];
            for (place, entry) in entries.iter().zip(0..).map(|(entry, place)| (place, *entry)) {
                places[entry as usize] = place;
            }
            Arc::new(Order { entries, places })
        });
        made.clone()
    }
}

/// The best hits first; equal ones in the order of the source. `entries` are some of the hits.
fn best_first(entries: &[u32], hits: &[Hit]) -> Vec<u32> {
    let kept: Cow<'_, [Hit]> = if entries.len() == hits.len() {
        hits.into()
    } else {
        let mut hits = hits.iter().copied();
        entries.iter().filter_map(|entry| hits.find(|hit| hit.record == *entry)).collect()
    };
    best(&kept, kept.len()).iter().map(|hit| hit.record).collect()
}

#[cfg(test)]
mod tests;
