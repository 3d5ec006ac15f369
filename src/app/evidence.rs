//! Where a figure comes from: opened by any number, anywhere on the page.

use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::about::source_link;
use super::checks::{equation, range};
use super::figure_link::status_class;
use super::page::{Page, page};
use super::reading::see_in_text;
use super::{browser, words};
use crate::bulletin::figure::{Figure, Origin};
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Bound, Evidence, Period};
use crate::bulletin::text::Lang;

/// The panel that shows the evidence of one figure at a time.
#[component]
pub fn EvidenceDialog() -> impl IntoView {
    let page = page();
    let dialog = NodeRef::<Dialog>::new();
    let figure = page.figure;
    let known = {
        let page = page.clone();
        move || figure.get().filter(|id| page.bulletin.figure(id).is_some())
    };
    let open = known.clone();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            match open() {
                Some(_) => browser::open_dialog(&dialog),
                None => browser::close_dialog(&dialog),
            }
        }
    });
    // Escape, the button and a click beside the panel all end in `close`.
    let closed = {
        let page = page.clone();
        move |_| page.go(|state| state.figure = None)
    };
    let close = {
        let page = page.clone();
        move |_| page.go(|state| state.figure = None)
    };
    let beside = {
        let page = page.clone();
        move |event: leptos::ev::MouseEvent| {
            // Only the backdrop has the dialog itself for its target: its content fills it.
            if event.target() == event.current_target() {
                page.go(|state| state.figure = None);
            }
        }
    };
    let (lang, content) = (page.lang, page.clone());
    view! {
        <dialog class="evidence" node_ref=dialog aria-labelledby="evidence-heading" on:close=closed on:click=beside>
            <div class="panel">
                <div class="panel-head">
                    <h2 id="evidence-heading">{move || words::EVIDENCE.get(lang.get())}</h2>
                    <button type="button" class="tool" on:click=close>{move || words::CLOSE.get(lang.get())}</button>
                </div>
                {move || known().map(|id| details(&content, &id, lang.get()))}
            </div>
        </dialog>
    }
    .into_any()
}

fn details(page: &Page, id: &str, lang: Lang) -> Option<AnyView> {
    let figure = page.bulletin.figure(id)?;
    let evidence = figure.evidence().iter().enumerate();
    let evidence = evidence.map(|(index, it)| stated(page, id, index, it, lang)).collect_view();
    let value = format::figure(&figure, lang, Style::Compact);
    let tag = words::tag(figure.status);
    // A link to a reader's own file leads nobody anywhere.
    let copy = page.readers_own().is_none().then(|| view! { <CopyLink id=id.to_string() lang /> });
    let tag = tag
        .map(|it| view! { <span class=format!("tag {}", status_class(figure.status))>{it.get(lang)}</span> });
    Some(
        view! {
            <p class="name">{figure.label.get(lang).to_string()}</p>
            <p class="number">{value} {tag}</p>
            {evidence}
            <dl>
                {formula(page, &figure, lang)}
                {facts(page, &figure, lang)}
                {uses(page, id, lang)}
            </dl>
            <p class="id-line">{copy} <span class="id">{id.to_string()}</span></p>
        }
        .into_any(),
    )
}

/// A term and its description.
fn fact(term: words::Words, description: impl IntoView + 'static, lang: Lang) -> AnyView {
    view! { <div><dt>{term.get(lang)}</dt><dd>{description}</dd></div> }.into_any()
}

/// What a source says, word for word, and where.
fn stated(page: &Page, id: &str, index: usize, evidence: &Evidence, lang: Lang) -> AnyView {
    let source = page.bulletin.source(&evidence.source);
    let section =
        source.and_then(|it| it.sections.iter().find(|it| Some(&it.id) == evidence.section.as_ref()));
    let section = section.map(|it| format!("{} · ", it.label.get(lang)));
    let line = evidence.line.map(|line| words::line(line, evidence.sentence, lang));
    let term = if index > 0 { words::ALSO } else { words::STATED_AS };
    view! {
        <div class="stated">
            <p class="term">{term.get(lang)}</p>
            // The quotation marks are the style sheet's: they are not the source's.
            <blockquote>{evidence.fragment.clone()}</blockquote>
            <p class="where">{section} {line}</p>
            <p class="where">{source_link(page, &evidence.source, lang)}</p>
            {see_in_text(page, id, index, evidence, lang)}
        </div>
    }
    .into_any()
}

/// How a derived value is computed, with its operands as links.
fn formula(page: &Page, figure: &Figure<'_>, lang: Lang) -> Option<AnyView> {
    let Origin::Relation(relation) = figure.origin else { return None };
    let rounded = figure.amount().and_then(|amount| range(amount, lang));
    Some(fact(words::FORMULA, view! { {equation(page, relation, lang)} {rounded} }, lang))
}

fn facts(page: &Page, figure: &Figure<'_>, lang: Lang) -> AnyView {
    let mut out = vec![fact(words::STATUS, words::status(figure.status).get(lang), lang)];
    if let Some(amount) = figure.amount().filter(|amount| amount.bound != Bound::Exact) {
        out.push(fact(words::MEANING, words::bound(amount.bound).get(lang), lang));
    }
    if let Origin::Observation(observation) = figure.origin {
        let area = observation.ref_area.as_ref().unwrap_or(&page.bulletin.file().ref_area);
        if let Some(area) = page.bulletin.area(area) {
            let name = area.full.as_ref().unwrap_or(&area.label);
            out.push(fact(words::AREA, name.get(lang).to_string(), lang));
        }
        out.extend(observation.basis.map(|it| fact(words::BASIS, words::basis(it).get(lang), lang)));
        let definition =
            page.bulletin.indicator(&observation.indicator).and_then(|it| it.definition.as_ref());
        out.extend(definition.map(|it| fact(words::INDICATOR, it.get(lang).to_string(), lang)));
    }
    out.extend(figure.period(&page.bulletin).map(|it| fact(words::PERIOD, period(it, lang), lang)));
    out.extend(figure.note().map(|it| fact(words::NOTE, it.get(lang).to_string(), lang)));
    out.into_any()
}

/// A period: its name, the source's wording where that differs, and what is inferred.
fn period(period: &Period, lang: Lang) -> AnyView {
    let label = period.label.get(lang).to_string();
    let worded = period.worded.as_ref().filter(|worded| **worded != label);
    let worded = worded.map(|it| match lang {
        Lang::Zh => format!("（{}“{it}”）", words::AS_WORDED.get(lang)),
        Lang::En => format!(" ({}: {it})", words::AS_WORDED.get(lang)),
    });
    let inferred = period.inferred.then(|| {
        view! { " " <span class="tag is-derived">{words::INFERRED.get(lang)}</span> }
    });
    let note = period.note.as_ref().map(|it| view! { <br/><small>{it.get(lang).to_string()}</small> });
    view! { {label} {worded} {inferred} {note} }.into_any()
}

/// The relations that a figure is an operand of.
fn uses(page: &Page, id: &str, lang: Lang) -> Option<AnyView> {
    let relations = page.bulletin.file().relations.iter().filter(|relation| {
        let mut found = false;
        if let Some(formula) = page.bulletin.formula(&relation.id) {
            formula.figures(&mut |operand| found |= operand == id);
        }
        found
    });
    let links = relations.map(|relation| {
        let (to, label) = (format!("#check-{}", relation.id), relation.label.get(lang).to_string());
        // A chart alone has no checks beside it; its bulletin has.
        if page.alone.is_some() {
            let to = format!("{}{to}", page.home_link());
            return view! { <li><a href=to target="_blank" rel="noopener">{label}</a></li> }.into_any();
        }
        let page = page.clone();
        let leave = move |_| page.go(|state| state.figure = None);
        view! { <li><a href=to on:click=leave>{label}</a></li> }.into_any()
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| fact(words::USED_IN, view! { <ul class="uses">{links}</ul> }, lang))
}

/// Copies the address of a figure, and says whether that worked.
#[component]
fn CopyLink(id: String, lang: Lang) -> impl IntoView {
    let page = page();
    let said = RwSignal::new(None::<words::Words>);
    let copy = move |_| {
        let address = browser::address(&page.figure_link(&id));
        spawn_local(async move {
            let done = browser::copy(address).await;
            said.set(Some(if done { words::COPIED } else { words::COPY_FAILED }));
        });
    };
    view! {
        <button type="button" class="plain" on:click=copy>{words::COPY_LINK.get(lang)}</button>
        <span role="status">{move || said.get().map(|it| format!(" {} ", it.get(lang)))}</span>
    }
}
