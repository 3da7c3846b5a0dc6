// expect: compile E0277
// Believed that the order of arguments does not matter. The body can be read only once, so what takes it comes last.

pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use support::{NewName, User, Users};

pub fn app(users: Users) -> Router {
    Router::new()
        .route("/user/{user_id}", get(get_user).put(rename_user))
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
    Json(new): Json<NewName>,
    Path(id): Path<u32>,
    State(users): State<Users>,
) -> Result<Json<User>, StatusCode> {
    let user = users.rename(id, new.name).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(user))
}

#[cfg(test)]
mod tests;
