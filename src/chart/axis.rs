//! The arithmetic of a value axis: how long a unit is, and where ticks go. Always from zero.

use crate::bulletin::figure::Amount;
use crate::bulletin::format;
use crate::bulletin::text::Lang;

use super::kind::power;

/// What a row needs of the room beside its bar.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// The end of what is drawn for the value, a range included, in the axis' units.
    pub value: f64,
    /// What else is drawn there in the same units: what it is compared with, the range's other end.
    pub besides: [Option<f64>; 2],
    /// The pixels that stand beyond that end: number, words, open end.
    pub tail: f64,
}

impl Need {
    fn ends(&self) -> impl Iterator<Item = f64> {
        std::iter::once(self.value).chain(self.besides.into_iter().flatten())
    }
}

/// A value axis on the canvas.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Where zero is.
    pub zero: f64,
    /// Pixels per unit of the axis; 0 where all values are zero.
    pub per_unit: f64,
}

impl Scale {
    /// Where a value is.
    pub fn at(&self, value: f64) -> f64 {
        self.zero + value * self.per_unit
    }

    /// The longest unit with which every row and its tail stand between two edges.
    pub fn fit(needs: &[Need], left: f64, right: f64) -> Self {
        let reach = |sign: f64, per_unit: f64| {
            needs
                .iter()
                .map(|need| {
                    let own = if sign > 0.0 { need.value >= 0.0 } else { need.value < 0.0 };
                    let end = need.ends().map(|end| (end * sign).max(0.0)).fold(0.0, f64::max);
                    end * per_unit + if own { need.tail } else { 0.0 }
                })
                .fold(0.0, f64::max)
        };
        let room = (right - left).max(0.0);
        let ends = needs.iter().flat_map(Need::ends);
        let longest = ends.map(f64::abs).fold(0.0, f64::max);
        let (mut low, mut high) = (0.0, if longest > 0.0 { room / longest } else { 0.0 });
        // What is needed grows with the unit, so halving finds the longest that fits.
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if reach(1.0, middle) + reach(-1.0, middle) <= room { low = middle } else { high = middle }
        }
        Self { zero: left + reach(-1.0, low), per_unit: low }
    }
}

/// A tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its value.
    pub value: f64,
    /// Its value in plain digits.
    pub digits: String,
}

/// Ticks at multiples of 1, 2 or 5 times a power of ten, at most `most` between two values around
/// zero; one more beyond the upper one where that leaves no more than `most`.
///
/// `whole` keeps them at whole numbers, for what is counted.
pub fn ticks(low: f64, high: f64, whole: bool, most: u32) -> Vec<Tick> {
    let (low, high) = (low.min(0.0), high.max(0.0));
    let zero = Tick { value: 0.0, digits: "0".into() };
    let widest = high.max(-low);
    if widest <= 0.0 || !widest.is_finite() {
        return vec![zero];
    }
    let most = f64::from(most);
    let count = |step: f64| (high / step).floor() + (-low / step).floor() + 1.0;
    let Some(step) = steps(widest, whole).find(|step| count(step.size()) <= most) else {
        return vec![zero];
    };
    let extra = f64::from(u8::from(count(step.size()) < most));
    step.multiples(-(-low / step.size()).floor(), (high / step.size()).floor() + extra)
}

/// Ticks at multiples of 1, 2 or 5 times a power of ten, at most `most` (three or more), of which
/// the first and the last enclose the values and zero; the last is above zero.
pub fn around(low: f64, high: f64, whole: bool, most: u32) -> Vec<Tick> {
    let (low, high) = (low.min(0.0), high.max(0.0));
    let (low, high) = if high > low && (high - low).is_finite() { (low, high) } else { (0.0, 1.0) };
    let widest = high.max(-low);
    // A hair less, so that what a division adds to a round quotient makes no further tick.
    let out = |value: f64, step: f64| (value / step - 1e-9).ceil().max(0.0);
    let reach = |step: f64| (-out(-low, step), out(high, step).max(1.0));
    let most = f64::from(most.max(3));
    let fits = |step: &Step| {
        let (first, last) = reach(step.size());
        last - first < most
    };
    steps(widest, whole).find(fits).map_or(vec![], |step| {
        let (first, last) = reach(step.size());
        step.multiples(first, last)
    })
}

/// 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy)]
struct Step {
    times: i64,
    exponent: i32,
}

impl Step {
    fn size(self) -> f64 {
        let times = if self.times == 2 {
            2.0
        } else if self.times == 5 {
            5.0
        } else {
            1.0
        };
        times * power(self.exponent)
    }

    /// Its multiples from one to another, a handful.
    #[allow(clippy::cast_possible_truncation)]
    fn multiples(self, first: f64, last: f64) -> Vec<Tick> {
        let tick = |n: i32| Tick {
            value: f64::from(n) * self.size(),
            digits: digits(i64::from(n) * self.times, self.exponent),
        };
        (first as i32..=last as i32).map(tick).collect()
    }
}

/// Steps for values up to `widest`, from far too small upwards; `whole` keeps them at whole numbers.
fn steps(widest: f64, whole: bool) -> impl Iterator<Item = Step> {
    let mut exponent = (-40..60).find(|&e| power(e) * 10.0 > widest / 100.0).unwrap_or(0);
    if whole {
        exponent = exponent.max(0);
    }
    (0..12).flat_map(move |more| [1, 2, 5].map(|times| Step { times, exponent: exponent + more }))
}

/// `n` × 10^`exponent` in plain digits.
fn digits(n: i64, exponent: i32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let number = n.unsigned_abs().to_string();
    let places = exponent.unsigned_abs() as usize;
    if n == 0 || exponent >= 0 {
        let zeros = if n == 0 { 0 } else { places };
        return format!("{sign}{number}{}", "0".repeat(zeros));
    }
    let padded = format!("{number:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// What stands at each tick: numbers in one scale, one of them with the unit; and that unit with its scale.
pub fn tick_labels(ticks: &[Tick], like: &Amount<'_>, lang: Lang) -> (Vec<String>, String) {
    let digits: Vec<&str> = ticks.iter().map(|tick| tick.digits.as_str()).collect();
    format::axis(&digits, like, lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(low: f64, high: f64, whole: bool) -> Vec<String> {
        ticks(low, high, whole, 6).into_iter().map(|tick| tick.digits).collect()
    }

    #[test]
    fn steps_are_those_that_people_use() {
        assert_eq!(shown(0.0, 19.8, false), ["0", "5", "10", "15", "20"]);
        assert_eq!(shown(0.0, 54.42, false), ["0", "10", "20", "30", "40", "50"]);
        assert_eq!(shown(-3.0, 6.2, false), ["-2", "0", "2", "4", "6", "8"]);
        assert_eq!(shown(0.0, 0.9895, false), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
        assert_eq!(shown(0.0, 1.0, true), ["0", "1", "2"]);
        assert_eq!(shown(0.0, 0.0, false), ["0"]);
    }

    #[test]
    fn enclosing_ticks_leave_nothing_outside() {
        let shown = |low, high, whole| -> Vec<String> {
            around(low, high, whole, 7).into_iter().map(|tick| tick.digits).collect()
        };
        assert_eq!(shown(-1.2, 7.4, false), ["-2", "0", "2", "4", "6", "8"]);
        assert_eq!(shown(0.0, 54.42, false), ["0", "10", "20", "30", "40", "50", "60"]);
        assert_eq!(shown(0.0, 0.06, false), ["0", "0.01", "0.02", "0.03", "0.04", "0.05", "0.06"]);
        assert_eq!(shown(-5.0, -3.0, false), ["-5", "-4", "-3", "-2", "-1", "0", "1"]);
        assert_eq!(shown(0.0, 1.0, true), ["0", "1"]);
        assert_eq!(shown(0.0, 0.0, false), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
    }

    #[test]
    fn a_bar_and_its_number_fill_the_room() {
        let need = |value, tail| Need { value, besides: [None; 2], tail };
        let scale = Scale::fit(&[need(20.0, 60.0), need(10.0, 60.0)], 100.0, 400.0);
        assert!((scale.per_unit - 12.0).abs() < 1e-6 && (scale.zero - 100.0).abs() < 1e-6);
        // −5 and its number stand left of zero: 15 units and two tails share 300 pixels.
        let both = Scale::fit(&[need(10.0, 60.0), need(-5.0, 60.0)], 100.0, 400.0);
        assert!((both.per_unit - 12.0).abs() < 1e-6 && (both.zero - 220.0).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn there_are_few_ticks_and_zero_is_one(high in 0.0..1e28_f64, low in -1e28..0.0_f64, shrink in 0..50_i32) {
            let by = power(-shrink);
            for (low, high) in [(low * by, high * by), (0.0, high * by)] {
                let ticks = ticks(low, high, false, 6);
                prop_assert!((2..=6).contains(&ticks.len()), "{} ticks", ticks.len());
                prop_assert!(ticks.iter().any(|tick| tick.value == 0.0));
                let enclosing = super::around(low, high, false, 7);
                prop_assert!((2..=7).contains(&enclosing.len()), "{} ticks", enclosing.len());
                let (first, last) = (enclosing[0].value, enclosing[enclosing.len() - 1].value);
                prop_assert!(first <= low * (1.0 - 1e-8) && last >= high * (1.0 - 1e-8) && last > 0.0);
                for tick in ticks.iter().chain(&enclosing) {
                    let read: f64 = tick.digits.parse().unwrap();
                    prop_assert!((read - tick.value).abs() <= read.abs() * 1e-9);
                }
            }
        }
    }
}
