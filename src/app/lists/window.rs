//! The body of a list's table, in blocks of rows.
//!
//! Of a table of moderate length the first block is there at once and the others follow frame by
//! frame once the list stands, so that no keystroke waits for them. Of a long one only the blocks in
//! view and a screen before and after are there; above and below stands a gap as high as the rest
//! would be. The first block changes with the list; the others are made anew.

use std::sync::Arc;

use leptos::prelude::*;

use super::View;
use super::heights::Heights;
use super::looked::{FIRST, Looked};
use super::row::{Setting, body_row};
use super::rows::Results;
use crate::app::browser;

/// Up to so many rows all are laid out, and the browser's own find sees each of them.
pub const PLAIN: usize = 500;
/// The id of the element that scrolls.
pub const SCROLLS: &str = "rows";
/// How many rows are made and measured together.
const ROWS: usize = 12;
/// How many blocks there are at once when a list changes: what is seen of it below the field in which
/// somebody types.
const AT_ONCE: usize = 1;
/// How many there are a frame later: about a screen.
const SCREEN: usize = 2;
/// How long a list must stand before rows follow that are not seen, in milliseconds: longer than from
/// key to key.
const REST: u64 = 200;
/// How many blocks follow with a frame.
const EACH_FRAME: usize = 2;
/// How many frames a row that is sought may take to stand where it should.
const FRAMES: u32 = 24;
/// How much of the height is above a row that was sought: it is best seen with what stands around it.
const ABOVE: f64 = 0.25;
/// The attribute that holds a block's number.
const BLOCK: &str = "data-block";

/// What of the results is shown.
#[derive(Clone)]
pub struct Shown {
    /// The results.
    pub results: Arc<Results>,
    /// How many of the entries, from the first.
    pub rows: usize,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Shown {
    /// Whether only what is in view is laid out.
    pub const fn is_long(&self) -> bool {
        self.rows > PLAIN
    }

    fn key(&self) -> (u64, usize) {
        (self.results.serial, self.rows)
    }
}

/// Which blocks are there, of what is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Span {
    of: (u64, usize),
    from: usize,
    to: usize,
}

/// A block that is there.
struct Block {
    number: usize,
    /// What it shows for as long as it is there. The first blocks show whatever the list has become:
    /// most of a row is the same for another entry, and is quicker changed than made.
    of: Option<Shown>,
}

/// The blocks that are there, and what is known of the others.
#[derive(Clone, Copy)]
pub struct Window {
    shown: Memo<Shown>,
    span: RwSignal<Span>,
    heights: RwSignal<Heights>,
    /// Whether the reader has scrolled down in it.
    is_down: StoredValue<bool>,
    /// What the reader looks at.
    looked: Looked,
    /// How often a row was sought; while one is, scrolling is none of the reader's.
    sought: StoredValue<u32>,
    is_seeking: RwSignal<bool>,
    /// How often its width has changed.
    resizes: StoredValue<u32>,
    /// What was shown when the reader was last led out of the rows.
    left: StoredValue<(u64, usize)>,
}

impl Window {
    /// A window that follows what is shown.
    pub fn new(shown: Memo<Shown>) -> Self {
        let first = shown.get_untracked();
        let heights = Heights::new(first.rows, ROWS);
        let window = Self {
            shown,
            span: RwSignal::new(beginning(&first)),
            heights: RwSignal::new(heights),
            // Another list may have been, which was shown where this one is.
            is_down: StoredValue::new(true),
            looked: Looked::new(),
            sought: StoredValue::new(0),
            is_seeking: RwSignal::new(false),
            resizes: StoredValue::new(0),
            left: StoredValue::new(first.key()),
        };
        Effect::new(move |_| {
            let shown = shown.get();
            let _ = window.heights.try_update(|it| *it = it.of_others(shown.rows));
            window.looked.set(None);
            window.is_seeking.set(false);
            // To scroll is to lay out all that has changed, here and now.
            if window.is_down.get_value() {
                window.is_down.set_value(false);
                browser::scroll_back(SCROLLS);
            }
            let key = shown.key();
            browser::when_shown(move || browser::when_shown(move || window.fill_screen(key)));
            // The rest can wait until nobody types.
            browser::after(REST, move || window.follow(key));
        });
        window
    }

    /// Follows the reader up and down.
    pub fn scrolled(self) {
        self.is_down.set_value(browser::scrolled(SCROLLS).is_some_and(|(top, _)| top > 0.0));
        if !self.is_seeking() {
            self.looked.note();
        }
        self.look();
    }

    /// Whether a row is sought or held to, for which the browser is not to scroll.
    pub fn is_held(self) -> bool {
        self.is_seeking.get()
    }

    fn is_seeking(self) -> bool {
        self.is_seeking.try_get_untracked() == Some(true)
    }

    /// The row that the reader looks at, by its number from the first, and how far below the table's head it is, in
    /// CSS pixels; none at the table's beginning.
    pub fn place(self) -> Option<(usize, f64)> {
        self.looked.place()
    }

    /// The blocks that are there now.
    fn span(&self, shown: &Shown) -> Span {
        let span = self.span.get();
        if span.of == shown.key() { span } else { beginning(shown) }
    }

    /// Has the blocks laid out that are missing, and measured those that are there, from the next
    /// frame on.
    fn follow(self, of: (u64, usize)) {
        browser::when_shown(move || {
            let current = self.shown.try_get_untracked();
            if current.is_some_and(|shown| shown.key() == of) {
                self.look();
            }
        });
    }

    /// Has as many blocks as a screen may show, if the list is still the same.
    fn fill_screen(self, of: (u64, usize)) {
        let Some(shown) = self.shown.try_get_untracked().filter(|it| it.key() == of) else { return };
        let Some(span) = self.span.try_get_untracked() else { return };
        let to = shown.rows.div_ceil(ROWS).min(SCREEN);
        if span.of != of || (span.from == 0 && span.to < to) {
            let _ = self.span.try_set(Span { of, from: 0, to });
        }
    }

    /// Looks at what is in view. By the time a frame comes, the table may be another.
    pub fn look(self) {
        let Some(shown) = self.shown.try_get_untracked() else { return };
        let Some(before) = self.span.try_get_untracked() else { return };
        let Some(mut heights) = self.heights.try_get_untracked() else { return };
        let span = if before.of == shown.key() { before } else { beginning(&shown) };
        let blocks = shown.rows.div_ceil(ROWS);
        let (wanted, seen, learnt) = if shown.is_long() {
            let Some((top, height)) = browser::scrolled(SCROLLS) else { return };
            let learnt = heights.learn(&browser::heights(SCROLLS, BLOCK));
            // While a row is sought, it is what will be seen, wherever that now is.
            let sought = self.looked.row().filter(|_| self.is_seeking());
            let top = sought.map_or(top, |row| (heights.before(row / ROWS) - ABOVE * height).max(0.0));
            let between = |from: f64, to: f64| (heights.at(from), heights.at(to) + 1);
            let (wanted, seen) = (between(top - height, top + 2.0 * height), between(top, top + height));
            if learnt {
                let _ = self.heights.try_set(heights);
            }
            (wanted, seen, learnt)
        } else {
            ((0, blocks), (0, SCREEN), false)
        };
        let (from, to) = towards((span.from, span.to), wanted, seen);
        let next = Span { of: shown.key(), from, to };
        if next != before {
            let _ = self.span.try_set(next);
        }
        if learnt || next != before {
            browser::soon(move || {
                if self.is_seeking() {
                    self.looked.keep();
                } else if self.is_down.try_get_value() == Some(true) && self.looked.row().is_none() {
                    // Nothing was to be seen yet where the reader has jumped to.
                    self.looked.note();
                }
            });
        }
        if learnt || (from, to) != wanted {
            self.follow(shown.key());
        }
    }

    /// Scrolls to a row of a long list, by its number from the first, once what has changed is shown. It will stand
    /// so far below the table's head, or else where a reader finds it, for which the page is scrolled too.
    pub fn seek(self, row: usize, below: Option<f64>) {
        browser::when_shown(move || {
            let Some((_, height)) = browser::scrolled(SCROLLS) else { return };
            self.looked.set(Some((row, below.unwrap_or(ABOVE * height))));
            self.hold(move || {
                // The page may have been scrolled to where the row stood for a moment.
                if below.is_none() {
                    browser::bring_row_into_view(SCROLLS, row + FIRST);
                }
            });
        });
    }

    /// Holds to what the reader looks at until it stands still: how high rows are is known of those alone that have
    /// been there.
    fn hold(self, then: impl FnOnce() + 'static) {
        let Some(turn) = self.sought.try_get_value().map(|it| it + 1) else { return };
        self.sought.set_value(turn);
        let _ = self.is_seeking.try_set(true);
        self.hold_on(turn, FRAMES, 0, then);
    }

    /// Does so for a frame, and for so many more if the row has not been still for a few.
    fn hold_on(self, turn: u32, frames: u32, still: u32, then: impl FnOnce() + 'static) {
        // Since then another may be sought, or the list be another.
        if self.sought.try_get_value() != Some(turn) || !self.is_seeking() {
            return;
        }
        // Whoever scrolls goes where they want.
        if self.looked.is_left() {
            let _ = self.is_seeking.try_set(false);
            return self.scrolled();
        }
        let before = browser::scrolled(SCROLLS).map(|it| it.0);
        self.look();
        let is_there = self.looked.keep().is_some();
        let is_still = is_there && before == browser::scrolled(SCROLLS).map(|it| it.0);
        let still = if is_still { still + 1 } else { 0 };
        browser::when_shown(move || {
            if still < 3 && frames > 0 {
                self.hold_on(turn, frames - 1, still, then);
            } else if self.sought.try_get_value() == Some(turn) {
                then();
                let _ = self.is_seeking.try_set(false);
                self.scrolled();
            }
        });
    }

    /// Measures anew what has another width, once that stands: a list that becomes long gets a scroll bar
    /// in the very frame in which somebody waits for its rows. What the reader looks at stays where it is.
    pub fn resized(self) {
        let turn = self.resizes.try_get_value().unwrap_or_default() + 1;
        let _ = self.resizes.try_set_value(turn);
        // Its first width is told as a change.
        if turn == 1 {
            return;
        }
        self.looked.keep();
        browser::after(REST, move || {
            if self.resizes.try_get_value() == Some(turn) {
                self.measure_anew();
            }
        });
    }

    /// Forgets how high rows were, and measures those that are there.
    fn measure_anew(self) {
        let Some(shown) = self.shown.try_get_untracked().filter(Shown::is_long) else { return };
        let _ = self.heights.try_set(Heights::new(shown.rows, ROWS));
        match self.looked.row() {
            Some(_) if !self.is_seeking() => self.hold(|| ()),
            _ => self.look(),
        }
    }

    /// The table's bodies.
    pub fn bodies(self, view: &View) -> AnyView {
        let view = view.clone();
        let each = move || {
            let shown = self.shown.get();
            self.leave(&shown);
            let span = self.span(&shown);
            let block = |number| Block { number, of: (number >= AT_ONCE).then(|| shown.clone()) };
            (span.from..span.to).map(block).collect::<Vec<_>>()
        };
        let shown = self.shown;
        let key = |block: &Block| (block.number, block.of.as_ref().map(Shown::key));
        let block = move |Block { number, of }| {
            let view = view.clone();
            let rows = move || match &of {
                Some(shown) => rows(&view, shown, number),
                None => {
                    let shown = shown.get();
                    self.leave(&shown);
                    rows(&view, &shown, number)
                }
            };
            view! { <tbody role="rowgroup" data-block=number>{rows}</tbody> }
        };
        view! {
            {move || self.gap(true)}
            <For each=each key=key children=block />
            {move || self.gap(false)}
        }
        .into_any()
    }

    /// Before its rows go or become others: lets the focus stay in the list, rather than be lost with a row
    /// or be on another entry.
    fn leave(self, shown: &Shown) {
        if self.left.get_value() != shown.key() {
            self.left.set_value(shown.key());
            browser::leave_rows(SCROLLS);
        }
    }

    /// What stands for the rows above or below.
    fn gap(self, above: bool) -> Option<AnyView> {
        let shown = self.shown.get();
        if !shown.is_long() {
            return None;
        }
        let span = self.span(&shown);
        let height = self.heights.with(|it| match above {
            true => it.before(span.from),
            false => it.before(it.blocks()) - it.before(span.to),
        });
        let height = format!("{height:.1}px");
        Some(
            view! { <tbody class="gap" aria-hidden="true"><tr><td style:height=height></td></tr></tbody> }
                .into_any(),
        )
    }
}

/// The blocks that are there when a list has just changed. Without a browser to follow frame by
/// frame, all of a table of moderate length are.
fn beginning(shown: &Shown) -> Span {
    let blocks = shown.rows.div_ceil(ROWS);
    let to = if browser::IS_HERE || shown.is_long() { blocks.min(AT_ONCE) } else { blocks };
    Span { of: shown.key(), from: 0, to }
}

/// From the blocks that are there a step towards those that are wanted: a few more each time, or, where
/// none of them is wanted any more, those that are seen.
fn towards(now: (usize, usize), wanted: (usize, usize), seen: (usize, usize)) -> (usize, usize) {
    if now.1 <= wanted.0 || wanted.1 <= now.0 {
        return seen;
    }
    let from = wanted.0.max(now.0.saturating_sub(EACH_FRAME));
    let to = wanted.1.min(now.1 + EACH_FRAME);
    (from, to)
}

fn rows(view: &View, shown: &Shown, number: usize) -> Vec<AnyView> {
    let setting = Setting::new(view, shown);
    let rows = number * ROWS..((number + 1) * ROWS).min(shown.rows);
    let rows = rows.filter_map(|at| {
        let entry = shown.results.entries.get(at)?;
        body_row(&setting, *entry, shown.is_long().then_some(at + FIRST))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::towards;

    #[test]
    fn blocks_come_a_few_at_a_time_and_those_in_view_first() {
        assert_eq!(towards((0, 2), (0, 7), (0, 2)), (0, 4));
        assert_eq!(towards((0, 6), (0, 7), (0, 2)), (0, 7));
        assert_eq!(towards((4, 9), (1, 6), (2, 4)), (2, 6), "what is far below goes at once");
        assert_eq!(towards((0, 7), (200, 212), (204, 208)), (204, 208));
        assert_eq!(towards((204, 208), (200, 212), (204, 208)), (202, 210));
    }
}
