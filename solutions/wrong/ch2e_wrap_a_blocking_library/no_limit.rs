// expect: fail two_calls_run_at_once_and_never_three
// Believed that the runtime limits blocking calls; it has up to 512 threads for them.

pub mod support;

use support::{Crashed, Driver, User};
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let start = |&id| {
        let driver = driver.clone();
        spawn_blocking(move || driver.get_user(id))
    };
    let tasks: Vec<_> = ids.iter().map(start).collect();
    let mut users = Vec::new();
    for task in tasks {
        users.push(task.await.map_err(|_| Crashed));
    }
    users
}

#[cfg(test)]
mod tests;
