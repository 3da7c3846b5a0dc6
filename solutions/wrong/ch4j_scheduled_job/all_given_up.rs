// expect: fail cancelled_during_a_run_it_finishes_that_run
// Believed that what stands inside `run_until_cancelled` is finished first; it is dropped, with the run in it.

pub mod support;

use std::time::Duration;

use support::Job;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let runs = async {
        let mut minutes = interval(Duration::from_secs(60));
        minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            minutes.tick().await;
            job.run().await;
        }
    };
    stop.run_until_cancelled(runs).await;
}

#[cfg(test)]
mod tests;
