// expect: fail a_rename_is_answered_and_can_be_read_back
// Believed that each route may have users of its own.

pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use support::{NewName, User, Users};

pub fn app(users: Users) -> Router {
    Router::new()
        .route("/user/{user_id}", get(get_user))
        .with_state(users)
        .merge(
            Router::new()
                .route("/user/{user_id}", axum::routing::put(rename_user))
                .with_state(Users::new([(1, "Ada"), (2, "Grace")])),
        )
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
