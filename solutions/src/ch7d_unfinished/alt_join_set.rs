//! Tasks in a `JoinSet`: each owns what it needs, and all are aborted if `import` is dropped.

#[path = "../../../exercises/src/bin/ch7d_unfinished/support.rs"]
pub mod support;

use support::Store;
use tokio::task::JoinSet;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let mut saves = JoinSet::new();
    for user in users {
        let (store, user) = (store.clone(), user.to_string());
        saves.spawn(async move { store.save(&user).await });
    }
    let results = saves.join_all().await;
    results.iter().filter(|result| result.is_ok()).count()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7d_unfinished/tests.rs"]
mod tests;
