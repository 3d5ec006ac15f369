//! The quantities of many records, in columns.
//!
//! An amount is 16 bytes: its record, its form and its digits as a whole number. A form is all else that
//! amounts have in common: names, unit, scale, decimals and bound. A search settles once for each form
//! between which whole numbers an amount of it answers, and then runs over the columns. What the digits
//! do not tell, such as a range that rounding leaves, stands in a table beside them.

use std::collections::BTreeMap;

use super::compare::{Answer, Question, Stated, answering};
use super::folded_names;
use super::unit::Measurand;
use crate::bulletin::decimal::{Decimal, Exact, checked, power_of_ten};
use crate::bulletin::figure::{Amount, UnitOf};
use crate::bulletin::interval::{End, Interval};
use crate::bulletin::model::Bound;

/// The quantities of many records.
#[derive(Debug, Default)]
pub struct Amounts {
    records: Vec<u32>,
    forms: Vec<u32>,
    /// The digits; of an odd one its place among the odd.
    digits: Vec<i64>,
    odd: Vec<Stated>,
    tables: Tables,
}

/// What amounts have in common.
#[derive(Debug, Default)]
struct Tables {
    /// Names and units that go together, by what is written of both.
    kinds: Vec<Kind>,
    by_text: BTreeMap<String, u32>,
    forms: Vec<Form>,
    /// The kind of the last amount.
    last: usize,
}

#[derive(Debug)]
struct Kind {
    /// The names as given, and the ids of the unit.
    text: String,
    names: String,
    measurand: Measurand,
    factor: Option<Exact>,
    forms: Vec<u32>,
    /// The kind that came after it last time: columns come in the same order for each entry.
    next: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    kind: u32,
    unit_mult: u8,
    /// How many of the digits stand after the point; none of what is odd.
    decimals: Option<u8>,
    bound: Bound,
}

impl Amounts {
    /// Adds one of a record's. Records come in ascending order.
    pub fn add(&mut self, record: u32, amount: &Amount<'_>, names: &[&str]) {
        let plain = plain(amount);
        let kind = self.tables.kind(amount.unit, names);
        let decimals = plain.map(|(_, decimals)| decimals);
        let form = Form { kind, unit_mult: amount.unit_mult, decimals, bound: amount.bound };
        let digits = plain.map_or_else(
            || {
                let shown = Decimal::parse(&amount.digits).ok().map(Decimal::exact);
                self.odd.push(Stated { value: amount.value, shown, range: amount.range_values });
                i64::try_from(self.odd.len() - 1).unwrap_or(i64::MAX)
            },
            |(digits, _)| digits,
        );
        self.records.push(record);
        self.forms.push(self.tables.form(form));
        self.digits.push(digits);
    }

    /// Tells each record that answers, in ascending order, each once with its best answer.
    pub fn find(&self, question: &Question, mut each: impl FnMut(u32, Answer)) {
        let plans = self.tables.plans(question);
        let mut found: Option<(u32, Answer)> = None;
        for (at, (form, digits)) in self.forms.iter().zip(&self.digits).enumerate() {
            let Some(plan) = plans.get(*form as usize) else { continue };
            // One branch for both ends: which of them it fails is hard to foresee.
            if (*digits < plan.from) | (*digits > plan.to) {
                continue;
            }
            let answer = match plan.answer {
                Some(answer) => Some(answer),
                None => self.weigh(question, *form, *digits),
            };
            let (Some(answer), Some(record)) = (answer, self.records.get(at)) else { continue };
            match &mut found {
                Some((last, best)) if last == record => *best = answer.min(*best),
                _ => {
                    if let Some((record, answer)) = found.replace((*record, answer)) {
                        each(record, answer);
                    }
                }
            }
        }
        if let Some((record, answer)) = found {
            each(record, answer);
        }
    }

    /// How much memory they take.
    pub fn bytes(&self) -> usize {
        let columns = self.records.capacity() * 4 + self.forms.capacity() * 4 + self.digits.capacity() * 8;
        columns + self.odd.capacity() * size_of::<Stated>() + self.tables.bytes()
    }

    /// Judges one amount by itself, as a question does.
    fn weigh(&self, question: &Question, form: u32, digits: i64) -> Option<Answer> {
        let form = self.tables.forms.get(form as usize)?;
        let kind = self.tables.kinds.get(form.kind as usize)?;
        let stated = match form.decimals {
            None => *self.odd.get(usize::try_from(digits).ok()?)?,
            Some(decimals) => {
                let value = Exact::new(digits.into(), 10_i128.checked_pow(decimals.into())?);
                Stated { value, shown: Some(value), range: None }
            }
        };
        question.judge(&kind.measurand, kind.factor, form.unit_mult, form.bound, &stated)
    }
}

/// The digits as a whole number and how many of them stand after the point, where they say all that is
/// known of the value.
fn plain(amount: &Amount<'_>) -> Option<(i64, u8)> {
    if amount.range_values.is_some() {
        return None;
    }
    let (whole, fraction) = amount.digits.split_once('.').unwrap_or((&amount.digits, ""));
    let decimals = u8::try_from(fraction.len()).ok()?;
    let (negative, whole) = whole.strip_prefix('-').map_or((false, whole), |whole| (true, whole));
    let mut digits = 0_i64;
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = i64::from(byte.wrapping_sub(b'0'));
        digits = digits.checked_mul(10)?.checked_add(digit).filter(|_| digit <= 9)?;
    }
    let digits = if negative { -digits } else { digits };
    let power = 10_i128.checked_pow(decimals.into())?;
    let shown = i128::from(digits).checked_mul(*amount.value.denom())?;
    (amount.value.numer().checked_mul(power)? == shown).then_some((digits, decimals))
}

impl Tables {
    /// The place of names and a unit.
    fn kind(&mut self, unit: UnitOf<'_>, names: &[&str]) -> u32 {
        let guess = self.kinds.get(self.last).map_or(0, |last| last.next);
        let place = match self.kinds.get(guess) {
            Some(kind) if same(&kind.text, unit, names) => guess,
            _ => self.look_up(unit, names),
        };
        if let Some(last) = self.kinds.get_mut(self.last) {
            last.next = place;
        }
        self.last = place;
        u32::try_from(place).unwrap_or(u32::MAX)
    }

    fn look_up(&mut self, unit: UnitOf<'_>, names: &[&str]) -> usize {
        let text: String = parts(unit, names).flat_map(|part| [part, "\n"]).collect();
        if let Some(place) = self.by_text.get(&text) {
            return *place as usize;
        }
        let place = self.kinds.len();
        self.by_text.insert(text.clone(), u32::try_from(place).unwrap_or(u32::MAX));
        self.kinds.push(Kind {
            text,
            names: folded_names(names.iter().copied()),
            measurand: Measurand::of(unit),
            factor: unit.factor(),
            forms: Vec::new(),
            next: place,
        });
        place
    }

    fn form(&mut self, form: Form) -> u32 {
        let next = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        let Some(kind) = self.kinds.get_mut(form.kind as usize) else { return u32::MAX };
        let known = kind.forms.iter().find(|it| self.forms.get(**it as usize) == Some(&form));
        if let Some(known) = known {
            return *known;
        }
        kind.forms.push(next);
        self.forms.push(form);
        next
    }

    fn plans(&self, question: &Question) -> Vec<Plan> {
        let called = |kind: &Kind| question.name.is_empty() || kind.names.contains(&question.name);
        let called: Vec<bool> = self.kinds.iter().map(called).collect();
        let plan = |form: &Form| match self.kinds.get(form.kind as usize) {
            Some(kind) if called.get(form.kind as usize) == Some(&true) => Plan::of(question, kind, form),
            _ => Plan::NEVER,
        };
        self.forms.iter().map(plan).collect()
    }

    fn bytes(&self) -> usize {
        let kind = |kind: &Kind| {
            size_of::<Kind>() + 2 * kind.text.capacity() + kind.names.capacity() + kind.forms.capacity() * 4
        };
        self.kinds.iter().map(kind).sum::<usize>() + self.forms.capacity() * size_of::<Form>()
    }
}

fn parts<'a>(unit: UnitOf<'a>, names: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    let per = unit.per.map_or("", |per| per.id.as_str());
    [unit.of.id.as_str(), per].into_iter().chain(names.iter().copied())
}

/// Whether a kind was made of these.
fn same(text: &str, unit: UnitOf<'_>, names: &[&str]) -> bool {
    let rest = parts(unit, names).try_fold(text, |rest, part| rest.strip_prefix(part)?.strip_prefix('\n'));
    rest == Some("")
}

/// Between which digits an amount of a form answers.
#[derive(Clone, Copy, Debug)]
struct Plan {
    from: i64,
    to: i64,
    /// How it answers then; none where each must be weighed.
    answer: Option<Answer>,
}

impl Plan {
    const NEVER: Self = Self { from: i64::MAX, to: i64::MIN, answer: None };
    const WEIGH: Self = Self { from: i64::MIN, to: i64::MAX, answer: None };

    fn of(question: &Question, kind: &Kind, form: &Form) -> Self {
        if question.is_open() {
            return Self { answer: Some(Answer::Is), ..Self::WEIGH };
        }
        let ways = question.ways.iter();
        let mut ways: Vec<Interval> =
            ways.filter_map(|it| it.printed(&kind.measurand, kind.factor, form.unit_mult)).collect();
        ways.dedup();
        match (ways.as_slice(), form.decimals) {
            ([], _) => Self::NEVER,
            ([way], Some(decimals)) => match answering(question.asks, form.bound, way) {
                None => Self::NEVER,
                Some((within, answer)) => Self::within(&within, decimals, answer).unwrap_or(Self::WEIGH),
            },
            _ => Self::WEIGH,
        }
    }

    /// The whole numbers that, with so many digits after the point, lie between two ends.
    fn within(within: &Interval, decimals: u8, answer: Answer) -> Option<Self> {
        let power = power_of_ten(i32::from(decimals))?;
        let scaled = |end: End| checked('*', &end.value, &power);
        let floor = |value: &Exact| value.numer().div_euclid(*value.denom());
        let mut plan = Self { answer: Some(answer), ..Self::WEIGH };
        if let Some(low) = within.low {
            let value = scaled(low)?;
            let least = floor(&value).checked_add(i128::from(low.open || !value.is_integer()))?;
            // Beyond all digits that can be stored lies nothing.
            let Ok(from) = i64::try_from(least.max(i64::MIN.into())) else { return Some(Self::NEVER) };
            plan.from = from;
        }
        if let Some(high) = within.high {
            let value = scaled(high)?;
            let most = floor(&value).checked_sub(i128::from(high.open && value.is_integer()))?;
            let Ok(to) = i64::try_from(most.min(i64::MAX.into())) else { return Some(Self::NEVER) };
            plan.to = to;
        }
        Some(plan)
    }
}
