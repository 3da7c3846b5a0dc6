// expect: fail those_that_are_not_refused_are_saved_and_counted
// Believed that `try_join_all` waits for all. At the first error it drops the others.

pub mod support;

use futures::future::try_join_all;
use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves: Vec<_> = users.iter().map(|user| store.save(user)).collect();
    match try_join_all(saves).await {
        Ok(saved) => saved.len(),
        Err(_) => store.users().len(),
    }
}

#[cfg(test)]
mod tests;
