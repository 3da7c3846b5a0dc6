// expect: fail those_that_are_not_refused_are_saved_and_counted
// Believed that an answer is a success.

pub mod support;

use futures::future::join_all;
use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves: Vec<_> = users.iter().map(|user| store.save(user)).collect();
    join_all(saves).await.len()
}

#[cfg(test)]
mod tests;
