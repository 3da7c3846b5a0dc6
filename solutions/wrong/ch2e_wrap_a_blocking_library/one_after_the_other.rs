// expect: fail two_calls_run_at_once_and_never_three
// Believed that calls on other threads overlap by themselves; each is awaited before the next begins.

pub mod support;

use support::{Crashed, Driver, User};
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for &id in ids {
        let driver = driver.clone();
        let task = spawn_blocking(move || driver.get_user(id));
        users.push(task.await.map_err(|_| Crashed));
    }
    users
}

#[cfg(test)]
mod tests;
