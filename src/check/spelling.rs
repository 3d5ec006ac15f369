//! How sources write the units of a bulletin, and whether a unit that stands behind a number is the
//! one that it begins like: 千瓦 is no 千瓦时, 人 no 人次, 元 no 元/平方米.

use std::collections::BTreeSet;

use crate::bulletin::Bulletin;
use crate::bulletin::figure::UnitOf;
use crate::bulletin::model::Unit;

use super::quantity::with_half_width;

/// What makes another unit of any unit that it stands behind, but for the words that begin so.
const GOES_ON: [(&str, &[&str]); 7] = [
    ("/", &[]),
    ("每", &[]),
    ("次", &["次日", "次年", "次月", "次级", "次要", "次品", "次生", "次新"]),
    ("标准煤", &[]),
    ("标煤", &[]),
    ("当量", &[]),
    ("公里", &[]),
];

/// What makes another unit of the unit, or units, in front.
const GOES_ON_BEHIND: [(&str, &[&str]); 4] = [
    ("瓦", &["时", "小时"]),
    ("个", &["百分点", "点", "月", "多月", "半月", "小时", "多小时", "半小时", "工作日", "星期"]),
    ("分", &["钟", "之"]),
    ("平方", &["米", "公里", "千米", "厘米"]),
];

/// Words that begin as something that goes on, and are nouns: 55个点位.
const NOUNS: [&str; 1] = ["点位"];

/// The spellings of all units of a bulletin.
pub struct Spellings {
    all: BTreeSet<String>,
    /// How many characters the longest has.
    longest: usize,
}

impl Spellings {
    /// Those of a bulletin's units: their Chinese labels and what else sources write.
    pub fn of(bulletin: &Bulletin) -> Self {
        let all: BTreeSet<String> = bulletin.file().units.iter().flat_map(of).collect();
        let longest = all.iter().map(|it| it.chars().count()).max().unwrap_or(0);
        Self { all, longest }
    }

    /// What stands behind the unit, where that is what `rest` begins with.
    pub fn behind(&self, rest: &str, unit: UnitOf<'_>) -> Option<String> {
        variants(rest).find_map(|rest| {
            let longest = self.longest(&rest);
            of(unit.of).filter(|it| it.chars().count() >= longest).find_map(|own| {
                let behind = rest.strip_prefix(&own)?;
                if let Some(per) = unit.per {
                    // Also 每平方米5000元.
                    let per = of(per).find_map(|per| {
                        behind.strip_prefix(['/', '每'])?.strip_prefix(&per).map(str::to_string)
                    });
                    return per.or_else(|| (!goes_on(&own, behind)).then(|| behind.to_string()));
                }
                (!goes_on(&own, behind)).then(|| behind.to_string())
            })
        })
    }

    /// Whether any unit follows.
    pub fn any(&self, rest: &str) -> bool {
        variants(rest).any(|rest| self.longest(&rest) > 0)
    }

    /// How many characters the longest spelling has that a text begins with.
    fn longest(&self, rest: &str) -> usize {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest).enumerate();
        let known = ends.filter(|(_, end)| self.all.contains(&rest[..*end]));
        known.last().map_or(0, |(index, _)| index + 1)
    }
}

/// The spellings of a unit, with half-width signs. Nothing is no spelling.
fn of(unit: &Unit) -> impl Iterator<Item = String> + '_ {
    let ways = std::iter::once(&unit.label.zh).chain(&unit.written);
    ways.map(|it| with_half_width(it).trim().to_string()).filter(|it| !it.is_empty())
}

/// What follows a number, and as it would be with the 个 that it goes without: 六大产业 are six 个,
/// and 百分点 are 个百分点.
fn variants(rest: &str) -> impl Iterator<Item = String> {
    let big = rest.strip_prefix('大').map(|it| format!("个{it}"));
    let points = rest.starts_with("百分点").then(|| format!("个{rest}"));
    std::iter::once(rest.to_string()).chain(big).chain(points)
}

/// Whether a unit is only the beginning of another.
fn goes_on(unit: &str, behind: &str) -> bool {
    // percent, of percentage; but 3 projects.
    if unit.ends_with(|it: char| it.is_ascii_alphabetic()) {
        let plural = behind.strip_prefix('s').unwrap_or(behind);
        return plural.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/');
    }
    let begins = |words: &[&str]| words.iter().any(|it| behind.starts_with(it));
    let own = behind.strip_prefix('每').is_some_and(|it| it.starts_with(unit));
    let any = GOES_ON.iter().any(|(word, but)| behind.starts_with(word) && !begins(but));
    let of_its_own = GOES_ON_BEHIND.iter().any(|(end, words)| unit.ends_with(end) && begins(words));
    (any && !own) || (of_its_own && !begins(&NOUNS))
}
