//! `drop` takes the sender by value, so the block owns it without `move`.

#[path = "../../../exercises/src/bin/ch4h_bounded_queue/support.rs"]
pub mod support;

use support::{Database, File};
use tokio::sync::mpsc;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(1);
    let read = async {
        while let Some(user) = file.read().await {
            sender.send(user).await.expect("the other half receives");
        }
        drop(sender);
    };
    let store = async {
        while let Some(user) = receiver.recv().await {
            database.store(user).await;
        }
    };
    tokio::join!(read, store);
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4h_bounded_queue/tests.rs"]
mod tests;
