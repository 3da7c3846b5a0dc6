// expect: fail workers_without_an_order_stop_at_once
// Believed that a look between two orders is enough. Who waits for an order does not look.

pub mod support;

use support::{Desk, GRACE, WORKERS};
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let mut workers = JoinSet::new();
    for _ in 0..WORKERS {
        workers.spawn(work(stop.clone(), desk.clone()));
    }
    stop.cancelled().await;
    let all_ended = async { while workers.join_next().await.is_some() {} };
    let all_finished = timeout(GRACE, all_ended).await.is_ok();
    workers.shutdown().await;
    all_finished
}

async fn work(stop: CancellationToken, desk: Desk) {
    while !stop.is_cancelled() {
        let order = desk.next().await;
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
