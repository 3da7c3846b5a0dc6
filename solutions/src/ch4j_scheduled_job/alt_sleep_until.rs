//! Without an interval: work out the next start, and sleep until then.
//! Worth it where the rule for missed starts is your own.

#[path = "../../../exercises/src/bin/ch4j_scheduled_job/support.rs"]
pub mod support;

use std::time::Duration;

use support::Job;
use tokio::time::{Instant, sleep_until, timeout_at};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let minute = Duration::from_secs(60);
    let start = Instant::now();
    let mut due = start;
    loop {
        // Until the next start, unless `stop` is cancelled before.
        if stop.is_cancelled() || timeout_at(due, stop.cancelled()).await.is_ok() {
            break;
        }
        sleep_until(due).await;
        // The first whole minute after this start.
        let minutes = start.elapsed().as_secs() / 60 + 1;
        due = start + minute * minutes as u32;
        job.run().await;
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4j_scheduled_job/tests.rs"]
mod tests;
