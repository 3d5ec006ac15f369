//! What every view shares: the bulletin, and what the reader is looking at.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::browser;
use super::catalogue::{Answers, Searching};
use super::origin::Origin;
use super::state::{ChartState, Facet, Sort, ViewState};
use crate::bulletin::Bulletin;
use crate::bulletin::text::Lang;
use crate::check::source::SourceText;

/// The bulletin and the view state, one field of which each view follows.
#[derive(Clone)]
pub struct Page {
    /// What is shown. It never changes.
    pub bulletin: Arc<Bulletin>,
    /// The language.
    pub lang: Memo<Lang>,
    /// The figure whose evidence is open.
    pub figure: Memo<Option<String>>,
    /// The collection that is shown.
    pub list: Memo<Option<String>>,
    /// What is searched for.
    pub query: Memo<String>,
    /// How the list is sorted.
    pub sort: Memo<Option<Sort>>,
    /// What the list is narrowed to.
    pub facets: Memo<BTreeSet<Facet>>,
    /// Whether all rows are shown.
    pub all_rows: Memo<bool>,
    /// The chart that stands alone, where one does.
    pub alone: Option<String>,
    /// How each chart is looked at that a reader has touched. The address names the last of them.
    looks: RwSignal<BTreeMap<String, ChartState>>,
    /// The texts of the bulletin's sources that are at hand.
    pub texts: RwSignal<Arc<Vec<SourceText>>>,
    /// Whether long texts are shown whole.
    pub whole_texts: RwSignal<bool>,
    /// What its searches share.
    pub searching: Searching,
    /// The entries that answer the query of the lists; nothing while the catalogue is being made.
    pub answers: Memo<Option<Answers>>,
    /// The entry that a reader is on the way to, by its list's place in the file and its own in the
    /// list: a long list must be scrolled before its row is there.
    pub sought: RwSignal<Option<(usize, usize)>>,
    /// The entry that the reader looked at when a long list in a language was left: by its number among all
    /// entries, and how far below the table's head it stood, in CSS pixels.
    pub reading: StoredValue<Option<(u32, f64, Lang)>>,
    /// The language that the reader chose last, which need not be the one that is shown: Back may have
    /// brought back another.
    chosen: Memo<Option<String>>,
    state: RwSignal<ViewState>,
}

impl Page {
    /// A page that starts in a given state, with the texts that the sources themselves carry.
    pub fn new(bulletin: Arc<Bulletin>, state: ViewState) -> Self {
        let sources = bulletin.file().sources.iter();
        let texts = sources.filter_map(|it| Some(SourceText::new(&it.id, it.text.as_deref()?)));
        let texts = RwSignal::new(Arc::new(texts.collect()));
        let named = state.chart.clone();
        let alone = named.as_ref().filter(|chart| chart.alone).map(|chart| chart.id.clone());
        let state = RwSignal::new(state);
        let query = Memo::new(move |_| state.with(|it| it.query.clone()));
        let searching = Searching::new(bulletin.clone());
        let answers = {
            let searching = searching.clone();
            Memo::new(move |_| query.with(|typed| searching.entries(typed)))
        };
        let sought = RwSignal::new(row_of(&bulletin, &browser::anchor()));
        let lang = Memo::new(move |_| state.with(|it| it.lang));
        Self {
            bulletin,
            sought,
            searching,
            answers,
            lang,
            figure: Memo::new(move |_| state.with(|it| it.figure.clone())),
            list: Memo::new(move |_| state.with(|it| it.list.clone())),
            query,
            sort: Memo::new(move |_| state.with(|it| it.sort.clone())),
            facets: Memo::new(move |_| state.with(|it| it.facets.clone())),
            all_rows: Memo::new(move |_| state.with(|it| it.all_rows)),
            alone,
            looks: RwSignal::new(named.into_iter().map(|chart| (chart.id.clone(), chart)).collect()),
            texts,
            whole_texts: RwSignal::new(false),
            reading: StoredValue::new(None),
            chosen: Memo::new(move |_| {
                lang.track();
                browser::stored(browser::LANG_KEY)
            }),
            state,
        }
    }

    /// The same page with the texts that are at hand, which may become more.
    #[must_use]
    pub fn with_texts(self, texts: RwSignal<Arc<Vec<SourceText>>>) -> Self {
        Self { texts, ..self }
    }

    /// Goes to another state, as a step that Back undoes.
    pub fn go(&self, change: impl FnOnce(&mut ViewState)) {
        self.change(true, change);
    }

    /// Goes to a place of the page in another state, as one step that Back undoes. The place is named
    /// by its id, and may come to be only by the change.
    pub fn go_to(&self, anchor: &str, change: impl FnOnce(&mut ViewState)) {
        let mut next = self.state.get_untracked();
        change(&mut next);
        if browser::origin() == next.origin {
            browser::write_place(&next, anchor);
        }
        if next != self.state.get_untracked() {
            self.state.set(next);
        }
        let anchor = anchor.to_string();
        browser::when_shown(move || browser::land(&anchor));
    }

    /// Goes to another state without a step of its own: for typing.
    pub fn drift(&self, change: impl FnOnce(&mut ViewState)) {
        self.change(false, change);
    }

    fn change(&self, step: bool, change: impl FnOnce(&mut ViewState)) {
        let mut next = self.state.get_untracked();
        change(&mut next);
        if next == self.state.get_untracked() {
            return;
        }
        // While another bulletin is on its way, the address is that one's already.
        if browser::origin() == next.origin {
            if step {
                browser::write_state(&next, true);
            } else {
                browser::write_state_soon(&next);
            }
        }
        self.state.set(next);
    }

    /// Whose bulletin it is.
    pub fn origin(&self) -> Origin {
        self.state.with_untracked(|state| state.origin.clone())
    }

    /// The name of the file, where it is one of the reader's own, to which no link leads.
    pub fn readers_own(&self) -> Option<String> {
        match self.origin() {
            Origin::File(name) => Some(name),
            _ => None,
        }
    }

    /// The address of another state of this bulletin in the current language.
    pub fn link(&self, change: impl FnOnce(&mut ViewState)) -> String {
        let lang = self.lang.get_untracked();
        let mut state = ViewState { origin: self.origin(), lang, ..ViewState::default() };
        change(&mut state);
        self.chosen.with_untracked(|chosen| state.to_own_search(chosen.as_deref()))
    }

    /// The address of the bulletin in the current language, without the rest of the state.
    pub fn home_link(&self) -> String {
        self.link(|_| ())
    }

    /// The address of a figure in the current language, without the rest of the state.
    pub fn figure_link(&self, id: &str) -> String {
        self.link(|state| state.figure = Some(id.to_string()))
    }

    /// The address of a collection in the current language.
    pub fn list_link(&self, id: &str) -> String {
        let link = self.link(|state| state.list = Some(id.to_string()));
        format!("{link}#lists")
    }

    /// The address of a chart in the current language, without the rest of the state.
    pub fn chart_link(&self, chart: ChartState) -> String {
        let anchor = if chart.alone { String::new() } else { format!("#chart-{}", chart.id) };
        let link = self.link(|state| state.chart = Some(chart));
        format!("{link}{anchor}")
    }

    /// How a chart is looked at.
    pub fn look(&self, id: &str) -> Memo<ChartState> {
        let (looks, id) = (self.looks, id.to_string());
        Memo::new(move |_| {
            let rest = || ChartState { id: id.clone(), ..ChartState::default() };
            looks.with(|looks| looks.get(&id).cloned()).unwrap_or_else(rest)
        })
    }

    /// Changes how a chart is looked at, which singles it out in the address.
    pub fn look_at(&self, id: &str, change: impl FnOnce(&mut ChartState)) {
        let rest = || ChartState { id: id.to_string(), ..ChartState::default() };
        let before = self.looks.with_untracked(|looks| looks.get(id).cloned()).unwrap_or_else(rest);
        let mut chart = before.clone();
        change(&mut chart);
        if before == chart {
            return;
        }
        self.looks.update(|looks| {
            looks.insert(id.to_string(), chart.clone());
        });
        let at_rest = chart.mark.is_none() && chart.panel.is_none() && !chart.alone;
        self.drift(|state| match (&state.chart, at_rest) {
            // That one chart is left as it was says nothing of another.
            (Some(other), true) if other.id != chart.id => {}
            _ => state.chart = (!at_rest).then_some(chart),
        });
    }

    /// Keeps document and state in step: the language and title follow the state, and the
    /// state follows Back and Forward.
    pub fn follow_browser(&self) {
        let page = self.clone();
        Effect::new(move |_| {
            let lang = page.lang.get();
            browser::set_root("lang", Some(lang.tag()));
            let alone = page.alone.as_ref().and_then(|id| page.bulletin.chart(id));
            let title = alone.map_or(&page.bulletin.file().title, |chart| &chart.title);
            browser::set_title(title.get(lang));
        });
        #[cfg(target_arch = "wasm32")]
        {
            use leptos::ev;
            let (state, looks) = (self.state, self.looks);
            let (sought, bulletin) = (self.sought, self.bulletin.clone());
            browser::note_language(state.with_untracked(|it| it.lang));
            let popped = window_event_listener(ev::popstate, move |_| {
                // A link within the page leads on in the language of the page. A step that has been shown
                // before has its own noted, and comes back in that.
                browser::note_language(state.with_untracked(|it| it.lang));
                // Where another bulletin is meant, this page is about to go.
                let next = browser::state();
                if state.with_untracked(|it| it.origin == next.origin) {
                    if let Some(chart) = next.chart.clone() {
                        looks.update(|looks| {
                            looks.insert(chart.id.clone(), chart);
                        });
                    }
                    state.set(next);
                    // A row of a long list may not be there for the browser to find.
                    if let Some(row) = row_of(&bulletin, &browser::anchor()) {
                        sought.set(Some(row));
                        browser::scroll_to_hash();
                    }
                }
            });
            on_cleanup(move || popped.remove());
        }
    }
}

/// The id of an entry's row.
pub fn row_anchor(list: &str, entry: &str) -> String {
    format!("row-{list}-{entry}")
}

/// The entry whose row has an id, by its list's place in the file and its own in the list.
fn row_of(bulletin: &Bulletin, anchor: &str) -> Option<(usize, usize)> {
    let ids = anchor.strip_prefix("row-")?;
    let lists = bulletin.file().collections.iter().enumerate();
    let mut places = lists.filter_map(|(at, list)| {
        let id = ids.strip_prefix(list.id.as_str())?.strip_prefix('-')?;
        Some((at, list.entries.iter().position(|entry| entry.id == id)?))
    });
    places.next()
}

/// The page that the calling view belongs to.
pub fn page() -> Page {
    expect_context::<Page>()
}
