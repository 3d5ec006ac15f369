//! Lines in words: where the main one begins and ends and between which values it moves, what is
//! missing, and where the lines stand in the last period that they have in common.

use std::collections::BTreeSet;

use crate::bulletin::model::Lines;
use crate::bulletin::text::Lang;

use super::error::ChartError;
use super::kind::{Ctx, Datum};
use super::known::{Extreme, Known, extreme, known};
use super::lines::{Line, Spot, period_names, resolve};
use super::phrases::{bracketed, capital, count, list, sentences, series, told, value};
use super::words;

/// The most periods that are named; of more, their number is told.
const PERIODS: usize = 3;

/// The summary.
///
/// # Errors
/// As for the layout.
pub fn summary(ctx: &Ctx<'_>, lines: &Lines) -> Result<String, ChartError> {
    let drawn = resolve(ctx, lines)?;
    let teller = Teller { ctx: *ctx, periods: period_names(ctx, lines) };
    let main = drawn.iter().find(|line| line.is_main());
    let gaps: Vec<String> = drawn.iter().filter_map(|line| teller.gaps(line)).collect();
    let parts = [
        main.map(|line| teller.main(line)).unwrap_or_default(),
        series(&gaps, ctx.lang),
        teller.others(&drawn).unwrap_or_default(),
    ];
    Ok(sentences(&parts, ctx.lang))
}

struct Teller<'a> {
    ctx: Ctx<'a>,
    periods: Vec<String>,
}

impl Teller<'_> {
    fn period(&self, spot: &Spot<'_>) -> &str {
        self.periods.get(spot.period).map_or("", String::as_str)
    }

    /// The first and the last value of a line, and the highest and the lowest.
    fn main(&self, line: &Line<'_>) -> String {
        let (lang, colon) = (self.ctx.lang, words::colon(self.ctx.lang));
        let at = |spot: &Spot<'_>| {
            let period = Datum { name: self.period(spot).to_string(), ..spot.datum.clone() };
            told(&period, lang)
        };
        let ends: Vec<String> = match &line.spots[..] {
            [] => return String::new(),
            [only] => vec![at(only)],
            [first, .., last] => vec![at(first), at(last)],
        };
        let stop = if lang == Lang::Zh { "；" } else { "; " };
        let mut said = vec![series(&ends, lang)];
        said.extend(self.extremes(&line.spots));
        format!("{}{colon}{}", line.name, said.join(stop))
    }

    /// The highest and the lowest of three values or more, where they are beyond doubt.
    fn extremes(&self, spots: &[Spot<'_>]) -> Option<String> {
        if spots.len() <= 2 {
            return None;
        }
        let data = spots.iter().map(|spot| (&spot.datum, known(self.ctx.bulletin, &spot.datum)));
        let data: Vec<Known<'_>> = data.collect();
        let end = |which, zh: &str, en: &str| {
            let found = extreme(&data, which);
            let first = spots.get(*found.first()?)?;
            let lang = self.ctx.lang;
            let periods = found.iter().take(PERIODS).map(|&index| self.period(&spots[index]).to_string());
            let periods = bracketed(&self.listed(&periods.collect::<Vec<_>>(), found.len()), lang);
            let value = value(&first.datum, lang);
            Some(match lang {
                Lang::Zh => format!("{zh}{value}{periods}"),
                Lang::En => format!("{en} {value}{periods}"),
            })
        };
        let ends = [end(Extreme::High, "最高", "highest"), end(Extreme::Low, "最低", "lowest")];
        let ends: Vec<String> = ends.into_iter().flatten().collect();
        (!ends.is_empty()).then(|| ends.join(words::comma(self.ctx.lang)))
    }

    /// The names of so many periods, or how many they are.
    fn listed(&self, periods: &[String], number: usize) -> String {
        match (number > PERIODS, self.ctx.lang) {
            (false, lang) => list(periods, lang),
            (true, Lang::Zh) => format!("{}个时期", count(number, Lang::Zh)),
            (true, Lang::En) => format!("{} periods", count(number, Lang::En)),
        }
    }

    /// The periods for which a line has no figure.
    fn gaps(&self, line: &Line<'_>) -> Option<String> {
        let has: BTreeSet<usize> = line.spots.iter().map(|spot| spot.period).collect();
        let number = self.periods.len().saturating_sub(has.len());
        let gaps = self.periods.iter().enumerate().filter(|(index, _)| !has.contains(index));
        let gaps: Vec<String> = gaps.take(number.min(PERIODS)).map(|(_, name)| name.clone()).collect();
        (number > 0).then(|| match self.ctx.lang {
            Lang::Zh => format!("缺{}{}的数", line.name, self.listed(&gaps, number)),
            Lang::En => format!("{}, no figure: {}", line.name, self.listed(&gaps, number)),
        })
    }

    /// Where the lines stand in the last period for which one beside the main line has a figure. The main
    /// line is told again only where it goes on from there.
    fn others(&self, lines: &[Line<'_>]) -> Option<String> {
        let others = lines.iter().filter(|line| !line.is_main());
        let last = others.filter_map(|line| line.spots.last()).map(|spot| spot.period).max()?;
        let told = lines.iter().filter_map(|line| {
            let spot = line.spots.iter().rfind(|spot| spot.period == last)?;
            let ends = line.spots.last().is_some_and(|spot| spot.period == last);
            let datum = Datum { name: line.name.clone(), ..spot.datum.clone() };
            (!(line.is_main() && ends)).then(|| told(&datum, self.ctx.lang))
        });
        let told = series(&told.collect::<Vec<_>>(), self.ctx.lang);
        let colon = words::colon(self.ctx.lang);
        Some(format!("{}{colon}{told}", capital(self.periods.get(last)?)))
    }
}
