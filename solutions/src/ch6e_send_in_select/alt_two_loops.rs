//! No race at each update: one future sends them all, another beats, and the race is held once.
//! When the sending has won, only the beating is dropped.

#[path = "../../../exercises/src/bin/ch6e_send_in_select/support.rs"]
pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let sending = async {
        for update in updates {
            if tx.send(update).await.is_err() {
                return;
            }
        }
    };
    let beating = async {
        let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
        loop {
            ticker.tick().await;
            monitor.beat();
        }
    };
    tokio::select! {
        () = sending => {}
        () = beating => {}
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6e_send_in_select/tests.rs"]
mod tests;
