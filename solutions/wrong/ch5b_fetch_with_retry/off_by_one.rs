// expect: fail it_gives_up_after_max_attempts
// Believed that three attempts are three retries after the first, as the name `retries` suggests.

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
        if !error.is_temporary() || attempt > policy.max_attempts.get() {
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
