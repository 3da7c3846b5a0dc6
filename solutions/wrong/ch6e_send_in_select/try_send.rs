// expect: fail every_update_arrives_once_and_in_order
// Believed that `try_send` waits for room. It answers `Full`, and the update is thrown away.

pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        if tx.try_send(update).is_err() {
            ticker.tick().await;
            monitor.beat();
        }
    }
}

#[cfg(test)]
mod tests;
