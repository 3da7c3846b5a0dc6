//! # A new user
//!
//! `POST /users` stores a user whose address is valid. Mend `create` and `AppError`.
//!
//! - 201 and `{"id":1}`; 422 for an invalid address, 409 for a taken one, 502 if the validator does not answer.
//! - The store fails: 500, without details.
//! - Two validations of 300 ms at once take 300 ms.
//! - Whoever leaves while the validator thinks leaves nothing behind; later, a user with an event, or neither.
//!
//! Change it until in the picture the first two `post(…)` end at 300 ms.

pub mod support;

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use support::{FakeUpstream, MemoryStore, NewUser, Service, Store, Upstream};
use support::{StoreError, UpstreamError, ask, users};
use tokio::sync::Mutex;
use tokio::time::Instant;

#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("invalid email")]
    InvalidEmail,
    #[error("validator: {0}")]
    Validator(#[from] UpstreamError),
    #[error("store: {0}")]
    Store(#[from] StoreError),
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        (status, self.to_string()).into_response()
    }
}

pub fn app<S: Store, U: Upstream>(service: Service<S, U>) -> Router {
    let handlers = get(users::<S, U>).post(create::<S, U>);
    Router::new().route("/users", handlers).with_state(service)
}

/// Kept while a user is created, so that no address is taken twice.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

async fn create<S: Store, U: Upstream>(
    State(service): State<Service<S, U>>,
    Json(new): Json<NewUser>,
) -> Result<Json<Value>, AppError> {
    let _one_at_a_time = ONE_AT_A_TIME.lock().await;
    if !service.upstream.is_valid(&new.email).await? {
        return Err(AppError::InvalidEmail);
    }
    let id = service.store.create(new).await?;
    Ok(Json(json!({ "id": id })))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let upstream = FakeUpstream::that_takes(Duration::from_millis(300));
    let app = app(Service::new(MemoryStore::default(), upstream));
    let start = Instant::now();
    let post = async |email: &str| {
        let json = json!({ "email": email, "name": "N" }).to_string();
        let (status, body) = ask(&app, "POST", "/users", &json).await;
        println!("{email}: {status} {body} after {:?}", start.elapsed());
    };
    tokio::join!(post("ada@example.com"), post("bob@example.com"));
    post("ada@example.com").await;
    post("nonsense").await;
    post("down@example.com").await;
}

#[cfg(test)]
mod tests;
