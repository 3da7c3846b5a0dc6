//! Given: a site that answers each url after its own time, and counts the requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use thiserror::Error;
use tokio::time::sleep;

/// Why there is no data.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the server answered {0}")]
pub struct FetchError(pub u16);

/// A clone is another handle to the same site.
#[derive(Debug, Clone, Default)]
pub struct Site(Arc<Mutex<Pages>>);

#[derive(Debug, Default)]
struct Pages {
    answers: HashMap<String, (Duration, Result<String, FetchError>)>,
    n_requests: HashMap<String, usize>,
}

impl Site {
    /// Lets a url be answered after so many milliseconds. All others are 404 at once.
    pub fn answers(&self, url: &str, after_ms: u64, answer: Result<&str, u16>) {
        let answer = answer.map(str::to_owned).map_err(FetchError);
        let answer = (Duration::from_millis(after_ms), answer);
        let mut pages = self.0.lock().expect("not poisoned");
        pages.answers.insert(url.to_owned(), answer);
    }

    /// One request.
    pub async fn fetch(&self, url: &str) -> Result<String, FetchError> {
        let (after, answer) = self.begin(url);
        sleep(after).await;
        answer
    }

    fn begin(&self, url: &str) -> (Duration, Result<String, FetchError>) {
        let mut pages = self.0.lock().expect("not poisoned");
        *pages.n_requests.entry(url.to_owned()).or_default() += 1;
        let answer = pages.answers.get(url).cloned();
        answer.unwrap_or((Duration::ZERO, Err(FetchError(404))))
    }

    /// How often a url was asked for.
    pub fn n_requests(&self, url: &str) -> usize {
        let pages = self.0.lock().expect("not poisoned");
        pages.n_requests.get(url).copied().unwrap_or_default()
    }
}
