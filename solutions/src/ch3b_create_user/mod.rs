//! Right, because each error has one place where it gets its status, and the connection is taken after the validator
//! has answered: what lives across an `.await` lives in the future, and a connection there stays taken.
//! The database decides whether an address is taken: between a question and an insert there is an `.await`.

#[path = "../../../exercises/src/bin/ch3b_create_user/support.rs"]
pub mod support;

use std::time::{Duration, Instant};

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use support::{AppState, User, UserRequest, Validator, ValidatorDown};
use support::{ask, pool_with_ada};

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

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let validator = Validator::that_takes(Duration::from_millis(300));
    let pool = pool_with_ada();
    let app = app(AppState { pool, validator });
    let start = Instant::now();
    let create = async {
        let json = r#"{"email":"grace@example.com","name":"Grace"}"#;
        let reply = ask(&app, "POST", "/user", json).await;
        (reply, start.elapsed())
    };
    let read = async {
        let reply = ask(&app, "GET", "/user/1", "").await;
        (reply, start.elapsed())
    };
    let (create, read) = tokio::join!(create, read);
    println!("create: {:?} after {:.1?}", create.0, create.1);
    println!("read: {:?} after {:.1?}", read.0, read.1);
    let missing = ask(&app, "GET", "/user/9", "").await;
    println!("missing: {missing:?}");
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3b_create_user/tests.rs"]
mod tests;
