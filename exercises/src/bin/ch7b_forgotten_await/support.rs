//! Given: a blog on another machine.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

/// A clone is another handle to the same blog.
#[derive(Debug, Clone)]
pub struct Blog {
    announcement: Duration,
    log: Arc<Mutex<Vec<String>>>,
}

impl Default for Blog {
    fn default() -> Self {
        Self::with_announcement(Duration::from_millis(10))
    }
}

impl Blog {
    /// A blog whose announcements take this long.
    pub fn with_announcement(takes: Duration) -> Self {
        Self {
            announcement: takes,
            log: Arc::default(),
        }
    }

    /// Saves a post and gives it an id that nobody can guess: 50 ms.
    pub async fn save(&self, text: &str) -> u32 {
        sleep(Duration::from_millis(50)).await;
        let id = (RandomState::new().hash_one(text) % 900_000) as u32 + 100_000;
        self.note("save", id);
        id
    }

    /// Lets readers find a post: 30 ms.
    pub async fn index(&self, id: u32) {
        sleep(Duration::from_millis(30)).await;
        self.note("index", id);
    }

    /// Tells those who follow the author: 20 ms.
    pub async fn notify(&self, id: u32) {
        sleep(Duration::from_millis(20)).await;
        self.note("notify", id);
    }

    /// Hands a post to the newsletter, which may be slow.
    pub async fn announce(&self, id: u32) {
        sleep(self.announcement).await;
        self.note("announce", id);
    }

    /// The steps that are done, oldest first: `save 123456` and so on.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().expect("not poisoned").clone()
    }

    fn note(&self, step: &str, id: u32) {
        let line = format!("{step} {id}");
        self.log.lock().expect("not poisoned").push(line);
    }
}
