//! Given: the database, the validator of somebody else, and a way to ask a router without a network.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;
use sqlx::sqlite::SqlitePoolOptions;
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tower::ServiceExt;

#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub name: String,
}

/// The body of a `POST` request.
#[derive(Debug, Deserialize)]
pub struct UserRequest {
    pub email: String,
    pub name: String,
}

/// What the handlers share.
#[derive(Clone)]
pub struct AppState {
    pub pool: SqlitePool,
    pub validator: Validator,
}

/// A database in memory with one user, Ada. The pool has one connection, opened when it is first
/// needed. Whoever asks for it while it is taken waits for it, at most two seconds.
pub fn pool_with_ada() -> SqlitePool {
    let table = "create table users (id integer primary key, email text not null unique, name text not null); \
                 insert into users (email, name) values ('ada@example.com', 'Ada')";
    SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(Duration::from_secs(2))
        .after_connect(move |connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(table).execute(connection).await?;
                Ok(())
            })
        })
        .connect_lazy("sqlite::memory:")
        .expect("a database in memory")
}

/// Somebody else's server that says whether an email address is valid.
#[derive(Clone)]
pub struct Validator(Arc<Requests>);

struct Requests {
    takes: Duration,
    arrived: Semaphore,
    answers: Semaphore,
}

/// The validator did not answer.
#[derive(Debug, thiserror::Error)]
#[error("validator.example.com: connection refused")]
pub struct ValidatorDown;

impl Validator {
    /// A validator that takes this long for each answer.
    pub fn that_takes(takes: Duration) -> Validator {
        Self::new(takes, Semaphore::MAX_PERMITS)
    }

    /// A validator that answers only when [`Validator::answer`] says so.
    pub fn that_waits() -> Validator {
        Self::new(Duration::ZERO, 0)
    }

    fn new(takes: Duration, n_answers: usize) -> Validator {
        Validator(Arc::new(Requests {
            takes,
            arrived: Semaphore::new(0),
            answers: Semaphore::new(n_answers),
        }))
    }

    /// Asks the server. An address is valid if it has an `@`; for `down@…` there is no answer.
    pub async fn is_valid(&self, email: &str) -> Result<bool, ValidatorDown> {
        let requests = &self.0;
        requests.arrived.add_permits(1);
        let answer = requests.answers.acquire().await;
        answer.expect("never closed").forget();
        if !requests.takes.is_zero() {
            sleep(requests.takes).await;
        }
        if email.starts_with("down@") {
            return Err(ValidatorDown);
        }
        Ok(email.contains('@'))
    }

    /// Waits until `n` more requests have arrived.
    pub async fn arrived(&self, n: u32) {
        let arrived = self.0.arrived.acquire_many(n).await;
        arrived.expect("never closed").forget();
    }

    /// Lets `n` requests be answered.
    pub fn answer(&self, n: usize) {
        self.0.answers.add_permits(n);
    }
}

/// What a client gets: the status and the body, or nothing because the handler panicked.
#[derive(Debug)]
pub enum Reply {
    Answer(u16, String),
    Panicked,
}

/// Sends a request to the router. An empty `json` means no body.
pub async fn ask(app: &Router, method: &str, path: &str, json: &str) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .body(Body::from(json.to_owned()))
        .expect("a request");
    // A task, as in a server: there, too, a panic in a handler ends only its task.
    let Ok(answer) = tokio::spawn(app.clone().oneshot(request)).await else {
        return Reply::Panicked;
    };
    let answer = answer.expect("a router has no other error");
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), usize::MAX).await;
    let body = body.expect("the body is in memory");
    Reply::Answer(status, String::from_utf8_lossy(&body).into_owned())
}
