// expect: compile E0277
// Believed that a task is needed to give up on something. A task must own its data and be able to change threads.

pub mod support;

use std::time::Duration;

use support::{ApiError, FetchError};
use tokio::time::timeout;

pub async fn fetch_with_timeout(
    request: impl Future<Output = Result<String, ApiError>>,
    limit: Duration,
) -> Result<String, FetchError> {
    let task = tokio::spawn(request);
    let answer = timeout(limit, task).await?;
    Ok(answer.expect("the task does not panic")?)
}

fn main() {}

#[cfg(test)]
mod tests;
