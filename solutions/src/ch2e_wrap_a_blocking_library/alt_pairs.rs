//! Two by two: `spawn_blocking` begins at once, before anybody awaits it.
//! Short, but if one call of a pair is slow, the next pair waits for it.

#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/support.rs"]
pub mod support;

use support::{Crashed, Driver, User};
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for pair in ids.chunks(2) {
        let start = |&id| {
            let driver = driver.clone();
            spawn_blocking(move || driver.get_user(id))
        };
        let tasks: Vec<_> = pair.iter().map(start).collect();
        for task in tasks {
            users.push(task.await.map_err(|_| Crashed));
        }
    }
    users
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/tests.rs"]
mod tests;
