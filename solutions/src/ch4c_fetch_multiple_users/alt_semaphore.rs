//! Permits: all futures are polled, but only those with a permit look up.
//! The place for it is a limit that several callers share.

#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/support.rs"]
pub mod support;

use futures::future::join_all;
use support::{Lookup, Users};
use tokio::sync::Semaphore;

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let permits = Semaphore::new(limit);
    let permits = &permits;
    let lookups = ids.iter().map(|&id| async move {
        let _permit = permits.acquire().await.expect("it is never closed");
        (id, users.get_user(id).await)
    });
    join_all(lookups).await
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/tests.rs"]
mod tests;
