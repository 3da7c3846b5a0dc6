// expect: compile E0308
// Believed that the state finds its way by its type. `app` returns a `Router` that needs no more state, hence E0308; E0277 comes where a router is served.

pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use support::{NewName, User, Users};

pub fn app(_users: Users) -> Router {
    Router::new().route("/user/{user_id}", get(get_user).put(rename_user))
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
