// expect: fail an_order_that_hangs_does_not_hold_it_beyond_2_s
// Believed that what is given up need not be told.

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
        _ = join_all(workers) => {}
        () = end => {}
    }
    true
}

async fn work(stop: &CancellationToken, desk: &Desk) {
    while let Some(order) = stop.run_until_cancelled(desk.next()).await {
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
