// expect: fail it_returns_after_one_second
// Believed that a limit for each `recv` limits the whole.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    while let Ok(Some(update)) = timeout(Duration::from_secs(1), rx.recv()).await {
        updates.push(update);
    }
    updates
}

#[cfg(test)]
mod tests;
