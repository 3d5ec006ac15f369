//! The publisher's tool: checks a bulletin's data file before anyone sees it as a page.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    tool::run()
}

#[cfg(not(target_arch = "wasm32"))]
mod tool {
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use bulletin::bulletin::load::load;
    use bulletin::check::report::{Report, Severity, report};
    use clap::{Parser, Subcommand, ValueEnum};
    use serde_json::json;

    /// The file has errors.
    const FOUND: u8 = 1;
    /// A file could not be read, or a text belongs to no source.
    const UNREADABLE: u8 = 2;

    /// Checks the data file of an economic bulletin.
    #[derive(Parser)]
    #[command(name = "bulletin", version, about)]
    struct Arguments {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Subcommand)]
    enum Command {
        /// Proves a data file: its structure, its references, its relations, and its evidence
        /// against the texts of its sources. Exits with 0 when nothing speaks against publishing,
        /// with 1 when the file has errors, with 2 when something could not be read.
        Check {
            /// The data file; of a folder, each data file in it.
            file: PathBuf,
            /// The text of a source, known by its SHA-256; once for each source.
            #[arg(long = "source", value_name = "TEXT")]
            sources: Vec<PathBuf>,
            /// How to print the report.
            #[arg(long, value_enum, default_value_t = Format::Human)]
            format: Format,
        },
    }

    #[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
    enum Format {
        /// For people, at a terminal.
        Human,
        /// For programs.
        Json,
    }

    pub fn run() -> ExitCode {
        let Command::Check { file, sources, format } = Arguments::parse().command;
        match data_files(&file) {
            // The worst outcome is the whole's.
            Ok(files) => {
                ExitCode::from(files.iter().map(|file| one(file, &sources, format)).max().unwrap_or(0))
            }
            Err(message) => ExitCode::from(failed(UNREADABLE, &message, format)),
        }
    }

    fn data_files(path: &Path) -> Result<Vec<PathBuf>, String> {
        if !path.is_dir() {
            return Ok(vec![path.to_path_buf()]);
        }
        let entries = std::fs::read_dir(path)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        let mut files: Vec<_> = entries.iter().map(std::fs::DirEntry::path).collect();
        files.retain(|file| file.extension().is_some_and(|it| it == "json"));
        files.sort();
        if files.is_empty() { Err(format!("{} holds no data file", path.display())) } else { Ok(files) }
    }

    /// Checks one file and prints what came of it; gives back the exit code.
    fn one(file: &Path, sources: &[PathBuf], format: Format) -> u8 {
        match check(file, sources) {
            Ok(report) => {
                print(file, &report, format);
                if report.is_clean() { 0 } else { FOUND }
            }
            Err((code, message)) => failed(code, &message, format),
        }
    }

    fn failed(code: u8, message: &str, format: Format) -> u8 {
        match format {
            Format::Human => eprintln!("✗ {message}"),
            Format::Json => println!("{}", json!({ "error": message })),
        }
        code
    }

    fn check(file: &Path, sources: &[PathBuf]) -> Result<Report, (u8, String)> {
        let unreadable = |path: &Path, why: &dyn std::fmt::Display| {
            (UNREADABLE, format!("{} cannot be read: {why}", path.display()))
        };
        let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
        let bulletin = load(&bytes).map_err(|error| (FOUND, format!("{}: {error}", file.display())))?;
        let mut texts = Vec::new();
        for path in sources {
            texts.push(std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?);
        }
        report(&bulletin, &texts).map_err(|error| (UNREADABLE, error.to_string()))
    }

    fn print(file: &Path, report: &Report, format: Format) {
        if format == Format::Json {
            let findings: Vec<_> = report.findings.iter().map(|it| {
                let severity = if it.severity == Severity::Error { "error" } else { "note" };
                json!({ "severity": severity, "code": it.code, "at": it.at, "message": it.message, "help": it.help })
            }).collect();
            let out = json!({
                "findings": findings,
                "evidence": { "proven": report.proven, "unproven": report.unproven },
                "relations": { "holding": report.holding },
            });
            println!("{out:#}");
            return;
        }
        for finding in &report.findings {
            let sign = if finding.severity == Severity::Error { "✗" } else { "·" };
            println!("{sign} {} [{}]\n  {}\n  {}\n", finding.at, finding.code, finding.message, finding.help);
        }
        let unproven = match report.unproven {
            0 => String::new(),
            count => format!("; {count} not looked up, since no text of their source was given"),
        };
        println!("Evidence: {} proven{unproven}.", report.proven);
        println!("Relations: {} hold.", report.holding);
        match report.errors() {
            0 => println!("✓ {}: nothing speaks against publishing.", file.display()),
            1 => println!("✗ {}: 1 error.", file.display()),
            count => println!("✗ {}: {count} errors.", file.display()),
        }
    }
}
