//! The figures of a chart as a table.

use leptos::prelude::*;

use crate::app::figure_link::{Show, figure_link};
use crate::app::page::Page;
use crate::app::words;
use crate::bulletin::figure::{Figure, Origin};
use crate::bulletin::model::Bound;
use crate::bulletin::text::Lang;
use crate::chart::{self, TableRow, spoken_range};

/// The most rows that stand in the page; more are in the file.
const MOST: usize = 500;

/// Every figure that a chart draws, in reading order.
pub fn table(page: &Page, id: &str, lang: Lang) -> Option<AnyView> {
    let spec = page.bulletin.chart(id)?;
    let rows = chart::rows(&page.bulletin, spec);
    let shown = &rows[..rows.len().min(MOST)];
    let areas =
        shown.iter().filter_map(|row| area(page, row, lang)).collect::<std::collections::BTreeSet<_>>();
    let (areas, panels) = (areas.len() > 1, shown.iter().any(|row| row.panel.is_some()));
    let period = |row: &TableRow| {
        let period = page.bulletin.figure(&row.figure)?.period(&page.bulletin)?;
        Some(period.label.get(lang).to_string())
    };
    // What is derived has no period of its own.
    let periods = shown.iter().any(|row| period(row).is_some());
    let body = shown.iter().filter_map(|row| {
        let figure = page.bulletin.figure(&row.figure)?;
        let panel = panels.then(|| {
            let panel = row.panel.as_ref().map(|it| it.get(lang).to_string());
            view! { <td>{panel}</td> }
        });
        Some(view! {
            <tr>
                <th scope="row">{row.label.get(lang).to_string()}</th>
                {panel}
                <td class="n">{figure_link(page, &row.figure, Show::Cell, lang)}</td>
                <td>{nature(&figure, lang)}</td>
                {areas.then(|| view! { <td>{area(page, row, lang)}</td> })}
                {periods.then(|| view! { <td>{period(row)}</td> })}
            </tr>
        })
    });
    let body = body.collect_view();
    let caption = format!("{}{}", spec.title.get(lang), words::in_brackets(spec.subtitle.get(lang), lang));
    let head = |words: words::Words| view! { <th scope="col">{words.get(lang)}</th> };
    let left = rows.len().saturating_sub(MOST);
    Some(
        view! {
            <div class="scroll">
                <table>
                    <caption>{caption}</caption>
                    <thead>
                        <tr>
                            {head(words::INDICATOR)}
                            {panels.then(|| head(words::GROUP))}
                            <th scope="col" class="n">{words::VALUE.get(lang)}</th>
                            {head(words::STATUS)}
                            {areas.then(|| head(words::AREA))}
                            {periods.then(|| head(words::PERIOD))}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {(left > 0).then(|| view! { <p class="note">{words::rows_left_out(left, lang)}</p> })}
        }
        .into_any(),
    )
}

/// How a figure came about, whether it is exact, and the range that rounding leaves.
fn nature(figure: &Figure<'_>, lang: Lang) -> String {
    let status = words::tag(figure.status).unwrap_or(words::REPORTED).get(lang);
    let amount = figure.amount();
    let bound = amount.map(|amount| amount.bound).filter(|bound| *bound != Bound::Exact);
    let bound = bound.map(|bound| words::bound_in_short(bound).get(lang).to_string());
    let range = amount.and_then(|amount| spoken_range(amount, lang));
    std::iter::once(status.to_string()).chain(bound).chain(range).collect::<Vec<_>>().join(words::comma(lang))
}

fn area(page: &Page, row: &TableRow, lang: Lang) -> Option<String> {
    let Origin::Observation(observation) = page.bulletin.figure(&row.figure)?.origin else { return None };
    let area = observation.ref_area.as_ref().unwrap_or(&page.bulletin.file().ref_area);
    page.bulletin.area(area).map(|it| it.label.get(lang).to_string())
}
