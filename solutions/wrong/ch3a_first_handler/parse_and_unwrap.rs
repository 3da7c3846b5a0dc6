// expect: fail an_id_that_is_no_number_is_400
// Believed that an id is a number because the test for 1 passed.

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
    Path(id): Path<String>,
) -> Result<Json<User>, StatusCode> {
    let user = users
        .find(id.parse().unwrap())
        .ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(user))
}

pub async fn rename_user(
    Path(id): Path<String>,
    State(users): State<Users>,
    Json(new): Json<NewName>,
) -> Result<Json<User>, StatusCode> {
    let user = users
        .rename(id.parse().unwrap(), new.name)
        .ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(user))
}

#[cfg(test)]
mod tests;
