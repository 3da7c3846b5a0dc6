// expect: fail nothing_is_left_running
// Believed that a time limit around `wait` ends the tasks. It drops the waiting.

pub mod support;

use support::{Desk, GRACE, WORKERS};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let workers = TaskTracker::new();
    for _ in 0..WORKERS {
        workers.spawn(work(stop.clone(), desk.clone()));
    }
    workers.close();
    stop.cancelled().await;
    timeout(GRACE, workers.wait()).await.is_ok()
}

/// Hears of the stop only while it waits for an order.
async fn work(stop: CancellationToken, desk: Desk) {
    while let Some(order) = stop.run_until_cancelled(desk.next()).await {
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
