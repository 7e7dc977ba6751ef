//! The sample handbook in a real browser: what its scripts do, how it looks to those who cannot see it, and that
//! it works the same from a disk and from a server.
//!
//! Needs ChromeDriver and Chromium; `tests/run` installs them. Without them the tests say that they were skipped,
//! except on Linux with `CI` set, where they have to run.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

mod support;

#[path = "browser/accessibility.rs"]
mod accessibility;
#[path = "browser/chrome.rs"]
mod chrome;
#[path = "browser/comforts.rs"]
mod comforts;
#[path = "browser/isolation.rs"]
mod isolation;
#[path = "browser/matrix.rs"]
mod matrix;
#[path = "browser/pages.rs"]
mod pages;
#[path = "browser/places.rs"]
mod places;
#[path = "browser/print.rs"]
mod print;
#[path = "browser/redirects.rs"]
mod redirects;
#[path = "browser/search.rs"]
mod search;
#[path = "browser/sheets.rs"]
mod sheets;
