//! A county's economic bulletin as a page that people can read, search, compare, check and cite.
//!
//! One folder a layer; dependencies run one way, `app → {chart, check, export, search} → bulletin`, and
//! only [`app`] knows a browser. `ARCHITECTURE.md` has the map.

pub mod app;
pub mod bulletin;
pub mod chart;
pub mod check;
pub mod export;
pub mod search;
