// expect: fail an_answer_is_returned_when_it_comes
// Believed that a request goes on while one sleeps. Nobody polled it before the limit.

pub mod support;

use std::time::Duration;

use futures::FutureExt;
use support::{ApiError, FetchError};
use tokio::time::sleep;

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    sleep(limit).await;
    let result = request.now_or_never().ok_or(FetchError::TimedOut)?;
    Ok(result?)
}

fn main() {}

#[cfg(test)]
mod tests;
