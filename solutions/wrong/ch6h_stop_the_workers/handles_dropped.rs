// expect: fail it_returns_when_the_last_order_in_hand_is_finished
// Believed that without handles there is nothing to wait for but the whole time of grace.

pub mod support;

use support::{Desk, GRACE, WORKERS};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    for _ in 0..WORKERS {
        tokio::spawn(work(stop.clone(), desk.clone()));
    }
    stop.cancelled().await;
    sleep(GRACE).await;
    desk.begun() == desk.finished()
}

/// Hears of the stop only while it waits for an order.
async fn work(stop: CancellationToken, desk: Desk) {
    while let Some(order) = stop.run_until_cancelled(desk.next()).await {
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
