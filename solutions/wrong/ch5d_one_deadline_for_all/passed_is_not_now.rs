// expect: fail nothing_is_begun_after_the_deadline
// Believed that a deadline is never in the past. Whoever called may have used up the time.

pub mod support;

use std::future::pending;
use std::time::Duration;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep, timeout_at};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    if Instant::now() == deadline {
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
mod tests;
