//! A chart in the page: its words, its drawing, its marks as links, and its figures as a table.

use leptos::html::Div;
use leptos::prelude::*;

use super::figure_link::{Show, figure_link, opener};
use super::page::page;
use super::prose::prose;
use super::{browser, words};
use crate::bulletin::text::Lang;
use crate::chart;

/// The room that page and frame leave around a drawing, in CSS pixels.
const FRAME: u32 = 72;
/// The widest column a drawing first assumes; the observer then tells the true width.
const FIRST_WIDTH: u32 = 520;

/// A chart of the bulletin.
#[component]
pub fn ChartView(id: String, lang: Lang) -> impl IntoView {
    let page = page();
    let bulletin = page.bulletin.clone();
    let spec = bulletin.chart(&id)?;
    let width = RwSignal::new(browser::window_width().saturating_sub(FRAME).min(FIRST_WIDTH));
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            browser::observe_width(&frame, move |now| {
                // A frame in a hidden part of the page has no width, and the signal may be gone
                // when the page has moved on.
                if now > 0 && width.try_get_untracked().is_some_and(|before| before != now) {
                    width.set(now);
                }
            });
        }
    });
    let heading = format!("chart-{id}-title");
    let note = spec.note.as_ref().map(|note| view! { <p class="note">{prose(&page, note, lang)}</p> });
    let table = table(&id, lang);
    let drawn = {
        let (page, id) = (page.clone(), id.clone());
        move || drawing(&page, &id, width.get(), lang)
    };
    Some(view! {
        <figure class="chart" id=format!("chart-{id}") aria-labelledby=heading.clone()>
            <figcaption>
                <h3 id=heading.clone()>{spec.title.get(lang).to_string()}</h3>
                <p class="subtitle">{spec.subtitle.get(lang).to_string()}</p>
            </figcaption>
            <div class="drawing" node_ref=frame>{drawn}</div>
            {note}
            <details class="data">
                <summary>{words::DATA_TABLE.get(lang)}</summary>
                {table}
            </details>
        </figure>
    })
}

fn drawing(page: &super::page::Page, id: &str, width: u32, lang: Lang) -> AnyView {
    let picture = page.bulletin.chart(id).map(|spec| chart::draw(&page.bulletin, spec, lang, width));
    let Some(Ok(picture)) = picture else {
        return view! { <p class="empty">{words::DRAWING_FAILED.get(lang)}</p> }.into_any();
    };
    let marks = picture.marks.iter().map(|mark| {
        let hit = &mark.hit;
        let px = |value: f64| format!("{value:.1}px");
        view! {
            <a
                class="hit"
                href=page.figure_link(&mark.figure)
                aria-label=mark.label.clone()
                style:left=px(hit.x)
                style:top=px(hit.y)
                style:width=px(hit.width)
                style:height=px(hit.height)
                on:click=opener(page, &mark.figure)
            ></a>
        }
    });
    let marks = marks.collect_view();
    // The one place where markup is set as such: a picture that this crate drew itself.
    view! {
        <div class="picture" aria-hidden="true" inner_html=picture.svg></div>
        {marks}
    }
    .into_any()
}

fn table(id: &str, lang: Lang) -> Option<AnyView> {
    let page = page();
    let spec = page.bulletin.chart(id)?;
    let rows = chart::rows(&page.bulletin, spec).into_iter().map(|row| {
        let period = page.bulletin.figure(&row.figure)?.period(&page.bulletin);
        let period = period.map(|it| it.label.get(lang).to_string());
        Some(view! {
            <tr>
                <th scope="row">{row.label.get(lang).to_string()}</th>
                <td class="n">{figure_link(&page, &row.figure, Show::Compact, lang)}</td>
                <td>{period}</td>
            </tr>
        })
    });
    Some(
        view! {
            <div class="scroll">
                <table>
                    <caption class="sr-only">{spec.title.get(lang).to_string()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::INDICATOR.get(lang)}</th>
                            <th scope="col" class="n">{words::VALUE.get(lang)}</th>
                            <th scope="col">{words::PERIOD.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}
