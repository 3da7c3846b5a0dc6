// expect: fail a_silent_attempt_is_given_up_and_retried
// Believed, as the guideline does, that somebody else times out.

pub mod support;

use support::{FetchError, RetryPolicy};
use tokio::time::sleep;

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut attempt = 1;
    let mut delay = policy.base_delay;
    loop {
        let error = match request(attempt).await {
            Ok(data) => return Ok(data),
            Err(error) => error,
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
