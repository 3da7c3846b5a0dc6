//! One timer for the deadline, made once and polled by reference in each round, beside a new limit for each attempt.

#[path = "../../../exercises/src/bin/ch5d_one_deadline_for_all/support.rs"]
pub mod support;

use std::pin::pin;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep, sleep_until};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut at_deadline = pin!(sleep_until(deadline));
    let mut result = Err(FetchError::TimedOut);
    let mut attempt = 0;
    while Instant::now() < deadline {
        attempt += 1;
        result = tokio::select! {
            biased;
            result = request(attempt) => result,
            () = sleep(ATTEMPT_LIMIT) => Err(FetchError::TimedOut),
            () = &mut at_deadline => Err(FetchError::TimedOut),
        };
        if result.is_ok() || Instant::now() + PAUSE >= deadline {
            break;
        }
        sleep(PAUSE).await;
    }
    result
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5d_one_deadline_for_all/tests.rs"]
mod tests;
