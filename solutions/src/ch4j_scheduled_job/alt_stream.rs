//! The ticks as a stream that ends when `stop` is cancelled; `take_until` looks at `stop` first.

#[path = "../../../exercises/src/bin/ch4j_scheduled_job/support.rs"]
pub mod support;

use std::pin::pin;
use std::time::Duration;

use futures::StreamExt;
use futures::stream;
use support::Job;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let mut minutes = interval(Duration::from_secs(60));
    minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let ticks = stream::unfold(minutes, async |mut minutes| {
        let tick = minutes.tick().await;
        Some((tick, minutes))
    });
    let mut ticks = pin!(ticks.take_until(stop.cancelled()));
    while ticks.next().await.is_some() {
        job.run().await;
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4j_scheduled_job/tests.rs"]
mod tests;
