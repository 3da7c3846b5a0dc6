// expect: fail the_results_are_in_the_order_of_the_ids
// Believed that results come in the order of the calls.

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
    lookups.buffer_unordered(2).collect().await
}

#[cfg(test)]
mod tests;
