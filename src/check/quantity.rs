//! Quantities in Chinese text: `54.42亿元`, `十余家`, `百人以上`, `不到半小时`, `百分之五`.
//!
//! A reader for evidence, which is short: it finds every quantity that a fragment could state, and
//! whoever asks picks the one that fits. Full-width digits and signs count as half-width ones. What
//! it cannot tell is no quantity: 三四百 is neither 34 nor 400.

use num_traits::{CheckedAdd, CheckedMul};

use crate::bulletin::decimal::{Decimal, Exact, power_of_ten};
use crate::bulletin::model::Bound;

/// A quantity as a text words it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Where its number begins, in characters of the text.
    pub at: usize,
    /// Its value: digits, scale and a printed minus together.
    pub value: Exact,
    /// The digits as printed and the power of ten that their scale word stands for (`1.9万` is 1.9
    /// and 4); none where the number itself is in words.
    pub printed: Option<(Decimal, u8)>,
    /// What stands before it or between number and unit says of it: 超过, 不到, 余.
    pub bound: Bound,
    /// Whether the words before it say that it is how far something fell: 下降0.3%.
    pub falls: bool,
    /// All that follows the number, its unit first; of 百分之五 its unit, %, all the same.
    pub rest: String,
}

impl Quantity {
    /// The bound, with what follows the unit: `百人以上` is at least 100 of 人.
    pub fn bound_with(&self, unit: &str) -> Bound {
        self.bound_before(self.rest.strip_prefix(unit).unwrap_or(&self.rest))
    }

    /// The bound, with the words behind the unit.
    pub fn bound_before(&self, behind: &str) -> Bound {
        let behind = behind.trim_start();
        AFTER.iter().find(|(word, _)| behind.starts_with(word)).map_or(self.bound, |(_, bound)| *bound)
    }

    /// The number as the text gives it: `54.42亿`; of one in words, its value.
    pub fn shown(&self) -> String {
        let minus = if self.value < Exact::from_integer(0) { "-" } else { "" };
        match self.printed {
            Some((digits, 0)) => format!("{minus}{digits}"),
            Some((digits, 4)) => format!("{minus}{digits}万"),
            Some((digits, 8)) => format!("{minus}{digits}亿"),
            _ => self.value.to_string(),
        }
    }
}

/// Words in front of a number, and the characters with which they are the end of another word:
/// 签约55个 is no estimate. A word stands behind those that contain it.
const BEFORE: [(&str, Bound, &str); 37] = [
    ("不超过", Bound::AtMost, ""),
    ("不少于", Bound::AtLeast, ""),
    ("不低于", Bound::AtLeast, ""),
    ("不小于", Bound::AtLeast, ""),
    ("不高于", Bound::AtMost, ""),
    ("不多于", Bound::AtMost, ""),
    ("不大于", Bound::AtMost, ""),
    ("不超", Bound::AtMost, ""),
    ("不下", Bound::AtLeast, ""),
    ("不止", Bound::AtLeast, ""),
    ("超过", Bound::AtLeast, ""),
    ("高于", Bound::AtLeast, ""),
    ("多于", Bound::AtLeast, ""),
    ("大于", Bound::AtLeast, ""),
    ("突破", Bound::AtLeast, ""),
    ("跨过", Bound::AtLeast, ""),
    ("至少", Bound::AtLeast, ""),
    ("至多", Bound::AtMost, ""),
    ("最多", Bound::AtMost, ""),
    ("低于", Bound::Under, ""),
    ("少于", Bound::Under, ""),
    ("小于", Bound::Under, ""),
    ("不到", Bound::Under, ""),
    ("未到", Bound::Under, ""),
    ("不足", Bound::Under, ""),
    ("不满", Bound::Under, ""),
    ("折合约", Bound::About, ""),
    ("大约", Bound::About, ""),
    ("约为", Bound::About, "签节预集履违解续公条合契制简"),
    ("大概", Bound::About, ""),
    ("大致", Bound::About, ""),
    ("将近", Bound::About, ""),
    ("接近", Bound::About, ""),
    ("逾", Bound::AtLeast, ""),
    ("超", Bound::AtLeast, "反赶高入出中英领"),
    ("近", Bound::About, "附最邻临靠新贴拉走亲就远相切"),
    ("约", Bound::About, "签节预集履违解续公条合契制简邀特毁失隐新誓"),
];

/// Words in front of a number that begins with its power: 数十, 上百, 过亿. With what stands before
/// them they may be parts of others too: 人数百 …, 线上百 …, 通过百 ….
const BEFORE_POWER: [(&str, &str); 4] =
    [("数", "总户人个指件次岁分"), ("几", ""), ("上", "以线网路会海场晚早身手地世"), ("过", "通经路度")];

/// Words between a number and its unit.
const WITHIN: [char; 5] = ['余', '餘', '多', '来', '几'];

/// Words behind a unit.
const AFTER: [(&str, Bound); 8] = [
    ("以上", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("余", Bound::AtLeast),
    ("多", Bound::AtLeast),
];

/// Set phrases whose numbers count nothing.
const PHRASES: [&str; 5] = ["成百上千", "成千上万", "成千成万", "千家万户", "千千万万"];

/// Words before a number that say which way something went, and whether that is down. The nearest
/// one counts: 增速回落0.4 after 增长6.2%. How far a fall narrowed (收窄) is no fall.
const DIRECTIONS: [(&str, bool); 42] = [
    ("下降", true),
    ("下滑", true),
    ("下跌", true),
    ("下行", true),
    ("下调", true),
    ("降低", true),
    ("减少", true),
    ("減少", true),
    ("回落", true),
    ("负增长", true),
    ("負增長", true),
    ("降幅", true),
    ("跌幅", true),
    ("减收", true),
    ("减产", true),
    ("缩减", true),
    ("萎缩", true),
    ("fell", true),
    ("dropped", true),
    ("declined", true),
    ("decreased", true),
    ("增长", false),
    ("增長", false),
    ("增加", false),
    ("增收", false),
    ("增产", false),
    ("增幅", false),
    ("涨幅", false),
    ("上升", false),
    ("上涨", false),
    ("上调", false),
    ("回升", false),
    ("反弹", false),
    ("提高", false),
    ("提升", false),
    ("扩大", false),
    ("收窄", false),
    ("缩小", false),
    ("rose", false),
    ("grew", false),
    ("increased", false),
    ("expand", false),
];

/// The same in one character, which counts only right before the number: 同比降0.3%, but not 降雨.
const SHORT_DIRECTIONS: [(char, bool); 6] =
    [('降', true), ('减', true), ('跌', true), ('增', false), ('升', false), ('涨', false)];

/// What ends a clause.
const CLAUSE_ENDS: [char; 7] = [',', ';', '。', '!', '?', '…', '\n'];

/// The most characters before a number that are looked at: more than a fragment has.
const LONGEST_CLAUSE: usize = 40;

/// Every quantity that a text states, in its order.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let chars: Vec<char> = text.chars().map(half_width).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (end, found) = read(&chars, at);
        out.extend(found);
        at = end;
    }
    out
}

/// A text with half-width letters, digits and signs.
pub fn with_half_width(text: &str) -> String {
    text.chars().map(half_width).collect()
}

/// The whole numbers of a text, without zeros in front: runs of digits, and numbers in words. Of
/// the latter only those that `counts` the character behind them.
pub fn whole_numbers(text: &str, counts: impl Fn(Option<char>) -> bool) -> Vec<String> {
    let chars: Vec<char> = text.chars().map(half_width).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let digits: String = chars[at..].iter().take_while(|it| it.is_ascii_digit()).collect();
        if !digits.is_empty() {
            out.push(digits.trim_start_matches('0').to_string());
            at += digits.len();
            continue;
        }
        let end = end_of_words(&chars, at);
        if end > at && counts(chars.get(end).copied()) {
            out.extend(words(&chars[at..end]).map(|it| it.to_string().trim_start_matches('0').to_string()));
        }
        at = end.max(at + 1);
    }
    out
}

/// A number before its scale word.
enum Number {
    Digits(Decimal),
    Words(Exact),
}

/// What begins at a position: where to read on, and the quantity, if it is one.
fn read(chars: &[char], at: usize) -> (usize, Option<Quantity>) {
    if let Some(phrase) = PHRASES.iter().find(|it| begins(chars, at, it)) {
        return (at + phrase.chars().count(), None);
    }
    if let Some(unit) = fraction_unit(chars, at) {
        // The unit stands before the number: 百分之五.
        let Some((end, Some(number))) = number(chars, at + 3) else { return (at + 3, None) };
        let (end, mut found) = quantity(chars, at, end, &number);
        if let Some(found) = &mut found {
            found.rest.insert(0, unit);
        }
        return (end, found);
    }
    let Some((end, number)) = number(chars, at) else { return (at + 1, None) };
    if begins(chars, end, "分之") {
        // 三分之一 is no decimal.
        let denominator_end = end + 2;
        return (number_end(chars, denominator_end).unwrap_or(denominator_end), None);
    }
    // 第3 is a place in an order.
    let ordinal = before(chars, at).last() == Some(&'第');
    match number {
        Some(number) if !ordinal => quantity(chars, at, end, &number),
        _ => (end, None),
    }
}

fn begins(chars: &[char], at: usize, words: &str) -> bool {
    words.chars().enumerate().all(|(index, c)| chars.get(at + index) == Some(&c))
}

/// The sign of the unit that stands before its number: 百分之, 千分之.
fn fraction_unit(chars: &[char], at: usize) -> Option<char> {
    let unit = if begins(chars, at, "百分之") { '%' } else { '‰' };
    (unit == '%' || begins(chars, at, "千分之")).then_some(unit)
}

fn number_end(chars: &[char], at: usize) -> Option<usize> {
    if at < chars.len() { number(chars, at).map(|(end, _)| end) } else { None }
}

/// What stands before a position, spaces left out.
fn before(chars: &[char], at: usize) -> &[char] {
    let gap = chars[..at].iter().rev().take_while(|it| it.is_whitespace()).count();
    &chars[..at - gap]
}

/// The quantity that a number begins, and where its unit starts.
fn quantity(chars: &[char], start: usize, end: usize, number: &Number) -> (usize, Option<Quantity>) {
    let minus = minus(chars, start);
    let sign_at = if minus { before(chars, start).len() - 1 } else { start };
    let said = bound_in_front(chars, sign_at);
    let Scaled { end, value, printed, within } = joined(chars, end, number);
    let bound = said.unwrap_or(if within { Bound::AtLeast } else { Bound::Exact });
    let rest: String = chars[end..].iter().collect();
    let rest = rest.trim_start().to_string();
    // What has to do with things that are counted is a feat and no limit: 突破3项技术.
    let feat = rest.starts_with('项') && before(chars, sign_at).ends_with(&['突', '破']);
    let quantity = value.map(|value| Quantity {
        at: start,
        value: if minus { -value } else { value },
        printed,
        bound: if feat { Bound::Exact } else { bound },
        falls: falls(chars, sign_at),
        rest,
    });
    (end, quantity)
}

/// A number with the scale words behind it.
struct Scaled {
    /// Where its unit starts.
    end: usize,
    /// The value; none where it is too large, or no number.
    value: Option<Exact>,
    /// The digits and the scale.
    printed: Option<(Decimal, u8)>,
    /// Whether 余 or the like stands in it.
    within: bool,
}

/// One number with its scale words, and the power of ten that these come to.
fn scaled(chars: &[char], end: usize, number: &Number) -> (Scaled, u8) {
    let (mut at, mut scale, mut within) = (end, 0_u8, false);
    // A scale word and 余 come in either order: 1万余, 10余万.
    for _ in 0..2 {
        let next = skip_spaces(chars, at);
        if let Some(word) = chars.get(next).filter(|it| WITHIN.contains(it)) {
            (within, at) = (true, next + 1);
            // 三百几十: no more exact for it.
            while *word == '几' && chars.get(at).is_some_and(|it| ['十', '百', '千'].contains(it)) {
                at += 1;
            }
        }
        while let Some((next, power)) = scale_at(chars, at, within) {
            scale = scale.saturating_add(power);
            at = next;
        }
    }
    let (own, printed) = match number {
        Number::Digits(digits) => (digits.exact(), Some((*digits, scale))),
        Number::Words(value) => (*value, None),
    };
    let value = power_of_ten(i32::from(scale)).and_then(|power| own.checked_mul(&power));
    (Scaled { end: at, value, printed, within }, scale)
}

/// A number in parts, each of a smaller scale than the one before: 3亿5000万 is one number. No
/// value where they do not shrink.
fn joined(chars: &[char], end: usize, number: &Number) -> Scaled {
    let (mut whole, mut scale) = scaled(chars, end, number);
    while scale > 0
        && !whole.within
        && chars.get(whole.end).is_some_and(char::is_ascii_digit)
        && let (end, Some(number)) = digits(chars, whole.end)
    {
        let limit = power_of_ten(i32::from(scale));
        let (next, next_scale) = scaled(chars, end, &number);
        let fits = next.value.zip(limit).is_some_and(|(value, limit)| value < limit);
        let value = whole.value.zip(next.value).filter(|_| fits).and_then(|(a, b)| a.checked_add(&b));
        (whole, scale) = (Scaled { value, printed: None, ..next }, next_scale);
    }
    whole
}

/// The scale word at a position, spaces before it left out, and where it ends. Behind 余 only 万 and
/// 亿 scale what is before it.
fn scale_at(chars: &[char], at: usize, within: bool) -> Option<(usize, u8)> {
    let at = skip_spaces(chars, at);
    let power = scale_word(*chars.get(at)?).filter(|_| !prefixes_unit(chars, at))?;
    (!within || power >= 4).then_some((at + 1, power))
}

fn skip_spaces(chars: &[char], at: usize) -> usize {
    at + chars[at..].iter().take_while(|it| it.is_whitespace()).count()
}

/// What the words right before a number say of it.
fn bound_in_front(chars: &[char], start: usize) -> Option<Bound> {
    let front = before(chars, start);
    let front: String = front[front.len().saturating_sub(4)..].iter().collect();
    let stands = |word: &str, part_of: &str| {
        let head = front.strip_suffix(word)?;
        (!head.ends_with(|c| part_of.contains(c))).then_some(())
    };
    let said = BEFORE.iter().find(|(word, ..)| front.ends_with(word));
    if let Some((word, bound, part_of)) = said {
        return stands(word, part_of).map(|()| *bound);
    }
    let power = word_power(chars[start]).is_some();
    let several = BEFORE_POWER.iter().find(|(word, part_of)| stands(word, part_of).is_some());
    several.filter(|_| power).map(|_| Bound::AtLeast)
}

/// Whether a minus stands right before a number, rather than the dash of a range or of a code.
fn minus(chars: &[char], start: usize) -> bool {
    let Some((sign, front)) = before(chars, start).split_last() else { return false };
    let front = before(front, front.len());
    match sign {
        '-' | '−' => {
            // 1-6月, 5%-8%, 2021年-2025年, 3万-5万, B-3.
            let units = "年月日号时%‰万亿元个家户人吨亩里米度次天";
            let last = front.last();
            let number_near = front
                .iter()
                .rev()
                .take(7)
                .take_while(|it| !CLAUSE_ENDS.contains(it))
                .any(char::is_ascii_digit);
            let range = last.is_some_and(|it| units.contains(*it)) && number_near;
            !range && !last.is_some_and(|it| it.is_ascii_alphanumeric() || ['-', '−', ')'].contains(it))
        }
        // Rather than 正负 or 肩负.
        '负' => !front.last().is_some_and(|it| "正肩担背身欠胜自抱".contains(*it)),
        _ => false,
    }
}

/// Whether the clause up to a number says that something fell by it.
fn falls(chars: &[char], start: usize) -> bool {
    let front = &chars[start.saturating_sub(LONGEST_CLAUSE)..start];
    let from = front.iter().rposition(|it| CLAUSE_ENDS.contains(it)).map_or(0, |at| at + 1);
    let clause: String = front[from..].iter().collect();
    let near = without_bound(clause.trim_end());
    let short = SHORT_DIRECTIONS.iter().find(|(word, _)| near.ends_with(*word));
    if let Some((_, down)) = short {
        return *down || near.ends_with("负增");
    }
    let ends = DIRECTIONS
        .iter()
        .filter_map(|(word, down)| Some((clause.rfind(word)? + word.len(), word.len(), *down)));
    ends.max().is_some_and(|(.., down)| down)
}

/// The words before a number without those that bound it, and without 了 and 幅.
fn without_bound(front: &str) -> &str {
    let bound = BEFORE.iter().find_map(|(word, ..)| front.strip_suffix(word));
    bound.unwrap_or(front).trim_end().trim_end_matches('了')
}

/// The number at a position and where it ends; a run of numerals that is none has an end too.
fn number(chars: &[char], at: usize) -> Option<(usize, Option<Number>)> {
    let first = *chars.get(at)?;
    if first.is_ascii_digit() {
        return Some(digits(chars, at));
    }
    if first == '半' {
        return Some((at + 1, half(chars, at).then(|| Number::Words(Exact::new(1, 2)))));
    }
    let end = end_of_words(chars, at);
    if end == at {
        return None;
    }
    let whole = words(&chars[at..end]);
    // 五点三
    let fraction = end_of_words(chars, (end + 1).min(chars.len()));
    if chars.get(end) == Some(&'点') && fraction > end + 1 {
        let value = whole.zip(fraction_in_words(&chars[end + 1..fraction]));
        return Some((fraction, value.and_then(|(a, b)| a.checked_add(&b)).map(Number::Words)));
    }
    Some((end, whole.map(Number::Words)))
}

/// Whether a 半 is a half of what follows, rather than the end of another word or the rest of a
/// number: 上半年, 一个半小时.
fn half(chars: &[char], at: usize) -> bool {
    let front = &chars[..at];
    let numeral = |c: &char| c.is_ascii_digit() || word_digit(*c).is_some() || word_power(*c).is_some();
    match front {
        [.., number, unit] if "个年天月倍里".contains(*unit) && numeral(number) => false,
        [.., last] => !"上下前后大多对过".contains(*last) && !numeral(last),
        [] => true,
    }
}

/// Where a run of numerals ends.
fn end_of_words(chars: &[char], at: usize) -> usize {
    let of_number = |at: &usize| {
        let known = word_digit(chars[*at]).is_some() || word_power(chars[*at]).is_some();
        known && !prefixes_unit(chars, *at)
    };
    at + (at..chars.len()).take_while(of_number).count()
}

/// Digits with at most one point and with commas between thousands; no number of too many.
fn digits(chars: &[char], start: usize) -> (usize, Option<Number>) {
    let mut text = String::new();
    let mut at = start;
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    while let Some(&c) = chars.get(at) {
        let thousands = c == ',' && !text.contains('.') && (1..=3).all(|i| digit(at + i)) && !digit(at + 4);
        let point = c == '.' && !text.contains('.') && digit(at + 1);
        if c.is_ascii_digit() || point {
            text.push(c);
        } else if !thousands {
            break;
        }
        at += 1;
    }
    (at, Decimal::parse(&text).ok().map(Number::Digits))
}

/// A number in words: `二十一`, `三百零五`, `百`, `四千八百万`, `一万亿`. None of what is said
/// loosely (三四百, 十七八) or is no number (亿万).
fn words(chars: &[char]) -> Option<Exact> {
    let mut total = Words::default();
    let mut run: Vec<i128> = Vec::new();
    let powers = chars.iter().any(|it| word_power(*it).is_some());
    for &c in chars {
        if let Some(digit) = word_digit(c) {
            if powers && digit == 0 {
                total.zero = true;
            } else {
                run.push(digit);
            }
            continue;
        }
        total.scale(single(&run)?, word_power(c)?)?;
        run.clear();
    }
    let value = match (powers, run.as_slice()) {
        (true, _) => total.ended(single(&run)?)?,
        (false, [digit]) => *digit,
        // Digits in a row are a year or a code, 二〇二五; two are an estimate, 三五.
        (false, [a, b]) if *a != 0 && *b != 0 => return None,
        (false, run) => run.iter().try_fold(0_i128, |sum, digit| sum.checked_mul(10)?.checked_add(*digit))?,
    };
    Some(Exact::from_integer(value))
}

/// The digit before a power, if there is one; nothing of several.
fn single(run: &[i128]) -> Option<Option<i128>> {
    match run {
        [] => Some(None),
        [digit] => Some(Some(*digit)),
        _ => None,
    }
}

/// The sum of a number in words so far.
#[derive(Default)]
struct Words {
    /// The 亿.
    high: i128,
    /// The 万 since then.
    middle: i128,
    /// What is below 10,000 since then.
    low: i128,
    /// The last power; none at the beginning.
    last: Option<i128>,
    /// Whether a 零 stands behind it.
    zero: bool,
}

impl Words {
    fn scale(&mut self, digit: Option<i128>, power: i128) -> Option<()> {
        match power {
            10..=1000 => self.low = self.low.checked_add(digit.unwrap_or(1).checked_mul(power)?)?,
            10_000 => {
                let below = self.low.checked_add(digit.unwrap_or(0))?;
                if self.middle > 0 || (below == 0 && self.last.is_some()) {
                    return None;
                }
                (self.middle, self.low) = (below.max(1).checked_mul(power)?, 0);
            }
            _ => {
                let below = self.middle.checked_add(self.low)?.checked_add(digit.unwrap_or(0))?;
                if self.high > 0 {
                    return None;
                }
                (self.high, self.middle, self.low) = (below.max(1).checked_mul(power)?, 0, 0);
            }
        }
        (self.last, self.zero) = (Some(power), false);
        Some(())
    }

    /// The number, with the digit that ends it: 三百五 is 350, 三百零五 is 305.
    fn ended(&self, digit: Option<i128>) -> Option<i128> {
        let tens = self.last.filter(|_| !self.zero).map_or(1, |it| it / 10);
        let rest = digit.unwrap_or(0).checked_mul(tens)?;
        self.high.checked_add(self.middle)?.checked_add(self.low)?.checked_add(rest)
    }
}

/// The digits behind a point in words.
fn fraction_in_words(chars: &[char]) -> Option<Exact> {
    let mut value = Exact::from_integer(0);
    for (index, c) in chars.iter().enumerate() {
        let place = power_of_ten(-i32::try_from(index + 1).ok()?)?;
        value = value.checked_add(&Exact::from_integer(word_digit(*c)?).checked_mul(&place)?)?;
    }
    Some(value)
}

const fn word_digit(c: char) -> Option<i128> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

const fn word_power(c: char) -> Option<i128> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// The power of ten of a word that scales digits.
const fn scale_word(c: char) -> Option<u8> {
    Some(match c {
        '百' => 2,
        '千' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    })
}

/// Whether a 千 or 百 belongs to the unit: as a prefix of the International System, 2.9亿千瓦时, or
/// in 百分点, and in 百分之 to what follows.
fn prefixes_unit(chars: &[char], at: usize) -> bool {
    let next = chars.get(at + 1);
    match chars.get(at) {
        Some('千') => next.is_some_and(|it| "瓦克米伏焦赫帕卡".contains(*it)) || begins(chars, at, "千分之"),
        Some('百') => begins(chars, at, "百分点") || begins(chars, at, "百分之"),
        _ => false,
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn only(text: &str) -> Quantity {
        let mut found = quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    /// Value, bound and the word behind, of a text with one quantity.
    fn said(text: &str, unit: &str) -> (String, Bound) {
        let found = only(text);
        assert!(found.rest.starts_with(unit), "{text}: {found:?}");
        (found.value.to_string(), found.bound_with(unit))
    }

    #[test]
    fn numbers_are_read_with_their_scale() {
        assert_eq!(said("投资12.5亿元", "元"), ("1250000000".into(), Bound::Exact));
        assert_eq!(said("面积3.2万平方米", "平方米"), ("32000".into(), Bound::Exact));
        assert_eq!(said("共１，０４８项", "项"), ("1048".into(), Bound::Exact));
        assert_eq!(said("完成7870万元", "元"), ("78700000".into(), Bound::Exact));
        assert_eq!(only("3.20%").printed.map(|it| (it.0.to_string(), it.1)), Some(("3.20".into(), 0)));
    }

    #[test]
    fn numbers_in_words_are_read() {
        for (text, value) in [
            ("二十一位", "21"),
            ("十位", "10"),
            ("百位", "100"),
            ("三百零五位", "305"),
            ("四千八百万位", "48000000"),
            ("一亿零三位", "100000003"),
            ("万位", "10000"),
            ("两位", "2"),
            ("半位", "1/2"),
            ("二〇二五位", "2025"),
            ("一万亿位", "1000000000000"),
            ("三百五位", "350"),
            ("一万零五百位", "10500"),
            ("三亿两千万位", "320000000"),
            ("三点二五位", "13/4"),
        ] {
            assert_eq!(said(text, "位"), (value.into(), Bound::Exact), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_no_quantity() {
        let long = "9".repeat(40);
        for text in [
            "三四百家",
            "十七八家",
            "三五家",
            "亿万家",
            "成百上千家",
            "三分之一",
            "第三家",
            "上半年",
            "十四五",
            &long,
        ] {
            assert_eq!(quantities(text), [], "{text}");
        }
        assert_eq!(quantities("一个半小时").len(), 1);
        assert_eq!(quantities(&"1万".repeat(100_000)), []);
    }

    #[test]
    fn whole_numbers_are_read_in_digits_and_words() {
        let all = |text| whole_numbers(text, |_| true);
        assert_eq!(all("二〇二五年07月十八日"), ["2025", "7", "18"]);
        assert_eq!(whole_numbers("统一８+27，七月", |next| next == Some('月')), ["8", "27", "7"]);
    }

    #[test]
    fn a_unit_keeps_its_prefix() {
        for (text, unit, value) in [
            ("发电2.9亿千瓦时", "千瓦时", "290000000"),
            ("装机5万千瓦", "千瓦", "50000"),
            ("重3千克", "千克", "3"),
            ("长十二千米", "千米", "12"),
            ("产值3千元", "元", "3000"),
            ("三千户", "户", "3000"),
        ] {
            assert_eq!(said(text, unit), (value.into(), Bound::Exact), "{text}");
        }
    }

    #[test]
    fn bounds_stand_before_within_and_behind() {
        for (text, value, bound) in [
            ("十余人", "10", Bound::AtLeast),
            ("2万余人", "20000", Bound::AtLeast),
            ("20余万人", "200000", Bound::AtLeast),
            ("百人以上", "100", Bound::AtLeast),
            ("超过300人", "300", Bound::AtLeast),
            ("不超过300人", "300", Bound::AtMost),
            ("不到半人", "1/2", Bound::Under),
            ("近30万人", "300000", Bound::About),
            ("50人左右", "50", Bound::About),
            ("约50人", "50", Bound::About),
            ("50人以内", "50", Bound::AtMost),
            ("50人", "50", Bound::Exact),
        ] {
            assert_eq!(said(text, "人"), (value.into(), bound), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_is_read(whole in 0_u64..1_000_000_000, fraction in proptest::option::of("[0-9]{1,4}"), scale in 0_usize..3) {
            let digits = fraction.map_or(whole.to_string(), |fraction| format!("{whole}.{fraction}"));
            let (word, power) = [("", 0), ("万", 4), ("亿", 8)][scale];
            let found = only(&format!("某数{digits}{word}元"));
            let decimal = Decimal::parse(&digits).unwrap();
            prop_assert_eq!(found.value, decimal.exact() * power_of_ten(power).unwrap());
            prop_assert_eq!(found.rest, "元");
        }

        #[test]
        fn what_the_page_writes_reads_the_same(whole in 0_u32..1_000_000, fraction in proptest::option::of("[0-9]{1,3}"), scale in 0_usize..3, bound in 0_usize..5) {
            let digits = fraction.map_or(whole.to_string(), |fraction| format!("{whole}.{fraction}"));
            let power = [0_u8, 4, 8][scale];
            let (name, bound) = [
                ("exact", Bound::Exact),
                ("at_least", Bound::AtLeast),
                ("under", Bound::Under),
                ("at_most", Bound::AtMost),
                ("about", Bound::About),
            ][bound];
            let mut file: serde_json::Value = serde_json::from_str(crate::bulletin::fixture::TEXT).unwrap();
            let money = file["observations"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "MONEY").unwrap();
            (money["value"], money["unit_mult"], money["bound"]) = (digits.as_str().into(), power.into(), name.into());
            let bulletin = crate::bulletin::load::load(file.to_string().as_bytes()).unwrap();
            let figure = bulletin.figure("MONEY").unwrap();
            let written = crate::bulletin::format::figure(&figure, crate::bulletin::text::Lang::Zh, crate::bulletin::format::Style::Prose);
            let found = only(&written);
            prop_assert_eq!(found.value, figure.amount().unwrap().in_base().unwrap(), "{}", written);
            prop_assert_eq!(found.bound_with("元"), bound, "{}", written);
        }

        #[test]
        fn numbers_in_words_are_read_as_written(number in 1_u32..100_000_000) {
            prop_assert_eq!(only(&format!("{}个", spelt(number))).value, Exact::from_integer(i128::from(number)));
        }

        #[test]
        fn nothing_panics(text in "[0-9０-９.,一二三十百千万亿余多半近约超过以上\\PC]{0,40}") {
            quantities(&text);
        }
    }

    /// A number below 10⁸ in words, by the rules of the primary school.
    fn spelt(number: u32) -> String {
        if number >= 10_000 {
            let rest = number % 10_000;
            let gap = if rest > 0 && rest < 1000 { "零" } else { "" };
            let rest = if rest > 0 { spelt(rest) } else { String::new() };
            return format!("{}万{gap}{rest}", spelt(number / 10_000));
        }
        let (mut out, mut gap) = (String::new(), false);
        for (power, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / power % 10;
            if digit == 0 {
                gap = !out.is_empty();
                continue;
            }
            if gap {
                out.push('零');
                gap = false;
            }
            out.push(['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'][digit as usize]);
            out.push_str(word);
        }
        out
    }
}
