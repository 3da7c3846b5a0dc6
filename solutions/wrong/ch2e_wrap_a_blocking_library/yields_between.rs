// expect: fail the_runtimes_thread_stays_free
// Believed that giving way between the calls is enough.

pub mod support;

use support::{Crashed, Driver, User};

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for &id in ids {
        users.push(Ok(driver.get_user(id)));
        tokio::task::yield_now().await;
    }
    users
}

#[cfg(test)]
mod tests;
