//! Right, because `.await` polls the future until it is finished and gives its value.
//! While `sleep` is pending, the whole future returns `Pending`, and the thread runs other tasks.

use std::time::{Duration, Instant};

/// What a request returns.
#[derive(Debug)]
pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    fetch(url).await
}

/// The request itself.
async fn fetch(url: &str) -> Data {
    tokio::time::sleep(Duration::from_secs(1)).await;
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
#[path = "../../../exercises/src/bin/ch1b_fetch_data/tests.rs"]
mod tests;
