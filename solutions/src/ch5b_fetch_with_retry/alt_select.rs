//! `select!` drops the attempt that loses against its timer; the pause is computed from the attempt's number.

#[path = "../../../exercises/src/bin/ch5b_fetch_with_retry/support.rs"]
pub mod support;

use support::{FetchError, RetryPolicy};
use tokio::time::sleep;

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let result = tokio::select! {
            biased;
            result = request(attempt) => result,
            () = sleep(policy.attempt_limit) => Err(FetchError::TimedOut),
        };
        let is_last = attempt == policy.max_attempts.get();
        match result {
            Err(error) if error.is_temporary() && !is_last => {
                let factor = 2u32.saturating_pow(attempt - 1);
                let delay = policy.base_delay.saturating_mul(factor);
                sleep(delay.min(policy.max_delay)).await;
            }
            result => return result,
        }
    }
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5b_fetch_with_retry/tests.rs"]
mod tests;
