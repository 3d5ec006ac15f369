//! What to do where nothing is found: the way back, what other lists have, which of the words are
//! there, and what is nearest to those that are not.

use leptos::prelude::*;

use super::View;
use crate::app::shortened::{WORDS, longest_part, words};
use crate::app::{browser, state, words as said};

/// What is said in the place of an empty table. It follows the query.
pub fn nothing(view: &View) -> AnyView {
    let view = view.clone();
    (move || {
        let (lang, results) = (view.lang, view.results());
        if results.asked.answers.is_none() {
            return view! { <p class="empty">{said::PREPARING.get(lang)}</p> }.into_any();
        }
        let clear = results
            .is_search()
            .then(|| button(&view, said::CLEAR.get(lang).to_string(), "search", |state| state.query.clear()));
        let filtered = results.before_facets;
        let filters = (filtered > 0).then(|| {
            let clear =
                button(&view, said::NO_FILTERS.get(lang).to_string(), "search", |state| state.facets.clear());
            view! { <li>{said::without_filters(filtered, lang)} " " {clear}</li> }
        });
        let others =
            results.asked.answers.as_ref().map_or(0, |it| it.found.within(view.lists.entries(None)).len());
        let elsewhere = (filtered == 0 && results.asked.list.is_some() && others > 0).then(|| {
            let show =
                button(&view, said::ELSEWHERE.get(lang).to_string(), "search", |state| state.show_list(None));
            view! { <li>{said::elsewhere(others, lang)} " " {show}</li> }
        });
        // Of another list where this one has nothing near.
        let here = results.asked.list;
        let looks = filtered == 0 && (others == 0 || here.is_none());
        let lists = [Some(here), here.is_some().then_some(None)].into_iter().flatten().filter(|_| looks);
        let nearest = lists.map(|list| (list, near(&view, list))).find(|it| !it.1.is_empty());
        let (of, near) = nearest.unwrap_or_default();
        let all = of != here;
        let near = (!near.is_empty()).then(|| {
            let each = near.into_iter().map(|(typed, count)| {
                let look = {
                    let typed = typed.clone();
                    button(&view, typed.clone(), "search", move |state| {
                        if all {
                            state.show_list(None);
                        }
                        state.query.clone_from(&typed);
                    })
                };
                view! { <span class="near">{look}{said::finds(count, lang)}</span> " " }
            });
            let each = each.collect_view();
            view! { <li>{said::NEAREST.get(lang)} " " {each}</li> }
        });
        view! {
            <div class="empty">
                <p>{said::NO_HITS.get(lang)} " " {clear}</p>
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

/// What is nearest among the entries of a list, or of all: the query's words that are found alone, and the
/// longest parts of the others.
fn near(view: &View, list: Option<usize>) -> Vec<(String, usize)> {
    let typed = view.page.query.get();
    // Who writes in forms of their own knows what each of them does.
    if typed.contains(['"', '“', '”', '＂']) {
        return Vec::new();
    }
    let count = |words: &str| view.page.searching.count(words, view.lists.entries(list));
    let each: Vec<&str> = typed.split_whitespace().filter(|it| !it.starts_with(['-', '－', '−'])).collect();
    let mut near: Vec<(String, usize)> = Vec::new();
    for word in each.iter().take(WORDS) {
        // As it was typed, then without what is asked of a quantity. A part of a number is another number.
        let name = words(word).into_iter().next().filter(|name| name != word);
        let tried = (each.len() > 1).then(|| (*word).to_string()).into_iter().chain(name.clone());
        let found = tried.map(|it| (count(&it), it)).find(|it| it.0 > 0).map(|(count, it)| (it, count));
        let found = found.or_else(|| {
            let rest = name.unwrap_or_else(|| (*word).to_string());
            let rest = Some(rest).filter(|it| !it.contains(char::is_numeric))?;
            let part = longest_part(&rest, &|part| count(part) > 0)?;
            let found = count(&part);
            Some((part, found))
        });
        near.extend(found);
    }
    near.dedup();
    near
}
