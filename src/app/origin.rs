//! Whose bulletin a page shows, as its address says it.

/// Where a data file comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The site's own bulletin, which `index.html` names.
    #[default]
    Bundled,
    /// An address, relative to the page or whole: `?data=data/other.json`.
    Address(String),
    /// A file of the reader's own, by its name. Only the page in which it was opened has it.
    File(String),
}

/// What marks a file of the reader's own in the page's address.
const FILE: &str = "file:";

impl Origin {
    /// Reads the value of `data` in the page's address.
    pub fn parse(data: &str) -> Self {
        match data.strip_prefix(FILE) {
            _ if data.is_empty() => Self::Bundled,
            Some(name) => Self::File(name.to_string()),
            None => Self::Address(data.to_string()),
        }
    }

    /// What [`Origin::parse`] reads; nothing for the site's own bulletin.
    pub fn data(&self) -> Option<String> {
        match self {
            Self::Bundled => None,
            Self::Address(address) => Some(address.clone()),
            Self::File(name) => Some(format!("{FILE}{name}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_cannot_pass_for_a_file_nor_a_file_for_an_address() {
        assert_eq!(Origin::parse(""), Origin::Bundled);
        assert_eq!(Origin::parse("data/a.json"), Origin::Address("data/a.json".into()));
        assert_eq!(Origin::parse("file:///etc/passwd"), Origin::File("///etc/passwd".into()));
    }

    proptest! {
        #[test]
        fn writing_and_reading_give_the_same(data in "\\PC{0,20}") {
            let origin = Origin::parse(&data);
            prop_assert_eq!(Origin::parse(&origin.data().unwrap_or_default()), origin);
        }
    }
}
