// expect: fail it_ends_when_the_receiver_is_gone
// Believed that only the good case needs a pattern. Without a receiver only ticks are left, for ever.

pub mod support;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        loop {
            tokio::select! {
                Ok(permit) = tx.reserve() => {
                    permit.send(update);
                    break;
                }
                _ = ticker.tick() => monitor.beat(),
            }
        }
    }
}

#[cfg(test)]
mod tests;
