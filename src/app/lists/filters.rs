//! What a list can be narrowed by: buttons for the values of a column, each with how many entries it
//! leaves; folded up where there is little room.

use leptos::prelude::*;

use super::View;
use super::facets::Facet;
use crate::app::{browser, state, words};
use crate::bulletin::model::{Collection, Column};

/// The filters of the list that is shown; nothing where it has none.
pub fn filters(view: &View) -> AnyView {
    let view = view.clone();
    (move || {
        let list = view.list.get()?;
        let (collection, shape) = (view.lists.list(list)?, view.lists.shape(list)?);
        (!shape.facets.is_empty()).then(|| {
            let wide = shape.facets.iter().enumerate().map(|(at, it)| wide(&view, collection, at, it));
            let narrow = shape.facets.iter().enumerate().map(|(at, it)| folded(&view, collection, at, it));
            let (wide, narrow) = (wide.collect_view(), narrow.collect_view());
            view! {
                <div class="filters" role="group" aria-label=words::FILTERS.get(view.lang)>
                    <div class="roomy">{wide}</div>
                    <div class="tight">{narrow}</div>
                    {clear(&view)}
                </div>
            }
        })
    })
    .into_any()
}

fn wide(view: &View, list: &Collection, at: usize, facet: &Facet) -> Option<AnyView> {
    let column = list.columns.get(facet.column)?;
    let label = column.label.get(view.lang).to_string();
    let chips = chips(view, column, at, facet);
    Some(
        view! {
            <div class="row" role="group" aria-label=label.clone()>
                <p class="group">{label.clone()}</p><div class="chips">{chips}</div>
            </div>
        }
        .into_any(),
    )
}

fn folded(view: &View, list: &Collection, at: usize, facet: &Facet) -> Option<AnyView> {
    let column = list.columns.get(facet.column)?;
    let lang = view.lang;
    let (id, facets) = (column.id.clone(), view.page.facets);
    let chosen = move || facets.with(|it| it.iter().filter(|it| it.column == id).count());
    let chips = chips(view, column, at, facet);
    Some(
        view! {
            <details class="facet">
                <summary>{column.label.get(lang).to_string()}{move || words::chosen(chosen(), lang)}</summary>
                <div class="chips">{chips}</div>
            </details>
        }
        .into_any(),
    )
}

/// A button for each value. Its count follows the query and the other filters.
fn chips(view: &View, column: &Column, at: usize, facet: &Facet) -> Vec<AnyView> {
    let each = facet.values.iter().enumerate().map(|(value_at, value)| {
        let own = state::Facet { column: column.id.clone(), value: value.zh.clone() };
        let (page, results, facets) = (view.page.clone(), view.results, view.page.facets);
        let pressed = {
            let own = own.clone();
            move || facets.with(|it| it.contains(&own)).to_string()
        };
        let count = move || {
            results.with(|it| it.0.counts.get(at).and_then(|it| it.get(value_at)).copied().unwrap_or(0))
        };
        let turn = move |_| page.go(|state| state.turn_facet(own.clone()));
        view! {
            <button type="button" class="chip" class:none=move || { count() == 0 } aria-pressed=pressed on:click=turn>
                {value.get(view.lang).to_string()}" "<b>{count}</b>
            </button>
        }
        .into_any()
    });
    each.collect()
}

fn clear(view: &View) -> impl IntoView + use<> {
    let (page, facets, lang) = (view.page.clone(), view.page.facets, view.lang);
    move || {
        let page = page.clone();
        let clear = move |_| {
            page.go(|state| state.facets.clear());
            // The button goes; whoever pressed it is at what it changed, once that is there.
            browser::when_shown(|| {
                browser::focus(super::window::SCROLLS);
            });
        };
        facets.with(|it| !it.is_empty()).then(|| {
            view! { <button type="button" class="plain" on:click=clear>{words::NO_FILTERS.get(lang)}</button> }
        })
    }
}
