//! Given: a database with one connection, which keeps a diary.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    #[error("a constraint failed")]
    Constraint,
    #[error("the commit failed")]
    Commit,
}

/// A database with one connection. Its clones are the same database.
#[derive(Clone)]
pub struct Db {
    diary: Arc<Mutex<Vec<String>>>,
    connection: Arc<Semaphore>,
    refuses_commits: bool,
}

/// The connection, handed out. Only [`Session::release`] gives it back:
/// if a session is dropped without, the connection is lost for ever.
pub struct Session {
    db: Db,
    connection: Option<OwnedSemaphorePermit>,
}

/// How long the server takes for each statement, commit and rollback.
const ANSWER: Duration = Duration::from_millis(10);

impl Db {
    pub fn with_one_connection() -> Db {
        Db {
            diary: Arc::default(),
            connection: Arc::new(Semaphore::new(1)),
            refuses_commits: false,
        }
    }

    /// A database that fails to commit.
    pub fn that_refuses_commits() -> Db {
        Db {
            refuses_commits: true,
            ..Db::with_one_connection()
        }
    }

    /// Waits until the connection is free, and takes it.
    pub async fn begin(&self) -> Session {
        let connection = self.connection.clone().acquire_owned().await;
        self.note("begin");
        Session {
            db: self.clone(),
            connection: Some(connection.expect("never closed")),
        }
    }

    /// What has happened so far.
    pub fn diary(&self) -> Vec<String> {
        let diary = self.diary.lock().unwrap_or_else(PoisonError::into_inner);
        diary.clone()
    }

    fn note(&self, event: &str) {
        let mut diary = self.diary.lock().unwrap_or_else(PoisonError::into_inner);
        diary.push(event.to_owned());
    }
}

impl Session {
    /// Talks to the server.
    pub async fn execute(&mut self, sql: &str) {
        sleep(ANSWER).await;
        self.db.note(sql);
    }

    /// Talks to the server.
    pub async fn commit(&mut self) -> Result<(), DbError> {
        sleep(ANSWER).await;
        if self.db.refuses_commits {
            return Err(DbError::Commit);
        }
        self.db.note("commit");
        Ok(())
    }

    /// Talks to the server.
    pub async fn rollback(&mut self) {
        sleep(ANSWER).await;
        self.db.note("rollback");
    }

    /// Gives the connection back, at once. The server discards what was not committed.
    pub fn release(&mut self) {
        self.db.note("release");
        self.connection = None;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.db.note("connection lost");
            connection.forget();
        }
    }
}
