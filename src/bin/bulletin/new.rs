//! `bulletin new`: a bulletin to start from.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bulletin::bulletin::text::Lang;
use clap::Args;

use crate::language::Language;
use crate::output::{fail, print};

/// A complete bulletin of a county that does not exist, as small as one can be.
const TEMPLATE: &str = include_str!("../../bulletin/template.json");

/// Writes a small, complete bulletin to start from, in which each text says what belongs there.
///
/// Exits with 2 if it cannot be written; an existing file is never overwritten.
#[derive(Args)]
pub struct New {
    /// Where to write it; by default, to standard output
    file: Option<PathBuf>,
    /// The language of the messages; by default, that of the terminal
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

impl New {
    /// Writes the template and says what to do next.
    pub fn run(self) -> ExitCode {
        let lang = Language::or_terminal(self.lang);
        let Some(file) = &self.file else { return print(TEMPLATE, lang) };
        let name = file.display();
        match (write(file), lang) {
            (Ok(()), Lang::Zh) => {
                print(&format!("✓ {name}：请把各处换成本县的内容，再运行 bulletin check {name}\n"), lang)
            }
            (Ok(()), Lang::En) => {
                let next = format!(
                    "replace its contents with your county's half-year, then run: bulletin check {name}"
                );
                print(&format!("✓ {name}: {next}\n"), lang)
            }
            (Err(error), _) => ExitCode::from(fail(&failure(file, &error, lang))),
        }
    }
}

fn write(file: &Path) -> io::Result<()> {
    // One step, so that nothing can come to stand there between looking and writing.
    OpenOptions::new().write(true).create_new(true).open(file)?.write_all(TEMPLATE.as_bytes())
}

fn failure(file: &Path, error: &io::Error, lang: Lang) -> String {
    let name = file.display();
    match (error.kind(), lang) {
        (ErrorKind::AlreadyExists, Lang::Zh) => format!("{name} 已经存在，没有改动；请换一个文件名"),
        (ErrorKind::AlreadyExists, Lang::En) => {
            format!("{name} already exists and was left unchanged: choose another file name")
        }
        (_, Lang::Zh) => format!("无法写入 {name}：{error}"),
        (_, Lang::En) => format!("{name} cannot be written: {error}"),
    }
}
