//! # First handler
//!
//! Two endpoints for the given `Users`: `fn app(users: Users) -> Router`.
//!
//! - `GET /user/1` answers 200 and the user as JSON: `{"id":1,"name":"Ada"}`.
//! - `PUT /user/1` with the body `{"name":"Ada King"}` renames the user and answers the same way.
//! - Where there is no such user, both answer 404.
//! - An id that is no number gets 400.
//! - Other methods get 405.

pub mod support;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};
use support::{NewName, User, Users, ask};

pub fn app(users: Users) -> Router {
    Router::new()
        .route("/user/{user_id}", get(get_user))
        // Uncomment the line, press Run and read what rustc says.
        // .route("/user/{user_id}", axum::routing::put(rename_user))
        .with_state(users)
}

async fn get_user(
    State(users): State<Users>, // a clone of what `with_state` was given
    Path(id): Path<u32>,
) -> Json<Option<User>> {
    Json(users.find(id))
}

pub async fn rename_user(
    Json(new): Json<NewName>,
    Path(id): Path<u32>,
    State(users): State<Users>,
) -> Json<Option<User>> {
    Json(users.rename(id, new.name))
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let app = app(Users::new([(1, "Ada"), (2, "Grace")]));
    for (method, path, json) in [
        ("GET", "/user/1", ""),
        ("GET", "/user/9", ""),
        ("GET", "/user/ada", ""),
        ("PUT", "/user/1", r#"{"name":"Ada King"}"#),
        ("DELETE", "/user/1", ""),
    ] {
        let reply = ask(&app, method, path, json).await;
        println!("{method} {path}: {reply:?}");
    }
}

#[cfg(test)]
mod tests;
