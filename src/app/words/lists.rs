//! The words of the lists: search, filters, tables, downloads.

use super::{Words, hits};
use crate::bulletin::format;
use crate::bulletin::model::Bound;
use crate::bulletin::text::Lang;

words! {
    PREPARING = "正在建立索引……", "Preparing the search…";
    FETCHING_TABLE = "正在下载拼音表……", "Fetching the pinyin table…";
    NO_TABLE = "拼音表没有下载成功，暂时不能用拼音或繁体字搜索；继续输入时会自动重试。",
        "The pinyin table did not arrive, so pinyin and traditional characters do not work just now. Keep typing to try again.";
    LONG_SEARCH = "搜索内容太长，只按开头一部分查找。", "This is a long search: only its beginning is looked for.";
    BEST_FIRST = "最相符的在前", "Best match first";
    FILTERS = "筛选", "Filter";
    NO_FILTERS = "取消筛选", "Clear filters";
    ALL_THE_SAME = "（各条相同）：", " (the same throughout): ";
    LONG_LIST = "名录很长，页面只显示当前可见的部分，浏览器自带的页内查找找不到其余条目；请用上面的搜索框，全部都能查到。",
        "This is a long list, and only the part in view is on the page: your browser’s own Find cannot see the rest, but the search box above searches it all.";
    LONG_LIST_ON_PAPER = "名录很长，这里只印出屏幕上的部分；全部内容可在网页上下载。",
        "This is a long list; only the part on screen is printed. All of it can be downloaded from the page.";
    HOW_TO_SEARCH = "搜索方法", "How to search";
    BY_WORD = "任意几个字", "Any part of a name";
    BY_LATIN = "英文、拼音，拼音可只打首字母", "English, or pinyin in full or by initials";
    BY_WORDS = "几个词用空格隔开，顺序不限，须全部符合", "Several words, in any order; all must match";
    BY_PHRASE = "加引号，按原样找", "In quotation marks: exactly these words";
    WITHOUT = "词前加“-”，排除含有这个词的条目", "With a minus sign in front: leave this out";
    BY_QUANTITY = "大于某数；也可用 <、≥、≤、=", "More than a number; also <, ≥, ≤ and =";
    BY_RANGE = "在两数之间", "Between two numbers";
    BY_COLUMN = "只看这一栏的数", "Only figures in this column";
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
        (Lang::Zh, _) => format!("其他名录里有{count}条相符。"),
        (Lang::En, 1) => "Another list has 1 entry that matches.".into(),
        (Lang::En, _) => format!("Other lists have {} entries that match.", format::count(count, lang)),
    }
}

/// That nothing answers under the filters, but something without.
pub fn without_filters(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("不筛选时有{count}条相符。"),
        (Lang::En, 1) => "Without the filters, 1 entry matches.".into(),
        (Lang::En, _) => format!("Without the filters, {} entries match.", format::count(count, lang)),
    }
}

/// A search that finds something, and how much.
pub fn finds(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("（{count}条）"),
        (Lang::En, 1) => " (1 entry)".into(),
        (Lang::En, _) => format!(" ({} entries)", format::count(count, lang)),
    }
}

/// The button that takes along what is shown.
pub fn csv_of_shown(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("下载所列{count}条（CSV 文件）"),
        (Lang::En, 1) => "Download the 1 entry listed (CSV file)".into(),
        (Lang::En, _) => format!("Download the {} entries listed (CSV file)", format::count(count, lang)),
    }
}

/// The button that takes along a whole list, or all of them where it has no name.
pub fn csv_of_list(name: Option<&str>, count: usize, lang: Lang) -> String {
    match (lang, name) {
        (Lang::Zh, Some(name)) => format!("下载全部{count}条：{name}（CSV 文件）"),
        (Lang::Zh, None) => format!("下载全部名录，共{count}条（CSV 文件）"),
        (Lang::En, Some(name)) => format!("Download all of “{name}”, {} (CSV file)", hits(count, lang)),
        (Lang::En, None) => format!("Download all lists, {} (CSV file)", hits(count, lang)),
    }
}

/// How many of a filter's values are chosen.
pub fn chosen(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (_, 0) => String::new(),
        (Lang::Zh, _) => format!("（已选{count}项）"),
        (Lang::En, _) => format!(" ({count} chosen)"),
    }
}
