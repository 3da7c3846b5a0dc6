//! Right, because an interval counts from its start, not from the end of a run, and `Skip` makes one tick of all that were missed.
//! Only `tick` is given up when `stop` is cancelled; the run stands outside and is always finished.
//! A token that is cancelled already makes `run_until_cancelled` return `None` without polling the tick.

#[path = "../../../exercises/src/bin/ch4j_scheduled_job/support.rs"]
pub mod support;

use std::time::Duration;

use support::Job;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let mut minutes = interval(Duration::from_secs(60));
    minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
    while stop.run_until_cancelled(minutes.tick()).await.is_some() {
        job.run().await;
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let job = Job::new(&[30, 30, 30]);
    let stop = CancellationToken::new();
    let start = Instant::now();
    let stop_later = async {
        sleep(Duration::from_secs(200)).await;
        stop.cancel();
    };
    tokio::join!(run_every_minute(&job, &stop), stop_later);
    println!("starts: {:?}", job.log().starts);
    println!("stopped after {:?}", start.elapsed());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4j_scheduled_job/tests.rs"]
mod tests;
