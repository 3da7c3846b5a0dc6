// expect: fail after_a_long_run_there_is_one_start_and_not_a_burst
// Believed that an interval leaves missed ticks out; by default it makes up for every one.

pub mod support;

use std::time::Duration;

use support::Job;

use tokio::time::interval;
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let mut minutes = interval(Duration::from_secs(60));
    while stop.run_until_cancelled(minutes.tick()).await.is_some() {
        job.run().await;
    }
}

#[cfg(test)]
mod tests;
