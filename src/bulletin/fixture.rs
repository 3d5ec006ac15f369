//! A small bulletin for unit tests, with one figure of each kind.

use super::Bulletin;
use super::load::load;

/// The fixture's text, so that tests can spoil it.
pub const TEXT: &str = include_str!("fixture.json");

/// The fixture, read.
pub fn bulletin() -> Bulletin {
    load(TEXT.as_bytes()).unwrap()
}
