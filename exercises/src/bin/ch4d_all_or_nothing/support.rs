//! Given: services that answer or fail after a while, and tell whether anybody still asks them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// A service could not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("service {0} is down")]
pub struct Down(pub u32);

/// A service; a clone asks the same one.
#[derive(Debug, Clone)]
pub struct Service(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    number: u32,
    takes: Duration,
    works: bool,
    counts: Arc<Counts>,
}

/// What happened at all services together.
#[derive(Debug, Default)]
pub struct Counts {
    running: AtomicUsize,
    answered: AtomicUsize,
}

impl Counts {
    /// How many requests are running.
    pub fn n_running(&self) -> usize {
        self.running.load(Ordering::Relaxed)
    }

    /// How many requests were answered.
    pub fn n_answered(&self) -> usize {
        self.answered.load(Ordering::Relaxed)
    }
}

/// Services, numbered from 1, from the times that they take in ms. A negative time: it fails then.
pub fn services(times: &[i64]) -> (Vec<Service>, Arc<Counts>) {
    let counts = Arc::new(Counts::default());
    let service = |(number, &ms): (u32, &i64)| {
        Service(Arc::new(Inner {
            number,
            takes: Duration::from_millis(ms.unsigned_abs()),
            works: ms >= 0,
            counts: Arc::clone(&counts),
        }))
    };
    let services = (1..).zip(times).map(service).collect();
    (services, counts)
}

impl Service {
    /// Asks for this service's part of the page.
    pub async fn part(&self) -> Result<String, Down> {
        let Inner {
            number,
            takes,
            works,
            counts,
        } = &*self.0;
        let _running = Running::new(counts);
        sleep(*takes).await;
        if !works {
            return Err(Down(*number));
        }
        counts.answered.fetch_add(1, Ordering::Relaxed);
        Ok(format!("part {number}"))
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
