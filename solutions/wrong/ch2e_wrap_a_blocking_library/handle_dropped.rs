// expect: fail the_results_are_in_the_order_of_the_ids
// Believed that a closure may fill a list after nobody waits for it.

pub mod support;

use std::sync::{Arc, Mutex};

use support::{Crashed, Driver, User};
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let users = Arc::new(Mutex::new(Vec::new()));
    for &id in ids {
        let (driver, users) = (driver.clone(), Arc::clone(&users));
        spawn_blocking(move || {
            let user = driver.get_user(id);
            users.lock().expect("not poisoned").push(Ok(user));
        });
    }
    std::mem::take(&mut *users.lock().expect("not poisoned"))
}

#[cfg(test)]
mod tests;
