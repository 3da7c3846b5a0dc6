// expect: fail other_methods_are_405
// Believed that a route needs no method.

pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::put;
use axum::{Json, Router};
use support::{NewName, User, Users};

pub fn app(users: Users) -> Router {
    Router::new()
        .route("/user/{user_id}", put(rename_user).fallback(get_user))
        .with_state(users)
}

async fn get_user(
    State(users): State<Users>,
    Path(id): Path<u32>,
) -> Result<Json<User>, StatusCode> {
    let user = users.find(id).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(user))
}

pub async fn rename_user(
    Path(id): Path<u32>,
    State(users): State<Users>,
    Json(new): Json<NewName>,
) -> Result<Json<User>, StatusCode> {
    let user = users.rename(id, new.name).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(user))
}

#[cfg(test)]
mod tests;
