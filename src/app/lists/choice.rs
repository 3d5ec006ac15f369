//! Choosing a list and its order: buttons under headings, or drop-downs where there is little room.

use leptos::prelude::*;

use super::View;
use crate::app::page::Page;
use crate::app::state::Sort;
use crate::app::words;
use crate::bulletin::format;
use crate::bulletin::model::Collection;
use crate::bulletin::text::Lang;
use crate::search::order::Direction;

/// How many entries of each collection answer.
type Counts = Memo<Vec<usize>>;

/// All collections in the groups that the file gives them, each with how many entries match.
pub fn choice(view: &View) -> AnyView {
    let (page, lang) = (&view.page, view.lang);
    let counts = {
        let (lists, answers) = (view.lists.clone(), page.answers);
        Memo::new(move |_| answers.with(|answers| lists.counts(answers.as_ref())))
    };
    let chips = grouped(page, lang, |label, lists| {
        let label = label.map(|label| view! { <p class="group">{label}</p> });
        let each = lists.iter().map(|list| chip(view, Some(list), counts)).collect_view();
        view! { <div class="row">{label}<div class="chips">{each}</div></div> }.into_any()
    });
    let options = grouped(page, lang, |label, lists| {
        let each = lists.iter().map(|list| option(view, Some(list), counts)).collect_view();
        match label {
            Some(label) => view! { <optgroup label=label>{each}</optgroup> }.into_any(),
            None => each.into_any(),
        }
    });
    let chosen = {
        let view = view.clone();
        move || view.collection().map(|list| list.id.clone()).unwrap_or_default()
    };
    let choose = {
        let page = page.clone();
        move |event| {
            let id = Some(event_target_value(&event)).filter(|id| !id.is_empty());
            page.go(|state| state.show_list(id));
        }
    };
    let sorting = view.clone();
    view! {
        <div class="wide" role="group" aria-label=words::LISTS.get(lang)>
            <div class="row"><div class="chips">{chip(view, None, counts)}</div></div>
            {chips}
        </div>
        <div class="narrow">
            <label><span>{words::LIST.get(lang)}</span>
                <select id="list-choice" prop:value=chosen on:change=choose>
                    {option(view, None, counts)}
                    {options}
                </select>
            </label>
            {move || order(&sorting)}
        </div>
    }
    .into_any()
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
    view: &View,
    list: Option<&Collection>,
    counts: Counts,
) -> (Option<String>, String, impl Fn() -> usize + Copy + Send + Sync + use<>) {
    let id = list.map(|list| list.id.clone());
    let label = list.map_or(words::ALL.get(view.lang), |list| list.label.get(view.lang)).to_string();
    let place = id.as_ref().and_then(|id| view.lists.place(id));
    let count = move || {
        counts.with(|counts| match place {
            Some(place) => counts.get(place).copied().unwrap_or_default(),
            None => counts.iter().sum(),
        })
    };
    (id, label, count)
}

fn chip(view: &View, list: Option<&Collection>, counts: Counts) -> AnyView {
    let (id, label, count) = named(view, list, counts);
    let (page, pressed_of) = (view.page.clone(), view.clone());
    let own = id.clone();
    let pressed = move || (pressed_of.collection().map(|list| &list.id) == own.as_ref()).to_string();
    let choose = move |_| page.go(|state| state.show_list(id.clone()));
    let lang = view.lang;
    view! {
        <button type="button" class="chip" class:none=move || { count() == 0 } aria-pressed=pressed on:click=choose>
            {label}" "<b>{move || format::count(count(), lang)}</b>
        </button>
    }
    .into_any()
}

fn option(view: &View, list: Option<&Collection>, counts: Counts) -> AnyView {
    let (id, label, count) = named(view, list, counts);
    let selected = view.page.list.get_untracked() == id;
    let lang = view.lang;
    let count = move || format::count(count(), lang);
    view! { <option value=id.unwrap_or_default() selected=selected>{label}" "{count}</option> }.into_any()
}

/// The orders of a list, for screens on which its column heads do not stand.
fn order(view: &View) -> AnyView {
    let (page, lang) = (&view.page, view.lang);
    let mut orders = vec![(Sort::NAME.to_string(), words::NAME.get(lang).to_string())];
    match view.list.get().and_then(|list| Some((view.lists.list(list)?, view.lists.shape(list)?))) {
        Some((list, shape)) => {
            let columns = shape.columns.iter().filter_map(|column| list.columns.get(*column));
            orders.extend(columns.map(|it| (it.id.clone(), it.label.get(lang).to_string())));
        }
        None => {
            let columns = [(Sort::LIST, words::LIST), (Sort::DETAILS, words::DETAILS)];
            orders.extend(columns.map(|(id, label)| (id.to_string(), label.get(lang).to_string())));
        }
    }
    let options = orders.into_iter().flat_map(|(column, label)| {
        [(Direction::Ascending, "↑"), (Direction::Descending, "↓")].map(|(direction, arrow)| {
            let sort = Sort { column: column.clone(), direction };
            view! { <option value=sort.to_string()>{format!("{label} {arrow}")}</option> }
        })
    });
    let options = options.collect_view();
    let now = page.sort;
    let now = move || now.get().map(|sort| sort.to_string()).unwrap_or_default();
    let (then, query) = (page.clone(), page.query);
    let choose = move |event| {
        let sort = Sort::parse(&event_target_value(&event));
        then.go(|state| state.sort = sort);
    };
    // With a query the source's order gives way to the best hits.
    let first = move || {
        let searching = query.with(|typed| !typed.trim().is_empty());
        if searching { words::BEST_FIRST } else { words::SOURCE_ORDER }.get(lang)
    };
    view! {
        <label><span>{words::ORDER.get(lang)}</span>
            <select prop:value=now on:change=choose>
                <option value="">{first}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}
