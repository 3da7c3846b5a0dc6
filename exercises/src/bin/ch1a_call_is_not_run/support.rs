//! Given: a log on another machine, and the request.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

/// What has been recorded so far.
#[derive(Clone, Default)]
pub struct Log {
    entries: List,
    fetched: List,
}

impl Log {
    /// The entries, oldest first.
    pub fn entries(&self) -> Vec<String> {
        self.entries.to_vec()
    }

    /// What `fetch_data` has returned, oldest first: the tests compare with it.
    pub fn fetched(&self) -> Vec<String> {
        self.fetched.to_vec()
    }
}

#[derive(Clone, Default)]
struct List(Arc<Mutex<Vec<String>>>);

impl List {
    fn push(&self, text: &str) {
        self.lock().push(text.to_string());
    }

    fn to_vec(&self) -> Vec<String> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.0.lock().expect("nobody panics with the lock held")
    }
}

/// Sends an entry to the log, which takes 10 ms.
pub async fn record(log: &Log, entry: &str) {
    sleep(Duration::from_millis(10)).await;
    log.entries.push(entry);
}

/// What a request returns.
#[derive(Debug)]
pub struct Data {
    pub data: String,
}

/// The request: it notes `fetch` in the log when it begins, and takes a second.
/// Each answer has a number that nobody can guess.
pub async fn fetch_data(log: &Log, url: &str) -> Data {
    log.entries.push("fetch");
    sleep(Duration::from_secs(1)).await;
    let number = RandomState::new().hash_one(url) % 1_000_000;
    let data = format!("from {url} (answer {number:06})");
    log.fetched.push(&data);
    Data { data }
}
