// expect: fail a_wrong_value_is_noticed
// Believed that three `Ok`s are three right users. The guideline's `is not None`, with a limit and a clock.

pub mod support;

use std::time::Duration;

use support::{FetchError, Users};
use tokio::time::{Instant, timeout};

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let start = Instant::now();
    let users = timeout(Duration::from_secs(60), fetch_users(&[1, 2, 404])).await;
    let users = users.expect("the lookups end");
    assert!(users[0].is_ok() && users[1].is_ok());
    assert_eq!(users[2], Err(FetchError::NotFound));
    assert_eq!(start.elapsed(), Duration::from_secs(10));
}

#[cfg(test)]
mod tests;
