// expect: fail every_user_is_in_the_store
// Believed that `select_all` ends when all have.

pub mod support;

use futures::future::select_all;
use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    if users.is_empty() {
        return 0;
    }
    let saves = users.iter().map(|user| Box::pin(store.save(user)));
    let _ = select_all(saves).await;
    users.len()
}

#[cfg(test)]
mod tests;
