//! One `send` for each update, kept over all rounds: `&mut` lends it to `select!`, which drops only the loan.
//! It keeps its place in the queue of waiting senders, and needs no copy.

#[path = "../../../exercises/src/bin/ch6e_send_in_select/support.rs"]
pub mod support;

use std::pin::pin;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        let mut sending = pin!(tx.send(update));
        loop {
            tokio::select! {
                sent = &mut sending => match sent {
                    Ok(()) => break,
                    Err(_) => return,
                },
                _ = ticker.tick() => monitor.beat(),
            }
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6e_send_in_select/tests.rs"]
mod tests;
