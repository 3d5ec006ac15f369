//! Whether a bulletin is to be trusted. Pure: a file and the texts of its sources → a report.
//! Nothing here is written in the file: every verdict is computed.
//!
//! [`inspect`] does it all. [`relation`] holds formulas against their figures; [`evidence`] holds
//! figures against the [`source`] text that states them, which [`quantity`] and [`spelling`] read; [`figures`],
//! [`collections`], [`charts`] and [`prose`] look for what misleads without being wrong; [`seen`] for what no reader
//! would ever see; [`compare`] tells two bulletins apart. A [`report`] is what comes of it, made of
//! [`problem`]s.

pub mod charts;
pub mod collections;
pub mod compare;
pub mod evidence;
pub mod figures;
pub mod plain;
pub mod problem;
pub mod prose;
pub mod quantity;
pub mod relation;
pub mod report;
pub mod seen;
pub mod source;
pub mod spelling;

pub use relation::{Checked, Verdict, check, conflicts, relations};

use crate::bulletin::Bulletin;
use crate::bulletin::load::{LoadErrors, load, strict, text_of};

use report::Report;
use source::SourceText;

/// What came of looking a file over.
#[derive(Debug)]
pub struct Inspection {
    /// The bulletin, where the file holds one.
    pub bulletin: Option<Bulletin>,
    /// The texts of its sources: those that it carries, and of the given ones those that are its.
    pub texts: Vec<SourceText>,
    /// What was found.
    pub report: Report,
}

/// Reads a file and checks everything that can be checked with the texts given.
pub fn inspect(bytes: &[u8], texts: &[String]) -> Inspection {
    inspect_with(bytes, texts, |_, _| {})
}

/// The same, with what somebody else finds: charts that cannot be drawn, for one.
pub fn inspect_with(
    bytes: &[u8],
    texts: &[String],
    further: impl FnOnce(&Bulletin, &mut Report),
) -> Inspection {
    let (bulletin, text) = match (load(bytes), text_of(bytes)) {
        (Ok(bulletin), Ok(text)) => match strict(text, &bulletin) {
            Ok(()) => (bulletin, text),
            Err(errors) => return refused(errors),
        },
        (Err(errors), _) | (_, Err(errors)) => return refused(errors),
    };
    let mut report = Report::default();
    let texts = source::collect(&bulletin, texts, &mut report);
    judge(&bulletin, &texts, &mut report);
    prose::hidden(text, &mut report);
    further(&bulletin, &mut report);
    report.arrange(text);
    Inspection { bulletin: Some(bulletin), texts, report }
}

fn refused(errors: LoadErrors) -> Inspection {
    Inspection { bulletin: None, texts: Vec::new(), report: Report::of_errors(errors) }
}

fn judge(bulletin: &Bulletin, texts: &[SourceText], report: &mut Report) {
    evidence::check(bulletin, texts, report);
    relation::report(bulletin, report);
    figures::check(bulletin, texts, report);
    collections::check(bulletin, report);
    charts::check(bulletin, report);
    prose::check(bulletin, report);
    seen::check(bulletin, report);
}
