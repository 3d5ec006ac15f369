//! What checking can find, and how people are told: what is wrong, and what to do.

use crate::bulletin::load::LoadProblem;
use crate::bulletin::model::Bound;
use crate::bulletin::text::{Lang, Text};

use super::report::Severity;

/// The most characters that a fragment may have: enough to state a figure, too few to copy a text.
pub const LONGEST_FRAGMENT: usize = 30;

/// The code of the finding that a given text is no source's.
pub const UNKNOWN_TEXT: &str = "source/unknown-text";

/// The code of the finding that a chart cannot be drawn.
pub const UNDRAWABLE: &str = "chart/undrawable";

/// That a chart cannot be drawn.
pub fn undrawable(why: &Text) -> Text {
    Text {
        zh: format!("这幅图表画不出来：{}", why.zh), en: format!("the chart cannot be drawn: {}", why.en)
    }
}

/// What is wrong with a file, or misleads in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file cannot be read.
    Load(LoadProblem),
    /// A text was given that is no source's.
    UnknownText {
        /// Its SHA-256.
        found: String,
    },
    /// The text that a source carries has another hash than the source says.
    TextHash {
        /// The text's SHA-256.
        found: String,
    },
    /// A source's address is none of the web.
    Address {
        /// The address.
        address: String,
    },
    /// A figure has no evidence.
    NoEvidence,
    /// A fragment is empty or too long.
    FragmentLength {
        /// How many characters it has.
        length: usize,
    },
    /// A fragment has no span, although its source's text is there.
    NoSpan {
        /// The fragment.
        fragment: String,
        /// Where it stands.
        stands: Option<(usize, usize)>,
    },
    /// A fragment is not at its span.
    WrongSpan {
        /// The fragment.
        fragment: String,
        /// The span.
        span: (u32, u32),
        /// What stands there; nothing where the text is shorter.
        there: Option<String>,
        /// Where the fragment stands.
        stands: Option<(usize, usize)>,
    },
    /// A fragment is on another line than said.
    WrongLine {
        /// The line it is on.
        line: usize,
    },
    /// A fragment is in another sentence of its line than said.
    WrongSentence {
        /// The sentence it is in.
        sentence: usize,
    },
    /// A fragment is under another heading than said.
    WrongSection {
        /// The section it is in.
        section: String,
    },
    /// A fragment states no number.
    NoNumber {
        /// Whether the observation says zero.
        zero: bool,
    },
    /// A fragment states other numbers.
    WrongValue {
        /// Those it states.
        stated: String,
    },
    /// Behind the number stands another unit.
    WrongUnit {
        /// What stands there.
        stated: String,
    },
    /// The number is stated as another bound.
    WrongBound {
        /// As which.
        stated: Bound,
    },
    /// The value has other digits or another scale than printed.
    WrongScale,
    /// A fragment states several numbers in the observation's unit.
    SeveralNumbers {
        /// Those it states.
        stated: String,
    },
    /// A fragment names another indicator than the observation's.
    OtherIndicatorNamed {
        /// Its name.
        name: String,
    },
    /// Words of expectation, and the file calls the figure reported.
    ExpectedWords {
        /// The words.
        word: String,
        /// Whether they stand in the fragment itself, rather than before it.
        inside: bool,
    },
    /// A change does not say what it is measured against.
    NoBasis,
    /// A level says what it is measured against.
    IdleBasis,
    /// The words about the basis are others than the file says.
    WrongBasis {
        /// The word that stands there, or that should.
        word: String,
        /// Whether it stands there.
        stands: bool,
    },
    /// A share is no part of a whole.
    ShareOverWhole {
        /// As printed.
        value: String,
    },
    /// A relation cannot be evaluated.
    NotCheckable {
        /// Its formula.
        formula: String,
        /// Why.
        why: Text,
    },
    /// A relation does not hold.
    Conflict {
        /// Its formula.
        formula: String,
        /// By how much.
        by: Text,
        /// Whether the file says so itself.
        expected: bool,
    },
    /// A relation holds, and the file calls it a conflict.
    NoConflict {
        /// Its formula.
        formula: String,
    },
    /// A difference of percentages is given in percent.
    PercentDifference {
        /// The unit that it should have.
        unit: String,
    },
    /// A figure is compared with another indicator.
    OtherIndicator {
        /// The figures.
        figures: [String; 2],
    },
    /// A figure is compared with one that is for another area and another period.
    OtherAreaAndPeriod {
        /// The figures.
        figures: [String; 2],
    },
    /// A figure is compared with one that is measured against something else.
    OtherBasis {
        /// The figures.
        figures: [String; 2],
    },
    /// A figure is compared with one whose basis is stated while its own is not, or the other way
    /// round, and no note says so.
    OpenBasis {
        /// The figures.
        figures: [String; 2],
    },
    /// A line joins figures for different areas.
    OtherArea {
        /// The figures.
        figures: [String; 2],
    },
    /// On an axis of periods a later one stands before an earlier one.
    PeriodsOutOfOrder {
        /// The periods, as they stand.
        periods: [String; 2],
    },
    /// Figures that measure different things share an axis.
    MixedUnits {
        /// The figures.
        figures: [String; 2],
    },
    /// Parts come to more than their whole.
    PartsOverWhole {
        /// What the parts come to, in base units.
        sum: String,
        /// The whole, in base units.
        whole: String,
    },
    /// A bound is drawn where only an exact figure adds up.
    BoundAsExact {
        /// The figure.
        figure: String,
    },
    /// An expected figure is drawn where a reported one belongs.
    ExpectedAsReported {
        /// The figure.
        figure: String,
    },
    /// A reported figure is drawn where an expected one belongs.
    ReportedAsExpected {
        /// The figure.
        figure: String,
    },
    /// A figure of a source is drawn where a derived one belongs.
    NotDerived {
        /// The figure.
        figure: String,
    },
    /// A chart cannot be drawn.
    Undrawable {
        /// Why.
        why: Text,
        /// What to do.
        help: Text,
    },
    /// A number is typed into prose.
    TypedNumber {
        /// The number.
        number: String,
    },
    /// The languages refer to different figures.
    LanguagesDiffer {
        /// Those that only one refers to.
        figures: String,
    },
    /// A character that readers cannot see.
    HiddenCharacter {
        /// Its code point.
        character: char,
        /// Whether it turns the direction of the text around it.
        turns: bool,
    },
    /// No view shows a figure.
    Unseen,
    /// A relation's value measures something else than its unit.
    WrongDimension {
        /// The unit.
        unit: String,
    },
    /// A relation that only computes is said to claim something, or the other way round.
    KindOfRelation {
        /// Whether its formula has a comparison.
        claims: bool,
    },
    /// An indicator's kind does not go with its unit.
    KindOfIndicator {
        /// Whether the unit is that of a ratio.
        ratio: bool,
    },
    /// A unit has a name, or another way in which it is written, that is empty.
    EmptySpelling,
    /// A date or a code has numbers that its fragment does not have.
    OtherNumber {
        /// The number.
        number: String,
    },
    /// A list has more entries than there are, or fewer and is said to be complete.
    Miscounted {
        /// How many are listed.
        listed: usize,
        /// The observation that says how many there are.
        of: String,
    },
    /// A share or a rest is not that of the figures beside it.
    WrongRest {
        /// The share or the rest.
        figure: String,
    },
}

/// A problem in words.
struct Wording {
    code: &'static str,
    severity: Severity,
    message: (String, String),
    help: (String, String),
}

impl Problem {
    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        self.wording().severity
    }

    /// A name for this kind of problem, for programs.
    pub fn code(&self) -> &'static str {
        self.wording().code
    }

    /// What is wrong.
    pub fn message(&self, lang: Lang) -> String {
        of(self.wording().message, lang)
    }

    /// What to do.
    pub fn help(&self, lang: Lang) -> String {
        of(self.wording().help, lang)
    }

    fn wording(&self) -> Wording {
        match self {
            Self::Load(problem) => Wording {
                code: problem.code(),
                severity: Severity::Error,
                message: (problem.message(Lang::Zh), problem.message(Lang::En)),
                help: (problem.help(Lang::Zh), problem.help(Lang::En)),
            },
            Self::UnknownText { found } => error(
                UNKNOWN_TEXT,
                (
                    format!("所给的文本不属于任何一个来源（它的 SHA-256 是 {found}）"),
                    format!("the text given does not belong to any source (its SHA-256 is {found})"),
                ),
                (
                    "请确认文件没有拿错；如果来源的文本确已更换，请更新该来源的 sha256。",
                    "Make sure it is the right file; if a source's text has changed, update its `sha256`.",
                ),
            ),
            Self::TextHash { found } => error(
                "source/hash",
                (
                    format!("文件附带的文本与 sha256 不符，实际的 SHA-256 是 {found}"),
                    format!(
                        "the text in the file does not match its `sha256`; its actual SHA-256 is {found}"
                    ),
                ),
                (
                    "请确认文本没有改动过，再改正 sha256。",
                    "Make sure the text is as published, then correct `sha256`.",
                ),
            ),
            Self::Address { address } => error(
                "source/address",
                (
                    format!("“{}”不是网页地址", clip(address)),
                    format!("`{}` is not a web address", clip(address)),
                ),
                (
                    "请以 https:// 或 http:// 开头，或者删去。",
                    "Start it with https:// or http://, or remove it.",
                ),
            ),
            Self::NoEvidence => error(
                "evidence/none",
                ("没有给出出处", "there is no evidence"),
                (
                    "请在 evidence 里写明来源和片段；来源没有给出的数不要写：缺数不等于零。",
                    "Give the source and the fragment in `evidence`. Leave out what no source states: missing is not zero.",
                ),
            ),
            Self::FragmentLength { length } => error(
                "evidence/length",
                (
                    format!("片段长{length}字，应在1到{LONGEST_FRAGMENT}字之间"),
                    format!("the fragment is {length} characters long; 1 to {LONGEST_FRAGMENT} are allowed"),
                ),
                ("请只保留写明这个数的最少几个字。", "Quote only the few words that state the figure."),
            ),
            Self::NoSpan { fragment, stands: at } => error(
                "evidence/span",
                (
                    format!("没有写明“{fragment}”在原文中的位置"),
                    format!("the place of “{fragment}” in the text is not given"),
                ),
                stands(*at),
            ),
            Self::WrongSpan { fragment, span: (start, end), there, stands: at } => {
                let (zh, en) = match there {
                    Some(there) => {
                        let there = clip(there);
                        (format!("那里是“{there}”"), format!("the text there reads “{there}”"))
                    }
                    None => ("原文没有那么长".into(), "the text is shorter than that".into()),
                };
                error(
                    "evidence/span",
                    (
                        format!("“{fragment}”不在 {start}–{end}：{zh}"),
                        format!("“{fragment}” is not at {start}–{end}: {en}"),
                    ),
                    stands(*at),
                )
            }
            Self::WrongLine { line } => error(
                "evidence/line",
                (format!("片段在第{line}行"), format!("the fragment is on line {line}")),
                (format!("请把 line 改为 {line}。"), format!("Set `line` to {line}.")),
            ),
            Self::WrongSentence { sentence } => error(
                "evidence/sentence",
                (
                    format!("片段在这一行的第{sentence}句"),
                    format!("the fragment is in sentence {sentence} of its line"),
                ),
                (format!("请把 sentence 改为 {sentence}。"), format!("Set `sentence` to {sentence}.")),
            ),
            Self::WrongSection { section } => error(
                "evidence/section",
                (format!("片段在章节“{section}”里"), format!("the fragment is in the section `{section}`")),
                (format!("请把 section 改为 {section}。"), format!("Set `section` to `{section}`.")),
            ),
            Self::NoNumber { zero: false } => error(
                "evidence/value",
                ("片段里没有数字", "the fragment states no number"),
                ("请引用带数字的那几个字。", "Quote the words that contain the number."),
            ),
            Self::NoNumber { zero: true } => error(
                "evidence/zero",
                ("来源没有给出数字，文件却写成了零", "the source gives no number, but the file says zero"),
                ("缺数不等于零：请删去这个观测值。", "Missing is not zero: remove the observation."),
            ),
            Self::WrongValue { stated } => error(
                "evidence/value",
                (
                    format!("片段写的是{stated}，不是这个数"),
                    format!("the fragment states {stated}, not this value"),
                ),
                ("请改正 value 或 unit_mult。", "Correct `value` or `unit_mult`."),
            ),
            Self::WrongUnit { stated } => error(
                "evidence/unit",
                (
                    format!("数字后面写的是“{stated}”，不是这个单位"),
                    format!("the number is followed by “{stated}”, not by this unit"),
                ),
                (
                    "请按来源的写法选用单位，或把这种写法加进该单位的 written。",
                    "Use the unit that the source gives, or add its wording to the unit's `written`.",
                ),
            ),
            Self::WrongBound { stated } => {
                let (zh, en) = bound(*stated);
                error(
                    "evidence/bound",
                    (
                        format!("按片段的写法，这个数是{zh}"),
                        format!("by the fragment's wording, the number is {en}"),
                    ),
                    ("请改正 bound。", "Correct `bound`."),
                )
            }
            Self::WrongScale => error(
                "evidence/scale",
                ("数字的写法与来源不同", "the value is not written with the digits that the source prints"),
                (
                    "请照来源把数字逐位写进 value，“万”“亿”写进 unit_mult。",
                    "Copy the digits into `value` as printed, and give 万 or 亿 as a power of ten in `unit_mult`.",
                ),
            ),
            Self::SeveralNumbers { stated } => Wording {
                severity: Severity::Warning,
                ..error(
                    "evidence/several",
                    (
                        format!("片段里这个单位的数不止一个：{stated}"),
                        format!("the fragment has more than one number in this unit: {stated}"),
                    ),
                    (
                        "请缩短片段，只留写明这个数的几个字，以免张冠李戴。",
                        "Shorten the fragment to the words that state this figure, so that it cannot be taken for another.",
                    ),
                )
            },
            Self::OtherIndicatorNamed { name } => error(
                "evidence/indicator",
                (
                    format!("片段说的是“{}”，不是这个指标", clip(name)),
                    format!("the fragment is about “{}”, not about this indicator", clip(name)),
                ),
                (
                    "请改正 indicator，或换成写明这个数的片段。",
                    "Correct `indicator`, or use the fragment that states this figure.",
                ),
            ),
            Self::ExpectedWords { word, inside } => Wording {
                severity: if *inside { Severity::Error } else { Severity::Warning },
                ..error(
                    "status/expected",
                    (
                        format!("原文写着“{word}”，文件却标为实际数"),
                        format!("the source says “{word}”, but the file calls the figure reported"),
                    ),
                    (
                        "如果是计划或预期，请把 obs_status 改为 expected。",
                        "If it is a plan or an expectation, set `obs_status` to `expected`.",
                    ),
                )
            },
            Self::NoBasis => error(
                "growth/basis",
                ("没有写明与什么相比", "what the change is measured against is not stated"),
                (
                    "请填写 basis：来源写“同比”的填 year_on_year，来源没有写明的填 not_stated。",
                    "Add `basis`: `year_on_year` if the source says 同比, `not_stated` if it does not say.",
                ),
            ),
            Self::IdleBasis => error(
                "growth/basis",
                ("这不是增减幅度，却写了比较基期", "this is not a change, yet it has a basis"),
                ("请删去 basis，或改正指标的 kind。", "Remove `basis`, or correct the indicator's `kind`."),
            ),
            Self::WrongBasis { word, stands: true } => error(
                "growth/basis",
                (
                    format!("原文写着“{word}”，与 basis 不符"),
                    format!("the source says “{word}”, which does not match `basis`"),
                ),
                ("请改正 basis。", "Correct `basis`."),
            ),
            Self::WrongBasis { word, .. } => Wording {
                severity: Severity::Warning,
                ..error(
                    "growth/basis",
                    (format!("这一句里没有“{word}”"), format!("the sentence does not say “{word}”")),
                    (
                        "原文如果没有写明，请把 basis 改为 not_stated。",
                        "If the source does not say, set `basis` to `not_stated`.",
                    ),
                )
            },
            Self::ShareOverWhole { value } => error(
                "share/over-whole",
                (format!("占比不可能是{value}"), format!("{value} cannot be a share of a whole")),
                ("请改正数值，或改正指标的 kind。", "Correct the value, or the indicator's `kind`."),
            ),
            Self::NotCheckable { formula, why } => error(
                "relation/not-checkable",
                (
                    format!("“{formula}”无法核对：{}", why.zh),
                    format!("`{formula}` cannot be checked: {}", why.en),
                ),
                ("请改正算式，或删去这个关系式。", "Correct the formula, or remove the relation."),
            ),
            Self::Conflict { formula, by, expected: true } => Wording {
                severity: Severity::Note,
                ..error(
                    "relation/conflict",
                    (
                        format!("“{formula}”不成立，相差{}，文件已注明", by.zh),
                        format!("`{formula}` does not hold, as the file notes; off by {}", by.en),
                    ),
                    (
                        "页面会标出这处不一致；请向来源的发布者核实。",
                        "The page shows it as a conflict. Check with the publisher of the source.",
                    ),
                )
            },
            Self::Conflict { formula, by, .. } => error(
                "relation/conflict",
                (
                    format!("“{formula}”不成立，相差{}", by.zh),
                    format!("`{formula}` does not hold; off by {}", by.en),
                ),
                (
                    "请对照来源改正数字；如果来源本身就对不上，请把 kind 改为 conflict。",
                    "Correct the figures from the source. If the source itself is inconsistent, set `kind` to `conflict`.",
                ),
            ),
            Self::NoConflict { formula } => error(
                "relation/no-conflict",
                (
                    format!("“{formula}”成立，文件却说不一致"),
                    format!("`{formula}` holds, but the file calls it a conflict"),
                ),
                ("请把 kind 改为 stated。", "Set `kind` to `stated`."),
            ),
            Self::PercentDifference { unit } => error(
                "relation/percent",
                (
                    "两个百分数相减，得到的是百分点，不是百分数",
                    "one percentage minus another gives percentage points, not per cent",
                ),
                (format!("请把 unit_measure 改为 {unit}。"), format!("Set `unit_measure` to `{unit}`.")),
            ),
            Self::OtherIndicator { figures: [a, b] } => error(
                "benchmark/indicator",
                (
                    format!("{a} 与 {b} 相比，但两者不是同一个指标"),
                    format!("{a} is compared with {b}, which is a different indicator"),
                ),
                ("请只比较同一指标、同一口径的数。", "Compare only like with like."),
            ),
            Self::OtherAreaAndPeriod { figures: [a, b] } => error(
                "benchmark/period",
                (
                    format!("{a} 与 {b} 相比，但两者的地区和时期都不同"),
                    format!("{a} is compared with {b}, which is for a different area and a different period"),
                ),
                (
                    "请一次只比一项：同一时期比地区，或同一地区比时期。",
                    "Compare one thing at a time: areas in one period, or periods in one area.",
                ),
            ),
            Self::OtherBasis { figures: [a, b] } => error(
                "benchmark/basis",
                (
                    format!("{a} 与 {b} 相比，但两者的比较基期不同"),
                    format!("{a} is compared with {b}, which has a different basis"),
                ),
                ("请只比较同一指标、同一口径的数。", "Compare only like with like."),
            ),
            Self::OpenBasis { figures: [a, b] } => Wording {
                severity: Severity::Warning,
                ..error(
                    "benchmark/basis",
                    (
                        format!("{a} 与 {b} 相比，其中一个没有写明比较基期，图表也没有说明"),
                        format!(
                            "one of {a} and {b} does not say what it is measured against, and no note says so"
                        ),
                    ),
                    ("请在图表的 note 里说明。", "Say so in the chart's `note`."),
                )
            },
            Self::OtherArea { figures: [a, b] } => error(
                "lines/area",
                (
                    format!("{a} 与 {b} 不是同一地区的数，却连成了一条线"),
                    format!("{a} and {b} are joined by a line, and are for different areas"),
                ),
                ("请一个地区画一条线", "Give each area a line of its own."),
            ),
            Self::PeriodsOutOfOrder { periods: [a, b] } => error(
                "lines/order",
                (
                    format!("横轴上 {a} 排在 {b} 前面，时间却在它之后"),
                    format!("{a} stands before {b} on the axis, and is later"),
                ),
                ("请按时间先后排列", "Put the periods in the order of time."),
            ),
            Self::MixedUnits { figures: [a, b] } => error(
                "chart/units",
                (
                    format!("{a} 与 {b} 的单位不同，不能共用一条坐标轴"),
                    format!("{a} and {b} measure different things and cannot share an axis"),
                ),
                ("请分成两个分图（panels）。", "Give each its own panel."),
            ),
            Self::PartsOverWhole { sum, whole } => error(
                "parts/over-whole",
                (
                    format!("各部分合计{sum}，超过了整体{whole}"),
                    format!("the parts add up to {sum}, more than the whole, {whole}"),
                ),
                ("请改正数字，或改为并列显示。", "Correct the figures, or draw them side by side."),
            ),
            Self::BoundAsExact { figure } => error(
                "chart/bound",
                (
                    format!("{figure} 只是界限，不能当作确数相加"),
                    format!("{figure} is a bound, but here it would be added up as if it were exact"),
                ),
                ("请改用 bounds 图表，或把它去掉。", "Draw it in a `bounds` chart, or leave it out."),
            ),
            Self::ExpectedAsReported { figure } => error(
                "chart/expected",
                (
                    format!("{figure} 是计划数或预期数，这里应放实际数"),
                    format!("{figure} is expected, but a reported figure belongs here"),
                ),
                (
                    "请换成实际数，或把它放到预期数的位置。",
                    "Put a reported figure here, or move this one to the expected figures.",
                ),
            ),
            Self::ReportedAsExpected { figure } => error(
                "chart/expected",
                (
                    format!("{figure} 是实际数，这里应放计划数或预期数"),
                    format!("{figure} is reported, but an expected figure belongs here"),
                ),
                ("请换成计划数或预期数。", "Put a planned or expected figure here."),
            ),
            Self::NotDerived { figure } => error(
                "chart/derived",
                (
                    format!("{figure} 是来源写明的数，这里应放推算的数"),
                    format!("{figure} is a source's own figure, but a derived one belongs here"),
                ),
                (
                    "请换成推算的关系式，或改用 bars 图表。",
                    "Put a derived relation here, or draw the figure in a `bars` chart.",
                ),
            ),
            Self::Undrawable { why, help } => {
                let message = undrawable(why);
                error(UNDRAWABLE, (message.zh, message.en), (help.zh.clone(), help.en.clone()))
            }
            Self::TypedNumber { number } => error(
                "prose/number",
                (
                    format!("文字里直接写了数字{number}"),
                    format!("the number {number} is typed directly into the prose"),
                ),
                (
                    "请改为引用观测值，如 {A02}；这样一处改正，处处都改。",
                    "Refer to its observation instead, as in {A02}, so that a correction reaches it.",
                ),
            ),
            Self::LanguagesDiffer { figures } => error(
                "prose/languages",
                (
                    format!("中英文引用的数据不同：{figures}"),
                    format!("only one language refers to {figures}"),
                ),
                ("请让两种文字说的是同一回事。", "Make both languages say the same."),
            ),
            Self::HiddenCharacter { character, turns } => Wording {
                severity: if *turns { Severity::Error } else { Severity::Warning },
                ..error(
                    "text/hidden",
                    (
                        format!("这里有看不见的字符 U+{:04X}", u32::from(*character)),
                        format!("there is an invisible character here: U+{:04X}", u32::from(*character)),
                    ),
                    (
                        "请删去：有了它，读者看到的就与实际写的不一样。",
                        "Remove it: because of it, what readers see is not what is written.",
                    ),
                )
            },
            Self::WrongDimension { unit } => error(
                "relation/unit",
                (
                    format!("算出来的量不能用{unit}作单位"),
                    format!("the result cannot be measured in `{unit}`"),
                ),
                ("请改正 unit_measure 或算式。", "Correct `unit_measure` or the formula."),
            ),
            Self::KindOfRelation { claims: true } => error(
                "relation/kind",
                (
                    "算式里有比较号，文件却标为推算",
                    "the formula makes a comparison, but the file calls it derived",
                ),
                ("请把 kind 改为 stated 或 conflict。", "Set `kind` to `stated` or `conflict`."),
            ),
            Self::KindOfRelation { .. } => error(
                "relation/kind",
                (
                    "算式里没有比较号，谈不上成立不成立",
                    "the formula makes no comparison, so it can neither hold nor fail",
                ),
                ("请补上比较，或把 kind 改为 derived。", "Add a comparison, or set `kind` to `derived`."),
            ),
            Self::KindOfIndicator { ratio } => {
                let (zh, en) = match ratio {
                    true => ("个数不能用比率作单位", "a count cannot have a ratio as its unit"),
                    false => {
                        ("占比的单位只能是比率，如 %", "a share must have a ratio as its unit, such as %")
                    }
                };
                error(
                    "indicator/kind",
                    (zh, en),
                    ("请改正 kind 或 unit_measure。", "Correct `kind` or `unit_measure`."),
                )
            }
            Self::EmptySpelling => error(
                "unit/empty",
                ("单位的名称或写法是空的", "a name or wording of the unit is empty"),
                (
                    "请填写来源里的写法，或从 written 里删去。",
                    "Give it as sources write it, or remove it from `written`.",
                ),
            ),
            Self::OtherNumber { number } => error(
                "statement/number",
                (format!("片段里没有{number}"), format!("the fragment does not contain the number {number}")),
                ("请照来源改正 value。", "Correct `value` from the source."),
            ),
            Self::Miscounted { listed, of } => error(
                "list/count",
                (
                    format!("名录列出{listed}个，与 {of} 不符"),
                    format!("the number listed is {listed}, which does not match {of}"),
                ),
                (
                    "请核对条目（不算在内的写 \"listed\": false），或改正 completeness。",
                    "Check the entries (those that do not count take \"listed\": false), or correct `completeness`.",
                ),
            ),
            Self::WrongRest { figure } => error(
                "chart/rest",
                (
                    format!("{figure} 不是由旁边两个数算出来的"),
                    format!("{figure} is not computed from the two figures beside it"),
                ),
                (
                    "请换成由它们算出的关系式：占比是两者之商，其余是两者之差。",
                    "Use the relation that computes it from them: the share is their quotient, the rest their difference.",
                ),
            ),
            Self::Unseen => error(
                "figure/unseen",
                (
                    "文字、数字卡片、图表、名录和核对都没有用到它",
                    "no prose, tile, chart, list or check shows it",
                ),
                ("请用上它，或者删去。", "Show it, or remove it."),
            ),
        }
    }
}

fn error(
    code: &'static str,
    message: (impl Into<String>, impl Into<String>),
    help: (impl Into<String>, impl Into<String>),
) -> Wording {
    let message = (message.0.into(), message.1.into());
    Wording { code, severity: Severity::Error, message, help: (help.0.into(), help.1.into()) }
}

fn of((zh, en): (String, String), lang: Lang) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn clip(text: &str) -> &str {
    text.char_indices().nth(60).map_or(text, |(end, _)| &text[..end])
}

/// What to do about a fragment that is not at its span: where it stands.
fn stands(at: Option<(usize, usize)>) -> (String, String) {
    match at {
        Some((start, end)) => {
            (format!("它在原文的位置是 [{start}, {end}]。"), format!("It is at [{start}, {end}]."))
        }
        None => (
            "原文里没有这几个字：请从原文复制。".into(),
            "The text does not contain these words: copy them from it.".into(),
        ),
    }
}

const fn bound(bound: Bound) -> (&'static str, &'static str) {
    match bound {
        Bound::Exact => ("确数", "exact"),
        Bound::AtLeast => ("下限（以上、余、超过）", "a lower bound (at least)"),
        Bound::Under => ("上限（不到）", "an upper bound (under)"),
        Bound::AtMost => ("上限（以内、不超过）", "an upper bound (at most)"),
        Bound::About => ("约数（近、约）", "approximate (about)"),
    }
}
