//! A stream of futures, of which two are polled at a time; the answers keep the order.
//! Here each future begins its call when it is polled for the first time.

#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/support.rs"]
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
    lookups.buffered(2).collect().await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2e_wrap_a_blocking_library/tests.rs"]
mod tests;
