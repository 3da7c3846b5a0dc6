//! Right, and enough for one handler: each `match` must name every case. With more handlers, one `AppError` says it once.

#[path = "../../../exercises/src/bin/ch9d_create/support.rs"]
pub mod support;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use support::{NewUser, Service, Store, Upstream};
use support::{StoreError, users};

pub fn app<S: Store, U: Upstream>(service: Service<S, U>) -> Router {
    let handlers = get(users::<S, U>).post(create::<S, U>);
    Router::new().route("/users", handlers).with_state(service)
}

async fn create<S: Store, U: Upstream>(
    State(service): State<Service<S, U>>,
    Json(new): Json<NewUser>,
) -> Result<(StatusCode, Json<Value>), StatusCode> {
    match service.upstream.is_valid(&new.email).await {
        Ok(true) => {}
        Ok(false) => return Err(StatusCode::UNPROCESSABLE_ENTITY),
        Err(_) => return Err(StatusCode::BAD_GATEWAY),
    }
    match service.store.create(new).await {
        Ok(id) => Ok((StatusCode::CREATED, Json(json!({ "id": id })))),
        Err(StoreError::Taken) => Err(StatusCode::CONFLICT),
        Err(StoreError::Failed(_)) => Err(StatusCode::INTERNAL_SERVER_ERROR),
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch9d_create/tests.rs"]
mod tests;
