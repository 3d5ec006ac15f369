//! Bars in words: the highest and the lowest, and how each stands to what it is compared with.

use std::collections::BTreeMap;

use crate::bulletin::model::{Bars, Panel};
use crate::bulletin::text::Lang;

use super::bars::panel_row;
use super::error::ChartError;
use super::ink::Ink;
use super::kind::{Ctx, Datum};
use super::known::{Extreme, above, alike, extreme, known};
use super::panel::PanelRow;
use super::phrases::{self, all, count, first_count, list, sentences, series, told, value};

/// The most rows of which each is told, where nothing can be said of all.
const FEW: usize = 2;
/// The most names in a group; of more, their number is told.
const NAMES: usize = 3;

/// The summary: a sentence for each panel.
///
/// # Errors
/// As for the layout.
pub fn summary(ctx: &Ctx<'_>, bars: &Bars) -> Result<String, ChartError> {
    let panels: Vec<&Panel> = bars.panels.iter().filter(|panel| !panel.rows.is_empty()).collect();
    if panels.is_empty() {
        return Err(ChartError::Empty { chart: ctx.chart.id.clone() });
    }
    let mut parts = Vec::new();
    for panel in &panels {
        let rows = panel.rows.iter().map(|row| panel_row(ctx, row, Ink::Value));
        let said = Rows::new(ctx, rows.collect::<Result<_, _>>()?)?.said();
        let title = panel.title.as_ref().filter(|_| panels.len() > 1);
        let colon = super::words::colon(ctx.lang);
        parts.push(title.map_or(said.clone(), |title| format!("{}{colon}{said}", title.get(ctx.lang))));
    }
    Ok(sentences(&phrases::cut(parts, ctx.lang), ctx.lang))
}

/// The words by which values of a kind compare.
struct Words {
    highest: &'static str,
    lowest: &'static str,
    above: &'static str,
    below: &'static str,
}

impl Words {
    fn of(rows: &[PanelRow<'_>], lang: Lang) -> Self {
        let ratio = rows.iter().all(|row| row.datum.is_ratio());
        let counts = rows.iter().all(|row| row.datum.counts);
        let (highest, lowest, above, below) = match (lang, ratio, counts) {
            (Lang::Zh, true, _) => ("最高", "最低", "高于", "低于"),
            (Lang::Zh, _, true) => ("最多", "最少", "多于", "少于"),
            (Lang::Zh, ..) => ("最大", "最小", "大于", "小于"),
            (Lang::En, true, _) => ("highest", "lowest", "above ", "below "),
            (Lang::En, ..) => ("largest", "smallest", "above ", "below "),
        };
        Self { highest, lowest, above, below }
    }
}

/// How a value stands to the one that it is compared with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Above,
    Below,
    Alike,
}

/// The rows of a panel, and what is known of them.
struct Rows<'a> {
    ctx: Ctx<'a>,
    rows: Vec<PanelRow<'a>>,
    words: Words,
}

impl<'a> Rows<'a> {
    fn new(ctx: &Ctx<'a>, rows: Vec<PanelRow<'a>>) -> Result<Self, ChartError> {
        for row in &rows {
            rows[0].datum.with(&row.datum, ctx)?;
            row.benchmark.iter().try_for_each(|it| rows[0].datum.with(it, ctx))?;
        }
        let words = Words::of(&rows, ctx.lang);
        Ok(Self { ctx: *ctx, rows, words })
    }

    fn said(&self) -> String {
        if let [row] = &self.rows[..] {
            return self.alone(row);
        }
        let values = if self.rows.len() <= FEW { self.each() } else { self.ends() };
        let comparison = self.comparison();
        let stop = if self.ctx.lang == Lang::Zh { "；" } else { "; " };
        [values, comparison].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(stop)
    }

    /// A single row, with the value that it is compared with.
    fn alone(&self, row: &PanelRow<'_>) -> String {
        let lang = self.ctx.lang;
        let own = told(&row.datum, lang);
        let Some(other) = &row.benchmark else { return own };
        let (name, theirs) = (&other.name, value(other, lang));
        match (self.standing(row), lang) {
            (Some(Standing::Alike), Lang::Zh) => format!("{own}，与{name}相同"),
            (Some(Standing::Alike), Lang::En) => format!("{own}, the same as {name}"),
            (Some(standing), Lang::Zh) => format!("{own}，{}{name}的{theirs}", self.word(standing)),
            (Some(standing), Lang::En) => format!("{own}, {}{name} ({theirs})", self.word(standing)),
            (None, _) => format!("{own}{}{}", phrases::stop(lang), told(other, lang)),
        }
    }

    fn each(&self) -> String {
        let told: Vec<_> = self.rows.iter().map(|row| told(&row.datum, self.ctx.lang)).collect();
        series(&told, self.ctx.lang)
    }

    /// How many there are, and the highest and the lowest; each, where these are not known.
    fn ends(&self) -> String {
        let data: Vec<&Datum<'_>> = self.rows.iter().map(|row| &row.datum).collect();
        let known: Vec<_> = data.iter().map(|datum| known(self.ctx.bulletin, datum)).collect();
        let end = |which, word| self.end(&data, &extreme(&data, &known, which), word);
        let ends = [end(Extreme::High, self.words.highest), end(Extreme::Low, self.words.lowest)];
        let ends: Vec<String> = ends.into_iter().flatten().collect();
        let head = self.head();
        match (ends.is_empty(), self.ctx.lang) {
            (true, Lang::Zh) => format!("{head}：{}", self.each()),
            (true, Lang::En) => format!("{head}: {}", self.each()),
            (false, Lang::Zh) => format!("{head}，{}", ends.join("，")),
            (false, Lang::En) => format!("{head}: {}", ends.join("; ")),
        }
    }

    /// How many rows there are, and of what.
    fn head(&self) -> String {
        let indicator = |row: &PanelRow<'_>| {
            let observation = self.ctx.bulletin.observation(row.datum.id);
            observation.map(|it| it.indicator.as_str())
        };
        let mut indicators: Vec<_> = self.rows.iter().filter_map(indicator).collect();
        indicators.sort_unstable();
        indicators.dedup();
        let number = self.rows.len();
        // Rates are of something; of sizes, the same thing of several owners may have as many indicators.
        let several = indicators.len() == number && self.rows.iter().all(|row| row.datum.is_ratio());
        match self.ctx.lang {
            Lang::Zh if several => format!("{}项指标", count(number, Lang::Zh)),
            Lang::Zh => format!("共{}项", count(number, Lang::Zh)),
            Lang::En if several => format!("{} indicators", first_count(number, Lang::En)),
            Lang::En => format!("{} figures", first_count(number, Lang::En)),
        }
    }

    /// One end of the order, which several values may share.
    fn end(&self, data: &[&Datum<'_>], which: &[usize], word: &str) -> Option<String> {
        let lang = self.ctx.lang;
        let first = data.get(*which.first()?)?;
        let value = value(first, lang);
        let names: Vec<String> = which.iter().map(|&index| data[index].name.clone()).collect();
        let names = match (names.len() > NAMES, lang) {
            (false, _) => list(&names, lang),
            (true, Lang::Zh) => format!("其中{}项", count(names.len(), lang)),
            (true, Lang::En) => format!("{} of them", count(names.len(), lang)),
        };
        Some(match (which.len(), lang) {
            (1, Lang::Zh) => format!("{word}的是{names}，{value}"),
            (1, Lang::En) => format!("{word}, {names}, {value}"),
            (_, Lang::Zh) => format!("{word}的是{names}，都是{value}"),
            (number, Lang::En) => {
                let all = if number == 2 { "both" } else { "all" };
                format!("{word}, {names}, {all} {value}")
            }
        })
    }

    fn word(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Above => self.words.above,
            Standing::Below => self.words.below,
            Standing::Alike => "",
        }
    }

    /// How a row stands to what it is compared with, where that is beyond doubt.
    fn standing(&self, row: &PanelRow<'_>) -> Option<Standing> {
        let other = row.benchmark.as_ref()?;
        let (own, theirs) = (known(self.ctx.bulletin, &row.datum), known(self.ctx.bulletin, other));
        match () {
            () if above(&own, &theirs) => Some(Standing::Above),
            () if above(&theirs, &own) => Some(Standing::Below),
            () => alike(&row.datum, other).then_some(Standing::Alike),
        }
    }

    /// How the rows stand to what they are compared with: those together that stand alike to one.
    fn comparison(&self) -> String {
        let mut groups: Vec<((Standing, &str), Vec<String>)> = Vec::new();
        let mut places = BTreeMap::new();
        for row in &self.rows {
            let (Some(standing), Some(other)) = (self.standing(row), &row.benchmark) else { continue };
            let key = (standing, other.name.as_str());
            let place = *places.entry(key).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, names)) => names.push(row.datum.name.clone()),
                None => groups.push((key, vec![row.datum.name.clone()])),
            }
        }
        let lang = self.ctx.lang;
        let said = groups.iter().map(|((standing, other), names)| self.group(*standing, other, names));
        series(&said.collect::<Vec<_>>(), lang)
    }

    fn group(&self, standing: Standing, other: &str, names: &[String]) -> String {
        let (lang, number) = (self.ctx.lang, names.len());
        let who = match (number, lang) {
            (_, Lang::Zh) if number == self.rows.len() => format!("{}项都", count(number, lang)),
            (_, Lang::En) if number == self.rows.len() => all(number),
            (1..=NAMES, _) => list(names, lang),
            (_, Lang::Zh) => format!("{}项", count(number, lang)),
            (_, Lang::En) => count(number, lang),
        };
        match (standing, lang) {
            (Standing::Alike, Lang::Zh) => format!("{who}与{other}相同"),
            (_, Lang::Zh) => format!("{who}{}{other}", self.word(standing)),
            (_, Lang::En) => {
                let are = if number == 1 { "is" } else { "are" };
                let word = if standing == Standing::Alike { "the same as " } else { self.word(standing) };
                format!("{who} {are} {word}{other}")
            }
        }
    }
}
