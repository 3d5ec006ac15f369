//! `bulletin fmt`: data files in canonical form.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bulletin::bulletin::load::{LoadErrors, load};
use bulletin::bulletin::text::Lang;
use bulletin::bulletin::write::canonical;
use clap::Args;

use crate::language::Language;
use crate::output::fail;

/// A file is not in canonical form.
const UNTIDY: u8 = 1;

/// Rewrites data files in place in canonical form, and says which ones changed.
///
/// Exits with 2 if a file could not be read or written, or has errors; such a file is left
/// unchanged.
#[derive(Args)]
pub struct Fmt {
    /// The data files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write nothing; exit with 1 if a file is not in canonical form
    #[arg(long)]
    check: bool,
    /// The language of the messages; by default, that of the terminal
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

impl Fmt {
    /// Rewrites each file, or only looks at it; gives back the worst exit code.
    pub fn run(self) -> ExitCode {
        let lang = Language::or_terminal(self.lang);
        ExitCode::from(self.files.iter().map(|file| self.one(file, lang)).max().unwrap_or_default())
    }

    fn one(&self, file: &Path, lang: Lang) -> u8 {
        let done = tidied(file).and_then(|text| match text {
            None => Ok(Outcome::Tidy),
            Some(_) if self.check => Ok(Outcome::Untidy),
            Some(text) => replace(file, &text).map(|()| Outcome::Rewritten).map_err(Failure::Unwritable),
        });
        match done {
            Ok(outcome) => outcome.tell(file, lang),
            Err(failure) => fail(&failure.message(file, lang)),
        }
    }
}

/// What came of a file.
enum Outcome {
    Tidy,
    Untidy,
    Rewritten,
}

impl Outcome {
    /// Says it; gives back the exit code.
    fn tell(&self, file: &Path, lang: Lang) -> u8 {
        let name = file.display();
        match (self, lang) {
            (Self::Tidy, Lang::Zh) => println!("· {name}：已是规范格式"),
            (Self::Tidy, Lang::En) => println!("· {name}: in canonical form"),
            (Self::Rewritten, Lang::Zh) => println!("✓ {name}：已改写为规范格式"),
            (Self::Rewritten, Lang::En) => println!("✓ {name}: rewritten"),
            (Self::Untidy, Lang::Zh) => eprintln!("✗ {name}：不是规范格式；改写请运行 bulletin fmt {name}"),
            (Self::Untidy, Lang::En) => {
                eprintln!("✗ {name}: not in canonical form; to rewrite it, run: bulletin fmt {name}");
            }
        }
        if matches!(self, Self::Untidy) { UNTIDY } else { 0 }
    }
}

/// Why a file was left as it is.
enum Failure {
    Unreadable(io::Error),
    Unwritable(io::Error),
    Faulty(LoadErrors),
    /// What would have replaced it does not read back as the same.
    Unfaithful,
}

impl Failure {
    fn message(&self, file: &Path, lang: Lang) -> String {
        let name = file.display();
        match (self, lang) {
            (Self::Unreadable(error), Lang::Zh) => format!("无法读取 {name}：{error}"),
            (Self::Unreadable(error), Lang::En) => format!("{name} cannot be read: {error}"),
            (Self::Unwritable(error), Lang::Zh) => format!("无法写入 {name}：{error}"),
            (Self::Unwritable(error), Lang::En) => format!("{name} cannot be written: {error}"),
            (Self::Faulty(LoadErrors(errors)), _) => {
                let heading = match lang {
                    Lang::Zh => format!("{name}：有错误，没有改动"),
                    Lang::En => format!("{name}: left unchanged, because it has errors"),
                };
                let lines = errors.iter().map(|error| format!("\n  {}", error.line(lang)));
                heading + &lines.collect::<String>()
            }
            (Self::Unfaithful, Lang::Zh) => format!("{name}：改写后再读出来内容不一致，没有改动"),
            (Self::Unfaithful, Lang::En) => {
                format!("{name}: left unchanged, because its canonical form would not read back the same")
            }
        }
    }
}

/// The canonical form of a file; none where the file is in it.
fn tidied(file: &Path) -> Result<Option<String>, Failure> {
    let bytes = fs::read(file).map_err(Failure::Unreadable)?;
    let text = canonical(load(&bytes).map_err(Failure::Faulty)?.file());
    // What replaces a person's work is read back first.
    let again = load(text.as_bytes()).map_err(|_| Failure::Unfaithful)?;
    if canonical(again.file()) != text {
        return Err(Failure::Unfaithful);
    }
    Ok((text.as_bytes() != bytes).then_some(text))
}

/// Replaces a file whole: whatever happens, the old or the new text stands there, never half of one.
fn replace(file: &Path, text: &str) -> io::Result<()> {
    // Where the name is a link, what it leads to is replaced and the link stays.
    let file = file.canonicalize()?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = write(&beside, &file, text).and_then(|()| fs::rename(&beside, &file));
    if written.is_err() {
        // The error that is told is the first one.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write(beside: &Path, file: &Path, text: &str) -> io::Result<()> {
    let mut out = OpenOptions::new().write(true).create_new(true).open(beside)?;
    out.set_permissions(fs::metadata(file)?.permissions())?;
    out.write_all(text.as_bytes())?;
    out.sync_all()
}
