// expect: fail a_missing_user_is_404
// Believed that `null` says enough. The guideline's `-> dict` returns `None` in the same way.

pub mod support;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use support::{NewName, User, Users};

pub fn app(users: Users) -> Router {
    Router::new()
        .route("/user/{user_id}", get(get_user).put(rename_user))
        .with_state(users)
}

async fn get_user(State(users): State<Users>, Path(id): Path<u32>) -> Json<Option<User>> {
    let user = users.find(id);
    Json(user)
}

pub async fn rename_user(
    Path(id): Path<u32>,
    State(users): State<Users>,
    Json(new): Json<NewName>,
) -> Json<Option<User>> {
    let user = users.rename(id, new.name);
    Json(user)
}

#[cfg(test)]
mod tests;
