// expect: fail at_most_2_users_are_read_ahead
// Believed that the channel's room is the whole queue; a third user waits in `send`.

pub mod support;

use support::{Database, File};
use tokio::sync::mpsc;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(2);
    let read = async move {
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
