// expect: fail the_last_attempt_gets_only_what_is_left
// Believed that a timer counts from where it is awaited. This one counts from where it is made, so the second attempt gets nothing.

pub mod support;

use std::pin::pin;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    if Instant::now() >= deadline {
        return Err(FetchError::TimedOut);
    }
    let mut limit = pin!(sleep(ATTEMPT_LIMIT));
    let mut attempt = 1;
    loop {
        let result = tokio::select! {
            biased;
            result = request(attempt) => result,
            () = async { if !limit.is_elapsed() { limit.as_mut().await } } => Err(FetchError::TimedOut),
        };
        if result.is_ok() || Instant::now() + PAUSE >= deadline {
            return result;
        }
        sleep(PAUSE).await;
        attempt += 1;
    }
}

fn main() {}

#[cfg(test)]
mod tests;
