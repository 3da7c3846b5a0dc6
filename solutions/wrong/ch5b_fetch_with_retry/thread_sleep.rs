// expect: fail the_pauses_double_up_to_max_delay
// Believed that a pause is a pause. This one keeps the thread, and the runtime's clock does not see it.

pub mod support;

use std::thread;

use support::{FetchError, RetryPolicy};
use tokio::time::timeout;

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
        if !error.is_temporary() || attempt == policy.max_attempts.get() {
            return Err(error);
        }
        thread::sleep(delay.min(policy.max_delay));
        delay = delay.saturating_mul(2);
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
