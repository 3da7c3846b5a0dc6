//! Right, because `timeout` owns the request: at the limit it drops it and answers `Err`.
//! The outer `Result` says whether there was an answer in time, the inner one what it said; each `?` opens one.

#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/support.rs"]
pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError, fetch_from_api};
use tokio::time::{Instant, timeout};

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    let data = timeout(limit, request).await??;
    Ok(data)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for path in ["/user", "/busy", "/lost"] {
        let start = Instant::now();
        let result = fetch_with_timeout(fetch_from_api(path), Duration::from_secs(1));
        match timeout(Duration::from_secs(5), result).await {
            Ok(result) => println!("{path}: {result:?} after {:?}", start.elapsed()),
            Err(_) => println!("{path}: still waiting after {:?}", start.elapsed()),
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/tests.rs"]
mod tests;
