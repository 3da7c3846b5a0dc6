// expect: fail two_calls_run_at_once_and_never_three
// Believed that `let _ =` keeps the permit; it drops it at once.

pub mod support;

use std::sync::Arc;

use futures::future::join_all;
use support::{Crashed, Driver, User};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let permits = Arc::new(Semaphore::new(2));
    let lookups = ids.iter().map(|&id| {
        let (driver, permits) = (driver.clone(), Arc::clone(&permits));
        async move {
            let _ = permits.acquire().await;
            let task = spawn_blocking(move || driver.get_user(id));
            task.await.map_err(|_| Crashed)
        }
    });
    join_all(lookups).await
}

#[cfg(test)]
mod tests;
