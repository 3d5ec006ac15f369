//! The words that belong to the page itself rather than to a bulletin.

use super::desk::Notice;
use crate::bulletin::figure::Status;
use crate::bulletin::format;
use crate::bulletin::load::LARGEST;
use crate::bulletin::model::{Basis, Bound, CompletenessState};
use crate::bulletin::text::Lang;
use crate::check::compare::Changed;
use crate::check::plain::PlainReport;
use crate::check::report::Severity;

/// Words of the page in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub &'static str, pub &'static str);

impl Words {
    /// The words in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0,
            Lang::En => self.1,
        }
    }
}

macro_rules! words {
    ($($name:ident = $zh:literal, $en:literal;)*) => {
        $(#[doc = $en] pub const $name: Words = Words($zh, $en);)*
    };
}

mod charts;
mod finder;
mod lists;

pub use charts::*;
pub use finder::*;
pub use lists::*;

words! {
    SKIP = "跳到正文", "Skip to content";
    SEARCH_LISTS = "搜索名录", "Search the lists";
    OTHER_LANGUAGE = "English", "中文";
    THEME = "外观", "Appearance";
    THEME_AUTO = "随系统", "System";
    THEME_LIGHT = "浅色", "Light";
    THEME_DARK = "深色", "Dark";
    SECTIONS = "栏目", "Sections";
    LISTS = "名录", "Lists";
    CHECKS = "核对", "Checks";
    ABOUT = "说明", "About";
    LISTS_LEAD = "原文点到的企业、项目、机构、人物、地点和其他名目，都可以在这里查。",
        "Every enterprise, project, institution, person and place the article names, and more, to search and sort.";
    CHECKS_LEAD = "把原文的数字互相核对，把能算的算出来。结论由本页当场计算，不是事先写好的。",
        "The article’s figures checked against each other, and what can be worked out from them. Each verdict is computed on this page, not written in advance.";
    ALL = "全部", "All";
    ALL_LISTS = "全部名录", "All lists";
    NAME = "名称", "Name";
    LIST = "名录", "List";
    DETAILS = "说明", "Details";
    PLACE = "出处", "Source";
    NO_HITS = "没有找到相符的条目。", "Nothing here matches.";
    CLEAR = "清除搜索", "Clear the search";
    SEARCH_HINT = "汉字、拼音或英文，几个词用空格隔开", "Chinese, pinyin or English; separate words with spaces";
    CLOSE = "关闭", "Close";
    OPEN_FILE = "打开文件", "Open a file";
    OPEN_HINT = "打开您自己的公报数据文件，或来源的文本文件。文件只在这个浏览器里读取，不会上传。",
        "Open a bulletin data file of your own, or the text of a source. It is read in this browser and not uploaded.";
    DROP_HERE = "松开鼠标即可打开。文件只在这个浏览器里读取，不会上传。",
        "Release to open the file. It is read in this browser and not uploaded.";
    OPENING = "正在打开……", "Opening…";
    BACK_TO_OWN = "回到本站公报", "Back to this site’s bulletin";
    WHOSE = "正在显示的文件", "File shown";
    READ_IT = "去看原文", "Read the text";
    REFUSED = "这个文件还不能作为公报显示", "This file cannot be shown as a bulletin yet";
    REPORT = "检查报告", "Check report";
    EVIDENCE = "数据出处", "Where this figure comes from";
    STATED_AS = "原文写作", "Stated as";
    ALSO = "另见", "Also in";
    STATUS = "性质", "Status";
    PERIOD = "时期", "Period";
    AREA = "地区", "Area";
    BASIS = "比较基期", "Compared with";
    MEANING = "含义", "Meaning";
    NOTE = "注意", "Note";
    FORMULA = "算式", "Formula";
    RANGE = "舍入范围", "Rounding range";
    USED_IN = "用于核对", "Used in checks";
    COPY_LINK = "复制链接", "Copy link";
    COPIED = "链接已复制", "Link copied";
    COPY_FAILED = "无法自动复制，请从地址栏复制", "Could not copy; please copy from the address bar";
    INFERRED = "年份据文推断", "year inferred";
    AS_WORDED = "原文作", "worded";
    INDICATOR = "指标", "Indicator";
    VALUE = "数值", "Value";
    HOLDS = "成立", "holds";
    BY_ROUNDING = "四舍五入后成立", "holds once rounded";
    GROUP_STATED = "原文自身能核对的", "What the article lets us check";
    GROUP_CONFLICT = "对不上的", "What does not agree";
    GROUP_DERIVED = "据文推算的", "What follows from the article";
    METHOD = "怎样读这些数字", "How to read the figures";
    PLACE_FACTS = "关于这个地方", "About the place";
    SOURCES = "资料来源", "Sources";
    UNDATED = "日期不详", "undated";
    CHANGES = "与本站公报相比", "Compared with this site’s bulletin";
    NOTHING_SHARED = "这份公报与本站公报没有相同的数据，无从逐条比较。",
        "This bulletin has no figures in common with this site’s, so there is nothing to compare.";
    CHANGED = "改动", "Changed";
    ADDED = "新增", "Added";
    REMOVED = "删去", "Removed";
    NOW = "改为", "now";
    SAME_WORDS = "（记法不同，显示出来一样）", "(recorded differently, but reads the same)";
    READING = "原文", "The text";
    READING_LEAD = "带点线的是本页收录的数据，点开可看指标、时期和含义；带细线的是名录收录的名称。",
        "A dotted line marks a figure recorded on this page: open it for its indicator, period and meaning. A thin line marks a name in the lists.";
    WHOLE_TEXT = "显示全文", "Show the whole text";
    SEE_IN_TEXT = "在原文中查看", "See it in the text";
    READ_HERE = "在本页读原文", "Read the text on this page";
    BRING_TEXT = "如果您有这份原文的文本文件，拖到页面上就能对照阅读，数字会逐一标出；文件不会上传。",
        "If you have this source as a text file, drop it onto this page to read it with every figure marked. Nothing is uploaded.";
    TOP = "回到页首", "Back to top";
    RELOAD = "重新载入", "Reload the page";
    FAILED = "这份公报没能打开", "This bulletin could not be opened";
    DETAIL = "技术细节", "Technical detail";
    ORDER = "排序", "Sort by";
    SOURCE_ORDER = "原文顺序", "As in the source";
    SORTED_UP = "升序", "ascending";
    SORTED_DOWN = "降序", "descending";
}

/// The short word for how a figure came about; nothing for what is simply reported.
pub const fn tag(status: Status) -> Option<Words> {
    match status {
        Status::Reported => None,
        Status::Expected => Some(Words("预期", "expected")),
        Status::Derived => Some(Words("推算", "derived")),
    }
}

/// How a figure came about, in full.
pub const fn status(status: Status) -> Words {
    match status {
        Status::Reported => Words("来源报告的数", "Reported by the source"),
        Status::Expected => Words("计划或预期，尚未发生", "Planned or expected; it has not happened yet"),
        Status::Derived => {
            Words("本页据来源推算，来源没有写", "Derived on this page; the source does not state it")
        }
    }
}

/// What a bound means, in full.
pub const fn bound(bound: Bound) -> Words {
    match bound {
        Bound::Exact => Words("确数", "the number itself"),
        Bound::AtLeast => {
            Words("下限：实际数等于或大于它", "a lower bound: the actual number is this or more")
        }
        Bound::Under => Words("上限：实际数小于它", "an upper bound: the actual number is less than this"),
        Bound::AtMost => {
            Words("上限：实际数等于或小于它", "an upper bound: the actual number is this or less")
        }
        Bound::About => Words("约数：实际数在它左右", "approximate: the actual number is around this"),
    }
}

/// What a change is measured against, in full.
pub const fn basis(basis: Basis) -> Words {
    match basis {
        Basis::YearOnYear => Words("上年同期（同比）", "the same period a year earlier"),
        Basis::PreviousPeriod => Words("上一期（环比）", "the period just before"),
        Basis::YearBeginning => Words("年初", "the beginning of the year"),
        Basis::NotStated => Words("来源没有写明", "not stated by the source"),
    }
}

/// How complete a list is: `4 named`, `4 named of at least 10`.
pub fn completeness(state: CompletenessState, named: usize, of: Option<&str>, lang: Lang) -> String {
    let named = format::count(named, lang);
    match (state, of, lang) {
        (CompletenessState::Complete, _, Lang::Zh) => format!("原文列全，共{named}个。"),
        (CompletenessState::Complete, _, Lang::En) => format!("The source names all {named}."),
        (_, Some(of), Lang::Zh) => format!("原文称有{of}，点名{named}个。"),
        (_, Some(of), Lang::En) => format!("The source speaks of {of} and names {named}."),
        (CompletenessState::Partial, None, Lang::Zh) => format!("原文点名{named}个，没有列全。"),
        (CompletenessState::Partial, None, Lang::En) => {
            format!("The source names {named} and says there are more.")
        }
        (CompletenessState::Unknown, None, Lang::Zh) => format!("原文提到{named}个，没有说明是否列全。"),
        (CompletenessState::Unknown, None, Lang::En) => {
            format!("The source mentions {named} and does not say whether that is all.")
        }
    }
}

/// How many entries a search found.
pub fn hits(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count}条"),
        (Lang::En, 1) => "1 entry".into(),
        (Lang::En, _) => format!("{} entries", format::count(count, lang)),
    }
}

/// The button that shows every row.
pub fn show_all(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("显示全部{count}条"),
        Lang::En => format!("Show all {}", format::count(count, lang)),
    }
}

/// What changed from one bulletin to another, in a sentence.
pub fn changes(changed: usize, added: usize, removed: usize, same: usize, lang: Lang) -> String {
    let nothing = changed + added + removed == 0;
    match lang {
        Lang::Zh if nothing => format!("{same}条数据全部相同。只比数据，不比文字、图表和名录。"),
        Lang::Zh => format!(
            "改动{changed}条，新增{added}条，删去{removed}条，其余{same}条相同。只比数据，不比文字、图表和名录。"
        ),
        Lang::En if nothing && same == 1 => {
            "The only figure is unchanged. Words, charts and lists are not compared.".into()
        }
        Lang::En if nothing => {
            format!("All {same} figures are unchanged. Words, charts and lists are not compared.")
        }
        Lang::En => format!(
            "{changed} changed, {added} added, {removed} removed; {same} unchanged. Words, charts and lists are not compared."
        ),
    }
}

/// The part of a figure that changed.
pub const fn changed(part: Changed) -> Words {
    match part {
        Changed::Indicator => Words("指标", "Indicator"),
        Changed::Value => Words("数值", "Value"),
        Changed::Bound => Words("确数或界限", "Exact figure or bound"),
        Changed::Status => Words("性质", "Status"),
        Changed::Basis => Words("比较基期", "Compared with"),
        Changed::Area => Words("地区", "Area"),
        Changed::Period => Words("时期", "Period"),
        Changed::Evidence => Words("原文写作", "Stated as"),
    }
}

/// Fragments of a source in quotation marks, one behind the other.
pub fn quoted<'a>(fragments: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let between = if lang == Lang::Zh { "、" } else { ", " };
    fragments.map(|it| format!("“{it}”")).collect::<Vec<_>>().join(between)
}

/// How many figures and names are marked in a text.
pub fn marked(figures: usize, names: usize, lang: Lang) -> String {
    let counted =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    match lang {
        Lang::Zh => format!("共标出{figures}处数据、{names}处名称。"),
        Lang::En => {
            let names = counted(names, "name", "names");
            format!("{} and {names} marked.", counted(figures, "figure", "figures"))
        }
    }
}

/// How much of a long text is not shown, in characters.
pub fn left_out(shown: usize, left: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("原文很长，这里先显示前{shown}字，后面还有{left}字。"),
        Lang::En => {
            format!("This is a long text. These are its first {shown} characters; {left} more follow.")
        }
    }
}

/// Where in a source something stands.
pub fn line(line: u32, sentence: Option<u32>, lang: Lang) -> String {
    match (lang, sentence) {
        (Lang::Zh, Some(sentence)) => format!("第{line}行第{sentence}句"),
        (Lang::Zh, None) => format!("第{line}行"),
        (Lang::En, Some(sentence)) => format!("line {line}, sentence {sentence}"),
        (Lang::En, None) => format!("line {line}"),
    }
}

/// The verdict on an inequality that holds, with its margin.
pub fn within(margin: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("成立，余量{margin}"),
        Lang::En => format!("holds, by {margin}"),
    }
}

/// The verdict on a relation that cannot be evaluated, with the reason.
pub fn not_checkable(why: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("无法核对：{why}"),
        Lang::En => format!("cannot be checked: {why}"),
    }
}

/// The verdict on a relation that does not hold, with the difference.
pub fn differs(by: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("不一致，相差{by}"),
        Lang::En => format!("does not agree; off by {by}"),
    }
}

/// The result of all checks in a sentence.
pub fn summary(holding: usize, conflicts: usize, derived: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{holding}项成立，{conflicts}项不一致，另有{derived}项推算。"),
        Lang::En => {
            let agree = if conflicts == 1 { "does not agree" } else { "do not agree" };
            format!("{holding} hold, {conflicts} {agree}; {derived} more values are derived.")
        }
    }
}

/// Whose a file is that the reader opened.
pub fn own_file(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            format!("这是您打开的文件“{name}”，不是本站发布的内容。它只在这个浏览器里读取，没有上传。")
        }
        Lang::En => format!(
            "This is your own file, “{name}”; it is not published by this site. It was read in this browser only and not uploaded."
        ),
    }
}

/// Whose a file is that came from another site.
pub fn file_of_host(host: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这份数据来自 {host}，不是本站发布的内容。"),
        Lang::En => format!("This data comes from {host} and is not published by this site."),
    }
}

/// Whose a file is that the site has beside its own bulletin.
pub fn file_of_this_site(address: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("正在显示本站的另一份数据：{address}"),
        Lang::En => format!("Showing another of this site’s data files: {address}"),
    }
}

/// What became of a file that the reader brought.
pub fn notice(notice: &Notice, lang: Lang) -> String {
    let megabytes = LARGEST / 1024 / 1024;
    match (notice, lang) {
        (Notice::NobodysText { name }, Lang::Zh) => format!(
            "“{name}”不是当前公报任何一个来源的文本：SHA-256 对不上。请确认文件没有拿错，内容也没有改动过。"
        ),
        (Notice::NobodysText { name }, Lang::En) => format!(
            "“{name}” is not the text of any of this bulletin’s sources: its SHA-256 does not match. Make sure it is the right file and has not been changed."
        ),
        (Notice::TextRead { name }, Lang::Zh) => format!("“{name}”是来源的原文，已据此逐条核对出处。"),
        (Notice::TextRead { name }, Lang::En) => {
            format!("“{name}” is the text of a source; the evidence has been checked against it.")
        }
        (Notice::OneOnly { name }, Lang::Zh) => format!("一次只能打开一份公报，已打开“{name}”。"),
        (Notice::OneOnly { name }, Lang::En) => {
            format!("Only one bulletin can be opened at a time: “{name}” was opened.")
        }
        (Notice::TooLarge { name }, Lang::Zh) => format!("“{name}”超过{megabytes} MB，没有打开。"),
        (Notice::TooLarge { name }, Lang::En) => {
            format!("“{name}” is larger than {megabytes} MB and was not opened.")
        }
        (Notice::NoChecker { name }, Lang::Zh) => {
            format!("检查程序没有完整下载，“{name}”还没有检查。请确认网络正常，再试一次。")
        }
        (Notice::NoChecker { name }, Lang::En) => {
            format!(
                "The checker did not fully download, so “{name}” was not checked. Make sure you are online, then try again."
            )
        }
        (Notice::Unreadable { name }, Lang::Zh) => {
            format!("浏览器读不了“{name}”。如果文件刚刚改过，请重新选择一次。")
        }
        (Notice::Unreadable { name }, Lang::En) => {
            format!(
                "The browser could not read “{name}”. If the file has just been changed, choose it again."
            )
        }
    }
}

/// How much a finding weighs.
pub const fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Error => Words("错误：", "Error:"),
        Severity::Warning => Words("提醒：", "Warning:"),
        Severity::Note => Words("备注：", "Note:"),
    }
}

/// A place in a data file.
pub fn file_place(line: usize, column: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{line}行第{column}列"),
        Lang::En => format!("line {line}, column {column}"),
    }
}

/// The line that a report folds up into.
pub fn report_title(report: &PlainReport, lang: Lang) -> String {
    match (report.count(Severity::Error), lang) {
        (0, Lang::Zh) => "检查报告：可以发布".into(),
        (0, Lang::En) => "Check report: ready to publish".into(),
        (errors, Lang::Zh) => format!("检查报告：有{errors}处错误，改正前请勿发布"),
        (1, Lang::En) => "Check report: 1 error; do not publish until it is corrected".into(),
        (errors, Lang::En) => {
            format!("Check report: {errors} errors; do not publish until they are corrected")
        }
    }
}

/// How many findings of each weight a report has.
pub fn report_counts(report: &PlainReport, lang: Lang) -> String {
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|it| report.count(it));
    let counted =
        |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    match lang {
        Lang::Zh => format!("{errors}处错误，{warnings}处提醒，{notes}处备注。"),
        Lang::En => format!(
            "{}, {}, {}.",
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
            counted(notes, "note", "notes")
        ),
    }
}

/// How many findings are not listed.
pub fn report_left_out(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("同类的问题还有{count}处，没有列出。"),
        Lang::En => format!("{count} more of the same kinds are not listed."),
    }
}

/// What was checked, and what could not be.
pub fn report_checked(report: &PlainReport, lang: Lang) -> String {
    let (proven, unproven, holding) = (report.proven, report.unproven, report.relations.holding());
    let mut out = match lang {
        Lang::Zh => format!("{proven}处出处已对照原文证实，{holding}项关系式成立。"),
        Lang::En => format!("Evidence confirmed against the text: {proven}. Relations that hold: {holding}."),
    };
    if unproven > 0 {
        out += &match lang {
            Lang::Zh => format!("另有{unproven}处没有原文可以对照，只核对了片段本身。"),
            Lang::En => format!(
                " For another {unproven} there is no text to compare with, so only the fragment itself was checked."
            ),
        };
    }
    if report.awaited > 0 {
        out += match lang {
            Lang::Zh => "把来源的文本文件拖到页面上，就能逐条核对。",
            Lang::En => " Drop the source’s text file onto the page to check them.",
        };
    }
    out
}
