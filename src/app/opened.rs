//! Opening a bulletin of one's own: the ways to do so, the bar that says whose is shown, and the
//! veil that receives what is dropped.

use leptos::ev::DragEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser;
use super::desk::{Desk, Notice, Opened, Shown};
use super::figure_link::opens_elsewhere;
use super::origin::Origin;
use super::words;
use crate::bulletin::text::{Lang, is_unseen};

/// A button that lets a reader choose a file. Nothing where no desk can take it, as in a page that
/// was rendered ahead.
#[component]
pub fn Choose(#[prop(into)] lang: Signal<Lang>) -> impl IntoView {
    let desk = use_context::<Desk>()?;
    let input = NodeRef::<Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            let files = browser::chosen(&input);
            spawn_local(async move { desk.take(browser::read(files).await).await });
        }
    };
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    Some(view! {
        <button type="button" class="tool" on:click=press title=move || words::OPEN_HINT.get(lang.get())>
            {move || words::OPEN_FILE.get(lang.get())}
        </button>
        <input
            type="file" id="choose" node_ref=input hidden multiple accept=".json,.txt,application/json,text/plain"
            aria-label=move || words::OPEN_FILE.get(lang.get()) on:change=chosen
        />
    })
}

/// What a reader can do where there is no bulletin to show: choose a file, or go back.
#[component]
pub fn Ways(lang: Lang) -> impl IntoView {
    let desk = use_context::<Desk>()?;
    let elsewhere = desk.opened.with_untracked(|it| *it.origin() != Origin::Bundled);
    Some(view! {
        <Choose lang=Signal::stored(lang) />
        {elsewhere.then(|| view! { <Back lang=Signal::stored(lang) /> })}
    })
}

/// The way back to the site's own bulletin.
#[component]
fn Back(lang: Signal<Lang>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let back = move |event: leptos::ev::MouseEvent| {
        if opens_elsewhere(&event) {
            return;
        }
        event.prevent_default();
        spawn_local(async move { desk.go(Origin::Bundled).await });
    };
    view! { <a class="tool" href="?" on:click=back>{move || words::BACK_TO_OWN.get(lang.get())}</a> }
}

/// Says whose bulletin is shown, where it is not the site's own.
#[component]
pub fn Bar(shown: Shown, lang: Signal<Lang>) -> impl IntoView {
    let (origin, host) = (shown.origin.clone(), shown.host.clone());
    let whose = move || whose(&origin, host.as_deref(), lang.get());
    (shown.origin != Origin::Bundled).then(|| {
        view! {
            <aside class="opened" id="opened" tabindex="-1" aria-label=move || words::WHOSE.get(lang.get())>
                <div class="wrap">
                    <p>{whose}</p>
                    <Back lang />
                </div>
            </aside>
        }
    })
}

/// Whose file it is, in a sentence or two: by the host that it came from in the end.
fn whose(origin: &Origin, host: Option<&str>, lang: Lang) -> String {
    match (origin, host) {
        (Origin::Bundled, _) => String::new(),
        // What a name hides could turn the sentence around.
        (Origin::File(name), _) => words::own_file(&name.replace(is_unseen, "\u{fffd}"), lang),
        (Origin::Address(_), Some(host)) => words::file_of_host(host, lang),
        (Origin::Address(address), None) => words::file_of_this_site(address, lang),
    }
}

/// What became of the files that were brought last, and whether one is on its way.
#[component]
pub fn Notices(lang: Signal<Lang>) -> impl IntoView {
    let desk = use_context::<Desk>()?;
    let said = move || {
        let opening = desk.opening.get().then(|| words::OPENING.get(lang.get()).to_string());
        let notices = desk.notices.get();
        let notices =
            notices.iter().map(|it| (words::notice(it, lang.get()), matches!(it, Notice::TextRead { .. })));
        let lines = opening.into_iter().map(|it| (it, false)).chain(notices);
        let lines = lines.map(|(words, to_text)| {
            let link = to_text.then(|| view! { " " <a href="#reading">{words::READ_IT.get(lang.get())}</a> });
            view! { <p>{words} {link}</p> }
        });
        lines.collect_view()
    };
    let any = move || desk.opening.get() || !desk.notices.with(Vec::is_empty);
    let hide = move |_| {
        desk.notices.set(Vec::new());
        // The button goes with what it closed; the reader goes on in the page.
        browser::focus("main");
    };
    Some(view! {
        <div class="notices" role="status" class:none=move || !any()>
            <div class="wrap">
                <div>{said}</div>
                <button type="button" class="plain" on:click=hide>{move || words::CLOSE.get(lang.get())}</button>
            </div>
        </div>
    })
}

/// Receives what is dropped anywhere on the page, and says so while it is held above.
#[component]
pub fn Veil(lang: Signal<Lang>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let over = RwSignal::new(false);
    let held = move |event: DragEvent| {
        if browser::drags_files(&event) {
            // Without this the browser would open the file itself, and the page would be gone.
            event.prevent_default();
            over.set(true);
        }
    };
    let gone = move |event: DragEvent| {
        // Leaving one element for another within the page is no leaving.
        if event.related_target().is_none() {
            over.set(false);
        }
    };
    let drop = move |event: DragEvent| {
        if browser::drags_files(&event) {
            event.prevent_default();
            over.set(false);
            let files = browser::dropped(&event);
            spawn_local(async move { desk.take(browser::read(files).await).await });
        }
    };
    #[cfg(target_arch = "wasm32")]
    {
        use leptos::ev;
        let handles = [
            window_event_listener(ev::dragenter, held),
            window_event_listener(ev::dragover, held),
            window_event_listener(ev::dragleave, gone),
            window_event_listener(ev::drop, drop),
        ];
        on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (held, gone, drop);
    view! {
        <div class="veil" class:over=move || over.get() aria-hidden="true">
            <p>{move || words::DROP_HERE.get(lang.get())}</p>
        </div>
    }
}

/// What lies open, without a bulletin to show: why, and what to do.
#[component]
pub fn NoBulletin(opened: Opened, lang: Lang) -> impl IntoView {
    browser::set_root("lang", Some(lang.tag()));
    match opened {
        Opened::Failed { failure, .. } => {
            browser::set_title(words::FAILED.get(lang));
            Some(view! { <super::failure::FailureView failure lang /> }.into_any())
        }
        Opened::Refused { origin, host, bytes, report } => {
            browser::set_title(words::REFUSED.get(lang));
            Some(
                view! {
                    <main class="wrap refused" id="main" tabindex="-1">
                        <p class="whose">{whose(&origin, host.as_deref(), lang)}</p>
                        <h1>{words::REFUSED.get(lang)}</h1>
                        <p class="ways"><Ways lang /></p>
                        <super::report::ReportView report bytes lang />
                    </main>
                }
                .into_any(),
            )
        }
        Opened::Bulletin(_) => None,
    }
}
