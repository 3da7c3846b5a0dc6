// expect: fail an_error_that_is_not_temporary_is_not_retried
// Believed, as the guideline does, that any error may go away.

pub mod support;

use support::{FetchError, RetryPolicy};
use tokio::time::{sleep, timeout};

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut attempt = 1;
    let mut delay = policy.base_delay;
    loop {
        let error = match timeout(policy.attempt_limit, request(attempt)).await {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => error,
            Err(_elapsed) => FetchError::TimedOut,
        };
        if attempt == policy.max_attempts.get() {
            return Err(error);
        }
        sleep(delay.min(policy.max_delay)).await;
        delay = delay.saturating_mul(2);
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
