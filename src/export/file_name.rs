//! Names for what a reader saves, and keys for what a reader cites.

use crate::bulletin::Bulletin;

/// The most characters that one id gives to a name.
const LONGEST: usize = 64;

/// A name under which every system can keep a file: `county-2025-growth.csv`. `part` is the id of what
/// the file holds, where that is not the whole bulletin.
pub fn file_name(bulletin: &Bulletin, part: Option<&str>, extension: &str) -> String {
    let name = key(bulletin, part);
    // Windows keeps these for devices, whatever extension follows.
    let device = if is_device(&name) { "bulletin-" } else { "" };
    format!("{device}{name}.{}", plain(extension))
}

/// The ids of a bulletin and of its part, in Latin letters, digits and `-_.`.
pub(super) fn key(bulletin: &Bulletin, part: Option<&str>) -> String {
    let ids = [Some(bulletin.file().id.as_str()), part].into_iter().flatten().map(plain);
    let key = ids.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("-");
    // A bulletin's own id may be of any characters.
    if key.is_empty() { "bulletin".into() } else { key }
}

/// What of an id can stand in a name: the rest becomes `-`, except at its ends.
fn plain(id: &str) -> String {
    let keeps = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    let id: String = id.chars().take(LONGEST).map(|it| if keeps(it) { it } else { '-' }).collect();
    id.trim_matches(['-', '.']).to_string()
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    let numbered = stem.strip_suffix(|last: char| last.is_ascii_digit());
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || matches!(numbered, Some("COM" | "LPT"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::bulletin::load::load;
    use proptest::prelude::*;

    fn named(id: &str, part: Option<&str>) -> String {
        let id = serde_json::to_string(id).unwrap();
        let text = fixture::TEXT.replacen("\"fixture\"", &id, 1);
        file_name(&load(text.as_bytes()).unwrap(), part, "csv")
    }

    #[test]
    fn a_name_is_made_of_ids() {
        assert_eq!(named("county-2025-h1", None), "county-2025-h1.csv");
        assert_eq!(named("county-2025-h1", Some("growth")), "county-2025-h1-growth.csv");
    }

    #[test]
    fn no_id_makes_a_name_that_a_system_refuses() {
        for (id, name) in [
            ("../../etc/passwd", "etc-passwd.csv"),
            ("a:b*c?", "a-b-c.csv"),
            ("喀左", "bulletin.csv"),
            ("", "bulletin.csv"),
            ("nul", "bulletin-nul.csv"),
            ("COM1.old", "bulletin-COM1.old.csv"),
            ("comic", "comic.csv"),
            (".hidden", "hidden.csv"),
        ] {
            assert_eq!(named(id, None), name, "{id}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn any_id_gives_a_short_plain_name(id in "\\PC{0,200}", part in "\\PC{0,200}") {
            let name = named(&id, Some(&part));
            prop_assert!(name.len() <= 150 && name.ends_with(".csv"));
            prop_assert!(name.chars().all(|it| it.is_ascii_alphanumeric() || "-_.".contains(it)));
            prop_assert!(!name.starts_with(['.', '-']));
        }
    }
}
