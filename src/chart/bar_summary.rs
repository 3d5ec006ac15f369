//! Bars in words: the highest and the lowest, and how each stands to what it is compared with.

use std::collections::BTreeMap;

use crate::bulletin::model::{Bars, Indicator, Kind, Panel};
use crate::bulletin::text::Lang;

use super::bars::panel_row;
use super::error::ChartError;
use super::ink::Ink;
use super::kind::{Ctx, Datum};
use super::known::{Extreme, Known, above, alike, extreme, known};
use super::panel::PanelRow;
use super::phrases::{self, all, capital, count, first_count, list, sentences, series, told, value};

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
    /// What is compared, in Chinese; where only the rows' names are heard, the growth of one thing
    /// would else be heard as the thing itself.
    what: &'static str,
    /// What goes before the name of a comparator in English, to the same end.
    of: &'static str,
}

impl Words {
    fn of(ctx: &Ctx<'_>, rows: &[PanelRow<'_>]) -> Self {
        let ratio = rows.iter().all(|row| row.datum.is_ratio());
        let growth = rows.iter().all(|row| indicator(ctx, row).is_some_and(|it| it.kind == Kind::Growth));
        let (highest, lowest, above, below) = match (ctx.lang, ratio, growth) {
            (Lang::Zh, true, _) => ("最高", "最低", "高于", "低于"),
            (Lang::Zh, ..) => ("最多", "最少", "多于", "少于"),
            (Lang::En, true, true) => ("highest", "lowest", "higher than", "lower than"),
            (Lang::En, true, false) => ("highest", "lowest", "above", "below"),
            (Lang::En, ..) => ("largest", "smallest", "above", "below"),
        };
        let (what, of) = match (ratio, growth) {
            (true, true) => ("增速", "for"),
            (true, false) => ("数值", "the figure for"),
            (false, _) => ("", "the figure for"),
        };
        Self { highest, lowest, above, below, what, of }
    }
}

/// The indicator of a row's figure; none of a derived one.
fn indicator<'a>(ctx: &Ctx<'a>, row: &PanelRow<'_>) -> Option<&'a Indicator> {
    ctx.bulletin.indicator(&ctx.bulletin.observation(row.datum.id)?.indicator)
}

/// A name with the word for its figure's status, where no source reports that.
fn name(datum: &Datum<'_>, lang: Lang) -> String {
    let word = datum.word(lang).map(|(word, _)| phrases::bracketed(word, lang));
    format!("{}{}", datum.name, word.unwrap_or_default())
}

/// How many of some values no source reports, in brackets, where only their number is told.
fn unreported<'d>(data: impl Iterator<Item = &'d Datum<'d>>, lang: Lang) -> String {
    let mut numbers = BTreeMap::new();
    for (word, _) in data.filter_map(|datum| datum.word(lang)) {
        *numbers.entry(word).or_insert(0) += 1;
    }
    let said = numbers.into_iter().map(|(word, number)| match lang {
        Lang::Zh => format!("{}项为{word}数", count(number, lang)),
        Lang::En => format!("{} {word}", count(number, lang)),
    });
    let said = list(&said.collect::<Vec<_>>(), lang);
    if said.is_empty() { said } else { phrases::bracketed(&said, lang) }
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
        let words = Words::of(ctx, &rows);
        Ok(Self { ctx: *ctx, rows, words })
    }

    fn said(&self) -> String {
        if let [row] = &self.rows[..] {
            return self.alone(row);
        }
        let values = if self.rows.len() <= FEW { self.each() } else { self.ends() };
        let Some((comparison, goes_on)) = self.comparison() else { return values };
        let stop = match (self.ctx.lang, goes_on) {
            (Lang::Zh, _) => "；",
            (Lang::En, true) => "; ",
            (Lang::En, false) => ". ",
        };
        format!("{values}{stop}{comparison}")
    }

    /// A single row, with the value that it is compared with.
    fn alone(&self, row: &PanelRow<'_>) -> String {
        let lang = self.ctx.lang;
        let own = told(&row.datum, lang);
        let Some(other) = &row.benchmark else { return own };
        let of = self.words.of;
        match (self.standing(row), lang) {
            (Some(Standing::Alike), Lang::Zh) => format!("{own}，与{}相同", name(other, lang)),
            (Some(Standing::Alike), Lang::En) => format!("{own}, the same as {of} {}", name(other, lang)),
            (Some(standing), Lang::Zh) => {
                format!("{own}，{}{}的{}", self.word(standing), other.name, value(other, lang))
            }
            (Some(standing), Lang::En) => {
                let theirs = phrases::bracketed(&phrases::inner_value(other, lang), lang);
                format!("{own}, {} {of} {}{theirs}", self.word(standing), other.name)
            }
            (None, _) => format!("{own}{}{}", phrases::stop(lang), told(other, lang)),
        }
    }

    fn each(&self) -> String {
        let told: Vec<_> = self.rows.iter().map(|row| told(&row.datum, self.ctx.lang)).collect();
        series(&told, self.ctx.lang)
    }

    /// How many there are, and the highest and the lowest; each, where these are not known.
    fn ends(&self) -> String {
        let data: Vec<Known<'_>> = self.rows.iter().map(|row| self.known(&row.datum)).collect();
        let end = |which, word| self.end(&extreme(&data, which), word);
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
        let indicators = self.rows.iter().filter_map(|row| indicator(&self.ctx, row));
        let mut indicators: Vec<&str> = indicators.map(|it| it.id.as_str()).collect();
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
    fn end(&self, which: &[usize], word: &str) -> Option<String> {
        let lang = self.ctx.lang;
        let rows: Vec<_> = which.iter().filter_map(|&index| self.rows.get(index)).collect();
        // What is told of one holds for all: they are of one status, and of one range.
        let value = value(&rows.first()?.datum, lang);
        let names: Vec<String> = rows.iter().map(|row| row.datum.name.clone()).collect();
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

    fn known<'d>(&self, datum: &'d Datum<'d>) -> Known<'d> {
        (datum, known(self.ctx.bulletin, datum))
    }

    /// How a row stands to what it is compared with, where that is beyond doubt.
    fn standing(&self, row: &PanelRow<'_>) -> Option<Standing> {
        let (own, theirs) = (self.known(&row.datum), self.known(row.benchmark.as_ref()?));
        match () {
            () if above(&own.1, &theirs.1) => Some(Standing::Above),
            () if above(&theirs.1, &own.1) => Some(Standing::Below),
            () => alike(&own, &theirs).then_some(Standing::Alike),
        }
    }

    /// How the rows stand to what they are compared with: those together that stand alike to one. Tells
    /// too whether it goes on with the sentence before it. None where nothing is beyond doubt.
    fn comparison(&self) -> Option<(String, bool)> {
        let lang = self.ctx.lang;
        let mut groups: Vec<((Standing, String), Vec<&Datum<'_>>)> = Vec::new();
        let mut places = BTreeMap::new();
        for row in &self.rows {
            let (Some(standing), Some(other)) = (self.standing(row), &row.benchmark) else { continue };
            let key = (standing, name(other, lang));
            let place = *places.entry(key.clone()).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, members)) => members.push(&row.datum),
                None => groups.push((key, vec![&row.datum])),
            }
        }
        if let [((standing, other), members)] = &groups[..]
            && members.len() == self.rows.len()
        {
            return Some((self.all(*standing, other), true));
        }
        let said = groups.iter().map(|((standing, other), members)| self.group(*standing, other, members));
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| match lang {
            Lang::Zh => (series(&said, lang), false),
            Lang::En => (phrases::cut(said, lang).join(". "), false),
        })
    }

    /// All rows stand alike to one comparator.
    fn all(&self, standing: Standing, other: &str) -> String {
        let (lang, number, Words { what, of, .. }) = (self.ctx.lang, self.rows.len(), &self.words);
        let among = unreported(self.rows.iter().map(|row| &row.datum), lang);
        let who = match lang {
            Lang::Zh => format!("{}项{among}{what}都", count(number, lang)),
            Lang::En => format!("{}{among} are", all(number)),
        };
        match (standing, lang) {
            (Standing::Alike, Lang::Zh) => format!("{who}与{other}相同"),
            (_, Lang::Zh) => format!("{who}{}{other}", self.word(standing)),
            (Standing::Alike, Lang::En) => format!("{who} the same as {of} {other}"),
            (_, Lang::En) => format!("{who} {} {of} {other}", self.word(standing)),
        }
    }

    /// Some rows stand alike to one comparator.
    fn group(&self, standing: Standing, other: &str, members: &[&Datum<'_>]) -> String {
        let (lang, Words { what, of, .. }) = (self.ctx.lang, &self.words);
        let names: Vec<String> = members.iter().map(|datum| name(datum, lang)).collect();
        let among = || unreported(members.iter().copied(), lang);
        let who = match (names.len(), lang) {
            (1..=NAMES, _) => list(&names, lang),
            (number, Lang::Zh) => format!("{}项{}", count(number, lang), among()),
            (number, Lang::En) => format!("{} of them{}", count(number, lang), among()),
        };
        match (standing, lang) {
            (Standing::Alike, Lang::Zh) => format!("{what}与{other}相同的有{who}"),
            (_, Lang::Zh) => format!("{what}{}{other}的有{who}", self.word(standing)),
            (Standing::Alike, Lang::En) => format!("The same as {of} {other}: {who}"),
            (_, Lang::En) => format!("{} {of} {other}: {who}", capital(self.word(standing))),
        }
    }
}
