//! # Create a user
//!
//! The guideline's two endpoints over SQLite: `fn app(state: AppState) -> Router`.
//!
//! - `GET /user/1`: 200 and the user; 404 if there is none.
//! - `POST /user`: 201 and `{"id":2}`; 422 for an address that the validator calls invalid; 502 if the validator is down; 409 for an address that is taken.
//! - Anything else that fails: 500, without a word about the database.
//! - A user is stored only after the validator's yes, and reads go on meanwhile.
//!
//! Change it until in the picture `read` ends long before `create`.

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
    #[error("Invalid email")]
    InvalidEmail,
    #[error("Validator: {0}")]
    Validator(#[from] ValidatorDown),
    #[error("Database: {0}")]
    Database(#[from] sqlx::Error),
}

/// The guideline's `except Exception`.
impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
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
) -> Result<Json<Value>, AppError> {
    let mut transaction = state.pool.begin().await?;
    if !state.validator.is_valid(&new.email).await? {
        return Err(AppError::InvalidEmail);
    }
    let id = sqlx::query("insert into users (email, name) values (?, ?)")
        .bind(&new.email)
        .bind(&new.name)
        .execute(&mut *transaction)
        .await?
        .last_insert_rowid();
    transaction.commit().await?;
    Ok(Json(json!({ "id": id })))
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
mod tests;
