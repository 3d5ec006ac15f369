//! The relations of the bulletin: each with its operands, its result and its verdict.

use leptos::prelude::*;

use super::figure_link::{Show, figure_link};
use super::page::{Page, page};
use super::words;
use crate::bulletin::figure::Amount;
use crate::bulletin::format::{self, Style};
use crate::bulletin::formula::{Expr, Token, tokens};
use crate::bulletin::model::{Relation, RelationKind};
use crate::bulletin::text::Lang;
use crate::check::{self, Checked, Verdict};

/// All relations: what can be checked, what does not agree, and what follows.
#[component]
pub fn Checks(lang: Lang) -> impl IntoView {
    let page = page();
    let checked = check::relations(&page.bulletin);
    let conflicts = check::conflicts(&checked);
    let derived = checked.iter().filter(|it| it.verdict == Verdict::Derived).count();
    let uncheckable = checked.iter().filter(|it| matches!(it.verdict, Verdict::NotCheckable(_))).count();
    let holding = checked.len() - conflicts - derived - uncheckable;
    let group = |kind: RelationKind, title: words::Words| {
        let members = checked.iter().filter(|it| it.relation.kind == kind);
        let items: Vec<_> = members.map(|it| item(&page, it, lang)).collect();
        (!items.is_empty()).then(|| {
            view! { <h3>{title.get(lang)}</h3> <ul class="checks">{items}</ul> }
        })
    };
    view! {
        <section id="checks" aria-labelledby="checks-heading">
            <h2 id="checks-heading">{words::CHECKS.get(lang)}</h2>
            <p class="lead">{words::CHECKS_LEAD.get(lang)}</p>
            <p class="count">{words::summary(holding, conflicts, derived, lang)}</p>
            {group(RelationKind::Stated, words::GROUP_STATED)}
            {group(RelationKind::Conflict, words::GROUP_CONFLICT)}
            {group(RelationKind::Derived, words::GROUP_DERIVED)}
        </section>
    }
}

fn item(page: &Page, checked: &Checked<'_>, lang: Lang) -> impl IntoView + use<> {
    let relation = checked.relation;
    let note = relation.note.as_ref().map(|note| view! { <p class="why">{note.get(lang).to_string()}</p> });
    view! {
        <li id=format!("check-{}", relation.id)>
            <p class="what"><span class="id">{relation.id.clone()}</span>" "{relation.label.get(lang).to_string()}</p>
            <p class="formula">{equation(page, relation, lang)}{result(page, checked, lang)}</p>
            {verdict(checked, lang)}
            {note}
        </li>
    }
}

/// A formula with its operands filled in, each a link to its evidence.
pub fn equation(page: &Page, relation: &Relation, lang: Lang) -> AnyView {
    let Ok(tokens) = tokens(&relation.formula) else { return relation.formula.clone().into_any() };
    let mut parts = Vec::new();
    let mut rest = tokens.iter().map(|(_, token)| token);
    let mut show = Show::Operand;
    while let Some(token) = rest.next() {
        parts.push(match token {
            Token::Name(name) if name == "count" || name == "count_all" => {
                // `(`, the collection and `)` belong to it.
                let inside: Vec<_> = rest.by_ref().take(3).collect();
                let id = inside.iter().find_map(|it| match it {
                    Token::Name(id) => Some(id.as_str()),
                    _ => None,
                });
                count(page, id.unwrap_or_default(), name == "count_all", lang)
            }
            Token::Name(name) if name == "sum" => "".into_any(),
            Token::Name(id) => figure_link(page, id, show, lang),
            Token::Number(number) => number.to_string().into_any(),
            Token::Compare(comparison) => {
                if comparison.is_inequality() {
                    show = Show::Threshold;
                }
                format!(" {} ", comparison.sign()).into_any()
            }
            Token::Sign(sign) => match sign {
                '+' | ',' => " + ".into_any(),
                '-' => " − ".into_any(),
                '*' => " × ".into_any(),
                '/' => " ÷ ".into_any(),
                other => other.to_string().into_any(),
            },
        });
    }
    parts.into_any()
}

fn count(page: &Page, id: &str, all: bool, lang: Lang) -> AnyView {
    let Some(list) = page.bulletin.collection(id) else { return ().into_any() };
    let count = list.entries.iter().filter(|entry| all || entry.listed).count();
    let label = match lang {
        Lang::Zh => format!("“{}”点名{count}个", list.label.zh),
        Lang::En => format!("{count} named under “{}”", list.label.en),
    };
    let (to, id, page) = (page.list_link(id), id.to_string(), page.clone());
    let show = move |_| {
        page.go(|state| {
            state.show_list(Some(id.clone()));
            state.query.clear();
            state.figure = None;
        });
    };
    view! { <a class="fig" href="#lists" data-list=to on:click=show>{label}</a> }.into_any()
}

/// What a formula comes to, where that is not already to be seen.
fn result(page: &Page, checked: &Checked<'_>, lang: Lang) -> Option<AnyView> {
    let value = checked.left.as_ref()?;
    if checked.verdict == Verdict::Derived {
        let link = figure_link(page, &checked.relation.id, Show::Compact, lang);
        return Some(view! { " = " {link} {range(value, lang)} }.into_any());
    }
    let formula = page.bulletin.formula(&checked.relation.id)?;
    // Of equal sides the stated one says it all.
    if !matches!(formula.left, Expr::Binary(..)) || checked.verdict == Verdict::Holds {
        return None;
    }
    let shown = |amount: &Amount<'_>| format::amount(amount, lang, Style::Compact);
    let right = match &formula.claim {
        Some((comparison, Expr::Binary(..))) => {
            let right = checked.right.as_ref()?;
            let right =
                if comparison.is_inequality() { format::unbounded(right, lang) } else { shown(right) };
            Some(format!(" {} {right}", comparison.sign()))
        }
        _ => None,
    };
    let open = if lang == Lang::Zh { "（" } else { "(" };
    let close = if lang == Lang::Zh { "）" } else { ")" };
    let left = match lang {
        Lang::Zh => format!("{open}算得{}", shown(value)),
        Lang::En => format!(" {open}computed: {}", shown(value)),
    };
    Some(view! { <span class="computed">{left}{right}{close}</span> }.into_any())
}

/// The range that rounding leaves a derived value.
pub fn range(amount: &Amount<'_>, lang: Lang) -> Option<impl IntoView + use<>> {
    let range = format::range(amount, lang)?;
    let label = words::RANGE.get(lang);
    Some(match lang {
        Lang::Zh => view! { <span class="computed">{format!("（{label}{range}）")}</span> },
        Lang::En => view! { <span class="computed">{format!(" ({}: {range})", label.to_lowercase())}</span> },
    })
}

fn verdict(checked: &Checked<'_>, lang: Lang) -> Option<AnyView> {
    let shown = |amount: &Amount<'_>| format::amount(amount, lang, Style::Compact);
    let (class, sign, text) = match &checked.verdict {
        Verdict::Derived => return None,
        Verdict::Holds => ("ok", "✓", words::HOLDS.get(lang).to_string()),
        Verdict::HoldsByRounding => ("ok", "✓", words::BY_ROUNDING.get(lang).to_string()),
        Verdict::HoldsWithin(margin) => ("ok", "✓", words::within(&shown(margin), lang)),
        Verdict::Conflict(gap) => ("no", "≠", words::differs(&shown(gap), lang)),
        Verdict::NotCheckable(why) => ("no", "?", words::not_checkable(&why.message(lang), lang)),
    };
    Some(
        view! { <p class=format!("verdict {class}")><span aria-hidden="true">{sign}</span>" "{text}</p> }
            .into_any(),
    )
}
