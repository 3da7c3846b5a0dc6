// expect: fail reading_goes_on_while_a_user_is_stored
// Believed that 50 ms without a user are the end of the file.

pub mod support;

use std::time::Duration;

use support::{Database, File};
use tokio::sync::mpsc;

use tokio::time::timeout;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(1);
    let read = async {
        while let Some(user) = file.read().await {
            if sender.send(user).await.is_err() {
                break;
            }
        }
    };
    let store = async {
        let idle = Duration::from_millis(50);
        while let Ok(Some(user)) = timeout(idle, receiver.recv()).await {
            database.store(user).await;
        }
        receiver.close();
    };
    tokio::join!(read, store);
}

#[cfg(test)]
mod tests;
