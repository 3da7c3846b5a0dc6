//! Given: an API that returns users page by page.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::time::sleep;

/// An API. A clone is another handle of the same one.
#[derive(Clone)]
pub struct Api(Arc<Inner>);

struct Inner {
    pages: Vec<Result<Vec<String>, ApiError>>,
    asked: Mutex<Vec<u32>>,
}

/// Some of the users, and where there are more.
#[derive(Debug)]
pub struct Page {
    pub users: Vec<String>,
    /// The number of the next page; `None` on the last one.
    pub next: Option<u32>,
}

/// The API could not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError;

impl Api {
    /// An API with these pages. An `Err` is a page for which it cannot answer.
    pub fn new(pages: Vec<Result<Vec<String>, ApiError>>) -> Api {
        Api(Arc::new(Inner {
            pages,
            asked: Mutex::default(),
        }))
    }

    /// Fetches a page; the first one is 0. It takes 100 ms.
    pub async fn fetch_page(&self, number: u32) -> Result<Page, ApiError> {
        self.lock().push(number);
        sleep(Duration::from_millis(100)).await;
        let pages = &self.0.pages;
        let users = pages.get(number as usize).ok_or(ApiError)?.clone()?;
        let next = Some(number + 1).filter(|&next| (next as usize) < pages.len());
        Ok(Page { users, next })
    }

    /// The pages that were asked for, in this order.
    pub fn asked(&self) -> Vec<u32> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<u32>> {
        self.0
            .asked
            .lock()
            .expect("nobody panics with the lock held")
    }
}
