//! The second bulletin: a fictional county with other indicators, several periods and three areas.
//! What is expected here was read off its text and worked out by hand, not taken from its data.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::sync::Arc;

use bulletin::app::App;
use bulletin::app::state::ViewState;
use bulletin::bulletin::Bulletin;
use bulletin::bulletin::decimal::Exact;
use bulletin::bulletin::load::load;
use bulletin::bulletin::model::{Basis, Bound, CompletenessState, ObsStatus};
use bulletin::bulletin::text::Lang;
use bulletin::chart::draw;
use bulletin::check::report::Finding;
use bulletin::check::{self, Verdict, inspect};
use leptos::prelude::*;

const FILE: &[u8] = include_bytes!("../public/data/qiyun-2025-h1.json");

fn demo() -> Bulletin {
    load(FILE).expect("the demonstration loads")
}

fn page(search: &str) -> String {
    let bulletin = Arc::new(demo());
    let state = ViewState::parse(search);
    Owner::new().with(|| view! { <App bulletin state /> }.to_html())
}

/// Id, value, power of ten, bound, status, area and SDMX period; `-` where the text names none.
type Row = (&'static str, &'static str, u8, Bound, ObsStatus, &'static str, &'static str);

const QIYUN: &str = "QIYUN";
const CITY: &str = "WANGJIN";
const PROVINCE: &str = "PROVINCE";

#[rustfmt::skip]
const READ_OFF_THE_TEXT: [Row; 55] = {
    use Bound::{About, AtLeast, AtMost, Exact, Under};
    use ObsStatus::{Expected, Reported};
    [
        ("A01", "68.42", 8, Exact, Reported, QIYUN, "2025-S1"),
        ("A02", "11.86", 8, Exact, Reported, QIYUN, "2025-S1"),
        ("A04", "19.02", 8, Exact, Reported, QIYUN, "2025-S1"),
        ("A06", "32.41", 8, Exact, Reported, QIYUN, "2025-S1"),
        ("A07", "47.4", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("A08", "0.5", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("A09", "21.36", 8, Exact, Reported, QIYUN, "2025-S1"),
        ("A10", "5.7", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("A11", "5.2", 0, Exact, Reported, CITY, "2025-S1"),
        ("A12", "5.0", 0, Exact, Reported, PROVINCE, "2025-S1"),
        // 同比下降1.8%
        ("A14", "-1.8", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("GQ21", "8.6", 0, Exact, Reported, QIYUN, "2021-S1"),
        ("GC22", "2.2", 0, Exact, Reported, CITY, "2022-S1"),
        ("GP23", "5.9", 0, Exact, Reported, PROVINCE, "2023-S1"),
        ("GC24", "5.0", 0, Exact, Reported, CITY, "2024-S1"),
        ("GQ25", "6.1", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("IQ21", "10.4", 0, Exact, Reported, QIYUN, "2021-S1"),
        // 全县下降2.4%
        ("IQ22", "-2.4", 0, Exact, Reported, QIYUN, "2022-S1"),
        ("IC22", "1.2", 0, Exact, Reported, CITY, "2022-S1"),
        ("IP24", "6.0", 0, Exact, Reported, PROVINCE, "2024-S1"),
        ("IC25", "6.8", 0, Exact, Reported, CITY, "2025-S1"),
        ("IP25", "6.5", 0, Exact, Reported, PROVINCE, "2025-S1"),
        ("B01", "8.6", 4, Exact, Reported, QIYUN, "-"),
        ("B03", "2.2", 4, Exact, Reported, QIYUN, "-"),
        ("B05", "6180", 0, Exact, Reported, QIYUN, "2025-S1"),
        // 约1.2万户
        ("B08", "1.2", 4, About, Reported, QIYUN, "-"),
        // 十二个, 二十三座
        ("B09", "12", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("B14", "23", 0, Exact, Reported, QIYUN, "-"),
        ("B15", "2.94", 8, Exact, Reported, QIYUN, "2025-S1"),
        // 三百余户
        ("B18", "300", 0, AtLeast, Reported, QIYUN, "2025-S1"),
        // 预计全年
        ("B19", "5.5", 8, Exact, Expected, QIYUN, "2025"),
        ("C02", "186.4", 4, Exact, Reported, QIYUN, "2025-S1"),
        ("C03", "61.2", 4, Exact, Reported, QIYUN, "2025-S1"),
        ("C04", "124.2", 4, Exact, Reported, QIYUN, "2025-S1"),
        // 近40家, 百余场
        ("C07", "40", 0, About, Reported, QIYUN, "2025-S1"),
        ("C08", "100", 0, AtLeast, Reported, QIYUN, "2025-S1"),
        // 力争全年
        ("C09", "380", 4, Exact, Expected, QIYUN, "2025"),
        ("C10", "2.4", 8, Exact, Expected, QIYUN, "-"),
        ("C11", "1.86", 8, Exact, Reported, QIYUN, "-"),
        ("C12", "8", 4, Exact, Expected, QIYUN, "-"),
        ("C13", "200", 0, AtLeast, Expected, QIYUN, "-"),
        ("C14", "132", 0, Exact, Reported, QIYUN, "-"),
        ("C15", "119", 0, Exact, Reported, QIYUN, "-"),
        // 90%以上, 超过120万件, 不到2小时
        ("C16", "90", 0, AtLeast, Reported, QIYUN, "-"),
        ("C17", "120", 4, AtLeast, Reported, QIYUN, "2025-S1"),
        ("C18", "2", 0, Under, Reported, QIYUN, "-"),
        ("D02", "86.5", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("D05", "25.1", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("D08", "21.6", 4, Exact, Reported, QIYUN, "-"),
        ("D12", "26.1", 4, Exact, Reported, QIYUN, "2025-S1"),
        // 2.8万余人
        ("D18", "2.8", 4, AtLeast, Reported, QIYUN, "-"),
        // １２００个
        ("D20", "1200", 0, Exact, Reported, QIYUN, "2025-S1"),
        // 3个工作日以内
        ("D22", "3", 0, AtMost, Reported, QIYUN, "-"),
        ("D24", "177", 0, Exact, Reported, QIYUN, "2025-S1"),
        ("D25", "97.8", 0, Exact, Reported, QIYUN, "2025-S1"),
    ]
};

#[test]
fn figures_are_what_the_text_says() {
    let bulletin = demo();
    for (id, value, unit_mult, bound, status, area, period) in READ_OFF_THE_TEXT {
        let it = bulletin.observation(id).unwrap_or_else(|| panic!("{id} is missing"));
        assert_eq!((it.value.to_string().as_str(), it.unit_mult), (value, unit_mult), "{id}");
        assert_eq!((it.bound, it.obs_status), (bound, status), "{id}");
        assert_eq!(it.ref_area.as_deref().unwrap_or(&bulletin.file().ref_area), area, "{id}");
        let time = bulletin.file().periods.iter().find(|known| known.id == it.period);
        assert_eq!(time.and_then(|it| it.time_period.as_deref()).unwrap_or("-"), period, "{id}");
    }
}

#[test]
fn every_figure_stands_in_the_text_that_the_file_carries() {
    let inspection = inspect(FILE, &[]);
    let report = inspection.report;
    // All there is to say of it is the number of visits, which its text gets wrong.
    let codes: Vec<&str> = report.findings.iter().map(Finding::code).collect();
    assert_eq!(codes, ["relation/conflict"], "{:#?}", report.findings);
    assert_eq!((report.unproven, report.unread), (0, Vec::new()));
    let bulletin = inspection.bulletin.expect("it loads");
    let file = bulletin.file();
    // Each figure and each name has one place; the county's growth of 6.1 % has two.
    let entries: usize = file.collections.iter().map(|it| it.entries.len()).sum();
    assert_eq!(report.proven, file.observations.len() + file.statements.len() + entries + 1);
}

#[test]
fn every_change_is_measured_against_the_year_before() {
    let bulletin = demo();
    // 同比 stands in the sentence of each rate.
    let rates = bulletin.file().observations.iter().filter_map(|it| it.basis);
    let rates: Vec<Basis> = rates.collect();
    // 15 for GDP, 14 for industry, and retail sales (3), revenue, tea, bamboo and tourism.
    assert_eq!(rates.len(), 15 + 14 + 3 + 4);
    assert!(rates.iter().all(|it| *it == Basis::YearOnYear));
}

#[test]
fn what_was_not_published_is_missing_and_not_zero() {
    let bulletin = demo();
    let of_2022 = bulletin.file().observations.iter().filter(|it| {
        it.indicator == "industry_growth"
            && it.period == "S1_2022"
            && it.ref_area.as_deref() == Some(PROVINCE)
    });
    assert_eq!(of_2022.count(), 0);
    assert_eq!(bulletin.statement("S01").expect("S01").value.zh, "未公布");
}

#[test]
fn relations_come_to_the_verdicts_of_hand_and_pencil() {
    let bulletin = demo();
    let expected = [
        // 11.86 + 24.15 + 32.41 = 68.42 and 19.02 + 5.13 = 24.15.
        ("R01", "holds"),
        ("R02", "holds"),
        // 32.41 ÷ 68.42 = 47.369…%, printed as 47.4 %.
        ("R03", "holds by rounding"),
        // 6.1 − 5.6 = 0.5.
        ("R04", "holds"),
        // 2.94 + 1.92 = 4.86.
        ("R05", "holds"),
        // 22.4 + 18.6 + 25.1 + 20.4 = 86.5.
        ("R06", "holds"),
        // 119 ÷ 132 = 90.1515…%, and 90 % of 132 is 118.8.
        ("R07a", "within 0.15"),
        ("R07b", "within 0.2"),
        // 177 ÷ 181 = 97.790…%.
        ("R08", "holds by rounding"),
        // 26.1 ÷ 41.3 = 63.196…%.
        ("R09", "holds by rounding"),
        // 31 + 11 + 4 = 46.
        ("R10", "holds"),
        ("R11", "holds"),
        ("R12", "holds"),
        ("R13a", "holds"),
        ("R13b", "holds"),
        // 61.2 + 124.2 = 185.4, a whole 1.0万 short of 186.4.
        ("R14", "conflict 1.0"),
    ];
    let mut claims = Vec::new();
    for it in check::relations(&bulletin) {
        let verdict = match it.verdict {
            Verdict::Derived => continue,
            Verdict::Holds => "holds".to_string(),
            Verdict::HoldsByRounding => "holds by rounding".into(),
            Verdict::HoldsWithin(by) => format!("within {}", by.digits),
            Verdict::Conflict(by) => format!("conflict {}", by.digits),
            Verdict::NotCheckable(error) => error.to_string(),
        };
        claims.push((it.relation.id.as_str(), verdict));
    }
    let claims: Vec<(&str, &str)> = claims.iter().map(|(id, verdict)| (*id, verdict.as_str())).collect();
    assert_eq!(claims, expected);
    match check::check(&bulletin, bulletin.relation("R07b").expect("R07b")).verdict {
        Verdict::HoldsWithin(by) => assert_eq!(by.value, Exact::new(1, 5)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn derived_values_come_to_what_was_worked_out_by_hand() {
    let bulletin = demo();
    for (id, digits, range) in [
        // 6.1 − 5.4; 6.05 − 5.45 and 6.15 − 5.35.
        ("V1", "0.7", Some(("0.6", "0.8"))),
        // 7.9 − 6.8.
        ("V2", "1.1", Some(("1.0", "1.2"))),
        // 3.27 ÷ 0.982 = 3.3299…; 3.265 ÷ 0.9825 = 3.3231… and 3.275 ÷ 0.9815 = 3.3367….
        ("R20", "3.33", Some(("3.32", "3.34"))),
        // 8.6 − 2.9 − 2.2 − 1.4; each is known to 0.05.
        ("R21", "2.1", Some(("1.9", "2.3"))),
        // 735,000,000 ÷ 86,000 = 8546.5…; 734.5 ÷ 0.0865 = 8491.3… and
        // 735.5 ÷ 0.0855 = 8602.3…: the ends of a range are rounded away from its middle.
        ("R22", "8547", Some(("8491", "8603"))),
        // 735,000,000 ÷ 6,180,000 = 118.93…; 734.5 ÷ 6.1805 = 118.84… and 735.5 ÷ 6.1795 = 119.02….
        ("R23", "118.9", Some(("118.8", "119.1"))),
        // 2.94 ÷ 4.86 = 60.49…%; 2.935 ÷ 4.865 and 2.945 ÷ 4.855.
        ("R24", "60.5", Some(("60.3", "60.7"))),
        // 987,000,000 ÷ 1,864,000 = 529.5…; 986.5 ÷ 1.8645 = 529.09… and 987.5 ÷ 1.8635 = 529.91….
        ("R25", "529.5", Some(("529.0", "530.0"))),
        // 1.86 ÷ 2.4; 1.855 ÷ 2.45 and 1.865 ÷ 2.35.
        ("R27", "77.5", Some(("75.7", "79.4"))),
        // 132 − 119: counts have no rounding.
        ("R28", "13", None),
        // 1260 ÷ 216; 1260 ÷ 216.5 = 5.819… and 1260 ÷ 215.5 = 5.846….
        ("R29", "5.83", Some(("5.81", "5.85"))),
    ] {
        let figure = bulletin.figure(id).expect(id);
        let amount = figure.amount().unwrap_or_else(|| panic!("{id} has no value"));
        assert_eq!(amount.digits, digits, "{id}");
        let printed = amount.range.as_ref().map(|(low, high)| (low.as_str(), high.as_str()));
        assert_eq!(printed, range, "{id}");
    }
}

#[test]
fn lists_hold_the_names_of_the_text() {
    let bulletin = demo();
    let named = |list: &str| -> Vec<&str> {
        let list = bulletin.collection(list).unwrap_or_else(|| panic!("{list}"));
        list.entries.iter().map(|it| it.name.zh.as_str()).collect()
    };
    let towns = ["云岭镇", "松溪镇", "鸣泉镇", "白塔镇", "石门镇", "青竹乡", "南坪乡", "雁回乡"];
    assert_eq!(named("towns"), towns);
    assert_eq!(named("scenic"), ["云岭茶海", "响水峡", "白塔古镇", "石门天坑", "青竹海", "雁回湿地"]);
    assert_eq!(named("stations"), ["鸣泉站", "石门站", "响水站", "落雁站", "回龙站", "双溪站"]);
    assert_eq!(named("roads"), ["云松路", "鸣石路", "竹南路", "雁回环线"]);
    assert_eq!(named("services"), ["新生儿出生", "企业开办", "茶园流转", "灾后理赔"]);
    let states: BTreeSet<&str> = bulletin
        .file()
        .collections
        .iter()
        .map(|list| match list.completeness.state {
            CompletenessState::Complete => "complete",
            CompletenessState::Partial => "partial",
            CompletenessState::Unknown => "unknown",
        })
        .collect();
    assert_eq!(states.len(), 3);
}

#[test]
fn its_page_is_whole_in_both_languages_and_has_no_trace_of_the_other_bulletin() {
    for (search, county, growth, fall) in
        [("", "栖云县", "68.42亿元", "−1.8%"), ("?lang=en", "Qiyun County", "CNY 6.842 billion", "−1.8%")]
    {
        let html = page(search);
        for id in ["overview", "industries", "travel", "people", "lists", "checks", "about"] {
            assert!(html.contains(&format!("<section id=\"{id}\"")), "{search}: {id}");
        }
        for word in [county, growth, fall, "1+8+132"] {
            assert!(html.contains(word), "{search}: {word}");
        }
        for trace in ["喀左", "喀喇沁", "朝阳", "紫砂", "Kazuo", "kazuo", "Harqin", "Chaoyang"] {
            assert!(!html.contains(trace), "{search}: {trace}");
        }
    }
}

#[test]
fn the_page_says_that_the_county_is_invented() {
    let bulletin = demo();
    let file = bulletin.file();
    for (zh, en, told) in [
        (&file.kicker.zh, &file.kicker.en, ("虚构", "invented")),
        (&file.standfirst.zh, &file.standfirst.en, ("不存在", "does not exist")),
        (&file.about.method[0].zh, &file.about.method[0].en, ("虚构", "invented")),
    ] {
        assert!(zh.contains(told.0) && en.contains(told.1), "{zh} {en}");
    }
}

#[test]
fn a_gap_stays_a_gap_and_a_fall_lies_lowest() {
    let bulletin = demo();
    let chart = bulletin.chart("industry_years").expect("industry_years");
    for width in [320, 768, 1280] {
        let picture = draw(&bulletin, chart, Lang::En, width).expect("it draws");
        // Three areas over five years, less the one figure that was not published.
        assert_eq!(picture.marks.len(), 3 * 5 - 1, "{width}");
        let middle = |id: &str| {
            let mark = picture.marks.iter().find(|it| it.figure == id).unwrap_or_else(|| panic!("{id}"));
            (mark.x + mark.width / 2.0, mark.y + mark.height / 2.0)
        };
        // −2.4 % is the lowest of all, 10.4 % the highest; years run from left to right.
        for id in picture.marks.iter().map(|it| it.figure.as_str()) {
            assert!(id == "IQ22" || middle(id).1 < middle("IQ22").1, "{width}: {id}");
            assert!(id == "IQ21" || middle(id).1 > middle("IQ21").1, "{width}: {id}");
        }
        let years: Vec<f64> = ["IC21", "IC22", "IC23", "IC24", "IC25"].map(|id| middle(id).0).to_vec();
        assert!(years.is_sorted_by(|a, b| a < b), "{width}: {years:?}");
    }
}
