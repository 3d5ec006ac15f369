//! What a drawing says of the figures that it names. A kind of chart says it once, here in the model;
//! [`crate::bulletin::load`] proves that what is named is there, and the checker that it is true.

use super::super::Id;
use crate::bulletin::place::At;
use crate::bulletin::text::Text;

/// Something that a drawing says, at the place in the file where it says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim<'a> {
    /// It draws this figure, which has to have a number.
    Draws(&'a str),
    /// It draws these observations as one line of one area, each at its own period, which the axis has,
    /// and no two at the same. All lines of a chart are of one indicator: that of `like`.
    Line {
        /// The observations.
        figures: &'a [Id],
        /// The first figure of all lines.
        like: &'a str,
    },
    /// Its axis has these periods, each once; said before the lines along it.
    Axis(&'a [Id]),
    /// These periods follow one another.
    InOrder(&'a [Id]),
    /// The figure tells what has happened.
    Happened(&'a str),
    /// The figure tells what is planned or expected.
    Expected(&'a str),
    /// The figure is computed from others.
    Derived(&'a str),
    /// The figure adds up, so that it is no bound.
    Exact(&'a str),
    /// The second figure shares an axis with the first.
    SharesAxis([&'a str; 2]),
    /// The first figure is compared with the second.
    LikeForLike([&'a str; 2]),
    /// A derived figure comes of two others by `/` or `-`.
    ComesOf {
        /// The operation.
        op: char,
        /// The two figures.
        of: [&'a str; 2],
        /// The derived figure.
        result: &'a str,
    },
    /// Parts come to no more than their whole.
    Fills {
        /// The whole.
        whole: &'a str,
        /// Its parts.
        parts: Vec<&'a str>,
    },
    /// It sets this as a heading.
    Heading(&'a Text),
}

/// Who is told what a drawing says.
pub type Say<'s, 'a> = dyn FnMut(&At<'_>, Claim<'a>) + 's;

/// What a kind of chart says of its figures.
pub trait Claims {
    /// Says everything, each at its place; `at` is where the kind's own fields are.
    fn claims<'a>(&'a self, at: &At<'_>, say: &mut Say<'_, 'a>);
}
