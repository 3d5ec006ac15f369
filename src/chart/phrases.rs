//! What the summaries of all kinds are made of: figures in words, lists of them, and small numbers.

use crate::bulletin::figure::Amount;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::Bound;
use crate::bulletin::text::Lang;

use super::kind::Datum;
use super::words;

/// The most items that a sentence names; every figure is in the table anyway.
const MOST: usize = 8;
/// How many of more than that it names.
const OF_MANY: usize = 5;
const ZH: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
const EN: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// How many, in words where a newspaper would: before a measure word in Chinese.
pub fn count(number: usize, lang: Lang) -> String {
    let words: &[&str] = if lang == Lang::Zh { &ZH } else { &EN };
    words.get(number).map_or_else(|| number.to_string(), |word| (*word).to_string())
}

/// The same at the beginning of a sentence.
pub fn first_count(number: usize, lang: Lang) -> String {
    capital(&count(number, lang))
}

/// Words at the beginning of a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// All of so many, as the subject of a sentence: `both`, `all four`.
pub fn all(number: usize) -> String {
    if number == 2 { "both".into() } else { format!("all {}", count(number, Lang::En)) }
}

/// A value with its bound and unit, and in brackets what tells that no source reports it.
pub fn value(datum: &Datum<'_>, lang: Lang) -> String {
    let aside = aside(datum, lang).map(|aside| bracketed(&aside, lang));
    format!("{}{}", bare(datum, lang), aside.unwrap_or_default())
}

/// The same for words that stand in brackets already.
pub fn inner_value(datum: &Datum<'_>, lang: Lang) -> String {
    let aside = aside(datum, lang).map(|aside| format!("{}{aside}", words::comma(lang)));
    format!("{}{}", bare(datum, lang), aside.unwrap_or_default())
}

/// What tells that no source reports a value.
fn aside(datum: &Datum<'_>, lang: Lang) -> Option<String> {
    let (word, _) = datum.word(lang)?;
    let range = datum.spoken_range(lang).map(|range| format!("{}{range}", words::comma(lang)));
    Some(format!("{word}{}", range.unwrap_or_default()))
}

/// A value with its bound and unit.
pub fn bare(datum: &Datum<'_>, lang: Lang) -> String {
    if datum.amount.bound == Bound::Exact {
        return format::amount(&datum.amount, lang, Style::Compact);
    }
    let exact = Amount { bound: Bound::Exact, ..datum.amount.clone() };
    let bound = format::bound(datum.amount.bound, lang, Style::Prose);
    bound + &format::amount(&exact, lang, Style::Compact)
}

/// Words in brackets, with the space that goes before them.
pub fn bracketed(words: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{words}）"),
        Lang::En => format!(" ({words})"),
    }
}

/// A name and what it comes to: `签约55个`, `增速为+6.2%` (a sign needs a word before it), `Growth, +6.2%`.
pub fn named(name: &str, value: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if value.starts_with(['+', '−']) => format!("{name}为{value}"),
        Lang::Zh => format!("{name}{value}"),
        Lang::En => format!("{name}, {value}"),
    }
}

/// The same of a figure's own name and value.
pub fn told(datum: &Datum<'_>, lang: Lang) -> String {
    named(&datum.name, &value(datum, lang), lang)
}

/// What is told of several things, one after another; of many, the first and how many more.
pub fn series(items: &[String], lang: Lang) -> String {
    let (stop, mut shown) = (stop(lang), items.to_vec());
    if items.len() > MOST {
        shown.truncate(OF_MANY);
        let more = items.len() - OF_MANY;
        shown.push(match lang {
            Lang::Zh => format!("另有{}项", count(more, lang)),
            Lang::En => format!("and {} more", count(more, lang)),
        });
    }
    shown.join(stop)
}

/// What stands between two things that are told.
pub const fn stop(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => "; ",
    }
}

/// Names that belong together: `A、B和C`, `A, B and C`.
pub fn list(names: &[String], lang: Lang) -> String {
    let (comma, and) = match lang {
        Lang::Zh => ("、", "和"),
        Lang::En => (", ", " and "),
    };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{}{and}{last}", before.join(comma)),
    }
}

/// Sentences, each with its full stop.
pub fn sentences(parts: &[String], lang: Lang) -> String {
    let (stop, space) = match lang {
        Lang::Zh => ("。", ""),
        Lang::En => (".", " "),
    };
    let parts: Vec<String> =
        parts.iter().filter(|it| !it.is_empty()).map(|it| format!("{it}{stop}")).collect();
    parts.join(space)
}

/// A text that holds this much at most, and says where the rest is.
pub fn cut(mut parts: Vec<String>, lang: Lang) -> Vec<String> {
    if parts.len() > MOST {
        parts.truncate(OF_MANY);
        parts.push(match lang {
            Lang::Zh => "其余见数据表".into(),
            Lang::En => "The rest is in the data table".into(),
        });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words() {
        assert_eq!([1, 2, 4, 10, 11].map(|it| count(it, Lang::Zh)), ["一", "两", "四", "十", "11"]);
        assert_eq!([1, 2, 9, 10].map(|it| count(it, Lang::En)), ["one", "two", "nine", "10"]);
        assert_eq!(first_count(4, Lang::En), "Four");
        assert_eq!([all(2), all(12)], ["both", "all 12"]);
    }

    #[test]
    fn a_long_series_says_how_much_it_leaves_out() {
        let items: Vec<String> = (1..=12).map(|it| it.to_string()).collect();
        assert_eq!(series(&items[..8], Lang::En), "1; 2; 3; 4; 5; 6; 7; 8");
        assert_eq!(series(&items, Lang::En), "1; 2; 3; 4; 5; and seven more");
        assert_eq!(series(&items, Lang::Zh), "1，2，3，4，5，另有七项");
        assert_eq!(list(&items[..3], Lang::Zh), "1、2和3");
        assert_eq!(list(&items[..2], Lang::En), "1 and 2");
        assert_eq!(sentences(&["A".into(), String::new(), "B".into()], Lang::En), "A. B.");
    }
}
