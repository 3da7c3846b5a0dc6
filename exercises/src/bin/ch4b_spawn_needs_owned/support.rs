//! Given: a name server that takes its time, and other work that needs waiting.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

/// What was asked of a server. A clone sees the same.
pub type Log = Arc<Mutex<Vec<u32>>>;

/// Another machine, which knows the names of users below 100. There is one, so it has no `Clone`.
#[derive(Debug)]
pub struct Server {
    seed: usize,
    asked: Log,
}

impl Server {
    /// A server, and the log of what it is asked.
    pub fn new() -> (Server, Log) {
        let asked = Log::default();
        let server = Server {
            seed: RandomState::new().hash_one(()) as usize % 1000,
            asked: Arc::clone(&asked),
        };
        (server, asked)
    }

    /// Asks for a user's name: 100 ms.
    pub async fn name(&self, id: u32) -> Option<String> {
        self.asked.lock().expect("not poisoned").push(id);
        sleep(Duration::from_millis(100)).await;
        self.names().remove(id as usize)
    }

    /// The names it has, by id; the tests compare with them.
    pub fn names(&self) -> Vec<Option<String>> {
        let seed = self.seed;
        let name = |id: usize| ["Ada", "Grace", "Edsger", "Barbara"][(seed + id) % 4];
        let known = (0..100).map(|id| Some(format!("{} {}", name(id), seed + id)));
        known.chain((100..300).map(|_| None)).collect()
    }
}

/// The caller's own work: 150 ms.
pub async fn draw_page() {
    sleep(Duration::from_millis(150)).await;
}
