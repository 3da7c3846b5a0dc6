// expect: fail at_most_2_users_are_read_ahead
// Believed that a queue needs no bound: all six are read before the second is stored.

pub mod support;

use support::{Database, File};
use tokio::sync::mpsc;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let read = async move {
        while let Some(user) = file.read().await {
            let _ = sender.send(user);
        }
    };
    let store = async {
        while let Some(user) = receiver.recv().await {
            database.store(user).await;
        }
    };
    tokio::join!(read, store);
}

#[cfg(test)]
mod tests;
