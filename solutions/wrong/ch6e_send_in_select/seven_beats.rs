// expect: fail whatever_the_receiver_does_every_update_arrives
// Believed that seven signs of life are enough, as in the picture. They go on until all is sent.

pub mod support;

use std::time::Duration;

use support::{BEAT, Monitor};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at, sleep};

pub async fn forward(updates: Vec<u32>, tx: mpsc::Sender<u32>, monitor: Monitor) {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut n_beats = 0;
    for update in updates {
        loop {
            tokio::select! {
                permit = tx.reserve() => {
                    let Ok(permit) = permit else { return };
                    permit.send(update);
                    break;
                }
                _ = ticker.tick() => {
                    n_beats += 1;
                    if n_beats <= 7 {
                        monitor.beat();
                    }
                }
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
mod tests;
