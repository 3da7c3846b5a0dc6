// expect: fail the_users_are_stored_in_order_one_at_a_time
// Believed that `try_send` waits for room; it hands the user back, and the user is lost.

pub mod support;

use support::{Database, File};
use tokio::sync::mpsc;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(1);
    let read = async move {
        while let Some(user) = file.read().await {
            let _ = sender.try_send(user);
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
