//! Right: the insert itself says whether the address was free, and a map has one entry for each address.
//! Tokio's lock is not needed, because nothing is awaited while it is kept; it does no harm either.

#[path = "../../../exercises/src/bin/ch9a_store/support.rs"]
pub mod support;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use sqlx::SqlitePool;
use support::{NewUser, Store, StoreError, User};
use tokio::sync::{Mutex, MutexGuard};

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
        // Both inserts on the transaction's connection: the pool has no second one.
        let mut transaction = self.pool.begin().await.map_err(failed)?;
        let user = sqlx::query(
            "insert into users (email, name) values (?, ?) on conflict (email) do nothing",
        );
        let user = user.bind(new.email).bind(new.name);
        let stored = user.execute(&mut *transaction).await.map_err(failed)?;
        if stored.rows_affected() == 0 {
            return Err(StoreError::Taken);
        }
        let id = stored.last_insert_rowid();
        let event = sqlx::query("insert into events (user_id) values (?)");
        let event = event.bind(id).execute(&mut *transaction).await;
        event.map_err(failed)?; // any `?` drops `transaction`, which rolls back
        transaction.commit().await.map_err(failed)?;
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

/// The key is the address, the value the id and the name.
#[derive(Default)]
pub struct Users {
    by_email: HashMap<String, (i64, String)>,
    closed: bool,
}

#[derive(Clone, Default)]
pub struct MemoryStore {
    users: Arc<Mutex<Users>>,
}

impl MemoryStore {
    async fn open(&self) -> Result<MutexGuard<'_, Users>, StoreError> {
        let users = self.users.lock().await;
        if users.closed {
            return Err(StoreError::Failed("closed".to_owned()));
        }
        Ok(users)
    }
}

impl Store for MemoryStore {
    async fn find(&self, id: i64) -> Result<Option<User>, StoreError> {
        let users = self.open().await?;
        let mut all = users.by_email.iter();
        let found = all.find(|(_, (found, _))| *found == id);
        Ok(found.map(|(email, (id, name))| User {
            id: *id,
            email: email.clone(),
            name: name.clone(),
        }))
    }

    async fn create(&self, new: NewUser) -> Result<i64, StoreError> {
        let mut users = self.open().await?;
        let id = users.by_email.len() as i64 + 1;
        match users.by_email.entry(new.email) {
            Entry::Occupied(_) => Err(StoreError::Taken),
            Entry::Vacant(free) => {
                free.insert((id, new.name));
                Ok(id)
            }
        }
    }

    async fn events(&self) -> Result<Vec<i64>, StoreError> {
        let users = self.open().await?;
        Ok((1..=users.by_email.len() as i64).collect())
    }

    async fn close(&self) {
        self.users.lock().await.closed = true;
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch9a_store/tests.rs"]
mod tests;
