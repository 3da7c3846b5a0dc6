// expect: fail each_failure_has_its_status
// Believed, as the guideline, that one answer fits every exception.

pub mod support;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use support::{NewUser, Service, Store, Upstream};
use support::{StoreError, UpstreamError, users};

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
            AppError::InvalidEmail => StatusCode::INTERNAL_SERVER_ERROR,
            AppError::Taken => StatusCode::INTERNAL_SERVER_ERROR,
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

#[cfg(test)]
mod tests;
