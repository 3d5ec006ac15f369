//! What is told of a mark: in the note that opens beside it, and aloud to who walks the marks.

use crate::bulletin::Bulletin;
use crate::bulletin::figure::{Figure, Origin, Status};
use crate::bulletin::format::{self, Style};
use crate::bulletin::formula::{Token, tokens};
use crate::bulletin::model::{Bound, Id};
use crate::bulletin::text::Lang;
use crate::chart::{TableRow, spoken_range};

use crate::app::words::{self, Words};

/// A figure of a chart, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tell {
    /// The figure's id.
    pub figure: Id,
    /// What the chart calls it.
    pub name: String,
    /// The name of its panel, where it has one.
    pub panel: Option<String>,
    /// Its number with bound and unit.
    pub number: String,
    /// How it came about.
    pub status: Status,
    /// What its bound means, where it has one.
    pub meaning: Option<Words>,
    /// Its period, and its area where that is not the bulletin's own.
    pub place: String,
    /// The range that rounding leaves.
    pub range: Option<String>,
    /// What the chart sets beside it.
    pub compared: Vec<Other>,
    /// The words that state it.
    pub stated: Option<String>,
    /// What it is computed from, where it is derived.
    pub formula: Option<String>,
}

/// A figure beside another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// What the chart calls it.
    pub name: String,
    /// Its number with bound and unit.
    pub number: String,
    /// How it came about.
    pub status: Status,
}

impl Tell {
    /// Puts a row of a chart's table into words; nothing where there is no such figure.
    pub fn of(bulletin: &Bulletin, row: &TableRow, lang: Lang) -> Option<Self> {
        let figure = bulletin.figure(&row.figure)?;
        let compared = row.compared.iter().filter_map(|other| {
            let figure = bulletin.figure(&other.figure)?;
            let number = format::figure(&figure, lang, Style::Compact);
            Some(Other { name: other.label.get(lang).to_string(), number, status: figure.status })
        });
        let compared = compared.collect();
        let bound = figure.amount().map(|amount| amount.bound).filter(|bound| *bound != Bound::Exact);
        Some(Self {
            figure: row.figure.clone(),
            name: row.label.get(lang).to_string(),
            panel: row.panel.as_ref().map(|panel| panel.get(lang).to_string()),
            number: format::figure(&figure, lang, Style::Compact),
            status: figure.status,
            meaning: bound.map(words::bound),
            place: place(bulletin, &figure, lang),
            range: figure.amount().and_then(|amount| spoken_range(amount, lang)),
            compared,
            stated: figure.evidence().first().map(|it| it.fragment.clone()),
            formula: match figure.origin {
                Origin::Relation(relation) => written(bulletin, &relation.formula, lang),
                _ => None,
            },
        })
    }

    /// How it came about, in a word or two.
    pub fn nature(&self) -> Words {
        words::tag(self.status).unwrap_or(words::REPORTED)
    }

    /// The name behind that of its panel.
    pub fn whole_name(&self, between: &str) -> String {
        let panel = self.panel.as_ref().map(|panel| format!("{panel}{between}")).unwrap_or_default();
        format!("{panel}{}", self.name)
    }

    /// The whole of it in sentences, for who hears it: the `index`th of `count`, from 0.
    pub fn aloud(&self, index: usize, count: usize, lang: Lang) -> String {
        let (colon, comma) = (words::colon(lang), words::comma(lang));
        let mut parts = vec![format!("{}{colon}{}", self.whole_name(comma), spoken(&self.number, lang))];
        parts.push(self.nature().get(lang).to_string());
        parts.extend(self.meaning.map(|it| it.get(lang).to_string()));
        parts.extend(self.range.as_ref().map(|it| spoken(it, lang)));
        parts.extend(self.compared.iter().map(|other| {
            let tag = words::tag(other.status).map(|it| format!("{comma}{}", it.get(lang)));
            format!("{} {}{}", other.name, spoken(&other.number, lang), tag.unwrap_or_default())
        }));
        parts.extend(Some(self.place.clone()).filter(|it| !it.is_empty()));
        let stated = |it: &String| format!("{}{}", words::STATED.get(lang), words::quotation(it, lang));
        parts.extend(self.stated.as_ref().map(stated));
        parts.extend(self.formula.as_ref().map(|it| format!("{}{it}", words::WORKED_OUT.get(lang))));
        parts.push(words::nth(index + 1, count, lang));
        let (between, end) = if lang == Lang::Zh { ("；", "。") } else { ("; ", ".") };
        format!("{}{end}", parts.join(between))
    }
}

/// A formula with its operands filled in; nothing where one of them has no value.
fn written(bulletin: &Bulletin, formula: &str, lang: Lang) -> Option<String> {
    let mut out = String::new();
    let mut rest = tokens(formula).ok()?.into_iter().map(|(_, token)| token);
    while let Some(token) = rest.next() {
        match token {
            Token::Name(name) if name == "count" || name == "count_all" => {
                // `(`, the collection and `)` belong to it.
                let inside: Vec<_> = rest.by_ref().take(3).collect();
                let list = inside.iter().find_map(|it| match it {
                    Token::Name(id) => Some(id),
                    _ => None,
                })?;
                out.push_str(&bulletin.count(list, name == "count_all")?.to_string());
            }
            Token::Name(name) if name == "sum" => {}
            Token::Name(id) => {
                let number = format::figure(&bulletin.figure(&id)?, lang, Style::Compact);
                out.push_str(number.trim_start_matches('+'));
            }
            Token::Number(number) => out.push_str(&number.to_string()),
            Token::Compare(comparison) => out.push_str(&format!(" {} ", comparison.sign())),
            Token::Sign('+' | ',') => out.push_str(" + "),
            Token::Sign('-') => out.push_str(" − "),
            Token::Sign('*') => out.push_str(" × "),
            Token::Sign('/') => out.push_str(" ÷ "),
            Token::Sign(other) => out.push(other),
        }
    }
    Some(out)
}

/// A number as it is said: signs that some voices pass over become words.
fn spoken(number: &str, lang: Lang) -> String {
    let signs = [("≥ ", Bound::AtLeast), ("≤ ", Bound::AtMost), ("< ", Bound::Under), ("≈ ", Bound::About)];
    let said = signs.iter().find_map(|(sign, bound)| {
        let rest = number.strip_prefix(sign)?;
        Some(format!("{}{rest}", format::bound(*bound, lang, Style::Prose)))
    });
    said.unwrap_or_else(|| number.to_string()).replace('−', words::MINUS.get(lang))
}

fn place(bulletin: &Bulletin, figure: &Figure<'_>, lang: Lang) -> String {
    let area = match figure.origin {
        Origin::Observation(observation) => observation.ref_area.as_ref(),
        _ => None,
    };
    let area = area.filter(|id| **id != bulletin.file().ref_area).and_then(|id| bulletin.area(id));
    let area = area.map(|it| it.label.get(lang));
    let period = figure.period(bulletin).map(|it| it.label.get(lang));
    area.into_iter().chain(period).collect::<Vec<_>>().join(words::comma(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::chart::rows;

    fn told(chart: &str, figure: &str, lang: Lang) -> Tell {
        let bulletin = fixture::bulletin();
        let rows = rows(&bulletin, bulletin.chart(chart).unwrap());
        let row = rows.iter().find(|row| row.figure == figure).unwrap();
        Tell::of(&bulletin, row, lang).unwrap()
    }

    #[test]
    fn a_figure_is_told_with_what_it_is_compared_with() {
        let tell = told("growth", "GROWTH", Lang::Zh);
        assert_eq!((tell.name.as_str(), tell.number.as_str()), ("地区生产总值增速", "+6.2%"));
        let nation = Other { name: "全国".into(), number: "+5.3%".into(), status: Status::Reported };
        assert_eq!(tell.compared, [nation]);
        assert!(tell.stated.is_some_and(|fragment| fragment.contains("6.2%")));
    }

    #[test]
    fn a_bound_is_said_in_words() {
        let aloud = told("bounds", "POSTS", Lang::En).aloud(0, 2, Lang::En);
        assert!(aloud.starts_with("Posts: at least 2,000 posts; reported; a lower bound"), "{aloud}");
        assert!(aloud.ends_with("; 1 of 2."), "{aloud}");
        let aloud = told("bounds", "WAIT", Lang::Zh).aloud(1, 2, Lang::Zh);
        assert!(aloud.contains("不到0.5小时") && aloud.ends_with("第2个，共2个。"), "{aloud}");
    }

    #[test]
    fn what_is_no_reported_value_says_so() {
        let aloud = told("project", "DONE", Lang::Zh).aloud(2, 4, Lang::Zh);
        assert!(aloud.contains("推算") && aloud.contains("算式：8870万元 ÷ 1亿元"), "{aloud}");
        let aloud = told("project", "OUTPUT", Lang::En).aloud(3, 4, Lang::En);
        assert!(aloud.contains("expected"), "{aloud}");
        // Nor does what it is compared with pass for a fact.
        let aloud = told("project", "SPENT", Lang::Zh).aloud(0, 4, Lang::Zh);
        assert!(aloud.contains("1亿元，预期"), "{aloud}");
    }

    #[test]
    fn a_minus_is_a_word() {
        assert_eq!(spoken("−0.3%", Lang::Zh), "负0.3%");
        assert_eq!(spoken("−0.3%", Lang::En), "minus 0.3%");
    }
}
