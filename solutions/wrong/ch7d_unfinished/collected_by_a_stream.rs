// expect: fail every_user_is_in_the_store
// Believed that an awaited `collect` awaits what it collects.

pub mod support;

use futures::{StreamExt, stream};
use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves: Vec<_> = stream::iter(users)
        .map(|user| store.save(user))
        .collect()
        .await;
    saves.len()
}

#[cfg(test)]
mod tests;
