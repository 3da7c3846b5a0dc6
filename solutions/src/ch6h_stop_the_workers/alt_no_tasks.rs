//! No task at all: one future holds the three workers, and whoever drops it ends them.
//! The workers take turns on one thread, which is enough for work that waits.

#[path = "../../../exercises/src/bin/ch6h_stop_the_workers/support.rs"]
pub mod support;

use futures::future::join_all;
use support::{Desk, GRACE, WORKERS};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let workers = (0..WORKERS).map(|_| work(&stop, &desk));
    let end = async {
        stop.cancelled().await;
        sleep(GRACE).await;
    };
    tokio::select! {
        _ = join_all(workers) => true,
        () = end => false,
    }
}

async fn work(stop: &CancellationToken, desk: &Desk) {
    while !stop.is_cancelled() {
        tokio::select! {
            order = desk.next() => desk.process(order).await, // in the handler nothing races any more
            () = stop.cancelled() => {}
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6h_stop_the_workers/tests.rs"]
mod tests;
