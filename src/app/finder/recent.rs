//! The searches that led a reader somewhere, newest first. They stay in the reader's own browser.
//! Pure: what the storage holds is given, and may be anything.

/// Where the storage keeps them.
pub const KEY: &str = "bulletin-searches";

/// How many are kept.
const MOST: usize = 8;

/// How long one may be, in characters: beyond it, nobody would type it again.
const LONGEST: usize = 80;

/// The searches that a reader used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recent(Vec<String>);

impl Recent {
    /// Reads what [`Recent::to_stored`] writes; of anything else what can be read of it.
    pub fn of_stored(stored: Option<&str>) -> Self {
        let values: Vec<serde_json::Value> =
            stored.and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default();
        let mut out = Self::default();
        for typed in values.iter().rev().filter_map(|it| it.as_str()) {
            out.add(typed);
        }
        out
    }

    /// What to store; nothing where there is nothing to remember.
    pub fn to_stored(&self) -> Option<String> {
        if self.0.is_empty() { None } else { serde_json::to_string(&self.0).ok() }
    }

    /// The searches, newest first.
    pub fn all(&self) -> &[String] {
        &self.0
    }

    /// Puts a search in front. One that was there moves.
    pub fn add(&mut self, typed: &str) {
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if typed.is_empty() || typed.chars().count() > LONGEST {
            return;
        }
        self.remove(&typed);
        self.0.insert(0, typed);
        self.0.truncate(MOST);
    }

    /// Forgets a search.
    pub fn remove(&mut self, typed: &str) {
        self.0.retain(|it| it != typed);
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_newest_comes_first_and_the_ninth_goes() {
        let mut recent = Recent::default();
        for typed in ["a", "b", "c", "d", "e", "f", "g", "h", "i"] {
            recent.add(typed);
        }
        recent.add("  新  材 ");
        recent.add("h");
        recent.add("   ");
        recent.add(&"长".repeat(LONGEST + 1));
        assert_eq!(recent.all(), ["h", "新 材", "i", "g", "f", "e", "d", "c"]);
        recent.remove("i");
        assert_eq!(recent.all().len(), 7);
        recent.clear();
        assert_eq!(recent.to_stored(), None);
    }

    #[test]
    fn garbage_in_the_storage_is_no_search() {
        for stored in [None, Some(""), Some("null"), Some("{\"a\":1}"), Some("[1,[],{}]"), Some("[\"\"]")] {
            assert_eq!(Recent::of_stored(stored), Recent::default(), "{stored:?}");
        }
        assert_eq!(Recent::of_stored(Some("[1,\"a\",null,\"b\"]")).all(), ["a", "b"]);
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_again(searches in proptest::collection::vec("\\PC{0,12}", 0..12)) {
            let mut recent = Recent::default();
            searches.iter().for_each(|it| recent.add(it));
            prop_assert!(recent.all().len() <= MOST);
            let stored = recent.to_stored();
            prop_assert_eq!(Recent::of_stored(stored.as_deref()), recent);
        }

        #[test]
        fn no_storage_can_panic(stored in "\\PC{0,40}") {
            let _ = Recent::of_stored(Some(&stored));
        }
    }
}
