//! Given: a log on another machine, and the request.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

/// What has been recorded so far.
#[derive(Clone, Default)]
pub struct Log {
    entries: Arc<Mutex<Vec<String>>>,
}

impl Log {
    /// The entries, oldest first.
    pub fn entries(&self) -> Vec<String> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.entries
            .lock()
            .expect("nobody panics with the lock held")
    }
}

/// Sends an entry to the log, which takes 10 ms.
pub async fn record(log: &Log, entry: &str) {
    sleep(Duration::from_millis(10)).await;
    log.lock().push(entry.to_string());
}

/// What a request returns.
#[derive(Debug)]
pub struct Data {
    pub data: String,
}

/// The request: it notes `fetch` in the log when it begins, and takes a second.
pub async fn fetch_data(log: &Log, url: &str) -> Data {
    log.lock().push("fetch".to_string());
    sleep(Duration::from_secs(1)).await;
    Data {
        data: format!("from {url}"),
    }
}
