//! The words of the lists: search, filters, tables, downloads.

use super::Words;
use crate::bulletin::model::Bound;
use crate::bulletin::text::Lang;

words! {
    PREPARING = "正在建立索引……", "Preparing the search…";
    FETCHING_TABLE = "正在取拼音表……", "Fetching the pinyin table…";
    NO_TABLE = "拼音表没有取到，暂时不能用拼音和繁体字搜索；继续输入会再试一次。",
        "The pinyin table did not arrive, so pinyin and traditional characters do not work just now. Typing on tries again.";
    BEST_FIRST = "最相符的在前", "Best match first";
    FILTERS = "筛选", "Filter";
    NO_FILTERS = "取消筛选", "Clear filters";
    ALL_THE_SAME = "各条相同：", "The same throughout: ";
    LONG_LIST = "名录很长，只排出眼前的部分，浏览器自带的页内查找看不到其余各条；上面的搜索框查得到全部。",
        "This is a long list, and only the part in view is laid out: your browser’s own find cannot see the rest, but the search box above searches it all.";
    LONG_LIST_ON_PAPER = "名录很长，这里只印出屏幕上的部分；全部内容可在网页上下载。",
        "This is a long list; only the part on screen is printed. All of it can be downloaded from the page.";
    HOW_TO_SEARCH = "搜索方法", "How to search";
    BY_WORD = "任意几个字", "Any part of a name";
    BY_LATIN = "英文、拼音，拼音可只打首字母", "English, or pinyin in full or by initials";
    BY_WORDS = "几个词，顺序不限，都要有", "Several words, in any order; all must match";
    BY_PHRASE = "加引号，按原样找", "In quotation marks: these very words";
    WITHOUT = "加减号，排除含这个词的", "With a minus: not this";
    BY_QUANTITY = "大于某数；也可用 <、≥、≤、=", "More than a number; also <, ≥, ≤ and =";
    BY_RANGE = "在两数之间", "Between two numbers";
    BY_COLUMN = "只看这一栏的数", "Only the figures of this column";
    ELSEWHERE = "在全部名录里找", "Search all lists";
    NEAREST = "可以试试：", "What does match:";
    AT_LEAST = "至少", "at least";
    AT_MOST = "最多", "at most";
    UNDER = "不到", "under";
    ABOUT_SO = "约", "about";
}

/// What a figure is that answers a question only as a bound.
pub const fn as_bound(bound: Bound) -> Option<Words> {
    match bound {
        Bound::Exact => None,
        Bound::AtLeast => Some(AT_LEAST),
        Bound::AtMost => Some(AT_MOST),
        Bound::Under => Some(UNDER),
        Bound::About => Some(ABOUT_SO),
    }
}

/// That nothing answers here, but something in other lists.
pub fn elsewhere(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("其他名录里有{count}条。"),
        (Lang::En, 1) => "Another list has 1 entry that matches.".into(),
        (Lang::En, _) => format!("Other lists have {count} entries that match."),
    }
}

/// That nothing answers under the filters, but something without.
pub fn without_filters(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("不筛选有{count}条。"),
        (Lang::En, 1) => "Without the filters, 1 entry matches.".into(),
        (Lang::En, _) => format!("Without the filters, {count} entries match."),
    }
}

/// A search that finds something, and how much.
pub fn finds(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("（{count}条）"),
        (Lang::En, 1) => " (1 entry)".into(),
        (Lang::En, _) => format!(" ({count} entries)"),
    }
}

/// The button that takes along what is shown.
pub fn csv_of_shown(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("下载所列{count}条（CSV 表格）"),
        (Lang::En, 1) => "Download the 1 entry listed (CSV table)".into(),
        (Lang::En, _) => format!("Download the {} entries listed (CSV table)", grouped(count)),
    }
}

/// The button that takes along a whole list, or all of them where it has no name.
pub fn csv_of_list(name: Option<&str>, count: usize, lang: Lang) -> String {
    match (lang, name) {
        (Lang::Zh, Some(name)) => format!("下载{name}全部{count}条（CSV 表格）"),
        (Lang::Zh, None) => format!("下载全部名录，共{count}条（CSV 表格）"),
        (Lang::En, Some(name)) => format!("Download all of “{name}”, {} entries (CSV table)", grouped(count)),
        (Lang::En, None) => format!("Download all lists, {} entries (CSV table)", grouped(count)),
    }
}

fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many of a filter's values are chosen.
pub fn chosen(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (_, 0) => String::new(),
        (Lang::Zh, _) => format!("（已选{count}项）"),
        (Lang::En, _) => format!(" ({count} chosen)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_in_english() {
        assert_eq!(
            [7, 183, 1_047, 37_663, 1_000_000].map(grouped),
            ["7", "183", "1,047", "37,663", "1,000,000"]
        );
    }
}
