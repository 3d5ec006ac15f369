//! What of a bulletin can be found, and the index over it.

use std::ops::Range;
use std::sync::Arc;

use super::index::{Builder, Found, Index, Role};
use super::quantity::Measures;
use super::query::Query;
use crate::bulletin::Bulletin;
use crate::bulletin::figure::{Figure, Value};
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Collection, Entry};
use crate::bulletin::prose::plain;
use crate::bulletin::text::{Lang, Text};

/// A kind of thing that can be found, in the order in which results show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Entries of collections.
    Entries,
    /// Observations, statements and derived values.
    Figures,
    /// Charts.
    Charts,
    /// Relations.
    Checks,
    /// Sections of the page and their parts.
    Digest,
}

impl Group {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Entries, Self::Figures, Self::Charts, Self::Checks, Self::Digest];
}

/// Something that can be found, by its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entry of a collection.
    Entry {
        /// Which collection.
        list: usize,
        /// Which of its entries.
        entry: usize,
    },
    /// An observation.
    Observation(usize),
    /// A statement.
    Statement(usize),
    /// The derived value of a relation.
    Derived(usize),
    /// A chart.
    Chart(usize),
    /// A relation, as a check.
    Check(usize),
    /// A section of the page.
    Section(usize),
    /// A part of a section with a heading of its own.
    Item {
        /// Which section.
        section: usize,
        /// Which of its items.
        item: usize,
    },
}

impl Target {
    /// Which kind of thing it is.
    pub const fn group(self) -> Group {
        match self {
            Self::Entry { .. } => Group::Entries,
            Self::Observation(_) | Self::Statement(_) | Self::Derived(_) => Group::Figures,
            Self::Chart(_) => Group::Charts,
            Self::Check(_) => Group::Checks,
            Self::Section(_) | Self::Item { .. } => Group::Digest,
        }
    }
}

/// The index over a bulletin, and what its records are.
#[derive(Debug)]
pub struct Catalogue {
    index: Index,
    measures: Measures,
    /// The first record of each collection, and the end of the last.
    lists: Vec<u32>,
    /// What the records after the entries are.
    rest: Vec<Target>,
}

impl Catalogue {
    /// The catalogue of a bulletin, made in one go: [`Making`] makes that of a large one in steps.
    pub fn of(bulletin: &Arc<Bulletin>) -> Self {
        let mut making = Making::new(bulletin.clone());
        while making.step(usize::MAX) {}
        making.finish()
    }

    /// The units in which queries may ask.
    pub const fn measures(&self) -> &Measures {
        &self.measures
    }

    /// The index.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// All that answers.
    pub fn search(&self, query: &Query) -> Found {
        self.index.search(query)
    }

    /// What a record is.
    pub fn target(&self, record: u32) -> Option<Target> {
        let entries = self.lists.last().copied().unwrap_or_default();
        if let Some(rest) = record.checked_sub(entries) {
            return self.rest.get(rest as usize).copied();
        }
        let list = self.lists.partition_point(|start| *start <= record) - 1;
        Some(Target::Entry { list, entry: (record - self.lists[list]) as usize })
    }

    /// The records of a collection's entries, in their order; nothing for a collection there is not.
    pub fn list(&self, list: usize) -> Range<u32> {
        match self.lists.get(list..list + 2) {
            Some(&[from, to]) => from..to,
            _ => 0..0,
        }
    }

    /// The records of a kind of thing.
    pub fn group(&self, group: Group) -> Range<u32> {
        let entries = self.lists.last().copied().unwrap_or_default();
        if group == Group::Entries {
            return 0..entries;
        }
        let place = |at: usize| entries + u32::try_from(at).unwrap_or(u32::MAX);
        let from = self.rest.partition_point(|it| it.group() < group);
        let to = self.rest.partition_point(|it| it.group() <= group);
        place(from)..place(to)
    }
}

/// A catalogue being made.
#[derive(Debug)]
pub struct Making {
    bulletin: Arc<Bulletin>,
    builder: Builder,
    measures: Measures,
    lists: Vec<u32>,
    rest: Vec<Target>,
    /// The entry that comes next.
    next: (usize, usize),
    count: u32,
}

impl Making {
    /// Begins with nothing.
    pub fn new(bulletin: Arc<Bulletin>) -> Self {
        let measures = Measures::of(&bulletin);
        Self {
            bulletin,
            builder: Builder::default(),
            measures,
            lists: vec![0],
            rest: Vec::new(),
            next: (0, 0),
            count: 0,
        }
    }

    /// Adds some records; says whether there are more.
    pub fn step(&mut self, records: usize) -> bool {
        let bulletin = self.bulletin.clone();
        for _ in 0..records {
            let Some(list) = bulletin.file().collections.get(self.next.0) else {
                self.rest(&bulletin);
                return false;
            };
            let Some(entry) = list.entries.get(self.next.1) else {
                self.lists.push(self.count);
                self.next = (self.next.0 + 1, 0);
                continue;
            };
            self.entry(&bulletin, list, entry);
            self.next.1 += 1;
        }
        true
    }

    /// The catalogue of all that was added.
    pub fn finish(self) -> Catalogue {
        Catalogue {
            index: self.builder.finish(),
            measures: self.measures,
            lists: self.lists,
            rest: self.rest,
        }
    }

    fn entry(&mut self, bulletin: &Bulletin, list: &Collection, entry: &Entry) {
        let mut texts = Texts::default();
        texts.both(Role::Name, &entry.name);
        texts.0.extend(entry.aliases.iter().map(|alias| (Role::Alias, alias.clone())));
        for (id, cell) in &entry.cells {
            match cell {
                Cell::Text(text) => texts.prose(bulletin, Role::Detail, text),
                Cell::Figure(id) => {
                    if let Some(figure) = bulletin.figure(id) {
                        texts.value(&figure);
                    }
                }
            }
            let _ = id;
        }
        if let Some(note) = &entry.note {
            texts.both(Role::Note, note);
        }
        self.add(&texts);
        for column in &list.columns {
            let Some(Cell::Figure(id)) = entry.cells.get(&column.id) else { continue };
            let Some(figure) = bulletin.figure(id) else { continue };
            if let Some(amount) = figure.amount() {
                let names = [&column.label, figure.label];
                let names = names.map(|it| [it.zh.as_str(), it.en.as_str()]).concat();
                self.builder.amount(amount, &names);
            }
        }
    }

    /// Everything but the entries, which are few.
    fn rest(&mut self, bulletin: &Bulletin) {
        let file = bulletin.file();
        let figures = file.observations.iter().enumerate().map(|(at, it)| (&it.id, Target::Observation(at)));
        let figures =
            figures.chain(file.statements.iter().enumerate().map(|(at, it)| (&it.id, Target::Statement(at))));
        let figures =
            figures.chain(file.relations.iter().enumerate().map(|(at, it)| (&it.id, Target::Derived(at))));
        for (id, target) in figures {
            let Some(figure) = bulletin.figure(id) else { continue };
            if figure.value == Value::Nothing {
                continue;
            }
            let mut texts = Texts::default();
            texts.both(Role::Name, figure.label);
            texts.0.push((Role::Alias, id.clone()));
            texts.value(&figure);
            if let Some(note) = figure.note() {
                texts.both(Role::Note, note);
            }
            self.other(target, &texts);
            if let Some(amount) = figure.amount() {
                self.builder.amount(amount, &[&figure.label.zh, &figure.label.en]);
            }
        }
        for (at, chart) in file.charts.iter().enumerate() {
            let mut texts = Texts::default();
            texts.both(Role::Name, &chart.title);
            if let Some(note) = &chart.note {
                texts.prose(bulletin, Role::Note, note);
            }
            self.other(Target::Chart(at), &texts);
        }
        for (at, relation) in file.relations.iter().enumerate() {
            let mut texts = Texts::default();
            texts.both(Role::Name, &relation.label);
            texts.0.push((Role::Alias, relation.id.clone()));
            if let Some(note) = &relation.note {
                texts.both(Role::Note, note);
            }
            self.other(Target::Check(at), &texts);
        }
        for (section, it) in file.sections.iter().enumerate() {
            let mut texts = Texts::default();
            texts.both(Role::Name, &it.title);
            for text in &it.digest {
                texts.prose(bulletin, Role::Note, text);
            }
            self.other(Target::Section(section), &texts);
            for (item, it) in it.items.iter().enumerate() {
                let mut texts = Texts::default();
                texts.both(Role::Name, &it.title);
                for text in &it.digest {
                    texts.prose(bulletin, Role::Note, text);
                }
                self.other(Target::Item { section, item }, &texts);
            }
        }
    }

    fn other(&mut self, target: Target, texts: &Texts) {
        self.rest.push(target);
        self.add(texts);
    }

    fn add(&mut self, texts: &Texts) {
        self.builder.add(texts.0.iter().map(|(role, text)| (*role, text.as_str())));
        self.count += 1;
    }
}

/// The texts of a record.
#[derive(Default)]
struct Texts(Vec<(Role, String)>);

impl Texts {
    fn both(&mut self, role: Role, text: &Text) {
        self.0.push((role, text.zh.clone()));
        self.0.push((role, text.en.clone()));
    }

    fn prose(&mut self, bulletin: &Bulletin, role: Role, text: &Text) {
        self.0.extend([Lang::Zh, Lang::En].map(|lang| (role, plain(bulletin, text, lang))));
    }

    fn value(&mut self, figure: &Figure<'_>) {
        let shown = [Lang::Zh, Lang::En].map(|lang| format::figure(figure, lang, Style::Compact));
        self.0.extend(shown.map(|text| (Role::Detail, text)));
    }
}
