//! The head of the page: what it is, in which language, in which colours, and where to go.

use leptos::prelude::*;

use super::finder::OpenFinder;
use super::opened::Choose;
use super::page::page;
use super::prose::prose;
use super::{browser, words};
use crate::bulletin::text::Lang;

/// Title, standfirst, and the reader's choices.
#[component]
pub fn Masthead() -> impl IntoView {
    let page = page();
    let lang = page.lang;
    let (kicker, title, standfirst) = (page.clone(), page.clone(), page.clone());
    let other = move || match lang.get() {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let switch = move |_| {
        let other = other();
        browser::store(browser::LANG_KEY, Some(other.code()));
        page.go(|state| state.lang = other);
    };
    view! {
        <header class="masthead wrap" id="top">
            <div class="over">
                <p class="kicker">{move || kicker.bulletin.file().kicker.get(lang.get()).to_string()}</p>
                <div class="tools">
                    <OpenFinder />
                    <Choose lang />
                    <button type="button" class="tool" lang=move || other().tag() on:click=switch>
                        {move || words::OTHER_LANGUAGE.get(lang.get())}
                    </button>
                    <Theme />
                </div>
            </div>
            <h1>{move || title.bulletin.file().title.get(lang.get()).to_string()}</h1>
            <p class="standfirst">
                {move || prose(&standfirst, &standfirst.bulletin.file().standfirst, lang.get())}
            </p>
        </header>
    }
}

/// The choice between the system's colours, light and dark.
#[component]
fn Theme() -> impl IntoView {
    let lang = page().lang;
    let chosen = RwSignal::new(browser::stored(browser::THEME_KEY).unwrap_or_default());
    let change = move |event| {
        let value = event_target_value(&event);
        let theme = Some(value.as_str()).filter(|it| !it.is_empty());
        browser::store(browser::THEME_KEY, theme);
        browser::set_root("data-theme", theme);
        chosen.set(value);
    };
    view! {
        <label class="tool">
            <span class="sr-only">{move || words::THEME.get(lang.get())}</span>
            <select id="theme" on:change=change prop:value=move || chosen.get()>
                <option value="">{move || words::THEME_AUTO.get(lang.get())}</option>
                <option value="light">{move || words::THEME_LIGHT.get(lang.get())}</option>
                <option value="dark">{move || words::THEME_DARK.get(lang.get())}</option>
            </select>
        </label>
    }
}

/// Links to the parts of the page.
#[component]
pub fn Navigation(lang: Lang) -> impl IntoView {
    let page = page();
    let sections = page
        .bulletin
        .file()
        .sections
        .iter()
        .map(|section| (format!("#{}", section.id), section.nav.get(lang).to_string()));
    let sections = sections.map(|(to, name)| link(&to, &name)).collect_view();
    let own = move |to: &str, words: words::Words| link(to, words.get(lang));
    let (lists, checks) = (own("#lists", words::LISTS), own("#checks", words::CHECKS));
    let texts = page.texts;
    let reading = move || texts.with(|it| !it.is_empty()).then(|| own("#reading", words::READING));
    let about = own("#about", words::ABOUT);
    view! {
        <nav class="sections" aria-label=words::SECTIONS.get(lang)>
            <ul class="wrap">{sections}{lists}{checks}{reading}{about}</ul>
        </nav>
    }
}

fn link(to: &str, name: &str) -> AnyView {
    view! { <li><a href=to.to_string()>{name.to_string()}</a></li> }.into_any()
}
