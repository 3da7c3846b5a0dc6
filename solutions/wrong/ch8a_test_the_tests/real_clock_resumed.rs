// expect: fail the_right_one_passes
// Believed that a paused clock falsifies a test of time, and went back to the real one: 10 s for each run.

pub mod support;

use std::time::{Duration, Instant};

use support::{FetchError, User, Users};
use tokio::time::timeout;

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    tokio::time::resume();
    let start = Instant::now();
    let users = timeout(Duration::from_secs(60), fetch_users(&[1, 2, 404])).await;
    let users = users.expect("the lookups end");
    let user = |id, name| Ok(User { id, name });
    assert_eq!(
        users,
        [user(1, "Ada"), user(2, "Grace"), Err(FetchError::NotFound)]
    );
    assert_eq!(start.elapsed().as_secs(), 10);
}

#[cfg(test)]
mod tests;
