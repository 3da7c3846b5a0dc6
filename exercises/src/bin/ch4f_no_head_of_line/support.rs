//! Given: a site whose profiles take different times.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::time::sleep;

/// Another machine. A clone is another handle of the same site.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    delays: Vec<Duration>,
    seed: u64,
    log: Mutex<Log>,
}

#[derive(Default)]
struct Log {
    n_asked: usize,
    n_running: usize,
    most_at_once: usize,
}

impl Site {
    /// A site with one profile for each delay: profile 0 takes the first one, and so on.
    pub fn new(delays_ms: &[u64]) -> Site {
        Site(Arc::new(Inner {
            delays: delays_ms
                .iter()
                .copied()
                .map(Duration::from_millis)
                .collect(),
            seed: RandomState::new().hash_one(()) % 1000,
            log: Mutex::default(),
        }))
    }

    /// Asks for a profile.
    pub async fn fetch_profile(&self, id: usize) -> String {
        let _running = Running::begin(self);
        sleep(self.0.delays[id]).await;
        self.profile(id)
    }

    /// What the site answers; the tests compare with it.
    pub fn profile(&self, id: usize) -> String {
        format!("profile {id} ({})", self.0.seed)
    }

    /// How many lookups there have been.
    pub fn n_asked(&self) -> usize {
        self.log().n_asked
    }

    /// The most lookups that ever ran at once.
    pub fn most_at_once(&self) -> usize {
        self.log().most_at_once
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.0.log.lock().expect("nobody panics with the lock held")
    }
}

/// Counts a lookup as running while it lives.
struct Running<'a>(&'a Site);

impl Running<'_> {
    fn begin(site: &Site) -> Running<'_> {
        let mut log = site.log();
        log.n_asked += 1;
        log.n_running += 1;
        log.most_at_once = log.most_at_once.max(log.n_running);
        Running(site)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.log().n_running -= 1;
    }
}
