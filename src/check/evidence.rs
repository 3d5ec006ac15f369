//! Whether a source says what the file says it says: the fragment stands at its place in the text,
//! and states that very value, unit and bound.

use std::collections::{BTreeMap, BTreeSet};

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked, power_of_ten};
use crate::bulletin::figure::UnitOf;
use crate::bulletin::model::{Bound, Evidence, Kind, Observation};
use crate::bulletin::place::{At, each};

use super::problem::{LONGEST_FRAGMENT, Problem};
use super::quantity::{Quantity, quantities};
use super::report::{Report, Severity};
use super::source::{SourceText, heading_names};
use super::spelling::Spellings;

/// Checks every piece of evidence of the file.
pub fn check(bulletin: &Bulletin, texts: &[SourceText], report: &mut Report) {
    let (root, file) = (At::Root, bulletin.file());
    let texts = texts.iter().filter_map(|text| Some((text.source.as_str(), Known::of(bulletin, text)?)));
    let spellings = Spellings::of(bulletin);
    let mut looked = Lookup { bulletin, spellings, texts: texts.collect(), unread: BTreeSet::new(), report };
    each!(root.key("observations"), file.observations, |at, observation| {
        looked.any(&at, &observation.id, &observation.evidence);
        looked.values(&at, observation);
    });
    each!(root.key("statements"), file.statements, |at, statement| {
        looked.any(&at, &statement.id, &statement.evidence);
        looked.all(&at, &statement.id, &statement.evidence);
    });
    each!(root.key("collections"), file.collections, |at, list| {
        each!(at.key("entries"), list.entries, |at, entry| {
            looked.all(&at, &format!("{}/{}", list.id, entry.id), &entry.evidence);
        });
    });
}

/// What came of looking a fragment up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// It stands there.
    There,
    /// It does not, and that is reported.
    Wrong,
    /// No text of its source was given.
    NoText,
}

/// A source's text, and where each of its sections begins that has its name, numbered or not, on a
/// line of its own.
struct Known<'a> {
    text: &'a SourceText,
    /// Line and id, in the order of the lines.
    headings: Vec<(usize, &'a str)>,
    /// The sections that have one.
    headed: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(bulletin: &'a Bulletin, text: &'a SourceText) -> Option<Self> {
        let sections = &bulletin.source(&text.source)?.sections;
        let mut names = BTreeMap::new();
        for section in sections {
            for name in [&section.label.zh, &section.label.en].into_iter().filter(|it| !it.trim().is_empty())
            {
                names.entry(name.trim()).or_insert(section.id.as_str());
            }
        }
        let lines = text.text.lines().zip(1..);
        let heading = |words| heading_names(words).into_iter().find_map(|it| names.get(it).copied());
        let headings: Vec<_> = lines.filter_map(|(words, line)| Some((line, heading(words)?))).collect();
        let headed = headings.iter().map(|(_, id)| *id).collect();
        Some(Self { text, headings, headed })
    }

    /// The section that a line is in, where `named`, the section it is said to be in, begins with
    /// its name: the extent of another cannot be told.
    fn section(&self, line: usize, named: &str) -> Option<&'a str> {
        let above = self.headings.partition_point(|(begin, _)| *begin <= line);
        let last = self.headings.get(above.checked_sub(1)?)?;
        self.headed.contains(named).then_some(last.1)
    }
}

struct Lookup<'a> {
    bulletin: &'a Bulletin,
    spellings: Spellings,
    texts: BTreeMap<&'a str, Known<'a>>,
    /// The sources whose text is not there.
    unread: BTreeSet<String>,
    report: &'a mut Report,
}

impl Lookup<'_> {
    /// A figure needs evidence.
    fn any(&mut self, at: &At<'_>, subject: &str, evidence: &[Evidence]) {
        if evidence.is_empty() {
            self.report.add(&at.key("evidence"), subject, Problem::NoEvidence);
        }
    }

    /// The places of an observation's evidence, and whether each states it.
    fn values(&mut self, at: &At<'_>, observation: &Observation) {
        let mut printed = true;
        each!(at.key("evidence"), observation.evidence, |here, evidence| {
            let found = self.place(&here, &observation.id, evidence);
            // Also without the text, the fragment must state the value.
            if found != Found::Wrong {
                match self.states(observation, &evidence.fragment, printed) {
                    Ok(()) => {
                        self.count(evidence, found);
                        if let Some(stated) = self.several(observation, &evidence.fragment) {
                            let problem = Problem::SeveralNumbers { stated };
                            self.report.add(&here.key("fragment"), &observation.id, problem);
                        }
                    }
                    Err(problem) => {
                        let field = match problem {
                            Problem::WrongBound { .. } => "bound",
                            Problem::WrongUnit { .. } => "indicator",
                            _ => "value",
                        };
                        self.report.add(&at.key(field), &observation.id, problem);
                    }
                }
            }
            printed = false;
        });
    }

    /// The places of what states no value.
    fn all(&mut self, at: &At<'_>, subject: &str, evidence: &[Evidence]) {
        each!(at.key("evidence"), evidence, |at, it| {
            let found = self.place(&at, subject, it);
            self.count(it, found);
        });
    }

    fn count(&mut self, evidence: &Evidence, found: Found) {
        match found {
            Found::There => self.report.proven += 1,
            Found::NoText => {
                self.report.unproven += 1;
                let known = self.bulletin.source(&evidence.source).is_some_and(|it| it.sha256.is_some());
                self.report.awaited += usize::from(known);
                if self.unread.insert(evidence.source.clone()) {
                    self.report.unread.push(evidence.source.clone());
                }
            }
            Found::Wrong => {}
        }
    }

    /// Whether the fragment stands where the evidence says; reports it where it does not.
    fn place(&mut self, at: &At<'_>, subject: &str, evidence: &Evidence) -> Found {
        let length = evidence.fragment.chars().count();
        if length > LONGEST_FRAGMENT || length == 0 {
            self.report.add(&at.key("fragment"), subject, Problem::FragmentLength { length });
            return Found::Wrong;
        }
        let Some(known) = self.texts.get(evidence.source.as_str()) else {
            return Found::NoText;
        };
        // Looking for a fragment takes reading the whole text.
        let search = self.report.has_room_for("evidence/span", Severity::Error);
        match misplaced(known, evidence, search) {
            None => Found::There,
            Some((field, problem)) => {
                self.report.add(&at.key(field), subject, problem);
                Found::Wrong
            }
        }
    }
}

/// What is wrong with the place of a fragment, and in which field.
fn misplaced(known: &Known<'_>, evidence: &Evidence, search: bool) -> Option<(&'static str, Problem)> {
    let (text, fragment) = (known.text, evidence.fragment.clone());
    let stands = || if search { text.find(&fragment) } else { None };
    let Some([first, last]) = evidence.span else {
        let stands = stands();
        return Some(("fragment", Problem::NoSpan { fragment, stands }));
    };
    let (start, end) = (first as usize, last as usize);
    // As much as tells whether it is the fragment, of a span that may be as long as the text.
    let shown = end.min(start.saturating_add(LONGEST_FRAGMENT + 1));
    let there = text.between(start, shown).filter(|_| end <= text.len());
    if there.as_ref() != Some(&fragment) {
        let stands = stands();
        let there = there.map(|it| clip(&it));
        return Some(("span", Problem::WrongSpan { fragment, span: (first, last), there, stands }));
    }
    let (line, sentence) = (text.line(start), text.sentence(start));
    if evidence.line.is_some_and(|it| it as usize != line) {
        return Some(("line", Problem::WrongLine { line }));
    }
    if evidence.sentence.is_some_and(|it| it as usize != sentence) {
        return Some(("sentence", Problem::WrongSentence { sentence }));
    }
    let named = evidence.section.as_deref()?;
    let section = known.section(line, named).filter(|section| *section != named)?;
    Some(("section", Problem::WrongSection { section: section.into() }))
}

fn clip(text: &str) -> String {
    let short: String = text.chars().take(LONGEST_FRAGMENT).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

impl Lookup<'_> {
    /// Looks for a quantity in the fragment that is the observation's own.
    ///
    /// `printed` asks for the digits and the scale of the source too; a second source may print fewer.
    fn states(&self, observation: &Observation, fragment: &str, printed: bool) -> Result<(), Problem> {
        let found = quantities(fragment);
        let scale = power_of_ten(i32::from(observation.unit_mult));
        let value = scale.and_then(|scale| checked('*', &observation.value.exact(), &scale));
        let indicator = self.bulletin.indicator(&observation.indicator);
        let unit = indicator.and_then(|it| UnitOf::find(self.bulletin, &it.unit_measure));
        let (Some(value), Some(unit), Some(indicator)) = (value, unit, indicator) else {
            return Err(Problem::WrongScale);
        };
        let same: Vec<&Quantity> = found.iter().filter(|it| signed(it, indicator.kind) == value).collect();
        if same.is_empty() {
            return match self.unnumbered(indicator.kind, &value, fragment, &found) {
                Some(bound) if bound == observation.bound => Ok(()),
                Some(stated) => Err(Problem::WrongBound { stated }),
                None if found.is_empty() => Err(Problem::NoNumber { zero: value == Exact::from_integer(0) }),
                None => Err(Problem::WrongValue { stated: listed(&found, indicator.kind) }),
            };
        }
        let own = same.iter().find_map(|it| Some((it, self.spellings.behind(&it.rest, unit)?)));
        let Some((quantity, behind)) = own else {
            let stated = same.first().map(|it| clip(&it.rest)).unwrap_or_default();
            return Err(Problem::WrongUnit { stated });
        };
        let stated = quantity.bound_before(&behind);
        let stated = if falls(quantity, indicator.kind) { turned(stated) } else { stated };
        if stated != observation.bound {
            return Err(Problem::WrongBound { stated });
        }
        // As printed: the digits tell the precision, and the scale is the source's own.
        let as_printed = !printed
            || quantity.printed.is_none_or(|(digits, scale)| {
                digits.decimals() == observation.value.decimals() && scale == observation.unit_mult
            });
        if as_printed { Ok(()) } else { Err(Problem::WrongScale) }
    }

    /// The numbers that a fragment states in the observation's unit, where they are several: which
    /// of them is meant, nobody can tell from the fragment.
    fn several(&self, observation: &Observation, fragment: &str) -> Option<String> {
        let indicator = self.bulletin.indicator(&observation.indicator)?;
        let unit = UnitOf::find(self.bulletin, &indicator.unit_measure)?;
        let found = quantities(fragment);
        let own: Vec<&Quantity> =
            found.iter().filter(|it| self.spellings.behind(&it.rest, unit).is_some()).collect();
        let differ = own.windows(2).any(|pair| pair[0].value != pair[1].value);
        differ.then(|| own.iter().map(|it| it.shown()).collect::<Vec<_>>().join("、"))
    }

    /// As what a fragment that has no number states the value all the same: a list has as many
    /// entries, and 持平 is a growth of nothing.
    fn unnumbered(&self, kind: Kind, value: &Exact, fragment: &str, found: &[Quantity]) -> Option<Bound> {
        // The 一 of 一窗受理 counts nothing.
        let one = Exact::from_integer(1);
        let idle = |it: &Quantity| it.printed.is_none() && it.value == one && !self.spellings.any(&it.rest);
        let level = ["持平", "零增长"].iter().any(|it| fragment.contains(it));
        if kind == Kind::Growth && level && *value == Exact::from_integer(0) {
            let about = ["基本", "大体", "大致"].iter().any(|it| fragment.contains(&format!("{it}持平")));
            // 与2024年持平 has a number, and not the growth's.
            let none = found.iter().all(|it| idle(it) || !self.spellings.any(&it.rest));
            return none.then_some(if about { Bound::About } else { Bound::Exact });
        }
        let listed = kind == Kind::Count && found.iter().all(idle);
        let count = enumerated(fragment).filter(|_| listed)?;
        (Exact::from_integer(count) == *value).then_some(Bound::Exact)
    }
}

/// The value that a quantity states of an indicator. A fall is printed without its minus:
/// 同比下降0.3%.
fn signed(quantity: &Quantity, kind: Kind) -> Exact {
    if falls(quantity, kind) { -quantity.value } else { quantity.value }
}

fn falls(quantity: &Quantity, kind: Kind) -> bool {
    kind == Kind::Growth && quantity.falls && quantity.value > Exact::from_integer(0)
}

/// The bound on a growth, of that on a fall: to fall by 3% or more is to grow by −3% or less.
const fn turned(bound: Bound) -> Bound {
    match bound {
        Bound::AtLeast => Bound::AtMost,
        // Less of a fall than 3% is more than −3%; of the bounds from below there is only this.
        Bound::AtMost | Bound::Under => Bound::AtLeast,
        Bound::Exact | Bound::About => bound,
    }
}

/// How many things a fragment lists: 甲、乙、丙 are three.
fn enumerated(fragment: &str) -> Option<i128> {
    let count = fragment.split('、').count();
    (count > 1).then(|| i128::try_from(count).ok()).flatten()
}

fn listed(found: &[Quantity], kind: Kind) -> String {
    let shown = |it: &Quantity| if falls(it, kind) { format!("-{}", it.shown()) } else { it.shown() };
    let values: Vec<String> = found.iter().map(shown).collect();
    values.join("、")
}
