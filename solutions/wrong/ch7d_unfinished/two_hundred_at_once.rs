// expect: fail any_users_are_saved_and_counted
// Believed that 200 saves at once are all. Whoever comes after them waits a second round.

pub mod support;

use futures::{StreamExt, stream};
use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves = users.iter().map(|user| store.save(user));
    let results: Vec<_> = stream::iter(saves).buffered(200).collect().await;
    results.iter().filter(|result| result.is_ok()).count()
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
