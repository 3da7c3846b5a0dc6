//! All attempts but the last are followed by a pause, so the last one stands behind the loop.
//! rustc sees that there is always an answer. The limit is in a closure, because it is needed twice.

#[path = "../../../exercises/src/bin/ch5b_fetch_with_retry/support.rs"]
pub mod support;

use support::{FetchError, RetryPolicy};
use tokio::time::{sleep, timeout};

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut within_limit = async |attempt| {
        let answer = timeout(policy.attempt_limit, request(attempt)).await;
        answer.unwrap_or(Err(FetchError::TimedOut))
    };
    let max_attempts = policy.max_attempts.get();
    let mut delay = policy.base_delay.min(policy.max_delay);
    for attempt in 1..max_attempts {
        match within_limit(attempt).await {
            Err(error) if error.is_temporary() => sleep(delay).await,
            result => return result,
        }
        delay = (delay * 2).min(policy.max_delay);
    }
    within_limit(max_attempts).await
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5b_fetch_with_retry/tests.rs"]
mod tests;
