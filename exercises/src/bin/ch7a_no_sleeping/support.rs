//! Given: a site that answers after 100 ms.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// Somebody else's server.
#[derive(Debug, Default)]
pub struct Site {
    n_requests: AtomicU32,
}

impl Site {
    /// Asks for a page. Each answer has a number of its own.
    pub async fn fetch(&self, url: &str) -> String {
        let n = self.n_requests.fetch_add(1, Ordering::Relaxed) + 1;
        sleep(Duration::from_millis(100)).await;
        format!("answer {n}: {url}")
    }

    /// How many requests have been made.
    pub fn n_requests(&self) -> u32 {
        self.n_requests.load(Ordering::Relaxed)
    }
}
