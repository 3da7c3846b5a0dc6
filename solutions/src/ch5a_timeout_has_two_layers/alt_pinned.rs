//! `timeout` gets only a reference, so it does not drop the request. The function's end does, at the same moment.

#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/support.rs"]
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
    let in_time = timeout(limit, &mut request).await;
    in_time
        .map_err(|_| FetchError::TimedOut)?
        .map_err(FetchError::Api)
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/tests.rs"]
mod tests;
