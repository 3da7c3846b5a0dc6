// expect: fail a_missing_user_is_404
// Believed that a text of one's own needs no status of its own: a tuple without a status answers 200.

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

async fn get_user(
    State(users): State<Users>,
    Path(id): Path<u32>,
) -> Result<Json<User>, &'static str> {
    let user = users.find(id).ok_or("not found")?;
    Ok(Json(user))
}

pub async fn rename_user(
    Path(id): Path<u32>,
    State(users): State<Users>,
    Json(new): Json<NewName>,
) -> Result<Json<User>, &'static str> {
    let user = users.rename(id, new.name).ok_or("not found")?;
    Ok(Json(user))
}

#[cfg(test)]
mod tests;
