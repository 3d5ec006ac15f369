use std::sync::Arc;

use leptos::prelude::*;

use super::place::Place;
use super::results::{Choice, FIRST, Heading, Listing, MORE, Outcome, Source};
use super::row::Row;
use super::suggested::suggested;
use crate::app::page::Page;
use crate::app::state::ViewState;
use crate::bulletin::Bulletin;
use crate::bulletin::load::load;
use crate::bulletin::text::Lang;
use crate::search::Query;
use crate::search::catalogue::{Catalogue, Group, Target};
use crate::search::hanzi::Hanzi;

const FILES: [&[u8]; 2] = [
    include_bytes!("../../../public/data/kazuo-2025-h1.json"),
    include_bytes!("../../../public/data/qiyun-2025-h1.json"),
];

struct Desk {
    bulletin: Arc<Bulletin>,
    catalogue: Catalogue,
    table: Option<Arc<Hanzi>>,
}

impl Desk {
    fn of(file: &[u8]) -> Self {
        let bulletin = Arc::new(load(file).expect("the file loads"));
        let catalogue = Catalogue::of(&bulletin);
        Self { bulletin, catalogue, table: None }
    }

    /// The same with the table of Chinese characters.
    fn with_table(file: &[u8]) -> Self {
        let table = Hanzi::read(include_bytes!("../../../public/hanzi.bin")).expect("the table");
        Self { table: Some(Arc::new(table)), ..Self::of(file) }
    }

    fn parse(&self, typed: &str) -> Query {
        Query::parse(typed, self.catalogue.measures(), self.table.clone())
    }

    fn source(&self, lang: Lang) -> Source<'_> {
        Source { bulletin: &self.bulletin, catalogue: &self.catalogue, lang }
    }

    fn find_in(&self, typed: &str, room: usize, lang: Lang) -> Listing {
        let query = self.parse(typed);
        let found = self.catalogue.search(&query);
        if found.hits().is_empty() {
            return Listing::near(self.source(lang), typed, &|typed| self.parse(typed));
        }
        Listing::found(self.source(lang), &query, &found, [room; Group::ALL.len()])
    }

    fn find(&self, typed: &str, lang: Lang) -> Listing {
        self.find_in(typed, FIRST, lang)
    }

    fn finds(&self, typed: &str) -> bool {
        !self.catalogue.search(&self.parse(typed)).hits().is_empty()
    }
}

fn rows(listing: &Listing) -> Vec<&Row> {
    let rows = listing.choices().filter_map(|it| match it {
        Choice::Place(row) => Some(&**row),
        _ => None,
    });
    rows.collect()
}

fn text(row: &Row) -> String {
    row.title.pieces().into_iter().map(|it| it.1).collect()
}

fn marks(row: &Row) -> Vec<String> {
    let texts = [
        Some(&row.title),
        Some(&row.what),
        row.value.as_ref().map(|it| &it.text),
        row.fragment.as_ref().map(|it| &it.text),
    ];
    let pieces = texts.into_iter().flatten().flat_map(|it| it.pieces());
    pieces.filter(|it| it.0).map(|it| it.1.to_string()).collect()
}

#[test]
fn the_whole_name_of_anything_finds_it_in_both_languages() {
    for file in FILES {
        let desk = Desk::of(file);
        let file = desk.bulletin.file();
        let names =
            file.collections.iter().flat_map(|list| &list.entries).map(|it| (Group::Entries, &it.name));
        let names = names.chain(file.indicators.iter().map(|it| (Group::Figures, &it.label)));
        let names = names.chain(file.charts.iter().map(|it| (Group::Charts, &it.title)));
        let names = names.chain(file.relations.iter().map(|it| (Group::Checks, &it.label)));
        let names = names.chain(file.sections.iter().map(|it| (Group::Digest, &it.title)));
        let used: Vec<&str> = file.observations.iter().map(|it| it.indicator.as_str()).collect();
        let unused = |name: &crate::bulletin::text::Text| {
            file.indicators.iter().any(|it| it.label == *name && !used.contains(&it.id.as_str()))
        };
        for (group, name) in names.filter(|(group, name)| *group != Group::Figures || !unused(name)) {
            for lang in Lang::ALL {
                let listing = desk.find(name.get(lang), lang);
                let part = listing
                    .parts
                    .iter()
                    .find(|it| matches!(it.heading, Heading::Group(it, _) if it == group));
                let part = part.unwrap_or_else(|| panic!("{name:?} is not among {group:?}"));
                let found = part.choices.iter().any(|it| {
                    matches!(it, Choice::Place(row) if text(row) == name.get(lang) && !marks(row).is_empty())
                });
                assert!(found, "{} {:?}", name.get(lang), part.choices);
            }
        }
    }
}

#[test]
fn every_hit_shows_why_it_is_one() {
    for file in FILES {
        let desk = Desk::of(file);
        let names = desk.bulletin.file().collections.iter().flat_map(|list| &list.entries);
        let pairs = names.flat_map(|entry| {
            let chars: Vec<char> = entry.name.zh.chars().collect();
            chars.windows(2).map(|it| it.iter().collect::<String>()).collect::<Vec<_>>()
        });
        let pairs: std::collections::BTreeSet<_> = pairs.filter(|it| !it.contains(' ')).collect();
        for typed in pairs.iter().map(String::as_str).chain(["county", "growth", "亿元", "7.", "A0", "R1"])
        {
            for lang in Lang::ALL {
                for row in rows(&desk.find(typed, lang)) {
                    assert!(!marks(row).is_empty(), "{typed} {lang:?}: {row:?}");
                }
            }
        }
    }
}

#[test]
fn a_group_begins_with_five_and_grows() {
    let desk = Desk::of(FILES[0]);
    let listing = desk.find("项目", Lang::Zh);
    assert!(matches!(listing.outcome, Outcome::Found(_)));
    for part in &listing.parts {
        let Heading::Group(group, count) = part.heading else { panic!("{:?}", part.heading) };
        let shown = part.choices.iter().filter(|it| matches!(it, Choice::Place(_))).count();
        assert_eq!(shown, count.min(FIRST), "{group:?}");
        match part.choices.last() {
            Some(Choice::InLists(all)) => assert!(group == Group::Entries && *all == count),
            Some(Choice::More(of, rest)) => assert!(*of == group && rest + FIRST == count),
            _ => assert!(count <= FIRST),
        }
    }
    let more = desk.find_in("项目", FIRST + MORE, Lang::Zh);
    assert!(more.len() > listing.len());
    assert_eq!(listing.starts()[0], 0);
    assert_eq!(listing.starts()[1], listing.parts[0].choices.len());
}

#[test]
fn a_figure_tells_its_value_its_status_and_its_period() {
    let desk = Desk::of(FILES[0]);
    let listing = desk.find("地区生产总值增速", Lang::Zh);
    let found = rows(&listing);
    let figure = found.iter().find(|row| row.target.group() == Group::Figures).expect("a figure");
    let value = figure.value.as_ref().expect("a value");
    let shown: String = value.text.pieces().into_iter().map(|it| it.1).collect();
    assert!(shown.contains('%'), "{shown}");
    assert!(!figure.what.is_empty(), "no period");
    let derived = desk.find("R", Lang::En);
    let derived = rows(&derived).into_iter().filter(|row| matches!(row.target, Target::Derived(_)));
    for row in derived {
        assert_eq!(row.value.as_ref().map(|it| it.status), Some(crate::bulletin::figure::Status::Derived));
    }
}

#[test]
fn a_match_elsewhere_shows_the_place_with_its_language() {
    let desk = Desk::of(FILES[0]);
    let entry = desk.bulletin.file().collections.iter().flat_map(|it| &it.entries);
    let entry = entry.into_iter().find(|it| it.name.en.len() > 8).expect("an entry");
    let listing = desk.find(&entry.name.en, Lang::Zh);
    let row = rows(&listing).into_iter().find(|row| text(row) == entry.name.zh).expect("the entry");
    let fragment = row.fragment.as_ref().expect("its other name");
    assert_eq!(fragment.lang, Lang::En);
    assert_eq!(marks(row).concat(), entry.name.en.replace(' ', ""));
}

#[test]
fn a_figure_found_by_its_area_names_it_once() {
    let names = [["喀左县", "喀左", "kazuo", "kzx"], ["栖云县", "栖云", "qiyun", "qyx"]];
    for (file, names) in FILES.into_iter().zip(names) {
        let desk = Desk::with_table(file);
        for (typed, lang) in names.into_iter().flat_map(|typed| Lang::ALL.map(|lang| (typed, lang))) {
            let listing = desk.find(typed, lang);
            let figures = rows(&listing).into_iter().filter(|it| it.target.group() == Group::Figures);
            let figures: Vec<_> = figures.collect();
            assert!(!figures.is_empty(), "{typed}");
            for row in figures {
                let seen = row.title.has_marks() || row.what.has_marks();
                assert!(seen != row.fragment.is_some(), "{typed} {lang:?}: {row:?}");
            }
        }
    }
}

#[test]
fn a_quantity_in_prose_says_what_it_is() {
    let desk = Desk::of(FILES[0]);
    let listing = desk.find(">1亿", Lang::Zh);
    let entries = rows(&listing).into_iter().filter(|it| it.target.group() == Group::Entries);
    let told: Vec<_> = entries
        .map(|row| (text(row), row.value.as_ref().map(|it| (it.term.as_deref(), it.text.text()))))
        .collect();
    let figure = desk.bulletin.figure("B06").expect("the figure");
    let value = Some((Some(figure.label.zh.as_str()), "1.96亿元"));
    assert_eq!(told, [("精密铸造不锈钢减速机项目".to_string(), value)]);
}

#[test]
fn each_word_that_the_line_does_not_show_is_explained() {
    let desk = Desk::of(FILES[0]);
    let entry = desk.bulletin.file().collections.iter().flat_map(|list| &list.entries);
    let entry = entry.into_iter().find(|it| it.name.en.contains("Yihua")).expect("an entry");
    // The name has the one, only its other form the other.
    let listing = desk.find("亿华 yihua", Lang::Zh);
    let row = rows(&listing).into_iter().find(|row| text(row) == entry.name.zh).expect("the entry");
    assert!(row.title.has_marks());
    assert_eq!(row.fragment.as_ref().map(|it| it.lang), Some(Lang::En), "{row:?}");
    assert_eq!(marks(row), ["亿华", "Yihua"]);
}

#[test]
fn a_match_is_explained_in_the_language_of_the_page_where_it_can_be() {
    let desk = Desk::with_table(FILES[0]);
    // A note speaks of the province in both languages, in more letters than characters.
    for (lang, mark) in [(Lang::Zh, "辽宁"), (Lang::En, "Liaoning")] {
        let listing = desk.find("liaoning", lang);
        let row = rows(&listing).into_iter().find(|it| it.target == Target::Chart(0)).expect("the chart");
        assert_eq!(row.fragment.as_ref().map(|it| it.lang), Some(lang), "{row:?}");
        assert_eq!(marks(row), [mark]);
    }
    // Only the Chinese is spelt so, and says that it is Chinese.
    let listing = desk.find("lifabaohu", Lang::En);
    let quoted = rows(&listing)[0].fragment.as_ref().map(|it| it.lang);
    assert_eq!((quoted, marks(rows(&listing)[0])), (Some(Lang::Zh), vec!["立法保护".to_string()]));
}

#[test]
fn what_a_text_is_is_said_in_the_language_of_the_page() {
    let desk = Desk::of(include_bytes!("../../bulletin/fixture.json"));
    let list = &desk.bulletin.file().collections[0];
    let terms: Vec<&str> = list.columns.iter().map(|it| it.label.zh.as_str()).collect();
    let listing = desk.find("makes", Lang::Zh);
    let fragments: Vec<_> = rows(&listing).into_iter().filter_map(|it| it.fragment.as_ref()).collect();
    assert!(fragments.iter().any(|it| it.lang == Lang::En && it.term.is_some()), "{listing:?}");
    assert!(fragments.iter().filter_map(|it| it.term.as_deref()).all(|it| terms.contains(&it)));
}

#[test]
fn what_is_not_there_leads_to_what_comes_near() {
    let desk = Desk::of(FILES[0]);
    for (typed, near) in [
        ("亿华新材枓厂", "亿华新材料"),
        ("亿华新材料 不在这里", "亿华新材料"),
        ("亿华新材料>9亿亿", "亿华新材料"),
    ] {
        let listing = desk.find(typed, Lang::Zh);
        assert_eq!(listing.outcome, Outcome::Nothing, "{typed}");
        assert_eq!(listing.default_choice(), None);
        let names: Vec<_> = rows(&listing).into_iter().map(text).collect();
        assert!(names.iter().any(|it| it == near), "{typed}: {names:?}");
        assert!(names.len() <= 5);
    }
    let listing = desk.find("qqqqqqqqqq", Lang::En);
    assert_eq!((listing.outcome, listing.len()), (Outcome::Nothing, 0));
    for strange in ["-", "\"", ">", "--", "a>", ">>>", "🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵", "“”", "%"]
    {
        let listing = desk.find(strange, Lang::Zh);
        assert!(listing.len() <= 5 * Group::ALL.len() + Group::ALL.len(), "{strange}");
    }
}

#[test]
fn suggestions_come_from_the_bulletin_and_find_something() {
    for file in FILES {
        let desk = Desk::of(file);
        for lang in Lang::ALL {
            let searches = suggested(&desk.bulletin, lang, &|typed| desk.finds(typed));
            assert!((2..=5).contains(&searches.len()), "{searches:?}");
            assert!(searches.iter().all(|it| desk.finds(it)));
        }
    }
    let other: &[u8] = include_bytes!("../../bulletin/fixture.json");
    let desk = Desk::of(other);
    assert!(!suggested(&desk.bulletin, Lang::En, &|typed| desk.finds(typed)).is_empty());
    assert!(suggested(&desk.bulletin, Lang::En, &|_| false).is_empty());
}

#[test]
fn recent_searches_are_not_suggested_again() {
    let searches = ["a", "b"].map(str::to_string);
    let listing = Listing::blank(&searches[..1], &searches);
    let headings: Vec<_> = listing.parts.iter().map(|it| (it.heading.clone(), it.choices.len())).collect();
    assert_eq!(headings, [(Heading::Recent, 1), (Heading::Suggested, 1)]);
    assert_eq!(Listing::blank(&[], &[]).len(), 0);
}

#[test]
fn a_finder_that_nobody_opens_makes_no_catalogue() {
    Owner::new().with(|| {
        let page = Page::new(Desk::of(FILES[0]).bulletin, ViewState::default());
        let finder = super::Finder::new(&page);
        assert_eq!(finder.listing.with(Listing::len), 0);
        assert!(!page.searching.is_made());
        finder.open();
        assert!(finder.listing.with(Listing::len) > 0, "searches to try");
        assert!(page.searching.is_made());
    });
}

#[test]
fn what_was_typed_in_vain_stands_over_what_is_near() {
    let desk = Desk::of(FILES[0]);
    for typed in ["亿华新材料 甲乙", "亿华新材料 甲乙丙"] {
        let listing = desk.find(typed, Lang::Zh);
        assert_eq!(listing.parts[0].heading, Heading::Nearest(typed.into()));
    }
}

#[test]
fn every_place_has_an_address() {
    Owner::new().with(|| {
        let desk = Desk::of(FILES[0]);
        let page = Page::new(desk.bulletin.clone(), ViewState::parse("?lang=en&data=data/x.json"));
        let file = desk.bulletin.file();
        let (list, entry) = (&file.collections[1], &file.collections[1].entries[2]);
        let href = |target| Place::of(&page, target).expect("a place").href(&page);
        let start = "?data=data%2Fx.json&lang=en";
        assert_eq!(
            href(Target::Entry { list: 1, entry: 2 }),
            format!("{start}&list={}#row-{}-{}", list.id, list.id, entry.id)
        );
        assert_eq!(href(Target::Observation(0)), format!("{start}&figure={}", file.observations[0].id));
        let chart = &file.charts[0].id;
        assert_eq!(href(Target::Chart(0)), format!("{start}&chart={chart}#chart-{chart}"));
        assert_eq!(href(Target::Check(3)), format!("{start}#check-{}", file.relations[3].id));
        assert_eq!(href(Target::Section(1)), format!("{start}#{}", file.sections[1].id));
        assert_eq!(Place::of(&page, Target::Chart(1_000)), None);
        assert_eq!(Place::Lists("新 材".into()).href(&page), format!("{start}&q=%E6%96%B0+%E6%9D%90#lists"));
    });
}

#[test]
fn nothing_is_found_without_a_mark_of_what_by() {
    let typed =
        ["喀左", "liaoning", "kzx", "nanping", "liangji", "kazou", "fuarth", "1.9", "亿元", "2025", "("];
    let mut slips = 0;
    for file in FILES {
        let desk = Desk::with_table(file);
        for (typed, lang) in typed.into_iter().flat_map(|typed| Lang::ALL.map(|lang| (typed, lang))) {
            for row in rows(&desk.find(typed, lang)) {
                assert!(!marks(row).is_empty(), "{typed} {lang:?}: {row:?}");
                slips += usize::from(typed == "nanping" && row.value.is_some());
            }
        }
    }
    assert!(slips > 0, "no figure was found by a slip in its value");
    // Names are found by parts of a number, too.
    let mut file: serde_json::Value =
        serde_json::from_slice(include_bytes!("../../bulletin/fixture.json")).expect("JSON");
    let entry = &mut file["collections"][0]["entries"][0];
    entry["name"]["en"] = "Works of CNY 895 million".into();
    entry["aliases"] = serde_json::json!(["895万元厂"]);
    let desk = Desk::with_table(file.to_string().as_bytes());
    for typed in ["95万元", "95 million", "95wy"] {
        let listing = desk.find(typed, Lang::Zh);
        let row = rows(&listing).into_iter().find(|it| text(it) == "亿华新材料").expect(typed);
        assert!(!marks(row).is_empty(), "{typed}: {row:?}");
    }
}
