// expect: compile E0521
// Believed that a call on another thread may borrow the driver; let through, it could use a driver that is gone.

pub mod support;

use support::{Crashed, Driver, User};
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for &id in ids {
        let task = spawn_blocking(move || driver.get_user(id));
        users.push(task.await.map_err(|_| Crashed));
    }
    users
}

#[cfg(test)]
mod tests;
