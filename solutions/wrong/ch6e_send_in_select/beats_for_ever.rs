// expect: fail the_monitor_hears_a_beat_every_100_ms
// Believed that a task ends with the function that spawned it. It beats as long as the runtime lives.

pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    tokio::spawn(async move {
        let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
        loop {
            ticker.tick().await;
            monitor.beat();
        }
    });
    for update in updates {
        if tx.send(update).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
