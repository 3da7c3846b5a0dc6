// expect: fail an_order_that_hangs_does_not_hold_it_beyond_2_s
// Believed that every order ends some time.

pub mod support;

use support::{Desk, WORKERS};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let workers = TaskTracker::new();
    for _ in 0..WORKERS {
        workers.spawn(work(stop.clone(), desk.clone()));
    }
    workers.close();
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
