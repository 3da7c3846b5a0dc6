//! Right, because `buffered` holds at most `limit` lookups and polls those that are not finished.
//! It hands the answers out in order, and all lookups live in this future: dropped with it, they end.

#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/support.rs"]
pub mod support;

use futures::StreamExt;
use futures::stream;
use support::{Lookup, Users};
use tokio::time::Instant;

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    stream::iter(ids.iter().copied())
        .map(|id| async move { (id, users.get_user(id).await) })
        .buffered(limit)
        .collect()
        .await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let users = Users::new(&[], &[2], &[3]);
    let ids: Vec<u32> = (1..=12).collect();
    let start = Instant::now();
    let answers = fetch_multiple_users(&users, &ids, 4).await;
    let elapsed = start.elapsed();
    println!(
        "{} answers for {} ids after {elapsed:?}",
        answers.len(),
        ids.len()
    );
    println!("at most {} lookups at once", users.most_in_flight());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/tests.rs"]
mod tests;
