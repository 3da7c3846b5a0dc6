//! Given: what the other services are asked, how patient we are, a server that answers by script,
//! and the store as it is after Exercise 9a.

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep};

/// How long one attempt may take.
pub const ATTEMPT: Duration = Duration::from_secs(2);

/// How long to wait after the first and after the second attempt. There is no fourth.
pub const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(2)];

/// How long a call may take in all.
pub const TOTAL: Duration = Duration::from_secs(4);

/// What another service knows of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub bio: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpstreamError {
    #[error("there is none")]
    NotFound,
    #[error("the answer had the status {0}")]
    Status(u16),
    #[error("no answer in time")]
    Timeout,
    #[error("the answer is something else")]
    Decode,
    #[error("the server cannot be asked: {0}")]
    Transport(String),
}

/// The services of others. A clone asks the same ones.
pub trait Upstream: Clone + Send + Sync + 'static {
    /// The profile of the user with this id.
    fn profile(&self, id: i64) -> impl Future<Output = Result<Profile, UpstreamError>> + Send;

    /// Whether an email address is valid.
    fn is_valid(&self, email: &str) -> impl Future<Output = Result<bool, UpstreamError>> + Send;
}

/// The validator's answer.
#[derive(Debug, Deserialize)]
pub struct Validation {
    pub valid: bool,
}

/// How the server answers one request.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    /// With this status; 200 has a profile or a validation as its body.
    Status(u16),
    /// With this status, after so many milliseconds.
    Late(u64, u16),
    /// With 200 and something that is no JSON.
    Html,
    /// Never.
    Hang,
}

/// A server on 127.0.0.1, on the runtime of whoever started it: both have the same clock.
pub struct Server {
    /// Such as `http://127.0.0.1:8000`.
    pub base: String,
    seen: Arc<Seen>,
}

struct Seen {
    start: Instant,
    script: Mutex<Vec<Reply>>,
    hits: Mutex<Vec<(Duration, String)>>,
    n_connections: Mutex<usize>,
}

impl Server {
    /// A server that answers its requests by this script, and with 200 when the script has ended.
    pub async fn start(script: &[Reply]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("there is a free port");
        let address = listener.local_addr().expect("it is bound");
        let seen = Arc::new(Seen {
            start: Instant::now(),
            script: Mutex::new(script.iter().rev().copied().collect()),
            hits: Mutex::default(),
            n_connections: Mutex::default(),
        });
        let counter = Arc::clone(&seen);
        let counted = listener.tap_io(move |connection| {
            *counter.n_connections.lock().expect("not poisoned") += 1;
            // Small pieces leave at once, not after some real milliseconds: the paused clock would
            // jump meanwhile. An error means that the connection is closed already.
            let _ = connection.set_nodelay(true);
        });
        let answering = Arc::clone(&seen);
        let app = Router::new().fallback(async move |uri: axum::http::Uri| {
            let path = uri.path().to_owned();
            answering.answer(path).await
        });
        tokio::spawn(async move { axum::serve(counted, app).await });
        let base = format!("http://{address}");
        Server { base, seen }
    }

    /// When requests came, counted from the start, and for which paths.
    pub fn hits(&self) -> Vec<(Duration, String)> {
        self.seen.hits.lock().expect("not poisoned").clone()
    }

    /// How many connections the server has accepted.
    pub fn n_connections(&self) -> usize {
        *self.seen.n_connections.lock().expect("not poisoned")
    }
}

impl Seen {
    async fn answer(&self, path: String) -> Response {
        let body = match path.strip_prefix("/profile/") {
            Some(id) => format!(r#"{{"bio":"user {id}"}}"#),
            None => format!(r#"{{"valid":{}}}"#, path.contains('@')),
        };
        let hit = (self.start.elapsed(), path);
        self.hits.lock().expect("not poisoned").push(hit);
        let reply = self.script.lock().expect("not poisoned").pop();
        let code = match reply.unwrap_or(Reply::Status(200)) {
            Reply::Status(code) => code,
            Reply::Late(after, code) => {
                sleep(Duration::from_millis(after)).await;
                code
            }
            Reply::Html => return "<html>".into_response(),
            Reply::Hang => pending().await,
        };
        let status = StatusCode::from_u16(code).expect("a status");
        (status, body).into_response()
    }
}

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
        self.with_users(|users| {
            if users.iter().any(|user| user.email == new.email) {
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
