// expect: fail no_attempt_begins_with_nothing_left
// Believed that the deadline itself is still in time.

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
        if Instant::now() + PAUSE > deadline {
            return Err(error);
        }
        sleep(PAUSE).await;
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
