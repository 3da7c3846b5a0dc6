// expect: fail every_user_is_in_the_store
// Believed that a task is as good as done.

pub mod support;

use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    for user in users {
        let (store, user) = (store.clone(), user.to_string());
        tokio::spawn(async move { store.save(&user).await });
    }
    users.len()
}

#[cfg(test)]
mod tests;
