// expect: fail of_two_creates_at_once_one_is_taken
// Believed that a lock for each step protects both. Others run between the steps.

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
        // Both inserts on the transaction's connection: the pool has no second one.
        let mut transaction = self.pool.begin().await.map_err(failed)?;
        let user = sqlx::query("insert into users (email, name) values (?, ?)");
        let user = user.bind(new.email).bind(new.name);
        let user = user.execute(&mut *transaction).await.map_err(failed)?;
        let id = user.last_insert_rowid();
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
    match error {
        sqlx::Error::Database(error) if error.is_unique_violation() => StoreError::Taken,
        other => StoreError::Failed(other.to_string()),
    }
}

/// `None` when it is closed.
#[derive(Clone)]
pub struct MemoryStore {
    users: Arc<Mutex<Option<Vec<User>>>>,
}

impl Default for MemoryStore {
    fn default() -> MemoryStore {
        let users = Arc::new(Mutex::new(Some(Vec::new())));
        MemoryStore { users }
    }
}

impl MemoryStore {
    /// Lets a plain function look at the users: no `.await` can come between its steps.
    fn with_users<T>(&self, look: impl FnOnce(&mut Vec<User>) -> T) -> Result<T, StoreError> {
        let mut users = self.users.lock().expect("not poisoned");
        let users = users.as_mut();
        users.map(look).ok_or(StoreError::Failed("closed".into()))
    }
}

impl Store for MemoryStore {
    async fn find(&self, id: i64) -> Result<Option<User>, StoreError> {
        self.with_users(|users| users.iter().find(|user| user.id == id).cloned())
    }

    async fn create(&self, new: NewUser) -> Result<i64, StoreError> {
        let taken = self.with_users(|users| users.iter().any(|user| user.email == new.email))?;
        tokio::task::yield_now().await;
        self.with_users(|users| {
            if taken {
                return Err(StoreError::Taken);
            }
            let id = users.len() as i64 + 1;
            let NewUser { email, name } = new;
            users.push(User { id, email, name });
            Ok(id)
        })?
    }

    async fn events(&self) -> Result<Vec<i64>, StoreError> {
        self.with_users(|users| users.iter().map(|user| user.id).collect())
    }

    async fn close(&self) {
        self.users.lock().expect("not poisoned").take();
    }
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
