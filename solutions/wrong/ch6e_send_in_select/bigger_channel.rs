// expect: fail many_updates_arrive_too
// Believed that a bigger channel in front never fills up.

pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let (big, mut waiting) = mpsc::channel(64);
    let handing_over = async {
        while let Some(update) = waiting.recv().await {
            if tx.send(update).await.is_err() {
                return;
            }
        }
    };
    let filling = async move {
        for update in updates {
            tokio::select! {
                _ = big.send(update) => {}
                _ = ticker.tick() => monitor.beat(),
            }
        }
        loop {
            ticker.tick().await;
            monitor.beat();
            if big.capacity() == big.max_capacity() {
                return;
            }
        }
    };
    tokio::join!(handing_over, filling);
}

#[cfg(test)]
mod tests;
