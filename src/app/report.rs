//! The report on a reader's own file: what is wrong with it, where, and what to do.

use std::sync::Arc;

use leptos::prelude::*;

use super::figure_link::opener;
use super::page::Page;
use super::{browser, words};
use crate::bulletin::place::Place;
use crate::bulletin::text::Lang;
use crate::check::plain::{PlainFinding, PlainReport};
use crate::check::report::Severity;

/// How many findings are shown before a reader asks for more.
const FIRST: usize = 20;
/// How many characters of a line are shown on each side of what is wrong in it.
const AROUND: usize = 40;

/// A whole report: a sentence, the findings, and what was checked.
#[component]
pub fn ReportView(report: Arc<PlainReport>, bytes: Arc<[u8]>, lang: Lang) -> impl IntoView {
    let all = RwSignal::new(report.findings.len() <= FIRST);
    let counts = words::report_counts(&report, lang);
    let checked = report.count(Severity::Error) == 0 || report.proven + report.relations.holding() > 0;
    let checked = checked.then(|| view! { <p class="count">{words::report_checked(&report, lang)}</p> });
    let more = words::show_all(report.findings.len(), lang);
    let left_out = (report.left_out > 0).then(|| words::report_left_out(report.left_out, lang));
    let show = move |_| {
        all.set(true);
        // The button is gone; the reader goes on in the list.
        browser::focus("findings");
    };
    let findings = move || {
        let shown = if all.get() { report.findings.len() } else { FIRST };
        report.findings.iter().take(shown).map(|it| finding(it, &bytes, lang)).collect_view()
    };
    view! {
        <div class="report">
            <p class="verdict">{counts}</p>
            {checked}
            <ol class="findings" id="findings" tabindex="-1">{findings}</ol>
            {move || (!all.get()).then(|| view! {
                <p class="more"><button type="button" class="button" on:click=show>{more.clone()}</button></p>
            })}
            {left_out.map(|it| view! { <p class="count">{it}</p> })}
        </div>
    }
}

/// A report that has something to say, at the head of the bulletin that it is about: open where
/// there are errors, else a line that opens.
#[component]
pub fn ReportSection(report: Arc<PlainReport>, bytes: Arc<[u8]>, lang: Lang) -> impl IntoView {
    let open = !report.is_clean();
    let title = words::report_title(&report, lang);
    view! {
        <section class="report-section wrap" class:clean=!open aria-label=words::REPORT.get(lang)>
            <details open=open>
                <summary>{title}</summary>
                <ReportView report bytes lang />
            </details>
        </section>
    }
}

fn finding(finding: &PlainFinding, bytes: &[u8], lang: Lang) -> AnyView {
    let (class, sign) = match finding.severity {
        Severity::Error => ("error", "✗"),
        Severity::Warning => ("warning", "!"),
        Severity::Note => ("note", "·"),
    };
    let severity = words::severity(finding.severity).get(lang);
    let place = finding.place.map(|at| words::file_place(at.line, at.column, lang));
    let path = Some(finding.path.clone()).filter(|it| !it.is_empty());
    let excerpt = finding.place.and_then(|place| excerpt(place, bytes));
    view! {
        <li class=class>
            <p class="what">
                <span aria-hidden="true">{sign}</span> <span class="sr-only">{severity}</span>
                " " {subject(finding)} {finding.message.get(lang).to_string()}
            </p>
            <p class="todo">{finding.help.get(lang).to_string()}</p>
            <p class="where">{place} " " <code>{path}</code></p>
            {excerpt}
        </li>
    }
    .into_any()
}

/// The figure that a finding is about, as a link to its evidence where the page shows it.
fn subject(finding: &PlainFinding) -> Option<AnyView> {
    let id = finding.subject.clone()?;
    let page = use_context::<Page>().filter(|page| page.bulletin.figure(&id).is_some());
    Some(match page {
        Some(page) => view! {
            <a class="fig" href=page.figure_link(&id) on:click=opener(&page, &id)>{id.clone()}</a> " "
        }
        .into_any(),
        None => view! { <b>{id}</b> " " }.into_any(),
    })
}

/// The line of the file that is wrong, with the wrong part marked. Text, whatever stands in it.
fn excerpt(place: Place, bytes: &[u8]) -> Option<AnyView> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    // No more is looked at than is shown: a file may be one line of megabytes.
    let before = text.get(..place.start)?.chars().rev().take_while(|c| *c != '\n').take(AROUND);
    let before: String = before.collect::<Vec<_>>().into_iter().rev().collect();
    let inside = text.get(place.start..place.end)?;
    let inside = inside.lines().next().unwrap_or_default();
    let marked: String = inside.chars().take(2 * AROUND).collect();
    let behind = if marked.len() < inside.len() {
        "…".to_string()
    } else {
        let behind = text.get(place.start + inside.len()..)?.chars();
        behind.take_while(|c| *c != '\n').take(AROUND).collect()
    };
    Some(
        view! { <pre><code>{before.trim_start().to_string()}<mark>{marked}</mark>{behind}</code></pre> }
            .into_any(),
    )
}
