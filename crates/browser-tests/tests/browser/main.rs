//! The page in a real browser. `cargo build && cargo test --package browser-tests` runs this;
//! it needs Chromium and chromedriver (on Debian: the packages chromium and chromium-driver).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod accessibility;
mod browser;
mod connection;
mod exercises;
mod pictures;
mod programs;
mod progress;
mod static_book;

#[path = "../../../workbook/tests/it/serving.rs"]
#[expect(dead_code, reason = "the tests of the program use more of it")]
mod serving;

#[path = "../../../workbook/tests/it/workbook.rs"]
#[expect(dead_code, reason = "the tests of the program use more of it")]
mod workbook;
