//! The reader as a task of its own, which owns file and sender.
//! It waits for room before it reads, so the channel may hold two.

#[path = "../../../exercises/src/bin/ch4h_bounded_queue/support.rs"]
pub mod support;

use support::{Database, File};
use tokio::sync::mpsc;

pub async fn import(mut file: File, database: &Database) {
    let (sender, mut receiver) = mpsc::channel(2);
    tokio::spawn(async move {
        while let Ok(room) = sender.reserve().await {
            let Some(user) = file.read().await else {
                break;
            };
            room.send(user);
        }
    });
    while let Some(user) = receiver.recv().await {
        database.store(user).await;
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4h_bounded_queue/tests.rs"]
mod tests;
