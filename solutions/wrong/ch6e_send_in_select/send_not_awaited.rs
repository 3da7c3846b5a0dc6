// expect: fail every_update_arrives_once_and_in_order
// Believed that the call sends. `let _ =` silences rustc's warning.

pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        let _ = tx.send(update);
        ticker.tick().await;
        monitor.beat();
    }
}

#[cfg(test)]
mod tests;
