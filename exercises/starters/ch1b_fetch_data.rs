//! # Fetch data
//!
//! The guideline's first function stands for an HTTP request: it waits, then returns what came back.
//! Finish `async fn fetch_data(url: &str) -> Data`.
//!
//! - `data` is `from {url}`.
//! - The answer takes one second by the runtime's clock, which counts only waits for Tokio's timers.
//! - A heartbeat that ticks every 100 ms goes on during the wait.
//!
//! You may change everything but the signature of `fetch_data` and the type `Data`.

use std::time::Instant;

/// What a request returns.
#[derive(Debug)]
pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    // The guideline's anti-pattern 2. Uncomment both lines, press Run
    // and read what rustc says.
    // let result = fetch(url);
    // return result;
    todo!("return the data from {url}")
}

/// The request itself.
async fn fetch(url: &str) -> Data {
    // Python waits here: `await asyncio.sleep(1)`.
    Data {
        data: format!("from {url}"),
    }
}

#[tokio::main]
async fn main() {
    let start = Instant::now();
    println!("calling fetch_data");
    let request = fetch_data("https://example.com");
    println!("called it");
    let result = request.await;
    println!("{} after {:.1?}", result.data, start.elapsed());
}

#[cfg(test)]
mod tests;
