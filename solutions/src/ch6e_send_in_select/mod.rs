//! Right, because only waiting is dropped: `reserve` waits for room and holds no update.
//! The handing over, `permit.send`, is a plain call after the branch has won; nothing can interrupt it.

#[path = "../../../exercises/src/bin/ch6e_send_in_select/support.rs"]
pub mod support;

use std::time::Duration;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at, sleep};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    for update in updates {
        loop {
            tokio::select! {
                permit = tx.reserve() => {
                    let Ok(permit) = permit else { return };
                    permit.send(update);
                    break;
                }
                _ = ticker.tick() => monitor.beat(),
            }
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
#[path = "../../../exercises/src/bin/ch6e_send_in_select/tests.rs"]
mod tests;
