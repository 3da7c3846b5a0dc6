//! The three outcomes by name. To be preferred where they need different treatment, as in a retry.

#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/support.rs"]
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
        Ok(Err(error)) => Err(FetchError::Api(error)),
        Err(_elapsed) => Err(FetchError::TimedOut),
    }
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/tests.rs"]
mod tests;
