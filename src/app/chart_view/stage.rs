//! The drawing: pointed at, walked with the arrow keys, and told mark by mark.
//!
//! It is one stop for the Tab key. On it, arrow keys go from mark to mark in reading order, a polite
//! live region says each, Enter opens its evidence, T the table, and Escape puts everything away. The
//! marks are links as well, for pointers, touch and whoever follows links; a drawing with more marks
//! than a page should hold links is pointed at by geometry alone.

use std::sync::Arc;

use leptos::html::{Div, I};
use leptos::prelude::*;

use super::pointing::{Drawn, MOST_LINKS, Pointing};
use super::tell::Tell;
use super::tip::Tip;
use crate::app::page::{Page, page};
use crate::app::{browser, words};
use crate::bulletin::text::Lang;
use crate::chart::{self, Picture, Rect};

/// The room that page and frame leave around a drawing, in CSS pixels.
const FRAME: u32 = 72;
/// The size of usual text in CSS pixels.
const EM: f64 = 16.0;
/// The widest column a drawing first assumes; the observer then tells the true width.
const FIRST_WIDTH: u32 = 520;

/// The drawing of a chart.
#[component]
pub fn Stage(id: String, lang: Lang) -> impl IntoView {
    let page = page();
    let frame = NodeRef::<Div>::new();
    let em = NodeRef::<I>::new();
    let width = watched_width(frame, em);
    let picture = {
        let (page, id) = (page.clone(), id.clone());
        // Drawn anew means changed: pictures are not compared.
        Memo::new_with_compare(move |_| drawn(&page, &id, width.get(), lang), |_, _| true)
    };
    let tells = page.bulletin.chart(&id).map_or_else(Vec::new, |spec| {
        let rows = chart::rows(&page.bulletin, spec);
        rows.iter().filter_map(|row| Tell::of(&page.bulletin, row, lang)).collect()
    });
    let pointing = Pointing::new(page, &id, lang, tells, picture);
    let keys = format!("chart-{id}:keys");
    let body = {
        let pointing = pointing.clone();
        move || match picture.get() {
            Some(Ok(picture)) => drawing(&pointing, &picture),
            Some(Err(why)) => view! { <p class="empty">{why}</p> }.into_any(),
            None => ().into_any(),
        }
    };
    let said = pointing.said;
    let [pressed, entered, left, moved, clicked, beside] = std::array::from_fn(|_| pointing.clone());
    view! {
        <div
            class="stage" id=pointing.stage() node_ref=frame tabindex="0" role="application"
            aria-roledescription=words::CHART.get(lang)
            aria-labelledby=format!("chart-{id}:title") aria-describedby=keys.clone()
            on:keydown=move |event| pressed.press(&event)
            on:focus=move |event| entered.enter(&event)
            on:focusout=move |event| left.leave(&event)
            on:pointermove=move |event| moved.point(&event)
            on:pointerleave=move |_| beside.hovered.set(None)
            on:click=move |event| clicked.click(&event)
        >
            // As wide as the reader's text is large: a drawing grows with it.
            <i class="em" node_ref=em aria-hidden="true"></i>
            {body}
            <Tip pointing=pointing.clone() />
        </div>
        <p class="sr-only" id=keys>{words::CHART_KEYS.get(lang)}</p>
        <p class="sr-only" role="status">{move || said.get()}</p>
    }
    .into_any()
}

/// The width to lay a drawing out for, in its own pixels: the frame's, less where text is large.
fn watched_width(frame: NodeRef<Div>, em: NodeRef<I>) -> Memo<u32> {
    let first = browser::window_width().saturating_sub(FRAME).min(FIRST_WIDTH);
    let (wide, large) = (RwSignal::new(f64::from(first)), RwSignal::new(EM));
    // A frame in a hidden part of the page has no width, and the signal may be gone when the page
    // has moved on.
    let keep = |signal: RwSignal<f64>| {
        move |now: f64| {
            if now > 0.0 && signal.try_get_untracked().is_some_and(|before| before != now) {
                signal.set(now);
            }
        }
    };
    Effect::new(move |_| {
        if let (Some(frame), Some(em)) = (frame.get(), em.get()) {
            browser::observe_width(&frame, keep(wide));
            browser::observe_width(&em, keep(large));
        }
    });
    Memo::new(move |_| in_text(wide.get(), large.get()))
}

/// The width of a frame in CSS pixels of text of the usual size: where a reader's text is twice as
/// large, half its width.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn in_text(width: f64, em: f64) -> u32 {
    (width * EM / em).round() as u32
}

fn drawn(page: &Page, id: &str, width: u32, lang: Lang) -> Option<Drawn> {
    let spec = page.bulletin.chart(id)?;
    let picture = chart::draw(&page.bulletin, spec, lang, width);
    Some(picture.map(Arc::new).map_err(|error| error.text(lang)))
}

/// The picture and a link on each of its marks.
fn drawing(pointing: &Pointing, picture: &Picture) -> AnyView {
    let few = picture.marks.len() <= MOST_LINKS;
    let marks = picture.marks.iter().enumerate().filter(|_| few).map(|(index, mark)| {
        let [left, top, width, height] = place(&mark.hit, picture);
        view! {
            <a
                class="hit" tabindex="-1" data-mark=index data-figure=mark.figure.clone()
                href=pointing.page.figure_link(&mark.figure) aria-label=mark.label.clone()
                style:left=left style:top=top style:width=width style:height=height
            ></a>
        }
    });
    let marks = marks.collect_view();
    let (ring, shown, id) = (pointing.clone(), pointing.shown, pointing.ring());
    let ring = move || {
        let mark = shown.get().and_then(|index| ring.mark(index));
        mark.map(|(rect, _, picture)| {
            let [left, top, width, height] = place(&rect, &picture);
            view! {
                <div class="ring" id=id.clone() style:left=left style:top=top style:width=width style:height=height></div>
            }
        })
    };
    // The one place where markup is set as such: a picture that this crate drew itself.
    view! {
        <div class="picture" aria-hidden="true" inner_html=picture.svg.clone()></div>
        {marks}
        {ring}
    }
    .into_any()
}

/// A rectangle of a picture in shares of it, since a picture may be shown larger than it was drawn:
/// left, top, width, height.
fn place(rect: &Rect, picture: &Picture) -> [String; 4] {
    let (width, height) = (f64::from(picture.width), f64::from(picture.height));
    let share = |size: f64, of: f64| format!("{:.5}%", 100.0 * size / of.max(1.0));
    [share(rect.x, width), share(rect.y, height), share(rect.width, width), share(rect.height, height)]
}
