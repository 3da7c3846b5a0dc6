use std::time::Duration;

use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use workbook_harness::{random, saw};

use super::run_every_minute;
use super::support::Job;

/// When runs of these lengths begin before `stop_after`.
fn expected(runs: &[u64], stop_after: u64) -> Vec<u64> {
    let mut starts = Vec::new();
    let (mut free, mut due): (u64, u64) = (0, 0);
    loop {
        let start = free.max(due);
        if start >= stop_after {
            return starts;
        }
        free = start + runs.get(starts.len()).copied().unwrap_or(1);
        due = (start / 60 + 1) * 60;
        starts.push(start);
    }
}

#[tokio::test(start_paused = true)]
async fn any_runs_and_any_stop() {
    for _ in 0..20 {
        // Uneven lengths: no run ends on a whole minute, nor when it is stopped.
        let runs: Vec<u64> = (0..5)
            .map(|_| 1 + 60 * (random() % 4) + 10 * (random() % 5))
            .collect();
        let stop_after = 307 + random() % 300 * 10;
        let job = Job::new(&runs);
        let stop = CancellationToken::new();
        let stop_later = async {
            sleep(Duration::from_secs(stop_after)).await;
            stop.cancel();
        };
        let running = timeout(Duration::from_secs(3600), run_every_minute(&job, &stop));
        let (result, ()) = tokio::join!(running, stop_later);
        assert!(
            result.is_ok(),
            "`run_every_minute` had not returned an hour after the start."
        );
        let starts = job.log().starts;
        saw(&starts);
        let expected = expected(&runs, stop_after);
        assert!(
            starts == expected,
            "With runs of {runs:?} s and a stop after {stop_after} s, runs began at {starts:?} s, not at {expected:?} s."
        );
        let log = job.log();
        saw(&log.n_finished);
        assert!(
            log.n_finished == log.starts.len() && log.most_at_once <= 1,
            "Of {} runs {} were finished, and {} went on at once.",
            log.starts.len(),
            log.n_finished,
            log.most_at_once
        );
    }
}
