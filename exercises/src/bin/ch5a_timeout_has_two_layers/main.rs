//! # Two layers
//!
//! The guideline's `fetch_with_timeout`, for any request:
//! `async fn fetch_with_timeout(request: impl Future<…>, limit: Duration) -> Result<String, FetchError>`.
//!
//! - An answer that comes before `limit` is returned then: `Ok` with the text, or `Err(Api(…))` with the server's status.
//! - Without one it returns `Err(TimedOut)` at `limit`, not later.
//! - By then the request is dropped.
//!
//! The tests use limits of 1 s and 100 ms.
//! Change it until in the picture the third request ends at 1.5 s.

pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError, fetch_from_api};
use tokio::time::{Instant, timeout};

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    let _ = limit; // not used yet

    // The guideline's line. Put it in the place of the next one, and press Run.
    // let data = timeout(limit, request).await?;
    let data = request.await?;
    Ok(data)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    for path in ["/user", "/busy", "/lost"] {
        let start = Instant::now();
        let result = fetch_with_timeout(fetch_from_api(path), Duration::from_secs(1));
        match timeout(Duration::from_secs(5), result).await {
            Ok(result) => println!("{path}: {result:?} after {:?}", start.elapsed()),
            Err(_) => println!("{path}: still waiting after {:?}", start.elapsed()),
        }
    }
}

#[cfg(test)]
mod tests;
