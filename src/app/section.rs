//! A part of the bulletin: headline figures, a short account, charts, and parts of its own.

use leptos::prelude::*;

use super::chart_view::ChartView;
use super::figure_link::{opener, status_class};
use super::page::{Page, page};
use super::prose::prose;
use crate::bulletin::figure::Value;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::Tile;
use crate::bulletin::text::{Lang, Text};

/// The section at a place in the file.
#[component]
pub fn SectionView(index: usize, lang: Lang) -> impl IntoView {
    let page = page();
    let bulletin = page.bulletin.clone();
    let section = bulletin.file().sections.get(index)?;
    let heading = format!("{}-heading", section.id);
    let tiles = section.tiles.iter().map(|it| tile(&page, it, lang)).collect_view();
    let items = section.items.iter().map(|item| {
        view! {
            <article id=item.id.clone() class="item">
                <h3>{item.title.get(lang).to_string()}</h3>
                {digest(&page, &item.digest, lang)}
                {charts(&item.charts, lang)}
            </article>
        }
    });
    let lists = section.collections.iter().filter_map(|id| bulletin.collection(id)).map(|list| {
        let (to, id, page) = (page.list_link(&list.id), list.id.clone(), page.clone());
        let show = move |_| {
            page.go(|state| {
                state.show_list(Some(id.clone()));
                state.query.clear();
                state.figure = None;
            });
        };
        let count = format::count(list.entries.len(), lang);
        view! {
            <li><a href="#lists" data-list=to on:click=show>{list.label.get(lang).to_string()} <b>{count}</b></a></li>
        }
    });
    let lists = lists.collect_view();
    let has_lists = !section.collections.is_empty();
    Some(view! {
        <section id=section.id.clone() aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{section.title.get(lang).to_string()}</h2>
            {(!section.tiles.is_empty()).then(|| view! { <ul class="tiles">{tiles}</ul> })}
            {digest(&page, &section.digest, lang)}
            {charts(&section.charts, lang)}
            {items.collect_view()}
            {has_lists.then(|| view! { <ul class="see-lists">{lists}</ul> })}
        </section>
    })
}

fn digest(page: &Page, texts: &[Text], lang: Lang) -> impl IntoView + use<> {
    let paragraphs = texts.iter().map(|text| view! { <p>{prose(page, text, lang)}</p> });
    (!texts.is_empty()).then(|| view! { <div class="digest">{paragraphs.collect_view()}</div> })
}

fn charts(ids: &[String], lang: Lang) -> impl IntoView + use<> {
    let charts = ids.iter().map(|id| view! { <ChartView id=id.clone() lang /> }).collect_view();
    let single = if ids.len() == 1 { "charts single" } else { "charts" };
    (!ids.is_empty()).then(|| view! { <div class=single>{charts}</div> })
}

/// A headline figure: the number large, its unit small.
fn tile(page: &Page, tile: &Tile, lang: Lang) -> Option<impl IntoView + use<>> {
    let figure = page.bulletin.figure(&tile.figure)?;
    let (number, unit) = match &figure.value {
        Value::Amount(amount) => {
            let (number, unit) = format::parts(amount, lang, Style::Compact);
            (format!("{}{number}", format::bound(amount.bound, lang, Style::Compact)), unit)
        }
        _ => (format::figure(&figure, lang, Style::Compact), String::new()),
    };
    let label = tile.label.as_ref().unwrap_or(figure.label).get(lang).to_string();
    let remark = tile.remark.as_ref().map(|text| view! { <p class="remark">{prose(page, text, lang)}</p> });
    Some(view! {
        <li class="tile">
            <p class="name">{label}</p>
            <p class="number">
                <a class=format!("fig {}", status_class(figure.status))
                    href=page.figure_link(&tile.figure) on:click=opener(page, &tile.figure)>
                    {number}<small>{unit}</small>
                </a>
            </p>
            {remark}
        </li>
    })
}
