// expect: fail the_wrong_error_is_noticed
// Believed, like the guideline's `pytest.raises(Exception)`, that an error is an error.

pub mod support;

use std::time::Duration;

use support::Users;
use tokio::time::{Instant, timeout};

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let start = Instant::now();
    let users = timeout(Duration::from_secs(60), fetch_users(&[1, 2, 404])).await;
    let users = users.expect("the lookups end");
    assert_eq!(users[0].map(|user| user.name), Ok("Ada"));
    assert_eq!(users[1].map(|user| user.name), Ok("Grace"));
    assert!(users[2].is_err());
    assert_eq!(start.elapsed(), Duration::from_secs(10));
}

#[cfg(test)]
mod tests;
