//! # The store
//!
//! The service keeps its users behind the trait `Store`: in SQLite, and for tests in memory.
//! Mend `SqliteStore` and `MemoryStore` until nobody can tell them apart.
//!
//! - Of several `create` with one address, one stores a user; the others get `Taken`.
//! - A user and the event are stored together, or neither, also if the future of `create` is dropped.
//! - After `close` every answer is `Failed`.
//!
//! The pool has one connection, and keeps it. Change the stores until `main` prints one `Ok(1)` and one `Err(Taken)` for both stores.

pub mod support;

use std::sync::{Arc, Mutex};

use sqlx::SqlitePool;
use support::{NewUser, Store, StoreError, User, database};

#[derive(Clone)]
pub struct SqliteStore {
    pool: SqlitePool,
}

impl SqliteStore {
    pub fn new(pool: SqlitePool) -> SqliteStore {
        SqliteStore { pool }
    }
}

impl Store for SqliteStore {
    async fn find(&self, id: i64) -> Result<Option<User>, StoreError> {
        let user = sqlx::query_as("select id, email, name from users where id = ?");
        let user = user.bind(id).fetch_optional(&self.pool).await;
        user.map_err(failed)
    }

    async fn create(&self, new: NewUser) -> Result<i64, StoreError> {
        let user = sqlx::query("insert into users (email, name) values (?, ?)");
        let user = user.bind(new.email).bind(new.name);
        let user = user.execute(&self.pool).await.map_err(failed)?;
        let id = user.last_insert_rowid();
        let event = sqlx::query("insert into events (user_id) values (?)");
        event.bind(id).execute(&self.pool).await.map_err(failed)?;
        Ok(id)
    }

    async fn events(&self) -> Result<Vec<i64>, StoreError> {
        let events = sqlx::query_scalar("select user_id from events order by number");
        events.fetch_all(&self.pool).await.map_err(failed)
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

fn failed(error: sqlx::Error) -> StoreError {
    StoreError::Failed(error.to_string())
}

#[derive(Clone, Default)]
pub struct MemoryStore {
    users: Arc<Mutex<Vec<User>>>,
}

impl Store for MemoryStore {
    async fn find(&self, id: i64) -> Result<Option<User>, StoreError> {
        let users = self.users.lock().expect("not poisoned");
        Ok(users.iter().find(|user| user.id == id).cloned())
    }

    async fn create(&self, new: NewUser) -> Result<i64, StoreError> {
        let mut users = self.users.lock().expect("not poisoned");
        let id = users.len() as i64 + 1;
        let NewUser { email, name } = new;
        users.push(User { id, email, name });
        Ok(id)
    }

    async fn events(&self) -> Result<Vec<i64>, StoreError> {
        let users = self.users.lock().expect("not poisoned");
        Ok(users.iter().map(|user| user.id).collect())
    }

    async fn close(&self) {}
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    show("SQLite", SqliteStore::new(database())).await;
    show("memory", MemoryStore::default()).await;
}

async fn show(name: &str, store: impl Store) {
    let ada = || store.create(NewUser::new("ada@example.com", "Ada"));
    let (first, second) = tokio::join!(ada(), ada());
    println!("{name}: {first:?} and {second:?}");
    let events = store.events().await;
    println!("{name}: events {events:?}");
}

#[cfg(test)]
mod tests;
