// expect: fail the_orders_in_hand_are_finished
// Believed that a worker may hear of the stop anywhere. In the middle of an order it drops the order.

pub mod support;

use futures::future::join_all;
use support::{Desk, WORKERS};
use tokio_util::sync::CancellationToken;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let workers = (0..WORKERS).map(|_| work(&desk));
    tokio::select! {
        _ = join_all(workers) => true,
        () = stop.cancelled() => true,
    }
}

async fn work(desk: &Desk) {
    loop {
        let order = desk.next().await;
        desk.process(order).await;
    }
}

#[cfg(test)]
mod tests;
