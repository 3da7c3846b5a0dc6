// expect: fail the_request_is_dropped_at_the_limit
// Believed that a future which nobody polls is gone. It keeps what it holds until it is dropped.

pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError};
use tokio::time::timeout;

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    let request = Box::leak(Box::new(Box::pin(request)));
    Ok(timeout(limit, request).await??)
}

fn main() {}

#[cfg(test)]
mod tests;
