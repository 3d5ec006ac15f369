//! Whether a bulletin's relations hold. Pure: bulletin → verdicts, computed and never written down.

use num_traits::Signed;

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::{Exact, checked, round};
use crate::bulletin::evaluate::{EvalError, Range, common_dimension, evaluate};
use crate::bulletin::figure::{Amount, UnitOf, derived_amount, difference};
use crate::bulletin::format::{self, Style};
use crate::bulletin::formula::{Comparison, Expr, Formula};
use crate::bulletin::interval::{End, Interval};
use crate::bulletin::model::{Relation, RelationKind, Rounding, Unit};
use crate::bulletin::place::At;
use crate::bulletin::text::{Lang, Text};

use super::problem::Problem;
use super::report::{Relations, Report};

/// What came of a relation.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict<'a> {
    /// It holds exactly.
    Holds,
    /// It holds once the computed side is rounded as the stated one is printed.
    HoldsByRounding,
    /// The inequality holds, by this much.
    HoldsWithin(Amount<'a>),
    /// It does not hold; the sides differ by this much.
    Conflict(Amount<'a>),
    /// It claims nothing: it only gives a value.
    Derived,
    /// It cannot be checked.
    NotCheckable(EvalError),
}

/// A relation with its sides and its verdict.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    /// The relation.
    pub relation: &'a Relation,
    /// The value of its left side, or its only value.
    pub left: Option<Amount<'a>>,
    /// The value of its right side.
    pub right: Option<Amount<'a>>,
    /// What came of it.
    pub verdict: Verdict<'a>,
}

/// Checks every relation, in the file's order.
pub fn relations(bulletin: &Bulletin) -> Vec<Checked<'_>> {
    bulletin.file().relations.iter().map(|relation| check(bulletin, relation)).collect()
}

/// How many checked relations conflict.
pub fn conflicts(checked: &[Checked<'_>]) -> usize {
    checked.iter().filter(|it| matches!(it.verdict, Verdict::Conflict(_))).count()
}

/// Checks one relation.
pub fn check<'a>(bulletin: &'a Bulletin, relation: &'a Relation) -> Checked<'a> {
    let outcome = bulletin
        .formula(&relation.id)
        .ok_or_else(|| EvalError::Unknown(relation.id.clone()))
        .and_then(|formula| judge(bulletin, relation, formula));
    outcome.unwrap_or_else(|error| Checked {
        relation,
        left: None,
        right: None,
        verdict: Verdict::NotCheckable(error),
    })
}

fn judge<'a>(
    bulletin: &'a Bulletin,
    relation: &'a Relation,
    formula: &Formula,
) -> Result<Checked<'a>, EvalError> {
    let value = |range: &Range| derived_amount(bulletin, relation, range).ok_or(EvalError::Overflow);
    let left = evaluate(&formula.left, bulletin, relation.rounding)?;
    let Some((comparison, claim)) = &formula.claim else {
        let left = Some(value(&left)?);
        return Ok(Checked { relation, left, right: None, verdict: Verdict::Derived });
    };
    let right = evaluate(claim, bulletin, relation.rounding)?;
    common_dimension(&left, &right)?;
    let gap = |from: &Exact, to: &Exact| {
        let apart = checked('-', from, to).ok_or(EvalError::Overflow)?;
        difference(bulletin, relation, apart.abs()).ok_or(EvalError::Overflow)
    };
    let verdict = match comparison {
        // A bound is neither equal to a number nor different from it, unless it rules it out.
        Comparison::Equal | Comparison::NotEqual if limits(&left) || limits(&right) => {
            if !apart(&left, &right) {
                return Err(EvalError::Open);
            }
            match comparison {
                Comparison::NotEqual => Verdict::Holds,
                _ => Verdict::Conflict(gap(&left.point, &right.point)?),
            }
        }
        Comparison::Equal if left.point == right.point => Verdict::Holds,
        Comparison::Equal if agrees(bulletin, relation, &left, claim, &right)? => Verdict::HoldsByRounding,
        Comparison::NotEqual if left.point != right.point => Verdict::Holds,
        Comparison::Equal | Comparison::NotEqual => Verdict::Conflict(gap(&left.point, &right.point)?),
        _ => match inequality(*comparison, &left, &right)? {
            Kept::Within(a, b) => Verdict::HoldsWithin(gap(&a.value, &b.value)?),
            Kept::ByRounding => Verdict::HoldsByRounding,
            Kept::Not(a, b) => Verdict::Conflict(gap(&a.value, &b.value)?),
        },
    };
    let stated = match claim {
        Expr::Figure(id) => bulletin.figure(id).and_then(|figure| figure.amount().cloned()),
        _ => None,
    };
    let right = Some(stated.map_or_else(|| value(&right), Ok)?);
    Ok(Checked { relation, left: Some(value(&left)?), right, verdict })
}

/// Whether a value is a bound: known on one side only, or only about.
fn limits(range: &Range) -> bool {
    range.limited || range.about
}

/// Whether two values cannot be the same, however far their open ends reach.
fn apart(a: &Range, b: &Range) -> bool {
    let below = |a: &Range, b: &Range| {
        a.within.high.zip(b.within.low).is_some_and(|(high, low)| high.value < low.value)
    };
    below(a, b) || below(b, a)
}

/// Reports the relations: what does not hold, what cannot be checked, what is put wrongly.
pub fn report(bulletin: &Bulletin, report: &mut Report) {
    let list = At::Root.key("relations");
    for (index, checked) in relations(bulletin).iter().enumerate() {
        let (at, relation) = (list.index(index), checked.relation);
        if let Some(unit) = percent_difference(bulletin, relation) {
            report.add(&at.key("unit_measure"), &relation.id, Problem::PercentDifference { unit });
        }
        let claims = bulletin.formula(&relation.id).is_some_and(|it| it.claim.is_some());
        if claims == (relation.kind == RelationKind::Derived) {
            report.add(&at.key("kind"), &relation.id, Problem::KindOfRelation { claims });
        }
        if measures_something_else(bulletin, relation) {
            let unit = relation.unit_measure.clone();
            report.add(&at.key("unit_measure"), &relation.id, Problem::WrongDimension { unit });
        }
        if let Some(problem) = problem(checked, &mut report.relations) {
            report.add(&at.key("formula"), &relation.id, problem);
        }
    }
}

/// What there is to report of a relation; counts it where there is nothing.
fn problem(checked: &Checked<'_>, tally: &mut Relations) -> Option<Problem> {
    let formula = checked.relation.formula.clone();
    let expected = checked.relation.kind == RelationKind::Conflict;
    let holding = match &checked.verdict {
        Verdict::Derived => {
            tally.derived += 1;
            return None;
        }
        Verdict::NotCheckable(error) => {
            let why = Text { zh: error.message(Lang::Zh), en: error.message(Lang::En) };
            return Some(Problem::NotCheckable { formula, why });
        }
        Verdict::Conflict(gap) => {
            tally.conflicts += 1;
            let by = |lang| format::amount(gap, lang, Style::Compact);
            let by = Text { zh: by(Lang::Zh), en: by(Lang::En) };
            return Some(Problem::Conflict { formula, by, expected });
        }
        Verdict::Holds => &mut tally.exact,
        Verdict::HoldsByRounding => &mut tally.by_rounding,
        Verdict::HoldsWithin(_) => &mut tally.as_bound,
    };
    *holding += 1;
    expected.then_some(Problem::NoConflict { formula })
}

/// Whether a relation's value has another dimension than the unit in which it is shown.
fn measures_something_else(bulletin: &Bulletin, relation: &Relation) -> bool {
    let value = bulletin.formula(&relation.id).map(|it| evaluate(&it.left, bulletin, relation.rounding));
    let unit = UnitOf::find(bulletin, &relation.unit_measure).map(|unit| {
        let exponents = |unit: Option<&Unit>| unit.map(|it| it.dimension.clone()).unwrap_or_default();
        let mut all = exponents(Some(unit.of));
        for (base, exponent) in exponents(unit.per) {
            let sum = all.entry(base).or_default();
            *sum = sum.saturating_sub(exponent);
        }
        all.retain(|_, exponent| *exponent != 0);
        all
    });
    // A bare number takes any unit.
    let value = value.and_then(|it| it.ok()?.dimension).map(|mut it| {
        it.retain(|_, exponent| *exponent != 0);
        it
    });
    value.is_some_and(|value| unit.is_some_and(|unit| unit != value))
}

/// The unit that a difference should have, where it is given in the unit of its operands: of two
/// percentages, percentage points.
fn percent_difference(bulletin: &Bulletin, relation: &Relation) -> Option<String> {
    let Expr::Binary('-', left, right) = &bulletin.formula(&relation.id)?.left else { return None };
    let unit = |expr: &Expr| match expr {
        Expr::Figure(id) => {
            let indicator = bulletin.indicator(&bulletin.observation(id)?.indicator)?;
            Some(indicator.unit_measure.clone())
        }
        _ => None,
    };
    let own = unit(left).filter(|it| unit(right).as_ref() == Some(it) && *it == relation.unit_measure)?;
    let difference = bulletin.unit(&own)?.difference.clone()?;
    (difference != own).then_some(difference)
}

/// What comes of an inequality.
enum Kept {
    /// It is kept whatever the sides are; these ends are the nearest.
    Within(End, End),
    /// It can be kept, for all that the printed digits tell.
    ByRounding,
    /// It is broken whatever the sides are; these ends are the nearest.
    Not(End, End),
}

/// Holds an inequality against all that its sides can be: it is kept where the least favourable ends
/// keep it, and broken only where the most favourable ones break it.
///
/// # Errors
/// [`EvalError::Open`] where a bound leaves it open.
fn inequality(comparison: Comparison, left: &Range, right: &Range) -> Result<Kept, EvalError> {
    let claimed = threshold(comparison, right).map_or(right.within, Interval::only);
    let (lesser, greater) = match comparison {
        Comparison::AtLeast | Comparison::Above => (claimed, left.within),
        _ => (left.within, claimed),
    };
    let strict = matches!(comparison, Comparison::Above | Comparison::Below);
    if let Some((high, low)) = lesser.high.zip(greater.low)
        && if strict { high.stays_below(low) } else { high.reaches_at_most(low) }
    {
        return Ok(Kept::Within(low, high));
    }
    if let Some((high, low)) = greater.high.zip(lesser.low)
        && if strict { high.reaches_at_most(low) } else { high.stays_below(low) }
    {
        return Ok(Kept::Not(low, high));
    }
    if limits(left) || limits(right) { Err(EvalError::Open) } else { Ok(Kept::ByRounding) }
}

/// The number that a claim has to reach, where it is printed as reached: “达90%以上” is kept by
/// whatever comes to 90%, though 95% would be “90%以上” as well. Of any other bound the number alone
/// does not tell what is claimed.
fn threshold(comparison: Comparison, right: &Range) -> Option<Exact> {
    let reached = matches!(comparison, Comparison::AtLeast | Comparison::Above);
    let open_upwards = right.limited && right.within.high.is_none();
    let low = right.within.low.filter(|_| reached && open_upwards)?;
    (low.value == right.point).then_some(right.point)
}

/// Whether two unequal sides are equal for all that their printed digits tell.
fn agrees(
    bulletin: &Bulletin,
    relation: &Relation,
    left: &Range,
    claim: &Expr,
    right: &Range,
) -> Result<bool, EvalError> {
    match relation.rounding {
        Rounding::None => Ok(false),
        Rounding::Operands => Ok(!apart(left, right)),
        Rounding::ToStated => {
            let Expr::Figure(id) = claim else { return Ok(false) };
            let figure = bulletin.figure(id).ok_or_else(|| EvalError::Unknown(id.clone()))?;
            let stated = figure.amount().ok_or_else(|| EvalError::Unknown(id.clone()))?;
            let decimals = bulletin.observation(id).map_or(0, |it| it.value.decimals());
            // The left side in the units in which the right one is printed.
            let unit = stated.scale().ok_or(EvalError::Overflow)?;
            let in_units = checked('/', &left.point, &unit).ok_or(EvalError::Overflow)?;
            Ok(round(&in_units, decimals) == Some(stated.value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::bulletin::load::load;
    use crate::bulletin::model::Bound;

    /// The verdict on a formula and rounding put in the place of the fixture's `RATE`.
    fn verdict(formula: &str, rounding: &str, unit: &str) -> String {
        let mut file: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
        let relations = file["relations"].as_array_mut().unwrap();
        let rate = relations.iter_mut().find(|it| it["id"] == "RATE").unwrap();
        rate["formula"] = formula.into();
        rate["rounding"] = rounding.into();
        rate["unit_measure"] = unit.into();
        let bulletin = load(file.to_string().as_bytes()).unwrap();
        match check(&bulletin, bulletin.relation("RATE").unwrap()).verdict {
            Verdict::HoldsWithin(by) => format!("within {}", by.digits),
            Verdict::Conflict(by) => format!("conflict {}", by.digits),
            Verdict::NotCheckable(error) => format!("{error:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn equality_is_exact_unless_rounding_is_asked_for() {
        assert_eq!(verdict("PART + 2 = WHOLE", "none", "FIRM"), "Holds");
        assert_eq!(verdict("PART + 3 = WHOLE", "none", "FIRM"), "conflict 1");
        // 68 ÷ 70 = 97.142857…%, printed as 97%: 0.142857… points apart.
        assert_eq!(verdict("PART / WHOLE = SHARE", "to_stated", "PERCENT"), "HoldsByRounding");
        assert_eq!(verdict("PART / WHOLE = SHARE", "none", "PERCENT"), "conflict 0.14");
        assert_eq!(verdict("(PART + 1) / WHOLE = SHARE", "to_stated", "PERCENT"), "conflict 1.57");
    }

    #[test]
    fn inequalities_tell_their_margin() {
        assert_eq!(verdict("PART >= 97% * WHOLE", "none", "FIRM"), "within 0.10");
        assert_eq!(verdict("PART > 98% * WHOLE", "none", "FIRM"), "conflict 0.60");
        assert_eq!(verdict("count(firms) <= 2", "none", "FIRM"), "within 0");
        assert_eq!(verdict("count_all(firms) <= 2", "none", "FIRM"), "conflict 1");
    }

    #[test]
    fn an_open_end_is_neither_kept_nor_broken() {
        assert_eq!(verdict("POSTS >= 1999", "none", "POST"), "within 1");
        assert_eq!(verdict("POSTS <= 3000", "none", "POST"), "Open");
    }

    /// The same with other figures: values, bounds and kinds of the fixture's firms.
    fn of_figures(figures: &[(&str, &str, &str)], formula: &str, rounding: &str, unit: &str) -> String {
        let mut file: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
        for (id, value, bound) in figures {
            let list = file["observations"].as_array_mut().unwrap();
            let it = list.iter_mut().find(|it| it["id"] == *id).unwrap();
            (it["value"], it["bound"]) = ((*value).into(), (*bound).into());
        }
        let relations = file["relations"].as_array_mut().unwrap();
        let rate = relations.iter_mut().find(|it| it["id"] == "RATE").unwrap();
        (rate["formula"], rate["rounding"]) = (formula.into(), rounding.into());
        (rate["unit_measure"], rate["decimals"]) = (unit.into(), 1.into());
        let bulletin = load(file.to_string().as_bytes()).unwrap();
        match check(&bulletin, bulletin.relation("RATE").unwrap()).verdict {
            Verdict::HoldsWithin(by) => format!("within {}", by.digits),
            Verdict::Conflict(by) => format!("conflict {}", by.digits),
            Verdict::NotCheckable(error) => format!("{error:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn sixteen_and_eight_hundred_of_906_pass_ninety_percent_by_six_tenths() {
        // 816 − 0.9 × 906 = 0.6, and one fewer is 0.4 short.
        let firms = |part| [("PART", part, "exact"), ("WHOLE", "906", "exact"), ("SHARE", "90", "at_least")];
        let formula = "PART >= SHARE * WHOLE";
        assert_eq!(of_figures(&firms("816"), formula, "none", "FIRM"), "within 0.6");
        assert_eq!(of_figures(&firms("815"), formula, "none", "FIRM"), "conflict 0.4");
        // 816 ÷ 906 = 90.066…%.
        assert_eq!(of_figures(&firms("816"), "PART / WHOLE >= SHARE", "none", "PERCENT"), "within 0.1");
    }

    #[test]
    fn an_inequality_is_broken_only_where_the_favourable_end_breaks_it() {
        let of = |figure, formula: &str, unit| of_figures(&[figure], formula, "none", unit);
        // More than 2000 may be 3000, and it is not 1900.
        let posts = ("POSTS", "2000", "at_least");
        assert_eq!(of(posts, "POSTS >= 2500", "POST"), "Open");
        assert_eq!(of(posts, "POSTS < 1900", "POST"), "conflict 100");
        // 不到68 may be 67 or 5, and is not 70.
        let part = ("PART", "68", "under");
        assert_eq!(of(part, "PART >= 60", "FIRM"), "Open");
        assert_eq!(of(part, "PART >= 70", "FIRM"), "conflict 2");
        assert_eq!(of(part, "PART >= 0", "FIRM"), "within 0");
        // 不到半小时 leaves half an hour out, 半小时以内 does not.
        assert_eq!(of(("WAIT", "0.5", "under"), "WAIT < 0.5", "HOUR"), "within 0");
        assert_eq!(of(("WAIT", "0.5", "under"), "WAIT >= 0.5", "HOUR"), "conflict 0");
        assert_eq!(of(("WAIT", "0.5", "at_most"), "WAIT < 0.5", "HOUR"), "Open");
        assert_eq!(of(("WAIT", "0.5", "at_most"), "WAIT <= 0.5", "HOUR"), "within 0");
    }

    #[test]
    fn a_change_below_a_bound_may_be_a_fall() {
        let of =
            |value, bound, formula: &str| of_figures(&[("GROWTH", value, bound)], formula, "none", "PERCENT");
        assert_eq!(of("5", "under", "GROWTH >= 0"), "Open");
        assert_eq!(of("5", "under", "GROWTH < 5%"), "within 0.0");
        assert_eq!(of("-3", "at_most", "GROWTH <= 0 - 2%"), "within 1.0");
        assert_eq!(of("-3", "at_most", "GROWTH >= 0 - 2%"), "conflict 1.0");
        assert_eq!(of("-3", "at_most", "GROWTH >= 0 - 5%"), "Open");
    }

    #[test]
    fn an_inequality_is_kept_by_rounding_where_the_last_digit_may_keep_it() {
        // Each is known to 0.05: 5.3 may be 5.25 to 5.35.
        let of = |own, nation, formula: &str| {
            let figures = [("GROWTH", own, "exact"), ("NATION", nation, "exact")];
            of_figures(&figures, formula, "operands", "POINT")
        };
        assert_eq!(of("5.3", "5.3", "GROWTH >= NATION"), "HoldsByRounding");
        assert_eq!(of("5.3", "5.3", "GROWTH < NATION"), "HoldsByRounding");
        assert_eq!(of("5.5", "5.3", "GROWTH >= NATION"), "within 0.1");
        assert_eq!(of("5.3", "5.5", "GROWTH >= NATION"), "conflict 0.1");
        assert_eq!(of("5.3", "5.4", "GROWTH > NATION"), "conflict 0.0");
    }

    #[test]
    fn a_bound_on_the_right_is_taken_at_its_number_only_where_the_claim_is_to_reach_it() {
        let of = |part, whole, bound, formula: &str| {
            of_figures(&[("PART", part, "exact"), ("WHOLE", whole, bound)], formula, "none", "FIRM")
        };
        assert_eq!(of("95", "90", "at_least", "PART >= WHOLE"), "within 5");
        assert_eq!(of("85", "90", "at_least", "PART >= WHOLE"), "conflict 5");
        // At most 100 may be 50, and 90 or more may be 120.
        assert_eq!(of("95", "100", "at_most", "PART <= WHOLE"), "Open");
        assert_eq!(of("101", "100", "at_most", "PART <= WHOLE"), "conflict 1");
        assert_eq!(of("95", "90", "at_least", "PART < WHOLE"), "Open");
        assert_eq!(of("85", "90", "at_least", "PART < WHOLE"), "within 5");
    }

    #[test]
    fn a_stated_zero_is_reached_by_rounding_like_any_number() {
        let of = |formula: &str| of_figures(&[("SHARE", "0.0", "exact")], formula, "to_stated", "PERCENT");
        assert_eq!(of("0.04% = SHARE"), "HoldsByRounding");
        assert_eq!(of("0.06% = SHARE"), "conflict 0.1");
    }

    #[test]
    fn a_divisor_may_be_below_zero_but_not_zero() {
        let of = |figure, formula: &str| of_figures(&[figure], formula, "none", "PERCENT");
        // 68 ÷ −70 is 97.1% below zero.
        assert_eq!(of(("WHOLE", "70", "exact"), "PART / (0 - WHOLE) < 0"), "within 97.1");
        assert_eq!(of(("WHOLE", "70", "about"), "PART / WHOLE > 0"), "Open");
        assert_eq!(of(("WHOLE", "70", "under"), "PART / WHOLE > 0"), "DivisionByZero");
        assert_eq!(of(("WHOLE", "70", "at_least"), "PART / WHOLE > 0"), "within 0.0");
    }

    #[test]
    fn a_derived_bound_claims_no_more_than_follows() {
        let of = |figures: &[(&str, &str, &str)], formula: &str, rounding: &str| {
            let mut file: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
            for (id, value, bound) in figures {
                let list = file["observations"].as_array_mut().unwrap();
                let it = list.iter_mut().find(|it| it["id"] == *id).unwrap();
                (it["value"], it["bound"]) = ((*value).into(), (*bound).into());
            }
            let relations = file["relations"].as_array_mut().unwrap();
            let rest = relations.iter_mut().find(|it| it["id"] == "REST").unwrap();
            (rest["formula"], rest["rounding"]) = (formula.into(), rounding.into());
            (rest["decimals"], rest["unit_measure"]) = (1.into(), "PERCENT".into());
            let bulletin = load(file.to_string().as_bytes()).unwrap();
            let amount = bulletin.figure("REST").unwrap().amount().unwrap().clone();
            (amount.digits, amount.bound)
        };
        let is = |digits: &str, bound| (digits.to_string(), bound);
        let shares = |a, b| [("SHARE", a, "at_least"), ("NATION", "50", b)];
        // 100以上 and a change of 不到50, which may be a fall, are limited on no side. Where 不到50
        // is a number of things, both come to 100 or more.
        assert_eq!(of(&shares("100", "under"), "SHARE + NATION", "none"), is("150.0", Bound::About));
        let firms = [("PART", "100", "at_least"), ("WHOLE", "50", "under")];
        assert_eq!(of(&firms, "(PART + WHOLE) * 1%", "none"), is("100.0", Bound::AtLeast));
        let firms = [("PART", "100", "at_least"), ("WHOLE", "50", "at_most")];
        assert_eq!(of(&firms, "PART * WHOLE * 1%", "none"), is("0.0", Bound::AtLeast));
        // At least 6.2 and 5.25 to 5.35 are at least 11.45; at most 6.2 less them at most 0.95.
        let growths = |bound| [("GROWTH", "6.2", bound), ("NATION", "5.3", "exact")];
        let (plus, minus) = ("GROWTH + NATION", "GROWTH - NATION");
        assert_eq!(of(&growths("at_least"), plus, "operands"), is("11.4", Bound::AtLeast));
        assert_eq!(of(&growths("at_most"), minus, "operands"), is("1.0", Bound::AtMost));
        // At least a third of 200 is 66.6 and more, not 66.7.
        assert_eq!(of(&firms, "PART * 2 / 3 * 1%", "none"), is("66.6", Bound::AtLeast));
    }

    #[test]
    fn nothing_equals_a_bound() {
        for bound in ["at_least", "under", "at_most", "about"] {
            let figures = [("PART", "68", bound), ("WHOLE", "70", "exact")];
            for rounding in ["none", "to_stated", "operands"] {
                for formula in ["PART = 68", "PART + 2 = WHOLE", "WHOLE - PART = 2", "WHOLE = PART + 2"] {
                    let said = of_figures(&figures, formula, rounding, "FIRM");
                    assert_eq!(said, "Open", "{bound}, {rounding}: {formula}");
                }
            }
        }
    }

    #[test]
    fn what_comes_of_a_bound_is_a_bound() {
        let of = |formula: &str, bound: &str| {
            let mut file: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
            let list = file["observations"].as_array_mut().unwrap();
            list.iter_mut().find(|it| it["id"] == "PART").unwrap()["bound"] = bound.into();
            let relations = file["relations"].as_array_mut().unwrap();
            relations.iter_mut().find(|it| it["id"] == "REST").unwrap()["formula"] = formula.into();
            let bulletin = load(file.to_string().as_bytes()).unwrap();
            bulletin.figure("REST").unwrap().amount().unwrap().bound
        };
        // Of 70, under 68 leave more than 2; and with 2 more they are under 70.
        assert_eq!(of("WHOLE - PART", "under"), Bound::AtLeast);
        assert_eq!(of("PART + 2", "under"), Bound::AtMost);
        assert_eq!(of("PART * 2", "at_most"), Bound::AtMost);
        assert_eq!(of("WHOLE - PART", "at_least"), Bound::AtMost);
        assert_eq!(of("WHOLE - PART", "about"), Bound::About);
        assert_eq!(of("WHOLE - PART", "exact"), Bound::Exact);
    }

    #[test]
    fn a_bound_that_rules_a_number_out_conflicts_with_it() {
        // At least 68 is not 60, and at most 68 is not 70.
        assert_eq!(of_figures(&[("PART", "68", "at_least")], "PART = 60", "none", "FIRM"), "conflict 8");
        assert_eq!(of_figures(&[("PART", "68", "at_most")], "PART = WHOLE", "none", "FIRM"), "conflict 2");
        assert_eq!(of_figures(&[("PART", "68", "at_least")], "PART != 60", "none", "FIRM"), "Holds");
        assert_eq!(of_figures(&[("PART", "68", "about")], "PART = 60", "none", "FIRM"), "Open");
    }

    #[test]
    fn rounding_forgives_what_the_last_digit_hides_and_no_more() {
        // 6.2 − 5.3 is 0.8 to 1.0, each operand being known to half a unit of its last digit.
        let verdict =
            |claim: &str, rounding| of_figures(&[], &format!("GROWTH - NATION = {claim}"), rounding, "POINT");
        assert_eq!(verdict("0.9%", "none"), "Holds");
        assert_eq!(verdict("1%", "operands"), "HoldsByRounding");
        assert_eq!(verdict("1%", "none"), "conflict 0.1");
        assert_eq!(verdict("1.1%", "operands"), "conflict 0.2");
        // Counts are exact, whatever is asked.
        assert_eq!(of_figures(&[], "PART + 3 = WHOLE", "operands", "FIRM"), "conflict 1");
        // 68.5 ÷ 70 is 97.857…%, which rounds to 98 and not to 97.
        assert_eq!(of_figures(&[], "(PART + 0.5) / WHOLE = SHARE", "to_stated", "PERCENT"), "conflict 0.9");
        // Half a unit rounds away from zero: 67.55 ÷ 70 = 96.5%, printed as 97%.
        assert_eq!(
            of_figures(&[], "(PART - 0.45) / WHOLE = SHARE", "to_stated", "PERCENT"),
            "HoldsByRounding"
        );
        assert_eq!(of_figures(&[], "(PART - 0.46) / WHOLE = SHARE", "to_stated", "PERCENT"), "conflict 0.5");
    }

    #[test]
    fn figures_of_different_kinds_do_not_compare() {
        assert!(verdict("PART = POSTS", "none", "FIRM").starts_with("Mixed"));
        assert!(verdict("MONEY + PART", "none", "CNY").starts_with("Mixed"));
        assert_eq!(verdict("PART / (WHOLE - WHOLE)", "none", "FIRM"), "DivisionByZero");
    }

    #[test]
    fn the_fixture_s_own_relations() {
        let bulletin = fixture::bulletin();
        let checked = relations(&bulletin);
        let of = |id: &str| checked.iter().find(|it| it.relation.id == id).unwrap();
        assert_eq!(of("DONE").left.as_ref().unwrap().digits, "88.7");
        assert_eq!(of("REST").left.as_ref().unwrap().digits, "2");
        // 6.15 − 5.35 and 6.25 − 5.25.
        let gap = of("GAP").left.as_ref().unwrap();
        assert_eq!(gap.digits, "0.9");
        assert_eq!(gap.range, Some(("0.8".into(), "1.0".into())));
        assert_eq!(of("RATE").verdict, Verdict::HoldsByRounding);
        assert_eq!(of("RATE").right.as_ref().unwrap().digits, "97");
        assert_eq!(conflicts(&checked), 0);
    }
}
