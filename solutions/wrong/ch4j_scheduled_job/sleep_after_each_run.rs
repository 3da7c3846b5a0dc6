// expect: fail runs_begin_on_the_minute
// Believed that a sleep of a minute makes a start every minute: it counts from the end of a run.

pub mod support;

use std::time::Duration;

use support::Job;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        job.run().await;
        let minute = sleep(Duration::from_secs(60));
        if stop.run_until_cancelled(minute).await.is_none() {
            break;
        }
    }
}

#[cfg(test)]
mod tests;
