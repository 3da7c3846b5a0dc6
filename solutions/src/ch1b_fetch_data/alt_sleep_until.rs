//! A wait until an instant instead of a wait for a duration.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let answer_at = Instant::now() + Duration::from_secs(1);
    sleep_until(answer_at).await;
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1b_fetch_data/tests.rs"]
mod tests;
