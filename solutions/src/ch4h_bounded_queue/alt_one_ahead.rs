//! Without a channel: store one user and read the next at the same time.
//! Enough where one user ahead will do; a slow read and a slow store in turn wait for each other.

#[path = "../../../exercises/src/bin/ch4h_bounded_queue/support.rs"]
pub mod support;

use support::{Database, File};

pub async fn import(mut file: File, database: &Database) {
    let mut next = file.read().await;
    while let Some(user) = next {
        (next, ()) = tokio::join!(file.read(), database.store(user));
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4h_bounded_queue/tests.rs"]
mod tests;
