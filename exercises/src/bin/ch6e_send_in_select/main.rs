//! # Sending beside a ticker
//!
//! Updates go into a channel that may be full; meanwhile the monitor wants a sign of life.
//! Mend `async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor)`.
//!
//! - Each update arrives once, in order.
//! - Until all are sent, `monitor.beat()` is called every 100 ms.
//! - It ends when the last update is in the channel, or within 100 ms when the receiver is gone.
//!
//! Change it until in the picture row `forwarding` lasts until 780 ms.

pub mod support;

use std::time::Duration;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at, sleep};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        tokio::select! {
            sent = tx.send(update) => {
                if sent.is_err() {
                    return;
                }
            }
            _ = ticker.tick() => monitor.beat(),
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(1);
    let monitor = Monitor::new();
    let forwarding = forward(vec![1, 2, 3, 4, 5], tx, monitor.clone());
    let receiving = async {
        sleep(Duration::from_millis(30)).await;
        let mut arrived = Vec::new();
        while let Some(update) = rx.recv().await {
            arrived.push(update);
            sleep(Duration::from_millis(250)).await;
        }
        arrived
    };
    let ((), arrived) = tokio::join!(forwarding, receiving);
    println!("arrived: {arrived:?}");
    println!("signs of life: {:?}", monitor.beats());
}

#[cfg(test)]
mod tests;
