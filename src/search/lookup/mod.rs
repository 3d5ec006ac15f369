//! Finds texts: Chinese by any part, by pinyin and by initials, English by parts of words, both with
//! a slip of typing. Knows nothing of bulletins: texts go in, and the numbers of records come out.
//!
//! Start at [`index`]. [`words`] reads what was typed, [`mod@marks`] says which part of a text answers it;
//! `fold` makes units of texts, `spelling` knows what letters can stand for, `slip` what is nearly the same.

pub mod fold;
pub mod hanzi;
pub mod index;
pub mod marks;
mod slip;
mod spelling;
pub mod words;
