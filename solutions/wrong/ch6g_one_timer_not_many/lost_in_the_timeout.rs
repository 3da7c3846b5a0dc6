// expect: fail it_returns_what_came_within_the_second
// Believed that a time limit returns what there is so far. It drops the future, and the updates in it.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let collecting = async {
        let mut updates = Vec::new();
        while let Some(update) = rx.recv().await {
            updates.push(update);
        }
        updates
    };
    let collected = timeout(Duration::from_secs(1), collecting).await;
    collected.unwrap_or_default()
}

#[cfg(test)]
mod tests;
