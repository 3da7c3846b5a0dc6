// expect: fail two_calls_run_at_once_and_never_three
// Believed that the first permit does not count.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::{Crashed, Driver, User};
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let lookups = stream::iter(ids.to_vec()).map(|id| {
        let driver = driver.clone();
        async move {
            let task = spawn_blocking(move || driver.get_user(id));
            task.await.map_err(|_| Crashed)
        }
    });
    lookups.buffered(3).collect().await
}

#[cfg(test)]
mod tests;
