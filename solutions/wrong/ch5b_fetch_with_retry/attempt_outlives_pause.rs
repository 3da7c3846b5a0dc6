// expect: fail a_silent_attempt_is_dropped_before_the_pause
// Believed that what timed out is gone. `timeout` got only a reference, so the attempt lives until the end of the round.

pub mod support;

use std::pin::pin;

use support::{FetchError, RetryPolicy};
use tokio::time::{sleep, timeout};

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut attempt = 1;
    let mut delay = policy.base_delay;
    loop {
        let mut data = pin!(request(attempt));
        let error = match timeout(policy.attempt_limit, data.as_mut()).await {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => error,
            Err(_elapsed) => FetchError::TimedOut,
        };
        if !error.is_temporary() || attempt == policy.max_attempts.get() {
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
