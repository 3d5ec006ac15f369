//! How to search: the forms, each with an example from the list that is shown, which a press puts
//! into the search box.

use leptos::prelude::*;

use super::View;
use crate::app::examples;
use crate::app::words::{self, Words};
use crate::bulletin::decimal::{checked, power_of_ten};
use crate::bulletin::figure::Amount;
use crate::bulletin::format::{self, Style};
use crate::bulletin::text::Lang;

/// The help, folded up.
pub fn help(view: &View) -> AnyView {
    let lang = view.lang;
    let view = view.clone();
    let rows = move || {
        let page = view.page.clone();
        let examples = examples(&view).into_iter().map(move |(form, example)| {
            let (page, typed) = (page.clone(), example.clone());
            let fill = move |_| page.go(|state| state.query.clone_from(&typed));
            view! {
                <div>
                    <dt>{form.get(lang)}</dt>
                    <dd><button type="button" class="example" on:click=fill>{example}</button></dd>
                </div>
            }
            .into_any()
        });
        examples.collect_view()
    };
    view! {
        <details class="how">
            <summary>{words::HOW_TO_SEARCH.get(lang)}</summary>
            <dl>{rows}</dl>
        </details>
    }
    .into_any()
}

/// Each form with an example. What the data has no example for is left out.
fn examples(view: &View) -> Vec<(Words, String)> {
    let lang = view.lang;
    let file = view.page.bulletin.file();
    let shown = view.collection().or_else(|| file.collections.iter().max_by_key(|it| it.entries.len()));
    let mut out = Vec::new();
    let Some(list) = shown else { return out };
    // An entry in the middle: the first of a list is often its most singular.
    let name = list.entries.get(list.entries.len() / 2).map(|it| &it.name);
    if let Some(name) = name {
        let mut english = name.en.split_whitespace();
        let latin = english.next().unwrap_or_default().to_lowercase();
        // Examples that a reader can read: of an English name the last word stands for any part.
        let part: String = match lang {
            Lang::Zh => name.zh.chars().filter(|it| it.is_alphabetic()).take(2).collect(),
            Lang::En => english.next_back().map_or_else(|| latin.clone(), str::to_lowercase),
        };
        out.push((words::BY_WORD, part.clone()));
        out.push((words::BY_LATIN, latin.clone()));
        if part != latin {
            out.push((words::BY_WORDS, format!("{part} {latin}")));
        }
        out.push((words::BY_PHRASE, format!("\"{}\"", name.get(lang))));
        out.push((words::WITHOUT, format!("-{part}")));
    }
    let differing = |list| {
        let mut columns = examples::columns(&view.page.bulletin, list);
        columns.find_map(|(column, amounts)| {
            let [least, most] = [amounts.least(), amounts.greatest()?].map(|it| typed(it, lang));
            Some((column.label.get(lang), least, most))
        })
    };
    if let Some((label, least, most)) =
        differing(list).or_else(|| file.collections.iter().find_map(differing))
    {
        out.push((words::BY_QUANTITY, format!(">{least}")));
        out.push((words::BY_RANGE, format!("{least}..{most}")));
        // A name with blanks in it would be several words.
        if !label.contains(char::is_whitespace) {
            out.push((words::BY_COLUMN, format!("{label}>{least}")));
        }
    }
    out.retain(|(_, example)| !example.trim_matches(['-', '"', ' ']).is_empty());
    out
}

/// An amount as a reader would type it: in Chinese with its scale, in English in full, in both
/// without bound, grouping or blanks.
fn typed(amount: &Amount<'_>, lang: Lang) -> String {
    let (number, unit) = format::parts(amount, Lang::Zh, Style::Prose);
    let full = power_of_ten(amount.unit_mult.into()).and_then(|it| checked('*', &amount.value, &it));
    let full = full.filter(|it| lang == Lang::En && it.is_integer()).map(|it| it.to_integer());
    let typed = match full {
        Some(full) if !unit.ends_with('%') => full.to_string(),
        _ => format!("{number}{unit}"),
    };
    typed.replace([',', ' '], "")
}
