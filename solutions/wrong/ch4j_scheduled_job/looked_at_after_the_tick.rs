// expect: fail cancelled_between_two_runs_it_returns_at_once
// Believed that it is enough to look at `stop` once a minute.

pub mod support;

use std::time::Duration;

use support::Job;

use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let mut minutes = interval(Duration::from_secs(60));
    minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        minutes.tick().await;
        if stop.is_cancelled() {
            break;
        }
        job.run().await;
    }
}

#[cfg(test)]
mod tests;
