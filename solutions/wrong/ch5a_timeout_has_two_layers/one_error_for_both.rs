// expect: fail the_servers_status_is_kept
// Believed that a failure is a failure. The caller cannot tell a 503 from silence.

pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError};
use tokio::time::timeout;

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    match timeout(limit, request).await {
        Ok(Ok(data)) => Ok(data),
        _ => Err(FetchError::TimedOut),
    }
}

fn main() {}

#[cfg(test)]
mod tests;
