//! Numbers with their scales and units, as readers type them.

use super::number::{SCALES, numbers};
use super::reader::Reader;
use super::unit::Typed;
use super::words::is_chinese;
use crate::bulletin::decimal::{Exact, checked, power_of_ten};

/// The most readings of one number: its unit may be many units, and so may the one it is per.
const MOST: usize = 400;

/// A number in one of the ways in which it can be read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Where it ends.
    pub end: usize,
    /// The number without its scale.
    pub number: Exact,
    /// The power of ten of its scale, where it has one.
    pub power: Option<u32>,
    /// Its unit, where it has one.
    pub unit: Option<Typed>,
    /// Whether 余 or 多 says that it is somewhat more.
    pub more: bool,
}

impl Reading {
    /// Whether there is more to it than its digits.
    pub fn is_measured(&self) -> bool {
        self.power.is_some() || self.unit.is_some()
    }

    /// Its value with a scale, in base units of a unit. `None` for what does not fit.
    pub fn value(&self, power: Option<u32>, unit: Option<&Typed>) -> Option<Exact> {
        let power = power_of_ten(i32::try_from(power.unwrap_or(0)).ok()?)?;
        let scaled = checked('*', &self.number, &power)?;
        unit.map_or(Some(scaled), |unit| checked('*', &scaled, &unit.factor))
    }
}

/// A place up to which a number and its scale are read.
#[derive(Clone, Copy, Debug)]
struct Spot {
    at: usize,
    number: Exact,
    power: Option<u32>,
    more: bool,
}

impl Reader<'_> {
    /// The number at a place, in all ways in which most of the text belongs to it; none where there is
    /// no number, or where it runs into something else. `compared` says that a comparison stands before it,
    /// so that it may be half-typed, or only a scale: `>千万`.
    pub fn value(&self, at: usize, compared: bool) -> Vec<Reading> {
        let (at, negative) = match self.rest(at).chars().next() {
            Some(c @ ('-' | '−' | '负')) => (at + c.len_utf8(), true),
            Some('+') => (at + 1, false),
            _ => (at, false),
        };
        let mut readings = Vec::new();
        if let Some(rest) = self.rest(at).strip_prefix("百分之") {
            let from = self.text().len() - rest.len();
            for (number, len) in numbers(rest) {
                let spot = Spot { at: from + len, number, power: None, more: false };
                let percent: Vec<_> = self.units().at("%").map(|(_, place)| place).collect();
                percent
                    .into_iter()
                    .for_each(|place| self.read_as(&spot, spot.at, place, None, &mut readings));
            }
        }
        self.spots(at, compared).iter().for_each(|spot| self.measured(spot, None, &mut readings));
        for (len, place) in self.units().before(self.rest(at)) {
            let from = self.gap(at + len);
            self.spots(from, compared)
                .iter()
                .for_each(|spot| self.measured(spot, Some(place), &mut readings));
        }
        readings.retain(|it| self.stops(it.end));
        if readings.is_empty() {
            self.spots(at, compared).iter().for_each(|spot| self.begun(spot, compared, &mut readings));
        }
        let end = readings.iter().map(|it| it.end).max();
        readings.retain(|it| Some(it.end) == end);
        if negative {
            for reading in &mut readings {
                reading.number = -reading.number;
            }
        }
        readings
    }

    /// Everywhere up to where a number and its scale may be read.
    fn spots(&self, at: usize, compared: bool) -> Vec<Spot> {
        let mut spots = Vec::new();
        let numbers = numbers(self.rest(at));
        // Chinese says no one before them: 超千万. A letter alone is no million.
        if numbers.is_empty() && compared && self.rest(at).starts_with(is_chinese) {
            let one = Spot { at, number: Exact::from_integer(1), power: None, more: false };
            self.scaled(&one, compared, &mut spots);
        }
        for (number, len) in numbers {
            let plain = Spot { at: at + len, number, power: None, more: false };
            for spot in [Some(plain), self.more(&plain)].into_iter().flatten() {
                spots.push(spot);
                self.scaled(&spot, compared, &mut spots);
            }
        }
        spots
    }

    /// The same with 余 or 多 behind it.
    fn more(&self, spot: &Spot) -> Option<Spot> {
        let more = self.rest(spot.at).chars().next().filter(|c| matches!(c, '余' | '多'))?;
        Some(Spot { at: spot.at + more.len_utf8(), more: true, ..*spot })
    }

    /// The same with a scale behind it, and perhaps with a smaller one behind that: 1亿2000万.
    fn scaled(&self, spot: &Spot, typing: bool, spots: &mut Vec<Spot>) {
        for (at, power) in self.scales(spot.at, typing) {
            let scaled = Spot { at, power: Some(power), ..*spot };
            spots.extend([Some(scaled), self.more(&scaled)].into_iter().flatten());
            for (number, len) in numbers(self.rest(at)) {
                for (at, smaller) in self.scales(at + len, false).into_iter().filter(|it| it.1 < power) {
                    let part = i32::try_from(power - smaller).ok().and_then(power_of_ten);
                    let part = part.and_then(|it| checked('/', &number, &it));
                    let Some(number) = part.and_then(|it| checked('+', &spot.number, &it)) else { continue };
                    spots.push(Spot { at, number, ..scaled });
                }
            }
        }
    }

    /// The scales at a place: where each ends, and its power. English words may stand apart.
    fn scales(&self, at: usize, typing: bool) -> Vec<(usize, u32)> {
        let apart = self.gap(at);
        let mut found = Vec::new();
        for (word, power) in SCALES {
            let chinese = word.starts_with(is_chinese);
            let from = if chinese || word.len() > 1 { apart } else { at };
            let rest = self.rest(from);
            let runs_on = |rest: &str| !chinese && rest.starts_with(|c: char| c.is_alphabetic());
            match rest.strip_prefix(word) {
                Some(after) if !runs_on(after) && !self.units().has(word) => {
                    found.push((from + word.len(), power));
                }
                None if typing && rest.len() > 1 && word.starts_with(rest) && !chinese => {
                    found.push((self.text().len(), power));
                }
                _ => {}
            }
        }
        found.dedup();
        found
    }

    /// What is read up to a spot, with each unit that may follow.
    fn measured(&self, spot: &Spot, before: Option<usize>, readings: &mut Vec<Reading>) {
        if let Some(place) = before {
            self.with_divisors(spot, spot.at, place, readings);
            return;
        }
        readings.push(spot.reading(spot.at, None));
        let from = self.gap(spot.at);
        for (len, place) in self.units().at(self.rest(from)) {
            self.with_divisors(spot, from + len, place, readings);
        }
    }

    /// A unit that ends at a place, and the same per each unit that may follow.
    fn with_divisors(&self, spot: &Spot, end: usize, of: usize, readings: &mut Vec<Reading>) {
        self.read_as(spot, end, of, None, readings);
        let rest = self.rest(end);
        let per = ["/", "每", " per ", " / "].into_iter().find(|it| rest.starts_with(it));
        let Some(per) = per.map(|it| end + it.len()) else { return };
        for (len, divisor) in self.units().at(self.rest(per)) {
            self.read_as(spot, per + len, of, Some(divisor), readings);
        }
    }

    fn read_as(&self, spot: &Spot, end: usize, of: usize, per: Option<usize>, readings: &mut Vec<Reading>) {
        if readings.len() < MOST
            && let Some(unit) = self.units().typed(of, per)
        {
            readings.push(spot.reading(end, Some(unit)));
        }
    }

    /// What is read where the unit is half-typed.
    fn begun(&self, spot: &Spot, compared: bool, readings: &mut Vec<Reading>) {
        if compared || spot.power.is_some() {
            for place in self.units().begun(self.rest(spot.at)) {
                self.read_as(spot, self.text().len(), place, None, readings);
            }
        }
    }
}

impl Spot {
    fn reading(&self, end: usize, unit: Option<Typed>) -> Reading {
        Reading { end, number: self.number, power: self.power, unit, more: self.more }
    }
}
