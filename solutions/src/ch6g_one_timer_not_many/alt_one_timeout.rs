//! One limit around the whole loop. The updates live outside the future that it drops.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let collecting = async {
        while let Some(update) = rx.recv().await {
            updates.push(update);
        }
    };
    let _ = timeout(Duration::from_secs(1), collecting).await; // either end will do
    updates
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6g_one_timer_not_many/tests.rs"]
mod tests;
