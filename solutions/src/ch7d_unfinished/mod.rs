//! Right, because `join_all` polls every save until the last is finished, and hands over every answer.
//! What is counted are answers, not futures.

#[path = "../../../exercises/src/bin/ch7d_unfinished/support.rs"]
pub mod support;

use futures::future::join_all;
use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves = users.iter().map(|user| store.save(user));
    let results = join_all(saves).await;
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
#[path = "../../../exercises/src/bin/ch7d_unfinished/tests.rs"]
mod tests;
