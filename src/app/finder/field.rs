//! The field that a reader types into: a combobox, after the pattern of the ARIA Authoring Practices.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Finder;
use super::list::{self, option_id};
use super::results::Choice;
use crate::app::page::{Page, page};
use crate::app::{browser, words};

/// The field's id.
pub const ID: &str = "finder-field";

/// The key code of presses that belong to an input method, for browsers that do not say so otherwise.
const IN_COMPOSITION: u32 = 229;

/// The field.
#[component]
pub fn Field() -> impl IntoView {
    let page = page();
    let lang = page.lang;
    let finder = expect_context::<Finder>();
    let keys = page.clone();
    view! {
        <label class="sr-only" for=ID>{move || words::FINDER.get(lang.get())}</label>
        <input
            id=ID type="text" role="combobox" autocomplete="off" autocapitalize="none" spellcheck="false"
            enterkeyhint="go" aria-autocomplete="list" aria-controls=list::ID aria-haspopup="listbox"
            placeholder=move || words::FINDER_HINT.get(lang.get())
            aria-expanded=move || finder.listing.with(|it| it.len() > 0).to_string()
            aria-activedescendant=move || finder.active.get().map(option_id)
            on:input=move |event| finder.search(event_target_value(&event))
            on:compositionstart=move |_| finder.composing.set(true)
            on:compositionend=move |_| finder.composing.set(false)
            on:keydown=move |event| press(finder, &keys, &event)
        />
    }
}

/// What keys do beside typing.
fn press(finder: Finder, page: &Page, event: &KeyboardEvent) {
    // While a word is being put together, all keys are the input method's.
    if event.is_composing() || event.key_code() == IN_COMPOSITION || finder.composing.get_untracked() {
        return;
    }
    let with = event.ctrl_key() || event.meta_key();
    if event.alt_key() || event.shift_key() && event.key() != "Enter" {
        return;
    }
    let (now, count) = (finder.active.get_untracked(), finder.listing.with_untracked(|it| it.len()));
    let starts = || finder.listing.with_untracked(|it| it.starts());
    let next = match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            if let Some(at) = now {
                finder.choose(page, at, with);
            }
            return;
        }
        "Delete" if !with => return forget(finder, event),
        _ if with || count == 0 => return,
        "ArrowDown" => now.map_or(0, |at| (at + 1) % count),
        "ArrowUp" => now.map_or(count - 1, |at| (at + count - 1) % count),
        "PageDown" => {
            starts().into_iter().find(|start| now.is_none_or(|at| *start > at)).unwrap_or(count - 1)
        }
        "PageUp" => starts().into_iter().rfind(|start| now.is_some_and(|at| *start < at)).unwrap_or(0),
        _ => return,
    };
    event.prevent_default();
    finder.moved.set(Some(next));
    browser::bring_into_view(&option_id(next));
}

/// Forgets the recent search that the reader has moved to.
fn forget(finder: Finder, event: &KeyboardEvent) {
    let Some(at) = finder.moved.get_untracked().filter(|_| finder.typed.with_untracked(String::is_empty))
    else {
        return;
    };
    let chosen = finder.listing.with_untracked(|it| it.choices().nth(at).cloned());
    if let Some(Choice::Search(typed)) =
        chosen.filter(|_| finder.recent.with_untracked(|it| at < it.all().len()))
    {
        event.prevent_default();
        finder.change_recent(|recent| recent.remove(&typed));
    }
}
