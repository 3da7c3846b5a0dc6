// expect: fail a_user_is_returned_as_json
// Believed that a second `get_user` is not needed. The laziest: one handler for both.

pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::put;
use axum::{Json, Router};
use support::{NewName, User, Users};

pub fn app(users: Users) -> Router {
    Router::new()
        .route("/user/{user_id}", put(rename_user))
        .with_state(users)
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
