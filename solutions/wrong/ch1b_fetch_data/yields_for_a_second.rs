// expect: fail a_heartbeat_goes_on_during_the_wait
// Believed that giving way again and again is waiting. It keeps the thread busy, and the runtime's clock does not move.

use std::time::{Duration, Instant};

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
