//! Finding what a reader means: in Chinese, by pinyin, in English, and by quantity. Pure: texts and
//! a query in, hits and marks out.
//!
//! [`query`] reads what was typed, [`index`] answers it, [`catalogue`] says what of a bulletin can
//! be found, and [`order`] sorts the rows of lists. Texts are found by the package `lookup`, in the
//! folder of that name: it is compiled for speed, the rest of the page for size.

pub mod catalogue;
pub mod index;
pub mod order;
pub mod quantity;
pub mod query;

pub use lookup::{fold, hanzi};
pub use query::{Of, Query};
