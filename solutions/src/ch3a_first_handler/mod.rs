//! Right, because each argument takes its part of the request, and `Json`, which takes the body, is the last.
//! A missing user is an `Err`, and `Result` is a response if both its sides are.

#[path = "../../../exercises/src/bin/ch3a_first_handler/support.rs"]
pub mod support;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use support::{NewName, User, Users, ask};

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
    Path(id): Path<u32>,
    State(users): State<Users>,
    Json(new): Json<NewName>,
) -> Result<Json<User>, StatusCode> {
    let user = users.rename(id, new.name).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(user))
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
#[path = "../../../exercises/src/bin/ch3a_first_handler/tests.rs"]
mod tests;
