//! Right as well: a test for each promise, run one after the other.
//! When one fails, its message says which promise was broken.

#[path = "../../../exercises/src/bin/ch8a_test_the_tests/support.rs"]
pub mod support;

use std::time::Duration;

use support::{FetchError, User, Users};
use tokio::time::{Instant, timeout};

async fn in_time(fetch: impl Future<Output = Users>) -> Users {
    let start = Instant::now();
    match timeout(Duration::from_secs(30), fetch).await {
        Ok(users) => {
            let seen = start.elapsed();
            assert_eq!(seen.as_secs(), 10, "took {seen:?}");
            users
        }
        Err(_) => panic!("never ended"),
    }
}

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let users = in_time(fetch_users(&[2])).await;
    let grace = User {
        id: 2,
        name: "Grace",
    };
    assert!(users == [Ok(grace)], "one user: {users:?}");

    let users = in_time(fetch_users(&[7])).await;
    assert!(
        matches!(users[..], [Err(FetchError::NotFound)]),
        "a missing user: {users:?}"
    );

    let users = in_time(fetch_users(&[3, 2, 1])).await;
    let ids: Vec<u32> = users.iter().flatten().map(|user| user.id).collect();
    assert!(ids == [3, 2, 1], "three users: {users:?}");
    let names: Vec<&str> = users.iter().flatten().map(|user| user.name).collect();
    assert!(
        names == ["Barbara", "Grace", "Ada"],
        "three users: {users:?}"
    );
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch8a_test_the_tests/tests.rs"]
mod tests;
