//! What a page can ask.

mod file;
mod learner;
mod runs;

pub(super) use file::{open, reset, save, versions};
pub(super) use learner::{export, import, state};
pub(super) use runs::{check, run};

use std::sync::Arc;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use super::App;
use crate::course::Exercise;
use file::Opened;

/// An exercise.
#[derive(Deserialize)]
pub(super) struct Which {
    id: String,
}

/// Does what waits for the disk where no other request has to wait for it.
async fn on_disk<T: Send + 'static>(
    app: Arc<App>,
    work: impl FnOnce(&App) -> Result<T, Failure> + Send + 'static,
) -> Result<Json<T>, Failure> {
    tokio::task::spawn_blocking(move || work(&app))
        .await?
        .map(Json)
}

fn find<'a>(app: &'a App, id: &str) -> Result<&'a Exercise, Failure> {
    app.course
        .exercise(id)
        .map_err(|error| Failure::NotFound(format!("{error:#}")))
}

/// Why a request got no answer.
pub(super) enum Failure {
    /// There is nothing of that name.
    NotFound(String),
    /// The file has changed since the page read it; this is what it holds now.
    Conflict(Box<Opened>),
    /// Something of this machine's failed.
    Internal(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Internal(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, error) = match self {
            Self::Conflict(theirs) => return (StatusCode::CONFLICT, Json(theirs)).into_response(),
            Self::NotFound(error) => (StatusCode::NOT_FOUND, error),
            Self::Internal(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")),
        };
        (status, Json(json!({ "error": error }))).into_response()
    }
}
