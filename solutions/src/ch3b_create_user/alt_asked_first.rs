//! The address is looked up before the validator is bothered, and its connection goes back at the end of the block.
//! `on conflict do nothing` answers without a row if somebody was faster.

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
    let taken = (StatusCode::CONFLICT, "Email already taken");
    let found: Option<(i64,)> = {
        let mut connection = state.pool.acquire().await.map_err(internal)?;
        sqlx::query_as("select id from users where email = ?")
            .bind(&new.email)
            .fetch_optional(&mut *connection)
            .await
            .map_err(internal)?
    };
    if found.is_some() {
        return Err(taken);
    }
    match state.validator.is_valid(&new.email).await {
        Ok(true) => {}
        Ok(false) => return Err((StatusCode::UNPROCESSABLE_ENTITY, "Invalid email")),
        Err(ValidatorDown) => return Err((StatusCode::BAD_GATEWAY, "Email validator unavailable")),
    }
    let insert =
        "insert into users (email, name) values (?, ?) on conflict do nothing returning id";
    let id: Option<(i64,)> = sqlx::query_as(insert)
        .bind(&new.email)
        .bind(&new.name)
        .fetch_optional(&state.pool)
        .await
        .map_err(internal)?;
    let (id,) = id.ok_or(taken)?;
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3b_create_user/tests.rs"]
mod tests;
