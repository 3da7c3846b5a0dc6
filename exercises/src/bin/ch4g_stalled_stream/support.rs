//! Given: a site to look users up, with a time limit, and a slow place to save them.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

/// How long a lookup may take.
pub const LIMIT: Duration = Duration::from_millis(500);

/// How long it takes to save a user.
pub const SAVING: Duration = Duration::from_secs(1);

/// Another machine. A clone is another handle of the same site.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    made_at: Instant,
    steps: Vec<u32>,
    log: Mutex<Log>,
}

/// What has happened so far.
#[derive(Debug, Default, Clone)]
pub struct Log {
    /// The users whose lookup ran into its limit.
    pub timed_out: Vec<usize>,
    /// How many lookups are going on.
    pub n_lookups: usize,
    /// The most lookups that ever went on at once.
    pub most_lookups: usize,
    /// How many users are being saved.
    pub n_saving: usize,
    /// The most users that were ever being saved at once.
    pub most_saving: usize,
    /// When the first saving began.
    pub first_save: Option<Duration>,
    /// The users that are saved, in this order.
    pub saved: Vec<usize>,
}

/// A user who has been found.
#[derive(Debug)]
pub struct User(usize);

impl Site {
    /// A site with one user for each number: user 0 takes so many steps of 100 ms, and so on.
    pub fn new(steps: &[u32]) -> Site {
        Site(Arc::new(Inner {
            made_at: Instant::now(),
            steps: steps.to_vec(),
            log: Mutex::default(),
        }))
    }

    /// Looks a user up. `None` if that is not finished within 500 ms.
    pub async fn look_up(&self, id: usize) -> Option<User> {
        let _going_on = GoingOn::begin(self);
        let user = timeout(LIMIT, self.ask(id)).await;
        if user.is_err() {
            self.lock().timed_out.push(id);
        }
        user.ok()
    }

    async fn ask(&self, id: usize) -> User {
        for _ in 0..self.0.steps[id] {
            sleep(Duration::from_millis(100)).await;
        }
        User(id)
    }

    /// Saves a user: 1 s.
    pub async fn save(&self, user: User) {
        {
            let mut log = self.lock();
            log.first_save.get_or_insert(self.0.made_at.elapsed());
            log.n_saving += 1;
            log.most_saving = log.most_saving.max(log.n_saving);
        }
        sleep(SAVING).await;
        let mut log = self.lock();
        log.n_saving -= 1;
        log.saved.push(user.0);
    }

    /// What has happened so far.
    pub fn log(&self) -> Log {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
        self.0.log.lock().expect("nobody panics with the lock held")
    }
}

/// Counts a lookup while it lives.
struct GoingOn<'a>(&'a Site);

impl GoingOn<'_> {
    fn begin(site: &Site) -> GoingOn<'_> {
        let mut log = site.lock();
        log.n_lookups += 1;
        log.most_lookups = log.most_lookups.max(log.n_lookups);
        GoingOn(site)
    }
}

impl Drop for GoingOn<'_> {
    fn drop(&mut self) {
        self.0.lock().n_lookups -= 1;
    }
}
