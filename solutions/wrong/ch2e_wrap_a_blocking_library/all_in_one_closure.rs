// expect: fail two_calls_run_at_once_and_never_three
// Believed that one blocking closure for everything is enough.

pub mod support;

use support::{Crashed, Driver, User};
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let (driver, owned_ids) = (driver.clone(), ids.to_vec());
    let task = spawn_blocking(move || {
        let look_up = |id| Ok(driver.get_user(id));
        owned_ids.into_iter().map(look_up).collect()
    });
    task.await.unwrap_or_else(|_| vec![Err(Crashed); ids.len()])
}

#[cfg(test)]
mod tests;
