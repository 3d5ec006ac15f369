//! How Chinese characters are read, and which of them is the simplified form of which: a table that
//! is fetched when a reader first needs it.

/// The table.
#[derive(Debug)]
pub struct Hanzi {}

/// Why bytes are not the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not a table of Chinese characters")]
pub struct NotHanzi;

impl Hanzi {
    /// Reads the table.
    pub fn read(_bytes: &[u8]) -> Result<Self, NotHanzi> {
        Err(NotHanzi)
    }

    /// x
    pub fn simplified(&self, c: char) -> char {
        c
    }
    /// x
    pub fn readings(&self, _c: char) -> &[u16] {
        &[]
    }
    /// x
    pub fn syllables(&self) -> &[Box<str>] {
        &[]
    }
}
