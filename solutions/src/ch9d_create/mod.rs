//! Right, because nothing is kept while the validator thinks: the store itself refuses the second of two.
//! A dropped handler ends its validation; `Store::create` leaves a user with an event, or neither.

#[path = "../../../exercises/src/bin/ch9d_create/support.rs"]
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
use tokio::time::Instant;

#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("invalid email")]
    InvalidEmail,
    #[error("email already taken")]
    Taken,
    #[error("validator unavailable")]
    Validator(#[from] UpstreamError),
    #[error("internal error")]
    Store(StoreError),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        match error {
            StoreError::Taken => AppError::Taken,
            StoreError::Failed(_) => AppError::Store(error),
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = match &self {
            AppError::InvalidEmail => StatusCode::UNPROCESSABLE_ENTITY,
            AppError::Taken => StatusCode::CONFLICT,
            AppError::Validator(_) => StatusCode::BAD_GATEWAY,
            AppError::Store(error) => {
                tracing::error!(%error, "the store failed"); // for the log, not for the client
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        (status, self.to_string()).into_response()
    }
}

pub fn app<S: Store, U: Upstream>(service: Service<S, U>) -> Router {
    let handlers = get(users::<S, U>).post(create::<S, U>);
    Router::new().route("/users", handlers).with_state(service)
}

async fn create<S: Store, U: Upstream>(
    State(service): State<Service<S, U>>,
    Json(new): Json<NewUser>,
) -> Result<(StatusCode, Json<Value>), AppError> {
    // Nothing that others need is alive while the validator thinks.
    if !service.upstream.is_valid(&new.email).await? {
        return Err(AppError::InvalidEmail);
    }
    let id = service.store.create(new).await?; // both or neither, also if it is dropped
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))))
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
#[path = "../../../exercises/src/bin/ch9d_create/tests.rs"]
mod tests;
