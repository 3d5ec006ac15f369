//! The written accounts of charts of both bulletins, word for word, as somebody wrote them who had the
//! files and not the program; and what every one of them has to be.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::figure::Status;
use bulletin::bulletin::load::load;
use bulletin::bulletin::model::Drawing;
use bulletin::bulletin::text::Lang;
use bulletin::chart::{rows, summary};

fn bulletins() -> [Bulletin; 2] {
    let files: [&[u8]; 2] = [
        include_bytes!("../public/data/kazuo-2025-h1.json"),
        include_bytes!("../public/data/qiyun-2025-h1.json"),
    ];
    files.map(|file| load(file).expect("a bulletin"))
}

fn tells(bulletin: &Bulletin, chart: &str, zh: &str, en: &str) {
    let chart = bulletin.chart(chart).unwrap_or_else(|| panic!("no chart {chart}"));
    assert_eq!(summary(bulletin, chart, Lang::Zh), zh);
    assert_eq!(summary(bulletin, chart, Lang::En), en);
}

#[test]
fn the_countys_charts_in_words() {
    let [kazuo, _] = bulletins();
    // The comparator of budget revenue is another than those of the rest, and is named as such.
    tells(
        &kazuo,
        "growth",
        "四项指标，最高的是规上工业增加值，+19.8%，最低的是地区生产总值，+6.2%；\
         增速高于全国的有规上工业增加值、社会消费品零售总额和地区生产总值，增速高于全国地方本级的有一般公共预算收入。",
        "Four indicators: highest, Industrial value added, +19.8%; lowest, GDP, +6.2%. \
         Higher than for China: Industrial value added, Retail sales and GDP. \
         Higher than for China, local level: Budget revenue.",
    );
    tells(
        &kazuo,
        "growth_gap",
        "四个数都是推算数：规上工业增加值增速与全国之差为+13.4个百分点（舍入范围13.3至13.5），\
         一般公共预算收入增速与全国地方本级之差为+5.8个百分点（舍入范围5.7至5.9），\
         社会消费品零售总额增速与全国之差为+2.1个百分点（舍入范围2.0至2.2），地区生产总值增速与全国之差为+0.9个百分点（舍入范围0.8至1.0）。",
        "Four derived values: Industrial value added growth: difference from China, +13.4 percentage points (rounding range 13.3 to 13.5); \
         Budget revenue growth: difference from China’s local level, +5.8 percentage points (rounding range 5.7 to 5.9); \
         Retail sales growth: difference from China, +2.1 percentage points (rounding range 2.0 to 2.2); \
         GDP growth: difference from China, +0.9 percentage points (rounding range 0.8 to 1.0).",
    );
    // Signed and started stand side by side, and nothing is said of the one in the other.
    tells(
        &kazuo,
        "investment",
        "项目数（个）：签约55个，开工41个。投资额（亿元）：签约54.42亿元，开工48.82亿元。",
        "Projects: Signed, 55 projects; Started, 41 projects. \
         Investment (CNY billion): Signed, CNY 5.442 billion; Started, CNY 4.882 billion.",
    );
    tells(
        &kazuo,
        "services",
        "目录总数1047项，分为三部分：进驻大厅906项，下沉前移100项，负面清单41项。\
         进驻大厅分为三部分：综合窗口550项，分领域窗口266项，其余90项（推算）。",
        "Catalogue, 1,047 services, in three parts: In the hall, 906 services; Moved out, 100 services; \
         Negative list, 41 services. In the hall, in three parts: General counter, 550 services; \
         Field counters, 266 services; Rest, 90 services (derived).",
    );
    tells(
        &kazuo,
        "talent_fair",
        "四个数都是下限：专场招聘会至少10场，就业岗位至少2000个，入场求职者至少1000人次，直播浏览量至少1万人次。",
        "All four are lower bounds: Job fairs, at least 10 fairs; Posts offered, at least 2,000 posts; \
         Seekers who came, at least 1,000 visits; Stream views, at least 10,000 views.",
    );
}

#[test]
fn the_other_countys_charts_in_words() {
    let [_, qiyun] = bulletins();
    tells(
        &qiyun,
        "growth",
        "三项指标，最高的是规上工业增加值，+7.9%，最低的是社会消费品零售总额，+5.7%；三项增速都高于全市。",
        "Three indicators: highest, Industrial value added, +7.9%; \
         lowest, Retail sales, +5.7%; all three are higher than for the city.",
    );
    tells(
        &qiyun,
        "industry_years",
        "栖云县：2021年上半年为+10.4%，2025年上半年为+7.9%；最高+10.4%（2021年上半年），最低−2.4%（2022年上半年）。\
         缺全省2022年上半年的数。2025年上半年：全市为+6.8%，全省为+6.5%。",
        "Qiyun: first half of 2021, +10.4%; first half of 2025, +7.9%; highest +10.4% (first half of 2021), \
         lowest −2.4% (first half of 2022). Province, no figure: first half of 2022. \
         First half of 2025: City, +6.8%; Province, +6.5%.",
    );
    tells(
        &qiyun,
        "cold_chain",
        "已完成投资1.86亿元，计划总投资2.4亿元（预期），\
         冷链物流园已完成投资占计划的比重77.5%（推算，舍入范围75.7至79.4）。\
         年吞吐量8万吨（预期），带动就业至少200人（预期）。",
        "Spent so far, CNY 186 million; Planned, CNY 240 million (expected); \
         Cold-chain park: share of planned investment spent, 77.5% (derived, rounding range 75.7 to 79.4). \
         Yearly throughput, 80,000 tonnes (expected); Jobs, at least 200 people (expected).",
    );
    tells(
        &qiyun,
        "limits",
        "八个数：四个下限、两个上限和两个约数。寄出包裹至少120万件，在校学生至少2.8万人，新增户用光伏至少300户，\
         采茶节等活动至少100场，茶农约1.2万户，新开民宿约40家，到望津市区不到2小时，“一件事”办结至多3个工作日。",
        "Eight figures: four lower bounds, two upper bounds and two approximate values. \
         Parcels sent, at least 1.2 million parcels; Students, at least 28,000 students; \
         New rooftop solar, at least 300 rooftops; Events, at least 100 events; \
         Tea-growing households, about 12,000 households; New guesthouses, about 40 guesthouses; \
         Time to Wangjin, under 2 hours; Bundled services, at most 3 working days.",
    );
}

#[test]
fn every_chart_is_told_in_its_language() {
    for bulletin in bulletins() {
        for chart in &bulletin.file().charts {
            for lang in Lang::ALL {
                let text = summary(&bulletin, chart, lang);
                assert!(text.ends_with(if lang == Lang::Zh { '。' } else { '.' }), "{}: {text}", chart.id);
                assert!(!text.contains("  ") && !text.contains("..") && !text.contains("。。"), "{text}");
                // A dash between two numbers would be heard as a minus, or not at all.
                let letters: Vec<char> = text.chars().collect();
                let dashed = |it: &[char]| it[0].is_ascii_digit() && it[1] == '–' && it[2].is_ascii_digit();
                assert!(!letters.windows(3).any(dashed), "{text}");
                if lang == Lang::En {
                    assert!(!text.chars().any(|c| ('一'..='龥').contains(&c)), "{text}");
                }
            }
        }
    }
}

/// The words that open the brackets after a value that no source reports.
const UNREPORTED: [(Status, [&str; 2]); 2] =
    [(Status::Expected, ["（预期", " (expected"]), (Status::Derived, ["（推算", " (derived"])];

#[test]
fn every_figure_that_no_source_reports_is_said_to_be_none_and_no_other() {
    for bulletin in bulletins() {
        for chart in &bulletin.file().charts {
            // One word at the head holds for all values of a chart of ranges.
            if matches!(chart.drawing, Drawing::Ranges(_)) {
                continue;
            }
            let rows = rows(&bulletin, chart);
            for (status, words) in UNREPORTED {
                let of = |id: &str| bulletin.figure(id).map(|it| it.status);
                let number = rows.iter().filter(|row| of(&row.figure) == Some(status)).count();
                for (lang, word) in Lang::ALL.into_iter().zip(words) {
                    let text = summary(&bulletin, chart, lang);
                    assert_eq!(text.matches(word).count(), number, "{} {status:?}: {text}", chart.id);
                }
            }
        }
    }
}

#[test]
fn bars_of_several_statuses_say_it_of_each_by_itself() {
    let mut json: serde_json::Value =
        serde_json::from_str(include_str!("../src/bulletin/fixture.json")).expect("JSON");
    let statuses = ["expected", "reported", "expected", "reported", "reported"];
    let mut bars = vec![];
    for (i, status) in statuses.iter().enumerate() {
        let mut observation = json["observations"][0].clone();
        observation["id"] = format!("V{i}").into();
        // Of approximate values none is the highest, so that each is told.
        observation["bound"] = "about".into();
        observation["obs_status"] = (*status).into();
        json["observations"].as_array_mut().expect("a list").push(observation);
        let name = format!("R{i}");
        bars.push(serde_json::json!({"figure": format!("V{i}"), "label": {"zh": name, "en": name}}));
    }
    json["charts"][0]["drawing"]["bars"]["panels"][0]["rows"] = bars.into();
    let bulletin = load(json.to_string().as_bytes()).expect("a bulletin");
    let chart = bulletin.chart("growth").expect("the chart");
    for (lang, word) in Lang::ALL.into_iter().zip(UNREPORTED[0].1) {
        let text = summary(&bulletin, chart, lang);
        for (i, status) in statuses.iter().enumerate() {
            let own = text.split(&format!("R{i}")).nth(1).unwrap_or_default();
            let own = own.split('R').next().unwrap_or_default();
            assert_eq!(own.contains(word), *status == "expected", "R{i} in {text}");
        }
    }
}
