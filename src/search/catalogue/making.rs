//! Makes a catalogue, in steps where a bulletin is large: what each thing is found by.

use std::sync::Arc;
use std::vec::IntoIter;

use super::{Catalogue, Target, names, quantities};
use crate::bulletin::Bulletin;
use crate::bulletin::figure::{Figure, Origin, Value};
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Chart, Collection, Entry, File, Relation};
use crate::bulletin::prose::plain;
use crate::bulletin::text::{Lang, Text};
use crate::search::index::{Builder, Role};
use crate::search::quantity::Measures;

/// A catalogue being made.
#[derive(Debug)]
pub struct Making {
    bulletin: Arc<Bulletin>,
    builder: Builder,
    measures: Measures,
    lists: Vec<u32>,
    rest: Vec<Target>,
    /// The entry that comes next: its list, and its place there.
    next: (usize, usize),
    /// What comes after the entries, and is not there yet.
    others: IntoIter<Target>,
    count: u32,
    texts: Texts,
}

impl Making {
    /// Begins with nothing.
    pub fn new(bulletin: Arc<Bulletin>) -> Self {
        Self {
            builder: Builder::default(),
            measures: Measures::of(&bulletin),
            lists: vec![0],
            rest: Vec::new(),
            next: (0, 0),
            others: others(bulletin.file()).into_iter(),
            count: 0,
            texts: Texts::default(),
            bulletin,
        }
    }

    /// Adds some records; says whether there are more.
    pub fn step(&mut self, records: usize) -> bool {
        let bulletin = self.bulletin.clone();
        for _ in 0..records {
            let Some(list) = bulletin.file().collections.get(self.next.0) else {
                let Some(target) = self.others.next() else { return false };
                self.other(&bulletin, target);
                continue;
            };
            match list.entries.get(self.next.1) {
                Some(entry) => {
                    self.entry(&bulletin, list, entry);
                    self.next.1 += 1;
                }
                None => {
                    self.lists.push(self.count);
                    self.next = (self.next.0 + 1, 0);
                }
            }
        }
        true
    }

    /// The catalogue of all that was added.
    pub fn finish(self) -> Catalogue {
        let (measures, lists, rest) = (self.measures, self.lists, self.rest);
        Catalogue { index: self.builder.finish(), measures, lists, rest }
    }

    /// An entry is found by its names, by what its cells say and by its note; and by the quantities
    /// among its cells and in them, under the names of the column and of the figure.
    fn entry(&mut self, bulletin: &Bulletin, list: &Collection, entry: &Entry) {
        self.texts.both(Role::Name, &entry.name);
        entry.aliases.iter().for_each(|alias| self.texts.add(Role::Alias, alias));
        for cell in entry.cells.values() {
            match cell {
                Cell::Text(text) => self.texts.prose(bulletin, Role::Detail, text),
                Cell::Figure(id) => {
                    if let Some(figure) = bulletin.figure(id) {
                        self.texts.value(&figure);
                    }
                }
            }
        }
        if let Some(note) = &entry.note {
            self.texts.both(Role::Note, note);
        }
        self.add();
        for column in &list.columns {
            let Some(cell) = entry.cells.get(&column.id) else { continue };
            for figure in quantities(bulletin, cell) {
                let Some(amount) = figure.amount() else { continue };
                match cell {
                    Cell::Figure(_) => self.builder.amount(amount, &names(column, &figure)),
                    Cell::Text(_) => self.builder.told(amount, &names(column, &figure)),
                }
            }
        }
    }

    /// Anything but an entry.
    fn other(&mut self, bulletin: &Bulletin, target: Target) {
        let file = bulletin.file();
        let figure = match target {
            Target::Entry { .. } => None,
            Target::Observation(at) => file.observations.get(at).map(|it| &it.id),
            Target::Statement(at) => file.statements.get(at).map(|it| &it.id),
            Target::Derived(at) => file.relations.get(at).map(|it| &it.id),
            Target::Chart(at) => return self.chart(bulletin, target, file.charts.get(at)),
            Target::Check(at) => return self.check(target, file.relations.get(at)),
            Target::Section(at) => {
                let section = file.sections.get(at).map(|it| (&it.title, it.digest.as_slice()));
                return self.part(bulletin, target, section);
            }
            Target::Item { section, item } => {
                let item = file.sections.get(section).and_then(|it| it.items.get(item));
                return self.part(bulletin, target, item.map(|it| (&it.title, it.digest.as_slice())));
            }
        };
        let figure = figure.and_then(|id| bulletin.figure(id));
        if let Some(figure) = figure.filter(|it| it.value != Value::Nothing) {
            self.figure(bulletin, target, &figure);
        }
    }

    /// A figure is found by what it measures and for which area and period, by its id, as it is
    /// printed, by what its indicator means, and by its note.
    fn figure(&mut self, bulletin: &Bulletin, target: Target, figure: &Figure<'_>) {
        self.texts.both(Role::Name, figure.label);
        self.texts.add(Role::Alias, figure.id);
        self.texts.value(figure);
        if let Origin::Observation(observation) = figure.origin {
            let area = observation.ref_area.as_ref().map_or(bulletin.ref_area(), |id| bulletin.area(id));
            if let Some(area) = area {
                self.texts.both(Role::Detail, &area.label);
                area.full.iter().for_each(|full| self.texts.both(Role::Detail, full));
                area.aliases.iter().for_each(|alias| self.texts.add(Role::Detail, alias));
            }
            if let Some(period) = bulletin.period(&observation.period) {
                self.texts.both(Role::Detail, &period.label);
            }
            let indicator = bulletin.indicator(&observation.indicator);
            if let Some(definition) = indicator.and_then(|it| it.definition.as_ref()) {
                self.texts.both(Role::Note, definition);
            }
        }
        if let Some(note) = figure.note() {
            self.texts.both(Role::Note, note);
        }
        self.rest.push(target);
        self.add();
        if let Some(amount) = figure.amount() {
            self.builder.amount(amount, &[&figure.label.zh, &figure.label.en]);
        }
    }

    /// A chart is found by its title, by the names of what it draws, and by its note.
    fn chart(&mut self, bulletin: &Bulletin, target: Target, chart: Option<&Chart>) {
        let Some(chart) = chart else { return };
        self.texts.both(Role::Name, &chart.title);
        for figure in chart.drawing.figures().into_iter().filter_map(|id| bulletin.figure(id)) {
            self.texts.both(Role::Detail, figure.label);
        }
        if let Some(note) = &chart.note {
            self.texts.prose(bulletin, Role::Note, note);
        }
        self.rest.push(target);
        self.add();
    }

    /// A relation is found by its name, its id and its note.
    fn check(&mut self, target: Target, relation: Option<&Relation>) {
        let Some(relation) = relation else { return };
        self.texts.both(Role::Name, &relation.label);
        self.texts.add(Role::Alias, &relation.id);
        if let Some(note) = &relation.note {
            self.texts.both(Role::Note, note);
        }
        self.rest.push(target);
        self.add();
    }

    /// A part of the page is found by its title and by its text.
    fn part(&mut self, bulletin: &Bulletin, target: Target, part: Option<(&Text, &[Text])>) {
        let Some((title, digest)) = part else { return };
        self.texts.both(Role::Name, title);
        digest.iter().for_each(|text| self.texts.prose(bulletin, Role::Note, text));
        self.rest.push(target);
        self.add();
    }

    fn add(&mut self) {
        self.builder.add(self.texts.0.iter().map(|(role, text)| (*role, text.as_str())));
        self.texts.0.clear();
        self.count += 1;
    }
}

/// All that is no entry, group by group.
fn others(file: &File) -> Vec<Target> {
    let mut others: Vec<_> = (0..file.observations.len()).map(Target::Observation).collect();
    others.extend((0..file.statements.len()).map(Target::Statement));
    others.extend((0..file.relations.len()).map(Target::Derived));
    others.extend((0..file.charts.len()).map(Target::Chart));
    others.extend((0..file.relations.len()).map(Target::Check));
    for (section, it) in file.sections.iter().enumerate() {
        others.push(Target::Section(section));
        others.extend((0..it.items.len()).map(|item| Target::Item { section, item }));
    }
    others
}

/// How many texts of a record are looked through for one that comes again. Of a record with more, some
/// may be searched twice, which takes room and nothing else.
const COMPARED: usize = 64;

/// The texts of a record, each once.
#[derive(Debug, Default)]
struct Texts(Vec<(Role, String)>);

impl Texts {
    fn add(&mut self, role: Role, text: &str) {
        if !text.is_empty() && !self.0.iter().take(COMPARED).any(|(_, it)| it == text) {
            self.0.push((role, text.to_string()));
        }
    }

    fn both(&mut self, role: Role, text: &Text) {
        self.add(role, &text.zh);
        self.add(role, &text.en);
    }

    fn prose(&mut self, bulletin: &Bulletin, role: Role, text: &Text) {
        for lang in [Lang::Zh, Lang::En] {
            self.add(role, &plain(bulletin, text, lang));
        }
    }

    fn value(&mut self, figure: &Figure<'_>) {
        for lang in [Lang::Zh, Lang::En] {
            self.add(Role::Detail, &format::figure(figure, lang, Style::Compact));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::search::Query;
    use crate::search::catalogue::Group;

    fn found(typed: &str, group: Group) -> Vec<Target> {
        let catalogue = Catalogue::of(&Arc::new(fixture::bulletin()));
        let found = catalogue.search(&Query::parse(typed, catalogue.measures(), None));
        found.within(catalogue.group(group)).iter().filter_map(|hit| catalogue.target(hit.record)).collect()
    }

    #[test]
    fn steps_of_any_size_make_the_same_catalogue() {
        let bulletin = Arc::new(fixture::bulletin());
        let whole = Catalogue::of(&bulletin);
        let mut making = Making::new(bulletin.clone());
        while making.step(1) {}
        let stepped = making.finish();
        let targets = |it: &Catalogue| (0..it.index().len()).map(|at| it.target(at)).collect::<Vec<_>>();
        assert_eq!(targets(&whole), targets(&stepped));
        assert!(targets(&whole).iter().all(Option::is_some));
        assert_eq!(whole.target(whole.index().len()), None);
        let entries: usize = bulletin.file().collections.iter().map(|it| it.entries.len()).sum();
        assert_eq!(whole.group(Group::Entries), 0..u32::try_from(entries).unwrap());
    }

    #[test]
    fn each_group_is_found_by_what_it_says() {
        let bulletin = fixture::bulletin();
        let file = bulletin.file();
        let chart = &file.charts[0];
        assert!(found(&chart.title.zh, Group::Charts).contains(&Target::Chart(0)));
        let relation = &file.relations[0];
        assert!(found(&relation.label.en, Group::Checks).contains(&Target::Check(0)));
        assert!(found(&file.sections[0].title.zh, Group::Digest).contains(&Target::Section(0)));
        assert!(found("8870万元", Group::Entries).len() == 1);
        let area = bulletin.ref_area().unwrap();
        assert!(!found(&area.label.zh, Group::Figures).is_empty());
    }
}
