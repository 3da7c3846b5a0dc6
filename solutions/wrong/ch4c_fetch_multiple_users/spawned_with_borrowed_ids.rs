// expect: compile E0521
// Believed that a task may borrow what its caller borrows.

pub mod support;

use futures::{StreamExt, stream};
use support::{Lookup, Users};

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    stream::iter(ids)
        .map(|id| tokio::spawn(async move { (*id, users.get_user(*id).await) }))
        .buffered(limit)
        .map(|joined| joined.expect("it does not panic"))
        .collect()
        .await
}

#[cfg(test)]
mod tests;
