// expect: fail random_days_go_as_the_policy_says
// Believed that the first pause is short enough. It may be longer than `max_delay` too.

pub mod support;

use std::num::NonZeroU32;
use std::time::Duration;

use support::{FetchError, RetryPolicy, fetch_from_api};
use tokio::time::{Instant, sleep, timeout};

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
        sleep(delay).await;
        delay = delay.saturating_mul(2).min(policy.max_delay);
        attempt += 1;
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let policy = RetryPolicy {
        max_attempts: NonZeroU32::new(3).expect("3 is not 0"),
        base_delay: Duration::from_millis(100),
        max_delay: Duration::from_millis(400),
        attempt_limit: Duration::from_secs(1),
    };
    let start = Instant::now();
    let fetch = fetch_with_retry(&policy, fetch_from_api);
    match timeout(Duration::from_secs(60), fetch).await {
        Ok(result) => println!("{result:?} after {:?}", start.elapsed()),
        Err(_) => println!("still trying after {:?}", start.elapsed()),
    }
}

#[cfg(test)]
mod tests;
