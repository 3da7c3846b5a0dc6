//! Tasks in a `JoinSet`, which aborts them when it is dropped.
//! The place for it are lookups that also compute: tasks may run on several threads.

#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/support.rs"]
pub mod support;

use support::{Lookup, Users};
use tokio::task::JoinSet;

pub async fn fetch_multiple_users(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let mut answers: Vec<Option<(u32, Lookup)>> = ids.iter().map(|_| None).collect();
    let mut waiting = ids.iter().copied().enumerate();
    let mut tasks = JoinSet::new();
    loop {
        while tasks.len() < limit
            && let Some((place, id)) = waiting.next()
        {
            let users = users.clone();
            tasks.spawn(async move { (place, id, users.get_user(id).await) });
        }
        let Some(joined) = tasks.join_next().await else {
            return answers.into_iter().flatten().collect();
        };
        let (place, id, lookup) = joined.expect("it neither panics nor is aborted");
        answers[place] = Some((id, lookup));
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4c_fetch_multiple_users/tests.rs"]
mod tests;
