//! The program, tested through its binary, in a copy of the course for each test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod check;
mod class;
mod cli;
#[cfg(target_os = "linux")]
mod corpus;
mod course;
mod grade;
mod handout;
mod hostile;
#[cfg(target_os = "linux")]
mod partial;
mod progress;
#[cfg(target_os = "linux")]
mod recipes;
mod seen;
mod server;
#[expect(dead_code, reason = "the browser's tests use more of it")]
mod serving;
mod watch;
mod workbook;
