//! What checking a bulletin found, for whoever has to act on it.

use crate::bulletin::Bulletin;
use crate::bulletin::model::RelationKind;

use super::evidence::{self, SourceText, TextError};
use super::honesty;
use super::relation::{self, Verdict};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; the file can be published.
    Note,
    /// The file says something that is not so.
    Error,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its weight.
    pub severity: Severity,
    /// A name for this kind of finding, such as `evidence/value`.
    pub code: &'static str,
    /// Where in the file, as a path: `observations[3] (A04)`.
    pub at: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What came of checking a bulletin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was found, in the file's order.
    pub findings: Vec<Finding>,
    /// How many pieces of evidence were found in their source's text and state what they should.
    pub proven: usize,
    /// How many could not be looked up, since no text of their source was given.
    pub unproven: usize,
    /// How many relations hold.
    pub holding: usize,
}

impl Report {
    /// Whether nothing speaks against publishing.
    pub fn is_clean(&self) -> bool {
        self.findings.iter().all(|it| it.severity < Severity::Error)
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|it| it.severity == Severity::Error).count()
    }
}

/// Checks everything that can be checked with the texts given.
///
/// # Errors
/// When a text is not that of any source of the bulletin.
pub fn report(bulletin: &Bulletin, texts: &[String]) -> Result<Report, TextError> {
    let texts = texts.iter().map(|text| SourceText::of(bulletin, text)).collect::<Result<Vec<_>, _>>()?;
    let mut report = Report::default();
    evidence::check(bulletin, &texts, &mut report);
    relations(bulletin, &mut report);
    honesty::check(bulletin, &mut report);
    Ok(report)
}

fn relations(bulletin: &Bulletin, report: &mut Report) {
    for (index, checked) in relation::relations(bulletin).iter().enumerate() {
        let relation = checked.relation;
        let expected = relation.kind == RelationKind::Conflict;
        let at = format!("relations[{index}] ({})", relation.id);
        let (severity, code, message, help) = match &checked.verdict {
            Verdict::Derived => continue,
            Verdict::NotCheckable(error) => (
                Severity::Error,
                "relation/not-checkable",
                format!("`{}` cannot be checked: {error}", relation.formula),
                "Correct the formula, or take the relation out.",
            ),
            Verdict::Conflict(gap) if expected => (
                Severity::Note,
                "relation/conflict",
                format!("`{}` does not hold, as the file says; off by {}", relation.formula, gap.digits),
                "The page shows it as a conflict. Ask the publisher of the source.",
            ),
            Verdict::Conflict(gap) => (
                Severity::Error,
                "relation/conflict",
                format!("`{}` does not hold; off by {}", relation.formula, gap.digits),
                "Look up its figures in the source. If the source itself does not agree, give the relation the kind `conflict`.",
            ),
            _ if expected => (
                Severity::Error,
                "relation/no-conflict",
                format!("`{}` holds, and the file calls it a conflict", relation.formula),
                "Give it the kind `stated`.",
            ),
            _ => {
                report.holding += 1;
                continue;
            }
        };
        report.findings.push(Finding { severity, code, at, message, help: help.into() });
    }
}
