//! What all requests share.

use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Serialize;
use tokio::sync::watch;

use super::Pages;
use super::queue::Queue;
use crate::build::{Dependencies, Progress};
use crate::course::Course;
use crate::random;

/// How many programs are compiled and run at once; the others wait their turn.
const RUNS_AT_ONCE: usize = 2;

/// The server's state.
pub(crate) struct App {
    /// `127.0.0.1:PORT`, as it must stand in `Host`.
    pub host: String,
    /// What a page must know to be answered.
    pub token: String,
    /// The course that is served.
    pub course: Course,
    /// The built book.
    pub pages: Pages,
    /// The libraries, once they are there.
    pub libraries: watch::Receiver<Libraries>,
    /// Whose turn it is to compile and run.
    pub(super) queue: Queue,
    /// Held while a learner's file is compared and written.
    edits: Mutex<()>,
    activity: Mutex<Activity>,
}

/// Who is there.
struct Activity {
    n_requests: usize,
    last: Instant,
}

/// A request that is being answered.
#[must_use = "the request counts as answered as soon as this is dropped"]
pub(super) struct Request<'a>(&'a App);

impl Drop for Request<'_> {
    fn drop(&mut self) {
        let mut activity = lock(&self.0.activity);
        activity.n_requests -= 1;
        activity.last = Instant::now();
    }
}

/// How far the exercises' libraries are.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub(crate) enum Libraries {
    /// cargo builds them.
    Building(Progress),
    /// They are there.
    Ready,
    /// They could not be built.
    Failed {
        /// Why.
        reason: String,
    },
}

impl App {
    /// The state of a server at `host`, with a new token.
    pub fn new(
        host: String,
        course: Course,
        pages: Pages,
        libraries: watch::Receiver<Libraries>,
    ) -> Result<Self> {
        Ok(Self {
            host,
            token: random::hex()?,
            course,
            pages,
            libraries,
            queue: Queue::new(RUNS_AT_ONCE),
            edits: Mutex::new(()),
            activity: Mutex::new(Activity {
                n_requests: 0,
                last: Instant::now(),
            }),
        })
    }

    /// The libraries; waits while they are being built.
    pub async fn dependencies(&self) -> Result<Dependencies> {
        let mut libraries = self.libraries.clone();
        let is_built = |state: &Libraries| !matches!(state, Libraries::Building(_));
        let first = libraries.wait_for(is_built).await?.clone();
        if let Libraries::Failed { reason } = first {
            anyhow::bail!("{reason}");
        }
        // They may have been rebuilt or removed since; if not, this only looks.
        Dependencies::get(&self.course, |_| {}).await
    }

    /// One after the other: whoever compares a file with what it should be, and then writes it.
    pub fn edit(&self) -> MutexGuard<'_, ()> {
        lock(&self.edits)
    }

    /// Notes a request until what is returned is dropped.
    pub(super) fn request(&self) -> Request<'_> {
        lock(&self.activity).n_requests += 1;
        Request(self)
    }

    /// How long nobody has been there; nothing while a request is being answered.
    pub fn quiet(&self) -> Duration {
        let activity = lock(&self.activity);
        if activity.n_requests > 0 {
            Duration::ZERO
        } else {
            activity.last.elapsed()
        }
    }
}

/// A thread that panicked while it held the lock left nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}
