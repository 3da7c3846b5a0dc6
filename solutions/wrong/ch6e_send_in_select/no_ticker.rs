// expect: fail the_monitor_hears_a_beat_every_100_ms
// Believed that without a race nothing is lost. True, but the monitor hears nothing.

pub mod support;

use support::Monitor;
use tokio::sync::mpsc;

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, _monitor: Monitor) {
    for update in updates {
        if tx.send(update).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
