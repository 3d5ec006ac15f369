//! What this crate asks of a browser beyond showing elements, but for files that come (`fetch`,
//! `checking`) and files that go (`saving`). Natively each call does nothing
//! and answers as a browser without memory would, so that views render anywhere.

pub use imp::*;

/// The storage key of the theme; `boot.js` reads it too, before the first paint.
pub const THEME_KEY: &str = "bulletin-theme";
/// The storage key of the language.
pub const LANG_KEY: &str = "bulletin-lang";

#[cfg(target_arch = "wasm32")]
mod imp {
    use std::cell::RefCell;

    use leptos::prelude::{document, window};
    use wasm_bindgen::prelude::*;
    use web_sys::{
        Element, Event, File, FocusEvent, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement,
        MessageChannel, MouseEvent, Node, ResizeObserver, ResizeObserverEntry, ScrollIntoViewOptions,
        ScrollLogicalPosition,
    };

    use crate::app::desk::{Brought, NotRead};
    use crate::app::origin::Origin;
    use crate::app::state::ViewState;
    use crate::bulletin::load::LARGEST;
    use crate::bulletin::text::Lang;

    /// The query part of the page's address, with what was still to be written into it.
    pub fn search() -> String {
        write_what_is_due();
        window().location().search().unwrap_or_default()
    }

    /// What the address says; where it names no language, the one that is noted in the present step of the
    /// history, else the one that the reader chose before.
    pub fn state() -> ViewState {
        let (search, noted) = (search(), noted_language());
        ViewState::of_address(&search, noted.as_deref(), stored(super::LANG_KEY).as_deref())
    }

    /// The language that is noted in the present step of the history.
    fn noted_language() -> Option<String> {
        window().history().ok()?.state().ok()?.as_string()
    }

    /// Notes in the present step of the history that it is shown in a language, unless one is noted. A step
    /// that a link within the page has taken has none, nor has the one that the page was opened with.
    pub fn note_language(lang: Lang) {
        if let (None, Ok(history)) = (noted_language(), window().history()) {
            let _ = history.replace_state_with_url(&note(lang), "", None);
        }
    }

    /// What a step of the history keeps beside its address: the language. Addresses need not name one, and
    /// the reader's choice, which then holds, may be another by the time of Back.
    fn note(lang: Lang) -> JsValue {
        lang.code().into()
    }

    /// The address of a state for this reader.
    fn own_search(state: &ViewState) -> String {
        state.to_own_search(stored(super::LANG_KEY).as_deref())
    }

    /// The whole address of the page in a given state.
    pub fn address(search: &str) -> String {
        let location = window().location();
        let origin = location.origin().unwrap_or_default();
        let path = location.pathname().unwrap_or_default();
        format!("{origin}{path}{}", search.trim_end_matches('?'))
    }

    /// Whose bulletin the address names, of which what is still to be written says the same.
    pub fn origin() -> Origin {
        ViewState::parse(&window().location().search().unwrap_or_default()).origin
    }

    /// A state that is still to be written into the address.
    struct Due {
        /// The address at which it was to be written.
        href: String,
        search: String,
        lang: Lang,
        /// How often it may be tried.
        tries: u8,
    }

    thread_local! {
        static DUE: RefCell<Option<Due>> = const { RefCell::new(None) };
    }

    /// When writing is tried again that was refused, in milliseconds: Safari writes no more than a hundred
    /// addresses in half a minute, and somebody may type faster.
    const AGAIN: u64 = 1_000;
    /// How often it is tried. Inside of another page a browser may refuse for good.
    const TRIES: u8 = 40;

    /// Writes a state into the address in place, once what it changes is painted, which nobody is to wait
    /// longer for. Whoever reads the address here, or takes a step from it, has it written first.
    pub fn write_state_soon(state: &ViewState) {
        let href = window().location().href().unwrap_or_default();
        DUE.set(Some(Due { href, search: own_search(state), lang: state.lang, tries: TRIES }));
        when_shown(|| after(0, write_what_is_due));
    }

    /// Writes what is still to be written, unless the reader has gone to another address meanwhile.
    fn write_what_is_due() {
        let Some(due) = DUE.take().filter(|due| due.tries > 0) else { return };
        let is_here = window().location().href().ok().as_ref() == Some(&due.href);
        if is_here && !write(&due.search, due.lang, false) {
            DUE.set(Some(Due { tries: due.tries - 1, ..due }));
            after(AGAIN, write_what_is_due);
        }
    }

    /// Writes a state into the address: as a step of its own that Back undoes, or in place.
    pub fn write_state(state: &ViewState, step: bool) {
        write_what_is_due();
        // From a file:// page a browser may refuse; the page works on without the address.
        let _ = write(&own_search(state), state.lang, step);
    }

    fn write(search: &str, lang: Lang, step: bool) -> bool {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let hash = location.hash().unwrap_or_default();
        let address = format!("{path}{}{hash}", search.trim_end_matches('?'));
        let Ok(history) = window().history() else { return false };
        let written = if step {
            history.push_state_with_url(&note(lang), "", Some(&address))
        } else {
            history.replace_state_with_url(&note(lang), "", Some(&address))
        };
        written.is_ok()
    }

    /// Writes a state and a place into the address, as a step that Back undoes.
    pub fn write_place(state: &ViewState, anchor: &str) {
        write_what_is_due();
        let search = own_search(state);
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let address = format!("{path}{}", search.trim_end_matches('?'));
        let now = [location.search(), location.hash()].map(Result::unwrap_or_default).concat();
        if now == format!("{}#{anchor}", search.trim_end_matches('?')) {
            return;
        }
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&note(state.lang), "", Some(&address));
        }
    }

    /// Goes to an element by its id within the present step: names it in the address, shows it, puts
    /// the focus on it, and lets the style sheet light it up for a moment.
    pub fn land(id: &str) {
        let name = id.to_string();
        when_there(id, FRAMES, move |element| {
            // Named this way, it is what `:target` means; a state that is merely written is not.
            let _ = window().location().replace(&format!("#{name}"));
            if !element.has_attribute("tabindex") {
                let _ = element.set_attribute("tabindex", "-1");
            }
            // What is small is best seen with what stands around it.
            let room = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
            if element.get_bounding_client_rect().height() < room / 3.0 {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Center);
                element.scroll_into_view_with_scroll_into_view_options(&options);
            } else {
                element.scroll_into_view();
            }
            focus(&name);
            let _ = element.set_attribute("data-landed", "");
            after(LIT, move || {
                let _ = element.remove_attribute("data-landed");
            });
        });
    }

    /// For how many frames what is to come is waited for: rows are laid out over several of them.
    const FRAMES: u32 = 90;

    /// Does something with an element as soon as it is there, if it comes within so many frames.
    fn when_there(id: &str, frames: u32, act: impl FnOnce(Element) + 'static) {
        if let Some(element) = document().get_element_by_id(id) {
            act(element);
        } else if frames > 0 {
            let id = id.to_string();
            when_shown(move || when_there(&id, frames - 1, act));
        }
    }

    /// How long the place that a reader came to stays lit up, in milliseconds.
    const LIT: u64 = 2_400;

    /// Follows a link in a tab of its own.
    pub fn open_elsewhere(href: &str) {
        let _ = window().open_with_url_and_target(href, "_blank");
    }

    fn field(id: &str) -> Option<HtmlInputElement> {
        document().get_element_by_id(id)?.dyn_into().ok()
    }

    /// Puts text into a field, without its events.
    pub fn write_into(id: &str, text: &str) {
        if let Some(field) = field(id) {
            field.set_value(text);
        }
    }

    /// Selects what stands in a field, so that typing replaces it.
    pub fn select_all(id: &str) {
        if let Some(field) = field(id) {
            field.select();
        }
    }

    /// Goes to another state of the page, at its top and as a step that Back undoes.
    pub fn go_to(state: &ViewState) {
        write_what_is_due();
        let path = window().location().pathname().unwrap_or_default();
        let address = format!("{path}{}", own_search(state).trim_end_matches('?'));
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&note(state.lang), "", Some(&address));
        }
    }

    /// Shows the top of the page, and tells screen readers that it is another: the focus goes to
    /// what says whose it is, or to the page's head.
    pub fn arrive() {
        leptos::prelude::request_animation_frame(|| {
            let _ = focus("opened") || focus("main");
            window().scroll_to_with_x_and_y(0.0, 0.0);
        });
    }

    /// The files of an input field, which is then ready for the next choice.
    pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
        let files = listed(input.files());
        input.set_value("");
        files
    }

    /// The files that were dropped.
    pub fn dropped(event: &web_sys::DragEvent) -> Vec<File> {
        listed(event.data_transfer().and_then(|it| it.files()))
    }

    /// Whether what is dragged over the page is files.
    pub fn drags_files(event: &web_sys::DragEvent) -> bool {
        event.data_transfer().is_some_and(|it| it.types().includes(&"Files".into(), 0))
    }

    fn listed(files: Option<web_sys::FileList>) -> Vec<File> {
        files.map_or_else(Vec::new, |files| (0..files.length()).filter_map(|i| files.get(i)).collect())
    }

    /// Reads files. What is larger than any data file is not even begun.
    pub async fn read(files: Vec<File>) -> Vec<Brought> {
        let mut out = Vec::new();
        for file in files {
            let content = if file.size() > LARGEST as f64 {
                Err(NotRead::TooLarge)
            } else {
                let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
                let bytes = buffer.map(|it| js_sys::Uint8Array::new(&it).to_vec());
                bytes.map_err(|_| NotRead::Refused)
            };
            out.push(Brought { name: file.name(), content });
        }
        out
    }

    fn storage() -> Option<web_sys::Storage> {
        window().local_storage().ok().flatten()
    }

    /// A preference that the reader set before; none where storage is off.
    pub fn stored(key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    /// Keeps a preference, or forgets it.
    pub fn store(key: &str, value: Option<&str>) {
        if let Some(storage) = storage() {
            let _ = match value {
                Some(value) => storage.set_item(key, value),
                None => storage.remove_item(key),
            };
        }
    }

    /// Sets or removes an attribute of the document's root element.
    pub fn set_root(attribute: &str, value: Option<&str>) {
        if let Some(root) = document().document_element() {
            let _ = match value {
                Some(value) => root.set_attribute(attribute, value),
                None => root.remove_attribute(attribute),
            };
        }
    }

    /// Sets the document's title.
    pub fn set_title(title: &str) {
        document().set_title(title);
    }

    /// Puts characters into the order that readers of a language expect, Chinese by pinyin, and says
    /// of each whether it is another letter than the one before it or only another form of it (`a`
    /// and `A`). The browser sorts them all in one call.
    pub fn in_order(characters: &[char], lang: Lang) -> Vec<(char, bool)> {
        let collator = |sensitivity: &str| {
            let options = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&options, &"sensitivity".into(), &sensitivity.into());
            js_sys::Intl::Collator::new(&js_sys::Array::of1(&lang.tag().into()), &options).compare()
        };
        let (exact, letters) = (collator("variant"), collator("base"));
        let all: js_sys::Array = characters.iter().map(|it| JsValue::from(it.to_string())).collect();
        let sort = js_sys::Reflect::get(&all, &"sort".into())
            .ok()
            .and_then(|it| it.dyn_into::<js_sys::Function>().ok());
        let _ = sort.map(|sort| sort.call1(&all, &exact));
        let mut before = JsValue::from("");
        let each = all.iter().filter_map(|it| {
            let differs = letters.call2(&JsValue::NULL, &before, &it).ok().and_then(|it| it.as_f64());
            let character = it.as_string().and_then(|it| it.chars().next());
            before = it;
            Some((character?, differs != Some(0.0)))
        });
        each.collect()
    }

    /// What of a scrolling element is seen: how far down it begins and how high it is, in CSS pixels.
    pub fn scrolled(id: &str) -> Option<(f64, f64)> {
        let element = document().get_element_by_id(id)?;
        Some((f64::from(element.scroll_top()), f64::from(element.client_height())))
    }

    /// Scrolls an element back to its beginning.
    pub fn scroll_back(id: &str) {
        if let Some(element) = document().get_element_by_id(id) {
            element.set_scroll_top(0);
        }
    }

    /// How high the parts of an element are that have a number, in CSS pixels.
    pub fn heights(id: &str, attribute: &str) -> Vec<(usize, f64)> {
        let parts = document().query_selector_all(&format!("#{id} [{attribute}]")).ok();
        let parts =
            parts.into_iter().flat_map(|parts| (0..parts.length()).filter_map(move |at| parts.get(at)));
        let each = parts.filter_map(|part| {
            let part = part.dyn_into::<Element>().ok()?;
            let number = part.get_attribute(attribute)?.parse().ok()?;
            Some((number, part.get_bounding_client_rect().height()))
        });
        each.collect()
    }

    /// Does something after a while.
    pub fn after(milliseconds: u64, act: impl FnOnce() + 'static) {
        leptos::prelude::set_timeout(act, std::time::Duration::from_millis(milliseconds));
    }

    /// Puts text on the clipboard and tells whether that worked.
    pub async fn copy(text: String) -> bool {
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
        // Without a secure context there is no clipboard at all.
        if clipboard.map_or(true, |it| it.is_undefined()) {
            return false;
        }
        let written = window().navigator().clipboard().write_text(&text);
        wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
    }

    /// Sets a User Timing mark.
    pub fn mark(name: &str) {
        if let Some(performance) = window().performance() {
            let _ = performance.mark(name);
        }
    }

    /// The width of the window in CSS pixels.
    pub fn window_width() -> u32 {
        let width = window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
        width.clamp(200.0, 4_000.0) as u32
    }

    /// Calls back with an element's width in CSS pixels, now and whenever it changes. The browser tells
    /// it of its own accord, so that nothing has to be laid out to be measured.
    pub fn observe_width(element: &Element, call: impl Fn(f64) + 'static) {
        let mut before = f64::NAN;
        let each = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let Some(entry) = entries.iter().last() else { return };
            let width = entry.unchecked_into::<ResizeObserverEntry>().content_rect().width();
            // It may have become higher only.
            if width != before {
                before = width;
                call(width);
            }
        });
        if let Ok(observer) = ResizeObserver::new(each.as_ref().unchecked_ref()) {
            observer.observe(element);
            // The observer lives as long as the element does, and so must its callback.
            each.forget();
        }
    }

    /// How far below the top of one element the bottom of another is, in CSS pixels.
    pub fn height_of(first: &str, last: &str) -> Option<u32> {
        let place = |id: &str| Some(document().get_element_by_id(id)?.get_bounding_client_rect());
        Some((place(last)?.bottom() - place(first)?.top()).max(0.0).ceil() as u32)
    }

    fn target(event: &Event) -> Option<Element> {
        event.target()?.dyn_into().ok()
    }

    fn handler(event: &Event) -> Option<HtmlElement> {
        event.current_target()?.dyn_into().ok()
    }

    fn around(event: &Event, css: &str) -> Option<Element> {
        target(event)?.closest(css).ok().flatten()
    }

    /// Whether an event happened in an element that a selector names.
    pub fn is_in(event: &Event, css: &str) -> bool {
        around(event, css).is_some()
    }

    /// An attribute of the element that a selector names and an event happened in.
    pub fn attribute_at(event: &Event, css: &str, name: &str) -> Option<String> {
        around(event, css)?.get_attribute(name)
    }

    /// Where in the element that a selector names a pointer is, in shares of its width and height.
    pub fn share_of(event: &MouseEvent, css: &str) -> Option<(f64, f64)> {
        let frame = around(event, css)?.get_bounding_client_rect();
        let share = |at: f64, size: f64| if size > 0.0 { at / size } else { 0.0 };
        let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
        Some((share(x, frame.width()), share(y, frame.height())))
    }

    /// Whether the focus has come to an element itself, and by the keyboard.
    pub fn by_keyboard(event: &FocusEvent) -> bool {
        let own = event.target() == event.current_target();
        own && handler(event).is_some_and(|it| it.matches(":focus-visible").unwrap_or(true))
    }

    /// Whether the focus that leaves an element's part goes to another of its parts.
    pub fn stays_within(event: &FocusEvent) -> bool {
        let next = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
        handler(event).is_some_and(|it| it.contains(next.as_ref()))
    }

    /// Puts the focus on the element that handles an event, without moving the page.
    pub fn focus_on(event: &Event) {
        if let Some(element) = handler(event) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }

    /// Opens a dialog over the page; the page behind it rests.
    pub fn open_dialog(dialog: &HtmlDialogElement) {
        if !dialog.open() {
            let _ = dialog.show_modal();
        }
        dialog.set_scroll_top(0);
    }

    /// Closes a dialog.
    pub fn close_dialog(dialog: &HtmlDialogElement) {
        if dialog.open() {
            dialog.close();
        }
    }

    /// Brings what the address names into view, which was not there when the page loaded: its anchor,
    /// else the chart that it singles out.
    pub fn scroll_to_hash() {
        let chart = state().chart.map(|chart| format!("chart-{}", chart.id));
        let named = Some(anchor()).filter(|it| !it.is_empty());
        if let Some(id) = named.or(chart) {
            when_there(&id, FRAMES, |element| element.scroll_into_view());
        }
    }

    /// What the address names of the page, without its `#`.
    pub fn anchor() -> String {
        let hash = window().location().hash().unwrap_or_default();
        hash.trim_start_matches('#').to_string()
    }

    /// Brings an element into view, no further than needed.
    pub fn bring_into_view(id: &str) {
        if let Some(element) = document().get_element_by_id(id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    /// Scrolls an element so that what is so many CSS pixels down in it is at its top.
    pub fn scroll_down(id: &str, top: f64) {
        if let Some(element) = document().get_element_by_id(id) {
            element.set_scroll_top(top as i32);
        }
    }

    /// Whether there is a browser at all, which paints, fetches and lets time pass.
    pub const IS_HERE: bool = true;

    /// Milliseconds since the page was opened.
    pub fn now() -> f64 {
        window().performance().map_or(0.0, |it| it.now())
    }

    /// Takes step after step until one says that there are no more; between them the browser does
    /// what is waiting, such as what a reader types. Timers would come at most every four
    /// milliseconds, messages come as soon as there is nothing else.
    pub fn by_and_by(step: impl FnMut() -> bool + 'static) {
        let mut step = Some(step);
        let Ok(channel) = MessageChannel::new() else {
            while step.as_mut().is_some_and(|step| step()) {}
            return;
        };
        let (here, there) = (channel.port1(), channel.port2());
        let back = there.clone();
        let each = Closure::<dyn FnMut()>::new(move || {
            if !step.as_mut().is_some_and(|step| step()) {
                step = None;
                back.close();
            } else if back.post_message(&JsValue::NULL).is_err() {
                while step.as_mut().is_some_and(|step| step()) {}
            }
        });
        here.set_onmessage(Some(each.as_ref().unchecked_ref()));
        // What is left of it when it is done is its shell.
        each.forget();
        let _ = there.post_message(&JsValue::NULL);
    }

    /// Does something once what has just changed is shown.
    pub fn when_shown(act: impl FnOnce() + 'static) {
        leptos::prelude::request_animation_frame(act);
    }

    /// Goes to an element by its id, as a step that Back undoes, and puts the focus on it.
    pub fn go_to_anchor(id: &str) {
        // What the address names is what the style sheet lights up.
        let _ = window().location().set_hash(id);
        focus(id);
        scroll_to_hash();
    }

    /// Puts the focus on an element, and tells whether it is there.
    pub fn focus(id: &str) -> bool {
        let element = document().get_element_by_id(id);
        let element = element.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        element.is_some_and(|it| it.focus().is_ok())
    }

    /// Whether the focus is on an element, given by its id, or in it.
    pub fn has_focus(id: &str) -> bool {
        let element = document().get_element_by_id(id);
        element.is_some_and(|it| it.contains(document().active_element().as_deref()))
    }

    /// Whether the focus is nowhere, as it is when the element that had it has gone.
    pub fn is_focus_lost() -> bool {
        document().active_element().is_none_or(|it| it.tag_name() == "BODY")
    }

    /// Whether a key press belongs to a field that takes text.
    pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        target.is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use leptos::web_sys::{
        DragEvent, Element, Event, FocusEvent, HtmlDialogElement, HtmlInputElement, KeyboardEvent, MouseEvent,
    };

    use crate::app::desk::Brought;
    use crate::app::origin::Origin;
    use crate::app::state::ViewState;
    use crate::bulletin::text::Lang;

    pub fn search() -> String {
        String::new()
    }
    pub fn state() -> ViewState {
        ViewState::default()
    }
    pub fn origin() -> Origin {
        ViewState::default().origin
    }
    pub fn address(search: &str) -> String {
        search.into()
    }
    pub fn note_language(_: Lang) {}
    pub fn write_state(_: &ViewState, _: bool) {}
    pub fn write_state_soon(_: &ViewState) {}
    pub fn write_place(_: &ViewState, _: &str) {}
    pub fn land(_: &str) {}
    pub fn anchor() -> String {
        String::new()
    }
    pub fn scroll_down(_: &str, _: f64) {}
    pub fn open_elsewhere(_: &str) {}
    pub fn write_into(_: &str, _: &str) {}
    pub fn select_all(_: &str) {}
    pub fn go_to(_: &ViewState) {}
    pub fn arrive() {}
    /// There are no files to choose.
    pub type File = std::convert::Infallible;

    pub fn chosen(_: &HtmlInputElement) -> Vec<File> {
        Vec::new()
    }
    pub fn dropped(_: &DragEvent) -> Vec<File> {
        Vec::new()
    }
    pub fn drags_files(_: &DragEvent) -> bool {
        false
    }
    pub async fn read(_: Vec<File>) -> Vec<Brought> {
        Vec::new()
    }
    pub fn stored(_: &str) -> Option<String> {
        None
    }
    pub fn store(_: &str, _: Option<&str>) {}
    pub fn set_root(_: &str, _: Option<&str>) {}
    pub fn set_title(_: &str) {}
    pub fn in_order(characters: &[char], _: Lang) -> Vec<(char, bool)> {
        let mut sorted = characters.to_vec();
        sorted.sort_unstable();
        sorted.into_iter().map(|it| (it, true)).collect()
    }
    pub fn scrolled(_: &str) -> Option<(f64, f64)> {
        None
    }
    pub fn scroll_back(_: &str) {}
    pub fn heights(_: &str, _: &str) -> Vec<(usize, f64)> {
        Vec::new()
    }
    pub fn after(_: u64, _: impl FnOnce() + 'static) {}
    pub async fn copy(_: String) -> bool {
        false
    }
    pub fn mark(_: &str) {}
    pub fn window_width() -> u32 {
        800
    }
    pub fn observe_width(_: &Element, _: impl Fn(f64) + 'static) {}
    pub fn height_of(_: &str, _: &str) -> Option<u32> {
        None
    }
    pub fn is_in(_: &Event, _: &str) -> bool {
        false
    }
    pub fn attribute_at(_: &Event, _: &str, _: &str) -> Option<String> {
        None
    }
    pub fn share_of(_: &MouseEvent, _: &str) -> Option<(f64, f64)> {
        None
    }
    pub fn by_keyboard(_: &FocusEvent) -> bool {
        false
    }
    pub fn stays_within(_: &FocusEvent) -> bool {
        false
    }
    pub fn focus_on(_: &Event) {}
    pub fn open_dialog(_: &HtmlDialogElement) {}
    pub fn close_dialog(_: &HtmlDialogElement) {}
    pub fn scroll_to_hash() {}
    pub fn bring_into_view(_: &str) {}
    pub const IS_HERE: bool = false;
    pub fn now() -> f64 {
        0.0
    }
    pub fn by_and_by(mut step: impl FnMut() -> bool + 'static) {
        while step() {}
    }
    pub fn when_shown(_: impl FnOnce() + 'static) {}
    pub fn go_to_anchor(_: &str) {}
    pub fn focus(_: &str) -> bool {
        false
    }
    pub fn has_focus(_: &str) -> bool {
        false
    }
    pub fn is_focus_lost() -> bool {
        false
    }
    pub fn is_typing(_: &KeyboardEvent) -> bool {
        false
    }
}
