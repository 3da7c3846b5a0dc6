//! # A call is not a run
//!
//! `async fn get_data(log: &Log, url: &str) -> Data` records `start`, fetches the data and records `end`.
//! Run it: entries are missing from the log.
//!
//! - When `get_data` returns, the log says `start`, `fetch`, `end`.
//! - Each step waits for the one before: 10 ms, 1 s and 10 ms, 1.02 s in all.
//! - It returns what `fetch_data` returned.
//!
//! `Log`, `record` and `fetch_data` are given.

pub mod support;

use support::{Data, Log, fetch_data, record};

pub async fn get_data(log: &Log, url: &str) -> Data {
    record(log, "start");
    let result = fetch_data(log, url).await;
    record(log, "end");
    result
}

#[tokio::main]
async fn main() {
    let log = Log::default();
    let result = get_data(&log, "https://example.com").await;
    println!("{}", result.data);
    println!("{:?}", log.entries());
}

#[cfg(test)]
mod tests;
