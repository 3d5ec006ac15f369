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

/// A stage and what is pointed at on it. Marks go by their place in reading order, which a redraw
/// keeps: one figure may have several.
#[derive(Clone)]
pub struct Pointing {
    /// The page.
    pub page: Page,
    /// The language.
    pub lang: Lang,
    /// The mark that is told: what the pointer is on, else where the keyboard is, else what is pinned.
    pub shown: Memo<Option<usize>>,
    /// The mark that is pinned.
    pub pinned: Memo<Option<usize>>,
    /// The mark under the pointer.
    pub hovered: RwSignal<Option<usize>>,
    /// What is said of the mark that was reached last.
    pub said: RwSignal<String>,
    chart: String,
    tells: StoredValue<Vec<Tell>>,
    picture: Memo<Option<Drawn>>,
    /// The mark that the keyboard has reached, while the focus is on the stage.
    walked: RwSignal<Option<usize>>,
    /// Where the reader was last.
    last: StoredValue<Option<usize>>,
}

impl Pointing {
    /// Nothing is pointed at yet, on the stage of a chart.
    pub fn new(page: Page, chart: &str, lang: Lang, tells: Vec<Tell>, picture: Memo<Option<Drawn>>) -> Self {
        let (hovered, walked) = (RwSignal::new(None::<usize>), RwSignal::new(None::<usize>));
        let look = page.look(chart);
        // The address names a figure, which outlives every change of the chart.
        let pinned = Memo::new(move |_| {
            let (figure, picture) = (look.get().mark?, picture.get()?.ok()?);
            picture.marks.iter().position(|mark| mark.figure == figure)
        });
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

    /// A mark's area, what is told of it, and the picture that it is in.
    pub fn mark(&self, index: usize) -> Option<(Rect, Tell, Arc<Picture>)> {
        self.found(index, self.picture.get())
    }

    fn found(&self, index: usize, picture: Option<Drawn>) -> Option<(Rect, Tell, Arc<Picture>)> {
        let picture = picture?.ok()?;
        let mark = picture.marks.get(index)?;
        let tell =
            self.tells.with_value(|tells| tells.iter().find(|it| it.figure == mark.figure).cloned())?;
        Some((mark.hit, tell, picture))
    }

    /// The id of the stage.
    pub fn stage(&self) -> String {
        format!("chart-{}:stage", self.chart)
    }

    /// The id of what frames the mark that is told.
    pub fn ring(&self) -> String {
        format!("chart-{}:ring", self.chart)
    }

    /// Lets go of the pinned mark.
    pub fn unpin(&self) {
        self.page.look_at(&self.chart, |chart| chart.mark = None);
    }

    fn count(&self) -> usize {
        self.picture.get_untracked().and_then(Result::ok).map_or(0, |picture| picture.marks.len())
    }

    /// The focus has come to the stage: by the keyboard, it goes on where it was.
    pub fn enter(&self, event: &FocusEvent) {
        let count = self.count();
        if count > 0 && browser::by_keyboard(event) {
            self.walk_to(self.last.get_value().unwrap_or(0).min(count - 1));
        }
    }

    /// The focus has left the stage, unless only for what stands in it.
    pub fn leave(&self, event: &FocusEvent) {
        if !browser::stays_within(event) {
            self.walked.set(None);
            self.said.set(String::new());
        }
    }

    fn walk_to(&self, index: usize) {
        self.say(index);
        self.hovered.set(None);
        self.last.set_value(Some(index));
        self.walked.set(Some(index));
        // A drawing may be higher than a phone.
        let ring = self.ring();
        browser::when_shown(move || browser::bring_into_view(&ring));
    }

    fn say(&self, index: usize) {
        let Some((_, tell, picture)) = self.found(index, self.picture.get_untracked()) else { return };
        let mut aloud = tell.aloud(index, picture.marks.len(), self.lang);
        // What is the same as before would not be said again.
        if self.said.get_untracked() == aloud {
            aloud.push('\u{a0}');
        }
        self.said.set(aloud);
    }

    /// A key is pressed on the stage, or on what stands in it.
    pub fn press(&self, event: &KeyboardEvent) {
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        // Keys pressed in the note are that one's own, but for Escape.
        let own = !browser::is_in(event, ".tip");
        if !plain || !(own || event.key() == "Escape") {
            return;
        }
        let (last, at) = (self.count().saturating_sub(1), self.last.get_value());
        let here = self.walked.get_untracked();
        let to = match event.key().as_str() {
            // Where everything was put away, the first key shows where the walk stopped.
            "ArrowRight" | "ArrowDown" => here.map_or(at.unwrap_or(0), |here| here + 1),
            "ArrowLeft" | "ArrowUp" => here.map_or(at.unwrap_or(0), |here| here.saturating_sub(1)),
            "PageDown" => at.unwrap_or(0) + PAGE,
            "PageUp" => at.unwrap_or(0).saturating_sub(PAGE),
            "Home" => 0,
            "End" => last,
            "Enter" => return self.open(event),
            " " => return self.hold(event),
            "t" | "T" => return self.to_table(event),
            "Escape" => return self.put_away(event),
            _ => return,
        };
        event.prevent_default();
        self.walk_to(to.min(last));
    }

    /// Opens the evidence of what is told.
    fn open(&self, event: &KeyboardEvent) {
        let shown = self.shown.get_untracked();
        if let Some((_, tell, _)) = shown.and_then(|index| self.found(index, self.picture.get_untracked())) {
            event.prevent_default();
            self.page.go(|state| state.figure = Some(tell.figure));
        }
    }

    /// Pins what is told, or lets go of it.
    fn hold(&self, event: &KeyboardEvent) {
        let Some(index) = self.shown.get_untracked() else { return };
        event.prevent_default();
        let held = self.pinned.get_untracked() == Some(index);
        let figure = self.found(index, self.picture.get_untracked()).map(|(_, tell, _)| tell.figure);
        self.page.look_at(&self.chart, |chart| chart.mark = figure.filter(|_| !held));
    }

    fn to_table(&self, event: &KeyboardEvent) {
        event.prevent_default();
        let open = self.page.look(&self.chart).get_untracked().panel == Some(Panel::Table);
        self.page.look_at(&self.chart, |chart| chart.panel = (!open).then_some(Panel::Table));
        if open {
            return;
        }
        let table = format!("chart-{}:table", self.chart);
        browser::when_shown(move || {
            browser::focus(&table);
        });
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

    /// The mark under a pointer.
    fn under(&self, event: &MouseEvent) -> Option<usize> {
        if let Some(index) = browser::attribute_at(event, "a.hit", "data-mark") {
            return index.parse().ok();
        }
        let picture = self.picture.get_untracked()?.ok()?;
        if picture.marks.len() <= MOST_LINKS {
            return None;
        }
        let (x, y) = browser::share_of(event, ".picture")?;
        let (x, y) = (x * f64::from(picture.width), y * f64::from(picture.height));
        let far = |mark: &Mark| (mark.x + mark.width / 2.0 - x).hypot(mark.y + mark.height / 2.0 - y);
        let marks = picture.marks.iter().enumerate();
        let (index, nearest) = marks.min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)))?;
        (far(nearest) <= NEAR).then_some(index)
    }

    /// A click pins the mark under it, and lets go of a pinned one.
    pub fn click(&self, event: &MouseEvent) {
        if browser::is_in(event, ".tip") || opens_elsewhere(event) {
            return;
        }
        event.prevent_default();
        let (hit, pinned) = (self.under(event), self.pinned.get_untracked());
        let next = hit.filter(|it| Some(*it) != pinned);
        if next.is_none() && pinned.is_none() {
            return;
        }
        // From here on the keys of the chart go on from where the pointer was.
        browser::focus_on(event);
        let figure = next.and_then(|index| {
            self.say(index);
            self.last.set_value(Some(index));
            self.found(index, self.picture.get_untracked()).map(|(_, tell, _)| tell.figure)
        });
        self.page.look_at(&self.chart, |chart| chart.mark = figure);
    }
}
