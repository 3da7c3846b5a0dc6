//! All are spawned first, then their handles are awaited; without `collect` each would be spawned when it is waited for.

#[path = "../../../exercises/src/bin/ch7d_unfinished/support.rs"]
pub mod support;

use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let spawn = |user: &&str| {
        let (store, user) = (store.clone(), user.to_string());
        tokio::spawn(async move { store.save(&user).await })
    };
    let tasks: Vec<_> = users.iter().map(spawn).collect();
    let mut n_saved = 0;
    for task in tasks {
        if let Ok(Ok(())) = task.await {
            n_saved += 1;
        }
    }
    n_saved
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7d_unfinished/tests.rs"]
mod tests;
