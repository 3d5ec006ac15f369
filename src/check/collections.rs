//! What misleads about a list: more names than there are, or fewer than all of them.

use crate::bulletin::Bulletin;
use crate::bulletin::decimal::Exact;
use crate::bulletin::model::{Bound, Collection, CompletenessState};
use crate::bulletin::place::{At, each};

use super::problem::Problem;
use super::report::Report;

/// Holds every list against the figure that says how many there are.
pub fn check(bulletin: &Bulletin, report: &mut Report) {
    each!(At::Root.key("collections"), bulletin.file().collections, |at, list| {
        if let Some(problem) = miscounted(bulletin, list) {
            report.add(&at.key("completeness"), &list.id, problem);
        }
    });
}

fn miscounted(bulletin: &Bulletin, list: &Collection) -> Option<Problem> {
    let of = list.completeness.of.as_ref()?;
    let (figure, listed) = (bulletin.figure(of)?, bulletin.count(&list.id, false)?);
    let amount = figure.amount()?;
    let all = amount.in_base()?;
    let count = Exact::from_integer(i128::try_from(listed).ok()?);
    let complete = list.completeness.state == CompletenessState::Complete;
    let wrong = match amount.bound {
        Bound::Exact if complete => count != all,
        Bound::Exact | Bound::AtMost => count > all,
        Bound::Under => count >= all,
        Bound::AtLeast if complete => count < all,
        Bound::AtLeast | Bound::About => false,
    };
    wrong.then(|| Problem::Miscounted { listed, of: of.clone() })
}
