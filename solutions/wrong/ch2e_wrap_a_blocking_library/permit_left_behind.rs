// expect: fail two_calls_run_at_once_and_never_three
// Believed that a permit lasts as long as the call; it lasts as long as its variable.

pub mod support;

use support::{Crashed, Driver, User};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let permits = Semaphore::new(2);
    let mut tasks = Vec::new();
    for &id in ids {
        let _permit = permits.acquire().await;
        let driver = driver.clone();
        tasks.push(spawn_blocking(move || driver.get_user(id)));
    }
    let mut users = Vec::new();
    for task in tasks {
        users.push(task.await.map_err(|_| Crashed));
    }
    users
}

#[cfg(test)]
mod tests;
