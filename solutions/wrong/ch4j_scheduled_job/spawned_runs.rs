// expect: fail two_runs_never_overlap
// Believed that a task for each run keeps the schedule; it does, and long runs overlap.

pub mod support;

use std::time::Duration;

use support::Job;

use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let mut tasks = JoinSet::new();
    let mut minutes = interval(Duration::from_secs(60));
    minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
    while stop.run_until_cancelled(minutes.tick()).await.is_some() {
        let job = job.clone();
        tasks.spawn(async move { job.run().await });
    }
    tasks.join_all().await;
}

#[cfg(test)]
mod tests;
