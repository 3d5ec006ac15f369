//! What a reader is looking at, and how it stands in the address.
//!
//! Only what differs from the default is written, so that an address stays short and a link says
//! what matters. Pure: the browser's part is in [`super::browser`].

use std::collections::BTreeSet;

use super::origin::Origin;
use crate::bulletin::text::Lang;
use crate::search::order::Direction;

/// A column and a direction to sort by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column's id; [`Sort::NAME`] for the name.
    pub column: String,
    /// Which way.
    pub direction: Direction,
}

impl Sort {
    /// The id that stands for an entry's name. No column of a file can have it: it is no id.
    pub const NAME: &'static str = "*";
    /// The id that stands for the list an entry is of, where all lists are shown.
    pub const LIST: &'static str = "*list";
    /// The id that stands for what is told of an entry, where all lists are shown.
    pub const DETAILS: &'static str = "*details";
    /// The id that stands for where the source names an entry.
    pub const PLACE: &'static str = "*place";

    /// Reads what [`Sort`]'s `Display` writes; nothing where no column is named.
    pub fn parse(text: &str) -> Option<Self> {
        let (column, direction) = match text.strip_prefix('-') {
            Some(column) => (column, Direction::Descending),
            None => (text, Direction::Ascending),
        };
        (!column.is_empty()).then(|| Self { column: column.to_string(), direction })
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let minus = if self.direction == Direction::Descending { "-" } else { "" };
        write!(f, "{minus}{}", self.column)
    }
}

/// A value of a column that a reader wants to see: values of one column widen what is shown, those
/// of several narrow it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// The column's id.
    pub column: String,
    /// The value, in Chinese whatever the page's language is: so a link means the same in both.
    pub value: String,
}

impl Facet {
    /// Reads what [`Facet`]'s `Display` writes; nothing where no column or no value is named.
    pub fn parse(text: &str) -> Option<Self> {
        // No id holds a colon, and a value may.
        let (column, value) = text.split_once(':')?;
        let named = !column.is_empty() && !value.is_empty();
        named.then(|| Self { column: column.to_string(), value: value.to_string() })
    }
}

impl std::fmt::Display for Facet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.column, self.value)
    }
}

/// A chart that a reader has singled out, and how it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartState {
    /// The chart's id.
    pub id: String,
    /// The figure whose mark is pinned.
    pub mark: Option<String>,
    /// What stands open below it.
    pub panel: Option<Panel>,
    /// Whether the chart stands alone, for pages that show it in a frame.
    pub alone: bool,
}

/// What can stand open below a chart, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Its figures as a table.
    Table,
    /// What can be downloaded.
    Files,
    /// Link, embed code, citations.
    Share,
}

impl Panel {
    /// The panels in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::Table, Self::Files, Self::Share];

    /// Its name in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Files => "files",
            Self::Share => "share",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// What a reader is looking at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// Whose bulletin it is.
    pub origin: Origin,
    /// The language of the page.
    pub lang: Lang,
    /// The figure whose evidence is open.
    pub figure: Option<String>,
    /// The collection that is shown; all of them where none is.
    pub list: Option<String>,
    /// What is searched for in the lists.
    pub query: String,
    /// How the list is sorted; where nothing is chosen, the best hits first, or as in the source.
    pub sort: Option<Sort>,
    /// What the list is narrowed to.
    pub facets: BTreeSet<Facet>,
    /// Whether all rows are shown where the page would begin with the first few.
    pub all_rows: bool,
    /// The chart that is singled out.
    pub chart: Option<ChartState>,
}

impl ViewState {
    /// Turns to another collection, or to all of them: what was asked of the last one is over.
    pub fn show_list(&mut self, id: Option<String>) {
        (self.list, self.sort, self.all_rows) = (id, None, false);
        self.facets.clear();
    }

    /// Chooses a value, or lets go of it.
    pub fn turn_facet(&mut self, facet: Facet) {
        if !self.facets.remove(&facet) {
            self.facets.insert(facet);
        }
    }

    /// Reads the query part of an address, with or without its `?`. What it does not know, it
    /// passes over: an old link must open.
    pub fn parse(search: &str) -> Self {
        let mut state = Self::default();
        let mut chart = ChartState::default();
        for (key, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            let value = value.into_owned();
            let some = || Some(value.clone()).filter(|it| !it.is_empty());
            match &*key {
                "data" => state.origin = Origin::parse(&value),
                "lang" => state.lang = Lang::from_code(&value).unwrap_or_default(),
                "figure" => state.figure = some(),
                "list" => state.list = some(),
                "q" => state.query = value,
                "sort" => state.sort = Sort::parse(&value),
                "facet" => state.facets.extend(Facet::parse(&value)),
                "rows" => state.all_rows = value == "all",
                "embed" if !value.is_empty() => (chart.id, chart.alone) = (value, true),
                "chart" if !chart.alone => chart.id = value,
                "mark" => chart.mark = some(),
                "panel" => chart.panel = Panel::from_code(&value),
                _ => {}
            }
        }
        state.chart = Some(chart).filter(|chart| !chart.id.is_empty());
        state
    }

    /// Reads an address that may name no language: then the one holds that it was `shown` in before, at
    /// this very step of the history, and at a step that is new the one that the reader chose. Both are
    /// given by their short codes.
    pub fn of_address(search: &str, shown: Option<&str>, chosen: Option<&str>) -> Self {
        let mut state = Self::parse(search);
        let named =
            form_urlencoded::parse(search.trim_start_matches('?').as_bytes()).any(|(key, _)| key == "lang");
        if !named {
            let known = [shown, chosen].into_iter().flatten().find_map(Lang::from_code);
            state.lang = known.unwrap_or_default();
        }
        state
    }

    /// The query part of the address, with its `?`; the bare `?` where all is as by default, since
    /// an empty address would mean "as it is now".
    pub fn to_search(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if let Some(data) = self.origin.data() {
            out.append_pair("data", &data);
        }
        if self.lang != Lang::default() {
            out.append_pair("lang", self.lang.code());
        }
        if let Some(list) = &self.list {
            out.append_pair("list", list);
        }
        if !self.query.is_empty() {
            out.append_pair("q", &self.query);
        }
        if let Some(sort) = &self.sort {
            out.append_pair("sort", &sort.to_string());
        }
        for facet in &self.facets {
            out.append_pair("facet", &facet.to_string());
        }
        if self.all_rows {
            out.append_pair("rows", "all");
        }
        if let Some(chart) = &self.chart {
            out.append_pair(if chart.alone { "embed" } else { "chart" }, &chart.id);
            if let Some(mark) = &chart.mark {
                out.append_pair("mark", mark);
            }
            if let Some(panel) = chart.panel {
                out.append_pair("panel", panel.code());
            }
        }
        if let Some(figure) = &self.figure {
            out.append_pair("figure", figure);
        }
        format!("?{}", out.finish())
    }
}

impl ViewState {
    /// The address for this reader, who may have chosen another language before: then the default
    /// one has to be named too.
    pub fn to_own_search(&self, chosen: Option<&str>) -> String {
        let search = self.to_search();
        let other = chosen.and_then(Lang::from_code).is_some_and(|chosen| chosen != self.lang);
        if self.lang != Lang::default() || !other {
            return search;
        }
        let rest = search.trim_start_matches('?');
        let and = if rest.is_empty() { "" } else { "&" };
        format!("?lang={}{and}{rest}", self.lang.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn defaults_are_not_written() {
        assert_eq!(ViewState::default().to_search(), "?");
        let state = ViewState { figure: Some("A02".into()), ..ViewState::default() };
        assert_eq!(state.to_search(), "?figure=A02");
    }

    #[test]
    fn a_link_opens_what_it_says() {
        let state = ViewState::parse("?lang=en&list=enterprises&q=%E6%96%B0+%E6%9D%90&sort=-revenue&utm=x");
        assert_eq!(state.lang, Lang::En);
        assert_eq!(state.list.as_deref(), Some("enterprises"));
        assert_eq!(state.query, "新 材");
        assert_eq!(state.sort, Some(Sort { column: "revenue".into(), direction: Direction::Descending }));
    }

    #[test]
    fn values_of_columns_stand_in_the_address() {
        let state = ViewState::parse("?list=firms&facet=trade:%E8%8C%B6&facet=kind:a%3Ab&facet=:x&facet=y");
        let facet = |column: &str, value: &str| Facet { column: column.into(), value: value.into() };
        assert_eq!(state.facets, [facet("kind", "a:b"), facet("trade", "茶")].into());
        let mut state = ViewState { facets: [facet("kind", "&=+ %")].into(), ..ViewState::default() };
        assert_eq!(state.to_search(), "?facet=kind%3A%26%3D%2B+%25");
        state.turn_facet(facet("kind", "&=+ %"));
        assert_eq!(state, ViewState::default());
        state.turn_facet(facet("kind", "x"));
        state.show_list(None);
        assert!(state.facets.is_empty(), "another list has other columns");
    }

    #[test]
    fn a_chart_is_singled_out_by_its_address() {
        let state = ViewState::parse("?chart=growth&mark=A04&panel=table");
        let chart = ChartState {
            id: "growth".into(),
            mark: Some("A04".into()),
            panel: Some(Panel::Table),
            alone: false,
        };
        assert_eq!(state.chart, Some(chart.clone()));
        let alone = ViewState { chart: Some(ChartState { alone: true, ..chart }), ..state };
        assert_eq!(alone.to_search(), "?embed=growth&mark=A04&panel=table");
    }

    #[test]
    fn a_language_chosen_before_holds_until_an_address_names_one() {
        let of_link = |search: &str, chosen| ViewState::of_address(search, None, chosen);
        assert_eq!(of_link("?q=x", Some("en")).lang, Lang::En);
        assert_eq!(of_link("?lang=zh", Some("en")).lang, Lang::Zh);
        assert_eq!(of_link("?list=lang=", None).lang, Lang::Zh);
        // A link in Chinese stays so for a reader who chose English before.
        let state = ViewState { query: "x".into(), ..ViewState::default() };
        assert_eq!(state.to_own_search(Some("en")), "?lang=zh&q=x");
        assert_eq!(of_link(&state.to_own_search(Some("en")), Some("en")), state);
        assert_eq!(state.to_own_search(Some("zh")), "?q=x");
    }

    #[test]
    fn back_brings_back_the_language_of_the_step_whatever_was_chosen_since() {
        // Both of these were shown at `?q=x`, each before the reader turned to the other language.
        assert_eq!(ViewState::of_address("?q=x", Some("zh"), Some("en")).lang, Lang::Zh);
        assert_eq!(ViewState::of_address("?q=x", Some("en"), Some("zh")).lang, Lang::En);
        // What the address says is said, and what nobody could have noted says nothing.
        assert_eq!(ViewState::of_address("?lang=en", Some("zh"), None).lang, Lang::En);
        assert_eq!(ViewState::of_address("?q=x", Some("?"), Some("en")).lang, Lang::En);
    }

    #[test]
    fn a_damaged_address_is_the_default() {
        for search in
            ["", "?", "?&&=", "?lang=xx&figure=&list=&sort=-&facet=", "?%ff%fe", "?embed=&mark=A02&panel=x"]
        {
            assert_eq!(ViewState::parse(search), ViewState::default(), "{search}");
        }
    }

    proptest! {
        #[test]
        fn writing_and_reading_give_the_same(
            en: bool, all_rows: bool, data in "(file:)?[a-z/.]{0,8}", query in "\\PC{0,12}", list in proptest::option::of("[a-z_]{1,8}"),
            figure in proptest::option::of("[A-Z][0-9]{2}"),
            sort in proptest::option::of(("[a-z]{1,6}|\\*", proptest::bool::ANY)),
            facets in proptest::collection::btree_set(("[a-z.]{1,4}", "\\PC{1,6}"), 0..3),
            chart in proptest::option::of(("[a-z_]{1,8}", proptest::option::of("[A-Z][0-9]{2}"), 0..4_usize, proptest::bool::ANY)),
        ) {
            let sort = sort.map(|(column, down)| Sort {
                column,
                direction: if down { Direction::Descending } else { Direction::Ascending },
            });
            let lang = if en { Lang::En } else { Lang::Zh };
            let chart = chart.map(|(id, mark, panel, alone)| {
                ChartState { id, mark, panel: Panel::ALL.get(panel).copied(), alone }
            });
            let origin = Origin::parse(&data);
            let facets = facets.into_iter().map(|(column, value)| Facet { column, value }).collect();
            let state = ViewState { origin, lang, figure, list, query, sort, facets, all_rows, chart };
            prop_assert_eq!(ViewState::parse(&state.to_search()), state);
        }
    }
}
