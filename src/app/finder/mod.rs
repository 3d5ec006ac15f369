//! One search over everything, from `/` or Ctrl-K: the entries of the lists, figures, charts,
//! checks, and the parts of the page.
//!
//! What it shows is worked out without a browser: [`results`] asks the catalogue, [`row`] puts a hit
//! into words, [`near`] helps where there is none. [`field`] and [`list`] are the combobox.

mod field;
mod list;
mod near;
mod place;
mod recent;
mod results;
mod row;
mod suggested;
#[cfg(test)]
mod tests;

use leptos::html::Dialog;
use leptos::prelude::*;

use super::catalogue::Table;
use super::page::{Page, page};
use super::{browser, words};
use crate::bulletin::text::Lang;
use crate::search::Query;
use crate::search::catalogue::Group;
use place::Place;
use recent::Recent;
use results::{Choice, FIRST, Listing, MORE, Outcome, Source};

/// How long a count must stand before it is spoken, in milliseconds: who types does not listen.
const PAUSE: u64 = 400;

/// The finder's state, for whoever opens it.
#[derive(Clone, Copy)]
pub struct Finder {
    open: RwSignal<bool>,
    typed: RwSignal<String>,
    /// The choice that the reader has moved to.
    moved: RwSignal<Option<usize>>,
    /// How many of each group are shown.
    room: RwSignal<results::Room>,
    recent: RwSignal<Recent>,
    /// Whether a word is being put together by an input method.
    composing: RwSignal<bool>,
    listing: Memo<Listing>,
    /// The choice that Enter takes.
    active: Memo<Option<usize>>,
}

impl Finder {
    /// A finder for a page. It asks for the catalogue when it is first opened.
    pub fn new(page: &Page) -> Self {
        let (open, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
        let (room, composing) = (RwSignal::new([FIRST; Group::ALL.len()]), RwSignal::new(false));
        let recent = RwSignal::new(Recent::default());
        let moved = RwSignal::new(None);
        let page = page.clone();
        let tries = {
            let page = page.clone();
            Memo::new(move |_| {
                let catalogue = open.get().then(|| page.searching.catalogue()).flatten();
                let Some(catalogue) = catalogue else { return Vec::new() };
                let finds = |typed: &str| {
                    let query = Query::parse(typed, catalogue.measures(), None);
                    !catalogue.search(&query).hits().is_empty()
                };
                suggested::suggested(&page.bulletin, page.lang.get(), &finds)
            })
        };
        let listing = Memo::new(move |_| {
            let typed = typed.get();
            let answers = open.get().then(|| page.searching.answers(&typed)).flatten();
            let catalogue = open.get().then(|| page.searching.catalogue()).flatten();
            let (Some(answers), Some(catalogue)) = (answers, catalogue) else {
                let waits = open.get() && !typed.trim().is_empty();
                return if waits { Listing::waiting() } else { Listing::default() };
            };
            if answers.query.is_empty() {
                return tries.with(|tries| recent.with(|recent| Listing::blank(recent.all(), tries)));
            }
            let source = Source { bulletin: &page.bulletin, catalogue: &catalogue, lang: page.lang.get() };
            if !answers.found.hits().is_empty() {
                return Listing::found(source, &answers.query, &answers.found, room.get());
            }
            let table = match page.searching.table() {
                // What is asked for now may yet find something.
                Table::Coming => return Listing::waiting(),
                Table::Unasked if browser::IS_HERE && answers.wants_table(&typed) => {
                    return Listing::waiting();
                }
                Table::Here(table) => Some(table),
                Table::Unasked | Table::Missing(_) => None,
            };
            // A half-typed word is not yet one to be missed.
            if composing.get() {
                return Listing::waiting();
            }
            let parse = |typed: &str| Query::parse(typed, catalogue.measures(), table.clone());
            Listing::near(source, &typed, &parse)
        });
        let active = Memo::new(move |_| {
            listing.with(|it| moved.get().filter(|at| *at < it.len()).or_else(|| it.default_choice()))
        });
        Self { open, typed, moved, room, recent, composing, listing, active }
    }

    /// Opens it. What was typed and led nowhere is still there, to be typed over or gone on with.
    pub fn open(self) {
        self.recent.set(Recent::of_stored(browser::stored(recent::KEY).as_deref()));
        self.moved.set(None);
        self.open.set(true);
    }

    /// Closes it.
    pub fn close(self) {
        self.open.set(false);
        self.composing.set(false);
    }

    /// Takes what is typed.
    fn search(self, typed: String) {
        self.moved.set(None);
        self.room.set([FIRST; Group::ALL.len()]);
        self.typed.set(typed);
    }

    /// Puts a search into the field, as if it had been typed.
    fn write(self, typed: &str) {
        browser::write_into(field::ID, typed);
        self.search(typed.to_string());
        browser::focus(field::ID);
    }

    /// Does what a choice is for, in a tab of its own if need be.
    fn choose(self, page: &Page, at: usize, elsewhere: bool) {
        let Some(choice) = self.listing.with_untracked(|it| it.choices().nth(at).cloned()) else { return };
        match choice {
            Choice::Search(typed) => self.write(&typed),
            Choice::More(group, _) => {
                let at = Group::ALL.iter().position(|it| *it == group).unwrap_or_default();
                self.room.update(|room| room[at] += MORE);
            }
            Choice::Place(_) | Choice::InLists(_) => {
                let Some(place) = self.place(page, &choice) else { return };
                self.remember();
                if elsewhere {
                    return browser::open_elsewhere(&place.href(page));
                }
                self.close();
                browser::write_into(field::ID, "");
                self.search(String::new());
                place.go(page);
            }
        }
    }

    /// Where a choice leads; nothing for one that only changes what is listed.
    fn place(self, page: &Page, choice: &Choice) -> Option<Place> {
        match choice {
            Choice::Place(row) => Place::of(page, row.target),
            Choice::InLists(_) => Some(Place::Lists(self.typed.get_untracked().trim().to_string())),
            Choice::More(..) | Choice::Search(_) => None,
        }
    }

    /// Keeps what was typed among the recent searches, if it found something.
    fn remember(self) {
        if matches!(self.listing.with_untracked(|it| it.outcome), Outcome::Found(_)) {
            let typed = self.typed.get_untracked();
            self.change_recent(|recent| recent.add(&typed));
        }
    }

    /// Changes the recent searches, here and in the storage.
    fn change_recent(self, change: impl FnOnce(&mut Recent)) {
        // Another tab may have kept some meanwhile.
        let mut recent = Recent::of_stored(browser::stored(recent::KEY).as_deref());
        change(&mut recent);
        browser::store(recent::KEY, recent.to_stored().as_deref());
        self.recent.set(recent);
    }

    /// Listens to `/` and Ctrl-K wherever the reader is.
    fn follow_keys(self) {
        #[cfg(target_arch = "wasm32")]
        {
            let pressed = window_event_listener(leptos::ev::keydown, move |event| {
                if event.is_composing() || event.alt_key() {
                    return;
                }
                let with = event.ctrl_key() || event.meta_key();
                let open = self.open.get_untracked();
                if with && !event.shift_key() && event.key().eq_ignore_ascii_case("k") {
                    event.prevent_default();
                    if open { self.close() } else { self.open() }
                } else if event.key() == "/" && !with && !open && !browser::is_typing(&event) {
                    // On many keyboards `/` needs Shift.
                    event.prevent_default();
                    self.open();
                }
            });
            // Back leads to another state of the page, which must not stay hidden.
            let popped = window_event_listener(leptos::ev::popstate, move |_| self.close());
            on_cleanup(move || {
                pressed.remove();
                popped.remove();
            });
        }
    }
}

/// The finder, which lies over the page when it is open.
#[component]
pub fn FinderDialog() -> impl IntoView {
    let page = page();
    let finder = expect_context::<Finder>();
    let dialog = NodeRef::<Dialog>::new();
    finder.follow_keys();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if finder.open.get() {
            browser::open_dialog(&dialog);
            browser::focus(field::ID);
            browser::select_all(field::ID);
        } else {
            browser::close_dialog(&dialog);
        }
    });
    let beside = move |event: leptos::ev::MouseEvent| {
        // Only the backdrop has the dialog itself for its target: its content fills it.
        if event.target() == event.current_target() {
            finder.close();
        }
    };
    // Escape ends what an input method puts together, not the search.
    let cancel = move |event: leptos::ev::Event| {
        if finder.composing.get_untracked() {
            event.prevent_default();
        }
    };
    let lang = page.lang;
    view! {
        <dialog
            class="finder" node_ref=dialog aria-label=move || words::FINDER.get(lang.get())
            on:close=move |_| finder.close() on:cancel=cancel on:click=beside
        >
            <div class="finder-box">
                <div class="finder-head">
                    <field::Field />
                    <button
                        type="button" class="plain" hidden=move || finder.typed.with(String::is_empty)
                        on:click=move |_| finder.write("")
                    >{move || words::CLEAR_FIELD.get(lang.get())}</button>
                    <button type="button" class="tool" on:click=move |_| finder.close()>
                        {move || words::CLOSE.get(lang.get())}" "<kbd>"Esc"</kbd>
                    </button>
                </div>
                <list::Choices />
                <Said />
            </div>
        </dialog>
    }
    .into_any()
}

/// How much was found, for screen readers: said once typing has stopped.
#[component]
fn Said() -> impl IntoView {
    let page = page();
    let finder = expect_context::<Finder>();
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        let (outcome, lang) = (finder.listing.with(|it| (it.outcome, it.len())), page.lang.get());
        let typed = finder.typed.get();
        let words = match outcome {
            _ if !finder.open.get() || typed.trim().is_empty() => String::new(),
            (Outcome::Found(count), _) => words::results(count, lang),
            (Outcome::Nothing, near) => words::nothing_found(&typed, near > 0, lang),
            (Outcome::Blank | Outcome::Waiting, _) => String::new(),
        };
        browser::after(PAUSE, move || {
            let now = finder.typed.try_get_untracked();
            if now.is_some_and(|now| now == typed) {
                let _ = said.try_set(words);
            }
        });
    });
    view! { <p class="sr-only" role="status">{said}</p> }
}

/// The button that opens the finder.
#[component]
pub fn OpenFinder() -> impl IntoView {
    let lang = page().lang;
    let finder = expect_context::<Finder>();
    view! {
        <button
            type="button" class="tool" id="find" aria-haspopup="dialog" aria-keyshortcuts="/ Control+K Meta+K"
            on:click=move |_| finder.open()
        >{move || words::SEARCH.get(lang.get())}" "<kbd aria-hidden="true">"/"</kbd></button>
    }
}

/// The same where the head of the page is out of sight: only a sign, which needs little room.
#[component]
pub fn FindHere(lang: Lang) -> impl IntoView {
    let finder = expect_context::<Finder>();
    view! {
        <button
            type="button" class="find-here" aria-haspopup="dialog" title=words::FINDER.get(lang)
            aria-label=words::FINDER.get(lang) on:click=move |_| finder.open()
        ></button>
    }
}
