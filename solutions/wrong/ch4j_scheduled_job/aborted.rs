// expect: fail cancelled_during_a_run_it_finishes_that_run
// Believed that `abort` waits for the end of a run; the task is dropped where it stands.

pub mod support;

use std::time::Duration;

use support::Job;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let job = job.clone();
    let runs = tokio::spawn(async move {
        let mut minutes = interval(Duration::from_secs(60));
        minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            minutes.tick().await;
            job.run().await;
        }
    });
    stop.cancelled().await;
    runs.abort();
    let _ = runs.await;
}

#[cfg(test)]
mod tests;
