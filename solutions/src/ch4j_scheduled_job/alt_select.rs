//! `select!` with `biased`: it polls its branches in the order in which they stand, so `stop` wins if both are ready.

#[path = "../../../exercises/src/bin/ch4j_scheduled_job/support.rs"]
pub mod support;

use std::time::Duration;

use support::Job;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let mut minutes = interval(Duration::from_secs(60));
    minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            biased;
            () = stop.cancelled() => break,
            _ = minutes.tick() => job.run().await,
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4j_scheduled_job/tests.rs"]
mod tests;
