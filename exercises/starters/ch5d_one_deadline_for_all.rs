//! # One deadline for all
//!
//! A caller has until `deadline`, however many attempts that is:
//! `async fn fetch_by<T>(deadline: Instant, request: impl AsyncFnMut(u32) -> …) -> Result<T, FetchError>`.
//!
//! - An attempt may take 1 s, or what is left, if that is less; without an answer it is `TimedOut`.
//! - Between attempts are 500 ms. If the next could not begin before `deadline`, the last error is returned at once.
//! - With nothing left at the start, no attempt is made: `TimedOut`.
//!
//! Change it until in the picture nothing lasts beyond 3.4 s.

pub mod support;

use std::future::pending;
use std::time::Duration;

use support::{ATTEMPT_LIMIT, FetchError, PAUSE};
use tokio::time::{Instant, sleep, timeout};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let mut attempt = 1;
    loop {
        let answer = timeout(ATTEMPT_LIMIT, request(attempt)).await;
        let error = match answer {
            Ok(Ok(data)) => return Ok(data),
            Ok(Err(error)) => error,
            Err(_elapsed) => FetchError::TimedOut,
        };
        if Instant::now() >= deadline {
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
