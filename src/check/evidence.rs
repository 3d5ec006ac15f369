//! Whether a source says what the file says it says: the fragment stands at its place in the text,
//! and states that very value, unit and bound.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked, power_of_ten};
use crate::bulletin::model::{Bound, Evidence, Kind, Observation};

use super::quantity::{Quantity, quantities};
use super::report::{Finding, Report, Severity};

/// The most characters that a fragment may have: enough to state a figure, too few to copy a text.
pub const LONGEST: usize = 30;

/// The text of a source, whole.
pub struct SourceText {
    /// The source's id.
    source: String,
    chars: Vec<char>,
}

/// Why a text cannot serve as evidence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no source of this bulletin has this text: its SHA-256 is {found}, and the file names {wanted}")]
pub struct TextError {
    /// The text's own hash.
    found: String,
    /// The hashes that the file's sources name.
    wanted: String,
}

impl SourceText {
    /// The source whose text this is, by the hash that the file gives.
    ///
    /// # Errors
    /// When no source has that hash.
    pub fn of(bulletin: &Bulletin, text: &str) -> Result<Self, TextError> {
        let found = sha256(text.as_bytes());
        let sources = &bulletin.file().sources;
        let source = sources.iter().find(|it| it.sha256.as_ref() == Some(&found));
        match source {
            Some(source) => Ok(Self { source: source.id.clone(), chars: text.chars().collect() }),
            None => {
                let wanted: Vec<_> = sources.iter().filter_map(|it| it.sha256.as_deref()).collect();
                let wanted = if wanted.is_empty() { "none".into() } else { wanted.join(", ") };
                Err(TextError { found, wanted })
            }
        }
    }
}

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// Checks every piece of evidence of the file.
pub fn check(bulletin: &Bulletin, texts: &[SourceText], report: &mut Report) {
    let file = bulletin.file();
    for (index, observation) in file.observations.iter().enumerate() {
        let at = format!("observations[{index}] ({})", observation.id);
        for (which, evidence) in observation.evidence.iter().enumerate() {
            let found = place(evidence, texts, &at, report);
            if found == Place::Wrong {
                continue;
            }
            // Also without the text, the fragment must state the value.
            match (states(bulletin, observation, &evidence.fragment, which == 0), found) {
                (Err(wrong), _) => report.findings.push(wrong.finding(&at)),
                (Ok(()), Place::Found) => report.proven += 1,
                (Ok(()), _) => report.unproven += 1,
            }
        }
    }
    for (index, statement) in file.statements.iter().enumerate() {
        let at = format!("statements[{index}] ({})", statement.id);
        for evidence in &statement.evidence {
            count(place(evidence, texts, &at, report), report);
        }
    }
    for list in &file.collections {
        for entry in &list.entries {
            let at = format!("collections ({}), {}", list.id, entry.name.zh);
            for evidence in &entry.evidence {
                count(place(evidence, texts, &at, report), report);
            }
        }
    }
}

/// What came of looking a fragment up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It stands there.
    Found,
    /// It does not, and that is reported.
    Wrong,
    /// No text of its source was given.
    NoText,
}

const fn count(place: Place, report: &mut Report) {
    match place {
        Place::Found => report.proven += 1,
        Place::NoText => report.unproven += 1,
        Place::Wrong => {}
    }
}

/// Whether the fragment stands where the evidence says; reports it where it does not.
fn place(evidence: &Evidence, texts: &[SourceText], at: &str, report: &mut Report) -> Place {
    let mut find = |code, message: String, help: &str| {
        let finding = Finding { severity: Severity::Error, code, at: at.into(), message, help: help.into() };
        report.findings.push(finding);
        Place::Wrong
    };
    let fragment = &evidence.fragment;
    let length = fragment.chars().count();
    if length > LONGEST || length == 0 {
        let message = format!("“{fragment}” has {length} characters; 1 to {LONGEST} are allowed");
        return find("evidence/length", message, "Give the shortest words that state the figure.");
    }
    let Some(text) = texts.iter().find(|text| text.source == evidence.source) else {
        return Place::NoText;
    };
    let Some([start, end]) = evidence.span else {
        let help = "Give `span`: the first and one-past-last character of the fragment in the text.";
        return find("evidence/span", format!("“{fragment}” has no place in the text"), help);
    };
    let (start, end) = (start as usize, end as usize);
    let there: Option<String> = text.chars.get(start..end).map(|chars| chars.iter().collect());
    if there.as_ref() != Some(fragment) {
        let there = there.map_or("the text is shorter".into(), |it| format!("there stands “{}”", clip(&it)));
        let help = elsewhere(text, fragment);
        return find("evidence/span", format!("“{fragment}” is not at {start}–{end}: {there}"), &help);
    }
    let line = 1 + text.chars[..start].iter().filter(|c| **c == '\n').count();
    match evidence.line {
        Some(named) if named as usize != line => {
            let message = format!("“{fragment}” stands on line {line}, not {named}");
            find("evidence/line", message, &format!("Give `line` as {line}."))
        }
        _ => Place::Found,
    }
}

fn clip(text: &str) -> String {
    let short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

/// Where a fragment stands instead, as a piece of advice.
fn elsewhere(text: &SourceText, fragment: &str) -> String {
    let wanted: Vec<char> = fragment.chars().collect();
    let found = text.chars.windows(wanted.len()).position(|window| window == wanted);
    found.map_or("The text does not have these words: copy them from it.".into(), |start| {
        format!("It stands at [{start}, {}].", start + wanted.len())
    })
}

/// What is wrong with an observation by the words that should state it.
enum Wrong {
    Value(String),
    Unit(String),
    Bound(Bound),
    Scale,
}

/// Looks for a quantity in the fragment that is the observation's own.
///
/// `printed` asks for the digits and the scale of the source too; a second source may print fewer.
fn states(
    bulletin: &Bulletin,
    observation: &Observation,
    fragment: &str,
    printed: bool,
) -> Result<(), Wrong> {
    let found = quantities(fragment);
    let scale = power_of_ten(i32::from(observation.unit_mult));
    let value = scale.and_then(|scale| checked('*', &observation.value.exact(), &scale));
    let indicator = bulletin.indicator(&observation.indicator);
    let unit = indicator.and_then(|it| bulletin.unit(&it.unit_measure));
    let (Some(value), Some(unit), Some(indicator)) = (value, unit, indicator) else {
        return Err(Wrong::Value(String::new()));
    };
    // A fall is printed without its minus: 同比下降0.3%.
    let falls =
        indicator.kind == Kind::Growth && ["下降", "减少", "回落"].iter().any(|it| fragment.contains(it));
    let signed = |quantity: &Quantity| if falls { -quantity.value } else { quantity.value };
    let same: Vec<&Quantity> = found.iter().filter(|it| signed(it) == value).collect();
    if same.is_empty() {
        return match enumerated(fragment) {
            Some(count) if indicator.kind == Kind::Count && Exact::from_integer(count) == value => {
                if observation.bound == Bound::Exact {
                    Ok(())
                } else {
                    Err(Wrong::Bound(Bound::Exact))
                }
            }
            _ => Err(Wrong::Value(listed(&found))),
        };
    }
    let ways = || std::iter::once(&unit.label.zh).chain(&unit.written);
    let own = same.iter().find_map(|it| ways().find(|way| follows(&it.rest, way)).map(|way| (it, way)));
    let Some((quantity, way)) = own else {
        return Err(Wrong::Unit(clip(&same[0].rest)));
    };
    let bound = quantity.bound_with(way);
    if bound != observation.bound {
        return Err(Wrong::Bound(bound));
    }
    // As printed: the digits tell the precision, and the scale is the source's own.
    let as_printed = !printed
        || quantity.printed.is_none_or(|(digits, scale)| {
            digits.decimals() == observation.value.decimals() && scale == observation.unit_mult
        });
    if as_printed { Ok(()) } else { Err(Wrong::Scale) }
}

/// Whether a unit follows a number; 大 stands for 个 in 六大产业.
fn follows(rest: &str, unit: &str) -> bool {
    let big = rest
        .strip_prefix('大')
        .is_some_and(|rest| unit.strip_prefix('个').is_some_and(|unit| rest.starts_with(unit)));
    big || rest.starts_with(unit)
}

/// How many things a fragment lists: 甲、乙、丙 are three.
fn enumerated(fragment: &str) -> Option<i128> {
    let count = fragment.split('、').count();
    (count > 1).then(|| i128::try_from(count).ok()).flatten()
}

fn listed(found: &[Quantity]) -> String {
    let values: Vec<String> = found.iter().map(|it| it.value.to_string()).collect();
    values.join(", ")
}

impl Wrong {
    fn finding(self, at: &str) -> Finding {
        let (code, message, help) = match self {
            Self::Value(found) if found.is_empty() => {
                ("evidence/value", "the fragment states no number".into(), "Give the words with the number.")
            }
            Self::Value(found) => (
                "evidence/value",
                format!("the fragment states {found}, not this value"),
                "Correct `value` or `unit_mult`.",
            ),
            Self::Unit(rest) => (
                "evidence/unit",
                format!("behind the number stands “{rest}”, not the unit"),
                "Give the unit as the source words it, or add its wording to the unit's `written`.",
            ),
            Self::Bound(bound) => (
                "evidence/bound",
                format!("the fragment states the number as {}", named(bound)),
                "Correct `bound`.",
            ),
            Self::Scale => (
                "evidence/scale",
                "the value has other digits than the source prints".into(),
                "Give `value` digit by digit as printed, and `unit_mult` as the power of ten of 万 or 亿.",
            ),
        };
        Finding { severity: Severity::Error, code, at: at.into(), message, help: help.into() }
    }
}

const fn named(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "at least",
        Bound::Under => "under",
        Bound::AtMost => "at most",
        Bound::About => "about",
    }
}
