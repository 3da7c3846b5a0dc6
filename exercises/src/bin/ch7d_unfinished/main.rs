//! # An import that saves nothing
//!
//! `async fn import(store: &Store, users: &[&str]) -> usize` reports four saved users, and the store is empty.
//! Mend it.
//!
//! - When it returns, the store has every user that `save` did not refuse.
//! - It returns how many those are.
//! - All saves wait at the same time: 4 users take 100 ms, and 200 users too.
//!
//! Change it until in the picture every user has a row.

pub mod support;

use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves: Vec<_> = users.iter().map(|user| store.save(user)).collect();
    saves.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let store = Store::default();
    let users = ["ada", "grace", "barbara", "edsger"];
    let n_saved = import(&store, &users).await;
    println!("{n_saved} of {} users saved", users.len());
    println!("in the store: {:?}", store.users());
}

#[cfg(test)]
mod tests;
