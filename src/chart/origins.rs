//! Where the figures of a chart come from, in words: their sources with publisher and date, and what
//! of their periods is inferred.

use std::collections::BTreeSet;

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Chart, Period, Source};
use crate::bulletin::text::{Lang, Piece, pieces};

use super::phrases::{count, first_count};

/// The figures that a chart draws and that its note names.
fn named(chart: &Chart, lang: Lang) -> Vec<&str> {
    let note = chart.note.as_ref().map(|note| pieces(note.get(lang))).unwrap_or_default();
    let note = note.into_iter().filter_map(|piece| match piece {
        Piece::Figure { id, .. } => Some(id),
        Piece::Words(_) => None,
    });
    chart.drawing.figures().into_iter().chain(note).collect()
}

/// The sources of a chart's figures, as one sentence; none where no figure names any.
pub fn sources(bulletin: &Bulletin, chart: &Chart, lang: Lang) -> Option<String> {
    let sources = bulletin.sources_of(named(chart, lang));
    let said: Vec<_> = sources.into_iter().map(|it| source_in_words(it, lang)).collect();
    let (one, several, between, end) = match lang {
        Lang::Zh => ("来源：", "来源：", "；", "。"),
        Lang::En => ("Source: ", "Sources: ", "; ", "."),
    };
    let intro = if said.len() > 1 { several } else { one };
    (!said.is_empty()).then(|| format!("{intro}{}{end}", said.join(between)))
}

/// Title, author, publisher and date, as far as they are known; that the date is not, is said.
fn source_in_words(source: &Source, lang: Lang) -> String {
    let title = source.title.get(lang).trim();
    let comma = match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    };
    let titled = match lang {
        Lang::Zh if title.contains('《') => title.to_string(),
        Lang::Zh => format!("《{title}》"),
        Lang::En => format!("“{title}”"),
    };
    let date = source.published.as_deref().and_then(|date| day(date, lang));
    let undated = match lang {
        Lang::Zh => "日期不详",
        Lang::En => "undated",
    };
    let people = [&source.author, &source.publisher].into_iter().flatten();
    let people = people.map(|it| it.get(lang).trim().to_string());
    let parts: Vec<_> =
        std::iter::once(titled).chain(people).chain([date.unwrap_or_else(|| undated.into())]).collect();
    parts.join(comma)
}

/// A date, `YYYY-MM-DD`, as people write it.
fn day(date: &str, lang: Lang) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let year = parts.next()?;
    let month: usize = parts.next()?.parse().ok()?;
    let day: u32 = parts.next()?.parse().ok()?;
    match lang {
        Lang::Zh => Some(format!("{year}年{month}月{day}日")),
        Lang::En => Some(format!("{day} {} {year}", MONTHS.get(month.checked_sub(1)?)?)),
    }
}

/// The most periods of which it is said in their own words that they are inferred.
const MOST: usize = 3;

/// What is said of the periods of a chart's figures that no source states, each once, and nothing
/// that is a part of what is said anyhow; of many, how many more they are.
pub fn inferred(bulletin: &Bulletin, chart: &Chart, lang: Lang) -> Vec<String> {
    let texts = inferred_periods(bulletin, chart, lang).into_iter().map(|period| why(period, lang));
    let texts: Vec<String> = texts.collect();
    let mut said: Vec<String> = vec![];
    for text in &texts {
        if said.iter().any(|other| other.contains(text)) {
            continue;
        }
        said.retain(|other| !text.contains(other.as_str()));
        if said.len() < MOST {
            said.push(text.clone());
        }
    }
    let more = texts.iter().filter(|text| !said.iter().any(|other| other.contains(*text))).count();
    match (more, lang) {
        (0, _) => {}
        (_, Lang::Zh) => said.push(format!("另有{}个时期也是推断的。", count(more, lang))),
        (1, Lang::En) => said.push("One more period is inferred.".into()),
        (_, Lang::En) => said.push(format!("{} more periods are inferred.", first_count(more, lang))),
    }
    said
}

/// The periods of a chart's figures that no source states, each once.
fn inferred_periods<'a>(bulletin: &'a Bulletin, chart: &'a Chart, lang: Lang) -> Vec<&'a Period> {
    let (mut seen, mut periods) = (BTreeSet::new(), vec![]);
    for id in bulletin.with_operands(named(chart, lang)) {
        let observation = bulletin.observation(id);
        let period = observation.and_then(|it| bulletin.period(&it.period)).filter(|it| it.inferred);
        periods.extend(period.filter(|period| seen.insert(period.id.as_str())));
    }
    periods
}

/// Why a period is what the page calls it.
fn why(period: &Period, lang: Lang) -> String {
    let label = period.label.get(lang).trim();
    let own = period.note.as_ref().map(|note| note.get(lang).trim().to_string());
    own.unwrap_or_else(|| match lang {
        Lang::Zh => format!("“{label}”是推断的，原文没有写明。"),
        Lang::En => format!("“{label}” is inferred; the source does not state it."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::load::load;

    fn kazuo() -> Bulletin {
        load(include_bytes!("../../public/data/kazuo-2025-h1.json")).unwrap()
    }

    #[test]
    fn sources_are_named_with_publisher_and_date_or_said_to_be_undated() {
        let bulletin = kazuo();
        let of = |chart: &str, lang| sources(&bulletin, bulletin.chart(chart).unwrap(), lang).unwrap();
        assert_eq!(of("resumed", Lang::Zh), "来源：《喀左县：多元驱动集聚决胜之力》，崔毅，日期不详。");
        assert_eq!(
            of("resumed", Lang::En),
            "Source: “Kazuo County: drawing strength from many sources”, Cui Yi, undated."
        );
        let growth = of("growth", Lang::En);
        assert!(growth.starts_with("Sources: “Kazuo"), "{growth}");
        assert!(
            growth.contains("“Public finances in the first half of 2025”, Xinhua News Agency, 25 July 2025")
        );
        assert!(of("growth", Lang::Zh).contains("《2025年上半年财政收支情况》，新华社，2025年7月25日"));
        // Derived alone: what it is computed from is the article's.
        assert!(of("output", Lang::Zh).contains("崔毅"));
    }

    #[test]
    fn an_inferred_period_is_said_to_be_inferred_once() {
        let bulletin = kazuo();
        let said = inferred(&bulletin, bulletin.chart("growth").unwrap(), Lang::Zh);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("推断"));
        // Of two periods one has the same note as the other, and more before it.
        let said = inferred(&bulletin, bulletin.chart("greening").unwrap(), Lang::En);
        let year = "The article never gives the year.";
        assert_eq!(said.concat().matches(year).count(), 1, "{said:?}");
        // The catalogue names its own year.
        assert!(inferred(&bulletin, bulletin.chart("services").unwrap(), Lang::En).is_empty());
    }

    #[test]
    fn of_many_inferred_periods_three_are_named_and_the_rest_counted() {
        let mut json: serde_json::Value = serde_json::from_str(crate::bulletin::fixture::TEXT).unwrap();
        // The five periods of the trend, of which two are inferred as it is.
        for period in json["periods"].as_array_mut().unwrap() {
            period["inferred"] = true.into();
        }
        let bulletin = load(json.to_string().as_bytes()).unwrap();
        let of = |lang| inferred(&bulletin, bulletin.chart("trend").unwrap(), lang);
        let [zh, en] = Lang::ALL.map(of);
        assert_eq!([zh.len(), en.len()], [4, 4]);
        assert_eq!(zh[3], "另有两个时期也是推断的。");
        assert_eq!(en[3], "Two more periods are inferred.");
        assert!(
            en[..3].iter().all(|it| it.ends_with("is inferred; the source does not state it.")),
            "{en:?}"
        );
    }

    #[test]
    fn days_are_written_as_people_write_them() {
        assert_eq!(day("2025-07-05", Lang::Zh).as_deref(), Some("2025年7月5日"));
        assert_eq!(day("2025-07-05", Lang::En).as_deref(), Some("5 July 2025"));
        assert_eq!(day("2025-13-05", Lang::En), None);
        assert_eq!(day("", Lang::Zh), None);
    }
}
