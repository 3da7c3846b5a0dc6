// expect: fail an_answer_is_returned_when_it_comes
// Believed that a deadline replaces the retries.

pub mod support;

use support::FetchError;
use tokio::time::{Instant, timeout_at};

pub async fn fetch_by<T>(
    deadline: Instant,
    mut request: impl AsyncFnMut(u32) -> Result<T, FetchError>,
) -> Result<T, FetchError> {
    let answer = timeout_at(deadline, request(1)).await;
    answer.unwrap_or(Err(FetchError::TimedOut))
}

fn main() {}

#[cfg(test)]
mod tests;
