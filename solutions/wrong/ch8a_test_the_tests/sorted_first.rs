// expect: fail another_order_is_noticed
// Believed that the order does not matter. There is one answer for each id, in the order of the ids.

pub mod support;

use std::time::Duration;

use support::{FetchError, User, Users, fetch_users, one_after_the_other, run};
use tokio::time::{Instant, timeout};

pub async fn test_fetch_users(fetch_users: impl AsyncFn(&[u32]) -> Users) {
    let start = Instant::now();
    let users = timeout(Duration::from_secs(60), fetch_users(&[1, 2, 404])).await;
    let users = users.expect("the lookups end");
    let mut users = users;
    users.sort_by_key(|user| user.map_or(9, |user| user.id));
    let user = |id, name| Ok(User { id, name });
    assert_eq!(
        users,
        [user(1, "Ada"), user(2, "Grace"), Err(FetchError::NotFound)]
    );
    assert_eq!(start.elapsed(), Duration::from_secs(10));
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let right = test_fetch_users(fetch_users);
    println!("at the same time: {}", run(right).await);
    let slow = test_fetch_users(one_after_the_other);
    println!("one after the other: {}", run(slow).await);
}

#[cfg(test)]
mod tests;
