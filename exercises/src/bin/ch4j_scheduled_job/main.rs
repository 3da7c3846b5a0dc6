//! # A scheduled job
//!
//! A job runs every minute, until somebody says stop.
//! Mend `async fn run_every_minute(job: &Job, stop: &CancellationToken)`.
//!
//! - Runs begin after 0, 60, 120, … s, if each is finished within its minute.
//! - Two runs never overlap. Minutes missed by a long run are made up for by one start at its end: a first run of 150 s gives 0, 150, 180, 240.
//! - Cancelled between two runs, it returns at once.
//! - Cancelled during a run, it returns when that run is finished. No run begins after `stop.cancel()`.

pub mod support;

use std::time::Duration;

use support::Job;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    while !stop.is_cancelled() {
        job.run().await;
        sleep(Duration::from_secs(60)).await;
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
mod tests;
