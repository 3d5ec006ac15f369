//! Units as readers type them, and which of them can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::folded;
use crate::bulletin::decimal::{Exact, checked};
use crate::bulletin::figure::UnitOf;
use crate::bulletin::model::Unit;

/// Spellings of which each stands for the others: who writes one of them is understood by all.
const SYNONYMS: [&[&str]; 12] = [
    &["元", "yuan", "cny", "rmb", "¥", "￥", "块", "块钱", "元人民币"],
    &["%", "percent", "per cent", "pct"],
    &["个百分点", "percentage point", "percentage points", "pp"],
    &["平方米", "平米", "㎡", "m²", "m2", "sqm", "square metres", "square meters"],
    &["平方公里", "平方千米", "km²", "km2", "square kilometres", "square kilometers"],
    &["公里", "千米", "km", "kilometre", "kilometres", "kilometer", "kilometers"],
    &["公斤", "千克", "kg", "kilogram", "kilograms"],
    &["吨", "tonne", "tonnes", "ton", "tons"],
    &["千瓦时", "度", "kwh"],
    &["小时", "hour", "hours", "hr", "hrs", "h"],
    &["亩", "mu"],
    &["米", "延长米", "metre", "metres", "meter", "meters"],
];

/// What one part of a unit measures.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Measured {
    /// Something: units of one dimension convert into each other.
    Dimension(BTreeMap<String, i32>),
    /// A ratio, which is no other unit's.
    Ratio(String),
}

impl Measured {
    fn of(unit: &Unit) -> Self {
        if unit.dimension.is_empty() {
            Self::Ratio(unit.id.clone())
        } else {
            Self::Dimension(unit.dimension.clone())
        }
    }
}

/// What a unit measures. Amounts can be compared where it is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurand {
    of: Measured,
    per: Option<Measured>,
}

impl Measurand {
    /// That of an amount's unit.
    pub fn of(unit: UnitOf<'_>) -> Self {
        Self { of: Measured::of(unit.of), per: unit.per.map(Measured::of) }
    }
}

/// A unit that was typed: what it measures, and how many base units it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What it measures.
    pub measurand: Measurand,
    /// How many base units one of it is.
    pub factor: Exact,
}

/// A bulletin's units by what is typed for them.
#[derive(Clone, Debug, Default)]
pub struct Units {
    units: Vec<(Measured, Exact)>,
    /// A spelling, folded, the place of its unit, and whether English writes it before the number.
    spelled: Vec<(String, usize, bool)>,
}

impl Units {
    /// Those of a file.
    pub fn of(units: &[Unit]) -> Self {
        let mut all = Self::default();
        for (place, unit) in units.iter().enumerate() {
            all.units.push((Measured::of(unit), unit.factor.0));
            let spelled = spellings(unit).into_iter();
            // The Chinese word stands behind the number all the same.
            all.spelled.extend(spelled.map(|it| {
                let before = unit.prefix && !it.chars().any(super::words::is_chinese);
                (it, place, before)
            }));
        }
        all
    }

    /// Whether this is what some unit is written as.
    pub fn has(&self, spelling: &str) -> bool {
        self.spelled.iter().any(|(it, ..)| it == spelling)
    }

    /// Units that the text may begin with: the bytes that they take, and their places.
    pub fn at(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let begins = move |it: &&(String, usize, bool)| text.starts_with(&it.0);
        self.spelled.iter().filter(begins).map(|(spelling, place, _)| (spelling.len(), *place))
    }

    /// The same, of units that stand before their number.
    pub fn before(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        let begins = move |it: &&(String, usize, bool)| it.2 && text.starts_with(&it.0);
        self.spelled.iter().filter(begins).map(|(spelling, place, _)| (spelling.len(), *place))
    }

    /// Units of which the whole text may be the beginning.
    pub fn begun(&self, text: &str) -> impl Iterator<Item = usize> {
        let begun = move |it: &&(String, usize, bool)| !text.is_empty() && it.0.starts_with(text);
        self.spelled.iter().filter(begun).map(|(_, place, _)| *place)
    }

    /// A unit, or one per another, by their places.
    pub fn typed(&self, of: usize, per: Option<usize>) -> Option<Typed> {
        let (measured, factor) = self.units.get(of)?;
        let Some(per) = per else {
            return Some(Typed { measurand: Measurand { of: measured.clone(), per: None }, factor: *factor });
        };
        let (divisor, by) = self.units.get(per)?;
        let measurand = Measurand { of: measured.clone(), per: Some(divisor.clone()) };
        Some(Typed { measurand, factor: checked('/', factor, by)? })
    }
}

/// All that a unit is written as, folded.
fn spellings(unit: &Unit) -> BTreeSet<String> {
    let own = [&unit.label.zh, &unit.label.en].into_iter().chain(&unit.plural).chain(&unit.written);
    let own = own.map(|it| folded(it.trim()).collect::<String>());
    let mut all: BTreeSet<String> = own.filter(|it| !it.is_empty()).collect();
    for same in SYNONYMS {
        if same.iter().any(|it| all.contains(*it)) {
            all.extend(same.iter().map(|it| (*it).to_string()));
        }
    }
    // 5个百分点 and 5百分点 are said alike, 5个工作日 and 5工作日 too.
    let short: Vec<_> = all.iter().filter_map(|it| it.strip_prefix('个')).map(str::to_string).collect();
    all.extend(short.into_iter().filter(|it| !it.is_empty()));
    all
}
