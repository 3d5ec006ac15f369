//! Geometry against the data, for random values, bounds, statuses and names in both languages, at
//! any width: lengths are proportional, order is kept, every number is there, nothing overlaps or
//! leaves the picture, on the page and in pictures that leave it.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::lines::lines;
use super::{sound, *};
use crate::bulletin::format::{Style, figure};
use crate::chart::theme::Theme;

/// A figure that nobody would expect.
#[derive(Clone, Debug)]
struct Any {
    value: String,
    bound: &'static str,
    status: &'static str,
    name: String,
    benchmark: Option<(String, String, &'static str)>,
}

const BOUNDS: [&str; 5] = ["exact", "at_least", "at_most", "under", "about"];

fn bound() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just("exact"), 4 => prop::sample::select(&BOUNDS[1..])]
}

fn status() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just("reported"), 1 => Just("expected")]
}

/// Names as files have them, and some that no file should have.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[规上工业企业增加值社会消费品零售总额地区生产一般公共预算收入]{1,12}",
        4 => "[A-Z][a-z]{1,9}( [a-z]{1,9}){0,4}",
        1 => "[规上工业企业增加值（）“”、，]{1,40}",
        1 => "[A-Za-z]{1,60}",
        1 => "[中A-Za-z0-9 &<>\"'%’“—…]{0,30}",
    ]
}

fn positive() -> impl Strategy<Value = String> {
    "[1-9][0-9]{0,8}(\\.[0-9]{1,2})?"
}

fn any(value: impl Strategy<Value = String>) -> impl Strategy<Value = Any> {
    (value, bound(), status(), name(), prop::option::of((positive(), name(), status())))
        .prop_map(|(value, bound, status, name, benchmark)| Any { value, bound, status, name, benchmark })
}

fn lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(&Lang::ALL[..])
}

/// The fixture's file, to be changed.
struct Draft(Json);

impl Draft {
    fn new() -> Self {
        Self(serde_json::from_str(fixture::TEXT).unwrap())
    }

    fn list(&mut self, name: &str) -> &mut Vec<Json> {
        self.0[name].as_array_mut().unwrap()
    }

    /// Adds an observation of the indicator that another is of.
    fn observe(&mut self, id: &str, like: &str, value: &str, bound: &str, status: &str) {
        let mut observation = self.list("observations").iter().find(|it| it["id"] == like).unwrap().clone();
        observation["id"] = id.into();
        observation["value"] = value.into();
        observation["bound"] = bound.into();
        observation["obs_status"] = status.into();
        self.list("observations").push(observation);
    }

    /// Adds a figure and its comparator; gives back their row.
    fn row(&mut self, id: &str, like: &str, any: &Any) -> Json {
        self.observe(id, like, &any.value, any.bound, any.status);
        let mut row = json!({"figure": id, "label": both(&any.name)});
        if let Some((value, name, status)) = &any.benchmark {
            let other = format!("{id}_C");
            self.observe(&other, like, value, "exact", status);
            row["benchmark"] = json!({"figure": other, "label": both(name)});
        }
        row
    }

    fn draws(mut self, drawing: &Json) -> Bulletin {
        self.list("charts")[0]["drawing"] = drawing.clone();
        load(self.0.to_string().as_bytes()).unwrap()
    }
}

fn both(name: &str) -> Json {
    json!({"zh": name, "en": name})
}

/// The drawing of a bulletin's first chart, proven sound on the page and in a sheet, with every
/// number that `numbers` asks for.
fn drawn(bulletin: &Bulletin, lang: Lang, width: u32, numbers: &[&str]) -> Picture {
    let chart = &bulletin.file().charts[0];
    let page = draw(bulletin, chart, lang, width).unwrap();
    let made =
        Sheet { theme: Theme::Light, ground: Ground::Solid, address: "https://example.org/?chart=growth" };
    let away = sheet(bulletin, chart, lang, width, &made).unwrap();
    for (picture, whence) in [(&page, "page"), (&away, "sheet")] {
        sound(picture, &format!("the {whence} at {width}"));
        let all = elements(&picture.svg);
        for id in numbers {
            let number = figure(&bulletin.figure(id).unwrap(), lang, Style::Compact);
            let said = |it: &inspect::Element| it.text == number || it.text.ends_with(&format!(" {number}"));
            let mut texts = all.iter().filter(|it| it.name == "text");
            assert!(texts.any(said), "the {whence} at {width} has no {number} for {id}");
        }
    }
    assert!(elements(&away.svg).iter().all(|it| it.name != "title" || it.text == chart.title.get(lang)));
    page
}

fn of<'a>(picture: &'a Picture, id: &str) -> &'a Mark {
    picture.marks.iter().find(|mark| mark.figure == id).unwrap_or_else(|| panic!("no mark for {id}"))
}

fn number(text: &str) -> f64 {
    text.parse().unwrap()
}

/// The marks stand in the order of the table, each below the one before.
fn assert_order(picture: &Picture, bulletin: &Bulletin) {
    let listed: Vec<_> =
        rows(bulletin, &bulletin.file().charts[0]).into_iter().map(|row| row.figure).collect();
    let drawn: Vec<_> = picture.marks.iter().map(|mark| mark.figure.clone()).collect();
    assert_eq!(drawn, listed);
    assert!(picture.marks.windows(2).all(|pair| pair[0].hit.bottom() <= pair[1].hit.y + 0.1));
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn bars_of_several_panels(
        panels in prop::collection::vec(prop::collection::vec(any("-?[1-9][0-9]{0,8}(\\.[0-9]{1,2})?"), 1..5), 1..4),
        titled in prop::bool::ANY,
        lang in lang(),
        width in 200_u32..1700,
    ) {
        let mut draft = Draft::new();
        let (mut drawing, mut ids) = (vec![], vec![]);
        for (p, panel) in panels.iter().enumerate() {
            let mut rows = vec![];
            for (r, any) in panel.iter().enumerate() {
                let id = format!("P{p}R{r}");
                rows.push(draft.row(&id, ["GROWTH", "MONEY", "POSTS"][p], any));
                ids.push((id, p, any));
            }
            drawing.push(if titled { json!({"title": both("栏 panel"), "rows": rows}) } else { json!({"rows": rows}) });
        }
        let bulletin = draft.draws(&json!({"bars": {"panels": drawing}}));
        let listed = rows(&bulletin, &bulletin.file().charts[0]);
        let named: Vec<_> = listed.iter().map(|row| row.figure.as_str()).collect();
        let picture = drawn(&bulletin, lang, width, &named);
        assert_order(&picture, &bulletin);
        for (id, panel, any) in &ids {
            let (mark, first) = (of(&picture, id), of(&picture, &format!("P{panel}R0")));
            prop_assert_eq!((mark.panel, mark.scale), (*panel, first.scale));
            prop_assert!((mark.width - number(&any.value).abs() * mark.scale).abs() < 0.5, "{} {}", id, any.value);
            let zero = |mark: &Mark, value: f64| if value < 0.0 { mark.x + mark.width } else { mark.x };
            let start = zero(first, number(&panels[*panel][0].value));
            prop_assert!((zero(mark, number(&any.value)) - start).abs() < 0.1, "one zero for a panel");
            if let Some((value, ..)) = &any.benchmark {
                let line = of(&picture, &format!("{id}_C"));
                prop_assert_eq!((line.role, line.panel), (Role::Benchmark, *panel));
                prop_assert!((line.x + line.width / 2.0 - start - number(value) * mark.scale).abs() < 0.5);
            }
        }
    }

    #[test]
    fn derived_bars_with_wide_ranges(
        given in prop::collection::vec((0_i32..30, 0_i32..30, name(), prop::option::of((0_i32..99, name()))), 1..5),
        lang in lang(),
        width in 280_u32..=1600,
    ) {
        let mut draft = Draft::new();
        let gap = draft.list("relations").iter().find(|it| it["id"] == "GAP").unwrap().clone();
        let mut differ = |id: String, of: [&str; 2]| {
            let mut relation = gap.clone();
            relation["formula"] = format!("{id}A - {id}B").into();
            relation["decimals"] = 0.into();
            for (side, value) in ["A", "B"].iter().zip(of) {
                draft.observe(&format!("{id}{side}"), "GROWTH", value, "exact", "reported");
            }
            relation["id"] = id.into();
            draft.list("relations").push(relation);
        };
        let mut drawing = vec![];
        for (i, (a, b, name, benchmark)) in given.iter().enumerate() {
            differ(format!("D{i}"), [&a.to_string(), &b.to_string()]);
            let mut row = json!({"figure": format!("D{i}"), "label": both(name)});
            if let Some((value, name)) = benchmark {
                differ(format!("C{i}"), [&value.to_string(), "0"]);
                row["benchmark"] = json!({"figure": format!("C{i}"), "label": both(name)});
            }
            drawing.push(row);
        }
        let bulletin = draft.draws(&json!({"bars": {"panels": [{"rows": drawing}]}}));
        let picture = drawn(&bulletin, lang, width, &[]);
        let all = elements(&picture.svg);
        let first = of(&picture, "D0");
        let zero = if given[0].0 < given[0].1 { first.x + first.width } else { first.x };
        for (i, (a, b, ..)) in given.iter().enumerate() {
            // By hand: two rounded rates, each within a half, differ by one more or less.
            let mark = of(&picture, &format!("D{i}"));
            let ends = [a - b - 1, a - b + 1].map(|it| zero + f64::from(it) * mark.scale);
            let middle = mark.y + mark.height / 2.0;
            let whisker = all.iter().find(|it| {
                it.get("class") == "ink-derived line" && it.name == "line"
                    && it.get("y1") == it.get("y2") && (it.number("y1") - middle).abs() < 0.2
            });
            let whisker = whisker.unwrap_or_else(|| panic!("no range for D{i} at {width}"));
            prop_assert!((whisker.number("x1") - ends[0]).abs() < 0.2 && (whisker.number("x2") - ends[1]).abs() < 0.2);
            let room = Rect::new(ends[0], middle - 4.0, ends[1] - ends[0], 8.0);
            for (rect, text) in texts(&all) {
                prop_assert!(!rect.overlaps(&room), "{} crosses the range of D{} at {}", text, i, width);
            }
        }
    }

    #[test]
    fn money_spent_against_money_planned(
        spent in any(positive()),
        plan in any(positive()),
        expected in prop::collection::vec(any(positive()), 0..3),
        lang in lang(),
        width in 280_u32..=1600,
    ) {
        let mut draft = Draft::new();
        let value = draft.row("SPENT2", "SPENT", &Any { benchmark: None, ..spent.clone() });
        let target = draft.row("PLAN2", "SPENT", &Any { benchmark: None, bound: "exact", ..plan.clone() });
        let mut share = draft.list("relations").iter().find(|it| it["id"] == "DONE").unwrap().clone();
        share["id"] = "SHARE2".into();
        share["formula"] = "SPENT2 / PLAN2".into();
        draft.list("relations").push(share);
        let mut below = vec![];
        for (i, any) in expected.iter().enumerate() {
            below.push(draft.row(&format!("E{i}"), ["OUTPUT", "POSTS", "WHOLE"][i], any));
        }
        let bulletin = draft.draws(&json!({"bullet": {"value": value, "target": target, "share": "SHARE2", "expected": below}}));
        let picture = drawn(&bulletin, lang, width, &["SPENT2", "PLAN2", "SHARE2"]);
        assert_order(&picture, &bulletin);
        let (reached, planned) = (of(&picture, "SPENT2"), of(&picture, "PLAN2"));
        prop_assert!((reached.width - number(&spent.value) * reached.scale).abs() < 0.5);
        prop_assert!((planned.width - number(&plan.value) * reached.scale).abs() < 0.5);
        prop_assert_eq!((reached.x, reached.panel), (planned.x, planned.panel));
        for (i, any) in expected.iter().enumerate() {
            let mark = of(&picture, &format!("E{i}"));
            prop_assert!((mark.width - number(&any.value) * mark.scale).abs() < 0.5);
            prop_assert!(mark.panel != reached.panel, "what is expected has an axis of its own");
        }
    }

    #[test]
    fn a_whole_its_parts_and_theirs(
        parts in prop::collection::vec((1_u32..5000, name(), status(), prop::collection::vec((1_u32..900, name()), 0..3)), 1..6),
        rest in 0_u32..3000,
        lang in lang(),
        width in 280_u32..=1600,
    ) {
        let mut draft = Draft::new();
        let (mut drawing, mut expected, mut whole) = (vec![], vec![], rest);
        for (i, (more, name, status, inner)) in parts.iter().enumerate() {
            let value = more + inner.iter().map(|(value, _)| value).sum::<u32>();
            let id = format!("PART{i}");
            draft.observe(&id, "WHOLE", &value.to_string(), "exact", status);
            let mut below = vec![];
            expected.push((id.clone(), value, "ALL".to_string()));
            for (j, (value, name)) in inner.iter().enumerate() {
                let inside = format!("PART{i}_{j}");
                draft.observe(&inside, "WHOLE", &value.to_string(), "exact", "reported");
                below.push(json!({"figure": inside, "label": both(name)}));
                expected.push((inside, *value, id.clone()));
            }
            drawing.push(json!({"figure": id, "label": both(name), "parts": below}));
            whole += value;
        }
        draft.observe("ALL", "WHOLE", &whole.to_string(), "exact", "reported");
        let root = json!({"figure": "ALL", "label": both("总数 all"), "parts": drawing});
        let bulletin = draft.draws(&json!({"breakdown": {"root": root}}));
        let named: Vec<_> = expected.iter().map(|(id, ..)| id.as_str()).chain(["ALL"]).collect();
        let picture = drawn(&bulletin, lang, width, &named);
        let order: Vec<_> = picture.marks.iter().map(|mark| mark.figure.as_str()).collect();
        let listed = ["ALL"].into_iter().chain(expected.iter().map(|(id, ..)| id.as_str()));
        prop_assert_eq!(order, listed.collect::<Vec<_>>());
        let all = of(&picture, "ALL");
        let mut end = std::collections::BTreeMap::new();
        for (id, value, parent) in &expected {
            let (mark, within) = (of(&picture, id), of(&picture, parent));
            prop_assert!((mark.width - all.width * f64::from(*value) / f64::from(whole)).abs() < 0.5, "{}", id);
            prop_assert!(mark.x >= within.x - 0.1 && mark.x + mark.width <= within.x + within.width + 0.1);
            // Each begins where the one before it ends.
            let start = end.insert(parent.clone(), mark.x + mark.width).unwrap_or(within.x);
            prop_assert!((mark.x - start).abs() < 0.1, "{} leaves a gap or covers its neighbour", id);
        }
    }

    #[test]
    fn some_of_a_number_of_things(
        whole in 1_u32..600,
        share in 0.0..=1.0_f64,
        names in prop::array::uniform3(name()),
        lang in lang(),
        width in 280_u32..=1600,
    ) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let part = (f64::from(whole) * share) as u32;
        let mut draft = Draft::new();
        draft.observe("ALL", "WHOLE", &whole.to_string(), "exact", "reported");
        draft.observe("SOME", "WHOLE", &part.to_string(), "exact", "reported");
        let mut rest = draft.list("relations").iter().find(|it| it["id"] == "REST").unwrap().clone();
        rest["id"] = "OTHERS".into();
        rest["formula"] = "ALL - SOME".into();
        draft.list("relations").push(rest);
        let row = |id: &str, i: usize| json!({"figure": id, "label": both(&names[i])});
        let bulletin = draft.draws(&json!({"unit_grid": {"whole": row("ALL", 0), "part": row("SOME", 1), "rest": row("OTHERS", 2)}}));
        let picture = drawn(&bulletin, lang, width, &["ALL", "SOME", "OTHERS"]);
        let order: Vec<_> = picture.marks.iter().map(|mark| mark.figure.as_str()).collect();
        prop_assert_eq!(order, ["ALL", "SOME", "OTHERS"]);
        let all = elements(&picture.svg);
        let count = |class: &str| all.iter().filter(|it| it.get("class") == class).count();
        if whole <= 400 {
            // One more of each before the words.
            let squares = [part, whole - part].map(|it| it as usize + 1);
            prop_assert_eq!([count("ink-value area"), count("ink-derived line")], squares);
        } else {
            let (all, some) = (of(&picture, "ALL"), of(&picture, "SOME"));
            prop_assert!((some.width - all.width * f64::from(part) / f64::from(whole)).abs() < 0.5);
        }
    }

    #[test]
    fn bounds_of_all_sorts(
        rows in prop::collection::vec(any(positive()), 1..8),
        lang in lang(),
        width in 280_u32..=1600,
    ) {
        let mut draft = Draft::new();
        let like = |i: usize| ["POSTS", "WAIT", "MONEY", "GROWTH"][i % 4];
        let drawing: Vec<_> = rows
            .iter()
            .enumerate()
            .map(|(i, any)| draft.row(&format!("B{i}"), like(i), &Any { benchmark: None, ..any.clone() }))
            .collect();
        let bulletin = draft.draws(&json!({"bounds": {"rows": drawing}}));
        let ids: Vec<_> = (0..rows.len()).map(|i| format!("B{i}")).collect();
        let picture = drawn(&bulletin, lang, width, &ids.iter().map(String::as_str).collect::<Vec<_>>());
        assert_order(&picture, &bulletin);
        // No length means anything, so none differs.
        let first = &picture.marks[0];
        prop_assert!(picture.marks.iter().all(|it| it.x == first.x && it.width == first.width && it.scale == 0.0));
    }

    #[test]
    fn lines_of_several_areas(
        series in prop::collection::vec(prop::collection::vec(prop::option::of("-?[1-9][0-9]{0,5}(\\.[0-9])?"), 5), 1..5),
        name in name(),
        lang in lang(),
        width in 280_u32..=1600,
    ) {
        prop_assume!(series.iter().flatten().any(Option::is_some));
        let bulletin = lines(5, &series, &name);
        let chart = bulletin.chart("trend").unwrap();
        let picture = draw(&bulletin, chart, lang, width).unwrap();
        sound(&picture, &format!("{series:?} of {name} at {width}"));
        let made = Sheet { theme: Theme::Dark, ground: Ground::Solid, address: "" };
        sound(&sheet(&bulletin, chart, lang, width, &made).unwrap(), &format!("a sheet of {series:?} of {name} at {width}"));
        let all = elements(&picture.svg);
        let middle = |id: &str| { let it = of(&picture, id); (it.x + it.width / 2.0, it.y + it.height / 2.0) };
        let (mut order, mut lasts) = (vec![], vec![]);
        for (s, values) in series.iter().enumerate() {
            let given: Vec<_> = (0..5).filter(|p| values[*p].is_some()).collect();
            order.extend(given.iter().map(|p| format!("S{s}P{p}")));
            lasts.extend(given.last().map(|p| format!("S{s}P{p}")));
        }
        prop_assert_eq!(picture.marks.iter().map(|it| it.figure.clone()).collect::<Vec<_>>(), order.clone());
        // A number stands at the end of every line, and in every mark's name.
        for id in &order {
            let said = figure(&bulletin.figure(id).unwrap(), lang, Style::Compact);
            let digits = said.trim_start_matches(['≥', '<', '≤', '≈', ' ']).to_string();
            prop_assert!(of(&picture, id).label.contains(&digits), "{} in {}", digits, of(&picture, id).label);
            prop_assert!(!lasts.contains(id) || all.iter().any(|it| it.text == said), "no {} at {}", said, width);
        }
        let value = |id: &str| { let figure = bulletin.figure(id).unwrap(); figure.amount().unwrap().magnitude() };
        for (a, b) in order.iter().zip(order.iter().skip(1)) {
            let (from, to) = (middle(a), middle(b));
            prop_assert!((from.1 - to.1 - (value(b) - value(a)) * picture.marks[0].scale).abs() < 0.5);
            // Within a line, later stands further right.
            prop_assert!(a[..2] != b[..2] || from.0 < to.0);
        }
    }
}
