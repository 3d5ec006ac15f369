//! What this crate asks of a browser beyond showing elements, but for files that come (`fetch`,
//! `checking`) and files that go (`saving`). Natively each call does nothing
//! and answers as a browser without memory would, so that views render anywhere.
//!
//! One file a subject, each with what is done in a browser and, below it, what is answered natively:
//!
//! - Where the reader is: `address` is what the page's address says, `history` what is written into it
//!   and when, `places` how one gets somewhere else.
//! - Elements: `focus` is where the focus is and goes, `events` where an event happened, `fields` take
//!   text, `dialogs` lie over the page, `scrolling` is how far down they are, `measure` how wide and high.
//! - The page as a whole: `document` is its root element and title.
//! - What comes and goes: `files` that readers bring, the `clipboard` that takes text along, and the
//!   `memory` of what they chose.
//! - What a browser knows: the `time`, and the `order` of characters in a language.

mod address;
mod clipboard;
mod dialogs;
mod document;
mod events;
mod fields;
mod files;
mod focus;
mod history;
mod measure;
mod memory;
mod order;
mod places;
mod scrolling;
mod time;

pub use address::*;
pub use clipboard::*;
pub use dialogs::*;
pub use document::*;
pub use events::*;
pub use fields::*;
pub use files::*;
pub use focus::*;
pub use history::*;
pub use measure::*;
pub use memory::*;
pub use order::*;
pub use places::*;
pub use scrolling::*;
pub use time::*;

/// Whether there is a browser at all, which paints, fetches and lets time pass.
pub const IS_HERE: bool = cfg!(target_arch = "wasm32");
