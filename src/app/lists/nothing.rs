//! What to do where nothing is found: the way back, what other lists have, which of the words are
//! there, and what is nearest to those that are not.

use leptos::prelude::*;

use super::View;
use crate::app::{browser, state, words};

/// The most pieces of a word that are looked for.
const MOST_PIECES: usize = 60;
/// The most suggestions.
const MOST_NEAR: usize = 6;

/// What is said in the place of an empty table. It follows the query.
pub fn nothing(view: &View) -> AnyView {
    let view = view.clone();
    (move || {
        let (lang, results) = (view.lang, view.results());
        if results.asked.answers.is_none() {
            return view! { <p class="empty">{words::PREPARING.get(lang)}</p> }.into_any();
        }
        let clear = results.is_search().then(|| {
            button(&view, words::CLEAR.get(lang).to_string(), "search", |state| state.query.clear())
        });
        let filtered = results.before_facets;
        let filters = (filtered > 0).then(|| {
            let clear = button(&view, words::NO_FILTERS.get(lang).to_string(), "search", |state| {
                state.facets.clear()
            });
            view! { <li>{words::without_filters(filtered, lang)} " " {clear}</li> }
        });
        let others =
            results.asked.answers.as_ref().map_or(0, |it| it.found.within(view.lists.entries(None)).len());
        let elsewhere = (filtered == 0 && results.asked.list.is_some() && others > 0).then(|| {
            let show = button(&view, words::ELSEWHERE.get(lang).to_string(), "search", |state| {
                state.show_list(None)
            });
            view! { <li>{words::elsewhere(others, lang)} " " {show}</li> }
        });
        let near = if filtered == 0 { near(&view) } else { Vec::new() };
        let near = (!near.is_empty()).then(|| {
            let each = near.into_iter().map(|(typed, count)| {
                let look = {
                    let typed = typed.clone();
                    button(&view, typed.clone(), "search", move |state| state.query.clone_from(&typed))
                };
                view! { <span class="near">{look}{words::finds(count, lang)}</span> " " }
            });
            let each = each.collect_view();
            view! { <li>{words::NEAREST.get(lang)} " " {each}</li> }
        });
        view! {
            <div class="empty">
                <p>{words::NO_HITS.get(lang)} " " {clear}</p>
                <ul>{filters}{elsewhere}{near}</ul>
            </div>
        }
        .into_any()
    })
    .into_any()
}

/// A button that goes to another state, from where the reader goes on at `then`.
fn button(
    view: &View,
    label: String,
    then: &'static str,
    change: impl Fn(&mut state::ViewState) + 'static,
) -> AnyView {
    let page = view.page.clone();
    let press = move |_| {
        page.go(&change);
        browser::focus(then);
    };
    view! { <button type="button" class="plain" on:click=press>{label}</button> }.into_any()
}

/// What is nearest among the entries of the list: the query's words that are found alone, and the
/// longest pieces of the others.
fn near(view: &View) -> Vec<(String, usize)> {
    let typed = view.page.query.get();
    // Who writes in forms of their own knows what each of them does.
    if typed.contains(['"', '“', '”', '＂']) {
        return Vec::new();
    }
    let range = view.lists.entries(view.list.get());
    let count = |words: &str| {
        let answers = view.page.searching.answers(words);
        answers.map_or(0, |it| it.found.within(range.clone()).len())
    };
    let words: Vec<&str> = typed.split_whitespace().filter(|it| !it.starts_with(['-', '－'])).collect();
    let mut near: Vec<(String, usize)> = Vec::new();
    for word in &words {
        let found = if words.len() > 1 { count(word) } else { 0 };
        let pieces: Vec<String> = if found > 0 { vec![] } else { pieces(word) };
        let best = pieces.into_iter().map(|piece| (count(&piece), piece)).find(|it| it.0 > 0);
        near.extend((found > 0).then(|| ((*word).to_string(), found)));
        near.extend(best.map(|(count, piece)| (piece, count)));
    }
    near.dedup();
    near.truncate(MOST_NEAR);
    near
}

/// The pieces of a word of at least two characters, longest first.
fn pieces(word: &str) -> Vec<String> {
    let characters: Vec<char> = word.chars().collect();
    let lengths = (2..characters.len()).rev();
    let pieces = lengths.flat_map(|length| characters.windows(length)).take(MOST_PIECES);
    pieces.map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_of_a_word_come_longest_first() {
        assert_eq!(pieces("新材料厂"), ["新材料", "材料厂", "新材", "材料", "料厂"]);
        assert!(pieces("新材").is_empty());
        assert!(pieces(&"长".repeat(5_000)).len() <= 60);
    }
}
