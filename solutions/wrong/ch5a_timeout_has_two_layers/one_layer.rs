// expect: compile E0308
// Believed that `?` hands on every error. It opens one `Result`, and `timeout` gives two.

pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError};
use tokio::time::timeout;

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    let data = timeout(limit, request).await?;
    Ok(data)
}

fn main() {}

#[cfg(test)]
mod tests;
