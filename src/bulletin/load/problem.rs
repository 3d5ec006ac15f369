//! What can be wrong with a data file, and how people are told: what, where, and what to do.

use std::fmt;

use super::super::formula::FormulaError;
use super::super::place::{Path, Place};
use super::super::text::{Lang, Text};
use super::{FORMAT, LARGEST, MOST_FIGURES, chinese};

/// One thing that is wrong, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The way to it; empty for the file as a whole.
    pub path: Path,
    /// Line and column, where the file can be read that far.
    pub place: Option<Place>,
    /// What it is.
    pub problem: LoadProblem,
}

/// Everything that is wrong with a file: at least one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadErrors(pub Vec<LoadError>);

impl LoadErrors {
    /// Whether the file is of another format or version.
    pub fn is_of_another_format(&self) -> bool {
        self.0.iter().any(|error| matches!(error.problem, LoadProblem::Format { .. }))
    }
}

impl From<LoadProblem> for LoadErrors {
    fn from(problem: LoadProblem) -> Self {
        Self(vec![LoadError { path: Path::default(), place: None, problem }])
    }
}

/// Why a data file cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadProblem {
    /// It is larger than [`LARGEST`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It has more figures than [`MOST_FIGURES`].
    TooManyFigures {
        /// How many.
        count: usize,
    },
    /// There is nothing in it.
    Empty,
    /// It is a file of another kind, as its first bytes tell.
    OtherKind {
        /// The kind.
        kind: Kind,
    },
    /// It is not text in UTF-8.
    NotText {
        /// The first byte that is none.
        byte: usize,
    },
    /// It is not JSON.
    NotJson {
        /// What the parser found.
        message: String,
    },
    /// It is of another format or version.
    Format {
        /// What it says of itself, if anything.
        found: Option<String>,
    },
    /// A field has a name that the format does not know.
    UnknownField {
        /// The name.
        name: String,
        /// The known name that is spelt most like it, where one is close.
        near: Option<String>,
    },
    /// A field is missing.
    MissingField {
        /// Its name.
        name: String,
    },
    /// A field stands twice.
    RepeatedField {
        /// Its name.
        name: String,
    },
    /// A word is none of those that may stand there.
    UnknownWord {
        /// The word.
        found: String,
        /// Those that may.
        known: Vec<String>,
        /// The one that is spelt most like it, where one is close.
        near: Option<String>,
    },
    /// A value is of another type than wanted.
    WrongType {
        /// What stands there, in the JSON parser's words.
        found: String,
        /// What should.
        expected: String,
    },
    /// A string is no plain decimal number.
    NotADecimal {
        /// The string, or its beginning.
        found: String,
    },
    /// A string is no date.
    NotADate {
        /// The string, or its beginning.
        found: String,
    },
    /// A string is no SHA-256.
    NotAHash {
        /// The string, or its beginning.
        found: String,
    },
    /// A string is no conversion factor above zero.
    NotAFactor {
        /// The string, or its beginning.
        found: String,
    },
    /// A value is wrong in another way.
    Invalid {
        /// In which.
        message: String,
    },
    /// Two things have one id.
    Duplicate {
        /// What kind of thing.
        what: What,
        /// The id.
        id: String,
    },
    /// An id is one of the page's own anchors.
    Reserved {
        /// What kind of thing.
        what: What,
        /// The id.
        id: String,
    },
    /// An id has characters that it must not have.
    Id {
        /// The id, or its beginning.
        id: String,
        /// Whether it must be able to stand in a formula.
        strict: bool,
    },
    /// Something refers to what is not there.
    Dangling {
        /// What kind of thing it wants.
        what: What,
        /// The id it gives.
        id: String,
        /// What has that id instead.
        is: Option<What>,
        /// The id that is spelt most like it, where one is close.
        near: Option<String>,
    },
    /// A period stands twice on an axis, or two figures of a line are for it.
    RepeatedPeriod {
        /// The period.
        id: String,
    },
    /// A formula cannot be read.
    Formula {
        /// The formula.
        formula: String,
        /// What is wrong and where.
        error: FormulaError,
    },
}

/// Kinds of files that people take for a data file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A table or document of an office program, or another archive.
    Office,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page.
    WebPage,
}

impl Kind {
    /// The kind of a file that begins with these bytes, where it is one of these.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let begins = bytes.trim_ascii_start();
        // Signatures: ZIP and compound files, PDF, PNG, JPEG, GIF.
        Some(match begins {
            [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Self::Office,
            [b'%', b'P', b'D', b'F', ..] => Self::Pdf,
            [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
                Self::Picture
            }
            [b'<', ..] => Self::WebPage,
            _ => return None,
        })
    }

    const fn word(self) -> (&'static str, &'static str) {
        match self {
            Self::Office => ("Excel、Word 之类的文件或压缩包", "an Excel, Word or ZIP file"),
            Self::Pdf => ("PDF 文件", "a PDF"),
            Self::Picture => ("图片", "a picture"),
            Self::WebPage => ("网页", "a web page"),
        }
    }
}

/// The kinds of things that a file holds and refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum What {
    Area,
    Period,
    Unit,
    Source,
    SourceSection,
    Indicator,
    Observation,
    Statement,
    Relation,
    /// Anything that can stand where a figure stands.
    Figure,
    /// A figure with a number, which a chart can draw.
    Number,
    Collection,
    Column,
    Entry,
    Chart,
    /// A period on the axis of a chart.
    AxisPeriod,
    Section,
}

impl What {
    /// What shares the ids of figures.
    pub const FIGURES: [Self; 3] = [Self::Observation, Self::Statement, Self::Relation];

    /// What people call it.
    pub const fn word(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Area => ("地区", "area"),
            Self::Period => ("时期", "period"),
            Self::Unit => ("单位", "unit"),
            Self::Source => ("来源", "source"),
            Self::SourceSection => ("来源中的章节", "section of that source"),
            Self::Indicator => ("指标", "indicator"),
            Self::Observation => ("观测值", "observation"),
            Self::Statement => ("陈述", "statement"),
            Self::Relation => ("关系式", "relation"),
            Self::Figure => ("数据", "observation, statement or relation"),
            Self::Number => ("数值", "observation or derived value"),
            Self::Collection => ("名录", "collection"),
            Self::Column => ("名录中的列", "column of the collection"),
            Self::Entry => ("名录条目", "entry of the collection"),
            Self::Chart => ("图表", "chart"),
            Self::AxisPeriod => ("横轴上的时期", "period on the axis of the chart"),
            Self::Section => ("栏目", "section"),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

impl LoadProblem {
    /// Tells apart what serde puts into words.
    pub fn of_field(message: &str) -> Self {
        let quoted = |prefix: &str| {
            let rest = message.strip_prefix(prefix)?.strip_prefix('`')?;
            Some(rest[..rest.find('`')?].to_string())
        };
        if let Some(name) = quoted("unknown field ") {
            let near = nearest(&name, &known(message));
            return Self::UnknownField { name, near };
        }
        if let Some(found) = quoted("unknown variant ") {
            let known = known(message);
            let near = nearest(&found, &known);
            return Self::UnknownWord { found, known, near };
        }
        if let Some(name) = quoted("missing field ") {
            return Self::MissingField { name };
        }
        if let Some(name) = quoted("duplicate field ") {
            return Self::RepeatedField { name };
        }
        // What this program's own types say of a string.
        if let Some((found, what)) = message.strip_prefix('`').and_then(|it| it.split_once("` is not a ")) {
            let found = found.to_string();
            match what {
                "date" => return Self::NotADate { found },
                "SHA-256" => return Self::NotAHash { found },
                "factor" => return Self::NotAFactor { found },
                _ if what.starts_with("decimal number") => return Self::NotADecimal { found },
                _ => {}
            }
        }
        if let Some((found, expected)) =
            message.strip_prefix("invalid type: ").and_then(|it| it.rsplit_once(", expected "))
        {
            return Self::WrongType { found: found.to_string(), expected: expected.to_string() };
        }
        Self::Invalid { message: message.to_string() }
    }

    /// A name for this kind of problem, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "file/too-large",
            Self::TooManyFigures { .. } => "file/too-many-figures",
            Self::Empty => "file/empty",
            Self::OtherKind { .. } => "file/kind",
            Self::NotText { .. } => "file/not-text",
            Self::NotJson { .. } => "file/not-json",
            Self::Format { .. } => "file/format",
            Self::UnknownField { .. } => "field/unknown",
            Self::MissingField { .. } => "field/missing",
            Self::RepeatedField { .. } => "field/repeated",
            Self::UnknownWord { .. } => "field/word",
            Self::WrongType { .. } => "field/type",
            Self::NotADecimal { .. } => "field/decimal",
            Self::NotADate { .. } => "field/date",
            Self::NotAHash { .. } => "field/hash",
            Self::NotAFactor { .. } => "field/factor",
            Self::Invalid { .. } => "field/invalid",
            Self::Duplicate { .. } => "id/duplicate",
            Self::Reserved { .. } => "id/reserved",
            Self::Id { .. } => "id/form",
            Self::Dangling { .. } => "id/dangling",
            Self::RepeatedPeriod { .. } => "chart/period",
            Self::Formula { .. } => "formula/syntax",
        }
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        self.wording().0.get(lang).to_string()
    }

    /// What to do about it.
    pub fn help(&self, lang: Lang) -> String {
        self.wording().1.get(lang).to_string()
    }

    fn wording(&self) -> (Text, Text) {
        let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
        match self {
            Self::TooLarge { bytes } => (
                both(
                    format!("文件大小为{} MB，最大只能是{} MB", megabytes(*bytes), megabytes(LARGEST)),
                    format!("the file is {} MB; the limit is {} MB", megabytes(*bytes), megabytes(LARGEST)),
                ),
                both("请把名录拆分到几份公报里。", "Split its lists across several bulletins."),
            ),
            Self::TooManyFigures { count } => (
                both(
                    format!("文件里有{count}个数据，最多只能有{MOST_FIGURES}个"),
                    format!("the file has {count} figures; the limit is {MOST_FIGURES}"),
                ),
                both("请把数据拆分到几份公报里。", "Split its figures across several bulletins."),
            ),
            Self::Empty => (
                both("文件是空的", "the file is empty"),
                both(
                    "请重新导出，或用 bulletin new 新建一份。",
                    "Export it again, or start a new one with `bulletin new`.",
                ),
            ),
            Self::OtherKind { kind } => {
                let (zh, en) = kind.word();
                (
                    both(
                        format!("这是{zh}，不是公报的数据文件"),
                        format!("this is {en}, not a bulletin's data file"),
                    ),
                    both(
                        "数据文件是 JSON 文本，文件名通常以 .json 结尾。",
                        "A data file is JSON text, and its name usually ends in .json.",
                    ),
                )
            }
            Self::NotText { byte } => (
                both(
                    format!("文件不是 UTF-8 文本（从第{byte}个字节起）"),
                    format!("the file is not UTF-8 text (from byte {byte})"),
                ),
                both("可能是 GBK 编码：请在编辑器里另存为 UTF-8 编码。", "Save it as UTF-8 in your editor."),
            ),
            Self::NotJson { message } => (
                both(
                    format!("文件不是合法的 JSON：{}", chinese::of_json(message)),
                    format!("the file is not JSON: {message}"),
                ),
                both(
                    "请查看逗号、引号或括号是否少了或多了；也可能是文件不完整。",
                    "Look for missing or extra commas, quotation marks or brackets; or the file may be cut off.",
                ),
            ),
            Self::Format { found } => {
                let found = found.as_deref().map_or("?", |it| clip(it));
                (
                    both(
                        format!("文件的格式是“{found}”，本程序只能读“{FORMAT}”"),
                        format!("the file's format is `{found}`, but this program reads only `{FORMAT}`"),
                    ),
                    both(
                        format!("请确认这是公报的数据文件；其中应写明 \"format\": \"{FORMAT}\"。"),
                        format!(
                            "Make sure it is a bulletin data file: it must say \"format\": \"{FORMAT}\"."
                        ),
                    ),
                )
            }
            Self::UnknownField { name, near } => (
                both(format!("没有“{}”这个字段", clip(name)), format!("there is no field `{}`", clip(name))),
                meant(
                    near.as_deref(),
                    "请删去，或对照格式说明改正名称。",
                    "Remove it, or look up the right name in the schema.",
                ),
            ),
            Self::MissingField { name } => (
                both(format!("缺少字段“{name}”"), format!("the field `{name}` is missing")),
                both("请补上。", "Add it."),
            ),
            Self::RepeatedField { name } => (
                both(
                    format!("字段“{}”写了两次", clip(name)),
                    format!("the field `{}` appears twice", clip(name)),
                ),
                both("请只保留一个。", "Keep only one of the two."),
            ),
            Self::UnknownWord { found, known, near } => (
                both(
                    format!("这里不能写“{}”，只能写：{}", clip(found), known.join("、")),
                    format!("`{}` is not allowed here; allowed are: {}", clip(found), known.join(", ")),
                ),
                meant(near.as_deref(), "请从中选一个。", "Choose one of them."),
            ),
            Self::WrongType { found, expected } => (
                both(
                    format!(
                        "这里写的是{}，应是{}",
                        chinese::of_type(clip(found)),
                        chinese::of_type(expected)
                    ),
                    format!("found {}, expected {expected}", clip(found)),
                ),
                if expected == "a string" {
                    both("请加上双引号，如 \"54.42\"。", "Put it in quotation marks, as in \"54.42\".")
                } else {
                    both("请对照格式说明改正。", "Correct it; the schema gives the type of each field.")
                },
            ),
            Self::NotADecimal { found } => (
                both(format!("“{found}”不是十进制数"), format!("`{found}` is not a decimal number")),
                both(
                    "请只用数字，至多加一个小数点和开头的负号，如 \"54.42\"；不用千位分隔符、百分号和科学记数法。",
                    "Use digits only, with at most one decimal point and a leading minus sign, as in \"54.42\"; no thousands separators, per cent signs or exponents.",
                ),
            ),
            Self::NotADate { found } => (
                both(format!("“{found}”不是日期"), format!("`{found}` is not a date")),
                both(
                    "请写成 \"2025-07-18\" 这样；不知道就不写",
                    "Write it as in \"2025-07-18\", or leave it out where it is not known.",
                ),
            ),
            Self::NotAHash { found } => (
                both(format!("“{found}”不是 SHA-256"), format!("`{found}` is not a SHA-256")),
                both(
                    "SHA-256 是64个字符，只有数字和小写的 a 到 f",
                    "It has 64 characters: digits and the small letters a to f.",
                ),
            ),
            Self::NotAFactor { found } => (
                both(format!("“{found}”不能作换算系数",), format!("`{found}` is not a conversion factor")),
                both(
                    "应是大于零的小数或分数，如 \"0.01\"、\"2000/3\"，不带正负号",
                    "Give a decimal or a fraction above zero, without a sign, such as \"0.01\" or \"2000/3\".",
                ),
            ),
            Self::Invalid { message } => (
                both(
                    format!("取值不对：{}", clip(message)),
                    format!("the value is not valid: {}", clip(message)),
                ),
                both("请对照格式说明改正。", "Correct it; the schema gives what is allowed here."),
            ),
            Self::Duplicate { what, id } => (
                both(
                    format!("有两个{}用了同一个编号“{id}”", what.word(Lang::Zh)),
                    format!("two {} have the id `{id}`", plural(what.word(Lang::En))),
                ),
                both(
                    "请给其中一个换个编号，引用它的地方也要改。",
                    "Change one of the ids, and the references to it.",
                ),
            ),
            Self::Reserved { what, id } => (
                both(
                    format!("{}不能用“{id}”作编号，页面自己用了这个锚点", what.word(Lang::Zh)),
                    format!(
                        "`{id}` cannot be the id of a {}: it is an anchor of the page's own",
                        what.word(Lang::En)
                    ),
                ),
                both(
                    "请换一个编号，比如用内容来取名",
                    "Give it another id, such as one that names its subject.",
                ),
            ),
            Self::Id { id, strict } => (
                both(format!("“{}”不能作编号", clip(id)), format!("`{}` cannot be an id", clip(id))),
                if *strict {
                    both(
                        "请以拉丁字母开头，只用拉丁字母、数字和 _，不超过64个字符，这样才能写进算式。",
                        "Start with a Latin letter and use only Latin letters, digits and `_`, at most 64 characters, so that it can be used in a formula.",
                    )
                } else {
                    both(
                        "请只用拉丁字母、数字和“_”“-”“.”，以字母或数字开头，不超过64个字符。",
                        "Use only Latin letters, digits and `_ - .`, starting with a letter or digit, at most 64 characters.",
                    )
                },
            ),
            Self::Dangling { what, id, is, near } => dangling(*what, id, *is, near.as_deref()),
            Self::RepeatedPeriod { id } => (
                both(
                    format!("时期“{}”在这里出现了两次", clip(id)),
                    format!("the period `{}` appears twice here", clip(id)),
                ),
                both(
                    "一条线上每个时期只能有一个数，请只保留一个。",
                    "A line has one figure per period: keep only one of the two.",
                ),
            ),
            Self::Formula { formula, error } => (
                both(
                    format!(
                        "算式“{}”在第{}个字符处有误：{}",
                        clip(formula),
                        error.at,
                        error.problem.get(Lang::Zh)
                    ),
                    format!(
                        "the formula `{}` goes wrong at character {}: {}",
                        clip(formula),
                        error.at,
                        error.problem.get(Lang::En)
                    ),
                ),
                both(
                    "算式只能由编号、数字、+ − × ÷、括号、sum(…)、count(…) 和至多一个比较号组成。",
                    "A formula consists of ids, numbers, + − × ÷, brackets, sum(…), count(…) and at most one comparison sign.",
                ),
            ),
        }
    }
}

fn dangling(what: What, id: &str, is: Option<What>, near: Option<&str>) -> (Text, Text) {
    let id = clip(id);
    let message = match is {
        Some(is) => both(
            format!("“{id}”是{}，这里应是{}", is.word(Lang::Zh), what.word(Lang::Zh)),
            format!(
                "`{id}` is {}, but {} is needed here",
                article(is.word(Lang::En)),
                article(what.word(Lang::En))
            ),
        ),
        None => both(
            format!("没有编号为“{id}”的{}", what.word(Lang::Zh)),
            format!("there is no {} `{id}`", what.word(Lang::En)),
        ),
    };
    let help = match (what, is) {
        (What::Observation, Some(What::Relation)) => both(
            "算式只能用观测值，不能引用另一个关系式：请把那个关系式的算式直接写进来。",
            "Formulas compute with observations, not with other relations: write out that relation's formula here.",
        ),
        _ => meant(near, "请改正编号，或补上它所指的内容。", "Correct the id, or add what it refers to."),
    };
    (message, help)
}

fn both(zh: impl Into<String>, en: impl Into<String>) -> Text {
    Text { zh: zh.into(), en: en.into() }
}

/// Advice that begins with the word that was probably meant.
fn meant(near: Option<&str>, zh: &str, en: &str) -> Text {
    match near {
        Some(near) => both(format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => both(zh, en),
    }
}

fn article(word: &str) -> String {
    let an = word.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {word}", if an { "an" } else { "a" })
}

fn plural(word: &str) -> String {
    match word.split_once(' ') {
        Some((first, rest)) if rest.starts_with("of") => format!("{} {rest}", plural(first)),
        _ if word.ends_with('y') => format!("{}ies", &word[..word.len() - 1]),
        _ => format!("{word}s"),
    }
}

/// The beginning of a text that may be very long.
fn clip(text: &str) -> &str {
    text.char_indices().nth(80).map_or(text, |(end, _)| &text[..end])
}

/// The names that serde lists behind ``…`, expected``; one of them may be that very word.
fn known(message: &str) -> Vec<String> {
    let list = message.split_once("`, expected ").map_or("", |(_, list)| list);
    list.split('`').skip(1).step_by(2).map(str::to_string).collect()
}

/// The name that is spelt most like another, where one is close: two slips of the hand, and never
/// so many that any short name would do.
pub fn nearest<S: AsRef<str>>(name: &str, known: &[S]) -> Option<String> {
    let most = 2.min(name.chars().count().saturating_sub(1));
    // Comparing takes the product of the lengths, so what cannot be near is not compared.
    let near =
        known.iter().map(AsRef::as_ref).filter(|it| it.len().abs_diff(name.len()) <= 8 && name.len() <= 80);
    let near = near.map(|it| (strsim::osa_distance(name, it), it)).filter(|(distance, _)| *distance <= most);
    near.min_by_key(|(distance, _)| *distance).map(|(_, it)| it.to_string())
}

impl LoadError {
    /// The error in a line: where, what, and what to do.
    pub fn line(&self, lang: Lang) -> String {
        let message = self.problem.message(lang);
        let (place, colon) = match (self.place, lang) {
            (None, Lang::Zh) => (String::new(), "："),
            (None, Lang::En) => (String::new(), ": "),
            (Some(at), Lang::Zh) => (format!("第{}行第{}列", at.line, at.column), "："),
            (Some(at), Lang::En) => (format!("line {}, column {}", at.line, at.column), ": "),
        };
        let path = self.path.to_string();
        let comma = if lang == Lang::Zh { "，" } else { ", " };
        let head: Vec<String> = [path, place].into_iter().filter(|it| !it.is_empty()).collect();
        let head = head.join(comma);
        if head.is_empty() { message } else { format!("{head}{colon}{message}") }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.line(Lang::En), self.problem.help(Lang::En))
    }
}

impl std::error::Error for LoadError {}

impl fmt::Display for LoadErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(first) = self.0.first() {
            first.fmt(f)?;
        }
        match self.0.len() {
            0 | 1 => Ok(()),
            more => write!(f, " (and {} more)", more - 1),
        }
    }
}

impl std::error::Error for LoadErrors {}

#[cfg(test)]
mod tests {
    use super::*;

    /// What serde says of a word, among others.
    fn of(word: &str, known: &str) -> LoadProblem {
        LoadProblem::of_field(&format!("unknown variant `{word}`, expected {known}"))
    }

    #[test]
    fn a_word_that_is_itself_expected_is_told_from_what_serde_expects() {
        let choices = ["reported", "expected"].map(String::from).to_vec();
        let problem = |found: &str, near: Option<&str>| LoadProblem::UnknownWord {
            found: found.into(),
            known: choices.clone(),
            near: near.map(String::from),
        };
        assert_eq!(of("expcted", "`reported` or `expected`"), problem("expcted", Some("expected")));
        assert_eq!(of("planned", "one of `reported`, `expected`"), problem("planned", None));
        let field = "unknown field `expeted`, expected one of `value`, `target`, `share`, `expected`";
        let near = Some("expected".into());
        assert_eq!(LoadProblem::of_field(field), LoadProblem::UnknownField { name: "expeted".into(), near });
    }
}
