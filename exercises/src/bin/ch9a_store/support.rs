//! Given: what a store is, and a database in memory.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub name: String,
}

/// A user who has no id yet.
#[derive(Debug, Clone, Deserialize)]
pub struct NewUser {
    pub email: String,
    pub name: String,
}

impl NewUser {
    pub fn new(email: &str, name: &str) -> NewUser {
        let (email, name) = (email.to_owned(), name.to_owned());
        NewUser { email, name }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error("another user has this address")]
    Taken,
    #[error("the store failed: {0}")]
    Failed(String),
}

/// Where users are kept. A clone is another handle to the same store.
///
/// The futures are `Send`, so that axum's handlers may await them.
pub trait Store: Clone + Send + Sync + 'static {
    /// The user with this id, if there is one.
    fn find(&self, id: i64) -> impl Future<Output = Result<Option<User>, StoreError>> + Send;

    /// Stores a user, together with an event that says so, and returns the id: 1 for the first.
    /// If another user has the address, the error is `Taken`.
    fn create(&self, new: NewUser) -> impl Future<Output = Result<i64, StoreError>> + Send;

    /// The ids of the users who have an event, in the order of their creation.
    fn events(&self) -> impl Future<Output = Result<Vec<i64>, StoreError>> + Send;

    /// Closes the store. Whatever is asked of it afterwards is answered with `Failed`.
    fn close(&self) -> impl Future<Output = ()> + Send;
}

/// A database in memory with the tables `users` and `events`, both empty. The pool has one
/// connection, opened when it is first needed. Whoever needs it waits for it, at most one second.
pub fn database() -> SqlitePool {
    let tables = "create table users (id integer primary key, email text not null unique, name text not null); \
                  create table events (number integer primary key, user_id integer not null)";
    SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(Duration::from_secs(1))
        .after_connect(move |connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(tables).execute(connection).await?;
                Ok(())
            })
        })
        .connect_lazy("sqlite::memory:")
        .expect("a database in memory")
}
