// expect: fail it_returns_when_the_last_order_in_hand_is_finished
// Believed that `wait` ends when no task is left. A tracker that is not closed expects more.

pub mod support;

use support::{Desk, WORKERS};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let workers = TaskTracker::new();
    for _ in 0..WORKERS {
        workers.spawn(work(stop.clone(), desk.clone()));
    }
    stop.cancelled().await;
    workers.wait().await;
    true
}

/// Hears of the stop only while it waits for an order.
async fn work(stop: CancellationToken, desk: Desk) {
    while let Some(order) = stop.run_until_cancelled(desk.next()).await {
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
