//! What in a source's text stands for something: the fragments that state figures, and the names
//! that the lists hold. Pure.

use std::ops::Range;

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Collection, Entry, Evidence};
use crate::check::source::SourceText;

/// The fragments of a text that the bulletin refers to.
pub struct Marks<'a> {
    /// Those that state figures, in the order of the file.
    pub figures: Vec<FigureMark<'a>>,
    /// Those that name entries of lists, in the order of the file.
    pub names: Vec<NameMark<'a>>,
}

/// A fragment that states a figure.
pub struct FigureMark<'a> {
    /// Where it stands, in characters of the text.
    pub at: Range<usize>,
    /// The figure.
    pub id: &'a str,
    /// Which of the figure's pieces of evidence it is, from 0.
    pub evidence: usize,
}

/// A fragment that names an entry of a list.
pub struct NameMark<'a> {
    /// Where it stands, in characters of the text.
    pub at: Range<usize>,
    /// The list.
    pub list: &'a Collection,
    /// The entry.
    pub entry: &'a Entry,
}

impl<'a> Marks<'a> {
    /// Finds what a bulletin refers to in a text of one of its sources. Evidence that is not where
    /// it is said to be is left out: `check` speaks of that.
    pub fn find(bulletin: &'a Bulletin, text: &SourceText) -> Self {
        let file = bulletin.file();
        let observations = file.observations.iter().map(|it| (it.id.as_str(), &it.evidence));
        let statements = file.statements.iter().map(|it| (it.id.as_str(), &it.evidence));
        let figures = observations.chain(statements).flat_map(|(id, all)| {
            let stated = all.iter().enumerate();
            stated.filter_map(move |(evidence, it)| Some(FigureMark { at: stretch(text, it)?, id, evidence }))
        });
        let entries = file.collections.iter().flat_map(|list| list.entries.iter().map(move |it| (list, it)));
        let names = entries.flat_map(|(list, entry)| {
            let stated = entry.evidence.iter();
            stated.filter_map(move |it| Some(NameMark { at: stretch(text, it)?, list, entry }))
        });
        Self { figures: figures.collect(), names: names.collect() }
    }
}

/// Where a fragment stands, if it is of this text and stands where it is said to.
pub fn stretch(text: &SourceText, evidence: &Evidence) -> Option<Range<usize>> {
    let [start, end] = evidence.span?.map(|it| it as usize);
    let there = evidence.source == text.source && start < end;
    (there && text.between(start, end)? == evidence.fragment).then_some(start..end)
}

/// The id, within the page, of the mark of a figure's piece of evidence: `at-A02` for the first,
/// `at-A02.2` for the second. No figure's own id has a point in it.
pub fn anchor(id: &str, evidence: usize) -> String {
    match evidence {
        0 => format!("at-{id}"),
        _ => format!("at-{id}.{}", evidence + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::load::load;

    #[test]
    fn only_what_stands_where_it_is_said_to_is_marked() {
        let mut file: serde_json::Value = serde_json::from_str(crate::bulletin::fixture::TEXT).unwrap();
        let text = SourceText::new("text", include_str!("../../bulletin/fixture.txt"));
        let ids = |file: &serde_json::Value| -> Vec<String> {
            let bulletin = load(file.to_string().as_bytes()).unwrap();
            Marks::find(&bulletin, &text).figures.iter().map(|it| it.id.to_string()).collect()
        };
        let all = ids(&file);
        assert_eq!(all[..4], ["GROWTH", "NATION", "MONEY", "PLAN"]);
        let observations = file["observations"].as_array_mut().unwrap();
        observations[0]["evidence"][0]["span"] = serde_json::json!([6, 16]);
        observations[1]["evidence"][0]["span"] = serde_json::json!([4_000_000_000_u32, 4_000_000_008_u32]);
        observations[2]["evidence"][0]["span"] = serde_json::json!([44, 35]);
        observations[3]["evidence"][0].as_object_mut().unwrap().remove("span");
        assert_eq!(ids(&file), all[4..]);
    }

    #[test]
    fn each_piece_of_evidence_has_an_anchor_of_its_own() {
        assert_eq!([anchor("A02", 0), anchor("A02", 1)], ["at-A02", "at-A02.2"]);
    }
}
