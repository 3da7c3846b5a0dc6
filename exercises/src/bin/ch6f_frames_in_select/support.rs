//! Given: a monitor that wants a sign of life every 100 ms, and a peer that writes in pieces.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncWriteExt, DuplexStream};
use tokio::time::{Instant, sleep};

/// How often the monitor wants to hear something.
pub const BEAT: Duration = Duration::from_millis(100);

/// How long a frame is, in bytes.
pub const FRAME: usize = 5;

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

/// Writes the pieces, the first after 50 ms and each 100 ms after the one before; then it hangs up.
pub async fn write_in_pieces(mut wire: DuplexStream, pieces: Vec<String>) {
    sleep(Duration::from_millis(50)).await;
    for piece in pieces {
        if wire.write_all(piece.as_bytes()).await.is_err() {
            return;
        }
        sleep(Duration::from_millis(100)).await;
    }
}
