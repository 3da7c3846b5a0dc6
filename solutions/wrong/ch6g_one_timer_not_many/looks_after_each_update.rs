// expect: fail silence_does_not_make_it_longer
// Believed that it is enough to look at the clock after each update. While it waits for one, nobody looks.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    let start = Instant::now();
    while let Some(update) = rx.recv().await {
        if start.elapsed() > Duration::from_secs(1) {
            return updates;
        }
        updates.push(update);
    }
    updates
}

#[cfg(test)]
mod tests;
