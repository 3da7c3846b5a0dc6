// expect: fail when_all_is_stored_the_import_returns
// Believed that the task's sender is the last one; the one it was cloned from is still there.

pub mod support;

use support::{Database, File};
use tokio::sync::mpsc;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(1);
    let for_task = sender.clone();
    tokio::spawn(async move {
        while let Some(user) = file.read().await {
            let _ = for_task.send(user).await;
        }
    });
    while let Some(user) = receiver.recv().await {
        database.store(user).await;
    }
}

#[cfg(test)]
mod tests;
