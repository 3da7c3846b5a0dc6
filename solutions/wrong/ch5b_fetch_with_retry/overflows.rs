// expect: fail forty_attempts_are_possible
// Believed that a limit put on the result is in time. The power of two is too large before it is compared.

pub mod support;

use support::{FetchError, RetryPolicy};
use tokio::time::{sleep, timeout};

pub async fn fetch_with_retry<T>(
    policy: &RetryPolicy,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut attempt = 1;
    loop {
        let error = match timeout(policy.attempt_limit, request(attempt)).await {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => error,
            Err(_elapsed) => FetchError::TimedOut,
        };
        if !error.is_temporary() || attempt == policy.max_attempts.get() {
            return Err(error);
        }
        let pause = policy.base_delay * 2u32.pow(attempt - 1);
        sleep(pause.min(policy.max_delay)).await;
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
