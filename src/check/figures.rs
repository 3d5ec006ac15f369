//! What misleads about a single figure: a plan told as a fact, a change without a basis, a share
//! that is none.

use num_traits::{Signed, Zero};

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked, power_of_ten};
use crate::bulletin::figure::UnitOf;
use crate::bulletin::model::{
    Basis, Indicator, Kind, ObsStatus, Observation, Statement, StatementKind, Unit,
};
use crate::bulletin::place::{At, each};
use crate::bulletin::text::Lang;

use super::problem::{LONGEST_FRAGMENT, Problem};
use super::quantity::{quantities, whole_numbers};
use super::report::Report;
use super::source::SourceText;

/// Words of plans and expectations.
const EXPECTED: [&str; 12] =
    ["预计", "预期", "计划", "规划", "力争", "有望", "目标", "拟", "可实现", "将达", "expected", "planned"];

/// Words with one of these in them that expect nothing: 虚拟电厂, 规划展馆. Each with the word.
const NO_PLANS: [(&str, &[&str]); 3] = [
    ("拟", &["虚拟", "模拟", "比拟", "拟态", "拟定", "拟订", "拟真", "拟合"]),
    (
        "规划",
        &[
            "规划展",
            "规划馆",
            "规划局",
            "规划院",
            "规划师",
            "规划区",
            "规划部门",
            "规划设计",
            "规划编制",
            "编制规划",
        ],
    ),
    ("计划", &["计划生育", "计划单列"]),
];

/// What is said of how much of a plan is done: 完成年度计划的52.3%.
const DONE: [&str; 4] = ["完成", "占", "达到", "实现了"];

/// The words that name a plan of which a part may be done.
const PLANS: [&str; 3] = ["计划", "目标", "规划"];

/// Words that say what a change is measured against.
const BASES: [(&str, Basis); 39] = [
    ("同比", Basis::YearOnYear),
    // 比上年同期 and 比上年增长 too, but not 上年同期增长, which is the growth of that period.
    ("比上年", Basis::YearOnYear),
    ("较上年", Basis::YearOnYear),
    ("比去年", Basis::YearOnYear),
    ("较去年", Basis::YearOnYear),
    ("与上年", Basis::YearOnYear),
    ("与去年", Basis::YearOnYear),
    ("同上年", Basis::YearOnYear),
    ("同去年", Basis::YearOnYear),
    ("year-on-year", Basis::YearOnYear),
    ("year on year", Basis::YearOnYear),
    ("环比", Basis::PreviousPeriod),
    ("環比", Basis::PreviousPeriod),
    ("比上季度", Basis::PreviousPeriod),
    ("较上季度", Basis::PreviousPeriod),
    ("比一季度", Basis::PreviousPeriod),
    ("较一季度", Basis::PreviousPeriod),
    ("比上月", Basis::PreviousPeriod),
    ("较上月", Basis::PreviousPeriod),
    ("比上个月", Basis::PreviousPeriod),
    ("较上个月", Basis::PreviousPeriod),
    ("比上期", Basis::PreviousPeriod),
    ("较上期", Basis::PreviousPeriod),
    ("month-on-month", Basis::PreviousPeriod),
    ("quarter-on-quarter", Basis::PreviousPeriod),
    ("比年初", Basis::YearBeginning),
    ("较年初", Basis::YearBeginning),
    ("比上年末", Basis::YearBeginning),
    ("较上年末", Basis::YearBeginning),
    ("比上年底", Basis::YearBeginning),
    ("较上年底", Basis::YearBeginning),
    ("比去年末", Basis::YearBeginning),
    ("较去年末", Basis::YearBeginning),
    ("比去年底", Basis::YearBeginning),
    ("较去年底", Basis::YearBeginning),
    ("比去年年底", Basis::YearBeginning),
    ("较去年年底", Basis::YearBeginning),
    ("比去年年末", Basis::YearBeginning),
    ("较去年年末", Basis::YearBeginning),
];

/// What ends a clause.
const CLAUSE_ENDS: [char; 7] = ['，', ',', '；', ';', '：', ':', '。'];

/// Looks at every observation.
pub fn check(bulletin: &Bulletin, texts: &[SourceText], report: &mut Report) {
    let growths = bulletin.file().indicators.iter().filter(|it| it.kind == Kind::Growth);
    let names = growths.map(|it| (it.id.as_str(), stem(&it.label.zh))).collect();
    let mut lint = Lint { bulletin, texts, names, report };
    each!(At::Root.key("observations"), bulletin.file().observations, |at, observation| {
        lint.share(&at, observation);
        lint.named(&at, observation);
        lint.status(&at, observation);
        lint.basis(&at, observation);
    });
    each!(At::Root.key("indicators"), bulletin.file().indicators, |at, it| lint.unit(&at, it));
    each!(At::Root.key("units"), bulletin.file().units, |at, it| lint.spellings(&at, it));
    each!(At::Root.key("statements"), bulletin.file().statements, |at, it| lint.numbers(&at, it));
}

struct Lint<'a> {
    bulletin: &'a Bulletin,
    texts: &'a [SourceText],
    /// The indicators of growth, each with the words by which texts name it.
    names: Vec<(&'a str, &'a str)>,
    report: &'a mut Report,
}

/// The fewest characters by which an indicator is known: shorter words are part of others.
const SHORTEST_NAME: usize = 4;

/// What a text calls the growth of something: 地区生产总值 of 地区生产总值同比增速.
fn stem(label: &str) -> &str {
    let ends = ["同比增速", "增速", "同比增长", "增长率", "增幅"];
    ends.iter().find_map(|end| label.strip_suffix(end)).unwrap_or(label)
}

impl Lint<'_> {
    /// A fragment that names another growth, and not this one, states that of the other: growths
    /// have one unit, and are easily exchanged.
    fn named(&mut self, at: &At<'_>, observation: &Observation) {
        let Some(evidence) = observation.evidence.first() else { return };
        let fragment = &evidence.fragment;
        let own = self.names.iter().find(|(id, _)| *id == observation.indicator);
        let Some((_, own)) = own.filter(|(_, own)| !fragment.contains(own)) else { return };
        let others =
            self.names.iter().map(|(_, name)| *name).filter(|name| name.chars().count() >= SHORTEST_NAME);
        let other = others.into_iter().find(|name| fragment.contains(name) && !own.contains(name));
        if let Some(name) = other.map(str::to_string) {
            let problem = Problem::OtherIndicatorNamed { name };
            self.report.add(&at.key("indicator"), &observation.id, problem);
        }
    }

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

    /// A unit has a name by which it can be told in a source.
    fn spellings(&mut self, at: &At<'_>, unit: &Unit) {
        if unit.label.zh.trim().is_empty() {
            self.report.add(&at.key("label").key("zh"), &unit.id, Problem::EmptySpelling);
        }
        each!(at.key("written"), unit.written, |at, way| {
            if way.trim().is_empty() {
                self.report.add(&at, &unit.id, Problem::EmptySpelling);
            }
        });
    }

    /// A date and a code have the numbers that their fragment has, whatever zeros are before them
    /// and whether in digits or in words: 二〇二五年七月 is 2025年7月.
    fn numbers(&mut self, at: &At<'_>, statement: &Statement) {
        let Some(first) = statement.evidence.first() else { return };
        if !matches!(statement.kind, StatementKind::Date | StatementKind::Code) {
            return;
        }
        let stated = whole_numbers(&first.fragment, |_| true);
        // Words of a value may count nothing: 统一.
        let of_date = |next: Option<char>| next.is_some_and(|it| "年月日号".contains(it));
        for lang in Lang::ALL {
            let numbers = whole_numbers(statement.value.get(lang), of_date);
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
        // The clause in which the fragment stands: what a sentence says further off may be of
        // something else.
        let sentence = self.sentence_before(observation).unwrap_or_default();
        let clause = sentence.rsplit(CLAUSE_ENDS).next().unwrap_or_default();
        let text = format!("{clause}{}", clipped(&first.fragment));
        let found = expectations(&text);
        let inside = found.iter().find(|(at, _)| *at >= clause.len());
        if let Some((_, word)) = inside.or(found.first()) {
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
        let fragment = clipped(&observation.evidence.first()?.fragment);
        let sentence = self.sentence_before(observation);
        let clause = sentence.as_deref().and_then(|it| it.rsplit(CLAUSE_ENDS).next()).unwrap_or_default();
        let (front, behind) = around_number(observation, fragment);
        // What stands before the number counts for it, also right before the fragment; and what
        // stands behind it up to the next mark: rose 6.4 percent year-on-year.
        let found = last_basis(&format!("{clause}{front}"))
            .or_else(|| behind.split(CLAUSE_ENDS).next().and_then(last_basis));
        if let Some((word, stated)) = found {
            return (stated != basis).then(|| Problem::WrongBasis { word: word.to_string(), stands: true });
        }
        // Only with the text can it be told that the sentence does not say so.
        let sentence = sentence? + front;
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

/// As much of a fragment as may be one: reading the rest could take long.
fn clipped(fragment: &str) -> &str {
    fragment.char_indices().nth(LONGEST_FRAGMENT).map_or(fragment, |(end, _)| &fragment[..end])
}

/// The words of expectation in a text, each with its position in bytes; those of the first in the
/// list first.
fn expectations(text: &str) -> Vec<(usize, &'static str)> {
    let all = EXPECTED.iter().flat_map(|word| text.match_indices(*word).map(|(at, _)| (at, *word)));
    all.filter(|(at, word)| !in_another_word(text, *at, word) && !tells_progress(text, *at, word)).collect()
}

fn in_another_word(text: &str, at: usize, word: &str) -> bool {
    let others = NO_PLANS.iter().filter(|(it, _)| *it == word).flat_map(|(_, others)| *others);
    others
        .into_iter()
        .any(|other| text.match_indices(other).any(|(start, _)| (start..start + other.len()).contains(&at)))
}

/// Whether a plan is named only to say how much of it is done: 完成年度计划的52.3%.
fn tells_progress(text: &str, at: usize, word: &str) -> bool {
    let front = text[..at].rsplit(CLAUSE_ENDS).next().unwrap_or_default();
    let behind = clipped(&text[at + word.len()..]);
    let number = quantities(behind).first().map_or(0, |it| it.at);
    let between: String = behind.chars().take(number).collect();
    PLANS.contains(&word) && DONE.iter().any(|it| front.contains(it)) && between.contains('的')
}

/// What of a fragment stands before the observation's own number, and what behind it. All of it is
/// before a number that is not there.
fn around_number<'a>(observation: &Observation, fragment: &'a str) -> (&'a str, &'a str) {
    let scale = power_of_ten(i32::from(observation.unit_mult));
    let value = scale.and_then(|it| checked('*', &observation.value.exact(), &it));
    let found = quantities(fragment);
    let own = found.iter().find(|it| value.is_some_and(|value| it.value.abs() == value.abs()));
    let at = own.and_then(|it| fragment.char_indices().nth(it.at)).map_or(fragment.len(), |(at, _)| at);
    fragment.split_at(at)
}

/// The basis that the last words about one give; of words that end together, the longest.
fn last_basis(text: &str) -> Option<(&'static str, Basis)> {
    let found = BASES.iter().filter_map(|(word, basis)| Some((text.rfind(word)?, *word, *basis)));
    found.max_by_key(|(at, word, _)| (*at, word.len())).map(|(_, word, basis)| (word, basis))
}
