//! Given: a monitor that wants a sign of life every 100 ms.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::Instant;

/// How often the monitor wants to hear something.
pub const BEAT: Duration = Duration::from_millis(100);

/// A clone is another handle to the same monitor.
#[derive(Debug, Clone)]
pub struct Monitor {
    start: Instant,
    beats: Arc<Mutex<Vec<Duration>>>,
}

impl Monitor {
    /// A monitor that counts time from now.
    pub fn new() -> Self {
        Self {
            start: Instant::now(),
            beats: Arc::default(),
        }
    }

    /// A sign of life.
    pub fn beat(&self) {
        let now = self.start.elapsed();
        self.beats.lock().expect("not poisoned").push(now);
    }

    /// When there were signs of life, counted from the start.
    pub fn beats(&self) -> Vec<Duration> {
        self.beats.lock().expect("not poisoned").clone()
    }
}

impl Default for Monitor {
    fn default() -> Self {
        Self::new()
    }
}
