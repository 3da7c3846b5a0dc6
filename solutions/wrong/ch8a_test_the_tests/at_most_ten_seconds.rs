// expect: fail a_blocked_thread_is_noticed
// Believed that a test of time needs an upper limit only. A blocked thread takes no virtual time at all.

pub mod support;

use std::time::Duration;

use support::{FetchError, User, Users};
use tokio::time::timeout;

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let users = timeout(Duration::from_secs(11), fetch_users(&[1, 2, 404])).await;
    let users = users.expect("the lookups end in time");
    let user = |id, name| Ok(User { id, name });
    assert_eq!(
        users,
        [user(1, "Ada"), user(2, "Grace"), Err(FetchError::NotFound)]
    );
}

#[cfg(test)]
mod tests;
