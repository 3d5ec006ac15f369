//! The texts of the sources that are at hand, to read with their figures marked: each mark opens
//! its figure's evidence, and the evidence leads back here.

mod lines;
mod marks;
mod segments;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::figure_link::{opener, opens_elsewhere, status_class};
use super::page::{Page, page};
use super::{browser, words};
use crate::bulletin::model::{Evidence, Source};
use crate::bulletin::text::Lang;
use crate::check::source::SourceText;
use lines::{Kind, Line, beginning, is_chinese};
use marks::{Marks, anchor, stretch};
use segments::{Piece, Segment};

/// The texts at hand; nothing at all where there are none.
#[component]
pub fn Reading(lang: Lang) -> impl IntoView {
    let page = page();
    move || {
        let texts = page.texts.get();
        let whole = page.whole_texts.get();
        let articles = texts.iter().filter_map(|text| {
            let source = page.bulletin.source(&text.source)?;
            Some(article(&page, source, text, whole, lang))
        });
        let articles: Vec<_> = articles.collect();
        (!articles.is_empty()).then(|| {
            view! {
                <section id="reading" class="reading" aria-labelledby="reading-heading">
                    <h2 id="reading-heading">{words::READING.get(lang)}</h2>
                    <p class="lead">{words::READING_LEAD.get(lang)}</p>
                    {articles}
                </section>
            }
        })
    }
}

/// One text from its beginning, with the button for the rest where there is more.
fn article(page: &Page, source: &Source, text: &SourceText, whole: bool, lang: Lang) -> AnyView {
    let shown = beginning(text);
    let end = if whole { text.len() } else { shown };
    let lines = lines::lines(text, source, end);
    let marks = Marks::find(&page.bulletin, text);
    let [figures, names] = [
        marks.figures.iter().map(|it| it.at.clone()).collect::<Vec<_>>(),
        marks.names.iter().map(|it| it.at.clone()).collect(),
    ];
    let extents: Vec<_> = lines.iter().map(|it| it.at.clone()).collect();
    let cut = segments::cut(&extents, &figures, &names);
    let setting = Setting { page, text, marks: &marks, lang };
    // Whoever asks for the rest goes on reading where it begins.
    let rest = (shown < text.len()).then(|| format!("rest-{}", source.id));
    let begins_rest = lines.iter().position(|it| shown < it.at.end);
    let titled = lines.first().is_some_and(|it| it.kind == Kind::Title);
    let set = lines.iter().zip(&cut).enumerate().map(|(index, (line, segments))| {
        let id = rest.clone().filter(|_| begins_rest == Some(index));
        setting.line(line, segments, id)
    });
    let set = set.collect_view();
    let title = source.title.get(lang).to_string();
    let heading = (!titled).then(|| view! { <h3>{title.clone()}</h3> });
    let more = rest.filter(|_| !whole).map(|rest| more(page, shown, text.len(), rest, lang));
    let language = is_chinese(&text.text).then_some(Lang::Zh.tag());
    view! {
        <article class="text" id=format!("text-{}", source.id) aria-label=title.clone()>
            {heading}
            <p class="count">{words::marked(marks.figures.len(), marks.names.len(), lang)}</p>
            <div class="lines" lang=language>{set}</div>
            {more}
        </article>
    }
    .into_any()
}

fn more(page: &Page, shown: usize, all: usize, rest: String, lang: Lang) -> AnyView {
    let whole = page.whole_texts;
    let show = move |_| {
        whole.set(true);
        let rest = rest.clone();
        browser::when_shown(move || {
            browser::focus(&rest);
        });
    };
    view! {
        <p class="more">
            {words::left_out(shown, all - shown, lang)} " "
            <button type="button" class="button" on:click=show>{words::WHOLE_TEXT.get(lang)}</button>
        </p>
    }
    .into_any()
}

/// What a line is set with.
#[derive(Clone, Copy)]
struct Setting<'a> {
    page: &'a Page,
    text: &'a SourceText,
    marks: &'a Marks<'a>,
    lang: Lang,
}

impl Setting<'_> {
    fn line(&self, line: &Line, segments: &[Segment], id: Option<String>) -> AnyView {
        let number = u32::try_from(line.number).unwrap_or(u32::MAX);
        let number = words::line(number, None, self.lang);
        let tabindex = id.as_ref().map(|_| "-1");
        // The number is the style sheet's, and no part of the text: not read out, not copied.
        let inside = view! {
            <span class="at-line" aria-hidden="true" data-line=number></span>
            {segments.iter().map(|it| self.segment(it)).collect_view()}
        };
        let class = if line.apart { "line apart" } else { "line" };
        match line.kind {
            Kind::Title => view! { <h3 class=class id=id tabindex=tabindex>{inside}</h3> }.into_any(),
            Kind::Heading => view! { <h4 class=class id=id tabindex=tabindex>{inside}</h4> }.into_any(),
            Kind::Paragraph => view! { <p class=class id=id tabindex=tabindex>{inside}</p> }.into_any(),
        }
    }

    fn segment(&self, segment: &Segment) -> AnyView {
        let words = segment.pieces.iter().map(|it| self.piece(it)).collect_view().into_any();
        let also = segment.also.iter().map(|index| {
            // A sign of the style sheet's, as it is no part of the text either.
            let sign = view! { <sup class="also" aria-hidden="true"></sup> }.into_any();
            self.link(*index, sign, true, true)
        });
        let also = also.collect_view();
        match segment.link {
            Some(index) => view! { {self.link(index, words, segment.first, false)} {also} }.into_any(),
            None => words,
        }
    }

    fn piece(&self, piece: &Piece) -> AnyView {
        let words = self.text.between(piece.at.start, piece.at.end).unwrap_or_default();
        let Some(name) = piece.name.and_then(|index| self.marks.names.get(index)) else {
            return words.into_any();
        };
        let (list, entry) = (name.list.label.get(self.lang), name.entry.name.get(self.lang));
        view! { <span class="named" title=format!("{list} · {entry}")>{words}</span> }.into_any()
    }

    /// A mark that opens the evidence of its figure.
    fn link(&self, index: usize, inside: AnyView, first: bool, named: bool) -> AnyView {
        let mark = &self.marks.figures[index];
        let Some(figure) = self.page.bulletin.figure(mark.id) else { return inside };
        let label = figure.label.get(self.lang).to_string();
        view! {
            <a
                class=format!("fig {}", status_class(figure.status))
                id=first.then(|| anchor(mark.id, mark.evidence))
                href=self.page.figure_link(mark.id)
                title=label.clone()
                aria-label=named.then_some(label)
                on:click=opener(self.page, mark.id)
            >{inside}</a>
        }
        .into_any()
    }
}

/// The way from a piece of a figure's evidence to its mark; nothing where its text is not at hand
/// or does not have it.
pub fn see_in_text(page: &Page, id: &str, index: usize, evidence: &Evidence, lang: Lang) -> Option<AnyView> {
    // A chart alone has no text beside it.
    if page.alone.is_some() {
        return None;
    }
    let texts = page.texts.get();
    let text = texts.iter().find(|it| it.source == evidence.source)?;
    let beyond = stretch(text, evidence)?.start >= beginning(text);
    let (anchor, page) = (anchor(id, index), page.clone());
    let to = format!("#{anchor}");
    let go = move |event: MouseEvent| {
        if opens_elsewhere(&event) {
            return;
        }
        event.prevent_default();
        if beyond {
            page.whole_texts.set(true);
        }
        page.go(|state| state.figure = None);
        let anchor = anchor.clone();
        // By then the panel has closed and given the focus back to what had opened it.
        browser::when_shown(move || browser::go_to_anchor(&anchor));
    };
    Some(view! { <p class="see"><a href=to on:click=go>{words::SEE_IN_TEXT.get(lang)}</a></p> }.into_any())
}

/// Of a source in the list of sources: the way to its text, or how to bring it, where there is one
/// to bring.
pub fn how_to_read(page: &Page, source: &Source, lang: Lang) -> Option<AnyView> {
    if page.texts.with(|texts| texts.iter().any(|it| it.source == source.id)) {
        let to = format!("#text-{}", source.id);
        return Some(view! { <p class="note"><a href=to>{words::READ_HERE.get(lang)}</a></p> }.into_any());
    }
    let known = source.sha256.is_some();
    known.then(|| view! { <p class="note">{words::BRING_TEXT.get(lang)}</p> }.into_any())
}
