//! What a reader's bulletin says other than the site's own, figure by figure.

use std::sync::Arc;

use leptos::prelude::*;

use super::figure_link::{Show, figure_link, status_class};
use super::page::{Page, page};
use super::{browser, words};
use crate::bulletin::Bulletin;
use crate::bulletin::figure::Status;
use crate::bulletin::format::{self, Style};
use crate::bulletin::model::{Bound, Observation};
use crate::bulletin::text::Lang;
use crate::check::compare::{Change, Changed, Changes, compare};

/// How many figures of a list are shown before a reader asks for more.
const FIRST: usize = 50;

/// The comparison of the bulletin that lies open with an older one.
#[component]
pub fn ChangesView(
    /// What the bulletin is compared with.
    older: Arc<Bulletin>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let page = page();
    let changes = compare(&older, &page.bulletin);
    let said = if shared(&changes) == 0 {
        words::NOTHING_SHARED.get(lang).to_string()
    } else {
        words::changes(changes.changed.len(), changes.added.len(), changes.removed.len(), changes.same, lang)
    };
    let lists = (shared(&changes) > 0).then(|| lists(&page, &older, changes, lang));
    view! {
        <section id="changes" aria-labelledby="changes-heading">
            <h2 id="changes-heading">{words::CHANGES.get(lang)}</h2>
            <p class="count">{said}</p>
            {lists}
        </section>
    }
}

/// How many observations the two have in common. Ids are given by each file, so the same id on
/// another indicator is a coincidence.
fn shared(changes: &Changes) -> usize {
    let measured = |it: &&Change| !it.parts.contains(&Changed::Indicator);
    changes.same + changes.changed.iter().filter(measured).count()
}

fn lists(page: &Page, older: &Arc<Bulletin>, changes: Changes, lang: Lang) -> AnyView {
    let Changes { added, removed, changed, .. } = changes;
    let both = (page.clone(), older.clone());
    let changed_row = move |it: &Change| {
        let (now, before) = (both.0.bulletin.observation(&it.id)?, both.1.observation(&it.id)?);
        let sides = Sides { page: &both.0, older: &both.1, before, now, lang };
        Some(sides.row(&it.parts))
    };
    let (newer, gone) = (page.clone(), older.clone());
    let added_row = move |id: &String| {
        let value = figure_link(&newer, id, Show::Compact, lang);
        row(&newer.bulletin, id, lang, view! { <p class="part"><ins>{value}</ins></p> }.into_any())
    };
    let removed_row = move |id: &String| {
        let value = old_value(&gone, id, lang)?;
        row(&gone, id, lang, view! { <p class="part"><del>{value}</del></p> }.into_any())
    };
    view! {
        {list(words::CHANGED, "changed", changed, changed_row, lang)}
        {list(words::ADDED, "added", added, added_row, lang)}
        {list(words::REMOVED, "removed", removed, removed_row, lang)}
    }
    .into_any()
}

/// A list under its heading, with the button for the rest of a long one; nothing for an empty one.
fn list<T: Send + Sync + 'static>(
    title: words::Words,
    id: &str,
    items: Vec<T>,
    row: impl Fn(&T) -> Option<AnyView> + Send + Sync + 'static,
    lang: Lang,
) -> Option<AnyView> {
    if items.is_empty() {
        return None;
    }
    let count = items.len();
    let all = RwSignal::new(count <= FIRST);
    let id = format!("changes-{id}");
    let (heading, focus) = (id.clone(), id.clone());
    let rows = move || {
        let shown = if all.get() { count } else { FIRST };
        items.iter().take(shown).filter_map(&row).collect_view()
    };
    let show = move |_| {
        all.set(true);
        // The button is gone; the reader goes on in the list.
        browser::focus(&focus);
    };
    let more = move || {
        let show = show.clone();
        (!all.get()).then(|| {
            view! {
                <p class="more">
                    <button type="button" class="button" on:click=show>{words::show_all(count, lang)}</button>
                </p>
            }
        })
    };
    Some(
        view! {
            <h3 id=heading tabindex="-1">{title.get(lang)} " " <small>{count}</small></h3>
            <ul class="changes" aria-labelledby=id>{rows}</ul>
            {more}
        }
        .into_any(),
    )
}

/// A figure by id and name, with what there is to say of it.
fn row(bulletin: &Bulletin, id: &str, lang: Lang, said: AnyView) -> Option<AnyView> {
    let label = bulletin.figure(id)?.label.get(lang).to_string();
    Some(
        view! { <li><p class="what"><span class="id">{id.to_string()}</span> " " {label}</p>{said}</li> }
            .into_any(),
    )
}

fn value(bulletin: &Bulletin, id: &str, lang: Lang) -> Option<String> {
    Some(format::figure(&bulletin.figure(id)?, lang, Style::Compact))
}

/// A value that the page has no evidence for; an expected one says that it was.
fn old_value(bulletin: &Bulletin, id: &str, lang: Lang) -> Option<AnyView> {
    let status = bulletin.figure(id)?.status;
    let tag = words::tag(status);
    let tag =
        tag.map(|it| view! { <span class=format!("tag {}", status_class(status))>{it.get(lang)}</span> });
    Some(view! { {value(bulletin, id, lang)} {tag} }.into_any())
}

/// An observation as the older and as the newer file has it.
struct Sides<'a> {
    page: &'a Page,
    older: &'a Bulletin,
    before: &'a Observation,
    now: &'a Observation,
    lang: Lang,
}

impl Sides<'_> {
    fn row(&self, parts: &[Changed]) -> AnyView {
        let id = &self.now.id;
        // Whatever changed, the figure is there to be opened.
        let still = (!parts.contains(&Changed::Value)).then(|| {
            view! { <p class="part">{figure_link(self.page, id, Show::Compact, self.lang)}</p> }
        });
        let parts = parts.iter().map(|it| self.part(*it)).collect_view();
        row(&self.page.bulletin, id, self.lang, view! { {still} {parts} }.into_any()).into_any()
    }

    fn part(&self, part: Changed) -> AnyView {
        let before = self.said(part, self.older, self.before);
        let now = self.said(part, &self.page.bulletin, self.now);
        let alike = (before == now).then(|| words::SAME_WORDS.get(self.lang));
        let (before, now) = match part {
            Changed::Value => (
                old_value(self.older, &self.before.id, self.lang).into_any(),
                figure_link(self.page, &self.now.id, Show::Compact, self.lang),
            ),
            _ => (before.into_any(), now.into_any()),
        };
        let changed = words::changed(part).get(self.lang);
        view! {
            <p class="part">
                <span class="term">{changed}</span> " " <del>{before}</del>
                <span aria-hidden="true">" → "</span>
                <span class="sr-only">{words::NOW.get(self.lang)}</span>
                <ins>{now}</ins> " " {alike}
            </p>
        }
        .into_any()
    }

    /// What a file says of a part of an observation.
    fn said(&self, part: Changed, bulletin: &Bulletin, it: &Observation) -> String {
        let lang = self.lang;
        let said = match part {
            Changed::Indicator => bulletin.indicator(&it.indicator).map(|it| it.label.get(lang).to_string()),
            Changed::Value => value(bulletin, &it.id, lang),
            Changed::Bound => Some(match it.bound {
                Bound::Exact => words::bound(Bound::Exact).get(lang).to_string(),
                bound => format::bound(bound, lang, Style::Prose).trim().to_string(),
            }),
            Changed::Status => Some(words::status(Status::from(it.obs_status)).get(lang).to_string()),
            Changed::Basis => it.basis.map(|it| words::basis(it).get(lang).to_string()),
            Changed::Area => {
                let id = it.ref_area.as_ref().unwrap_or(&bulletin.file().ref_area);
                bulletin.area(id).map(|it| it.label.get(lang).to_string())
            }
            Changed::Period => bulletin.period(&it.period).map(|it| it.label.get(lang).to_string()),
            Changed::Evidence => Some(words::quoted(it.evidence.iter().map(|it| it.fragment.as_str()), lang)),
        };
        said.filter(|it| !it.is_empty()).unwrap_or_else(|| "—".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::ViewState;
    use crate::bulletin::fixture;
    use crate::bulletin::load::load;
    use serde_json::{Value, json};

    /// The words of the comparison of the fixture with what a change makes of it.
    fn compared(lang: Lang, change: impl FnOnce(&mut Vec<Value>)) -> String {
        words_of(&html(lang, change))
    }

    fn words_of(html: &str) -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn html(lang: Lang, change: impl FnOnce(&mut Vec<Value>)) -> String {
        let mut file: Value = serde_json::from_str(fixture::TEXT).unwrap();
        change(file["observations"].as_array_mut().unwrap());
        html_of(lang, &file.to_string())
    }

    fn html_of(lang: Lang, newer: &str) -> String {
        let newer = Arc::new(load(newer.as_bytes()).unwrap());
        let older = Arc::new(fixture::bulletin());
        Owner::new().with(|| {
            provide_context(Page::new(newer, ViewState { lang, ..ViewState::default() }));
            view! { <ChangesView older lang /> }.to_html()
        })
    }

    fn find<'a>(observations: &'a mut [Value], id: &str) -> &'a mut Value {
        observations.iter_mut().find(|it| it["id"] == id).unwrap()
    }

    #[test]
    fn a_bulletin_that_is_the_same_says_so_in_a_sentence() {
        let all = fixture::bulletin().file().observations.len();
        let said = [Lang::Zh, Lang::En].map(|lang| compared(lang, |_| {}));
        assert_eq!(said[0], format!("与本站公报相比{all}条数据全部相同。只比数据，不比文字、图表和名录。"));
        assert_eq!(
            said[1],
            format!(
                "Compared with this site’s bulletinAll {all} figures are unchanged. Words, charts and lists are not compared."
            )
        );
    }

    #[test]
    fn each_change_shows_the_old_and_the_new() {
        let change = |all: &mut Vec<Value>| {
            let posts = find(all, "POSTS");
            (posts["value"], posts["bound"]) = (json!("2100"), json!("exact"));
            let plan = find(all, "PLAN");
            (plan["value"], plan["obs_status"]) = (json!("2"), json!("reported"));
            find(all, "GROWTH")["evidence"][0]["fragment"] = json!("增长6.2%");
            find(all, "NATION")["basis"] = json!("year_on_year");
        };
        let said = compared(Lang::Zh, change);
        let same = fixture::bulletin().file().observations.len() - 4;
        assert!(said.contains(&format!("改动4条，新增0条，删去0条，其余{same}条相同。")), "{said}");
        assert!(
            !said.contains("相同。新增") && !said.contains("删去 "),
            "an empty list has no heading: {said}"
        );
        for part in [
            "POSTS 岗位数值 ≥ 2000个 → 改为2100个",
            "确数或界限 至少 → 改为确数",
            "PLAN 计划总投资数值 1亿元预期 → 改为2亿元",
            "性质 计划或预期，尚未发生 → 改为来源报告的数",
            "GROWTH 地区生产总值增速+6.2%原文写作 “生产总值增长6.2%” → 改为“增长6.2%”",
            "比较基期 来源没有写明 → 改为上年同期（同比）",
        ] {
            assert!(said.contains(part), "{part} in {said}");
        }
        let english = compared(Lang::En, change);
        assert!(english.contains("Value CNY 100 millionexpected → nowCNY 200 million"), "{english}");
    }

    #[test]
    fn what_is_new_opens_its_evidence_and_what_is_gone_shows_what_it_was() {
        let html = html_of(Lang::Zh, &fixture::TEXT.replace("PLAN", "LATER"));
        let said = words_of(&html);
        assert!(said.contains("新增 1LATER 计划总投资1亿元预期"), "{said}");
        assert!(said.contains("删去 1PLAN 计划总投资1亿元预期"), "{said}");
        assert!(html.contains("href=\"?figure=LATER\"") && !html.contains("href=\"?figure=PLAN\""));
    }

    #[test]
    fn a_long_list_begins_with_fifty() {
        let html = html(Lang::Zh, |all| {
            for index in 0..60 {
                let mut copy = all[0].clone();
                copy["id"] = json!(format!("NEW{index}"));
                all.push(copy);
            }
        });
        assert!(html.contains("figure=NEW49\"") && !html.contains("figure=NEW50\""));
        assert!(html.contains("显示全部60条"));
    }

    #[test]
    fn bulletins_that_share_nothing_are_not_compared() {
        // The same ids on other indicators are no more in common than other ids are.
        let mut file: Value = serde_json::from_str(fixture::TEXT).unwrap();
        for indicator in file["indicators"].as_array_mut().unwrap() {
            indicator["label"]["zh"] = json!(format!("别的{}", indicator["label"]["zh"]));
        }
        let other = words_of(&html_of(Lang::En, &file.to_string()));
        assert!(other.ends_with(words::NOTHING_SHARED.get(Lang::En)), "{other}");
    }
}
