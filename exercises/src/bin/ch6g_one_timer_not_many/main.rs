//! # One second, not one each
//!
//! Updates are collected for one second, then stored together.
//! Mend `async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32>`.
//!
//! - It returns 1 s after its first poll, with what has come until then, in order.
//! - If the channel ends before, it returns at once.
//! - What comes later stays in the channel.
//!
//! Change it until in the picture row `collecting` ends at 1 s.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

pub async fn collect(rx: &mut mpsc::Receiver<u32>) -> Vec<u32> {
    let mut updates = Vec::new();
    loop {
        tokio::select! {
            update = rx.recv() => match update {
                Some(update) => updates.push(update),
                None => return updates,
            },
            () = sleep(Duration::from_secs(1)) => return updates,
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tx, mut rx) = mpsc::channel(4);
    let start = Instant::now();
    let sending = async move {
        for update in 1..=4 {
            sleep(Duration::from_millis(900)).await;
            if tx.send(update).await.is_err() {
                return;
            }
        }
    };
    let collecting = async {
        let updates = collect(&mut rx).await;
        println!("{updates:?} after {:?}", start.elapsed());
    };
    tokio::join!(sending, collecting);
}

#[cfg(test)]
mod tests;
