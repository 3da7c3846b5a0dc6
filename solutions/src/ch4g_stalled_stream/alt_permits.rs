//! A task for each lookup, with a permit that it takes along; the handles are awaited in order.
//! Lookups do not wait for the saving, so all users may be in memory before the second is saved.

#[path = "../../../exercises/src/bin/ch4g_stalled_stream/support.rs"]
pub mod support;

use std::sync::Arc;

use support::Site;
use tokio::sync::Semaphore;

pub async fn import(site: &Site, ids: &[usize]) {
    let permits = Arc::new(Semaphore::new(3));
    let mut tasks = Vec::new();
    for &id in ids {
        let (site, permits) = (site.clone(), Arc::clone(&permits));
        tasks.push(tokio::spawn(async move {
            let _permit = permits.acquire().await.expect("nobody closes it");
            site.look_up(id).await
        }));
    }
    for task in tasks {
        if let Some(user) = task.await.expect("a lookup does not panic") {
            site.save(user).await;
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4g_stalled_stream/tests.rs"]
mod tests;
