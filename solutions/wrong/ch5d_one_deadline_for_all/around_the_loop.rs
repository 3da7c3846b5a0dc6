// expect: fail a_pause_that_leaves_no_time_is_not_begun
// Believed that one `timeout_at` around everything is the same. It ends in time, in the middle of a useless pause, and the 503 is lost.

pub mod support;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep, timeout_at};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let attempts = async {
        let mut attempt = 1;
        loop {
            let limit = Instant::now() + ATTEMPT_LIMIT;
            if let Ok(Ok(data)) = timeout_at(limit, request(attempt)).await {
                return data;
            }
            sleep(PAUSE).await;
            attempt += 1;
        }
    };
    let answer = timeout_at(deadline, attempts).await;
    answer.map_err(|_elapsed| FetchError::TimedOut)
}

fn main() {}

#[cfg(test)]
mod tests;
