// expect: fail every_update_arrives_once_and_in_order
// Believed that `send` only has to be asked first. It is, and answers `Pending`; then the tick wins.

pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        tokio::select! {
            biased;
            sent = tx.send(update) => {
                if sent.is_err() {
                    return;
                }
            }
            _ = ticker.tick() => monitor.beat(),
        }
    }
}

#[cfg(test)]
mod tests;
