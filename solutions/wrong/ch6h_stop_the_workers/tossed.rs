// expect: fail no_order_is_taken_after_the_stop
// Believed that `select!` prefers its first branch. If both are ready, it takes one at random.

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
        tokio::select! {
            () = stop.cancelled() => return,
            order = desk.next() => desk.process(order).await,
        }
    }
}

#[cfg(test)]
mod tests;
