//! A `send` that is dropped is guaranteed not to have sent: so the same update may be sent again.
//! It needs a copy for each try, and each try stands at the end of the queue of waiting senders.

#[path = "../../../exercises/src/bin/ch6e_send_in_select/support.rs"]
pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        loop {
            tokio::select! {
                sent = tx.send(update) => {
                    if sent.is_err() {
                        return;
                    }
                    break; // a `u32` is copied; another type would need `update.clone()` above
                }
                _ = ticker.tick() => monitor.beat(),
            }
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6e_send_in_select/tests.rs"]
mod tests;
