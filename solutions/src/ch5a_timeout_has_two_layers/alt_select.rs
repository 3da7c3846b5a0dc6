//! What `timeout` does inside: the request is asked first, then the timer, and the loser is dropped.

#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/support.rs"]
pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError};
use tokio::time::sleep;

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    tokio::select! {
        biased;
        result = request => Ok(result?),
        () = sleep(limit) => Err(FetchError::TimedOut),
    }
}

fn main() {}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch5a_timeout_has_two_layers/tests.rs"]
mod tests;
