// expect: timeout
// Believed the same of the runtime's clock. While the loop runs, a paused clock never moves, and the loop never ends.

use std::time::Duration;

use tokio::time::Instant;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(1) {
        tokio::task::yield_now().await;
    }
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
