//! What the page says of its figures, of the place, and of its sources.

use leptos::prelude::*;

use super::figure_link::{Show, figure_link};
use super::page::{Page, page};
use super::prose::prose;
use super::reading::how_to_read;
use super::words;
use crate::bulletin::model::Source;
use crate::bulletin::text::Lang;

/// Method, background and sources.
#[component]
pub fn AboutView(lang: Lang) -> impl IntoView {
    let page = page();
    let bulletin = page.bulletin.clone();
    let about = &bulletin.file().about;
    let method = about.method.iter().map(|text| view! { <p>{prose(&page, text, lang)}</p> }).collect_view();
    let facts = about.background.iter().filter_map(|id| {
        let figure = bulletin.figure(id)?;
        let period = figure.period(&bulletin).map(|it| format!(" ({})", it.label.get(lang)));
        Some(view! {
            <div>
                <dt>{figure.label.get(lang).to_string()}</dt>
                <dd>{figure_link(&page, id, Show::Compact, lang)}<small>{period}</small></dd>
            </div>
        })
    });
    let facts = facts.collect_view();
    let has_facts = !about.background.is_empty();
    let remark =
        about.background_note.as_ref().map(|it| view! { <p class="note">{prose(&page, it, lang)}</p> });
    let sources = bulletin.file().sources.iter().map(|it| source(&page, it, lang)).collect_view();
    view! {
        <section id="about" aria-labelledby="about-heading">
            <h2 id="about-heading">{words::ABOUT.get(lang)}</h2>
            <h3>{words::METHOD.get(lang)}</h3>
            <div class="digest">{method}</div>
            {has_facts.then(|| view! {
                <h3>{words::PLACE_FACTS.get(lang)}</h3>
                <dl class="facts">{facts}</dl>
                {remark}
            })}
            <h3>{words::SOURCES.get(lang)}</h3>
            <ol class="sources">{sources}</ol>
        </section>
    }
}

fn source(page: &Page, source: &Source, lang: Lang) -> impl IntoView + use<> {
    let people = [&source.author, &source.publisher];
    let people: Vec<_> = people.into_iter().flatten().map(|it| it.get(lang)).collect();
    let date = source.published.clone().unwrap_or_else(|| words::UNDATED.get(lang).into());
    let origin = people.into_iter().chain([date.as_str()]).collect::<Vec<_>>().join(" · ");
    let note = source.note.as_ref().map(|note| view! { <p class="note">{note.get(lang).to_string()}</p> });
    let reading = {
        let (page, id) = (page.clone(), source.id.clone());
        move || how_to_read(&page, page.bulletin.source(&id)?, lang)
    };
    view! {
        <li id=format!("source-{}", source.id)>
            <cite>{source.title.get(lang).to_string()}</cite>
            <p class="where">{origin}</p>
            {source.address.as_deref().map(address_link)}
            {note}
            {reading}
        </li>
    }
}

/// An address of the web as a link; anything else, which a file could smuggle in, as plain words.
pub fn address_link(address: &str) -> AnyView {
    let words = address.to_string();
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return view! { <span class="address">{words}</span> }.into_any();
    }
    view! { <a class="address" href=words.clone() rel="noreferrer noopener" target="_blank">{words.clone()}</a> }.into_any()
}

/// A source as a link to its place in the list of sources.
pub fn source_link(page: &Page, id: &str, lang: Lang) -> Option<AnyView> {
    let source = page.bulletin.source(id)?;
    let title = source.title.get(lang).to_string();
    let people: Vec<_> =
        [&source.author, &source.publisher].into_iter().flatten().map(|it| it.get(lang)).collect();
    let people = (!people.is_empty()).then(|| format!(" ({})", people.join(", ")));
    let link = source.address.as_deref().map(address_link);
    Some(
        view! { <cite>{title}</cite> {people} {source.published.clone().map(|it| format!(", {it}"))} {link} }
            .into_any(),
    )
}
