//! What can be chosen: a listbox, its groups and its options, each a link where it leads somewhere.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::Finder;
use super::results::{Choice, Heading, Outcome, Part};
use super::row::{Row, Value};
use crate::app::catalogue::Table;
use crate::app::figure_link::{opens_elsewhere, status_class};
use crate::app::fragment::Fragment;
use crate::app::page::{Page, page};
use crate::app::words;
use crate::bulletin::format;
use crate::bulletin::text::Lang;
use crate::search::catalogue::Group;

/// The listbox's id.
pub const ID: &str = "finder-list";

/// The id of an option, by its place among all.
pub fn option_id(at: usize) -> String {
    format!("finder-option-{at}")
}

/// All choices, and what is to be said about there being none.
#[component]
pub fn Choices() -> impl IntoView {
    let page = page();
    let finder = expect_context::<Finder>();
    let lang = page.lang;
    let nothing = move || {
        let (outcome, none) = finder.listing.with(|it| (it.outcome, it.len() == 0));
        let said = match outcome {
            Outcome::Waiting => words::SEARCHING.get(lang.get()).to_string(),
            Outcome::Nothing if none => words::nothing_found(&finder.typed.get(), false, lang.get()),
            _ => return None,
        };
        Some(view! { <p class="finder-none">{said}</p> })
    };
    let missing = {
        let page = page.clone();
        move || {
            let nothing = finder.listing.with(|it| it.outcome == Outcome::Nothing);
            let missing = nothing && matches!(page.searching.table(), Table::Missing(_));
            missing.then(|| view! { <p class="finder-none">{words::NO_TABLE.get(lang.get())}</p> })
        }
    };
    let forget = move || {
        let any = finder.listing.with(|it| it.parts.iter().any(|part| part.heading == Heading::Recent));
        any.then(|| {
            let clear = move |_| {
                finder.change_recent(super::Recent::clear);
                super::browser::focus(super::field::ID);
            };
            view! {
                <button type="button" class="plain finder-forget" aria-label=words::FORGET_ALL.get(lang.get()) on:click=clear>
                    {words::FORGET.get(lang.get())}
                </button>
            }
        })
    };
    let help = move || {
        let blank = finder.listing.with(|it| it.outcome == Outcome::Blank);
        let forms = words::forms(lang.get()).into_iter().map(|(form, means)| {
            view! { <li><code>{form}</code>" "{means}</li> }
        });
        blank.then(|| view! { <ul class="finder-help">{forms.collect_view()}</ul> })
    };
    let parts = move || {
        let lang = lang.get();
        let mut next = 0;
        finder.listing.with(|listing| {
            let parts = listing.parts.iter().enumerate().map(|(at, it)| {
                let first = next;
                next += it.choices.len();
                part(finder, &page, it, at, first, lang)
            });
            parts.collect_view()
        })
    };
    view! {
        <div class="finder-body">
            {nothing}
            {missing}
            <div
                id=ID role="listbox" tabindex="-1" aria-label=move || words::RESULTS.get(lang.get())
                hidden=move || finder.listing.with(|it| it.len() == 0)
                // The field keeps the focus, whatever the pointer does here.
                on:mousedown=|event| if event.button() == 0 { event.prevent_default() }
            >{parts}</div>
            {forget}
            {help}
        </div>
    }
}

fn part(finder: Finder, page: &Page, part: &Part, at: usize, first: usize, lang: Lang) -> AnyView {
    let id = format!("finder-part-{at}");
    let heading = match &part.heading {
        Heading::Group(group, count) => {
            let count = format::count(*count, lang);
            view! { {words::group(*group).get(lang)}" "<b>{count}</b> }.into_any()
        }
        Heading::Recent => words::RECENT.get(lang).into_any(),
        Heading::Suggested => words::SUGGESTED.get(lang).into_any(),
        Heading::Nearest(typed) => words::nothing_found(typed, true, lang).into_any(),
    };
    let class = match &part.heading {
        Heading::Recent | Heading::Suggested => "finder-part searches",
        Heading::Group(..) | Heading::Nearest(_) => "finder-part",
    };
    let choices = part.choices.iter().zip(first..).map(|(it, at)| choice(finder, page, part, it, at, lang));
    let choices = choices.collect_view();
    view! {
        <div class=class role="group" aria-labelledby=id.clone()>
            <p class="finder-heading" role="presentation" id=id.clone()>{heading}</p>
            {choices}
        </div>
    }
    .into_any()
}

fn choice(finder: Finder, page: &Page, part: &Part, choice: &Choice, at: usize, lang: Lang) -> AnyView {
    let content = match choice {
        Choice::Place(row) => found(row, &part.heading, lang),
        Choice::InLists(count) => words::in_lists(*count, lang).into_any(),
        Choice::More(_, count) => words::more(*count, lang).into_any(),
        Choice::Search(typed) => view! { <span class="finder-title">{typed.clone()}</span> }.into_any(),
    };
    let class = match choice {
        Choice::Place(row) if row.target.group() == Group::Figures => "finder-option figure",
        Choice::Place(_) => "finder-option",
        Choice::InLists(_) => "finder-option further elsewhere",
        Choice::More(..) => "finder-option further",
        Choice::Search(_) => "finder-option typed",
    };
    let selected = move || (finder.active.get() == Some(at)).to_string();
    let press = {
        let page = page.clone();
        move |event: MouseEvent| {
            if opens_elsewhere(&event) {
                return finder.remember();
            }
            event.prevent_default();
            finder.choose(&page, at, false);
        }
    };
    match finder.place(page, choice) {
        Some(place) => {
            // All entries that are found are those of what is typed now.
            let (page, goes_on) =
                (page.clone(), matches!(choice, Choice::InLists(_)).then(|| choice.clone()));
            let href = move || {
                let now = goes_on.as_ref().and_then(|choice| {
                    finder.typed.track();
                    finder.place(&page, choice)
                });
                now.as_ref().unwrap_or(&place).href(&page)
            };
            view! {
                <a class=class id=option_id(at) role="option" tabindex="-1" href=href
                    aria-selected=selected on:click=press>{content}</a>
            }
            .into_any()
        }
        None => {
            let forget = (part.heading == Heading::Recent).then(|| forget(finder, choice)).flatten();
            view! {
                <div class=class id=option_id(at) role="option" aria-selected=selected on:click=press>
                    {content}{forget}
                </div>
            }
            .into_any()
        }
    }
}

/// What a pointer forgets a search with; the keyboard has Delete, and everybody the button for all.
fn forget(finder: Finder, choice: &Choice) -> Option<AnyView> {
    let Choice::Search(typed) = choice else { return None };
    let typed = typed.clone();
    let press = move |event: MouseEvent| {
        event.stop_propagation();
        finder.change_recent(|recent| recent.remove(&typed));
    };
    Some(view! { <span class="finder-remove" aria-hidden="true" on:click=press>"×"</span> }.into_any())
}

/// Something found. What comes near may be anything, so it says of which kind it is.
fn found(row: &Row, heading: &Heading, lang: Lang) -> AnyView {
    let kind = matches!(heading, Heading::Nearest(_)).then(|| words::group(row.target.group()).get(lang));
    let between = (kind.is_some() && !row.what.is_empty()).then_some(" · ");
    view! {
        <span class="finder-title">{row.title.view()}</span>" "
        {row.value.as_ref().map(|it| value(it, lang))}
        <span class="finder-what">{kind}{between}{row.what.view()}</span>
        {row.fragment.as_ref().map(|it| fragment(it, lang))}
    }
    .into_any()
}

fn value(value: &Value, lang: Lang) -> AnyView {
    let term = value.term.as_ref().map(|it| view! { <span class="finder-term">{it.clone()}" "</span> });
    let status = words::tag(value.status).map(|tag| {
        view! { " "<span class=format!("tag {}", status_class(value.status))>{tag.get(lang)}</span> }
    });
    let bound = value.bound.map(|it| view! { " "<span class="tag">{it}</span> });
    view! {
        <span class="finder-value">{term}<b>{value.text.view()}</b>{bound}{status}</span>" "
    }
    .into_any()
}

fn fragment(fragment: &Fragment, lang: Lang) -> AnyView {
    let term = fragment.term.as_ref().map(|it| view! { <span class="finder-term">{it.clone()}</span>" " });
    // Only another language than the page's has to be named.
    let tag = (fragment.lang != lang).then(|| fragment.lang.tag());
    view! { " "<span class="finder-more">{term}<span lang=tag>{fragment.text.view()}</span></span> }
        .into_any()
}
