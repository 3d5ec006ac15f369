//! What checking a bulletin found, for whoever has to act on it: the tool, the build and the page
//! say the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bulletin::load::{LoadErrors, MOST};
use crate::bulletin::place::{At, Path, Place, Places};
use crate::bulletin::text::Lang;

use super::problem::Problem;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; the page says so itself.
    Note,
    /// Somebody should look; the file can be published.
    Warning,
    /// The file says something that is not so, or cannot be shown.
    Error,
}

impl Severity {
    /// Its name, for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The way to it in the file; empty where it concerns the file as a whole.
    pub path: Path,
    /// The id of the figure, chart or list that it concerns.
    pub subject: Option<String>,
    /// Line and column in the file.
    pub place: Option<Place>,
    /// What it is.
    pub problem: Problem,
}

impl Finding {
    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// A name for this kind of finding, such as `evidence/value`.
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        self.problem.message(lang)
    }

    /// What to do.
    pub fn help(&self, lang: Lang) -> String {
        self.problem.help(lang)
    }
}

/// What came of the relations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relations {
    /// How many hold exactly.
    pub exact: usize,
    /// How many hold once rounded as the source prints.
    pub by_rounding: usize,
    /// How many inequalities hold.
    pub as_bound: usize,
    /// How many do not hold and are there to show it.
    pub conflicts: usize,
    /// How many only compute a value.
    pub derived: usize,
}

impl Relations {
    /// How many hold, in one way or another.
    pub const fn holding(self) -> usize {
        self.exact + self.by_rounding + self.as_bound
    }
}

/// What came of checking a bulletin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was found: what weighs most first, then in the file's order.
    pub findings: Vec<Finding>,
    /// How many pieces of evidence were found in their source's text and state what they should.
    pub proven: usize,
    /// How many could not be looked up, since no text of their source was there.
    pub unproven: usize,
    /// How many of those could be, if the text were there that the file knows by its hash.
    pub awaited: usize,
    /// The sources whose text was not there.
    pub unread: Vec<String>,
    /// What came of the relations.
    pub relations: Relations,
    /// How many findings were left out, since there were [`MOST`] of their kind before them.
    pub left_out: usize,
    /// How many there are of each kind.
    kinds: BTreeMap<(&'static str, Severity), usize>,
}

impl Report {
    /// Why a file cannot be read at all.
    pub fn of_errors(errors: LoadErrors) -> Self {
        let findings = errors.0.into_iter().map(|error| Finding {
            path: error.path,
            subject: None,
            place: error.place,
            problem: Problem::Load(error.problem),
        });
        Self { findings: findings.collect(), ..Self::default() }
    }

    /// Adds a finding.
    pub fn add(&mut self, at: &At<'_>, subject: &str, problem: Problem) {
        let subject = Some(subject.to_string()).filter(|it| !it.is_empty());
        self.push(Finding { path: at.path(), subject, place: None, problem });
    }

    /// Adds a finding, unless there are [`MOST`] of its kind already.
    pub(super) fn push(&mut self, finding: Finding) {
        let kind = (finding.code(), finding.severity());
        let so_far = self.kinds.entry(kind).or_default();
        *so_far += 1;
        if *so_far <= MOST {
            self.findings.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether one more finding of a kind would be told.
    pub(super) fn has_room_for(&self, code: &'static str, severity: Severity) -> bool {
        self.kinds.get(&(code, severity)).is_none_or(|so_far| *so_far < MOST)
    }

    /// Whether nothing speaks against publishing.
    pub fn is_clean(&self) -> bool {
        self.count(Severity::Error) == 0
    }

    /// How many findings weigh this much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|it| it.severity() == severity).count()
    }

    /// Gives each finding its line and column, and puts all in order.
    pub(super) fn arrange(&mut self, text: &str) {
        let places = Places::of(text);
        for finding in &mut self.findings {
            finding.place = finding.place.or_else(|| places.find(&finding.path));
        }
        let start = |finding: &Finding| finding.place.map(|it| it.start);
        self.findings.sort_by(|a, b| b.severity().cmp(&a.severity()).then(start(a).cmp(&start(b))));
    }
}
