// expect: fail without_an_answer_it_times_out_at_the_limit
// Believed that a client gives up by itself.

pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError};

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    _limit: Duration,
) -> Result<String, FetchError> {
    Ok(request.await?)
}

fn main() {}

#[cfg(test)]
mod tests;
