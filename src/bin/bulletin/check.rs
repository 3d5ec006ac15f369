//! `bulletin check`: what is wrong with a file, in a terminal or for a program.

use std::fmt;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::load::load;
use bulletin::bulletin::place::At;
use bulletin::bulletin::text::{Lang, is_unseen};
use bulletin::chart;
use bulletin::check::inspect_with;
use bulletin::check::problem::Problem;
use bulletin::check::report::{Finding, Relations, Report, Severity};
use bulletin::check::source::SourceText;
use clap::{Args, ValueEnum};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};
use serde_json::json;

use crate::language::Language;

/// The file has errors.
const FOUND: u8 = 1;
/// A file or a text could not be read.
const UNREADABLE: u8 = 2;

/// A width at which every chart must be drawable, in CSS pixels.
const ANY_WIDTH: u32 = 640;

/// The most findings that are shown to people: who has more needs the first of them.
const MOST: usize = 50;

/// The longest line that is shown around a finding, in bytes.
const LONGEST_LINE: usize = 1_000;

/// Checks a data file: its structure, references and relations, anything that would mislead, and
/// its evidence against the texts of its sources.
///
/// Exits with 0 if the file is ready to publish, with 1 if it has errors, and with 2 if something
/// could not be read.
#[derive(Args)]
pub struct Check {
    /// The data file, or a folder, in which every data file is checked
    file: PathBuf,
    /// The text of a source, recognised by its SHA-256; repeat for each source
    #[arg(long = "source", value_name = "TEXT")]
    sources: Vec<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The language of the report; by default, that of the terminal
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, at a terminal
    Human,
    /// For programs: one JSON object per file, each on its own line
    Json,
}

impl Check {
    /// Checks and prints; gives back the worst exit code.
    pub fn run(self) -> ExitCode {
        let lang = Language::or_terminal(self.lang);
        let worst = match (self.files(), self.texts()) {
            (Ok(files), Ok(texts)) => self.all(&files, &texts, lang),
            (Err(unreadable), _) | (_, Err(unreadable)) => self.failed(&unreadable, lang),
        };
        ExitCode::from(worst)
    }

    fn files(&self) -> Result<Vec<PathBuf>, Unreadable> {
        if !self.file.is_dir() {
            return Ok(vec![self.file.clone()]);
        }
        let entries = std::fs::read_dir(&self.file)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|error| Unreadable::new(&self.file, &error))?;
        let mut files: Vec<_> = entries.iter().map(std::fs::DirEntry::path).collect();
        files.retain(|file| is_data(file));
        files.sort();
        if files.is_empty() {
            return Err(Unreadable { path: self.file.clone(), why: None });
        }
        Ok(files)
    }

    fn texts(&self) -> Result<Vec<String>, Unreadable> {
        let read =
            |path: &PathBuf| std::fs::read_to_string(path).map_err(|error| Unreadable::new(path, &error));
        self.sources.iter().map(read).collect()
    }

    /// Checks each file with the texts that are its own or nobody's: a text of one file is not
    /// unknown because another does not have it.
    fn all(&self, files: &[PathBuf], texts: &[String], lang: Lang) -> u8 {
        let bulletins: Vec<_> =
            files.iter().map(|file| std::fs::read(file).ok().and_then(|bytes| load(&bytes).ok())).collect();
        let knows = |bulletin: &Option<Bulletin>, text: &String| {
            bulletin.as_ref().is_some_and(|it| SourceText::of(it, text).is_some())
        };
        let codes = files.iter().zip(&bulletins).map(|(file, bulletin)| {
            let nobodys = |text: &&String| !bulletins.iter().any(|it| knows(it, text));
            let texts = texts.iter().filter(|text| knows(bulletin, text) || nobodys(text));
            self.one(file, &texts.cloned().collect::<Vec<_>>(), lang)
        });
        codes.max().unwrap_or_default()
    }

    fn one(&self, file: &Path, texts: &[String], lang: Lang) -> u8 {
        let bytes = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => return self.failed(&Unreadable::new(file, &error), lang),
        };
        let inspection = inspect_with(&bytes, texts, undrawable);
        print(&match self.format {
            Format::Json => format!("{}\n", for_programs(file, &inspection.report, lang)),
            Format::Human => for_people(file, &bytes, &inspection.report, lang),
        });
        if inspection.report.is_clean() { 0 } else { FOUND }
    }

    fn failed(&self, unreadable: &Unreadable, lang: Lang) -> u8 {
        let message = unreadable.message(lang);
        match self.format {
            Format::Human => eprintln!("✗ {message}"),
            Format::Json => print(&format!("{}\n", json!({ "error": message }))),
        }
        UNREADABLE
    }
}

/// Whether a file of a folder is a bulletin: the format's schema lies beside them.
fn is_data(path: &Path) -> bool {
    let name = path.file_name().map(|it| it.to_string_lossy()).unwrap_or_default();
    name.ends_with(".json") && !name.ends_with(".schema.json")
}

/// Something that cannot be read, and why; a folder without data files where there is no reason.
struct Unreadable {
    path: PathBuf,
    why: Option<String>,
}

impl Unreadable {
    fn new(path: &Path, why: &std::io::Error) -> Self {
        Self { path: path.into(), why: Some(why.to_string()) }
    }

    fn message(&self, lang: Lang) -> String {
        let path = self.path.display();
        match (&self.why, lang) {
            (Some(why), Lang::Zh) => format!("无法读取 {path}：{why}"),
            (Some(why), Lang::En) => format!("{path} cannot be read: {why}"),
            (None, Lang::Zh) => format!("{path} 里没有数据文件"),
            (None, Lang::En) => format!("{path} contains no data files"),
        }
    }
}

/// Reports the charts that cannot be drawn.
fn undrawable(bulletin: &Bulletin, report: &mut Report) {
    let list = At::Root.key("charts");
    for (index, spec) in bulletin.file().charts.iter().enumerate() {
        let failed =
            Lang::ALL.into_iter().find_map(|lang| chart::draw(bulletin, spec, lang, ANY_WIDTH).err());
        if let Some(error) = failed {
            let (why, help) = error.wording();
            report.add(&list.index(index), &spec.id, Problem::Undrawable { why, help });
        }
    }
}

fn for_programs(file: &Path, report: &Report, lang: Lang) -> serde_json::Value {
    let findings: Vec<_> = report
        .findings
        .iter()
        .map(|it| {
            json!({
                "severity": it.severity().code(),
                "code": it.code(),
                "path": it.path.to_string(),
                "subject": it.subject,
                "line": it.place.map(|place| place.line),
                "column": it.place.map(|place| place.column),
                "message": it.message(lang),
                "help": it.help(lang),
            })
        })
        .collect();
    let relations = report.relations;
    json!({
        "file": file.display().to_string(),
        "clean": report.is_clean(),
        "findings": findings,
        "left_out": report.left_out,
        "evidence": { "proven": report.proven, "unproven": report.unproven, "unread": report.unread },
        "relations": {
            "exact": relations.exact,
            "by_rounding": relations.by_rounding,
            "as_bound": relations.as_bound,
            "conflicts": relations.conflicts,
            "derived": relations.derived,
        },
    })
}

/// Prints, and does not mind when nobody reads to the end.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

fn for_people(file: &Path, bytes: &[u8], report: &Report, lang: Lang) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let source = Lines { name: file.display().to_string(), text };
    let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let theme = if coloured { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_context_lines(1).with_links(false);
    let mut out = String::new();
    for finding in report.findings.iter().take(MOST) {
        let shown = Shown { finding, lang, source: &source, text };
        // Writing to a string cannot fail.
        let _ = handler.render_report(&mut out, &shown);
        out.push('\n');
    }
    if let Some(more) = report.findings.len().checked_sub(MOST).filter(|more| *more > 0) {
        out += &match lang {
            Lang::Zh => format!("……还有{more}处，可用 --format json 列出\n\n"),
            Lang::En => format!("… and {more} more; --format json lists them\n\n"),
        };
    }
    if report.left_out > 0 {
        out += &left_out(report.left_out, lang);
    }
    out + &summary(file, report, lang) + "\n"
}

fn left_out(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("同类的问题还有{count}处，没有列出\n\n"),
        Lang::En => format!("{count} more of the same kind not listed\n\n"),
    }
}

/// What was checked, and the verdict.
fn summary(file: &Path, report: &Report, lang: Lang) -> String {
    let file = file.display();
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    let verdict = match (errors, warnings, lang) {
        (0, 0, Lang::Zh) => format!("✓ {file}：可以发布"),
        (0, _, Lang::Zh) => format!("✓ {file}：可以发布，另有{warnings}处提醒，请看一看"),
        (_, _, Lang::Zh) => format!("✗ {file}：{errors}处错误，{warnings}处提醒"),
        (0, 0, Lang::En) => format!("✓ {file}: ready to publish"),
        (0, _, Lang::En) => {
            format!("✓ {file}: ready to publish; {} to look at", counted(warnings, "warning"))
        }
        (_, _, Lang::En) => {
            format!("✗ {file}: {}, {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    };
    // A file that cannot be read has neither evidence nor relations.
    let checked = report.proven + report.unproven > 0 || report.relations != Relations::default();
    if checked { format!("{}\n{verdict}", tally(report, lang)) } else { verdict }
}

/// What came of evidence and relations, in a line each.
fn tally(report: &Report, lang: Lang) -> String {
    let (proven, unread) = (report.proven, report.unread.join(", "));
    let Relations { by_rounding, as_bound, conflicts, derived, .. } = report.relations;
    let holding = report.relations.holding();
    let unproven = match (report.unproven, lang) {
        (0, _) => String::new(),
        (count, Lang::Zh) => format!("；{count}处没有对照原文，因为没有给出来源的文本：{unread}"),
        (count, Lang::En) => {
            format!(
                "; {count} not checked against a text, because the text of the source was not given: {unread}"
            )
        }
    };
    match lang {
        Lang::Zh => format!(
            "出处：{proven}处已证实{unproven}\n\
             关系式：{holding}项成立（四舍五入后{by_rounding}项，作为界限{as_bound}项），{conflicts}项不一致，{derived}项推算"
        ),
        Lang::En => format!(
            "Evidence: {proven} confirmed{unproven}\n\
             Relations: {holding} hold ({by_rounding} by rounding, {as_bound} as bounds), {conflicts} do not, {derived} derived"
        ),
    }
}

fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Words from a file, without what would steer a terminal, turn its text around or hide in it.
fn printable(text: &str) -> String {
    text.chars().map(|c| if is_unseen(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// A file's text under its name. Columns are counted in characters, as editors do; miette's own
/// count is of bytes.
struct Lines<'a> {
    name: String,
    text: &'a str,
}

impl SourceCode for Lines<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let read = self.text.read_span(span, before, after)?;
        let start = read.span().offset();
        let begin = self.text.get(..start).and_then(|it| it.rfind('\n')).map_or(0, |at| at + 1);
        let column = self.text.get(begin..start).map_or(read.column(), |it| it.chars().count());
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            read.data(),
            *read.span(),
            read.line(),
            column,
            read.line_count(),
        )))
    }
}

/// A finding, as miette shows it: over the lines of the file that it is about.
struct Shown<'a> {
    finding: &'a Finding,
    lang: Lang,
    source: &'a Lines<'a>,
    text: &'a str,
}

impl Shown<'_> {
    /// The finding's stretch of the file, cut at the end of its first line. A file in one endless
    /// line is not shown.
    fn span(&self) -> Option<(usize, usize)> {
        let place = self.finding.place?;
        let begin = self.text.get(..place.start)?.rfind('\n').map_or(0, |at| at + 1);
        let end = self.text.get(place.start..)?.find('\n').map_or(self.text.len(), |at| place.start + at);
        (end - begin <= LONGEST_LINE).then(|| (place.start, place.end.min(end) - place.start))
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.finding, f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(subject) = &self.finding.subject {
            write!(f, "{subject}{}", if self.lang == Lang::Zh { "：" } else { ": " })?;
        }
        f.write_str(&printable(&self.finding.message(self.lang)))
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let place = match (self.span(), self.finding.place) {
            (None, Some(place)) => format!(" ({}:{})", place.line, place.column),
            _ => String::new(),
        };
        Some(Box::new(format!("{}{place}", self.finding.code())))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.finding.help(self.lang)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.span().is_some().then_some(self.source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (start, length) = self.span()?;
        let path = self.finding.path.to_string();
        let label = Some(path).filter(|it| !it.is_empty());
        Some(Box::new(std::iter::once(LabeledSpan::new(label, start, length))))
    }
}
