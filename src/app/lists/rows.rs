//! The rows of the lists: what a reader can search them by and sort them by. Pure.

use std::collections::BTreeMap;

use crate::app::state::Sort;
use crate::bulletin::Bulletin;
use crate::bulletin::figure::Value;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Cell, Collection, Entry};
use crate::bulletin::prose::plain;
use crate::bulletin::text::Lang;
use crate::search::Query;
use crate::search::order::{Key, sort_by};

/// An entry and the collection it belongs to.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// The collection.
    pub list: &'a Collection,
    /// The entry.
    pub entry: &'a Entry,
}

impl Row<'_> {
    /// All that a search looks at: names in both languages, and what the reader sees in theirs.
    fn haystack(&self, bulletin: &Bulletin, lang: Lang) -> Vec<String> {
        let entry = self.entry;
        let mut texts = vec![entry.name.zh.clone(), entry.name.en.clone()];
        texts.extend(entry.aliases.iter().cloned());
        texts.extend(entry.note.iter().map(|note| note.get(lang).to_string()));
        texts.extend(entry.cells.values().map(|cell| {
            match cell {
                Cell::Text(text) => plain(bulletin, text, lang),
                Cell::Figure(id) => bulletin
                    .figure(id)
                    .map(|figure| format::figure(&figure, lang, Style::Compact))
                    .unwrap_or_default(),
            }
        }));
        texts
    }

    fn key(&self, bulletin: &Bulletin, column: &str, lang: Lang) -> Key {
        if column == Sort::NAME {
            return Key::Words(self.entry.name.get(lang).to_string());
        }
        match self.entry.cells.get(column) {
            None => Key::Missing,
            Some(Cell::Text(text)) => Key::Words(plain(bulletin, text, lang)),
            Some(Cell::Figure(id)) => match bulletin.figure(id).map(|figure| figure.value) {
                Some(Value::Amount(amount)) => amount.in_base().map_or(Key::Missing, Key::Quantity),
                Some(Value::Words(words)) => Key::Words(words.get(lang).to_string()),
                _ => Key::Missing,
            },
        }
    }
}

/// How many entries of each collection match a query.
pub fn counts(bulletin: &Bulletin, query: &Query, lang: Lang) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for row in matching(bulletin, None, query, lang) {
        *counts.entry(row.list.id.clone()).or_default() += 1;
    }
    counts
}

/// The rows that match a query: of one collection, or of all.
pub fn matching<'a>(bulletin: &'a Bulletin, list: Option<&str>, query: &Query, lang: Lang) -> Vec<Row<'a>> {
    let lists = bulletin.file().collections.iter();
    let lists = lists.filter(|it| list.is_none_or(|wanted| it.id == wanted));
    let rows = lists.flat_map(|list| list.entries.iter().map(move |entry| Row { list, entry }));
    rows.filter(|row| {
        query.is_empty() || {
            let texts = row.haystack(bulletin, lang);
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let mut builder = crate::search::index::Builder::default();
            builder.add(texts.iter().map(|text| (crate::search::index::Role::Detail, *text)));
            !builder.finish().search(query).hits().is_empty()
        }
    })
    .collect()
}

/// Sorts rows as asked; in the source's order where nothing is.
pub fn sorted(rows: &mut [Row<'_>], bulletin: &Bulletin, sort: Option<&Sort>, lang: Lang) {
    if let Some(sort) = sort {
        let collate = |a: &str, b: &str| crate::app::browser::collate(a, b, lang);
        sort_by(rows, |row| row.key(bulletin, &sort.column, lang), sort.direction, collate);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::search::order::Direction;

    fn names(list: Option<&str>, typed: &str, sort: Option<(&str, Direction)>) -> Vec<String> {
        let bulletin = fixture::bulletin();
        let mut rows = matching(&bulletin, list, &Query::parse(typed, &Default::default(), None), Lang::Zh);
        let sort = sort.map(|(column, direction)| Sort { column: column.into(), direction });
        sorted(&mut rows, &bulletin, sort.as_ref(), Lang::Zh);
        rows.iter().map(|row| row.entry.name.en.clone()).collect()
    }

    #[test]
    fn a_search_looks_at_names_cells_and_figures() {
        assert_eq!(names(None, "材料", None), ["Yihua New Materials"]);
        assert_eq!(names(Some("firms"), "porcelain", None), ["Beifang Porcelain"]);
        assert_eq!(names(None, "8870万", None), ["Yihua New Materials"]);
        assert!(names(Some("elsewhere"), "", None).is_empty());
    }

    #[test]
    fn figures_sort_by_value_across_scales_with_the_missing_last() {
        let order = ["Beifang Porcelain", "Yihua New Materials", "Huayang Precision"];
        assert_eq!(names(None, "", Some(("money", Direction::Descending))), order);
        let order = ["Yihua New Materials", "Beifang Porcelain", "Huayang Precision"];
        assert_eq!(names(None, "", Some(("money", Direction::Ascending))), order);
        assert_eq!(names(None, "", Some(("nonsense", Direction::Ascending))).len(), 3);
    }
}
