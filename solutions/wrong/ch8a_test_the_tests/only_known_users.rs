// expect: fail a_missing_user_left_out_is_noticed
// Believed that what is right for users who exist is right. Where a function fails, nobody looked.

pub mod support;

use std::time::Duration;

use support::{User, Users};
use tokio::time::{Instant, timeout};

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let start = Instant::now();
    let users = timeout(Duration::from_secs(60), fetch_users(&[1, 2])).await;
    let users = users.expect("the lookups end");
    let user = |id, name| Ok(User { id, name });
    assert_eq!(users, [user(1, "Ada"), user(2, "Grace")]);
    assert_eq!(start.elapsed(), Duration::from_secs(10));
}

#[cfg(test)]
mod tests;
