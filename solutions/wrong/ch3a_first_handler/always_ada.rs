// expect: fail a_user_is_returned_as_json
// Believed that the answer in the task is enough.

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
    let _ = (users, id);
    let user = User {
        id: 1,
        name: "Ada".to_owned(),
    };
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
