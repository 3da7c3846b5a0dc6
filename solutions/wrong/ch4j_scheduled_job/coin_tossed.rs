// expect: fail no_run_begins_after_the_cancel
// Believed that `select!` takes the first branch that stands there; of two that are ready it takes one at random.

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
            () = stop.cancelled() => break,
            _ = minutes.tick() => job.run().await,
        }
    }
}

#[cfg(test)]
mod tests;
