// expect: fail no_order_is_taken_after_the_stop
// Believed that an order may be taken first and the stop looked at then. The order is gone from the desk.

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
    loop {
        let order = tokio::select! {
            order = desk.next() => order,
            () = stop.cancelled() => return,
        };
        if stop.is_cancelled() {
            return;
        }
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
