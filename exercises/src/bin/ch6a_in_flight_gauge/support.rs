//! Given: the gauge, and requests that end in one way or another.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// A number on a dashboard. Its clones show the same number.
#[derive(Clone, Debug, Default)]
pub struct Gauge {
    value: Arc<AtomicI64>,
    lowest: Arc<AtomicI64>,
}

impl Gauge {
    /// One more.
    pub fn up(&self) {
        self.value.fetch_add(1, Ordering::SeqCst);
    }

    /// One less.
    pub fn down(&self) {
        let value = self.value.fetch_sub(1, Ordering::SeqCst) - 1;
        self.lowest.fetch_min(value, Ordering::SeqCst);
    }

    /// What the gauge reads now.
    pub fn value(&self) -> i64 {
        self.value.load(Ordering::SeqCst)
    }

    /// The lowest that it has read so far.
    pub fn lowest(&self) -> i64 {
        self.lowest.load(Ordering::SeqCst)
    }
}

/// There was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the server is down")]
pub struct ServerDown;

/// A request that is answered after so many milliseconds.
pub async fn fetch(answer: &str, milliseconds: u64) -> Result<String, ServerDown> {
    sleep(Duration::from_millis(milliseconds)).await;
    Ok(answer.to_owned())
}

/// A request that fails after so many milliseconds.
pub async fn broken_fetch(milliseconds: u64) -> Result<String, ServerDown> {
    sleep(Duration::from_millis(milliseconds)).await;
    Err(ServerDown)
}
