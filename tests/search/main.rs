//! Search finds what it says that it finds: every part of every name, and on random texts exactly what
//! a plain, slow search finds.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

mod agreement;
mod hostile;
mod ranges;
#[path = "../records/mod.rs"]
mod records;
mod slow;
mod substrings;

use std::sync::{Arc, OnceLock};

use bulletin::search::hanzi::Hanzi;

/// The table of characters that the page ships.
pub fn hanzi() -> Arc<Hanzi> {
    static TABLE: OnceLock<Arc<Hanzi>> = OnceLock::new();
    let read = || Arc::new(Hanzi::read(include_bytes!("../../public/hanzi.bin")).unwrap());
    TABLE.get_or_init(read).clone()
}
