//! Given: a site that is asked over the network.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// Another machine, which answers three questions.
/// Every site has other numbers, which nobody can guess.
#[derive(Clone, Default)]
pub struct Site(Arc<Inner>);

struct Inner {
    seed: u32,
    n_asked: [AtomicU32; 3],
}

impl Default for Inner {
    fn default() -> Inner {
        Inner {
            seed: RandomState::new().hash_one(()) as u32,
            n_asked: Default::default(),
        }
    }
}

impl Site {
    pub fn new() -> Site {
        Site::default()
    }

    /// How often the user, the posts and the messages were asked for.
    pub fn n_asked(&self) -> [u32; 3] {
        [0, 1, 2].map(|question| self.0.n_asked[question].load(Ordering::Relaxed))
    }

    /// What the site answers; the tests compare with it.
    pub fn answers(&self) -> (String, u32, u32) {
        let seed = self.0.seed;
        let name = ["Ada", "Grace", "Edsger", "Barbara"][seed as usize % 4];
        (name.to_string(), seed % 97, 100 + seed % 89)
    }

    fn count(&self, question: usize) {
        self.0.n_asked[question].fetch_add(1, Ordering::Relaxed);
    }
}

/// Asks for the user's name: 100 ms.
pub async fn fetch_user(site: &Site) -> String {
    site.count(0);
    sleep(Duration::from_millis(100)).await;
    site.answers().0
}

/// Asks for the number of posts: 200 ms.
pub async fn fetch_posts(site: &Site) -> u32 {
    site.count(1);
    sleep(Duration::from_millis(200)).await;
    site.answers().1
}

/// Asks for the number of messages: 300 ms.
pub async fn fetch_messages(site: &Site) -> u32 {
    site.count(2);
    sleep(Duration::from_millis(300)).await;
    site.answers().2
}
