// expect: fail at_most_limit_lookups_are_in_flight
// Believed that somebody limits `join_all`. Errors and order are right.

pub mod support;

use futures::future::join_all;
use support::{Lookup, Users};

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let _ = limit;
    let lookups = ids
        .iter()
        .map(|&id| async move { (id, users.get_user(id).await) });
    join_all(lookups).await
}

#[cfg(test)]
mod tests;
