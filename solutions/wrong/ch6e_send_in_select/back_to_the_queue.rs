// expect: fail every_update_arrives_once_and_in_order
// Believed that it does not matter which update is tried next. The order is lost.

pub mod support;

use std::collections::VecDeque;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut updates = VecDeque::from(updates);
    while let Some(update) = updates.pop_front() {
        tokio::select! {
            sent = tx.send(update) => {
                if sent.is_err() {
                    return;
                }
            }
            _ = ticker.tick() => {
                monitor.beat();
                updates.push_back(update);
            }
        }
    }
}

#[cfg(test)]
mod tests;
