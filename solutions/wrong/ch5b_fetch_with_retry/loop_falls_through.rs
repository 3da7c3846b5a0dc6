// expect: compile E0308
// Believed, as the guideline does, that there is nothing to say behind the loop. Python returns None there.

pub mod support;

use support::{FetchError, RetryPolicy};
use tokio::time::{sleep, timeout};

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    for attempt in 1..=policy.max_attempts.get() {
        let error = match timeout(policy.attempt_limit, request(attempt)).await {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => error,
            Err(_elapsed) => FetchError::TimedOut,
        };
        if !error.is_temporary() || attempt == policy.max_attempts.get() {
            return Err(error);
        }
        let factor = 2u32.saturating_pow(attempt - 1);
        sleep(
            policy
                .base_delay
                .saturating_mul(factor)
                .min(policy.max_delay),
        )
        .await;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
