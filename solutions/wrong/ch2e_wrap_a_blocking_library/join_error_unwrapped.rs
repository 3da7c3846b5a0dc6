// expect: fail a_call_that_panics_is_an_err
// Believed that a JoinError cannot happen.

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
            users.push(Ok(task.await.expect("the call does not panic")));
        }
    }
    users
}

#[cfg(test)]
mod tests;
