//! Whether a bulletin is to be trusted. Pure: bulletin and source texts → a report. Nothing here is
//! written in the file: every verdict is computed.
//!
//! [`relation`] holds formulas against their figures; [`evidence`] holds figures against the text
//! that states them, which [`quantity`] reads; [`honesty`] looks for what misleads without being
//! wrong; [`report`] is what comes of it all.

pub mod evidence;
pub mod honesty;
pub mod quantity;
pub mod relation;
pub mod report;

pub use relation::{Checked, Verdict, check, conflicts, relations};
