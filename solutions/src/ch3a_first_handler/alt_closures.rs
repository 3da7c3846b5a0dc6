//! No `State`: each handler is a closure that owns its handle to the users, and the answer is a `Response`.

#[path = "../../../exercises/src/bin/ch3a_first_handler/support.rs"]
pub mod support;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use axum::{Json, Router};
use support::{NewName, User, Users};

pub fn app(users: Users) -> Router {
    Router::new().nest("/user", Router::new().route("/{id}", one_user(users)))
}

fn one_user(users: Users) -> MethodRouter {
    let same_users = users.clone();
    get(move |Path(id): Path<u32>| async move { answer(users.find(id)) }).put(
        move |Path(id): Path<u32>, Json(new): Json<NewName>| async move {
            answer(same_users.rename(id, new.name))
        },
    )
}

fn answer(user: Option<User>) -> Response {
    match user {
        Some(user) => Json(user).into_response(),
        None => (StatusCode::NOT_FOUND, "no such user").into_response(),
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3a_first_handler/tests.rs"]
mod tests;
