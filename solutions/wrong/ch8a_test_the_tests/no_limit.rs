// expect: fail one_that_never_ends_is_noticed
// Believed that a test that hangs has failed. Nobody is told what is wrong, and the next test never begins.

pub mod support;

use std::time::Duration;

use support::{FetchError, User, Users};
use tokio::time::Instant;

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let start = Instant::now();
    let users = fetch_users(&[1, 2, 404]).await;
    let user = |id, name| Ok(User { id, name });
    assert_eq!(
        users,
        [user(1, "Ada"), user(2, "Grace"), Err(FetchError::NotFound)]
    );
    assert_eq!(start.elapsed(), Duration::from_secs(10));
}

#[cfg(test)]
mod tests;
