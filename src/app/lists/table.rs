//! The table of a list: its frame and its heads. The rows are in `window`.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::rows::Results;
use super::window::{SCROLLS, Shown, Window};
use super::{View, nothing};
use crate::app::page::Page;
use crate::app::state::Sort;
use crate::app::{browser, words};
use crate::bulletin::text::Lang;
use crate::search::order::Direction;

/// How many rows a page shows at first, when nothing was asked of it.
const BEGINNING: usize = 12;

/// The rows that match, as a table, or what to do where none does.
pub fn table(view: &View) -> AnyView {
    let shown = {
        let view = view.clone();
        Memo::new(move |_| {
            let results = view.results();
            Shown { rows: few(&view, &results), results }
        })
    };
    // The frame stays while rows come and go, and with it the focus and the way down.
    let kind = Memo::new(move |_| shown.with(|it| (it.results.asked.list, it.rows == 0)));
    let view = view.clone();
    (move || {
        let (list, none) = kind.get();
        keep_focus();
        if none { nothing::nothing(&view) } else { frame(&view, list, shown) }
    })
    .into_any()
}

/// Keeps in the lists the focus that is in the frame, which is about to give way to another, as by Back
/// from one list to another: the browser would let go of it.
fn keep_focus() {
    if !browser::has_focus(SCROLLS) {
        return;
    }
    browser::when_shown(|| {
        // By then it may have been led on, to a row of the new frame. Without rows there is no frame.
        if browser::is_focus_lost() && !browser::focus(SCROLLS) {
            browser::focus("search");
        }
    });
}

/// How many rows are shown in all.
pub fn rows_shown(view: &View) -> usize {
    few(view, &view.results())
}

/// How many rows to show: a page that was asked for nothing shows how its lists begin, since other
/// sections follow; whoever chooses a list or searches gets every row.
fn few(view: &View, results: &Arc<Results>) -> usize {
    let found = results.entries.len();
    let asked = results.asked.list.is_some() || results.is_search() || view.page.all_rows.get();
    if asked || found <= 2 * BEGINNING { found } else { BEGINNING }
}

fn frame(view: &View, list: Option<usize>, shown: Memo<Shown>) -> AnyView {
    let lang = view.lang;
    let window = Window::new(shown);
    stay(view, shown, window);
    let long = Memo::new(move |_| shown.with(Shown::is_long));
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            browser::observe_width(&frame, move |_| window.resized());
        }
    });
    let (sought, lists) = (view.page.sought, view.lists.clone());
    Effect::new(move |_| {
        // This frame may be about to go, and another list's to come for the entry.
        let own = |it: &(usize, usize)| list.is_none_or(|own| own == it.0);
        let Some((of, entry)) = sought.get().filter(own) else { return };
        let place = lists.entries(Some(of)).nth(entry).and_then(|entry| {
            shown.with(|it| it.results.entries.iter().take(it.rows).position(|at| *at == entry))
        });
        if let Some(place) = place.filter(|_| long.get_untracked()) {
            window.seek(place, None);
        }
        sought.set(None);
    });
    let list = list.and_then(|list| view.lists.list(list));
    let caption = list.map_or(words::ALL_LISTS.get(lang), |list| list.label.get(lang)).to_string();
    let heads = {
        let view = view.clone();
        move || heads(&view, long)
    };
    let count = move || shown.with(|it| it.is_long().then_some(it.rows + 1));
    let more = {
        let page = view.page.clone();
        move || {
            let all = shown.with(|it| Some(it.results.entries.len()).filter(|all| *all > it.rows));
            all.map(|all| more(&page, all, lang))
        }
    };
    view! {
        <div
            id=SCROLLS class="scroll" class:long=move || long.get() class:held=move || window.is_held() role="region" tabindex="0" aria-label=caption.clone()
            node_ref=frame on:scroll=move |_| window.scrolled()
        >
            <table class="list" role="table" aria-rowcount=count>
                <caption class="sr-only">{caption.clone()}</caption>
                <thead role="rowgroup">{heads}</thead>
                {window.bodies(view)}
            </table>
        </div>
        {more}
    }
    .into_any()
}

/// In another language the table is another, and the reader goes on where they were.
fn stay(view: &View, shown: Memo<Shown>, window: Window) {
    let (reading, lang) = (view.page.reading, view.lang);
    if let Some((entry, below, _)) = reading.get_value().filter(|it| it.2 != lang) {
        let place =
            shown.with_untracked(|it| it.results.entries.iter().take(it.rows).position(|at| *at == entry));
        if let Some(place) = place {
            window.seek(place, Some(below));
        }
    }
    reading.set_value(None);
    on_cleanup(move || {
        let looked = window.place().and_then(|(row, below)| {
            let entry = shown.try_with_untracked(|it| it.results.entries.get(row).copied()).flatten()?;
            Some((entry, below, lang))
        });
        reading.set_value(looked);
    });
}

fn more(page: &Page, all: usize, lang: Lang) -> impl IntoView + use<> {
    let page = page.clone();
    let show = move |_| {
        page.go(|state| state.all_rows = true);
        // The button is gone; the reader goes on in the table.
        browser::when_shown(|| {
            browser::focus(SCROLLS);
        });
    };
    view! { <p class="more"><button type="button" class="button" on:click=show>{words::show_all(all, lang)}</button></p> }
}

/// The column heads. Over all collections there are only the columns that all of them share.
fn heads(view: &View, long: Memo<bool>) -> AnyView {
    let (page, lang) = (&view.page, view.lang);
    let sort = page.sort.get();
    let head =
        |column: &str, label: &str, figures: bool| head(page, column, label, figures, sort.as_ref(), lang);
    let name = head(Sort::NAME, words::NAME.get(lang), false);
    let shape = view.list.get().and_then(|list| Some((view.lists.list(list)?, view.lists.shape(list)?)));
    let columns: Vec<_> = match shape {
        Some((list, shape)) => {
            let columns = shape.columns.iter().filter_map(|column| list.columns.get(*column));
            columns.map(|it| head(&it.id, it.label.get(lang), it.figures)).collect()
        }
        None => vec![
            head(Sort::LIST, words::LIST.get(lang), false),
            head(Sort::DETAILS, words::DETAILS.get(lang), false),
        ],
    };
    let places = shape.is_none_or(|(_, shape)| shape.places);
    let place = places.then(|| head(Sort::PLACE, words::PLACE.get(lang), false));
    let number = move || long.get().then_some("1");
    view! { <tr role="row" aria-rowindex=number>{name}{columns}{place}</tr> }.into_any()
}

fn head(page: &Page, column: &str, label: &str, figures: bool, sort: Option<&Sort>, lang: Lang) -> AnyView {
    let now = sort.filter(|it| it.column == column).map(|it| it.direction);
    let (order, arrow, spoken) = match now {
        Some(Direction::Ascending) => ("ascending", " ▲", words::SORTED_UP.get(lang)),
        Some(Direction::Descending) => ("descending", " ▼", words::SORTED_DOWN.get(lang)),
        None => ("none", "", ""),
    };
    // Quantities start with the largest, which is what a reader looks for first; the third press
    // brings the source's own order back.
    let first = if figures { Direction::Descending } else { Direction::Ascending };
    let next = match now {
        None => Some(first),
        Some(direction) if direction == first => Some(first.turned()),
        Some(_) => None,
    };
    let (page, column, id) = (page.clone(), column.to_string(), format!("sort-{column}"));
    let focus = id.clone();
    let press = move |_| {
        let sort = next.map(|direction| Sort { column: column.clone(), direction });
        page.go(|state| state.sort = sort);
        // The head was made anew; whoever pressed it by keyboard is still on it.
        let focus = focus.clone();
        browser::when_shown(move || {
            browser::focus(&focus);
        });
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=order class:n=figures>
            <button type="button" id=id on:click=press>
                {label.to_string()}<span aria-hidden="true">{arrow}</span>
                <span class="sr-only">{spoken}</span>
            </button>
        </th>
    }
    .into_any()
}
