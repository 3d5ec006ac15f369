//! In which language the tool speaks.

use bulletin::bulletin::text::Lang;
use clap::ValueEnum;

/// A language, as an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

impl Language {
    /// The language that was asked for, or that of the terminal.
    pub fn or_terminal(chosen: Option<Self>) -> Lang {
        match chosen {
            Some(Self::Zh) => Lang::Zh,
            Some(Self::En) => Lang::En,
            None => {
                let named =
                    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|it| std::env::var(it).ok());
                let first = named.into_iter().find(|it| !it.is_empty());
                first.and_then(|it| Lang::from_code(&it)).unwrap_or(Lang::En)
            }
        }
    }
}
