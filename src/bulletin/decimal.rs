//! Exact numbers: decimals as printed, and the fractions they are computed with.

use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::parsed;

/// An exact fraction. 128 bits hold every figure a bulletin prints; what would not fit is `None`.
pub type Exact = Ratio<i128>;

/// A number exactly as printed: `7.10` keeps its zero, since that zero tells the precision.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Decimal(rust_decimal::Decimal);

/// Why a string is not a [`Decimal`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a decimal number: write digits with at most one point, such as \"54.42\"")]
pub struct NotADecimal(String);

impl Decimal {
    /// Reads plain decimal notation: an optional `-`, digits, and at most one point between them.
    ///
    /// # Errors
    /// Anything else, exponents, separators and more than 28 digits included.
    pub fn parse(text: &str) -> Result<Self, NotADecimal> {
        let fail = || NotADecimal(text.chars().take(40).collect());
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(fraction) {
            return Err(fail());
        }
        rust_decimal::Decimal::from_str_exact(text).map(Self).map_err(|_| fail())
    }

    /// The number as an exact fraction.
    pub fn exact(self) -> Exact {
        // A scale is at most 28, and 10^28 fits in 128 bits.
        Exact::new(self.0.mantissa(), 10_i128.pow(self.0.scale()))
    }

    /// How many digits were printed after the point.
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, Self::parse)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Ten to the power of `exponent`; `None` where 128 bits do not hold it.
pub fn power_of_ten(exponent: i32) -> Option<Exact> {
    let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
    Some(if exponent < 0 { Exact::new(1, power) } else { Exact::from_integer(power) })
}

/// `a + b`, `a − b`, `a × b`, `a ÷ b` without overflow; `None` for what does not fit or divides by
/// zero.
pub fn checked(op: char, a: &Exact, b: &Exact) -> Option<Exact> {
    let is_one = |number: &Exact| *number.numer() == 1 && *number.denom() == 1;
    match op {
        // Most factors of units are one, and reducing fractions takes time.
        '*' if is_one(a) => Some(*b),
        '*' | '/' if is_one(b) => Some(*a),
        '+' => a.checked_add(b),
        '-' => a.checked_sub(b),
        '*' => a.checked_mul(b),
        '/' if !b.is_zero() => a.checked_div(b),
        _ => None,
    }
}

/// Rounds half away from zero, as statistics offices do, to so many digits after the point.
pub fn round(value: &Exact, decimals: u32) -> Option<Exact> {
    let scale = power_of_ten(i32::try_from(decimals).ok()?)?;
    let scaled = value.checked_mul(&scale)?;
    scaled.round().checked_div(&scale)
}

/// Prints a fraction with exactly so many digits after the point, rounded half away from zero.
pub fn print(value: &Exact, decimals: u32) -> Option<String> {
    print_by(value, decimals, Exact::round)
}

/// The same, rounded down: what is at least the value is at least this.
pub fn print_down(value: &Exact, decimals: u32) -> Option<String> {
    print_by(value, decimals, Exact::floor)
}

/// The same, rounded up: what is at most the value is at most this.
pub fn print_up(value: &Exact, decimals: u32) -> Option<String> {
    print_by(value, decimals, Exact::ceil)
}

fn print_by(value: &Exact, decimals: u32, whole: fn(&Exact) -> Exact) -> Option<String> {
    let scale = 10_i128.checked_pow(decimals)?;
    let scaled = whole(&value.checked_mul(&Exact::from_integer(scale))?).to_integer();
    let (whole, fraction) = ((scaled / scale).abs(), (scaled % scale).abs());
    let sign = if scaled.is_negative() { "-" } else { "" };
    Some(if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction:0width$}", width = decimals as usize)
    })
}

/// How many digits after the point write a fraction in full; `None` where no decimal does, as for a third.
pub fn decimals_in_full(value: &Exact) -> Option<u32> {
    let mut rest = *value.denom();
    let mut divisions = |by| {
        let mut count = 0;
        while rest % by == 0 {
            rest /= by;
            count += 1;
        }
        count
    };
    let decimals = divisions(2).max(divisions(5));
    (rest == 1).then_some(decimals)
}

/// The nearest floating-point number, for drawing only.
#[allow(clippy::cast_precision_loss)]
pub fn approx(value: &Exact) -> f64 {
    *value.numer() as f64 / *value.denom() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_decimal_keeps_the_zeros_that_tell_its_precision() {
        let value = Decimal::parse("7.10").unwrap();
        assert_eq!((value.to_string().as_str(), value.decimals()), ("7.10", 2));
        assert_eq!(value.exact(), Exact::new(71, 10));
    }

    #[test]
    fn what_is_not_plain_decimal_notation_is_refused() {
        let long = "1".repeat(40);
        for text in ["", "-", ".", "1.", ".5", "1e3", "1,000", "+1", "NaN", "∞", "１", " 1", "1.2.3", &long]
        {
            assert!(Decimal::parse(text).is_err(), "{text:?} was taken for a number");
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(print(&Exact::new(1, 2), 0).unwrap(), "1");
        assert_eq!(print(&Exact::new(-1, 2), 0).unwrap(), "-1");
        assert_eq!(print(&Exact::new(680, 7), 2).unwrap(), "97.14");
        assert_eq!(print(&Exact::new(-1, 20), 2).unwrap(), "-0.05");
        assert_eq!(round(&Exact::new(199, 200), 2), Some(Exact::from_integer(1)));
    }

    #[test]
    fn ends_of_a_range_are_rounded_away_from_what_lies_between() {
        let value = |hundredths| Exact::new(hundredths, 100);
        let ends = |hundredths| (print_down(&value(hundredths), 1), print_up(&value(hundredths), 1));
        let of = |down: &str, up: &str| (Some(down.to_string()), Some(up.to_string()));
        assert_eq!(ends(86), of("0.8", "0.9"));
        assert_eq!(ends(-86), of("-0.9", "-0.8"));
        assert_eq!(ends(-4), of("-0.1", "0.0"));
        assert_eq!(ends(90), of("0.9", "0.9"));
    }

    #[test]
    fn a_fraction_is_a_decimal_where_its_denominator_has_no_prime_but_two_and_five() {
        let decimals = |top, bottom| decimals_in_full(&Exact::new(top, bottom));
        assert_eq!((decimals(7, 1), decimals(1, 100), decimals(3, 8)), (Some(0), Some(2), Some(3)));
        assert_eq!((decimals(2000, 3), decimals(1, 70)), (None, None));
    }

    #[test]
    fn what_does_not_fit_is_none_and_never_a_panic() {
        let huge = Exact::from_integer(i128::MAX);
        assert_eq!(checked('*', &huge, &huge), None);
        assert_eq!(checked('/', &huge, &Exact::from_integer(0)), None);
        assert_eq!(power_of_ten(40), None);
        assert_eq!(print(&huge, 3), None);
    }

    proptest! {
        #[test]
        fn printing_and_reading_give_the_same(text in "-?[1-9][0-9]{0,12}(\\.[0-9]{1,8})?") {
            let value = Decimal::parse(&text).unwrap();
            prop_assert_eq!(value.to_string(), text.clone());
            prop_assert_eq!(print(&value.exact(), value.decimals()), Some(text));
        }
    }
}
