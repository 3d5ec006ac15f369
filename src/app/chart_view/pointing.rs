//! What is pointed at on a stage, by pointer or keys, and what is pinned there.

use std::sync::Arc;

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;

use super::tell::Tell;
use crate::app::browser;
use crate::app::figure_link::opens_elsewhere;
use crate::app::page::Page;
use crate::app::state::Panel;
use crate::bulletin::text::Lang;
use crate::chart::{Mark, Picture, Rect};

/// The most marks that are links of their own.
pub const MOST_LINKS: usize = 200;
/// How near a pointer must come to a mark of a drawing without links, in CSS pixels of the drawing.
const NEAR: f64 = 24.0;
/// How many marks Page Up and Page Down pass.
const PAGE: usize = 10;

/// What a stage shows, or why it cannot.
pub type Drawn = Result<Arc<Picture>, String>;

/// A stage and what is pointed at on it. Marks are named by their figures, which outlive a redraw.
#[derive(Clone)]
pub struct Pointing {
    /// The page.
    pub page: Page,
    /// The language.
    pub lang: Lang,
    /// The figure that is told: what the pointer is on, else where the keyboard is, else what is pinned.
    pub shown: Memo<Option<String>>,
    /// The figure whose mark is pinned.
    pub pinned: Memo<Option<String>>,
    /// The figure under the pointer.
    pub hovered: RwSignal<Option<String>>,
    /// What is said of the mark that was reached last.
    pub said: RwSignal<String>,
    chart: String,
    tells: StoredValue<Vec<Tell>>,
    picture: Memo<Option<Drawn>>,
    /// The figure that the keyboard has reached, while the focus is on the stage.
    walked: RwSignal<Option<String>>,
    /// Where the keyboard was last.
    last: StoredValue<Option<String>>,
}

impl Pointing {
    /// Nothing is pointed at yet, on the stage of a chart.
    pub fn new(page: Page, chart: &str, lang: Lang, tells: Vec<Tell>, picture: Memo<Option<Drawn>>) -> Self {
        let (hovered, walked) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
        let (state, id) = (page.chart, chart.to_string());
        let pinned = Memo::new(move |_| state.get().filter(|it| it.id == id).and_then(|it| it.mark));
        Self {
            page,
            lang,
            shown: Memo::new(move |_| hovered.get().or_else(|| walked.get()).or_else(|| pinned.get())),
            pinned,
            hovered,
            said: RwSignal::new(String::new()),
            chart: chart.to_string(),
            tells: StoredValue::new(tells),
            picture,
            walked,
            last: StoredValue::new(None),
        }
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

    /// Lets go of the pinned mark.
    pub fn unpin(&self) {
        self.page.look_at(&self.chart, |chart| chart.mark = None);
    }

    fn figures(&self) -> Vec<String> {
        let picture = self.picture.get_untracked().and_then(Result::ok);
        picture.map_or_else(Vec::new, |it| it.marks.iter().map(|mark| mark.figure.clone()).collect())
    }

    /// The focus has come to the stage: by the keyboard, it goes on where it was.
    pub fn enter(&self, event: &FocusEvent) {
        if browser::by_keyboard(event) {
            let figures = self.figures();
            let last = self.last.get_value().filter(|id| figures.contains(id));
            if let Some(figure) = last.or_else(|| figures.into_iter().next()) {
                self.walk_to(figure);
            }
        }
    }

    /// The focus has left the stage, unless only for what stands in it.
    pub fn leave(&self, event: &FocusEvent) {
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

    /// A key is pressed on the stage, or in the note that stands in it.
    pub fn press(&self, event: &KeyboardEvent) {
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
        if self.shown.get_untracked().is_none() {
            return;
        }
        event.prevent_default();
        self.hovered.set(None);
        self.walked.set(None);
        self.said.set(String::new());
        if self.pinned.get_untracked().is_some() {
            self.unpin();
        }
        // What had the focus may have been in the note that is gone now.
        browser::focus_on(event);
    }

    /// The pointer moves.
    pub fn point(&self, event: &PointerEvent) {
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
        let far = |mark: &Mark| (mark.x + mark.width / 2.0 - x).hypot(mark.y + mark.height / 2.0 - y);
        let nearest = picture.marks.iter().min_by(|a, b| far(a).total_cmp(&far(b)))?;
        (far(nearest) <= NEAR).then(|| nearest.figure.clone())
    }

    /// A click pins the mark under it, and lets go of a pinned one.
    pub fn click(&self, event: &MouseEvent) {
        if browser::is_in(event, ".tip") || opens_elsewhere(event) {
            return;
        }
        event.prevent_default();
        let figure = self.under(event);
        let pinned = self.pinned.get_untracked();
        let next = figure.filter(|it| Some(it) != pinned.as_ref());
        if let Some(figure) = &next {
            self.say(figure);
            self.last.set_value(Some(figure.clone()));
        }
        self.page.look_at(&self.chart, |chart| chart.mark = next);
    }
}
