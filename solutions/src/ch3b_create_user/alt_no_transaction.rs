//! Each query says what its errors mean; there is no `From<sqlx::Error>`, so a forgotten one does not compile.
//! A single `insert` is a transaction of its own, so none has to be opened.

#[path = "../../../exercises/src/bin/ch3b_create_user/support.rs"]
pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::json;
use support::{AppState, User, UserRequest, ValidatorDown};

pub fn app(state: AppState) -> Router {
    Router::new()
        .route("/user/{user_id}", get(get_user))
        .route("/user", post(create_user))
        .with_state(state)
}

/// What the client did wrong, or nothing but the status.
type Refusal = (StatusCode, &'static str);

fn internal(error: sqlx::Error) -> Refusal {
    tracing::error!(%error, "the database failed");
    (StatusCode::INTERNAL_SERVER_ERROR, "Internal error")
}

async fn get_user(
    State(state): State<AppState>,
    Path(id): Path<i64>,
) -> Result<Json<User>, Refusal> {
    let user = sqlx::query_as("select id, email, name from users where id = ?")
        .bind(id)
        .fetch_optional(&state.pool)
        .await
        .map_err(internal)?;
    let user = user.ok_or((StatusCode::NOT_FOUND, "User not found"))?;
    Ok(Json(user))
}

async fn create_user(
    State(state): State<AppState>,
    Json(new): Json<UserRequest>,
) -> Result<impl IntoResponse, Refusal> {
    match state.validator.is_valid(&new.email).await {
        Ok(true) => {}
        Ok(false) => return Err((StatusCode::UNPROCESSABLE_ENTITY, "Invalid email")),
        Err(ValidatorDown) => return Err((StatusCode::BAD_GATEWAY, "Email validator unavailable")),
    }
    let inserted = sqlx::query("insert into users (email, name) values (?, ?)")
        .bind(&new.email)
        .bind(&new.name)
        .execute(&state.pool)
        .await;
    let done = inserted.map_err(|error| match error.as_database_error() {
        Some(error) if error.is_unique_violation() => (StatusCode::CONFLICT, "Email already taken"),
        _ => internal(error),
    })?;
    let id = done.last_insert_rowid();
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3b_create_user/tests.rs"]
mod tests;
