//! Finding what a reader means: in Chinese, by pinyin, in English, and by quantity. Pure: texts and
//! a query in, hits and marks out.
//!
//! [`query`] reads what was typed, [`index`] answers it, [`catalogue`] says what of a bulletin can
//! be found, and [`order`] sorts the rows of lists.

pub mod catalogue;
pub mod fold;
pub mod hanzi;
pub mod index;
pub mod order;
pub mod quantity;
pub mod query;

pub use query::Query;
