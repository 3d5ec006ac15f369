//! What is shown of something found: its name, what it is, and where else it matches. Pure.

use crate::app::fragment::{self, Fragment, Said, other};
use crate::app::marked::Marked;
use crate::app::words;
use crate::bulletin::Bulletin;
use crate::bulletin::figure::{Figure, Origin, Status};
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Collection, Entry};
use crate::bulletin::prose::plain;
use crate::bulletin::text::{Lang, Text};
use crate::search::catalogue::{Target, names, quantities};
use crate::search::index::{Hit, Kind};
use crate::search::quantity::Answer;
use crate::search::{Of, Query};

/// Something found, as a reader sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub target: Target,
    /// Its name.
    pub title: Marked,
    /// What kind of thing it is: the list, the period, the part of the page.
    pub what: Marked,
    /// Its value, or the one that answers.
    pub value: Option<Value>,
    /// What else matches.
    pub fragment: Option<Fragment>,
}

/// A value beside a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is called, where the name does not say it.
    pub term: Option<String>,
    /// The value, with the sign of its bound.
    pub text: Marked,
    /// How it came about.
    pub status: Status,
    /// In words, where it answers only as a bound: `at least`.
    pub bound: Option<&'static str>,
}

/// What to show of a hit; nothing where the bulletin has no such thing.
pub fn row(bulletin: &Bulletin, target: Target, query: &Query, hit: Hit, lang: Lang) -> Option<Row> {
    let file = bulletin.file();
    let figure = |id: &str| About::figure(bulletin, id, query, hit.rank.kind, lang);
    let about = match target {
        Target::Entry { list, entry } => {
            let list = file.collections.get(list)?;
            About::entry(bulletin, list, list.entries.get(entry)?, query, lang)
        }
        Target::Observation(at) => figure(&file.observations.get(at)?.id)?,
        Target::Statement(at) => figure(&file.statements.get(at)?.id)?,
        Target::Derived(at) => figure(&file.relations.get(at)?.id)?,
        Target::Chart(at) => {
            let chart = file.charts.get(at)?;
            let mut about = About::new(&chart.title, chart.subtitle.get(lang), lang);
            for figure in chart.drawing.figures().into_iter().filter_map(|id| bulletin.figure(id)) {
                about.say(Some(figure.label));
            }
            about.say_prose(bulletin, chart.note.as_slice());
            about
        }
        Target::Check(at) => {
            let relation = file.relations.get(at)?;
            let mut about =
                About { is_found_by_what: true, ..About::new(&relation.label, &relation.id, lang) };
            about.say(relation.note.as_ref());
            about
        }
        Target::Section(at) => {
            let section = file.sections.get(at)?;
            let mut about = About::new(&section.title, "", lang);
            about.say_prose(bulletin, &section.digest);
            about
        }
        Target::Item { section, item } => {
            let section = file.sections.get(section)?;
            let item = section.items.get(item)?;
            let mut about = About::new(&item.title, section.title.get(lang), lang);
            about.say_prose(bulletin, &item.digest);
            about
        }
    };
    Some(about.row(target, query, hit, lang))
}

/// All that may be shown of something.
struct About {
    title: String,
    what: String,
    /// Whether it is found by that too.
    is_found_by_what: bool,
    value: Option<Value>,
    /// Whether the value answers a question.
    answers: bool,
    /// What it is found by beside its name, the most telling first.
    said: Vec<Said>,
}

impl About {
    fn new(name: &Text, what: &str, lang: Lang) -> Self {
        Self {
            title: name.get(lang).to_string(),
            what: what.to_string(),
            is_found_by_what: false,
            value: None,
            answers: false,
            said: vec![Said::name_in(name, other(lang))],
        }
    }

    fn entry(bulletin: &Bulletin, list: &Collection, entry: &Entry, query: &Query, lang: Lang) -> Self {
        let mut about = Self::new(&entry.name, list.label.get(lang), lang);
        about.said = fragment::of_entry(bulletin, list, entry, lang);
        about.value = list.columns.iter().find_map(|column| {
            let cell = entry.cells.get(&column.id)?;
            let (answer, figure) = quantities(bulletin, cell)
                .find_map(|it| Some((query.answer(it.amount()?, &names(column, &it))?, it)))?;
            // Of several quantities in prose the column's name would not say which it is.
            let term = match cell {
                Cell::Figure(_) => &column.label,
                Cell::Text(_) => figure.label,
            };
            let text = Marked::whole(&format::figure(&figure, lang, Style::Compact));
            let term = Some(term.get(lang).to_string());
            Some(Value { term, ..Value::of(&figure, text, Some(answer), lang) })
        });
        about.answers = about.value.is_some();
        about
    }

    fn figure(bulletin: &Bulletin, id: &str, query: &Query, kind: Kind, lang: Lang) -> Option<Self> {
        let figure = bulletin.figure(id)?;
        let label = figure.label;
        let mut what = figure.period(bulletin).map(|it| it.label.get(lang).to_string()).unwrap_or_default();
        let area = match figure.origin {
            Origin::Observation(it) => {
                it.ref_area.as_ref().map_or(bulletin.ref_area(), |id| bulletin.area(id))
            }
            _ => None,
        };
        // Where figures for several areas stand side by side, the period alone would not tell them apart.
        if let Some(area) = area {
            what = [area.label.get(lang), &what].join(" · ");
        }
        let mut about = Self { is_found_by_what: true, ..Self::new(label, &what, lang) };
        let names = [label.zh.as_str(), label.en.as_str()];
        let answer = figure.amount().and_then(|amount| query.answer(amount, &names));
        let shown = format::figure(&figure, lang, Style::Compact);
        let text = answer.map_or_else(|| Marked::by(query, &shown, kind), |_| Marked::whole(&shown));
        about.value = Some(Value::of(&figure, text, answer, lang));
        about.answers = answer.is_some();
        // An id is of no language.
        about.said.push(Said::bare(id, lang));
        about.said.push(Said::bare(&format::figure(&figure, other(lang), Style::Compact), other(lang)));
        if let Some(area) = area {
            about.say(Some(&area.label));
            about.say(area.full.as_ref());
            about.said.extend(area.aliases.iter().map(|it| Said::name(it)));
        }
        about.say(figure.period(bulletin).map(|it| &it.label));
        if let Origin::Observation(observation) = figure.origin {
            let indicator = bulletin.indicator(&observation.indicator);
            about.say(indicator.and_then(|it| it.definition.as_ref()));
        }
        about.say(figure.note());
        Some(about)
    }

    fn say(&mut self, text: Option<&Text>) {
        self.said.extend(text.into_iter().flat_map(Said::both));
    }

    fn say_prose(&mut self, bulletin: &Bulletin, texts: &[Text]) {
        for lang in Lang::ALL {
            self.said.extend(texts.iter().map(|it| Said::bare(&plain(bulletin, it, lang), lang)));
        }
    }

    fn row(self, target: Target, query: &Query, hit: Hit, lang: Lang) -> Row {
        let kind = hit.rank.kind;
        let mark = |text: &str| Marked::by(query, text, kind);
        let value = self.value.as_ref().map(|it| it.text.text());
        let what = Some(self.what.as_str()).filter(|_| self.is_found_by_what);
        let title = (Of::Name, self.title.as_str());
        let shown: Vec<_> =
            [what, value].into_iter().flatten().map(|it| (Of::Other, it)).chain([title]).collect();
        let unseen = query.unseen(&shown, self.answers, kind);
        let (title, what) = (Marked::name(query, &self.title, kind), mark(&self.what));
        let fragment = Fragment::best(query, &unseen, kind, self.said, lang);
        Row { target, title, what, value: self.value, fragment }
    }
}

impl Value {
    fn of(figure: &Figure<'_>, text: Marked, answer: Option<Answer>, lang: Lang) -> Self {
        let bound = figure.amount().filter(|_| answer == Some(Answer::Bound));
        let bound = bound.and_then(|amount| words::as_bound(amount.bound)).map(|it| it.get(lang));
        Self { term: None, text, status: figure.status, bound }
    }
}
