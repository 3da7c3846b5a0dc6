//! Given: what the handlers share, fakes, a way to ask a router without a network,
//! and the store, the client and the handler `users` as they are after the Exercises 9a, 9b and 9c.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Query, State};
use axum::http::{Request, StatusCode};
use axum::{Json, Router};
use futures::{StreamExt, stream};
use reqwest::{Client, Url};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use tokio::time::{Instant, sleep, timeout_at};
use tower::ServiceExt;

/// What the handlers share. A clone is another handle to the same things.
#[derive(Clone)]
pub struct Service<S, U> {
    pub store: S,
    pub upstream: U,
    pub cache: Cache,
}

impl<S: Store, U: Upstream> Service<S, U> {
    pub fn new(store: S, upstream: U) -> Service<S, U> {
        let cache = Cache::default();
        Service {
            store,
            upstream,
            cache,
        }
    }
}

/// The last good profile of each user.
#[derive(Debug, Clone, Default)]
pub struct Cache(Arc<Mutex<HashMap<i64, Profile>>>);

impl Cache {
    pub fn get(&self, id: i64) -> Option<Profile> {
        self.0.lock().expect("not poisoned").get(&id).cloned()
    }

    pub fn put(&self, id: i64, profile: Profile) {
        self.0.lock().expect("not poisoned").insert(id, profile);
    }
}

/// What the answer says about one id.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Entry {
    /// `stale`: the profile is not of today, or there is none because nobody could be asked.
    Known {
        id: i64,
        name: String,
        profile: Option<Profile>,
        stale: bool,
    },
    Unknown {
        id: i64,
        error: &'static str,
    },
}

/// Services that are not there: they answer as fast and as badly as a test wishes.
#[derive(Debug, Clone, Default)]
pub struct FakeUpstream(Arc<Mutex<Calls>>);

#[derive(Debug, Default)]
struct Calls {
    takes: Duration,
    down: bool,
    in_flight: usize,
    max_in_flight: usize,
    asked: Vec<String>,
}

/// Counts a call while it lives, however it ends.
struct InFlight(FakeUpstream);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.calls().in_flight -= 1;
    }
}

impl FakeUpstream {
    /// Services that take this long for each answer.
    pub fn that_takes(takes: Duration) -> FakeUpstream {
        let fake = FakeUpstream::default();
        fake.calls().takes = takes;
        fake
    }

    /// From now on there is an error in place of each profile, at once.
    pub fn go_down(&self) {
        self.calls().down = true;
    }

    /// How many calls are running.
    pub fn in_flight(&self) -> usize {
        self.calls().in_flight
    }

    /// How many calls were running at once, at most.
    pub fn max_in_flight(&self) -> usize {
        self.calls().max_in_flight
    }

    /// What was asked for, in this order.
    pub fn asked(&self) -> Vec<String> {
        self.calls().asked.clone()
    }

    fn calls(&self) -> MutexGuard<'_, Calls> {
        self.0.lock().expect("not poisoned")
    }

    async fn call(&self, what: String) {
        let takes = {
            let mut calls = self.calls();
            calls.asked.push(what);
            calls.in_flight += 1;
            calls.max_in_flight = calls.max_in_flight.max(calls.in_flight);
            calls.takes
        };
        let _in_flight = InFlight(self.clone());
        if !takes.is_zero() {
            sleep(takes).await;
        }
    }
}

impl Upstream for FakeUpstream {
    /// There is no profile of user 3, and for user 5 the service is busy.
    async fn profile(&self, id: i64) -> Result<Profile, UpstreamError> {
        if self.calls().down {
            return Err(UpstreamError::Timeout);
        }
        self.call(format!("profile {id}")).await;
        match id {
            3 => Err(UpstreamError::NotFound),
            5 => Err(UpstreamError::Status(503)),
            _ => Ok(Profile {
                bio: format!("bio {id}"),
            }),
        }
    }

    /// An address is valid if it has an `@`; for `down@…` there is no answer.
    async fn is_valid(&self, email: &str) -> Result<bool, UpstreamError> {
        self.call(format!("validate {email}")).await;
        if email.starts_with("down@") {
            return Err(UpstreamError::Timeout);
        }
        Ok(email.contains('@'))
    }
}

/// Sends a request to the router, and returns the status and the body. An empty `json` means no body.
pub async fn ask(app: &Router, method: &str, path: &str, json: &str) -> (u16, String) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .body(Body::from(json.to_owned()))
        .expect("a request");
    let answer = app.clone().oneshot(request).await;
    let answer = answer.expect("a router has no other error");
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), usize::MAX).await;
    let body = body.expect("the body is in memory");
    (status, String::from_utf8_lossy(&body).into_owned())
}

/// How many users may be looked up at once for one request.
const AT_ONCE: usize = 4;

/// How many ids one request may name.
const MAX_IDS: usize = 50;

/// How long a request may wait for profiles.
const BUDGET: Duration = Duration::from_secs(5);

#[derive(Debug, Deserialize)]
pub struct Wanted {
    pub ids: String,
}

/// `GET /users?ids=1,2,9`
pub async fn users<S: Store, U: Upstream>(
    State(service): State<Service<S, U>>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Vec<Entry>>, StatusCode> {
    let end = Instant::now() + BUDGET;
    let ids: Result<Vec<i64>, _> = wanted.ids.split(',').map(str::parse).collect();
    let ids = ids.map_err(|_| StatusCode::BAD_REQUEST)?;
    if ids.len() > MAX_IDS {
        return Err(StatusCode::BAD_REQUEST);
    }
    let entries: Vec<_> = ids.iter().map(|id| entry(&service, *id, end)).collect();
    // At most so many at once, in the order of the ids; all are dropped with this future.
    let entries = stream::iter(entries).buffered(AT_ONCE);
    Ok(Json(entries.collect().await))
}

/// What can be said about one user; an error is a thing to say, too.
async fn entry<S: Store, U: Upstream>(service: &Service<S, U>, id: i64, end: Instant) -> Entry {
    let name = match service.store.find(id).await {
        Ok(Some(user)) => user.name,
        Ok(None) => {
            let error = "not found";
            return Entry::Unknown { id, error };
        }
        Err(error) => {
            tracing::error!(%error, id, "the store failed"); // for the log, not for the client
            let error = "unavailable";
            return Entry::Unknown { id, error };
        }
    };
    let answer = timeout_at(end, service.upstream.profile(id)).await;
    let (profile, stale) = match answer.unwrap_or(Err(UpstreamError::Timeout)) {
        Ok(profile) => {
            service.cache.put(id, profile.clone());
            (Some(profile), false)
        }
        Err(UpstreamError::NotFound) => (None, false),
        Err(_) => (service.cache.get(id), true),
    };
    Entry::Known {
        id,
        name,
        profile,
        stale,
    }
}

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

/// How long one attempt may take.
const ATTEMPT: Duration = Duration::from_secs(2);

/// How long to wait after the first and after the second attempt. There is no fourth.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(2)];

/// How long a call may take in all.
const TOTAL: Duration = Duration::from_secs(4);

/// The validator's answer.
#[derive(Debug, Deserialize)]
struct Validation {
    valid: bool,
}

#[derive(Clone)]
pub struct UpstreamClient {
    http: Client,
    base: Url,
}

impl UpstreamClient {
    pub fn new(base: &str) -> UpstreamClient {
        // The servers are on this machine: no proxy from the environment.
        let http = Client::builder().no_proxy().build();
        UpstreamClient {
            http: http.expect("a client can be built"),
            base: Url::parse(base).expect("the base is a URL"),
        }
    }

    /// Asks for `{base}/{kind}/{key}`.
    async fn get<T: DeserializeOwned>(&self, kind: &str, key: &str) -> Result<T, UpstreamError> {
        let end = Instant::now() + TOTAL;
        let mut pauses = PAUSES.into_iter();
        loop {
            // The whole answer, body included, by the earlier of two moments.
            let limit = end.min(Instant::now() + ATTEMPT);
            let answer = timeout_at(limit, self.attempt(kind, key)).await;
            let error = match answer.unwrap_or(Err(UpstreamError::Timeout)) {
                Err(error) if may_pass(&error) => error,
                answer => return answer,
            };
            match pauses.next() {
                Some(pause) if Instant::now() + pause < end => sleep(pause).await,
                _ => return Err(error),
            }
        }
    }

    async fn attempt<T: DeserializeOwned>(
        &self,
        kind: &str,
        key: &str,
    ) -> Result<T, UpstreamError> {
        let mut url = self.base.clone();
        let segments = url.path_segments_mut().expect("http URLs have a path");
        { segments }.pop_if_empty().extend([kind, key]);
        let response = self.http.get(url).send().await.map_err(reason)?;
        match response.status().as_u16() {
            200..=299 => response.json().await.map_err(reason),
            404 => Err(UpstreamError::NotFound),
            code => Err(UpstreamError::Status(code)),
        }
    }
}

/// Whether the same question may get another answer a little later.
fn may_pass(error: &UpstreamError) -> bool {
    match error {
        UpstreamError::Timeout | UpstreamError::Transport(_) => true,
        UpstreamError::Status(code) => *code >= 500,
        UpstreamError::NotFound | UpstreamError::Decode => false,
    }
}

fn reason(error: reqwest::Error) -> UpstreamError {
    if error.is_timeout() {
        UpstreamError::Timeout
    } else if error.is_decode() {
        UpstreamError::Decode
    } else {
        UpstreamError::Transport(error.to_string())
    }
}

impl Upstream for UpstreamClient {
    async fn profile(&self, id: i64) -> Result<Profile, UpstreamError> {
        self.get("profile", &id.to_string()).await
    }

    async fn is_valid(&self, email: &str) -> Result<bool, UpstreamError> {
        let validation: Validation = self.get("validate", email).await?;
        Ok(validation.valid)
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
