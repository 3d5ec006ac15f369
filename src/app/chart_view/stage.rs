//! The drawing: pointed at, walked with the arrow keys, and told mark by mark.
//!
//! It is one stop for the Tab key. On it, arrow keys go from mark to mark in reading order, a polite
//! live region says each, Enter opens its evidence, T the table, and Escape puts everything away. The
//! marks are links as well, for pointers, touch and whoever follows links; a drawing with more marks
//! than a page should hold links is pointed at by geometry alone.

use std::sync::Arc;

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::{Div, I};
use leptos::prelude::*;

use super::tell::Tell;
use super::tip::Tip;
use crate::app::figure_link::opens_elsewhere;
use crate::app::page::{Page, page};
use crate::app::state::Panel;
use crate::app::{browser, words};
use crate::bulletin::text::Lang;
use crate::chart::{self, Picture, Rect};

/// The room that page and frame leave around a drawing, in CSS pixels.
const FRAME: u32 = 72;
/// The widest column a drawing first assumes; the observer then tells the true width.
const FIRST_WIDTH: u32 = 520;
/// The most marks that are links of their own.
const MOST_LINKS: usize = 200;
/// How near a pointer must come to a mark of a drawing without links, in CSS pixels of the drawing.
const NEAR: f64 = 24.0;
/// How many marks Page Up and Page Down pass.
const PAGE: usize = 10;

/// What a stage shows, or why it cannot.
type Drawn = Result<Arc<Picture>, String>;

/// A stage and what is pointed at on it. Marks are named by their figures, which outlive a redraw.
#[derive(Clone)]
pub(super) struct Pointing {
    page: Page,
    chart: String,
    lang: Lang,
    tells: StoredValue<Vec<Tell>>,
    picture: Memo<Option<Drawn>>,
    /// The figure under the pointer.
    pub hovered: RwSignal<Option<String>>,
    /// The figure that the keyboard has reached, while the focus is on the stage.
    walked: RwSignal<Option<String>>,
    /// Where the keyboard was last.
    last: StoredValue<Option<String>>,
    said: RwSignal<String>,
}

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
    let pointing = Pointing {
        page,
        chart: id.clone(),
        lang,
        tells: StoredValue::new(tells),
        picture,
        hovered: RwSignal::new(None),
        walked: RwSignal::new(None),
        last: StoredValue::new(None),
        said: RwSignal::new(String::new()),
    };
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
            class="stage" node_ref=frame tabindex="0" role="application"
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
fn watched_width(frame: NodeRef<Div>, em: NodeRef<I>) -> RwSignal<u32> {
    let width = RwSignal::new(browser::window_width().saturating_sub(FRAME).min(FIRST_WIDTH));
    let look = move || {
        let Some(frame) = frame.try_get_untracked().flatten() else { return };
        let now = browser::width_in_text(&frame);
        // A frame in a hidden part of the page has no width, and the signal may be gone when the
        // page has moved on.
        if now > 0 && width.try_get_untracked().is_some_and(|before| before != now) {
            width.set(now);
        }
    };
    Effect::new(move |_| {
        if let (Some(frame), Some(em)) = (frame.get(), em.get()) {
            browser::observe_size(&frame, look);
            browser::observe_size(&em, look);
        }
    });
    width
}

fn drawn(page: &Page, id: &str, width: u32, lang: Lang) -> Option<Drawn> {
    let spec = page.bulletin.chart(id)?;
    let picture = chart::draw(&page.bulletin, spec, lang, width);
    Some(picture.map(Arc::new).map_err(|error| error.text(lang)))
}

/// The picture and a link on each of its marks.
fn drawing(pointing: &Pointing, picture: &Picture) -> AnyView {
    let few = picture.marks.len() <= MOST_LINKS;
    let marks = picture.marks.iter().filter(|_| few).map(|mark| {
        let [left, top, width, height] = place(&mark.hit, picture);
        view! {
            <a
                class="hit" tabindex="-1" data-figure=mark.figure.clone()
                href=pointing.page.figure_link(&mark.figure) aria-label=mark.label.clone()
                style:left=left style:top=top style:width=width style:height=height
            ></a>
        }
    });
    let marks = marks.collect_view();
    let (ring, shown) = (pointing.clone(), pointing.shown());
    let ring = move || {
        let mark = shown.get().and_then(|id| ring.mark(&id));
        mark.map(|(rect, picture)| {
            let [left, top, width, height] = place(&rect, &picture);
            view! {
                <div class="ring" style:left=left style:top=top style:width=width style:height=height></div>
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

impl Pointing {
    /// The figure that is told: what the pointer is on, else where the keyboard is, else what is pinned.
    pub fn shown(&self) -> Memo<Option<String>> {
        let (hovered, walked, pinned) = (self.hovered, self.walked, self.pinned());
        Memo::new(move |_| hovered.get().or_else(|| walked.get()).or_else(|| pinned.get()))
    }

    /// The figure whose mark is pinned.
    pub fn pinned(&self) -> Memo<Option<String>> {
        let (state, chart) = (self.page.chart, self.chart.clone());
        Memo::new(move |_| state.get().filter(|it| it.id == chart).and_then(|it| it.mark))
    }

    /// What is told of a figure.
    pub fn tell(&self, figure: &str) -> Option<Tell> {
        self.tells.with_value(|tells| tells.iter().find(|it| it.figure == figure).cloned())
    }

    /// The area of a figure's mark, and the picture that it is in.
    pub fn mark(&self, figure: &str) -> Option<(Rect, Arc<Picture>)> {
        let picture = self.picture.get()?.ok()?;
        let mark = picture.marks.iter().find(|mark| mark.figure == figure)?;
        Some((mark.hit, picture))
    }

    /// The page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Lets go of the pinned mark.
    pub fn unpin(&self) {
        self.page.look_at(&self.chart, |chart| chart.mark = None);
    }

    fn figures(&self) -> Vec<String> {
        let picture = self.picture.get_untracked().and_then(Result::ok);
        picture.map_or_else(Vec::new, |it| it.marks.iter().map(|mark| mark.figure.clone()).collect())
    }

    /// The focus has come to the stage: by the keyboard, it goes on where it was.
    fn enter(&self, event: &FocusEvent) {
        if browser::by_keyboard(event) {
            let figures = self.figures();
            let last = self.last.get_value().filter(|id| figures.contains(id));
            if let Some(figure) = last.or_else(|| figures.into_iter().next()) {
                self.walk_to(figure);
            }
        }
    }

    /// The focus has left the stage, unless only for what stands in it.
    fn leave(&self, event: &FocusEvent) {
        if !browser::stays_within(event) {
            self.walked.set(None);
        }
    }

    fn walk_to(&self, figure: String) {
        self.say(&figure);
        self.hovered.set(None);
        self.last.set_value(Some(figure.clone()));
        self.walked.set(Some(figure));
    }

    fn say(&self, figure: &str) {
        let figures = self.figures();
        let index = figures.iter().position(|it| it == figure).unwrap_or(0);
        if let Some(tell) = self.tell(figure) {
            self.said.set(tell.aloud(index, figures.len(), self.lang));
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        // Keys pressed on what stands in the stage are that one's own, but for Escape.
        let own = event.target() == event.current_target();
        if !plain || !(own || event.key() == "Escape") {
            return;
        }
        let figures = self.figures();
        let at = self.last.get_value().and_then(|id| figures.iter().position(|it| *it == id));
        let here = self.walked.get_untracked().and(at);
        let last = figures.len().saturating_sub(1);
        let to = match event.key().as_str() {
            // Where everything was put away, the first key shows where the walk stopped.
            "ArrowRight" | "ArrowDown" => here.map_or(at.unwrap_or(0), |here| (here + 1).min(last)),
            "ArrowLeft" | "ArrowUp" => here.map_or(at.unwrap_or(0), |here| here.saturating_sub(1)),
            "PageDown" => (at.unwrap_or(0) + PAGE).min(last),
            "PageUp" => at.unwrap_or(0).saturating_sub(PAGE),
            "Home" => 0,
            "End" => last,
            "Enter" | " " => {
                if let Some(figure) = here.and_then(|here| figures.get(here)) {
                    event.prevent_default();
                    let figure = figure.clone();
                    self.page.go(|state| state.figure = Some(figure));
                }
                return;
            }
            "t" | "T" => {
                event.prevent_default();
                self.page.look_at(&self.chart, |chart| chart.panel = Some(Panel::Table));
                let table = format!("chart-{}:table", self.chart);
                browser::when_shown(move || {
                    browser::focus(&table);
                });
                return;
            }
            "Escape" => return self.put_away(event),
            _ => return,
        };
        event.prevent_default();
        if let Some(figure) = figures.into_iter().nth(to) {
            self.walk_to(figure);
        }
    }

    /// Escape closes what is open here; where nothing is, it is somebody else's key.
    fn put_away(&self, event: &KeyboardEvent) {
        if self.shown().get_untracked().is_none() {
            return;
        }
        event.prevent_default();
        self.hovered.set(None);
        self.walked.set(None);
        self.said.set(String::new());
        if self.pinned().get_untracked().is_some() {
            self.unpin();
        }
        // What had the focus may have been in the note that is gone now.
        browser::focus_on(event);
    }

    fn point(&self, event: &PointerEvent) {
        // A finger does not hover: it taps.
        if event.pointer_type() == "touch" || browser::is_in(event, ".tip") {
            return;
        }
        let now = self.under(event);
        if self.hovered.get_untracked() != now {
            self.hovered.set(now);
        }
    }

    /// The figure whose mark is under a pointer.
    fn under(&self, event: &MouseEvent) -> Option<String> {
        if let Some(figure) = browser::attribute_at(event, "a.hit", "data-figure") {
            return Some(figure);
        }
        let picture = self.picture.get_untracked()?.ok()?;
        if picture.marks.len() <= MOST_LINKS {
            return None;
        }
        let (x, y) = browser::share_of(event, ".picture")?;
        let (x, y) = (x * f64::from(picture.width), y * f64::from(picture.height));
        let far = |mark: &chart::Mark| (mark.x + mark.width / 2.0 - x).hypot(mark.y + mark.height / 2.0 - y);
        let nearest = picture.marks.iter().min_by(|a, b| far(a).total_cmp(&far(b)))?;
        (far(nearest) <= NEAR).then(|| nearest.figure.clone())
    }

    /// A click pins the mark under it, and lets go of a pinned one.
    fn click(&self, event: &MouseEvent) {
        if browser::is_in(event, ".tip") || opens_elsewhere(event) {
            return;
        }
        event.prevent_default();
        let figure = self.under(event);
        let pinned = self.pinned().get_untracked();
        let next = figure.filter(|it| Some(it) != pinned.as_ref());
        if let Some(figure) = &next {
            self.say(figure);
            self.last.set_value(Some(figure.clone()));
        }
        self.page.look_at(&self.chart, |chart| chart.mark = next);
    }
}
