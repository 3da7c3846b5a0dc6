// expect: fail when_all_is_stored_the_import_returns
// Believed that the channel ends when nobody sends any more; the block only borrows the sender.

pub mod support;

use support::{Database, File};
use tokio::sync::mpsc;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(1);
    let read = async {
        while let Some(user) = file.read().await {
            let _ = sender.send(user).await;
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
