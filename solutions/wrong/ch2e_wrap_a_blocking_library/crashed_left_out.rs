// expect: fail a_call_that_panics_is_an_err
// Believed that a result nobody got can be left out; then nobody knows whose it was.

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
            users.extend(task.await.ok().map(Ok));
        }
    }
    users
}

#[cfg(test)]
mod tests;
