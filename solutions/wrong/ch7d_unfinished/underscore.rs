// expect: fail every_user_is_in_the_store
// Believed that `_saves` is what rustc asks for.

pub mod support;

use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let _saves: Vec<_> = users.iter().map(|user| store.save(user)).collect();
    users.len()
}

#[cfg(test)]
mod tests;
