//! Quantities of a bulletin for examples of how to ask for some, which the help of the lists and the
//! finder's suggestions give. Pure.

use crate::bulletin::Bulletin;
use crate::bulletin::figure::{Amount, Figure, Value};
use crate::bulletin::model::{Cell, Collection, Column};

/// How many entries of a list are looked at: of a hundred thousand the first tell enough.
pub const SAMPLE: usize = 500;

/// Amounts of one unit, from the least to the greatest; at least one.
#[derive(Debug)]
pub struct Amounts<'a> {
    least: Amount<'a>,
    /// All but the least.
    greater: Vec<Amount<'a>>,
}

impl<'a> Amounts<'a> {
    /// Those among some figures that have the unit of the first; none where none is an amount.
    pub fn of(figures: impl Iterator<Item = Figure<'a>>) -> Option<Self> {
        let amounts = figures.filter_map(|figure| match figure.value {
            Value::Amount(amount) if amount.in_base().is_some() => Some(amount),
            _ => None,
        });
        let mut amounts: Vec<_> = amounts.collect();
        let unit = amounts.first()?.unit;
        amounts.retain(|it| it.unit == unit);
        amounts.sort_by_key(Amount::in_base);
        let mut amounts = amounts.into_iter();
        Some(Self { least: amounts.next()?, greater: amounts.collect() })
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.greater.len() + 1
    }

    /// The least.
    pub const fn least(&self) -> &Amount<'a> {
        &self.least
    }

    /// The greatest, where it is more than the least.
    pub fn greatest(&self) -> Option<&Amount<'a>> {
        self.greater.last().filter(|it| it.in_base() != self.least.in_base())
    }

    /// The one in the middle, or the lesser of two there.
    pub fn middle(&self) -> &Amount<'a> {
        let before = (self.count() - 1) / 2;
        before.checked_sub(1).and_then(|at| self.greater.get(at)).unwrap_or(&self.least)
    }
}

/// The columns of a list in which amounts stand, in their order.
pub fn columns<'a>(
    bulletin: &'a Bulletin,
    list: &'a Collection,
) -> impl Iterator<Item = (&'a Column, Amounts<'a>)> {
    list.columns.iter().filter_map(|column| {
        let cells = list.entries.iter().take(SAMPLE).filter_map(|entry| entry.cells.get(&column.id));
        let figures = cells.filter_map(|cell| match cell {
            Cell::Figure(id) => bulletin.figure(id),
            Cell::Text(_) => None,
        });
        Some((column, Amounts::of(figures)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;

    #[test]
    fn amounts_of_one_unit_stand_in_order_whatever_their_scales() {
        let bulletin = fixture::bulletin();
        // 8870万 and 54.42亿 are what two of the firms invested; the other column holds words.
        let columns: Vec<_> = columns(&bulletin, &bulletin.file().collections[0]).collect();
        let [(column, amounts)] = columns.as_slice() else { panic!("{columns:?}") };
        assert_eq!((column.id.as_str(), amounts.count()), ("money", 2));
        assert_eq!(amounts.least().digits, "8870");
        assert_eq!(amounts.middle().digits, "8870");
        assert_eq!(amounts.greatest().map(|it| it.digits.as_str()), Some("54.42"));
    }

    #[test]
    fn what_is_no_amount_or_of_another_unit_is_passed_over() {
        let bulletin = fixture::bulletin();
        let ids = |ids: &[&str]| Amounts::of(ids.iter().filter_map(|id| bulletin.figure(id)));
        assert!(ids(&["no such figure"]).is_none());
        let money = ids(&["SPENT", "FIRMS", "SPENT", "MONEY"]).unwrap();
        assert_eq!((money.count(), money.middle().digits.as_str()), (3, "8870"));
        assert!(ids(&["SPENT", "SPENT"]).unwrap().greatest().is_none(), "they are the same");
    }
}
