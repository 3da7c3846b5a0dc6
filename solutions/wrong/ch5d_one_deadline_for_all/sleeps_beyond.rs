// expect: fail nothing_lasts_beyond_the_deadline
// Believed that a pause is short enough not to count.

pub mod support;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep, timeout_at};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    if Instant::now() >= deadline {
        return Err(FetchError::TimedOut);
    }
    let mut attempt = 1;
    loop {
        let limit = deadline.min(Instant::now() + ATTEMPT_LIMIT);
        let error = match timeout_at(limit, request(attempt)).await {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => error,
            Err(_elapsed) => FetchError::TimedOut,
        };
        sleep(PAUSE).await;
        if Instant::now() >= deadline {
            return Err(error);
        }
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
