//! Intervals of exact numbers, whose ends may be left out or infinitely far away: what is known of
//! a value that is only bounded or rounded. The usual interval arithmetic, with no rounding of its
//! own.

use num_traits::Zero;

use super::decimal::{Exact, checked};

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Where it is.
    pub value: Exact,
    /// Whether the value itself is left out, as 不到 leaves out what it names.
    pub open: bool,
}

impl End {
    /// An end that belongs to its interval.
    pub const fn closed(value: Exact) -> Self {
        Self { value, open: false }
    }

    /// An end that does not.
    pub const fn open(value: Exact) -> Self {
        Self { value, open: true }
    }

    /// Whether whatever ends here is at most what begins at `low`.
    pub fn reaches_at_most(self, low: Self) -> bool {
        self.value <= low.value
    }

    /// Whether whatever ends here is less than what begins at `low`.
    pub fn stays_below(self, low: Self) -> bool {
        self.value < low.value || (self.value == low.value && (self.open || low.open))
    }
}

/// All numbers between two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end; none where nothing limits it.
    pub low: Option<End>,
    /// The upper end; none where nothing limits it.
    pub high: Option<End>,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self { low: None, high: None };

    /// A single number.
    pub const fn only(value: Exact) -> Self {
        Self { low: Some(End::closed(value)), high: Some(End::closed(value)) }
    }

    /// Whether it holds zero.
    pub fn holds_zero(&self) -> bool {
        let zero = End::closed(Exact::zero());
        let above = self.low.is_some_and(|low| zero.stays_below(low));
        let below = self.high.is_some_and(|high| high.stays_below(zero));
        !above && !below
    }

    /// The results of `+`, `-`, `*` or `/` on a number of each. `None` for what does not fit, and
    /// for a divisor that holds zero.
    pub fn combine(op: char, a: &Self, b: &Self) -> Option<Self> {
        match op {
            '+' => a.plus(b),
            '-' => a.plus(&b.negative()?),
            '*' => a.times(b),
            '/' if !b.holds_zero() => a.times(&b.inverse()?),
            _ => None,
        }
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        let sum = |a: Option<End>, b: Option<End>| match (a, b) {
            (Some(a), Some(b)) => {
                let value = checked('+', &a.value, &b.value)?;
                Some(Some(End { value, open: a.open || b.open }))
            }
            _ => Some(None),
        };
        Some(Self { low: sum(self.low, other.low)?, high: sum(self.high, other.high)? })
    }

    fn negative(&self) -> Option<Self> {
        let flip = |end: Option<End>| match end {
            Some(End { value, open }) => {
                let value = checked('-', &Exact::zero(), &value)?;
                Some(Some(End { value, open }))
            }
            None => Some(None),
        };
        Some(Self { low: flip(self.high)?, high: flip(self.low)? })
    }

    /// One by it; it must not hold zero, so that both ends are of one sign.
    fn inverse(&self) -> Option<Self> {
        let flip = |end: Option<End>| match end {
            // What divides by an infinite end comes as near zero as it likes.
            None => Some(Some(End::open(Exact::zero()))),
            Some(end) if end.value.is_zero() => Some(None),
            Some(end) => {
                let value = checked('/', &Exact::from_integer(1), &end.value)?;
                Some(Some(End { value, open: end.open }))
            }
        };
        Some(Self { low: flip(self.high)?, high: flip(self.low)? })
    }

    /// A product is least and greatest where its factors are.
    fn times(&self, other: &Self) -> Option<Self> {
        let mut all = Vec::with_capacity(4);
        for a in self.reaches() {
            for b in other.reaches() {
                all.push(a.times(b)?);
            }
        }
        let least = all.iter().copied().reduce(Reach::lower)?;
        let most = all.iter().copied().reduce(Reach::higher)?;
        Some(Self { low: least.end(), high: most.end() })
    }

    fn reaches(&self) -> [Reach; 2] {
        [self.low.map_or(Reach::Below, Reach::At), self.high.map_or(Reach::Above, Reach::At)]
    }
}

/// How far an interval reaches on one side.
#[derive(Clone, Copy)]
enum Reach {
    /// Below every number.
    Below,
    /// To an end.
    At(End),
    /// Above every number.
    Above,
}

impl Reach {
    /// Its sign: -1, 0 or 1.
    fn sign(self) -> i8 {
        match self {
            Self::Below => -1,
            Self::Above => 1,
            Self::At(End { value, .. }) if value.is_zero() => 0,
            Self::At(End { value, .. }) => {
                if value > Exact::zero() {
                    1
                } else {
                    -1
                }
            }
        }
    }

    fn is_zero_itself(self) -> bool {
        matches!(self, Self::At(End { value, open: false }) if value.is_zero())
    }

    fn times(self, other: Self) -> Option<Self> {
        Some(match (self, other, self.sign() * other.sign()) {
            // Nothing times whatever is nothing, however much it is.
            (_, _, 0) => {
                let open = !self.is_zero_itself() && !other.is_zero_itself();
                Self::At(End { value: Exact::zero(), open })
            }
            (Self::At(a), Self::At(b), _) => {
                Self::At(End { value: checked('*', &a.value, &b.value)?, open: a.open || b.open })
            }
            (_, _, sign) if sign < 0 => Self::Below,
            _ => Self::Above,
        })
    }

    /// The lower of two; at one value the one that belongs to its interval.
    fn lower(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(a), Self::At(b)) if b.value < a.value || (b.value == a.value && a.open) => other,
            (Self::At(_), Self::Below) | (Self::Above, _) => other,
            _ => self,
        }
    }

    /// The higher of two; at one value the one that belongs to its interval.
    fn higher(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(a), Self::At(b)) if b.value > a.value || (b.value == a.value && a.open) => other,
            (Self::At(_), Self::Above) | (Self::Below, _) => other,
            _ => self,
        }
    }

    fn end(self) -> Option<End> {
        match self {
            Self::At(end) => Some(end),
            Self::Below | Self::Above => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An end in mathematicians' notation: `[` or `]` belongs, `(` or `)` does not, `∞` is none.
    fn read(text: &str) -> Interval {
        let inner: Vec<&str> = text[1..text.len() - 1].split(' ').collect();
        let end = |word: &str, open: bool| word.parse().ok().map(|value| End { value, open });
        Interval { low: end(inner[0], text.starts_with('(')), high: end(inner[1], text.ends_with(')')) }
    }

    #[test]
    fn operations_keep_track_of_open_and_infinite_ends() {
        for (a, op, b, result) in [
            ("[100 ∞)", '+', "[0 50)", "[100 ∞)"),
            ("[70 70]", '-', "[0 68)", "(2 70]"),
            ("[2 3]", '*', "[-1 4)", "[-3 12)"),
            ("[0 50]", '*', "[2 ∞)", "[0 ∞)"),
            ("(-∞ -3]", '*', "[-2 -2]", "[6 ∞)"),
            // Nothing times something is nothing, though something may be without end.
            ("[0 0]", '*', "[2 ∞)", "[0 0]"),
            ("[0 2)", '*', "(1 3]", "[0 6)"),
            ("[6 6]", '/', "[2 ∞)", "(0 3]"),
            ("[6 6]", '/', "[-3 -2]", "[-3 -2]"),
            ("[6 6]", '/', "(0 2]", "[3 ∞)"),
        ]
        .map(|(a, op, b, result)| (read(a), op, read(b), read(result)))
        {
            assert_eq!(Interval::combine(op, &a, &b), Some(result), "{a:?} {op} {b:?}");
        }
    }

    #[test]
    fn nothing_divides_by_an_interval_that_holds_zero() {
        for b in ["[0 2]", "[-1 1]", "(-∞ 5]", "(-1 0]"] {
            assert_eq!(Interval::combine('/', &read("[1 1]"), &read(b)), None, "{b}");
        }
        assert!(!read("(0 2]").holds_zero() && !read("[-2 0)").holds_zero());
    }

    #[test]
    fn what_ends_where_something_begins_is_below_it_unless_both_ends_belong() {
        let (open, closed) = (End::open(Exact::from_integer(5)), End::closed(Exact::from_integer(5)));
        assert!(open.stays_below(closed) && closed.stays_below(open) && !closed.stays_below(closed));
        assert!(closed.reaches_at_most(closed));
    }
}
