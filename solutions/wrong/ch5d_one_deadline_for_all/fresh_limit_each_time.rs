// expect: fail the_last_attempt_gets_only_what_is_left
// Believed that it is enough to look at the clock between attempts.

pub mod support;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep, timeout};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    if Instant::now() >= deadline {
        return Err(FetchError::TimedOut);
    }
    let mut attempt = 1;
    loop {
        let error = match timeout(ATTEMPT_LIMIT, request(attempt)).await {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => error,
            Err(_elapsed) => FetchError::TimedOut,
        };
        if Instant::now() + PAUSE >= deadline {
            return Err(error);
        }
        sleep(PAUSE).await;
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
