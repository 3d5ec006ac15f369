//! The search, over made-up records: made in steps as the page makes it, and asked.

use std::sync::Arc;

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::decimal::Exact;
use bulletin::bulletin::figure::{Amount, UnitOf};
use bulletin::bulletin::load::load;
use bulletin::bulletin::model;
use bulletin::search::Query;
use bulletin::search::catalogue::{Catalogue, Making};
use bulletin::search::hanzi::Hanzi;
use bulletin::search::index::{Builder, Index, Role, best};
use bulletin::search::quantity::Measures;
use serde_json::json;
use wasm_bindgen::prelude::*;

use crate::records::queries::{Kind, queries};
use crate::records::{Bound, Record, Records, Revenue, file};

/// How many hits a page shows first.
const FIRST: usize = 50;

/// What a revenue is called, as a list's column and as an indicator.
const REVENUE: [&str; 4] = ["营业收入", "Revenue", "营业收入", "Revenue"];

/// Records, and the index over them.
#[wasm_bindgen]
pub struct Search {
    made_up: Records,
    seed: u64,
    records: Vec<Kept>,
    /// A bulletin that knows money.
    bulletin: Bulletin,
    measures: Measures,
    hanzi: Arc<Hanzi>,
    builder: Builder,
    next: usize,
    index: Index,
}

/// What a page has of a record before it makes an index.
struct Kept {
    texts: Vec<(Role, String)>,
    revenue: Option<Revenue>,
}

impl Kept {
    fn of(record: Record) -> Self {
        let note = record.note.map(|(zh, en)| [zh, en.to_string()]).into_iter().flatten();
        let texts = std::iter::once((Role::Name, record.name))
            .chain(record.english.map(|it| (Role::Name, it)))
            .chain(record.alias.map(|it| (Role::Alias, it)))
            .chain(note.map(|it| (Role::Note, it)));
        Self { texts: texts.collect(), revenue: record.revenue }
    }
}

#[wasm_bindgen]
impl Search {
    /// Makes up so many records. `hanzi` are the bytes of the table of Chinese characters.
    ///
    /// # Errors
    /// When a file cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(count: u32, seed: u32, hanzi: &[u8]) -> Result<Self, JsError> {
        let made_up = Records::new(seed.into());
        let bulletin = load(file::bulletin(10, seed.into()).as_bytes())?;
        Ok(Self {
            records: made_up.first(count).map(Kept::of).collect(),
            made_up,
            seed: seed.into(),
            measures: Measures::of(&bulletin),
            bulletin,
            hanzi: Arc::new(Hanzi::read(hanzi)?),
            builder: Builder::default(),
            next: 0,
            index: Index::default(),
        })
    }

    /// All texts of a record in one, for those who search in that.
    pub fn text(&self, number: usize) -> String {
        let texts = self.records.get(number).map(|it| it.texts.iter().map(|(_, text)| text.as_str()));
        texts.into_iter().flatten().collect::<Vec<_>>().join("\t")
    }

    /// How many bytes the texts of all records have, in UTF-8.
    pub fn text_bytes(&self) -> usize {
        self.records.iter().flat_map(|it| &it.texts).map(|(_, text)| text.len()).sum()
    }

    /// Adds the next records to the index being made; says whether there are more.
    pub fn step(&mut self, records: usize) -> bool {
        let Some(unit) = UnitOf::find(&self.bulletin, "CNY") else { return false };
        let end = self.records.len().min(self.next + records);
        for record in &self.records[self.next..end] {
            self.builder.add(record.texts.iter().map(|(role, text)| (*role, text.as_str())));
            if let Some(revenue) = record.revenue {
                self.builder.amount(&amount(revenue, unit), &REVENUE);
            }
        }
        self.next = end;
        end < self.records.len()
    }

    /// The last step.
    pub fn finish(&mut self) {
        self.index = std::mem::take(&mut self.builder).finish();
    }

    /// How many bytes the index says that it takes.
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// How many records answer, followed by the best.
    pub fn ask(&self, typed: &str) -> Vec<u32> {
        let found = self.index.search(&self.query(typed));
        let total = u32::try_from(found.hits().len()).unwrap_or(u32::MAX);
        std::iter::once(total).chain(best(found.hits(), FIRST).iter().map(|hit| hit.record)).collect()
    }

    /// All that answer.
    pub fn all(&self, typed: &str) -> Vec<u32> {
        self.index.search(&self.query(typed)).hits().iter().map(|hit| hit.record).collect()
    }

    fn query(&self, typed: &str) -> Query {
        Query::parse(typed, &self.measures, Some(self.hanzi.clone()))
    }

    /// So many queries of each kind, as JSON: a list of what the kind is called, and a list of what is
    /// typed and which record it should find.
    pub fn queries(&self, count: usize) -> String {
        let among = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        let kinds = Kind::ALL.map(|kind| {
            let asked = queries(&self.made_up, among, kind, count, self.seed);
            let asked = asked.into_iter().map(|it| json!({ "typed": it.typed, "record": it.record }));
            json!({ "kind": kind.name(), "asked": asked.collect::<Vec<_>>() })
        });
        serde_json::to_string(&kinds).unwrap_or_default()
    }
}

/// A revenue as a figure of a bulletin has it.
fn amount(revenue: Revenue, unit: UnitOf<'_>) -> Amount<'_> {
    Amount {
        digits: revenue.wan.to_string(),
        value: Exact::from_integer(revenue.wan.into()),
        unit,
        unit_mult: 4,
        bound: match revenue.bound {
            Bound::Exact => model::Bound::Exact,
            Bound::AtLeast => model::Bound::AtLeast,
            Bound::Under => model::Bound::Under,
            Bound::About => model::Bound::About,
        },
        signed: false,
        range: None,
        range_values: None,
    }
}

/// The same records as a page has them: a bulletin, and its catalogue being made.
#[wasm_bindgen]
pub struct Page {
    making: Option<Making>,
    catalogue: Option<Catalogue>,
}

#[wasm_bindgen]
impl Page {
    /// Reads a data file.
    ///
    /// # Errors
    /// When it is none, or too large.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsError> {
        let bulletin = Arc::new(load(bytes)?);
        Ok(Self { making: Some(Making::new(bulletin)), catalogue: None })
    }

    /// Adds some records; says whether there are more.
    pub fn step(&mut self, records: usize) -> bool {
        self.making.as_mut().is_some_and(|making| making.step(records))
    }

    /// The last step.
    pub fn finish(&mut self) {
        self.catalogue = self.making.take().map(Making::finish);
    }

    /// How many bytes the index says that it takes.
    pub fn bytes(&self) -> usize {
        self.catalogue.as_ref().map_or(0, |it| it.index().bytes())
    }
}

/// A data file of so many of the records.
#[wasm_bindgen]
pub fn data_file(count: u32, seed: u32) -> Vec<u8> {
    file::bulletin(count, seed.into()).into_bytes()
}
