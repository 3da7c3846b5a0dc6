//! Chunks of `limit`, each waited for as a whole.
//! Short, and enough if all lookups take the same time; a slow one keeps the others of its chunk waiting.

#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/support.rs"]
pub mod support;

use futures::future::join_all;
use support::{Lookup, Users};

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let mut answers = Vec::new();
    for chunk in ids.chunks(limit) {
        let lookups = join_all(chunk.iter().map(|&id| users.get_user(id))).await;
        answers.extend(chunk.iter().copied().zip(lookups));
    }
    answers
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/tests.rs"]
mod tests;
