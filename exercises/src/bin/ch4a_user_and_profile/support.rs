//! Given: a pool of connections to a database that takes its time.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: u32,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    pub user_id: u32,
    pub city: String,
}

/// The database has no such row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    #[error("there is no user {0}")]
    NoUser(u32),
    #[error("user {0} has no profile")]
    NoProfile(u32),
}

/// Ids from here on have a user, but no profile.
pub const FIRST_WITHOUT_PROFILE: u32 = 100;

/// Ids from here on have neither.
pub const FIRST_UNKNOWN: u32 = 200;

/// A handle to the pool; a clone is another handle to the same.
#[derive(Debug, Clone)]
pub struct Pool(Arc<Database>);

#[derive(Debug)]
struct Database {
    free: Arc<Semaphore>,
    user_time: Duration,
    profile_time: Duration,
    seed: u64,
    running: AtomicUsize,
    asked: Mutex<Vec<&'static str>>,
}

/// A connection. It answers one query at a time, and goes back to the pool when it is dropped.
#[derive(Debug)]
pub struct Connection {
    database: Arc<Database>,
    _permit: OwnedSemaphorePermit,
}

impl Pool {
    /// The user's row takes 100 ms, the profile's 150 ms.
    pub fn with_connections(n: usize) -> Pool {
        Pool::with_times(n, Duration::from_millis(100), Duration::from_millis(150))
    }

    pub fn with_times(n: usize, user_time: Duration, profile_time: Duration) -> Pool {
        Pool(Arc::new(Database {
            free: Arc::new(Semaphore::new(n)),
            user_time,
            profile_time,
            seed: RandomState::new().hash_one(()),
            running: AtomicUsize::new(0),
            asked: Mutex::default(),
        }))
    }

    /// Takes a connection; waits if all are taken.
    pub async fn acquire(&self) -> Connection {
        let permit = Arc::clone(&self.0.free).acquire_owned().await;
        Connection {
            database: Arc::clone(&self.0),
            _permit: permit.expect("the pool is never closed"),
        }
    }

    /// How many connections are free.
    pub fn n_free(&self) -> usize {
        self.0.free.available_permits()
    }

    /// How many queries are running.
    pub fn n_running(&self) -> usize {
        self.0.running.load(Ordering::Relaxed)
    }

    /// The queries that were begun.
    pub fn asked(&self) -> Vec<&'static str> {
        self.0.asked.lock().expect("not poisoned").clone()
    }

    /// What the database would answer for this user; the tests compare with it.
    pub fn rows(&self, id: u32) -> (User, Profile) {
        (self.0.user(id), self.0.profile(id))
    }
}

impl Connection {
    /// The row of a user.
    pub async fn user(&mut self, id: u32) -> Result<User, DbError> {
        self.database.query("user", self.database.user_time).await;
        if id >= FIRST_UNKNOWN {
            return Err(DbError::NoUser(id));
        }
        Ok(self.database.user(id))
    }

    /// The row of a user's profile.
    pub async fn profile(&mut self, id: u32) -> Result<Profile, DbError> {
        let time = self.database.profile_time;
        self.database.query("profile", time).await;
        if id >= FIRST_WITHOUT_PROFILE {
            return Err(DbError::NoProfile(id));
        }
        Ok(self.database.profile(id))
    }
}

impl Database {
    async fn query(&self, table: &'static str, time: Duration) {
        self.asked.lock().expect("not poisoned").push(table);
        self.running.fetch_add(1, Ordering::Relaxed);
        let _running = Running(&self.running);
        sleep(time).await;
    }

    fn user(&self, id: u32) -> User {
        let name = ["Ada", "Grace", "Edsger", "Barbara"][(self.seed as usize + id as usize) % 4];
        User {
            id,
            name: format!("{name} {id}"),
        }
    }

    fn profile(&self, id: u32) -> Profile {
        let city = ["London", "Arlington", "Nuenen"][(self.seed as usize / 7 + id as usize) % 3];
        Profile {
            user_id: id,
            city: city.to_owned(),
        }
    }
}

/// Counts a query that is running, until it is dropped.
struct Running<'a>(&'a AtomicUsize);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
