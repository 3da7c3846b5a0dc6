//! With durations: what is left is computed anew before each attempt. `duration_since` is zero when the deadline has passed.

#[path = "../../../exercises/src/bin/ch5d_one_deadline_for_all/support.rs"]
pub mod support;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep, timeout};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut last_error = FetchError::TimedOut;
    for attempt in 1.. {
        let left = deadline.duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        match timeout(left.min(ATTEMPT_LIMIT), request(attempt)).await {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => last_error = error,
            Err(_elapsed) => last_error = FetchError::TimedOut,
        }
        if deadline.duration_since(Instant::now()) <= PAUSE {
            break;
        }
        sleep(PAUSE).await;
    }
    Err(last_error)
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5d_one_deadline_for_all/tests.rs"]
mod tests;
