// expect: fail any_runs_and_any_stop
// Believed that a fixed number of runs will do. It runs until somebody says stop.

pub mod support;

use std::time::Duration;

use support::Job;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};
use tokio_util::sync::CancellationToken;

pub async fn run_every_minute(job: &Job, stop: &CancellationToken) {
    let mut minutes = interval(Duration::from_secs(60));
    minutes.set_missed_tick_behavior(MissedTickBehavior::Skip);
    for _ in 0..12 {
        if stop.run_until_cancelled(minutes.tick()).await.is_none() {
            return;
        }
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
mod tests;
