//! Where things found lie on the page, and how a reader gets there: by one step that Back undoes.

use leptos::prelude::*;

use crate::app::page::{Page, row_anchor};
use crate::app::state::{ChartState, ViewState};
use crate::search::catalogue::Target;

/// A place on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The evidence of a figure.
    Evidence(String),
    /// An entry's row in its list.
    Row {
        /// The list.
        list: String,
        /// The row's id in the page.
        anchor: String,
        /// The places of list and entry in the file.
        sought: (usize, usize),
    },
    /// Something with an id.
    Anchor(String),
    /// The lists, with all entries that answer a search.
    Lists(String),
}

impl Place {
    /// Where something lies; nothing for what the bulletin does not have.
    pub fn of(page: &Page, target: Target) -> Option<Self> {
        let file = page.bulletin.file();
        Some(match target {
            Target::Entry { list, entry } => {
                let sought = (list, entry);
                let list = file.collections.get(list)?;
                let anchor = row_anchor(&list.id, &list.entries.get(entry)?.id);
                Self::Row { list: list.id.clone(), anchor, sought }
            }
            Target::Observation(at) => Self::Evidence(file.observations.get(at)?.id.clone()),
            Target::Statement(at) => Self::Evidence(file.statements.get(at)?.id.clone()),
            Target::Derived(at) => Self::Evidence(file.relations.get(at)?.id.clone()),
            Target::Chart(at) => Self::Anchor(format!("chart-{}", file.charts.get(at)?.id)),
            Target::Check(at) => Self::Anchor(format!("check-{}", file.relations.get(at)?.id)),
            Target::Section(at) => Self::Anchor(file.sections.get(at)?.id.clone()),
            Target::Item { section, item } => {
                Self::Anchor(file.sections.get(section)?.items.get(item)?.id.clone())
            }
        })
    }

    /// Its address, for a tab of its own.
    pub fn href(&self, page: &Page) -> String {
        let link = page.link(|state| {
            self.change(state);
            // A chart is singled out by its address, which charts' own links do too.
            if let Self::Anchor(anchor) = self
                && let Some(id) = anchor.strip_prefix("chart-")
                && page.bulletin.chart(id).is_some()
            {
                state.chart = Some(ChartState { id: id.to_string(), ..ChartState::default() });
            }
        });
        let anchor = self.anchor().map(|it| format!("#{it}")).unwrap_or_default();
        format!("{link}{anchor}")
    }

    /// Goes there.
    pub fn go(&self, page: &Page) {
        match self.anchor() {
            Some(anchor) => page.go_to(&anchor, |state| self.change(state)),
            None => page.go(|state| self.change(state)),
        }
        // After the change: the table that is there now is not the one to look in.
        if let Self::Row { sought, .. } = self {
            page.sought.set(Some(*sought));
        }
    }

    /// What the page has to show for it.
    fn change(&self, state: &mut ViewState) {
        state.figure = None;
        match self {
            Self::Evidence(id) => state.figure = Some(id.clone()),
            Self::Row { list, .. } => {
                state.show_list(Some(list.clone()));
                state.query.clear();
            }
            Self::Lists(query) => {
                state.show_list(None);
                state.query.clone_from(query);
            }
            Self::Anchor(_) => {}
        }
    }

    fn anchor(&self) -> Option<String> {
        match self {
            Self::Evidence(_) => None,
            Self::Row { anchor, .. } | Self::Anchor(anchor) => Some(anchor.clone()),
            Self::Lists(_) => Some("lists".into()),
        }
    }
}
