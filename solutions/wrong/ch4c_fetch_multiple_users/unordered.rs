// expect: fail answers_come_in_the_order_of_the_ids
// Believed that the order comes by itself: the first to be finished comes first.

pub mod support;

use futures::{StreamExt, stream};
use support::{Lookup, Users};

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    stream::iter(ids.iter().copied())
        .map(|id| async move { (id, users.get_user(id).await) })
        .buffer_unordered(limit)
        .collect()
        .await
}

#[cfg(test)]
mod tests;
