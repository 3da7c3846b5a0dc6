//! Given: a job that notes when it was run.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::time::{Instant, sleep};

/// Counts the users of a site. A clone is another handle of the same job.
#[derive(Clone)]
pub struct Job(Arc<Inner>);

struct Inner {
    made_at: Instant,
    runs: Vec<Duration>,
    log: Mutex<Log>,
}

/// What has happened so far.
#[derive(Debug, Default, Clone)]
pub struct Log {
    /// When the runs began, in seconds since the job was made.
    pub starts: Vec<u64>,
    /// How many runs came to their end.
    pub n_finished: usize,
    /// How many runs are going on.
    pub n_running: usize,
    /// The most runs that ever went on at once.
    pub most_at_once: usize,
}

impl Job {
    /// A job whose first runs take so many seconds. All runs after them take one second.
    pub fn new(first_runs: &[u64]) -> Job {
        Job(Arc::new(Inner {
            made_at: Instant::now(),
            runs: first_runs
                .iter()
                .copied()
                .map(Duration::from_secs)
                .collect(),
            log: Mutex::default(),
        }))
    }

    /// Runs the job once.
    pub async fn run(&self) {
        let running = Running::begin(self);
        let run = self.0.runs.get(running.number);
        sleep(run.copied().unwrap_or(Duration::from_secs(1))).await;
        self.lock().n_finished += 1;
    }

    /// What has happened so far.
    pub fn log(&self) -> Log {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
        self.0.log.lock().expect("nobody panics with the lock held")
    }
}

/// Counts a run as going on while it lives.
struct Running<'a> {
    job: &'a Job,
    number: usize,
}

impl Running<'_> {
    fn begin(job: &Job) -> Running<'_> {
        let mut log = job.lock();
        let number = log.starts.len();
        log.starts.push(job.0.made_at.elapsed().as_secs());
        log.n_running += 1;
        log.most_at_once = log.most_at_once.max(log.n_running);
        Running { job, number }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.job.lock().n_running -= 1;
    }
}
