// expect: fail at_most_limit_lookups_are_in_flight
// Believed that `let _` keeps the permit. It lets go at once, and 12 run.

pub mod support;

use futures::future::join_all;
use support::{Lookup, Users};
use tokio::sync::Semaphore;

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let permits = Semaphore::new(limit);
    let permits = &permits;
    let lookups = ids.iter().map(|&id| async move {
        let _ = permits.acquire().await;
        (id, users.get_user(id).await)
    });
    join_all(lookups).await
}

#[cfg(test)]
mod tests;
