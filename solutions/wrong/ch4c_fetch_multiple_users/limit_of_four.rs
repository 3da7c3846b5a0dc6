// expect: fail at_most_limit_lookups_are_in_flight
// Believed that only the limit of `main` is asked for. The laziest.

pub mod support;

use futures::{StreamExt, stream};
use support::{Lookup, Users};

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let _ = limit;
    stream::iter(ids.iter().copied())
        .map(|id| async move { (id, users.get_user(id).await) })
        .buffered(4)
        .collect()
        .await
}

#[cfg(test)]
mod tests;
