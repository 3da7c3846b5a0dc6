//! The lookup is an extractor: whoever asks for a `Found` has a user, or never runs.

#[path = "../../../exercises/src/bin/ch3a_first_handler/support.rs"]
pub mod support;

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use support::{NewName, User, Users};

struct Found {
    user: User,
    users: Users,
}

impl FromRequestParts<Users> for Found {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, users: &Users) -> Result<Self, Response> {
        let Path(id) = Path::<u32>::from_request_parts(parts, users)
            .await
            .map_err(IntoResponse::into_response)?;
        let user = users
            .find(id)
            .ok_or(StatusCode::NOT_FOUND.into_response())?;
        let users = users.clone();
        Ok(Found { user, users })
    }
}

pub fn app(users: Users) -> Router {
    Router::new()
        .route("/user/{user_id}", get(get_user).put(rename_user))
        .with_state(users)
}

async fn get_user(found: Found) -> Json<User> {
    Json(found.user)
}

async fn rename_user(found: Found, Json(new): Json<NewName>) -> Json<Option<User>> {
    Json(found.users.rename(found.user.id, new.name))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch3a_first_handler/tests.rs"]
mod tests;
