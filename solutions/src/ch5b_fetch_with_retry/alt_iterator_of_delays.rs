//! The pauses are an iterator; when it has no more, the error is the result.
//! To be preferred where policies differ in their pauses only.

#[path = "../../../exercises/src/bin/ch5b_fetch_with_retry/support.rs"]
pub mod support;

use std::iter::successors;

use support::{FetchError, RetryPolicy};
use tokio::time::{sleep, timeout};

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let double = |delay: &std::time::Duration| Some(delay.saturating_mul(2).min(policy.max_delay));
    let first = policy.base_delay.min(policy.max_delay);
    let n_pauses = policy.max_attempts.get() - 1;
    let mut delays = successors(Some(first), double).take(n_pauses as usize);
    let mut attempt = 1;
    loop {
        let answer = timeout(policy.attempt_limit, request(attempt)).await;
        let error = match answer.map_err(|_| FetchError::TimedOut).flatten() {
            Ok(data) => return Ok(data),
            Err(error) if !error.is_temporary() => return Err(error),
            Err(error) => error,
        };
        let Some(delay) = delays.next() else {
            return Err(error);
        };
        sleep(delay).await;
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5b_fetch_with_retry/tests.rs"]
mod tests;
