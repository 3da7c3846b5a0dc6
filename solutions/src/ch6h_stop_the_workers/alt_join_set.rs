//! A `JoinSet` waits for its tasks and can end them; `biased` makes the stop win over an order.
//! Should `work_until` itself be dropped, the set is dropped with it and aborts the workers.

#[path = "../../../exercises/src/bin/ch6h_stop_the_workers/support.rs"]
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
    loop {
        let order = tokio::select! {
            biased;
            () = stop.cancelled() => return,
            order = desk.next() => order,
        };
        desk.process(order).await;
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6h_stop_the_workers/tests.rs"]
mod tests;
