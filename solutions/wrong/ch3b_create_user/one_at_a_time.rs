// expect: fail two_creates_of_one_email_make_one_user
// Believed that two creates must not run at once, and kept a lock across the validator.

pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::{AppState, User, UserRequest, ValidatorDown};

#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error("User not found")]
    NotFound,
    #[error("Invalid email")]
    InvalidEmail,
    #[error("Email already taken")]
    Taken,
    #[error("Email validator unavailable")]
    Validator(#[from] ValidatorDown),
    #[error("Internal error")]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => AppError::NotFound,
            sqlx::Error::Database(error) if error.is_unique_violation() => AppError::Taken,
            other => AppError::Database(other),
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = match &self {
            AppError::NotFound => StatusCode::NOT_FOUND,
            AppError::InvalidEmail => StatusCode::UNPROCESSABLE_ENTITY,
            AppError::Taken => StatusCode::CONFLICT,
            AppError::Validator(_) => StatusCode::BAD_GATEWAY,
            AppError::Database(error) => {
                tracing::error!(%error, "the database failed"); // for the log, not for the client
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        (status, self.to_string()).into_response()
    }
}

pub fn app(state: AppState) -> Router {
    Router::new()
        .route("/user/{user_id}", get(get_user))
        .route("/user", post(create_user))
        .with_state(state)
}

async fn get_user(
    State(state): State<AppState>,
    Path(id): Path<i64>,
) -> Result<Json<User>, AppError> {
    let user = sqlx::query_as("select id, email, name from users where id = ?")
        .bind(id)
        .fetch_one(&state.pool)
        .await?;
    Ok(Json(user))
}

async fn create_user(
    State(state): State<AppState>,
    Json(new): Json<UserRequest>,
) -> Result<(StatusCode, Json<Value>), AppError> {
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one = ONE.lock().await;
    // First what takes long and is not ours; nothing that others need is alive meanwhile.
    if !state.validator.is_valid(&new.email).await? {
        return Err(AppError::InvalidEmail);
    }
    let mut transaction = state.pool.begin().await?;
    let id = sqlx::query("insert into users (email, name) values (?, ?)")
        .bind(&new.email)
        .bind(&new.name)
        .execute(&mut *transaction)
        .await?
        .last_insert_rowid();
    transaction.commit().await?; // any `?` above drops `transaction`, which rolls back
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))))
}

#[cfg(test)]
mod tests;
