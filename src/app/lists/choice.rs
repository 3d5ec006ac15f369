//! Choosing a list and its order: buttons under headings, or drop-downs where there is little room.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{rows, shown};
use crate::app::page::{Page, page};
use crate::app::state::Sort;
use crate::app::words;
use crate::bulletin::model::Collection;
use crate::bulletin::text::Lang;
use crate::search::Query;
use crate::search::order::Direction;

/// How many entries of each collection match.
type Counts = Memo<BTreeMap<String, usize>>;

/// All collections in the groups that the file gives them, each with how many entries match.
#[component]
pub fn Choice(lang: Lang) -> impl IntoView {
    let page = page();
    let counts = {
        let page = page.clone();
        Memo::new(move |_| {
            rows::counts(&page.bulletin, &Query::parse(&page.query.get(), &Default::default(), None), lang)
        })
    };
    let chips = grouped(&page, lang, |label, lists| {
        let label = label.map(|label| view! { <p class="group">{label}</p> });
        let each = lists.iter().map(|list| chip(&page, Some(list), counts, lang)).collect_view();
        view! { <div class="row">{label}<div class="chips">{each}</div></div> }.into_any()
    });
    let options = grouped(&page, lang, |label, lists| {
        let each = lists.iter().map(|list| choice(&page, Some(list), counts, lang)).collect_view();
        match label {
            Some(label) => view! { <optgroup label=label>{each}</optgroup> }.into_any(),
            None => each.into_any(),
        }
    });
    let chosen = {
        let page = page.clone();
        move || shown(&page).map(|list| list.id.clone()).unwrap_or_default()
    };
    let choose = {
        let page = page.clone();
        move |event| {
            let id = Some(event_target_value(&event)).filter(|id| !id.is_empty());
            page.go(|state| state.show_list(id));
        }
    };
    let sorting = page.clone();
    view! {
        <div class="wide" role="group" aria-label=words::LISTS.get(lang)>
            <div class="row"><div class="chips">{chip(&page, None, counts, lang)}</div></div>
            {chips}
        </div>
        <div class="narrow">
            <label><span>{words::LIST.get(lang)}</span>
                <select id="list-choice" prop:value=chosen on:change=choose>
                    {choice(&page, None, counts, lang)}
                    {options}
                </select>
            </label>
            {move || order(&sorting, lang)}
        </div>
    }
}

/// The collections group by group; those in no group come last, without a heading.
fn grouped(
    page: &Page,
    lang: Lang,
    show: impl Fn(Option<String>, &[&Collection]) -> AnyView,
) -> Vec<AnyView> {
    let file = page.bulletin.file();
    let mut out = Vec::new();
    for group in &file.groups {
        let lists: Vec<_> = group.collections.iter().filter_map(|id| page.bulletin.collection(id)).collect();
        out.push(show(Some(group.label.get(lang).to_string()), &lists));
    }
    let rest = file.collections.iter();
    let rest: Vec<_> =
        rest.filter(|list| !file.groups.iter().any(|group| group.collections.contains(&list.id))).collect();
    if !rest.is_empty() {
        out.push(show(None, &rest));
    }
    out
}

/// The id and name of a collection, or of all of them, and how many entries of it match.
fn named(
    list: Option<&Collection>,
    counts: Counts,
    lang: Lang,
) -> (Option<String>, String, impl Fn() -> usize + Copy + Send + Sync + use<>) {
    let id = list.map(|list| list.id.clone());
    let label = list.map_or(words::ALL.get(lang), |list| list.label.get(lang)).to_string();
    let key = StoredValue::new(id.clone());
    let count = move || {
        counts.with(|counts| {
            key.with_value(|key| match key {
                Some(id) => counts.get(id).copied().unwrap_or_default(),
                None => counts.values().sum(),
            })
        })
    };
    (id, label, count)
}

fn chip(page: &Page, list: Option<&Collection>, counts: Counts, lang: Lang) -> AnyView {
    let (id, label, count) = named(list, counts, lang);
    let (page, pressed_of) = (page.clone(), page.clone());
    let own = id.clone();
    let pressed = move || (shown(&pressed_of).map(|list| &list.id) == own.as_ref()).to_string();
    let choose = move |_| page.go(|state| state.show_list(id.clone()));
    view! {
        <button type="button" class="chip" class:none=move || { count() == 0 } aria-pressed=pressed on:click=choose>
            {label}" "<b>{count}</b>
        </button>
    }
    .into_any()
}

fn choice(page: &Page, list: Option<&Collection>, counts: Counts, lang: Lang) -> AnyView {
    let (id, label, count) = named(list, counts, lang);
    let selected = page.list.get_untracked() == id;
    view! { <option value=id.unwrap_or_default() selected=selected>{label}" "{count}</option> }.into_any()
}

/// The orders of a list, for screens on which its column heads do not stand.
fn order(page: &Page, lang: Lang) -> AnyView {
    let mut orders = vec![(Sort::NAME.to_string(), words::NAME.get(lang).to_string())];
    if let Some(list) = shown(page) {
        orders.extend(list.columns.iter().map(|it| (it.id.clone(), it.label.get(lang).to_string())));
    }
    let options = orders.into_iter().flat_map(|(column, label)| {
        [(Direction::Ascending, "↑"), (Direction::Descending, "↓")].map(|(direction, arrow)| {
            let sort = Sort { column: column.clone(), direction };
            view! { <option value=sort.to_string()>{format!("{label} {arrow}")}</option> }
        })
    });
    let options = options.collect_view();
    let (now, then) = (page.clone(), page.clone());
    let now = move || now.sort.get().map(|sort| sort.to_string()).unwrap_or_default();
    let choose = move |event| {
        let sort = Sort::parse(&event_target_value(&event));
        then.go(|state| state.sort = sort);
    };
    view! {
        <label><span>{words::ORDER.get(lang)}</span>
            <select prop:value=now on:change=choose>
                <option value="">{words::SOURCE_ORDER.get(lang)}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}
