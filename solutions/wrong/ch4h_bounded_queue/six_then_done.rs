// expect: fail the_users_are_stored_in_order_one_at_a_time
// Believed that every file has as many users as the one in `main`.

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
        for _ in 0..6 {
            let Some(user) = receiver.recv().await else {
                break;
            };
            database.store(user).await;
        }
        receiver.close();
    };
    tokio::join!(read, store);
}

#[cfg(test)]
mod tests;
