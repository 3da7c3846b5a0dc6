//! # Fetch with retry
//!
//! The guideline's `fetch_with_retry`, with a policy; `request(n)` makes attempt `n`, counted from 1.
//!
//! - At most `max_attempts`; the last one's error is returned at once.
//! - An error is retried only if `is_temporary()`.
//! - The pauses are `base_delay`, doubled each time, at most `max_delay`: here 100, 200, 400, 400 ms.
//!   The tests make up to 40 attempts.
//! - An attempt without an answer after `attempt_limit` (1 s) is dropped before the pause, and counts as `TimedOut`.
//!
//! Change it until in the picture the first attempt ends at 1 s.

pub mod support;

use std::num::NonZeroU32;
use std::time::Duration;

use support::{FetchError, RetryPolicy, fetch_from_api};
use tokio::time::{Instant, sleep, timeout};

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    // The guideline's function, line by line.
    let retries = policy.max_attempts.get();
    for attempt in 0..retries {
        match request(attempt + 1).await {
            Ok(data) => return Ok(data),
            Err(error) => {
                println!("attempt {}: {error}", attempt + 1);
                if attempt < retries - 1 {
                    sleep(policy.base_delay * 2u32.saturating_pow(attempt)).await;
                } else {
                    return Err(error);
                }
            }
        }
    }
    unreachable!("Python returns None here; rustc wants an answer")
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let policy = RetryPolicy {
        max_attempts: NonZeroU32::new(3).expect("3 is not 0"),
        base_delay: Duration::from_millis(100),
        max_delay: Duration::from_millis(400),
        attempt_limit: Duration::from_secs(1),
    };
    let start = Instant::now();
    let fetch = fetch_with_retry(&policy, fetch_from_api);
    match timeout(Duration::from_secs(60), fetch).await {
        Ok(result) => println!("{result:?} after {:?}", start.elapsed()),
        Err(_) => println!("still trying after {:?}", start.elapsed()),
    }
}

#[cfg(test)]
mod tests;
