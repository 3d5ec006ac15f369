//! Drives the built `dist/` in Chromium as its readers would. `script/test` builds `dist/` first
//! and tells where browser and driver are; without them, these tests fail and say so.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

mod axe;
mod charts;
mod evidence;
mod failures;
mod finder;
mod lists;
mod long;
mod opened;
mod page;
mod session;
mod site;
mod taking;
mod text;
mod views;
