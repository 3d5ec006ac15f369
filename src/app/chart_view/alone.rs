//! A chart alone, for pages of others that show it in a frame.

use leptos::prelude::*;

use super::ChartView;
use crate::app::page::page;
use crate::app::{browser, words};
use crate::bulletin::text::Lang;

/// The chart, and the way to the bulletin that it is from.
#[component]
pub fn Alone(id: String, lang: Lang) -> impl IntoView {
    let page = page();
    browser::set_root("data-alone", Some(""));
    on_cleanup(|| browser::set_root("data-alone", None));
    let spec = page.bulletin.chart(&id);
    let there = spec.is_some();
    let home = page.home_link();
    let home = if there { format!("{home}#chart-{id}") } else { home };
    view! {
        <main id="main" class="alone" tabindex="-1">
            {there.then(|| view! { <ChartView id=id.clone() lang /> })}
            {(!there).then(|| view! { <h1 class="title empty">{words::no_chart(&id, lang)}</h1> })}
            <p class="home">
                {words::FROM.get(lang)}
                <a href=home target="_blank" rel="noopener">{page.bulletin.file().title.get(lang).to_string()}</a>
            </p>
        </main>
    }
    .into_any()
}
