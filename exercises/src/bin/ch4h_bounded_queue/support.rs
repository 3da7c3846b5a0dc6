//! Given: a file to read users from, and a database to store them in.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::time::sleep;

/// A file with users and a database. A clone is another handle of the same two.
#[derive(Clone)]
pub struct Site(Arc<Inner>);

struct Inner {
    users: Vec<String>,
    reading: Duration,
    storing: Duration,
    log: Mutex<Log>,
}

/// What has happened so far.
#[derive(Debug, Default, Clone)]
pub struct Log {
    /// How many users have been read.
    pub n_read: usize,
    /// How many are being stored.
    pub n_storing: usize,
    /// The most that ever were being stored at once.
    pub most_storing: usize,
    /// The most that ever had been read while their storing had not begun.
    pub most_ahead: usize,
    /// The users whose storing has begun, in this order.
    pub begun: Vec<String>,
    /// The users that are stored, in this order.
    pub stored: Vec<String>,
}

/// The file, to be read from its beginning to its end.
pub struct File {
    site: Site,
    next: usize,
}

/// The database.
#[derive(Clone)]
pub struct Database(Site);

impl Site {
    /// A file with these users. Reading one takes `reading`, storing one `storing`.
    pub fn new(users: &[&str], reading: Duration, storing: Duration) -> Site {
        Site(Arc::new(Inner {
            users: users.iter().map(|&user| user.to_owned()).collect(),
            reading,
            storing,
            log: Mutex::default(),
        }))
    }

    /// Opens the file.
    pub fn file(&self) -> File {
        let site = self.clone();
        File { site, next: 0 }
    }

    /// Connects to the database.
    pub fn database(&self) -> Database {
        Database(self.clone())
    }

    /// What has happened so far.
    pub fn log(&self) -> Log {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
        self.0.log.lock().expect("nobody panics with the lock held")
    }
}

impl File {
    /// Reads the next user; `None` at the end of the file.
    pub async fn read(&mut self) -> Option<String> {
        let user = self.site.0.users.get(self.next)?.clone();
        sleep(self.site.0.reading).await;
        self.next += 1;
        let mut log = self.site.lock();
        log.n_read += 1;
        log.most_ahead = log.most_ahead.max(log.n_read - log.begun.len());
        Some(user)
    }
}

impl Database {
    /// Stores a user.
    pub async fn store(&self, user: String) {
        {
            let mut log = self.0.lock();
            log.begun.push(user.clone());
            log.n_storing += 1;
            log.most_storing = log.most_storing.max(log.n_storing);
        }
        sleep(self.0.0.storing).await;
        let mut log = self.0.lock();
        log.n_storing -= 1;
        log.stored.push(user);
    }
}
