//! The words around charts.

use super::Words;
use crate::app::saving::NotSaved;
use crate::bulletin::model::Bound;
use crate::bulletin::text::Lang;

words! {
    CHART = "图表", "chart";
    CHART_KEYS = "按方向键逐个查看，按回车键看出处，按空格键固定，按 T 键打开数据表，按 Esc 键收起。",
        "Arrow keys move between figures, Enter opens a figure’s source, Space pins it, T opens the data table, Escape closes what is open.";
    MINUS = "负", "minus ";
    PUT_AWAY = "收起", "Close";
    COPY = "复制", "Copy";
    COPIED_TEXT = "已复制", "Copied";
    COPY_BY_HAND = "无法自动复制，请选中文字后手动复制", "Could not copy; please select the text and copy it yourself";
    DATA_TABLE = "数据表", "Data table";
    DOWNLOAD = "下载", "Download";
    CITE_AND_SHARE = "引用和分享", "Cite and share";
    GROUP = "分图", "Panel";
    REPORTED = "来源写明", "reported";
    SVG_FILE = "SVG 矢量图", "SVG, for print and editing";
    PNG_FILE = "PNG 图片，白底", "PNG image, white background";
    CLEAR_PNG_FILE = "PNG 图片，透明底", "PNG image, transparent background";
    COPY_PICTURE = "复制为图片", "Copy as image";
    SAVED = "已开始下载。", "Download started.";
    PICTURE_COPIED = "图片已复制。", "Image copied.";
    LINK = "本图链接", "Link to this chart";
    EMBED_CODE = "嵌入代码", "Embed code";
    GBT_7714 = "引用格式（GB/T 7714—2015）", "Citation (GB/T 7714—2015)";
    BIBTEX = "引用格式（BibTeX）", "Citation (BibTeX)";
    SOURCES_CITED = "数据来源的引用格式", "Citation of the sources";
    NOTHING_TO_LINK = "这是您自己打开的文件，没有网址，所以没有链接和引用格式。",
        "This is a file of your own. It has no address, so there is nothing to link to or to cite.";
    FROM = "出自：", "From: ";
    STATED = "原文写作", "stated as";
    WORKED_OUT = "算式：", "worked out as ";
}

/// What stands between a name and what is said of it.
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    }
}

/// What stands between parts of a sentence.
pub const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}

/// A source's own words in quotation marks.
pub fn quotation(words: &str, lang: Lang) -> String {
    let space = if lang == Lang::En { " " } else { "" };
    format!("{space}“{words}”")
}

/// Words in brackets behind others.
pub fn in_brackets(words: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{words}）"),
        Lang::En => format!(" ({words})"),
    }
}

/// Which of how many marks it is, from 1.
pub fn nth(index: usize, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{index}个，共{count}个"),
        Lang::En => format!("{index} of {count}"),
    }
}

/// What a bound is, in a word.
pub const fn bound_in_short(bound: Bound) -> Words {
    match bound {
        Bound::Exact => Words("确数", "exact"),
        Bound::AtLeast => Words("下限", "lower bound"),
        Bound::Under | Bound::AtMost => Words("上限", "upper bound"),
        Bound::About => Words("约数", "approximate"),
    }
}

/// That a table stops before its end.
pub fn rows_left_out(left: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("还有{left}行没有列出，下载的 CSV 文件里有全部数据。"),
        Lang::En if left == 1 => "1 more row is not shown; the CSV file has them all.".into(),
        Lang::En => format!("{left} more rows are not shown; the CSV file has them all."),
    }
}

/// The button that saves the figures of a chart.
pub fn csv_of_chart(rows: usize, lang: Lang) -> String {
    match (lang, rows) {
        (Lang::Zh, _) => format!("本图数据，CSV 文件，{rows}行"),
        (Lang::En, 1) => "Data of this chart, CSV, 1 row".into(),
        (Lang::En, _) => format!("Data of this chart, CSV, {rows} rows"),
    }
}

/// The button that saves all figures.
pub fn csv_of_all(rows: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("本公报全部数据，CSV 文件，{rows}行"),
        Lang::En => format!("All data of this bulletin, CSV, {rows} rows"),
    }
}

/// Why something could not be taken along, and what to do.
pub const fn not_saved(why: &NotSaved) -> Words {
    match why {
        NotSaved::Drawing => Words(
            "这幅图画不出来，但数据仍可下载为 CSV 文件。",
            "This chart cannot be drawn. Its data can still be downloaded as CSV.",
        ),
        NotSaved::Picture => Words(
            "浏览器没能生成图片，请改为下载 SVG 矢量图。",
            "Your browser could not make the image. Please download the SVG instead.",
        ),
        NotSaved::Refused => Words(
            "浏览器不允许保存文件，请检查下载设置。",
            "Your browser does not allow downloads here. Please check its settings.",
        ),
        NotSaved::Clipboard => Words(
            "浏览器不允许复制图片，请改为下载 PNG 图片。",
            "Your browser does not allow copying images. Please download the PNG instead.",
        ),
    }
}

/// What stands in a picture instead of an address where the file is a reader's own.
pub fn own_file_in_short(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("读者自己的文件“{name}”"),
        Lang::En => format!("A reader’s own file, “{name}”"),
    }
}

/// That there is no such chart to show alone.
pub fn no_chart(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这份公报里没有编号为“{id}”的图表。请检查嵌入代码，或打开公报另选一幅。"),
        Lang::En => format!(
            "This bulletin has no chart with the id “{id}”. Please check the embed code, or choose another in the bulletin."
        ),
    }
}
