//! A report in plain words, as it travels from whoever checks a file to whoever shows the report:
//! the page has its checker in a program of its own, so that who only reads need not load it.

use serde::{Deserialize, Serialize};

use crate::bulletin::place::Place;
use crate::bulletin::text::{Lang, Text};

use super::Inspection;
use super::problem::{UNDRAWABLE, undrawable};
use super::report::{Relations, Report, Severity};

/// A [`super::report::Finding`] in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainFinding {
    /// How much it weighs.
    pub severity: Severity,
    /// A name for this kind of finding.
    pub code: String,
    /// The way to it in the file.
    pub path: String,
    /// The id of what it concerns.
    pub subject: Option<String>,
    /// Line and column in the file.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Text,
}

impl PlainFinding {
    /// That a chart cannot be drawn, which only whoever draws can find.
    pub fn undrawable(index: usize, chart: &str, why: &Text, help: Text) -> Self {
        let message = undrawable(why);
        Self {
            severity: Severity::Error,
            code: UNDRAWABLE.into(),
            path: format!("charts[{index}]"),
            subject: Some(chart.into()),
            place: None,
            message,
            help,
        }
    }
}

/// A [`Report`] in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainReport {
    /// What was found: what weighs most first.
    pub findings: Vec<PlainFinding>,
    /// How many pieces of evidence were proven against their text.
    pub proven: usize,
    /// How many findings of the same kinds there are beyond those listed.
    pub left_out: usize,
    /// How many could not be.
    pub unproven: usize,
    /// How many of those could be, if the text were there that the file knows by its hash.
    pub awaited: usize,
    /// What came of the relations.
    pub relations: Relations,
}

impl PlainReport {
    /// How many findings weigh this much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|it| it.severity == severity).count()
    }

    /// Whether nothing speaks against publishing.
    pub fn is_clean(&self) -> bool {
        self.count(Severity::Error) == 0
    }
}

impl From<&Report> for PlainReport {
    fn from(report: &Report) -> Self {
        let findings = report.findings.iter().map(|finding| {
            let both = |words: &dyn Fn(Lang) -> String| Text { zh: words(Lang::Zh), en: words(Lang::En) };
            PlainFinding {
                severity: finding.severity(),
                code: finding.code().into(),
                path: finding.path.to_string(),
                subject: finding.subject.clone(),
                place: finding.place,
                message: both(&|lang| finding.message(lang)),
                help: both(&|lang| finding.help(lang)),
            }
        });
        Self {
            findings: findings.collect(),
            left_out: report.left_out,
            proven: report.proven,
            unproven: report.unproven,
            awaited: report.awaited,
            relations: report.relations,
        }
    }
}

/// What came of looking a file over, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainInspection {
    /// Whether the file holds a bulletin.
    pub is_bulletin: bool,
    /// The texts of its sources that are at hand: source and text.
    pub texts: Vec<(String, String)>,
    /// What was found.
    pub report: PlainReport,
}

impl From<&Inspection> for PlainInspection {
    fn from(inspection: &Inspection) -> Self {
        let texts = inspection.texts.iter().map(|it| (it.source.clone(), it.text.clone()));
        Self {
            is_bulletin: inspection.bulletin.is_some(),
            texts: texts.collect(),
            report: (&inspection.report).into(),
        }
    }
}
