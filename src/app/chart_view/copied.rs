//! A text that is there to be copied, with the button that does.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::words::Words;
use crate::app::{browser, words};
use crate::bulletin::text::Lang;

/// A text in a field of its own, to select by hand or to copy by the button.
#[component]
pub fn Copied(
    /// What it is.
    name: Words,
    /// What the name is said to belong to, for who does not see the chart above.
    of: String,
    /// The id of its field.
    id: String,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// How many lines the field shows.
    #[prop(default = 1)]
    rows: u32,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let said = RwSignal::new(None::<Words>);
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let done = browser::copy(text).await;
            said.set(Some(if done { words::COPIED_TEXT } else { words::COPY_BY_HAND }));
        });
    };
    let colon = words::colon(lang);
    let value = move || text.get();
    let field = match rows {
        1 => view! { <input type="text" readonly id=id.clone() prop:value=value /> }.into_any(),
        _ => view! { <textarea readonly spellcheck="false" id=id.clone() rows=rows prop:value=value></textarea> }
            .into_any(),
    };
    view! {
        <div class="copied">
            <label for=id>{name.get(lang)}<span class="sr-only">{colon}{of}</span></label>
            <button type="button" class="tool" on:click=copy>
                {words::COPY.get(lang)}<span class="sr-only">{colon}{name.get(lang)}</span>
            </button>
            {field}
            <span class="said" role="status">{move || said.get().map(|it| it.get(lang))}</span>
        </div>
    }
    .into_any()
}
