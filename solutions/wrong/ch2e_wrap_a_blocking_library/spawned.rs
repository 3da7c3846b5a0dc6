// expect: fail the_runtimes_thread_stays_free
// Believed that a task has a thread of its own.

pub mod support;

use support::{Crashed, Driver, User};

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for &id in ids {
        let driver = driver.clone();
        let task = tokio::spawn(async move { driver.get_user(id) });
        users.push(task.await.map_err(|_| Crashed));
    }
    users
}

#[cfg(test)]
mod tests;
