//! The note beside a mark: what the figure is, how it compares, and the words that state it.

use leptos::prelude::*;

use super::pointing::Pointing;
use super::tell::Tell;
use crate::app::figure_link::{opener, status_class};
use crate::app::{browser, words};
use crate::bulletin::figure::Status;
use crate::chart::{self, Picture, Rect};

/// The widest note, in CSS pixels.
const WIDEST: f64 = 288.0;

/// The note beside the mark that is pointed at, walked to or pinned.
#[component]
pub fn Tip(pointing: Pointing) -> impl IntoView {
    let (shown, pinned) = (pointing.shown, pointing.pinned);
    move || {
        let index = shown.get()?;
        let (rect, tell, picture) = pointing.mark(index)?;
        let held = pinned.get() == Some(index);
        Some(note(&pointing, &tell, (&rect, &picture), held))
    }
}

fn note(pointing: &Pointing, tell: &Tell, (rect, picture): (&Rect, &Picture), held: bool) -> AnyView {
    let lang = pointing.lang;
    let [left, top, bottom] = beside(rect, picture);
    let tagged = |status| {
        let tag = words::tag(status);
        tag.map(|it| view! { <span class=format!("tag {}", status_class(status))>{it.get(lang)}</span> })
    };
    let compared = tell.compared.iter().map(|other| {
        view! { <li>{other.name.clone()} " " <b>{other.number.clone()}</b> {tagged(other.status)}</li> }
    });
    let compared = compared.collect_view();
    let range = tell.range.as_ref().map(|it| view! { <p>{it.clone()}</p> });
    let stated = tell.stated.as_ref().map(|it| {
        // Whose language it is in, its characters tell.
        let tag = if chart::text::is_chinese(it) { "zh-CN" } else { "en" };
        view! { <p class="verbatim">{words::STATED_AS.get(lang)} <span lang=tag>{words::quotation(it, lang)}</span></p> }
    });
    let formula = tell
        .formula
        .as_ref()
        .map(|it| view! { <p>{words::FORMULA.get(lang)}{words::colon(lang)}{it.clone()}</p> });
    // What is not reported says so beside its number.
    let reported = if tell.status == Status::Reported { tell.nature().get(lang) } else { "" };
    let known = [reported, &tell.place];
    let place = known.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let unpin = pointing.clone();
    let close = move |_| {
        unpin.hovered.set(None);
        unpin.unpin();
        // The button that had the focus goes with the note.
        browser::focus(&unpin.stage());
    };
    view! {
        <div class="tip" class:held=held style:left=left style:top=top style:bottom=bottom>
            <p class="name">{tell.whole_name(" · ")}</p>
            <p class="value">{tell.number.clone()} {tagged(tell.status)}</p>
            {(!tell.compared.is_empty()).then(|| view! { <ul>{compared}</ul> })}
            {range}
            {formula}
            {tell.meaning.map(|it| view! { <p>{it.get(lang)}</p> })}
            {(!place.is_empty()).then(|| view! { <p>{place}</p> })}
            {stated}
            <p class="ways">
                <a
                    class="plain" href=pointing.page.figure_link(&tell.figure)
                    on:click=opener(&pointing.page, &tell.figure)
                >{words::EVIDENCE.get(lang)}</a>
                {held.then(|| view! {
                    <button type="button" class="plain" on:click=close>{words::PUT_AWAY.get(lang)}</button>
                })}
            </p>
        </div>
    }
    .into_any()
}

/// Where a note stands: below a mark of the upper half, above one of the lower, within the picture's
/// width. Left, top, bottom.
fn beside(rect: &Rect, picture: &Picture) -> [String; 3] {
    let (width, height) = (f64::from(picture.width).max(1.0), f64::from(picture.height).max(1.0));
    // A note is as wide as its style lets it be, and no wider than the picture.
    let middle = (rect.x + rect.width / 2.0) / width;
    let left = format!(
        "clamp(0px, calc({:.3}% - {}px), calc(100% - min(100%, {WIDEST}px)))",
        100.0 * middle,
        WIDEST / 2.0
    );
    let share = |y: f64| format!("{:.3}%", 100.0 * y / height);
    if rect.y + rect.height / 2.0 <= height / 2.0 {
        [left, share(rect.bottom()), "auto".into()]
    } else {
        [left, "auto".into(), share(height - rect.y)]
    }
}
