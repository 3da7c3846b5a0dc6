// expect: fail every_user_is_in_the_store
// Believed that a call saves; the guideline's anti-pattern 4, and its length is used, so nobody warns.

pub mod support;

use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves: Vec<_> = users.iter().map(|user| store.save(user)).collect();
    saves.len()
}

#[cfg(test)]
mod tests;
