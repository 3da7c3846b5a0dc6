// expect: fail without_an_answer_it_times_out_at_the_limit
// Believed, as `wait_for` in Python does, that what timed out must end before one goes on.

pub mod support;

use std::pin::pin;
use std::time::Duration;

use support::{ApiError, FetchError};
use tokio::time::timeout;

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    let mut request = pin!(request);
    match timeout(limit, &mut request).await {
        Ok(result) => Ok(result?),
        Err(_elapsed) => {
            let _ = request.await;
            Err(FetchError::TimedOut)
        }
    }
}

fn main() {}

#[cfg(test)]
mod tests;
