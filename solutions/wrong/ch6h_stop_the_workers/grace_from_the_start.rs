// expect: fail the_orders_in_hand_are_finished
// Believed that the time of grace is a time limit for all. It counts from the stop, which may be hours later.

pub mod support;

use futures::future::join_all;
use support::{Desk, GRACE, WORKERS};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let workers = (0..WORKERS).map(|_| work(&stop, &desk));
    timeout(GRACE / 2, join_all(workers)).await.is_ok()
}

async fn work(stop: &CancellationToken, desk: &Desk) {
    while let Some(order) = stop.run_until_cancelled(desk.next()).await {
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
