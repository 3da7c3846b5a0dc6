//! Right, because there are two signals: `stop` asks, and is heard only where nothing is in hand;
//! `give_up` ends, and is heard everywhere, since the worker's whole future is dropped.

#[path = "../../../exercises/src/bin/ch6h_stop_the_workers/support.rs"]
pub mod support;

use std::time::Duration;

use support::{Desk, GRACE, WORKERS};
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let give_up = CancellationToken::new();
    let workers = TaskTracker::new();
    for _ in 0..WORKERS {
        let worker = work(stop.clone(), desk.clone());
        let give_up = give_up.clone();
        workers.spawn(async move { give_up.run_until_cancelled(worker).await });
    }
    workers.close(); // no more tasks will come, so `wait` may end
    stop.cancelled().await;
    let all_finished = timeout(GRACE, workers.wait()).await.is_ok();
    give_up.cancel();
    workers.wait().await;
    all_finished
}

/// Hears of the stop only while it waits for an order. If an order comes at the same moment, the stop wins.
async fn work(stop: CancellationToken, desk: Desk) {
    loop {
        let order = tokio::select! {
            biased;
            () = stop.cancelled() => return,
            order = desk.next() => order,
        };
        desk.process(order).await;
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let desk = Desk::new(1..=9);
    let stop = CancellationToken::new();
    let start = Instant::now();
    let working = tokio::spawn(work_until(stop.clone(), desk.clone()));
    sleep(Duration::from_millis(700)).await;
    stop.cancel();
    let all_finished = working.await;
    println!("returned {all_finished:?} after {:?}", start.elapsed());
    println!("begun:    {:?}", desk.begun());
    println!("finished: {:?}", desk.finished());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6h_stop_the_workers/tests.rs"]
mod tests;
