//! What is shown of something found: its name, what it is, and where else it matches. Pure.

use super::marked::Marked;
use crate::app::words;
use crate::bulletin::Bulletin;
use crate::bulletin::figure::{Figure, Origin, Status};
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Collection, Entry};
use crate::bulletin::prose::plain;
use crate::bulletin::text::{Lang, Text};
use crate::search::Query;
use crate::search::catalogue::Target;
use crate::search::index::{Hit, Kind, Role};
use crate::search::quantity::Answer;

/// How much of another text is shown, in columns: a line, or two on a phone.
const ROOM: usize = 68;

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

/// A piece of another text in which the query matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// What the text is.
    pub term: Option<String>,
    /// What stands around the first match.
    pub text: Marked,
    /// In which language it is.
    pub lang: Lang,
}

/// What to show of a hit; nothing where the bulletin has no such thing.
pub fn row(bulletin: &Bulletin, target: Target, query: &Query, hit: Hit, lang: Lang) -> Option<Row> {
    let file = bulletin.file();
    let about = match target {
        Target::Entry { list, entry } => {
            let list = file.collections.get(list)?;
            About::entry(bulletin, list, list.entries.get(entry)?, query, lang)
        }
        Target::Observation(at) => About::figure(bulletin, &file.observations.get(at)?.id, query, lang)?,
        Target::Statement(at) => About::figure(bulletin, &file.statements.get(at)?.id, query, lang)?,
        Target::Derived(at) => About::figure(bulletin, &file.relations.get(at)?.id, query, lang)?,
        Target::Chart(at) => {
            let chart = file.charts.get(at)?;
            let mut about = About::new(&chart.title, chart.subtitle.get(lang), lang);
            for figure in chart.drawing.figures().into_iter().filter_map(|id| bulletin.figure(id)) {
                about.say_both(None, Some(figure.label), lang);
            }
            about.say_prose(bulletin, None, chart.note.as_slice(), lang);
            about
        }
        Target::Check(at) => {
            let relation = file.relations.get(at)?;
            let mut about = About::new(&relation.label, &relation.id, lang);
            about.say_both(None, relation.note.as_ref(), lang);
            about
        }
        Target::Section(at) => {
            let section = file.sections.get(at)?;
            let mut about = About::new(&section.title, "", lang);
            about.say_prose(bulletin, None, &section.digest, lang);
            about
        }
        Target::Item { section, item } => {
            let section = file.sections.get(section)?;
            let item = section.items.get(item)?;
            let mut about = About::new(&item.title, section.title.get(lang), lang);
            about.say_prose(bulletin, None, &item.digest, lang);
            about
        }
    };
    Some(about.row(target, query, hit))
}

/// All that may be shown of something.
struct About {
    title: String,
    what: String,
    value: Option<Value>,
    /// What else is said of it, the most telling first.
    said: Vec<(Option<String>, String, Lang)>,
}

impl About {
    fn new(name: &Text, what: &str, lang: Lang) -> Self {
        let other = other(lang);
        let said = vec![(None, name.get(other).to_string(), other)];
        Self { title: name.get(lang).to_string(), what: what.to_string(), value: None, said }
    }

    fn entry(bulletin: &Bulletin, list: &Collection, entry: &Entry, query: &Query, lang: Lang) -> Self {
        let mut about = Self::new(&entry.name, list.label.get(lang), lang);
        let also = Some(words::ALSO_NAMED.get(lang).to_string());
        let aliases = entry.aliases.iter().map(|alias| (also.clone(), alias.clone(), lang_of(alias)));
        about.said.splice(0..0, aliases);
        for lang in [lang, other(lang)] {
            for column in &list.columns {
                let term = Some(column.label.get(lang).to_string());
                match entry.cells.get(&column.id) {
                    Some(Cell::Text(text)) => about.said.push((term, plain(bulletin, text, lang), lang)),
                    Some(Cell::Figure(id)) => {
                        let figure = bulletin.figure(id);
                        let shown = figure.map(|it| format::figure(&it, lang, Style::Compact));
                        about.said.extend(shown.map(|it| (term, it, lang)));
                    }
                    None => {}
                }
            }
        }
        about.say_both(None, entry.note.as_ref(), lang);
        about.value = list.columns.iter().find_map(|column| {
            let Some(Cell::Figure(id)) = entry.cells.get(&column.id) else { return None };
            let figure = bulletin.figure(id)?;
            let names = [&column.label, figure.label].map(|it| [it.zh.as_str(), it.en.as_str()]);
            let answer = query.answer(figure.amount()?, &names.concat())?;
            let mut value = Value::of(&figure, query, Some(answer), Kind::Part, lang);
            value.term = Some(column.label.get(lang).to_string());
            Some(value)
        });
        about
    }

    fn figure(bulletin: &Bulletin, id: &str, query: &Query, lang: Lang) -> Option<Self> {
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
        let mut about = Self::new(label, &what, lang);
        let names = [label.zh.as_str(), label.en.as_str()];
        let answer = figure.amount().and_then(|amount| query.answer(amount, &names));
        about.value = Some(Value::of(&figure, query, answer, Kind::Part, lang));
        let other = other(lang);
        about.said.push((None, id.to_string(), Lang::En));
        about.said.push((None, format::figure(&figure, other, Style::Compact), other));
        if let Some(area) = area {
            about.say_both(None, Some(&area.label), lang);
            about.say_both(None, area.full.as_ref(), lang);
            about.said.extend(area.aliases.iter().map(|it| (None, it.clone(), lang_of(it))));
        }
        about.say_both(None, figure.period(bulletin).map(|it| &it.label), lang);
        if let Origin::Observation(observation) = figure.origin {
            let indicator = bulletin.indicator(&observation.indicator);
            about.say_both(None, indicator.and_then(|it| it.definition.as_ref()), lang);
        }
        about.say_both(None, figure.note(), lang);
        Some(about)
    }

    fn say_both(&mut self, term: Option<&str>, text: Option<&Text>, lang: Lang) {
        for lang in [lang, other(lang)] {
            let term = term.map(str::to_string);
            self.said.extend(text.map(|it| (term, it.get(lang).to_string(), lang)));
        }
    }

    fn say_prose(&mut self, bulletin: &Bulletin, term: Option<&str>, texts: &[Text], lang: Lang) {
        for lang in [lang, other(lang)] {
            let term = term.map(str::to_string);
            self.said.extend(texts.iter().map(|it| (term.clone(), plain(bulletin, it, lang), lang)));
        }
    }

    fn row(self, target: Target, query: &Query, hit: Hit) -> Row {
        let Hit { rank, .. } = hit;
        let title = Marked::by(query, &self.title, rank.kind);
        let what = Marked::by(query, &self.what, rank.kind);
        let answers = self.value.as_ref().is_some_and(|it| it.text.has_marks());
        // Where every word is in the name, or the value answers, no more need be shown.
        let told = match rank.role {
            Role::Name => title.has_marks(),
            Role::Detail => answers || (what.has_marks() && title.has_marks()),
            Role::Alias | Role::Note => what.has_marks() && !title.has_marks(),
        };
        let mut fragment: Option<Fragment> = None;
        for (term, text, lang) in self.said.into_iter().filter(|_| !told) {
            let text = Marked::by(query, &text, rank.kind);
            // Of several texts the one that says most; of equals the first.
            if text.weight() > fragment.as_ref().map_or(0, |it| it.text.weight()) {
                fragment = Some(Fragment { term, text, lang });
            }
        }
        let fragment = fragment.map(|it| Fragment { text: it.text.around_first(ROOM), ..it });
        Row { target, title, what, value: self.value, fragment }
    }
}

impl Value {
    fn of(figure: &Figure<'_>, query: &Query, answer: Option<Answer>, kind: Kind, lang: Lang) -> Self {
        let shown = format::figure(figure, lang, Style::Compact);
        let text = match answer {
            Some(_) => Marked::whole(&shown),
            None => Marked::by(query, &shown, kind),
        };
        let bound = figure.amount().filter(|_| answer == Some(Answer::Bound));
        let bound = bound.and_then(|amount| words::as_bound(amount.bound)).map(|it| it.get(lang));
        Self { term: None, text, status: figure.status, bound }
    }
}

const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}

/// The language of a name that does not say it.
fn lang_of(name: &str) -> Lang {
    if name.chars().any(|c| c >= '\u{2e80}') { Lang::Zh } else { Lang::En }
}
