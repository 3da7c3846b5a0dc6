//! Right, because an attempt ends at the earlier of two moments, and a pause is begun only if an attempt can follow it.
//! `timeout_at` takes the moment, so nothing has to be computed from it that could be old when it is used.

#[path = "../../../exercises/src/bin/ch5d_one_deadline_for_all/support.rs"]
pub mod support;

use std::future::pending;
use std::time::Duration;

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
        if Instant::now() + PAUSE >= deadline {
            return Err(error);
        }
        sleep(PAUSE).await;
        attempt += 1;
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let deadline = start + Duration::from_millis(3400);
    let result = fetch_by(deadline, async |attempt| {
        println!("attempt {attempt} after {:?}", start.elapsed());
        pending::<Result<String, FetchError>>().await
    })
    .await;
    println!("{result:?} after {:?}", start.elapsed());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5d_one_deadline_for_all/tests.rs"]
mod tests;
