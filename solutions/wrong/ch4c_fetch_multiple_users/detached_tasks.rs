// expect: fail a_caller_who_gives_up_leaves_no_lookup_behind
// Believed that a dropped `JoinHandle` ends its task. The tasks go on.

pub mod support;

use std::sync::Arc;

use support::{Lookup, Users};
use tokio::sync::Semaphore;

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let permits = Arc::new(Semaphore::new(limit));
    let mut tasks = Vec::new();
    for &id in ids {
        let (users, permits) = (users.clone(), Arc::clone(&permits));
        tasks.push(tokio::spawn(async move {
            let _permit = permits.acquire().await.expect("it is never closed");
            (id, users.get_user(id).await)
        }));
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("it does not panic"));
    }
    answers
}

#[cfg(test)]
mod tests;
