//! Given: mirrors of one site, which answer or fail after a while.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// What a mirror says when it fails; the number is its own.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("mirror {0} failed")]
pub struct MirrorError(pub u32);

/// A mirror; a clone asks the same one.
#[derive(Debug, Clone)]
pub struct Mirror(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    number: u32,
    takes: Duration,
    works: bool,
    counts: Arc<Counts>,
}

/// What happened at all mirrors together.
#[derive(Debug, Default)]
pub struct Counts {
    started: AtomicUsize,
    running: AtomicUsize,
}

impl Counts {
    /// How many requests have started.
    pub fn n_started(&self) -> usize {
        self.started.load(Ordering::Relaxed)
    }

    /// How many requests are running.
    pub fn n_running(&self) -> usize {
        self.running.load(Ordering::Relaxed)
    }
}

/// Mirrors, numbered from 1, from the times that they take in ms. A negative time: it fails then.
pub fn mirrors(times: &[i64]) -> (Vec<Mirror>, Arc<Counts>) {
    let counts = Arc::new(Counts::default());
    let mirror = |(number, &ms): (u32, &i64)| {
        Mirror(Arc::new(Inner {
            number,
            takes: Duration::from_millis(ms.unsigned_abs()),
            works: ms >= 0,
            counts: Arc::clone(&counts),
        }))
    };
    let mirrors = (1..).zip(times).map(mirror).collect();
    (mirrors, counts)
}

impl Mirror {
    /// Asks this mirror.
    pub async fn fetch(&self) -> Result<String, MirrorError> {
        let Inner {
            number,
            takes,
            works,
            counts,
        } = &*self.0;
        counts.started.fetch_add(1, Ordering::Relaxed);
        let _running = Running::new(counts);
        sleep(*takes).await;
        works
            .then(|| format!("from mirror {number}"))
            .ok_or(MirrorError(*number))
    }
}

/// Counts a request that is running, until it is dropped.
struct Running<'a>(&'a Counts);

impl<'a> Running<'a> {
    fn new(counts: &'a Counts) -> Running<'a> {
        counts.running.fetch_add(1, Ordering::Relaxed);
        Running(counts)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::Relaxed);
    }
}
