//! The words of the finder.

use super::Words;
use crate::bulletin::format;
use crate::bulletin::text::Lang;
use crate::search::catalogue::Group;

words! {
    SEARCH = "搜索", "Search";
    FINDER = "搜索全部内容", "Search everything";
    FINDER_HINT = "名称、拼音、数量", "Names, pinyin, quantities";
    CLEAR_FIELD = "清空", "Clear";
    RESULTS = "搜索结果", "Results";
    SEARCHING = "正在搜索……", "Searching…";
    RECENT = "最近搜索", "Recent searches";
    SUGGESTED = "试试这样搜", "Try";
    FORGET = "清除", "Clear";
    FORGET_ALL = "清除最近搜索", "Clear recent searches";
    ALSO_NAMED = "又名", "Also known as";
}

/// The heading over the things of a kind.
pub const fn group(group: Group) -> Words {
    match group {
        Group::Entries => super::LISTS,
        Group::Figures => Words("数据", "Figures"),
        Group::Charts => Words("图表", "Charts"),
        Group::Checks => super::CHECKS,
        Group::Digest => super::SECTIONS,
    }
}

/// What leads to all entries found.
pub fn in_lists(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("到名录里看全部{count}条"),
        Lang::En => format!("See all {} in the lists", format::count(count, lang)),
    }
}

/// What shows more of a group.
pub fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还有{count}条"),
        Lang::En => format!("{} more", format::count(count, lang)),
    }
}

/// How much was found.
pub fn results(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("找到{count}条结果"),
        (Lang::En, 1) => "1 result".into(),
        (Lang::En, _) => format!("{} results", format::count(count, lang)),
    }
}

/// That nothing was found, over what comes `near` it if anything does.
pub fn nothing_found(typed: &str, near: bool, lang: Lang) -> String {
    let typed = typed.trim();
    match (lang, near) {
        (Lang::Zh, true) => format!("没有找到“{typed}”。相近的有："),
        (Lang::Zh, false) => format!("没有找到“{typed}”，也没有相近的。"),
        (Lang::En, true) => format!("Nothing found for “{typed}”. Nearest:"),
        (Lang::En, false) => format!("Nothing found for “{typed}”, and nothing close to it."),
    }
}

/// What can be typed beside words, and what it means.
pub const fn forms(lang: Lang) -> [(&'static str, &'static str); 4] {
    match lang {
        Lang::Zh => [
            (">1亿", "按数量找，也可写 1000万..2000万"),
            ("增速≥7%", "只找这个名称下的数"),
            ("“原话”", "一字不差"),
            ("-词", "排除这个词"),
        ],
        Lang::En => [
            (">100m", "quantities, or a range: 10m..20m"),
            ("growth>=7%", "only figures with that name"),
            ("“some words”", "an exact phrase"),
            ("-word", "leaves it out"),
        ],
    }
}
