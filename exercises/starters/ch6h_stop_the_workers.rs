//! # Stop the workers
//!
//! Three workers process orders, 600 ms each, until the token `stop` is cancelled.
//! Mend `async fn work_until(stop: CancellationToken, desk: Desk) -> bool`.
//!
//! - After the stop no order is taken from the desk; those in hand are finished.
//! - It returns with the last one in hand, at the latest 2 s after the stop.
//! - It returns `true` if all that were begun are finished.
//! - A millisecond later no task of it is alive.
//!
//! Change it until in the picture row `work_until(…)` lasts until 1.2 s.

pub mod support;

use std::time::Duration;

use support::{Desk, WORKERS};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

pub async fn work_until(stop: CancellationToken, desk: Desk) -> bool {
    let mut workers = JoinSet::new();
    for _ in 0..WORKERS {
        workers.spawn(work(desk.clone()));
    }
    stop.cancelled().await;
    workers.shutdown().await;
    true
}

async fn work(desk: Desk) {
    loop {
        let order = desk.next().await;
        desk.process(order).await;
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let desk = Desk::new(1..=9);
    let stop = CancellationToken::new();
    let start = Instant::now();
    let working = tokio::spawn(work_until(stop.clone(), desk.clone()));
    sleep(Duration::from_millis(700)).await;
    stop.cancel();
    let all_finished = working.await;
    println!("returned {all_finished:?} after {:?}", start.elapsed());
    println!("begun:    {:?}", desk.begun());
    println!("finished: {:?}", desk.finished());
}

#[cfg(test)]
mod tests;
