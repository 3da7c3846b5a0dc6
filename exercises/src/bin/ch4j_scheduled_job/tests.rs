use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::run_every_minute;
use super::support::{Job, Log};

/// Runs the job until it is told to stop, and says what happened and how long it took in all.
async fn run_until(job: &Job, stop_after: u64) -> (Log, u64) {
    let start = Instant::now();
    let stop = CancellationToken::new();
    let stop_later = async {
        sleep(Duration::from_secs(stop_after)).await;
        stop.cancel();
        Instant::now()
    };
    let limit = Duration::from_secs(stop_after + 600);
    let running = async { timeout(limit, run_every_minute(job, &stop)).await.is_ok() };
    let (returned, _) = tokio::join!(running, stop_later);
    assert!(
        returned,
        "`stop` was cancelled after {stop_after} s, and `run_every_minute` had not returned 600 s later."
    );
    (job.log(), start.elapsed().as_secs())
}

/// The starts up to `stop_after`, in words.
fn shown(starts: &[u64]) -> String {
    let starts: Vec<String> = starts.iter().take(9).map(u64::to_string).collect();
    match starts.as_slice() {
        [] => "never".to_owned(),
        starts => format!("at {} s", starts.join(", ")),
    }
}

#[tokio::test(start_paused = true)]
async fn runs_begin_on_the_minute() {
    let job = Job::new(&[30, 5, 50, 30]);
    let (log, _) = run_until(&job, 270).await;
    assert!(
        log.starts == [0, 60, 120, 180, 240],
        "In 270 s runs began {}. They took 30, 5, 50, 30 and 1 s. \
         Expected are 0, 60, 120, 180 and 240 s: \
         a minute counts from one start to the next.",
        shown(&log.starts)
    );
}

#[tokio::test(start_paused = true)]
async fn after_a_long_run_there_is_one_start_and_not_a_burst() {
    for (long, expected) in [
        (90, [0, 90, 120, 180, 240]),
        (150, [0, 150, 180, 240, 300]),
        (230, [0, 230, 240, 300, 360]),
    ] {
        let job = Job::new(&[long]);
        let (log, _) = run_until(&job, expected[4] + 30).await;
        let missed = match long {
            90 => "one minute",
            150 => "two minutes",
            _ => "three minutes",
        };
        assert!(
            log.starts == expected,
            "The first run took {long} s and so missed {missed}. Runs began {}. \
             Expected is one start when the long run ends, then whole minutes: {}.",
            shown(&log.starts),
            shown(&expected)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn two_runs_never_overlap() {
    let job = Job::new(&[150, 1, 90]);
    let (log, _) = run_until(&job, 400).await;
    assert!(
        log.most_at_once == 1,
        "With runs of 150, 1 and 90 s, {} runs went on at the same time. \
         The next one waits until the one before is finished.",
        log.most_at_once
    );
}

#[tokio::test(start_paused = true)]
async fn cancelled_between_two_runs_it_returns_at_once() {
    let job = Job::new(&[30]);
    let (log, elapsed) = run_until(&job, 100).await;
    assert!(
        elapsed == 100 && log.starts == [0, 60],
        "`stop` was cancelled after 100 s, between two runs. \
         `run_every_minute` returned after {elapsed} s; runs began {}. \
         It returns at once, and no run begins any more.",
        shown(&log.starts)
    );
}

#[tokio::test(start_paused = true)]
async fn cancelled_during_a_run_it_finishes_that_run() {
    let job = Job::new(&[30, 30]);
    let (log, elapsed) = run_until(&job, 70).await;
    assert!(
        log.n_finished == log.starts.len() && log.n_running == 0,
        "`stop` was cancelled after 70 s, during the second run. {} runs had begun, \
         and {} came to their end. A run that has begun is finished.",
        log.starts.len(),
        log.n_finished
    );
    assert!(
        elapsed == 90 && log.starts == [0, 60],
        "`stop` was cancelled after 70 s, during a run of 30 s that began at 60 s. \
         `run_every_minute` returned after {elapsed} s; runs began {}. \
         It returns when that run is finished: after 90 s.",
        shown(&log.starts)
    );
}

#[tokio::test(start_paused = true)]
async fn no_run_begins_after_the_cancel() {
    // Often, because code may leave it to chance.
    for _ in 0..40 {
        let job = Job::new(&[150]);
        let (log, _) = run_until(&job, 100).await;
        assert!(
            log.starts.iter().all(|&start| start == 0 || start >= 150),
            "Not judged: runs began {}, while the first one was going on for 150 s.",
            shown(&log.starts)
        );
        assert!(
            log.starts == [0],
            "The first run took 150 s; `stop` was cancelled after 100 s. Runs began {}. \
             When the long run ended, a start was due and `stop` cancelled, both. \
             No run begins after the cancel.",
            shown(&log.starts)
        );
        let job = Job::new(&[]);
        let stop = CancellationToken::new();
        stop.cancel();
        let result = timeout(Duration::from_secs(60), run_every_minute(&job, &stop)).await;
        let n_runs = job.log().starts.len();
        assert!(
            result.is_ok() && n_runs == 0,
            "`stop` was cancelled before the call. \
             {n_runs} runs began within 60 s, or it did not return. \
             Expected: it returns without a run."
        );
    }
}
