//! Pictures that leave the page: documents of their own that hold all that the page says around a
//! chart, and the same drawing.

use std::collections::BTreeSet;

use super::strange::bars;
use super::{sound, *};
use crate::chart::theme::Theme;

const ADDRESS: &str = "https://example.org/a-county/?data=data/file.json&lang=en#chart-growth";
const WIDTHS: [u32; 6] = [320, 360, 479, 720, 1200, 1600];

fn plain(theme: Theme) -> Sheet<'static> {
    Sheet { theme, ground: Ground::Solid, address: ADDRESS }
}

fn qiyun() -> Bulletin {
    load(include_bytes!("../../../public/data/qiyun-2025-h1.json")).unwrap()
}

/// Every sheet of the fixture and of both bulletins.
fn every_sheet(mut check: impl FnMut(&Bulletin, &Chart, Lang, &Picture, &str)) {
    for bulletin in [fixture::bulletin(), bundled(), qiyun()] {
        for chart in &bulletin.file().charts {
            for (width, lang) in WIDTHS.into_iter().flat_map(|width| Lang::ALL.map(|lang| (width, lang))) {
                let at = format!("{} at {width} px in {}", chart.id, lang.code());
                let picture = sheet(&bulletin, chart, lang, width, &plain(Theme::Light));
                let picture = picture.unwrap_or_else(|error| panic!("{at}: {error}"));
                check(&bulletin, chart, lang, &picture, &at);
            }
        }
    }
}

/// What stands in a document, without the spaces at which lines may end.
fn said(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|it| it.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let letters = texts.flat_map(|text| text.descendants()).filter(roxmltree::Node::is_text);
    without_spaces(&letters.filter_map(|it| it.text()).collect::<String>())
}

fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_sheet_is_sound_at_every_width_and_nothing_in_it_is_cut() {
    every_sheet(|_, _, _, picture, at| {
        sound(picture, at);
        let document = roxmltree::Document::parse(&picture.svg).unwrap();
        let cut =
            document.descendants().any(|it| it.is_text() && it.text().unwrap_or_default().contains('…'));
        assert!(!cut, "{at}");
    });
}

#[test]
fn a_sheet_says_what_the_page_says_around_its_chart() {
    every_sheet(|bulletin, chart, lang, picture, at| {
        let said = said(&picture.svg);
        let mut wanted = vec![chart.title.get(lang), chart.subtitle.get(lang), ADDRESS];
        wanted.push(bulletin.file().title.get(lang));
        // The words of the note before the first reference in it.
        let note = chart.note.as_ref().map_or("", |note| note.get(lang));
        wanted.push(note.split('{').next().unwrap_or_default());
        for row in rows(bulletin, chart) {
            // The main source; others that agree are in the evidence.
            if let Some(evidence) = bulletin.figure(&row.figure).unwrap().evidence().first() {
                let source = bulletin.source(&evidence.source).unwrap();
                wanted.push(source.title.get(lang));
                wanted.extend(source.publisher.as_ref().map(|it| it.get(lang)));
                if source.published.is_none() {
                    wanted.push(if lang == Lang::Zh { "日期不详" } else { "undated" });
                }
            }
        }
        for words in wanted {
            assert!(said.contains(&without_spaces(words)), "{at}: no {words} in {said}");
        }
    });
}

#[test]
fn a_sheet_holds_the_drawing_of_the_page() {
    for bulletin in [bundled(), qiyun()] {
        for chart in &bulletin.file().charts {
            // 720 less twice 32.
            let page = draw(&bulletin, chart, Lang::Zh, 656).unwrap();
            let sheet = sheet(&bulletin, chart, Lang::Zh, 720, &plain(Theme::Light)).unwrap();
            let down = sheet.marks[0].y - page.marks[0].y;
            assert_eq!((page.marks.len(), sheet.width), (sheet.marks.len(), 720));
            for (there, here) in page.marks.iter().zip(&sheet.marks) {
                assert_eq!((&there.figure, there.role, &there.label), (&here.figure, here.role, &here.label));
                assert!((here.x - there.x - 32.0).abs() < 1e-6 && (here.y - there.y - down).abs() < 1e-6);
                assert_eq!((there.width, there.height, there.scale), (here.width, here.height, here.scale));
            }
        }
    }
}

#[test]
fn a_sheet_is_a_document_of_its_own_that_asks_for_nothing() {
    every_sheet(|bulletin, chart, lang, picture, at| {
        let document = roxmltree::Document::parse(&picture.svg).unwrap();
        let root = document.root_element();
        assert_eq!((root.attribute("role"), root.attribute("aria-hidden")), (Some("img"), None), "{at}");
        assert_eq!(root.attribute("lang"), Some(lang.tag()));
        let children: Vec<_> = root.children().take(3).map(|it| it.tag_name().name()).collect();
        assert_eq!(children, ["title", "desc", "style"], "{at}");
        assert_eq!(root.first_child().and_then(|it| it.text()), Some(chart.title.get(lang)));
        let desc = root.children().nth(1).and_then(|it| it.text()).unwrap_or_default();
        assert!(!desc.is_empty() && desc == summary(bulletin, chart, lang), "{at}");
        // Every shape has a colour, and no style asks another place for anything.
        let style = root.children().nth(2).and_then(|it| it.text()).unwrap();
        assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("http"), "{at}");
        let classes = document.descendants().filter_map(|it| it.attribute("class"));
        for (ink, paint) in classes.filter_map(|it| it.split_once(' ')) {
            let property = if paint == "line" { "stroke:#" } else { "fill:#" };
            let rules = style.split('}').filter(|it| it.contains(&format!(".{ink}.{paint}")));
            assert!(rules.into_iter().any(|it| it.contains(property)), "{at}: {ink} {paint}");
        }
    });
}

#[test]
fn themes_differ_in_colour_alone_and_a_transparent_sheet_in_its_ground() {
    let bulletin = fixture::bulletin();
    for chart in &bulletin.file().charts {
        let of = |theme, ground| {
            let sheet = super::sheet(&bulletin, chart, Lang::En, 500, &Sheet { theme, ground, address: "" });
            sheet.unwrap().svg
        };
        let [light, dark] = Theme::ALL.map(|theme| of(theme, Ground::Solid));
        let shapes = |svg: &str| svg.split_once("</style>").unwrap().1.to_string();
        assert_eq!(shapes(&light), shapes(&dark));
        assert!(light.contains("#8f3d2a") && !dark.contains("#8f3d2a") && dark.contains("#e39474"));
        let bare = of(Theme::Light, Ground::Transparent);
        let (_, ground) =
            shapes(&light).split_once("/>").map(|(it, rest)| (rest.to_string(), it.to_string())).unwrap();
        assert!(
            ground.starts_with("<rect x=\"0\" y=\"0\" width=\"500\"") && ground.contains("ink-ground area")
        );
        assert_eq!(format!("{ground}/>{}", shapes(&bare)), shapes(&light));
    }
}

/// The words of the key: what stands between subtitle and drawing.
fn keyed(bulletin: &Bulletin, chart: &str) -> BTreeSet<&'static str> {
    let chart = bulletin.chart(chart).unwrap();
    let said = said(&sheet(bulletin, chart, Lang::Zh, 720, &plain(Theme::Light)).unwrap().svg);
    let keys = ["竖线：", "预期：", "推算：", "舍入范围：", "下限（", "上限（", "约数（"];
    keys.into_iter().filter(|key| said.contains(key)).collect()
}

#[test]
fn the_key_explains_the_marks_that_occur_and_no_others() {
    let (kazuo, qiyun) = (bundled(), qiyun());
    let set = |keys: &[&'static str]| keys.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(keyed(&kazuo, "growth"), set(&["竖线："]));
    assert_eq!(keyed(&kazuo, "investment"), set(&[]));
    assert_eq!(keyed(&kazuo, "aikelinte"), set(&["预期：", "推算："]));
    assert_eq!(keyed(&kazuo, "growth_gap"), set(&["推算：", "舍入范围："]));
    assert_eq!(keyed(&kazuo, "output"), set(&["推算：", "舍入范围："]));
    assert_eq!(keyed(&kazuo, "talent_fair"), set(&["下限（"]));
    assert_eq!(keyed(&qiyun, "limits"), set(&["下限（", "上限（", "约数（"]));
    assert_eq!(keyed(&qiyun, "gdp_years"), set(&[]));
    assert_eq!(keyed(&fixture::bulletin(), "trend"), set(&["预期：", "下限（"]));
}

#[test]
fn a_derived_value_tells_its_range_where_the_drawing_does_not() {
    // 8.6 − 2.9 − 2.2 − 1.4, each known to half of its last digit: 2.1, give or take 0.2.
    let qiyun = qiyun();
    let chart = qiyun.chart("tea_area").unwrap();
    let said = said(&sheet(&qiyun, chart, Lang::Zh, 720, &plain(Theme::Light)).unwrap().svg);
    assert!(said.contains("其余乡镇舍入范围1.9–2.3"), "{said}");
}

#[test]
fn long_names_stand_whole() {
    let long = "规模以上工业企业营业收入利润率与上年同期相比的增长百分点".repeat(4);
    let giant = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
    for name in [long, giant] {
        let values = [("6.2".to_string(), Some("5.3".to_string())), ("-1.5".to_string(), None)];
        let bulletin = bars(&values, &name);
        for width in WIDTHS {
            let chart = bulletin.chart("growth").unwrap();
            let picture = sheet(&bulletin, chart, Lang::Zh, width, &plain(Theme::Dark)).unwrap();
            sound(&picture, &format!("{name} at {width}"));
            assert_eq!(said(&picture.svg).matches(&name).count(), 3, "{name} at {width}");
        }
    }
}

#[test]
fn markup_in_a_file_or_in_an_address_stays_text() {
    let hostile = "</style></text><script>alert(1)</script>&lt;\"']]>";
    let values = [("6.2".to_string(), None)];
    let text = serde_json::to_string(bars(&values, hostile).file()).unwrap();
    let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
    json["charts"][0]["title"] = serde_json::json!({"zh": hostile, "en": hostile});
    json["charts"][0]["note"] = serde_json::json!({"zh": hostile, "en": hostile});
    json["sources"][0]["title"] = serde_json::json!({"zh": hostile, "en": hostile});
    let bulletin = load(json.to_string().as_bytes()).unwrap();
    let chart = bulletin.chart("growth").unwrap();
    let made = Sheet { theme: Theme::Light, ground: Ground::Solid, address: hostile };
    let picture = sheet(&bulletin, chart, Lang::En, 600, &made).unwrap();
    sound(&picture, "hostile");
    let document = roxmltree::Document::parse(&picture.svg).unwrap();
    assert!(document.descendants().all(|it| it.tag_name().name() != "script"));
    // Title, note, source, address, and the row's name.
    assert_eq!(said(&picture.svg).matches(&without_spaces(hostile)).count(), 5);
}
