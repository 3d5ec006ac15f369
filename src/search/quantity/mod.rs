//! Quantities in a search: what is asked of them, and whether one answers.
//!
//! # What can be typed
//!
//! Full-width characters count as half-width ones, and case does not matter.
//!
//! | form | examples |
//! |---|---|
//! | a comparison | `>1亿`, `≥7%`, `<=3天`, `=12000万元`, `＞１亿` |
//! | in words | `超过1000万`, `不低于7%`, `不到1小时`, `至少100人`, `over 10 million`, `at least 100` |
//! | after the number | `1亿以上`, `100人以下`, `3天以内`, `5%左右`, `100+`, `十余家`, `10 million or more` |
//! | a range | `1000万..2000万`, `1000..2000万`, `1000万…`, `..5%`, `5-10%`, `1~2亿`, `1至2亿`, `between 5 and 10%` |
//! | near | `≈100`, `约100人`, `about 100`: within a tenth of it |
//! | of a name | `营业收入>1000万`, `增速不低于7%`, `revenue > 10 million yuan`, `营业收入1800万元` |
//! | a number alone | `1.2亿元`, `12000万元`, `100 people`, `三百人`, `CNY 10 million` |
//!
//! Numbers are written with points, minus signs and thousands separators, or in Chinese below 万
//! (十二, 三百零五, 半). Scales are 百 千 万 亿 and what is said with them (百万, 千万, 万亿), also one
//! after another (1亿2000万), and hundred, k, thousand, w, m, mn, mln, million, b, bn, billion, tn,
//! trillion, with the plurals thousands, millions and billions. `m` is a million unless the bulletin
//! writes a unit so. Units are the bulletin's own, as it writes them in both languages, and the usual
//! other spellings of common ones (元, yuan, RMB, ¥). A unit per another is typed `元/亩` or `yuan per
//! mu`. A name is any part of what the bulletin calls a column or a figure; what comes after no such
//! name is no question but a word. A name that stands apart from what is asked of it must be a whole
//! one (`营业收入 >1000万`) or have a sign with a space on both sides (`收入 > 1000万`): `企业 >1000万`
//! is a word and a question.
//!
//! `12` and `2025` are words: a number becomes a question by a comparison, a scale or a unit. `2020-2024`
//! and `0421-4812345` are words too: a dash, 至, 到 or `to` makes a range only with a scale or a unit,
//! and `~` does not make one of two years.
//!
//! What is half-typed asks for as much as can be read of it: `营业收入>` for all that has the name,
//! `>` for every quantity, `>1.` for more than one, `1000万.` for that number, `1000万..` for at least
//! it, `>3千瓦` for 千瓦时.
//!
//! # What answers
//!
//! - With a unit, only amounts of its dimension do, whatever unit they are printed in: the factors in
//!   the file convert exactly. Units without a dimension are ratios, and answer only to themselves: %,
//!   percentage points and 倍 never mix. Of a unit per another, both must fit. A unit word that several
//!   units share (个) asks for each of them. Two currencies mix only where a file says that both are of
//!   one dimension, and by what factor.
//! - Without a unit, the number asked for is compared with the amount in the unit that it is printed
//!   in: 54.42亿元 counts 5,442,000,000 and 7.2% counts 7.2.
//! - A comparison holds where it is proven for every value that a bound allows. At least 100 is above
//!   50 and not below 0, but neither above 100 nor within 80..120. Under 2 is below 2.
//! - Asked for the number that a bound names (`=100` of at least 100), an amount answers as
//!   [`Answer::Bound`]. So it does asked for one near it.
//! - *About* has no ends that prove anything. An amount that is about a number answers as
//!   [`Answer::Bound`] wherever the number itself would.
//! - A derived value equals the number it shows as, and the value behind it; a comparison must hold
//!   over all of the range that rounding leaves it.
//! - What would need numbers of more than 128 bits does not answer.
//! - A number alone is looked for as it is typed, too: in names as any part of them; in what else is said of
//!   a record as a number of its own, since 95万元 is no part of 895万元.

mod amounts;
mod compare;
mod number;
mod reader;
#[cfg(test)]
mod tests;
mod unit;
mod value;
mod words;

pub use amounts::Amounts;
pub use compare::{Answer, Question};

use super::fold::fold;
use super::hanzi::Hanzi;
use crate::bulletin::Bulletin;
use unit::Units;

/// The units and scales in which a bulletin's readers may ask, and what its quantities are called.
#[derive(Clone, Debug, Default)]
pub struct Measures {
    /// Every name, folded, one a line.
    names: String,
    units: Units,
}

impl Measures {
    /// Those of a bulletin.
    pub fn of(bulletin: &Bulletin) -> Self {
        let file = bulletin.file();
        let columns = file.collections.iter().flat_map(|list| &list.columns).map(|it| &it.label);
        let labels = file.indicators.iter().map(|it| &it.label);
        let labels = labels.chain(file.relations.iter().map(|it| &it.label)).chain(columns);
        let names = labels.flat_map(|label| [label.zh.as_str(), label.en.as_str()]);
        Self { names: folded_names(names), units: Units::of(&file.units) }
    }

    /// Reads a word as a question about a quantity, such as `>1亿`; nothing where it is only a word.
    pub fn question(&self, word: &str) -> Option<Question> {
        self.read(&[word], None).map(|(_, question)| question)
    }

    /// Reads as many of the first words as together ask about a quantity, such as `revenue > 10 million
    /// yuan`, and says how many they are: at least one. Nothing where the first is only a word.
    ///
    /// Traditional characters are understood where they are: `營業收入>1000萬`. With the table of
    /// characters that holds of all of them, without it of those that scales and comparisons are made of.
    pub fn read(&self, words: &[&str], hanzi: Option<&Hanzi>) -> Option<(usize, Question)> {
        // First as it was typed, for a bulletin that is written so.
        reader::read(self, words, &|c| c).or_else(|| {
            let simple = |c| match hanzi {
                Some(hanzi) => reader::simplified(hanzi.simplified(c)),
                None => reader::simplified(c),
            };
            words
                .iter()
                .any(|it| it.chars().any(|c| simple(c) != c))
                .then(|| reader::read(self, words, &simple))?
        })
    }

    /// Whether these folded words are part of what some quantity is called.
    fn knows(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether they are all that some quantity is called.
    fn is_called(&self, name: &str) -> bool {
        self.names.lines().any(|it| it == name)
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(fold)
}

/// Names, folded, one a line. No name that is asked for has a line break in it.
fn folded_names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for name in names {
        all.extend(folded(name));
        all.push('\n');
    }
    all
}
