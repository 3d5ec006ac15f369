//! What misleads about a single figure: a plan told as a fact, a change without a basis, a share
//! that is none.

use num_traits::Zero;

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::Exact;
use crate::bulletin::figure::UnitOf;
use crate::bulletin::model::{Basis, Indicator, Kind, ObsStatus, Observation, Statement, StatementKind};
use crate::bulletin::place::{At, each};
use crate::bulletin::text::Lang;

use super::problem::Problem;
use super::prose::digits;
use super::report::Report;
use super::source::SourceText;

/// Words of plans and expectations.
const EXPECTED: [&str; 12] =
    ["预计", "预期", "计划", "规划", "力争", "有望", "目标", "拟", "可实现", "将达", "expected", "planned"];

/// Words that say what a change is measured against.
const BASES: [(&str, Basis); 10] = [
    ("同比", Basis::YearOnYear),
    ("比上年同期", Basis::YearOnYear),
    ("较上年同期", Basis::YearOnYear),
    ("比去年同期", Basis::YearOnYear),
    ("较去年同期", Basis::YearOnYear),
    ("year-on-year", Basis::YearOnYear),
    ("year on year", Basis::YearOnYear),
    ("环比", Basis::PreviousPeriod),
    ("比年初", Basis::YearBeginning),
    ("较年初", Basis::YearBeginning),
];

/// Looks at every observation.
pub fn check(bulletin: &Bulletin, texts: &[SourceText], report: &mut Report) {
    let mut lint = Lint { bulletin, texts, report };
    each!(At::Root.key("observations"), bulletin.file().observations, |at, observation| {
        lint.share(&at, observation);
        lint.status(&at, observation);
        lint.basis(&at, observation);
    });
    each!(At::Root.key("indicators"), bulletin.file().indicators, |at, it| lint.unit(&at, it));
    each!(At::Root.key("statements"), bulletin.file().statements, |at, it| lint.numbers(&at, it));
}

struct Lint<'a> {
    bulletin: &'a Bulletin,
    texts: &'a [SourceText],
    report: &'a mut Report,
}

impl Lint<'_> {
    fn kind(&self, observation: &Observation) -> Option<Kind> {
        self.bulletin.indicator(&observation.indicator).map(|it| it.kind)
    }

    /// Shares are ratios, and what is counted is none.
    fn unit(&mut self, at: &At<'_>, indicator: &Indicator) {
        let Some(unit) = UnitOf::find(self.bulletin, &indicator.unit_measure) else { return };
        let ratio = unit.of.dimension.is_empty() && unit.per.is_none();
        if matches!((indicator.kind, ratio), (Kind::Share, false) | (Kind::Count, true)) {
            self.report.add(&at.key("kind"), &indicator.id, Problem::KindOfIndicator { ratio });
        }
    }

    /// A date and a code have the numbers that their fragment has, whatever zeros are before them.
    fn numbers(&mut self, at: &At<'_>, statement: &Statement) {
        let Some(first) = statement.evidence.first() else { return };
        if !matches!(statement.kind, StatementKind::Date | StatementKind::Code) {
            return;
        }
        let plain = |it: String| it.trim_start_matches('0').to_string();
        let stated: Vec<String> = digits(&first.fragment).into_iter().map(plain).collect();
        for lang in Lang::ALL {
            let numbers = digits(statement.value.get(lang)).into_iter().map(plain);
            if let Some(number) = numbers.into_iter().find(|it| !stated.contains(it)) {
                let value = at.key("value");
                let problem = Problem::OtherNumber { number };
                self.report.add(&value.key(lang.code()), &statement.id, problem);
            }
        }
    }

    fn share(&mut self, at: &At<'_>, observation: &Observation) {
        let amount = self.bulletin.figure(&observation.id).and_then(|it| it.amount()?.in_base());
        let over = amount.is_some_and(|it| it > Exact::from_integer(1) || it < Exact::zero());
        if self.kind(observation) == Some(Kind::Share) && over {
            let value = observation.value.to_string();
            self.report.add(&at.key("value"), &observation.id, Problem::ShareOverWhole { value });
        }
    }

    /// What is planned or expected is not reported as a fact.
    fn status(&mut self, at: &At<'_>, observation: &Observation) {
        if observation.obs_status == ObsStatus::Expected {
            return;
        }
        let Some(first) = observation.evidence.first() else { return };
        let inside = EXPECTED.iter().find(|word| first.fragment.contains(**word));
        let before = || {
            // The clause in which the fragment stands: what a sentence says further off may be of
            // something else.
            let sentence = self.sentence_before(observation)?;
            let clause = sentence.rsplit(['，', ',', '；', ';', '：', ':']).next()?.to_string();
            EXPECTED.iter().find(|word| clause.contains(**word))
        };
        if let Some(word) = inside.or_else(before) {
            let problem = Problem::ExpectedWords { word: (*word).to_string(), inside: inside.is_some() };
            self.report.add(&at.key("obs_status"), &observation.id, problem);
        }
    }

    /// A change says what it is measured against, and says it as its source does.
    fn basis(&mut self, at: &At<'_>, observation: &Observation) {
        let changes = matches!(self.kind(observation), Some(Kind::Growth | Kind::Reduction));
        let problem = match observation.basis {
            None if changes => Some(Problem::NoBasis),
            Some(_) if !changes => Some(Problem::IdleBasis),
            Some(basis) => self.worded(observation, basis),
            None => None,
        };
        if let Some(problem) = problem {
            self.report.add(&at.key("basis"), &observation.id, problem);
        }
    }

    fn worded(&self, observation: &Observation, basis: Basis) -> Option<Problem> {
        let fragment = &observation.evidence.first()?.fragment;
        let said = |text: &str| BASES.iter().find(|(word, _)| text.contains(word)).copied();
        let sentence = self.sentence_before(observation);
        let found = said(fragment);
        if let Some((word, stated)) = found {
            return (stated != basis).then(|| Problem::WrongBasis { word: word.to_string(), stands: true });
        }
        // Only with the text can it be told that the sentence does not say so.
        let sentence = sentence?;
        let (word, _) = BASES.iter().find(|(_, it)| *it == basis)?;
        let says = BASES.iter().any(|(word, it)| *it == basis && sentence.contains(word));
        (!says).then(|| Problem::WrongBasis { word: (*word).to_string(), stands: false })
    }

    /// The sentence up to the fragment, where its source's text is there.
    fn sentence_before(&self, observation: &Observation) -> Option<String> {
        let evidence = observation.evidence.first()?;
        let text = self.texts.iter().find(|text| text.source == evidence.source)?;
        Some(text.sentence_before(evidence.span?[0] as usize))
    }
}
