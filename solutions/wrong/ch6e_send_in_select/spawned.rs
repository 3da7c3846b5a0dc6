// expect: fail it_ends_when_the_last_update_is_in_the_channel
// Believed that handing the sending to a task is enough. Nobody waits for it, and nobody beats meanwhile.

pub mod support;

use support::Monitor;
use tokio::sync::mpsc;

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    monitor.beat();
    tokio::spawn(async move {
        for update in updates {
            if tx.send(update).await.is_err() {
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests;
