// expect: fail the_runtimes_thread_stays_free
// Believed that `block_in_place` works on every runtime; with one thread it panics.

pub mod support;

use support::{Crashed, Driver, User};

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for &id in ids {
        users.push(Ok(tokio::task::block_in_place(|| driver.get_user(id))));
    }
    users
}

#[cfg(test)]
mod tests;
